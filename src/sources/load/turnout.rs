//! `turnout.csv`: rolls and ballots.

use super::{
    LoadError,
    folder::File,
    lookup::Lookup,
    provenance::Covered,
    table::{Row, Table},
};
use crate::sources::{Election, TurnoutArea, TurnoutRow};

const COLUMNS: [&str; 8] = [
    "release",
    "area",
    "registered",
    "registered_men",
    "registered_women",
    "cast",
    "valid",
    "rejected",
];
const NEEDED: [&str; 2] = ["release", "area"];

/// Reads rolls and ballots.
pub(super) fn read(
    file: &File,
    covered: &Covered,
    election: &mut Election,
    ids: &Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    while let Some(row) = table.next()? {
        election.turnout.push(turnout(&row, covered, ids)?);
    }
    election.turnout.sort_by_key(|row| (row.release, row.area, row.line));
    let key = |row: &TurnoutRow| (row.release, row.area);
    match election.turnout.windows(2).find(|pair| key(&pair[0]) == key(&pair[1])) {
        None => Ok(()),
        Some(pair) => {
            let problem = format!(
                "this area already has a row for this release, on line {}; keep one",
                pair[0].line
            );
            Err(file.error(pair[1].line, problem))
        }
    }
}

fn turnout(
    row: &Row<'_, { COLUMNS.len() }>,
    covered: &Covered,
    ids: &Lookup,
) -> Result<TurnoutRow, LoadError> {
    let wrong = |problem: String| row.error(problem);
    let release = ids.releases.find(row.required(0)?).map_err(wrong)?;
    let area = area(row.required(1)?, ids).map_err(wrong)?;
    let contest = match area {
        TurnoutArea::Contest(contest) => Some(contest),
        _ => None,
    };
    Ok(TurnoutRow {
        release,
        area,
        registered: row.count(2)?,
        registered_men: row.count(3)?,
        registered_women: row.count(4)?,
        cast: row.count(5)?,
        valid: row.count(6)?,
        rejected: row.count(7)?,
        trust: covered.trust(Some(release), contest).map_err(wrong)?,
        line: row.line,
    })
}

fn area(text: &str, ids: &Lookup) -> Result<TurnoutArea, String> {
    if text == "all" {
        return Ok(TurnoutArea::Election);
    }
    if let Some(contest) = ids.contests.get(text) {
        return Ok(TurnoutArea::Contest(contest));
    }
    if let Some(body) = ids.bodies.get(text) {
        return Ok(TurnoutArea::Body(body));
    }
    match text.split_once(':') {
        Some((body, region)) => {
            Ok(TurnoutArea::Region(ids.bodies.find(body)?, ids.regions.find(region)?))
        }
        None => Err(format!(
            "unknown area `{text}`; write a contest, a body, `body:region path` or `all`"
        )),
    }
}
