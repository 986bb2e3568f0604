//! `seats.csv`: published tallies.

use super::{
    LoadError,
    folder::File,
    lookup::Lookup,
    provenance::Covered,
    table::{Row, Table},
};
use crate::sources::{Election, SeatsRow};
use std::collections::HashMap;

const COLUMNS: [&str; 7] = ["release", "body", "region", "who", "basis", "seats", "note"];
const NEEDED: [&str; 5] = ["release", "body", "who", "basis", "seats"];

/// Reads published tallies, in the order of the file.
pub(super) fn read(
    file: &File,
    covered: &Covered,
    election: &mut Election,
    ids: &Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    let mut lines = HashMap::new();
    while let Some(row) = table.next()? {
        let tally = tally(&row, covered, ids)?;
        let key = (tally.release, tally.body, tally.region, tally.who, tally.basis.clone());
        if let Some(first) = lines.insert(key, row.line) {
            let problem = format!("the same tally already stands on line {first}; keep one");
            return Err(row.error(problem));
        }
        election.seats.push(tally);
    }
    Ok(())
}

fn tally(
    row: &Row<'_, { COLUMNS.len() }>,
    covered: &Covered,
    ids: &Lookup,
) -> Result<SeatsRow, LoadError> {
    let wrong = |problem: String| row.error(problem);
    let release = ids.releases.find(row.required(0)?).map_err(wrong)?;
    let body = match row.required(1)? {
        "all" => None,
        body => Some(ids.bodies.find(body).map_err(wrong)?),
    };
    let region = match row.text(2) {
        "" => None,
        path => Some(ids.regions.find(path).map_err(wrong)?),
    };
    if body.is_none() && region.is_some() {
        return Err(row.error("a region needs one body; write its id instead of `all`"));
    }
    Ok(SeatsRow {
        release,
        body,
        region,
        who: ids.seat_holder(row.required(3)?).map_err(wrong)?,
        basis: row.required(4)?.to_owned(),
        seats: row.required(5).and(row.count(5))?.unwrap_or_default(),
        note: row.text(6).to_owned(),
        trust: covered.trust(Some(release), None).map_err(wrong)?,
        line: row.line,
    })
}
