//! Format `tallycheck/1`. A change that an old reader would trip over makes a new version.

use super::{
    decision::Decision,
    flow,
    number::{Number, Value},
};
use crate::{
    checker::{ArithmeticRule, OnTopic, Reason, Severity, Verdict},
    extractor::{Kind, Placement, Stage, Voice},
    sources::Trust,
    text::{Approx, Unit},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The name of the format, as every report states it.
pub const FORMAT: &str = "tallycheck/1";

/// Bytes of the article's text (of the quote, for `number_in_quote`): first, and one past the last.
pub type Bytes = [usize; 2];

/// The report on one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// Always `tallycheck/1`.
    pub format: String,
    /// What was checked.
    pub article: ArticleInfo,
    /// The elections its claims are about.
    pub elections: Vec<ElectionInfo>,
    /// What the sources hold of those elections.
    pub coverage: Vec<Coverage>,
    /// Counts.
    #[serde(serialize_with = "flow::map")]
    pub summary: Summary,
    /// Every claim, in text order.
    pub claims: Vec<Claim>,
    /// Claims of the article held against each other.
    pub arithmetic: Vec<Arithmetic>,
    /// Claims about one thing that can't all be true.
    pub conflicts: Vec<Conflict>,
    /// Every number that is in no claim, with the reason.
    pub ignored: Vec<Ignored>,
    /// The article's text, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The article, as far as the report names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArticleInfo {
    /// As the user named it; `-` for standard input.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// The day it was published.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub published: Option<Date>,
    /// BCP 47.
    pub language: Option<String>,
    /// Who published it, where the page or its archive says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The address its publisher gives as its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Of the article's text.
    pub sha256: String,
}

impl ArticleInfo {
    /// Who printed it: the publisher by its name, or else the host of the address.
    #[must_use]
    pub fn outlet(&self) -> Option<String> {
        self.publisher.clone().or_else(|| self.url.as_deref().and_then(super::outlet::host))
    }
}

/// An election, and exactly which figures were used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ElectionInfo {
    /// `pk-2024`.
    pub id: String,
    /// Of the folder's files.
    pub sha256: String,
}

/// What the sources hold about one body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    /// The election.
    pub election: String,
    /// The body.
    pub body: String,
    /// The kinds of claim that can be checked.
    #[serde(serialize_with = "flow::list")]
    pub kinds: Vec<Kind>,
    /// The releases with figures, oldest first.
    #[serde(serialize_with = "flow::list")]
    pub releases: Vec<String>,
    /// Whether a complete official release covers every contest that was held.
    pub complete: bool,
}

/// Counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Numbers in the text, each counted once.
    pub numbers: usize,
    /// Claims.
    pub claims: usize,
    /// Claims found true.
    pub supported: usize,
    /// Claims found wrong.
    pub contradicted: usize,
    /// Claims true of a partial or media count.
    pub outdated: usize,
    /// Claims whose readings or releases differ.
    pub ambiguous: usize,
    /// Claims that no figure on record can settle.
    pub unverifiable: usize,
    /// Numbers in no claim.
    pub ignored: usize,
}

/// One claim with its verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Claim {
    /// `c1`, `c2` … in text order.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// The sentence as printed; a table row with its column headers.
    pub quote: String,
    /// The number as printed; absent for a claim without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where the number stands in the text; where the quote does, for a claim without a number.
    #[serde(serialize_with = "flow::pair")]
    pub span: Bytes,
    /// Where the number stands in the quote; absent for a claim without one.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "flow::maybe_pair")]
    pub number_in_quote: Option<Bytes>,
    /// As worded, before any hedge (2 for "the runner-up"); null for a plain statement.
    pub value: Option<Value>,
    /// What is counted, where the wording or the kind says.
    pub unit: Option<Unit>,
    /// The hedge.
    pub approx: Approx,
    /// False where the text denies the statement ("no party won a majority").
    pub asserts: bool,
    /// Who or what it is about.
    #[serde(serialize_with = "flow::map")]
    pub subject: Subject,
    /// Whom the subject is measured against.
    #[serde(serialize_with = "flow::maybe_map")]
    pub opponent: Option<Subject>,
    /// The whole it is a part of: the 13 of "11 of 13".
    #[serde(serialize_with = "flow::maybe_map")]
    pub of: Option<Of>,
    /// Where.
    #[serde(serialize_with = "flow::map")]
    pub scope: Scope,
    /// How far counting had come, as worded.
    pub stage: Stage,
    /// Whose voice it is in.
    pub voice: Voice,
    /// Who says it, as printed.
    pub speaker: Option<String>,
    /// Whether it holds.
    pub verdict: Verdict,
    /// Why, where the verdict alone doesn't say.
    pub reason: Option<Reason>,
    /// Agreement with the official figure, 0 to 1; null without one.
    pub score: Option<f64>,
    /// How sure the reading and the link are, 0 to 1.
    pub confidence: f64,
    /// How much it matters.
    pub severity: Severity,
    /// The figure it was held against.
    pub official: Option<Official>,
    /// The claim less the official figure.
    #[serde(serialize_with = "flow::maybe_map")]
    pub difference: Option<Difference>,
    /// Every reading weighed, likeliest first, where there was more than one.
    pub readings: Vec<Reading>,
    /// One plain sentence a sub-editor can act on.
    pub explanation: String,
    /// Where in the article it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
    /// The verdict in the house's own rating words, where it has some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// What an editor decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What it can be held against in other articles; not part of the format.
    #[serde(skip)]
    pub stated: Option<OnTopic>,
}

