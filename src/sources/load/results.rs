//! `results.csv`: votes.

use super::{
    LoadError,
    folder::File,
    lookup::Lookup,
    people::{self, Standing},
    provenance::Covered,
    table::{Row, Table},
};
use crate::sources::{Choice, Election, ResultRow};

const COLUMNS: [&str; 9] =
    ["release", "contest", "choice", "name", "person", "party", "votes", "outcome", "aliases"];
const NEEDED: [&str; 7] = ["release", "contest", "choice", "name", "person", "party", "votes"];
const CHOICES: [(&str, Choice); 4] = [
    ("candidate", Choice::Candidate),
    ("none_of_above", Choice::NoneOfAbove),
    ("write_in", Choice::WriteIn),
    ("blank", Choice::Blank),
];
const OUTCOMES: [(&str, Option<bool>); 3] =
    [("elected", Some(true)), ("lost", Some(false)), ("", None)];

/// Reads votes, and with them who stands.
pub(super) fn read(
    file: &File,
    covered: &Covered,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    while let Some(row) = table.next()? {
        let result = result(&row, covered, election, ids)?;
        election.results.push(result);
    }
    election.results.sort_by_key(|row| (row.release, row.candidacy, row.line));
    refuse_duplicates(file, election)
}

fn result(
    row: &Row<'_, { COLUMNS.len() }>,
    covered: &Covered,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<ResultRow, LoadError> {
    let wrong = |problem: String| row.error(problem);
    let release = ids.releases.find(row.required(0)?).map_err(wrong)?;
    let contest = ids.contests.find(row.required(1)?).map_err(wrong)?;
    let standing = Standing {
        contest,
        choice: row.word(2, &CHOICES)?,
        name: row.text(3),
        person: row.text(4),
        party: ids.parties.find(row.required(5)?).map_err(wrong)?,
    };
    let candidacy = people::candidacy(&standing, election, ids).map_err(wrong)?;
    if let Some(person) = election.candidacies[candidacy.ix()].person {
        row.list(8).for_each(|name| people::also_called(&mut election.people[person.ix()], name));
    }
    Ok(ResultRow {
        release,
        candidacy,
        votes: row.count(6)?,
        elected: row.word(7, &OUTCOMES)?,
        trust: covered.trust(Some(release), Some(contest)).map_err(wrong)?,
        line: row.line,
    })
}

fn refuse_duplicates(file: &File, election: &Election) -> Result<(), LoadError> {
    let key = |row: &ResultRow| (row.release, row.candidacy);
    let Some(pair) = election.results.windows(2).find(|pair| key(&pair[0]) == key(&pair[1])) else {
        return Ok(());
    };
    let problem = format!(
        "`{}` already has a row for this contest and release, on line {}; keep one",
        election.candidacy_name(pair[1].candidacy),
        pair[0].line
    );
    Err(file.error(pair[1].line, problem))
}
