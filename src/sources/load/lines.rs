//! `lines.csv`: what a candidacy got on each of several lines of the ballot paper.

use super::{
    LoadError,
    folder::File,
    lookup::{Lookup, OnPaper},
    provenance::Covered,
    table::Table,
};
use crate::sources::{Election, LineRow};

const COLUMNS: [&str; 5] = ["release", "contest", "person", "party", "votes"];

/// Reads ballot lines.
pub(super) fn read(
    file: &File,
    covered: &Covered,
    election: &mut Election,
    ids: &Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &COLUMNS)?;
    while let Some(row) = table.next()? {
        let wrong = |problem: String| row.error(problem);
        let release = ids.releases.find(row.required(0)?).map_err(wrong)?;
        let contest = ids.contests.find(row.required(1)?).map_err(wrong)?;
        let person = ids.people.find(row.required(2)?).map_err(wrong)?;
        let stands = ids.candidacies.get(&(contest, OnPaper::Person(person)));
        let candidacy = *stands.ok_or_else(|| {
            row.error(format!(
                "`{}` doesn't stand in {}; see results.csv",
                row.text(2),
                row.text(1)
            ))
        })?;
        election.lines.push(LineRow {
            release,
            candidacy,
            party: ids.parties.find(row.required(3)?).map_err(wrong)?,
            votes: row.required(4).and(row.count(4))?.unwrap_or_default(),
            trust: covered.trust(Some(release), Some(contest)).map_err(wrong)?,
            line: row.line,
        });
    }
    Ok(())
}
