//! What the checker found.

use crate::{
    matcher::{LinkedClaim, Reading},
    sources::{ElectionId, Figure},
    span::Span,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An article, checked.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// One per claim, in the order given, and behind them one per number that the record explains.
    pub findings: Vec<Finding>,
    /// Sums and comparisons between claims.
    pub arithmetic: Vec<Arithmetic>,
    /// Claims about one thing that can't all be true.
    pub conflicts: Vec<Conflict>,
    /// Numbers that neither their words nor the record explain.
    pub unexplained: Vec<Span>,
}

/// A claim, judged.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The claim with its readings.
    pub linked: LinkedClaim,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, where the verdict alone doesn't say.
    pub reason: Option<Reason>,
    /// Agreement with the official figure, 0 to 1.
    pub score: Option<f64>,
    /// How sure the reading and the link are, 0 to 1.
    pub confidence: f64,
    /// How much it matters.
    pub severity: Severity,
    /// The figure it was held against, of the likeliest reading.
    pub official: Option<Official>,
    /// Claimed less official.
    pub difference: Option<Decimal>,
    /// Every reading weighed, with its own verdict, likeliest first; one or none where the meaning
    /// was plain.
    pub readings: Vec<Judged>,
    /// One plain sentence a sub-editor can act on.
    pub explanation: String,
    /// What it can be held against, in this article and in others.
    pub stated: Option<OnTopic>,
}

/// A number that is surely about a known measure, as claims of other articles see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTopic {
    /// The same for all claims about one thing. Good for as long as the sources are loaded.
    pub topic: String,
    /// The lowest figure that the number agrees with.
    pub low: Option<Decimal>,
    /// The highest.
    pub high: Option<Decimal>,
    /// Whether the record bears it out: two such claims are no conflict.
    pub is_on_record: bool,
    /// Whether the article tells it, rather than denying it.
    pub is_told: bool,
}

/// A reading, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The reading.
    pub reading: Reading,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<Reason>,
    /// The figure it was held against.
    pub official: Option<Official>,
}

/// The figure a claim was held against.
#[derive(Clone, Debug)]
pub struct Official {
    /// The election it belongs to.
    pub election: ElectionId,
    /// The figure.
    pub figure: Figure,
    /// A later release that says otherwise.
    pub later: Option<Figure>,
    /// Releases of class `party` or `media` with the claimed value, for the explanation.
    pub matched: Vec<Figure>,
}

/// The verdicts; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Verdict {
    /// Within tolerance of a complete official release.
    Supported,
    /// Outside all of them, on a sure reading.
    Contradicted,
    /// True of a partial or media count.
    Outdated,
    /// Readings or releases differ.
    Ambiguous,
    /// Not a result on record.
    Unverifiable,
}

/// Why a verdict was given; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Reason {
    /// Two digits changed places.
    Transposed,
    /// One digit differs.
    OneDigit,
    /// The number fits another unit (booths called stations).
    WrongUnit,
    /// The number is another candidate's of the contest.
    WrongCandidate,
    /// The number is the same person's or party's elsewhere.
    WrongContest,
    /// The number is another election's.
    WrongYear,
    /// The share is of another base.
    WrongBase,
    /// The loser is called the winner.
    ReversedWinner,
    /// A partial count above the final one.
    ExceedsFinal,
    /// It doesn't agree with the numbers beside it.
    SumMismatch,
    /// The release the text may mean has no such row.
    ReleaseMissing,
    /// Only figures of low trust are on record.
    SourceUncertain,
    /// The readings give different verdicts.
    ReadingsDiffer,
}

/// How much a finding matters; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Severity {
    /// Contradicted in the article's own voice.
    Fix,
    /// Contradicted and attributed, ambiguous, or later reversed.
    Check,
    /// Outdated, unverifiable, refuted.
    Context,
    /// The rest.
    Clean,
}

/// A sum or comparison between claims of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Arithmetic {
    /// The claims it is between, as indexes of [`Checked::findings`], the whole first.
    pub claims: Vec<usize>,
    /// Which rule.
    pub rule: ArithmeticRule,
    /// What the article says.
    pub stated: Decimal,
    /// What its other numbers give.
    pub computed: Decimal,
    /// Whether they agree.
    pub verdict: Verdict,
}

/// The rules of arithmetic; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ArithmeticRule {
    /// Parts add up to their whole.
    PartsSum,
    /// A margin is the difference of the two totals.
    MarginOfTotals,
    /// A two-thirds majority reaches two thirds.
    TwoThirds,
    /// A majority reaches more than half.
    Majority,
    /// A part is no larger than its whole.
    PartOfWhole,
}

/// Claims about one thing that can't all be true.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Indexes of [`Checked::findings`], in text order.
    pub claims: Vec<usize>,
    /// The official figure, where there is one.
    pub official: Option<Official>,
}
