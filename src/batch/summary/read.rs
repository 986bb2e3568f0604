//! Cells of the journal as the summary has them.

use super::v1::{Counts, Seen, Spread, Topic};
use crate::report::{Number, Value};
use rusqlite::{Error, Row, types::Type};
use rust_decimal::{Decimal, prelude::FromPrimitive};
use serde::de::DeserializeOwned;

/// The columns of a topic, of claims that are about one.
pub(super) const TOPIC: &str = "kind, subject_kind, subject_id, subject, election, body, \
                                coalesce(area_id, area) AS place, official, release";

/// Reads the columns of [`TOPIC`].
pub(super) fn topic(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        kind: named(row, "kind")?,
        subject_kind: named(row, "subject_kind")?,
        subject_id: row.get("subject_id")?,
        subject: row.get("subject")?,
        election: row.get("election")?,
        body: row.get("body")?,
        area: row.get("place")?,
        official: number(row.get("official")?),
        release: row.get("release")?,
    })
}

/// Counts by verdict, and the columns for it.
pub(super) const COUNTS: &str = "count(verdict) AS claims, \
    count(*) FILTER (WHERE verdict = 'supported') AS supported, \
    count(*) FILTER (WHERE verdict = 'contradicted') AS contradicted, \
    count(*) FILTER (WHERE severity = 'fix') AS to_fix, \
    count(*) FILTER (WHERE verdict = 'outdated') AS outdated, \
    count(*) FILTER (WHERE verdict = 'ambiguous') AS ambiguous, \
    count(*) FILTER (WHERE verdict = 'unverifiable') AS unverifiable";

/// Reads the columns of [`COUNTS`].
pub(super) fn counts(row: &Row<'_>) -> rusqlite::Result<Counts> {
    Ok(Counts {
        claims: row.get("claims")?,
        supported: row.get("supported")?,
        contradicted: row.get("contradicted")?,
        to_fix: row.get("to_fix")?,
        outdated: row.get("outdated")?,
        ambiguous: row.get("ambiguous")?,
        unverifiable: row.get("unverifiable")?,
    })
}

/// Reads the columns `stories`, `sightings`, `first` and `last`.
pub(super) fn spread(row: &Row<'_>) -> rusqlite::Result<Spread> {
    Ok(Spread {
        stories: row.get("stories")?,
        sightings: row.get("sightings")?,
        first: row.get("first")?,
        last: row.get("last")?,
    })
}

/// Reads the columns `source`, `outlet`, `published` and `claim`.
pub(super) fn seen(row: &Row<'_>) -> rusqlite::Result<Seen> {
    Ok(Seen {
        source: row.get("source")?,
        outlet: row.get("outlet")?,
        published: row.get("published")?,
        claim: row.get("claim")?,
    })
}

/// Reads the columns `value` and `value_to`.
pub(super) fn value(row: &Row<'_>) -> rusqlite::Result<Option<Value>> {
    let value = number(row.get("value")?);
    let value_to = number(row.get("value_to")?);
    Ok(value.map(|value| match value_to {
        Some(to) => Value::Range([value, to]),
        None => Value::One(value),
    }))
}

/// Reads one of a few values by its name in the report.
pub(super) fn named<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let name: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(name))
        .map_err(|error| Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}

fn number(value: Option<f64>) -> Option<Number> {
    value.and_then(Decimal::from_f64).map(|value| Number(value.normalize()))
}
