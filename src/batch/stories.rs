//! Which articles are copies of one story: those that share a band of their sketches.

use super::{BatchError, journal::Journal, sketch::BAND};
use rusqlite::{Connection, params};

/// Gives copies of one story one number, in the order of the archive.
pub(super) fn tell_apart(journal: &mut Journal) -> Result<(), BatchError> {
    number(&journal.database)?;
    Ok(journal.commit()?)
}

fn number(database: &Connection) -> rusqlite::Result<()> {
    database.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS bands (
             place INTEGER, band BLOB, story INTEGER, PRIMARY KEY (place, band)
         ) WITHOUT ROWID;
         DELETE FROM bands;
         CREATE TEMP TABLE IF NOT EXISTS told (unit INTEGER, item INTEGER, story INTEGER);
         DELETE FROM told;",
    )?;
    let mut articles = database.prepare(
        "SELECT unit, item, sketch FROM articles JOIN units ON units.id = unit \
         WHERE sketch IS NOT NULL ORDER BY ordinal, item",
    )?;
    let mut known = database.prepare("SELECT story FROM bands WHERE place = ?1 AND band = ?2")?;
    let mut note = database.prepare("INSERT OR IGNORE INTO bands VALUES (?1, ?2, ?3)")?;
    let mut tell = database.prepare("INSERT INTO told VALUES (?1, ?2, ?3)")?;
    let mut rows = articles.query([])?;
    let mut stories = 0_i64;
    while let Some(row) = rows.next()? {
        let (unit, item): (i64, i64) = (row.get(0)?, row.get(1)?);
        let sketch: Vec<u8> = row.get(2)?;
        let mut story: Option<i64> = None;
        for (place, band) in sketch.chunks(BAND).enumerate() {
            let mut same = known.query(params![place, band])?;
            if let Some(row) = same.next()? {
                let of_band: i64 = row.get(0)?;
                story = Some(story.map_or(of_band, |story| story.min(of_band)));
            }
        }
        let story = story.unwrap_or_else(|| {
            stories += 1;
            stories
        });
        for (place, band) in sketch.chunks(BAND).enumerate() {
            note.execute(params![place, band, story])?;
        }
        tell.execute([unit, item, story])?;
    }
    database.execute_batch(
        "UPDATE articles SET story = told.story FROM told \
         WHERE told.unit = articles.unit AND told.item = articles.item",
    )
}
