//! `claims.csv`: a row for each claim, in the order of the archive.

use super::{BatchError, Watch, journal::Journal, output::Folder};
use rusqlite::types::ValueRef;
use std::io;

/// The columns, and what they are made of.
const COLUMNS: [(&str, &str); 41] = [
    ("source", "source"),
    ("outlet", "outlet"),
    ("published", "published"),
    ("title", "title"),
    ("url", "url"),
    ("story", "story"),
    ("claim", "claim"),
    ("kind", "kind"),
    ("quote", "quote"),
    ("number", "printed"),
    ("value", "value"),
    ("value_to", "value_to"),
    ("unit", "unit_of_value"),
    ("approx", "approx"),
    ("asserts", "iif(asserts, 'true', 'false')"),
    ("subject_kind", "subject_kind"),
    ("subject_id", "subject_id"),
    ("subject", "subject"),
    ("opponent_id", "opponent_id"),
    ("opponent", "opponent"),
    ("of", "of"),
    ("election", "election"),
    ("body", "body"),
    ("area_id", "area_id"),
    ("area", "area"),
    ("stage", "stage"),
    ("voice", "voice"),
    ("speaker", "speaker"),
    ("verdict", "verdict"),
    ("reason", "reason"),
    ("severity", "severity"),
    ("score", "score"),
    ("confidence", "confidence"),
    ("official", "official"),
    ("release", "release"),
    ("publisher", "publisher"),
    ("trust", "trust"),
    ("rows", "rows"),
    ("difference", "difference"),
    ("explanation", "explanation"),
    ("conflict", "'k' || cards.number"),
];

/// Writes all claims.
pub(super) fn write(
    folder: &Folder,
    journal: &Journal,
    watch: &dyn Watch,
) -> Result<(), BatchError> {
    let columns: Vec<&str> = COLUMNS.iter().map(|(_, column)| *column).collect();
    let query = format!(
        "SELECT {} FROM units JOIN articles ON articles.unit = units.id \
         JOIN claims USING (unit, item) LEFT JOIN cards USING (topic) \
         ORDER BY ordinal, item, claims.number",
        columns.join(", ")
    );
    folder.replace("claims.csv", watch, |out| {
        let failed = |error: csv::Error| BatchError::at(folder.root())(io::Error::from(error));
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(COLUMNS.map(|(name, _)| name)).map_err(failed)?;
        let mut statement = journal.database.prepare(&query)?;
        let mut rows = statement.query([])?;
        let mut record = csv::StringRecord::new();
        while let Some(row) = rows.next()? {
            record.clear();
            for column in 0..COLUMNS.len() {
                record.push_field(&printed(row.get_ref(column)?));
            }
            csv.write_record(&record).map_err(failed)?;
        }
        csv.flush().map_err(BatchError::at(folder.root()))
    })
}

/// A cell: whole numbers carry no fraction. A text that a spreadsheet would take for a formula is
/// kept from being one.
fn printed(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text);
            let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if is_formula { format!("'{text}") } else { text.into_owned() }
        }
    }
}
