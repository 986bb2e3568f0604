//! `claims.csv`: a row for each claim, in the order of the archive. The columns are those of a report's
//! CSV, and two that only an archive has.

use super::{BatchError, Watch, journal::Journal, output::Folder};
use crate::report::csv;

/// What only an archive knows of a claim: which story it is in, and on which conflict's card.
const OF_ARCHIVE: [&str; 2] = ["story", "conflict"];

const QUERY: &str = "SELECT claims.row, story, cards.number FROM units \
     JOIN articles ON articles.unit = units.id JOIN claims USING (unit, item) \
     LEFT JOIN cards USING (topic) ORDER BY ordinal, item, claims.number";

/// Writes all claims.
pub(super) fn write(
    folder: &Folder,
    journal: &Journal,
    watch: &dyn Watch,
) -> Result<(), BatchError> {
    folder.replace("claims.csv", watch, |out| {
        let names: Vec<&str> = csv::names().chain(OF_ARCHIVE).collect();
        writeln!(out, "{}", names.join(",")).map_err(BatchError::at(folder.root()))?;
        let mut statement = journal.database.prepare(QUERY)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (story, card): (Option<u64>, Option<u64>) = (row.get(1)?, row.get(2)?);
            let story = story.map(|story| story.to_string()).unwrap_or_default();
            let card = card.map(|card| format!("k{card}")).unwrap_or_default();
            let written = out
                .write_all(row.get_ref(0)?.as_bytes().unwrap_or_default())
                .and_then(|()| writeln!(out, ",{story},{card}"));
            written.map_err(BatchError::at(folder.root()))?;
        }
        Ok(())
    })
}
