//! The files of a folder, in the order in which they refer to each other.

use super::{
    LoadError, contests,
    election::Facts,
    folder::{File, Folder},
    lines,
    lookup::Lookup,
    members, parties,
    provenance::{self, Covered},
    results, seats, turnout,
};
use crate::sources::{ContestId, Election, index::Index};

/// Reads one election.
pub(super) fn election(folder: &Folder) -> Result<Election, LoadError> {
    let facts_file = folder.required("election.yaml")?;
    let facts = Facts::read(facts_file)?;
    let (mut election, mut ids) = facts.begin(folder, facts_file)?;

    if let Some(file) = folder.optional("parties.csv") {
        parties::read(file, &mut election, &mut ids)?;
    }

    let contests_file = folder.required("contests.csv")?;
    contests::read(contests_file, &mut election, &mut ids)?;
    facts.resolve(&mut election, &ids, facts_file)?;

    let (provenance, mut trust) = provenance::read(folder.required("provenance.yaml")?, &ids)?;
    election.provenance = provenance;
    trust_contests(contests_file, &trust.of("contests.csv"), &mut election)?;

    if let Some(file) = folder.optional("results.csv") {
        results::read(file, &trust.of("results.csv"), &mut election, &mut ids)?;
    }
    facts.name_people(&mut election, &ids, facts_file)?;

    let tables: [(&str, Reader); 4] = [
        ("lines.csv", lines::read),
        ("members.csv", members::read),
        ("turnout.csv", turnout::read),
        ("seats.csv", seats::read),
    ];
    for (name, read) in tables {
        if let Some(file) = folder.optional(name) {
            read(file, &trust.of(name), &mut election, &ids)?;
        }
    }
    election.index = Index::of(&election);
    Ok(election)
}

type Reader = fn(&File, &Covered, &mut Election, &Lookup) -> Result<(), LoadError>;

fn trust_contests(
    file: &File,
    covered: &Covered,
    election: &mut Election,
) -> Result<(), LoadError> {
    for (id, contest) in (0..).map(ContestId).zip(&mut election.contests) {
        contest.trust =
            covered.trust(None, Some(id)).map_err(|problem| file.error(contest.line, problem))?;
    }
    Ok(())
}
