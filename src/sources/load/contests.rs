//! `contests.csv`: the seats, and by their paths the regions.

use super::{
    LoadError,
    folder::File,
    lookup::Lookup,
    table::{Row, Table},
};
use crate::sources::{Contest, ContestId, ContestStatus, Election, Region, RegionId, Trust};

const COLUMNS: [&str; 12] = [
    "id",
    "body",
    "name",
    "region",
    "seat_type",
    "seats",
    "status",
    "polling_stations",
    "booths",
    "aliases",
    "note",
    "counted_in",
];
const NEEDED: [&str; 6] = ["id", "body", "name", "seat_type", "seats", "status"];
const STATUS: [(&str, ContestStatus); 4] = [
    ("held", ContestStatus::Held),
    ("postponed", ContestStatus::Postponed),
    ("uncontested", ContestStatus::Uncontested),
    ("voided", ContestStatus::Voided),
];

type ContestRow<'a> = Row<'a, { COLUMNS.len() }>;

/// Reads contests and regions; their trust is set when the provenance is known.
pub(super) fn read(
    file: &File,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    let mut parts: Vec<(u32, String)> = Vec::new();
    while let Some(row) = table.next()? {
        let contest = contest(&row, election, ids)?;
        let id = ContestId(number(election.contests.len(), &row)?);
        let named = if ids.bodies.knows(&contest.id) || contest.id == "all" {
            Err(format!("`{}` is a body, or `all`; a contest needs an id of its own", contest.id))
        } else {
            ids.contests.declare(&contest.id, id)
        };
        named.map_err(|problem| row.error(problem))?;
        if !row.text(11).is_empty() {
            parts.push((id.0, row.text(11).to_owned()));
        }
        election.contests.push(contest);
    }
    for (part, whole) in &parts {
        let of_whole = |(other, _): &&(u32, String)| {
            election.contests[ContestId(*other).ix()].id == *whole && other != part
        };
        if let Some((inner, _)) = parts.iter().find(of_whole) {
            let line = election.contests[ContestId(*part).ix()].line;
            let problem = format!(
                "`{whole}` is itself counted in another, on line {}; name the outermost one",
                election.contests[ContestId(*inner).ix()].line
            );
            return Err(file.error(line, problem));
        }
    }
    for (part, whole) in parts {
        let contest = &mut election.contests[ContestId(part).ix()];
        let known = ids.contests.find(&whole).ok().filter(|id| id.0 != part);
        contest.counted_in = Some(known.ok_or_else(|| {
            file.error(contest.line, format!("`{whole}` is no other contest of this file"))
        })?);
    }
    Ok(())
}

fn contest(
    row: &ContestRow<'_>,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<Contest, LoadError> {
    let seats = row.required(5).and(row.count(5))?;
    Ok(Contest {
        id: row.required(0)?.to_owned(),
        body: ids.bodies.find(row.required(1)?).map_err(|problem| row.error(problem))?,
        name: row.required(2)?.to_owned(),
        regions: row
            .list(3)
            .map(|path| region(path, row, election, ids))
            .collect::<Result<_, _>>()?,
        seat_type: row.required(4)?.to_owned(),
        magnitude: seats
            .filter(|seats| *seats > 0)
            .ok_or_else(|| row.error("`seats` is 0; a contest fills at least one"))?,
        status: row.word(6, &STATUS)?,
        counted_in: None,
        polling_stations: row.count(7)?,
        booths: row.count(8)?,
        aliases: row.list(9).map(str::to_owned).collect(),
        note: row.text(10).to_owned(),
        candidacies: Vec::new(),
        trust: Trust::Low,
        line: row.line,
    })
}

/// The region at the end of a path, which is made known with those it lies in.
fn region(
    path: &str,
    row: &ContestRow<'_>,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<RegionId, LoadError> {
    if let Some(known) = ids.regions.get(path) {
        return Ok(known);
    }
    let (parent, name) = match path.rsplit_once('/') {
        Some((outer, name)) => (Some(region(outer, row, election, ids)?), name),
        None => (None, path),
    };
    let depth = path.matches('/').count();
    let level = election.levels.get(depth).cloned().ok_or_else(|| {
        row.error(format!("`{path}` has more parts than election.yaml has `levels`; add a level"))
    })?;
    let id = RegionId(number(election.regions.len(), row)?);
    ids.regions.declare(path, id).map_err(|problem| row.error(problem))?;
    if name.trim() != name || name.is_empty() {
        return Err(
            row.error(format!("`{path}` has an empty part or blanks around one; remove them"))
        );
    }
    election.regions.push(Region {
        path: path.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        level,
        parent,
        parts: Vec::new(),
    });
    Ok(id)
}

fn number(count: usize, row: &ContestRow<'_>) -> Result<u32, LoadError> {
    u32::try_from(count).map_err(|_| row.error("too many rows"))
}
