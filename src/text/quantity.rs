//! A number with its unit, as worded.

use super::TokenRange;
use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A number of the text with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number as printed, with its scale word and without its unit or hedge (`5.57 lakh`).
    pub span: Span,
    /// The tokens the number covers, unit and hedge left out.
    pub tokens: TokenRange,
    /// What it amounts to.
    pub amount: Amount,
}

/// How much, in what unit, how exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number or range, before any hedge.
    pub worded: Worded,
    /// The hedge.
    pub approx: Approx,
    /// The unit where the text gives one beside the number, else `None`.
    pub unit: Option<Unit>,
    /// The worth of one step in the last place that was not rounded away: 1 for `118,566` and
    /// `93,400`, 1000 for `118,000` and `118 thousand`, 100 for `93.4 thousand`, 0.1 for `48.3`.
    /// Tolerance is made from it.
    pub place: Decimal,
}

/// The number before any hedge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Worded {
    /// One number.
    One(Decimal),
    /// A range, both ends included, low first.
    Range(Decimal, Decimal),
}

impl Worded {
    /// The number, or the low end of its range.
    #[must_use]
    pub fn low(self) -> Decimal {
        let (Self::One(low) | Self::Range(low, _)) = self;
        low
    }

    /// The number, or the high end of its range.
    #[must_use]
    pub fn high(self) -> Decimal {
        let (Self::One(high) | Self::Range(_, high)) = self;
        high
    }
}

/// How a number is hedged; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Approx {
    /// No hedge, or one that leaves the number exact ("only", "just", "as many as").
    Exact,
    /// About, around, some.
    About,
    /// At least, no fewer than.
    AtLeast,
    /// More than, over.
    MoreThan,
    /// Up to, at most.
    AtMost,
    /// Less than, under, below.
    LessThan,
    /// Nearly, almost, close to.
    Nearly,
    /// A range.
    Range,
}

/// What is counted; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Unit {
    /// Ballots for somebody, or ballots as such.
    Votes,
    /// Seats of a body.
    Seats,
    /// Electoral votes.
    ElectoralVotes,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// People on the roll.
    Voters,
    /// Polling stations.
    Places,
    /// Polling booths.
    Booths,
    /// Constituencies, contests.
    Contests,
    /// Candidates.
    Candidates,
    /// Parties.
    Parties,
    /// A fraction of a whole ("half", "two-thirds").
    Fraction,
}
