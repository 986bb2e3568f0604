//! Everything that is counted.

use super::{
    Each,
    read::{COUNTS, TOPIC, counts, named, spread, topic, value},
    v1::{Counts, OfKind, OfMonth, OfOutlet, Pages, Remark, WrongFigure},
};
use crate::batch::{BatchError, journal::Journal};
use rusqlite::Row;

/// So many wrong figures are listed.
const WRONG_FIGURES: usize = 50;

/// What was found in the inputs.
pub(super) fn pages(journal: &Journal) -> Result<Pages, BatchError> {
    let totals = journal.totals()?;
    let count = |query: &str| journal.database.query_row(query, [], |row| row.get::<_, u64>(0));
    let passed_over =
        all(journal, "SELECT what, sum(count) FROM passed_over GROUP BY what", |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(Pages {
        files: count("SELECT count(*) FROM units")?,
        checked: totals.checked,
        stories: count("SELECT count(DISTINCT story) FROM articles")?,
        skipped: totals.skipped,
        failed: totals.failed,
        passed_over: passed_over.into_iter().collect(),
    })
}

/// All claims.
pub(super) fn claims(journal: &Journal) -> Result<Counts, BatchError> {
    let query = format!("SELECT {COUNTS} FROM claims");
    Ok(journal.database.query_row(&query, [], counts)?)
}

/// Claims by kind.
pub(super) fn kinds(journal: &Journal) -> Result<Vec<OfKind>, BatchError> {
    let query = format!("SELECT kind, {COUNTS} FROM claims GROUP BY kind ORDER BY kind");
    all(journal, &query, |row| Ok(OfKind { kind: named(row, "kind")?, counts: counts(row)? }))
}

/// Claims by outlet, the one with most articles first.
pub(super) fn outlets(journal: &Journal) -> Result<Vec<OfOutlet>, BatchError> {
    let query = format!(
        "SELECT outlet, count(DISTINCT (articles.unit || ' ' || articles.item)) AS articles, {COUNTS} \
         FROM articles LEFT JOIN claims USING (unit, item) \
         GROUP BY outlet ORDER BY articles DESC, outlet"
    );
    all(journal, &query, |row| {
        let (outlet, articles) = (row.get("outlet")?, row.get("articles")?);
        Ok(OfOutlet { outlet, articles, counts: counts(row)? })
    })
}

/// Claims by month.
pub(super) fn months(journal: &Journal) -> Result<Vec<OfMonth>, BatchError> {
    let query = format!(
        "SELECT substr(articles.published, 1, 7) AS month, \
         count(DISTINCT (articles.unit || ' ' || articles.item)) AS articles, {COUNTS} \
         FROM articles LEFT JOIN claims USING (unit, item) \
         GROUP BY month ORDER BY month NULLS LAST"
    );
    all(journal, &query, |row| {
        let (month, articles) = (row.get("month")?, row.get("articles")?);
        Ok(OfMonth { month, articles, counts: counts(row)? })
    })
}

/// The wrong figures that most stories have.
pub(super) fn wrong_figures(journal: &Journal) -> Result<Vec<WrongFigure>, BatchError> {
    let query = format!(
        "SELECT {TOPIC}, value, value_to, count(DISTINCT story) AS stories, \
         count(DISTINCT (unit || ' ' || item)) AS sightings, \
         count(DISTINCT outlet) AS outlets, min(published) AS first, max(published) AS last \
         FROM claims JOIN articles USING (unit, item) \
         WHERE verdict = 'contradicted' AND voice <> 'refuted' \
         GROUP BY kind, subject_kind, subject_id, coalesce(subject_id, subject), election, body, \
         place, opponent_id, value, value_to \
         ORDER BY stories DESC, sightings DESC, kind, election, body, place, subject_id, subject, \
         value, value_to LIMIT {WRONG_FIGURES}"
    );
    all(journal, &query, |row| {
        Ok(WrongFigure {
            topic: topic(row)?,
            value: value(row)?,
            spread: spread(row)?,
            outlets: row.get("outlets")?,
        })
    })
}

/// What is to be said of places, in the order of the archive.
pub(super) fn remarks(
    journal: &Journal,
    has_failed: bool,
    each: &mut Each<'_, Remark>,
) -> Result<(), BatchError> {
    let mut statement = journal.database.prepare(
        "SELECT remarks.place, reason FROM remarks JOIN units ON units.id = unit \
         WHERE failed = ?1 ORDER BY ordinal, item",
    )?;
    let mut rows = statement.query([has_failed])?;
    while let Some(row) = rows.next()? {
        each(Remark { place: row.get(0)?, reason: row.get(1)? })?;
    }
    Ok(())
}

fn all<T>(
    journal: &Journal,
    query: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, BatchError> {
    Ok(journal.database.prepare(query)?.query_map([], read)?.collect::<Result<_, _>>()?)
}
