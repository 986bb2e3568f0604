//! Articles and their claims as rows of the journal.

use super::{CheckedPage, Unit};
use crate::report::{
    Number, Value, csv,
    v1::{Claim, Subject},
    words,
};
use rusqlite::{Connection, Error, ToSql, params};
use rust_decimal::prelude::ToPrimitive;

/// Writes an article, and a row for each of its claims.
pub(super) fn write(
    database: &Connection,
    unit: &Unit,
    page: &CheckedPage,
) -> rusqlite::Result<()> {
    let article = &page.report.article;
    database
        .prepare_cached("INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)")?
        .execute(params![
            unit.id,
            unit.items,
            article.source,
            article.outlet(),
            article.published.map(|day| day.to_string()),
            // Only claims are ever counted by stories.
            (!page.report.claims.is_empty()).then_some(&page.sketch),
        ])?;
    let placeholders = vec!["?"; 28].join(", ");
    let insert = format!("INSERT INTO claims VALUES ({placeholders})");
    for (number, claim) in page.report.claims.iter().enumerate() {
        let row = csv::row(article, claim)
            .map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
        let cells = cells(unit, number, claim, row);
        let cells: Vec<&dyn ToSql> = cells.iter().map(|value| value.as_ref()).collect();
        database.prepare_cached(&insert)?.execute(cells.as_slice())?;
    }
    Ok(())
}

type Cell = Box<dyn ToSql>;

fn cells(unit: &Unit, number: usize, claim: &Claim, row: Vec<u8>) -> Vec<Cell> {
    let (value, value_to) = match claim.value {
        Some(Value::One(one)) => (Some(one), None),
        Some(Value::Range([low, high])) => (Some(low), Some(high)),
        None => (None, None),
    };
    let official = claim.official.as_ref();
    let area = claim.scope.area.as_ref();
    let stated = claim.stated.as_ref();
    vec![
        cell(unit.id),
        cell(unit.items),
        cell(number),
        cell(claim.id.clone()),
        cell(words::name(&claim.kind)),
        real(value),
        real(value_to),
        cell(words::name(&claim.subject.kind)),
        cell(claim.subject.id.clone()),
        cell(name(&claim.subject)),
        cell(claim.opponent.as_ref().and_then(|opponent| opponent.id.clone())),
        cell(claim.scope.election.clone()),
        cell(claim.scope.body.clone()),
        cell(area.map(|area| area.id.clone())),
        cell(area.map(|area| area.name.clone())),
        cell(words::name(&claim.stage)),
        cell(words::name(&claim.voice)),
        cell(claim.speaker.clone()),
        cell(words::name(&claim.verdict)),
        cell(words::name(&claim.severity)),
        real(official.map(|official| official.value)),
        cell(official.map(|official| official.release.clone())),
        cell(stated.map(|stated| stated.topic.clone())),
        cell(stated.and_then(|stated| stated.low?.to_f64())),
        cell(stated.and_then(|stated| stated.high?.to_f64())),
        cell(stated.map(|stated| stated.is_on_record)),
        cell(stated.map(|stated| stated.is_told)),
        cell(row),
    ]
}

fn cell(value: impl ToSql + 'static) -> Cell {
    Box::new(value)
}

/// A number as the report writes it.
fn real(number: Option<Number>) -> Cell {
    cell(number.and_then(|number| number.0.to_f64()))
}

fn name(subject: &Subject) -> Option<String> {
    subject.name.clone().or_else(|| subject.mention.clone())
}