/// Who or what a claim is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id in the sources; null where they don't hold it.
    pub id: Option<String>,
    /// Its name in the sources, or as printed.
    pub name: Option<String>,
    /// The words of the text that stand for it.
    pub mention: Option<String>,
}

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum SubjectKind {
    /// Somebody who stands.
    Candidate,
    /// A party.
    Party,
    /// A bloc, or several parties together.
    Bloc,
    /// An assembly, or the whole election.
    Body,
    /// A constituency or a region.
    Area,
    /// Any party, or all the others.
    Any,
    /// Nobody.
    None,
}

/// The whole that a number is a part of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Of {
    /// As printed.
    pub number: String,
    /// Where it stands.
    #[serde(serialize_with = "flow::pair")]
    pub span: Bytes,
    /// As worded.
    pub value: Value,
}

/// Where a claim holds; all null where the sources know no such place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Scope {
    /// The election.
    pub election: Option<String>,
    /// The body; null for several.
    pub body: Option<String>,
    /// The part of the body; null for all of it.
    pub area: Option<Area>,
}

/// A constituency or a region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Area {
    /// Its code, or its path.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `contest`, or the region's level: `province`, `district` …
    pub kind: String,
}

/// The figure a claim was held against, with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Official {
    /// How much; for an outcome 1 if it happened, else 0.
    pub value: Number,
    /// The release it stands in.
    pub release: String,
    /// Who published that.
    pub publisher: String,
    /// Where.
    pub url: Option<String>,
    /// How far it is to be trusted.
    pub trust: Trust,
    /// The rows it stands in or was computed from, at most eight: `results.csv:12`.
    #[serde(serialize_with = "flow::list")]
    pub rows: Vec<String>,
    /// How it was computed, where it was.
    pub formula: Option<String>,
    /// A later release that says otherwise.
    #[serde(serialize_with = "flow::maybe_map")]
    pub later: Option<Later>,
}

/// What a later release says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Later {
    /// How much.
    pub value: Number,
    /// The release.
    pub release: String,
}

/// Claimed less official.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Difference {
    /// In the claim's unit.
    pub absolute: Number,
    /// As a part of the official figure; null where that is zero.
    pub relative: Option<f64>,
}

/// One reading of a claim, with its verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reading {
    /// Who or what it would be about.
    #[serde(serialize_with = "flow::map")]
    pub subject: Subject,
    /// Where.
    #[serde(serialize_with = "flow::map")]
    pub scope: Scope,
    /// Whether it would hold.
    pub verdict: Verdict,
    /// The figure for it.
    pub official: Option<Official>,
}

/// A sum or comparison between claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Arithmetic {
    /// `a1`, `a2` …
    pub id: String,
    /// The claims, the whole first.
    #[serde(serialize_with = "flow::list")]
    pub claims: Vec<String>,
    /// What was compared.
    pub rule: ArithmeticRule,
    /// What the article says.
    pub stated: Number,
    /// What its other numbers give.
    pub computed: Number,
    /// Whether they agree.
    pub verdict: Verdict,
}

/// Claims about one thing that can't all be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Conflict {
    /// `k1`, `k2` …
    pub id: String,
    /// What they are about.
    pub kind: Kind,
    /// Whom.
    #[serde(serialize_with = "flow::map")]
    pub subject: Subject,
    /// Where.
    #[serde(serialize_with = "flow::map")]
    pub scope: Scope,
    /// The official figure.
    pub official: Option<Official>,
    /// Every value, in text order.
    pub values: Vec<ConflictValue>,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ConflictValue {
    /// As worded; null for a claim without a number.
    pub value: Option<Value>,
    /// The claim.
    pub claim: String,
    /// Who says so.
    pub speaker: Option<String>,
    /// At what stage of the count.
    pub stage: Stage,
}

/// A number in no claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ignored {
    /// As printed.
    pub number: String,
    /// Where it stands.
    #[serde(serialize_with = "flow::pair")]
    pub span: Bytes,
    /// Why, in one word: `year`, `date`, `identifier` …
    pub why: String,
}
