//! The words that every view of a report for people uses: names without underscores, and an order.

use super::{
    Value,
    v1::{Claim, Scope, Subject, SubjectKind},
};
use crate::extractor::Kind;
use serde::Serialize;
use std::cmp::Reverse;

/// A name as the report writes it: `seat_tally`.
pub fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// A name as people write it: `seat tally`.
pub fn plain(value: &impl Serialize) -> String {
    name(value).replace('_', " ")
}

/// Within one severity the headline first, then what changes a winner, then the larger difference.
pub fn weight(claim: &Claim) -> impl Ord + use<> {
    let at_stake = match claim.kind {
        Kind::Outcome | Kind::Rank | Kind::Threshold => 0,
        Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength | Kind::Lead => 1,
        _ => 2,
    };
    let off = claim.difference.and_then(|difference| difference.relative).unwrap_or(0.0).abs();
    let per_mille = Reverse((off * 1000.0) as u64);
    (claim.severity, claim.placement, at_stake, per_mille, claim.span)
}

/// The value a claim states; without a number, whether it says so or not so.
pub fn stated(value: Option<Value>, asserts: bool) -> String {
    match value {
        Some(value) => value.to_string(),
        None => if asserts { "so" } else { "not so" }.into(),
    }
}

/// Who a claim is about.
pub fn subject(subject: &Subject) -> &str {
    let named = subject.name.as_deref().or(subject.mention.as_deref());
    named.unwrap_or(if subject.kind == SubjectKind::Any { "any party" } else { "nobody" })
}

/// Where a claim holds, in one id.
pub fn place(scope: &Scope) -> &str {
    let area = scope.area.as_ref().map(|area| area.id.as_str());
    area.or(scope.body.as_deref()).or(scope.election.as_deref()).unwrap_or("nowhere on record")
}

/// Neighbouring rows together, at most so many runs of them: `results.csv:12-14, seats.csv:3, …`.
pub fn rows(rows: &[String], most: usize) -> String {
    let mut runs: Vec<(&str, u32, u32)> = Vec::new();
    for row in rows {
        let Some((file, line)) = row.split_once(':') else { continue };
        let Ok(line) = line.parse() else { continue };
        match runs.last_mut() {
            Some((of, _, last)) if *of == file && last.checked_add(1) == Some(line) => *last = line,
            _ => runs.push((file, line, line)),
        }
    }
    let told = runs.iter().map(|&(file, first, last)| match first == last {
        true => format!("{file}:{first}"),
        false => format!("{file}:{first}-{last}"),
    });
    let mut told: Vec<String> = told.collect();
    if told.len() > most {
        told.truncate(most);
        told.push("…".into());
    }
    told.join(", ")
}
