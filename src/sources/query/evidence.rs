//! What a figure rests on, gathered while it is computed.

use crate::sources::{CandidacyId, Figure, ReleaseId, RowRef, Trust};
use rust_decimal::Decimal;
use std::sync::Arc;

/// As many rows as a figure names.
const MAX_ROWS: usize = 8;
/// Decimal places kept of a share: far below what news prints.
const SHARE_PLACES: u32 = 8;

/// The rows seen so far and what they make of a figure.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    rows: Vec<RowRef>,
    trust: Trust,
    /// Whether nothing needed was missing.
    pub complete: bool,
}

impl Evidence {
    pub fn new() -> Self {
        Self { rows: Vec::new(), trust: Trust::High, complete: true }
    }

    /// Takes a row into account.
    pub fn see(&mut self, file: &'static str, line: u32, trust: Trust) {
        let row = RowRef { file, line };
        if self.rows.len() < MAX_ROWS && !self.rows.contains(&row) {
            self.rows.push(row);
        }
        self.trust = self.trust.min(trust);
    }

    /// Takes other evidence into account.
    pub fn join(&mut self, other: &Self) {
        other.rows.iter().for_each(|row| self.see(row.file, row.line, other.trust));
        self.trust = self.trust.min(other.trust);
        self.complete &= other.complete;
    }

    /// The figure it proves.
    pub fn figure(self, release: ReleaseId, value: impl Into<Decimal>) -> Figure {
        Figure {
            value: value.into(),
            release,
            rows: self.rows.into(),
            trust: self.trust,
            complete: self.complete,
            formula: None,
            basis: None,
            holder: None,
        }
    }
}

impl Figure {
    pub(super) fn with_formula(mut self, formula: impl Into<Arc<str>>) -> Self {
        self.formula = Some(formula.into());
        self
    }

    pub(super) fn with_basis(mut self, basis: impl Into<Arc<str>>) -> Self {
        self.basis = Some(basis.into());
        self
    }

    pub(super) fn held_by(mut self, holder: Option<CandidacyId>) -> Self {
        self.holder = holder;
        self
    }
}

/// A whole number with what it rests on.
#[derive(Clone, Debug)]
pub(super) struct Total {
    pub value: u64,
    pub evidence: Evidence,
    /// How it was computed, where it does not stand in a row.
    pub formula: Option<String>,
}

impl Total {
    /// A number that stands in a row.
    pub fn stands(value: u32, file: &'static str, line: u32, trust: Trust) -> Self {
        let mut evidence = Evidence::new();
        evidence.see(file, line, trust);
        Self { value: value.into(), evidence, formula: None }
    }

    pub fn figure(self, release: ReleaseId) -> Figure {
        Figure {
            formula: self.formula.map(Into::into),
            ..self.evidence.figure(release, self.value)
        }
    }

    /// The sum of what the parts give; incomplete where a part gives nothing, and nothing where
    /// none gives anything.
    pub fn sum(parts: impl Iterator<Item = Option<Total>>, of: &str) -> Option<Total> {
        let mut sum = Total { value: 0, evidence: Evidence::new(), formula: None };
        let (mut known, mut all) = (0u32, 0u32);
        let mut only = None;
        for part in parts {
            all += 1;
            let Some(part) = part else { continue };
            known += 1;
            sum.value += part.value;
            sum.evidence.join(&part.evidence);
            only = part.formula;
        }
        sum.evidence.complete &= known == all;
        sum.formula = match (known, all) {
            (1, 1) => only,
            _ if known == all => Some(format!("sum over {all} {of}")),
            _ => Some(format!("sum over {known} of {all} {of}")),
        };
        (known > 0).then_some(sum)
    }

    /// How much more this number is than another; negative where it is less.
    pub fn less(&self, other: &Total, release: ReleaseId) -> Figure {
        let mut evidence = self.evidence.clone();
        evidence.join(&other.evidence);
        let gap = Decimal::from(self.value) - Decimal::from(other.value);
        evidence.figure(release, gap).with_formula(format!("{} - {}", self.value, other.value))
    }

    /// This number in per cent of another; `None` of nothing.
    pub fn percent_of(&self, whole: &Total, release: ReleaseId) -> Option<Figure> {
        let share = percent(self.value, whole.value)?;
        let mut evidence = self.evidence.clone();
        evidence.join(&whole.evidence);
        let formula = format!("100 * {} / {}", self.value, whole.value);
        Some(evidence.figure(release, share).with_formula(formula))
    }
}

fn percent(part: u64, whole: u64) -> Option<Decimal> {
    let share = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))?;
    Some(share.round_dp(SHARE_PLACES).normalize())
}
