//! `parties.csv`: the parties that `election.yaml` has nothing to say about.

use super::{LoadError, folder::File, lookup::Lookup, table::Table};
use crate::sources::{Election, Party, PartyId, PartyKind};

const COLUMNS: [&str; 3] = ["id", "name", "aliases"];
const NEEDED: [&str; 1] = ["id"];

/// Reads parties; one without a name goes by its id.
pub(super) fn read(
    file: &File,
    election: &mut Election,
    ids: &mut Lookup,
) -> Result<(), LoadError> {
    let mut table = Table::open(file, COLUMNS, &NEEDED)?;
    while let Some(row) = table.next()? {
        let id = row.required(0)?;
        let at = u32::try_from(election.parties.len()).map_err(|_| row.error("too many rows"))?;
        ids.parties.declare(id, PartyId(at)).map_err(|problem| row.error(problem))?;
        if ids.blocs.knows(id) {
            return Err(row.error(format!("`{id}` is a bloc; choose another id for the party")));
        }
        election.parties.push(Party {
            id: id.to_owned(),
            name: if row.text(1).is_empty() { id } else { row.text(1) }.to_owned(),
            aliases: row.list(2).map(str::to_owned).collect(),
            kind: PartyKind::Party,
            contested_as: None,
        });
    }
    Ok(())
}
