//! A number on record, with its evidence.

use super::ReleaseId;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What one release says about one [`Measure`](super::Measure). Cheap to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How much.
    pub value: Decimal,
    /// Which release says so.
    pub release: ReleaseId,
    /// The rows it stands in or was computed from, at most eight of them.
    pub rows: Arc<[RowRef]>,
    /// The least trust among those rows.
    pub trust: Trust,
    /// Whether every row a sum needs is there. An incomplete figure never contradicts.
    pub complete: bool,
    /// How it was computed (`179310 - 104485`), for a computed figure.
    pub formula: Option<Arc<str>>,
    /// On what basis (`of valid votes`, `general seats`, `with reserved seats`, `seats polled`),
    /// where a measure has several.
    pub basis: Option<Arc<str>>,
    /// For a winner or a rank: whose.
    pub holder: Option<super::CandidacyId>,
}

/// A row of a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// `results.csv`.
    pub file: &'static str,
    /// Line, counted from 1, the header being line 1.
    pub line: u32,
}

/// How far a figure is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Trust {
    /// Never contradicts on its own.
    Low,
    /// Compiled or read from pictures, with checks.
    Medium,
    /// As published.
    High,
}
