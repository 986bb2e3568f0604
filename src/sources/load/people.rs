//! Who stands where: people and candidacies, as the rows of `results.csv` name them.

use super::lookup::{Lookup, OnPaper};
use crate::sources::{
    Candidacy, CandidacyId, Choice, ContestId, Election, PartyId, Person, PersonId,
};

/// What a row says about who stands.
pub(super) struct Standing<'a> {
    pub contest: ContestId,
    pub choice: Choice,
    pub person: &'a str,
    pub name: &'a str,
    pub party: PartyId,
}

/// Makes room for what so many rows may name; of most people there is one row.
pub(super) fn expect(rows: usize, election: &mut Election, ids: &mut Lookup) {
    election.candidacies.reserve(rows);
    election.people.reserve(rows);
    ids.people.reserve(rows);
    ids.candidacies.reserve(rows);
}

/// The candidacy a row speaks of, made known if it is the first to name it.
pub(super) fn candidacy(
    row: &Standing<'_>,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<CandidacyId, String> {
    let person = match row.choice {
        Choice::Candidate => Some(person(row, election, ids)?),
        _ if row.person.is_empty() => None,
        _ => return Err("`person` is given for a choice that is nobody; leave it empty".into()),
    };
    let on_paper = person.map_or(OnPaper::Other(row.choice), OnPaper::Person);
    if let Some(known) = ids.candidacies.get(&(row.contest, on_paper)) {
        return same_party(*known, row, election);
    }
    let id = CandidacyId(number(election.candidacies.len())?);
    ids.candidacies.insert((row.contest, on_paper), id);
    election.candidacies.push(Candidacy {
        contest: row.contest,
        person,
        party: row.party,
        choice: row.choice,
    });
    election.contests[row.contest.ix()].candidacies.push(id);
    if let Some(person) = person {
        election.people[person.ix()].candidacies.push(id);
    }
    Ok(id)
}

fn person(
    row: &Standing<'_>,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<PersonId, String> {
    if row.person.is_empty() {
        return Err(
            "`person` is empty; give the candidate an id, one for all rows about them".into()
        );
    }
    if row.name.is_empty() {
        return Err("`name` is empty; write the name as printed".into());
    }
    if let Some(known) = ids.people.get(row.person) {
        also_called(&mut election.people[known.ix()], row.name);
        return Ok(known);
    }
    let id = PersonId(number(election.people.len())?);
    ids.people.declare(row.person, id)?;
    election.people.push(Person {
        id: row.person.to_owned(),
        name: row.name.to_owned(),
        aliases: Vec::new(),
        candidacies: Vec::new(),
    });
    Ok(id)
}

/// Adds a spelling that is new.
pub(super) fn also_called(person: &mut Person, name: &str) {
    if person.name != name && person.aliases.iter().all(|known| known != name) {
        person.aliases.push(name.to_owned());
    }
}

/// A candidate stands for one party in a contest, whatever the release.
fn same_party(
    known: CandidacyId,
    row: &Standing<'_>,
    election: &Election,
) -> Result<CandidacyId, String> {
    let party = election.candidacies[known.ix()].party;
    if party == row.party {
        return Ok(known);
    }
    let name = |party: PartyId| &election.parties[party.ix()].id;
    Err(format!(
        "`{}` stands for {} here and for {} in an earlier row; use one party, as contested",
        row.person,
        name(row.party),
        name(party)
    ))
}

fn number(count: usize) -> Result<u32, String> {
    u32::try_from(count).map_err(|_| "too many rows".to_owned())
}
