//! Conflicts across the archive, one card each.

use super::{
    Each,
    read::{TOPIC, named, seen, spread, topic, value},
    v1::{Card, CardValue, Sighting, Topic},
};
use crate::{
    batch::{BatchError, journal::Journal},
    report::Value,
};
use rusqlite::{Row, params};
use rust_decimal::prelude::ToPrimitive;

/// So many stories are listed for a value, and so many copies for a story.
const SIGHTINGS: usize = 20;

/// Hands out every card.
pub(super) fn each(journal: &Journal, each: &mut Each<'_, Card>) -> Result<(), BatchError> {
    let mut statement =
        journal.database.prepare("SELECT number, topic FROM cards ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (number, key): (u64, String) = (row.get(0)?, row.get(1)?);
        let (topic, values) = (topic_of(journal, &key)?, values_of(journal, &key)?);
        each(Card { id: format!("k{number}"), topic, values })?;
    }
    Ok(())
}

/// What a card is about, as its first claim with an official figure names it.
fn topic_of(journal: &Journal, key: &str) -> Result<Topic, BatchError> {
    let query = format!(
        "SELECT {TOPIC} FROM claims JOIN units ON units.id = unit WHERE topic = ?1 AND told \
         ORDER BY official IS NULL, ordinal, item, number LIMIT 1"
    );
    Ok(journal.database.prepare_cached(&query)?.query_row([key], topic)?)
}

fn values_of(journal: &Journal, key: &str) -> Result<Vec<CardValue>, BatchError> {
    let mut statement = journal.database.prepare_cached(
        "SELECT value, value_to, count(DISTINCT story) AS stories, count(*) AS sightings, \
         min(published) AS first, max(published) AS last \
         FROM claims JOIN articles USING (unit, item) WHERE topic = ?1 AND told \
         GROUP BY value, value_to ORDER BY stories DESC, sightings DESC, value, value_to",
    )?;
    let read = |row: &Row<'_>| {
        Ok(CardValue { value: value(row)?, spread: spread(row)?, printed: Vec::new() })
    };
    let mut values: Vec<CardValue> = statement.query_map([key], read)?.collect::<Result<_, _>>()?;
    for value in &mut values {
        value.printed = printed(journal, key, value.value)?;
    }
    Ok(values)
}

/// Who printed a value, each story once: its oldest sighting, and the others as its copies.
fn printed(
    journal: &Journal,
    key: &str,
    value: Option<Value>,
) -> Result<Vec<Sighting>, BatchError> {
    let (low, high) = match value {
        Some(Value::One(one)) => (one.0.to_f64(), None),
        Some(Value::Range([low, high])) => (low.0.to_f64(), high.0.to_f64()),
        None => (None, None),
    };
    let mut statement = journal.database.prepare_cached(
        "SELECT source, outlet, published, claim, speaker, stage, verdict, story \
         FROM claims JOIN articles USING (unit, item) JOIN units ON units.id = unit \
         WHERE topic = ?1 AND told AND value IS ?2 AND value_to IS ?3 \
         ORDER BY published NULLS LAST, ordinal, item, number",
    )?;
    let mut rows = statement.query(params![key, low, high])?;
    let mut stories: Vec<(i64, Sighting)> = Vec::new();
    while let Some(row) = rows.next()? {
        let story: i64 = row.get("story")?;
        match stories.iter().position(|(of, _)| *of == story) {
            Some(at) if stories[at].1.copies.len() < SIGHTINGS => {
                stories[at].1.copies.push(seen(row)?);
            }
            None if stories.len() < SIGHTINGS => stories.push((story, sighting(row)?)),
            _ => {}
        }
    }
    Ok(stories.into_iter().map(|(_, sighting)| sighting).collect())
}

fn sighting(row: &Row<'_>) -> rusqlite::Result<Sighting> {
    Ok(Sighting {
        seen: seen(row)?,
        speaker: row.get("speaker")?,
        stage: named(row, "stage")?,
        verdict: named(row, "verdict")?,
        copies: Vec::new(),
    })
}
