//! Records that add up: a candidate on several lines of the ballot paper, or in several counties.

use super::{ImportError, canonical::Canonical, file::File, natural::Natural, row::Row};
use std::{cmp::Reverse, collections::BTreeMap};

/// Adds the rows of results to the canonical files, those of one key as one row: its `votes` are the
/// sum, its other cells those of the largest. Rows of several parties are kept as lines too.
pub fn add_up(rows: Vec<Row>, canonical: &mut Canonical) -> Result<(), ImportError> {
    let mut groups: BTreeMap<Vec<Natural>, Vec<Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(row.key(File::Results)).or_default().push(row);
    }
    for mut group in groups.into_values() {
        group.sort_by_key(|row| Reverse(votes(row)));
        let Some(main) = group.first() else { continue };
        if group.len() > 1 {
            let cell = |column| main.cell(File::Results, column).to_owned();
            let parties = by_party(&group)?;
            if cell("choice") == "candidate" && parties.len() > 1 {
                for (party, votes) in parties {
                    let votes = votes.to_string();
                    let cells =
                        vec![cell("release"), cell("contest"), cell("person"), party, votes];
                    canonical.add(File::Lines, main.like(File::Lines, cells)?);
                }
            }
            let sum = total(&group, main)?.to_string();
            canonical.add(File::Results, main.clone().with(File::Results, "votes", sum));
        } else {
            canonical.add(File::Results, main.clone());
        }
    }
    Ok(())
}

fn by_party(group: &[Row]) -> Result<BTreeMap<String, u32>, ImportError> {
    let mut parties: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in group {
        let party = row.cell(File::Results, "party").to_owned();
        parties.entry(party).or_default().push(row.clone());
    }
    parties.into_iter().map(|(party, rows)| Ok((party, total(&rows, &rows[0])?))).collect()
}

fn total(rows: &[Row], at: &Row) -> Result<u32, ImportError> {
    let sum = rows.iter().try_fold(0u32, |sum, row| sum.checked_add(votes(row)));
    sum.ok_or_else(|| at.error("with the rows of its key is too large a number").in_column("votes"))
}

fn votes(row: &Row) -> u32 {
    row.cell(File::Results, "votes").parse().unwrap_or(0)
}
