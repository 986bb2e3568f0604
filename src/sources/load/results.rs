//! `results.csv`: votes.

use super::{
    LoadError,
    folder::File,
    lookup::Lookup,
    people::{self, Standing},
    provenance::Covered,
    table::{Row, Table},
};
use crate::sources::{Choice, ContestId, Election, ReleaseId, ResultRow, Trust};

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
    election.results.reserve(table.rows());
    people::expect(table.rows(), election, ids);
    let mut last: Option<Count> = None;
    while let Some(row) = table.next()? {
        let count = match last.filter(|last| last.is_of(&row)) {
            Some(last) => last,
            None => Count::of(&row, covered, ids)?,
        };
        let result = result(&row, &count, election, ids)?;
        election.results.push(result);
        last = Some(count);
    }
    election.results.sort_by_key(|row| (row.release, row.candidacy, row.line));
    refuse_duplicates(file, election)
}

type VotesRow<'a> = Row<'a, { COLUMNS.len() }>;

/// The count that a row belongs to: one contest in one release. Its rows stand together, so that it is
/// looked up once for all of them.
struct Count {
    written: [String; 2],
    release: ReleaseId,
    contest: ContestId,
    trust: Trust,
}

impl Count {
    fn of(row: &VotesRow<'_>, covered: &Covered, ids: &Lookup) -> Result<Self, LoadError> {
        let wrong = |problem: String| row.error(problem);
        let written = [row.required(0)?, row.required(1)?];
        let release = ids.releases.find(written[0]).map_err(wrong)?;
        let contest = ids.contests.find(written[1]).map_err(wrong)?;
        let trust = covered.trust(Some(release), Some(contest)).map_err(wrong)?;
        Ok(Self { written: written.map(str::to_owned), release, contest, trust })
    }

    fn is_of(&self, row: &VotesRow<'_>) -> bool {
        self.written == [row.text(0), row.text(1)]
    }
}

fn result(
    row: &VotesRow<'_>,
    count: &Count,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<ResultRow, LoadError> {
    let wrong = |problem: String| row.error(problem);
    let standing = Standing {
        contest: count.contest,
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
        release: count.release,
        candidacy,
        votes: row.count(6)?,
        elected: row.word(7, &OUTCOMES)?,
        trust: count.trust,
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
