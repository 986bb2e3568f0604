//! `members.csv`: who belongs to a bloc.

use super::{
    LoadError,
    folder::File,
    lookup::{Lookup, OnPaper},
    provenance::Covered,
    table::{Row, Table},
};
use crate::sources::{BlocMember, Election, Member};

const COLUMNS: [&str; 8] =
    ["bloc", "party", "contest", "person", "membership", "from", "until", "source"];
const NEEDED: [&str; 2] = ["bloc", "membership"];
const MEMBERSHIP: [(&str, bool); 2] = [("sure", true), ("probable", false)];

type MemberRow<'a> = Row<'a, { COLUMNS.len() }>;

/// Reads memberships into their blocs.
pub(super) fn read(
    file: &File,
    covered: &Covered,
    election: &mut Election,
    ids: &Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    while let Some(row) = table.next()? {
        let bloc = ids.blocs.find(row.required(0)?).map_err(|problem| row.error(problem))?;
        let member = BlocMember {
            who: who(&row, ids)?,
            sure: row.word(4, &MEMBERSHIP)?,
            from: row.date(5)?,
            until: row.date(6)?,
            source: row.text(7).to_owned(),
            trust: covered.trust(None, None).map_err(|problem| row.error(problem))?,
            line: row.line,
        };
        if let Member::Party(party) = member.who
            && election.parties[party.ix()].contested_as == Some(bloc)
        {
            return Err(row.error(
                "this party contested as this very bloc, so it can't be a member; name its candidacies",
            ));
        }
        election.blocs[bloc.ix()].members.push(member);
    }
    Ok(())
}

fn who(row: &MemberRow<'_>, ids: &Lookup) -> Result<Member, LoadError> {
    let wrong = |problem: String| row.error(problem);
    match (row.text(1), row.text(2), row.text(3)) {
        (party, "", "") if !party.is_empty() => {
            ids.parties.find(party).map(Member::Party).map_err(wrong)
        }
        ("", contest, person) if !contest.is_empty() && !person.is_empty() => {
            let contest_id = ids.contests.find(contest).map_err(wrong)?;
            let person_id = ids.people.find(person).map_err(wrong)?;
            ids.candidacies
                .get(&(contest_id, OnPaper::Person(person_id)))
                .map(|candidacy| Member::Candidacy(*candidacy))
                .ok_or_else(|| {
                    row.error(format!("`{person}` doesn't stand in {contest}; see results.csv"))
                })
        }
        _ => Err(row.error("write either `party`, or `contest` and `person`")),
    }
}
