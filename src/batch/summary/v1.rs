//! Format `tallycheck-batch/1`: what an archive says, all pages together. A change that an old
//! reader would trip over makes a new version.

use crate::{
    checker::Verdict,
    extractor::{Kind, Stage},
    report::{
        Number, Value,
        v1::{ElectionInfo, SubjectKind},
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of the format, as every summary states it.
pub const FORMAT: &str = "tallycheck-batch/1";

/// The summary of a batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Always `tallycheck-batch/1`.
    pub format: String,
    /// All elections on record, and exactly which figures were used.
    pub elections: Vec<ElectionInfo>,
    /// What was found in the inputs.
    pub pages: Pages,
    /// Claims by verdict.
    pub claims: Counts,
    /// Claims by kind.
    pub kinds: Vec<OfKind>,
    /// Articles and claims by outlet; null for pages that name none.
    pub outlets: Vec<OfOutlet>,
    /// Articles and claims by month of publication; null for pages without a date.
    pub months: Vec<OfMonth>,
    /// The wrong figures that most stories have, at most fifty.
    pub wrong_figures: Vec<WrongFigure>,
    /// Everything that claims of the archive contradict each other about, one card each.
    pub conflicts: Vec<Card>,
    /// What could not be read.
    pub failed: Vec<Remark>,
    /// What was read, and somebody should look at.
    pub notes: Vec<Remark>,
}

/// What was found in the inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pages {
    /// Files of the inputs.
    pub files: u64,
    /// Pages checked; each has a report.
    pub checked: u64,
    /// Different stories among those with claims.
    pub stories: u64,
    /// Pages without a number beside an election word, which were not checked.
    pub skipped: u64,
    /// Pages and files that could not be read.
    pub failed: u64,
    /// What is no article, by what it is.
    pub passed_over: BTreeMap<String, u64>,
}

/// Claims by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// All of them.
    pub claims: u64,
    /// Found true.
    pub supported: u64,
    /// Found wrong.
    pub contradicted: u64,
    /// Of those, in an article's own voice.
    pub to_fix: u64,
    /// True of a partial or media count.
    pub outdated: u64,
    /// Readings or releases differ.
    pub ambiguous: u64,
    /// No figure on record settles them.
    pub unverifiable: u64,
}

/// Claims of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// Its claims.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What one outlet printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfOutlet {
    /// The publisher's name, or the host of its address.
    pub outlet: Option<String>,
    /// Articles checked.
    pub articles: u64,
    /// Their claims.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What was printed in one month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfMonth {
    /// `2024-02`.
    pub month: Option<String>,
    /// Articles checked.
    pub articles: u64,
    /// Their claims.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What claims are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Topic {
    /// The kind of claim.
    pub kind: Kind,
    /// What the subject is.
    pub subject_kind: SubjectKind,
    /// Its id in the sources.
    pub subject_id: Option<String>,
    /// Its name.
    pub subject: Option<String>,
    /// The election.
    pub election: Option<String>,
    /// The body; null for several.
    pub body: Option<String>,
    /// The constituency or region; null for all of the body.
    pub area: Option<String>,
    /// The official figure.
    pub official: Option<Number>,
    /// The release it stands in.
    pub release: Option<String>,
}

/// A wrong figure, and how often it was printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WrongFigure {
    /// What it is about.
    #[serde(flatten)]
    pub topic: Topic,
    /// As worded; null for a statement without a number.
    pub value: Option<Value>,
    /// How often.
    #[serde(flatten)]
    pub spread: Spread,
    /// Outlets with it.
    pub outlets: u64,
}

/// How often a figure was printed, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spread {
    /// Different stories with it.
    pub stories: u64,
    /// Sightings of it, those in copies of a story included.
    pub sightings: u64,
    /// The first day it was published, where one is known.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

/// Claims about one thing that can't all be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Card {
    /// `k1`, `k2` …; `claims.csv` names it with each claim.
    pub id: String,
    /// What they are about.
    #[serde(flatten)]
    pub topic: Topic,
    /// Every value, the one that most stories have first.
    pub values: Vec<CardValue>,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CardValue {
    /// As worded.
    pub value: Option<Value>,
    /// How often.
    #[serde(flatten)]
    pub spread: Spread,
    /// Who printed it, oldest first, each story once; at most twenty, all of them are in
    /// `claims.csv`.
    pub printed: Vec<Sighting>,
}

/// A story with a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sighting {
    /// Where it was seen first.
    #[serde(flatten)]
    pub seen: Seen,
    /// Who says so.
    pub speaker: Option<String>,
    /// At what stage of the count.
    pub stage: Stage,
    /// Whether it holds.
    pub verdict: Verdict,
    /// Copies of the story, and further claims in it, at most twenty.
    pub copies: Vec<Seen>,
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Seen {
    /// Its report's `source`.
    pub source: String,
    /// Who printed it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<String>,
    /// The claim in its report.
    pub claim: String,
}

/// What is to be said of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Remark {
    /// `news.zip!2024/a.html`, `x.warc.gz@12345`, `x.jsonl:17`.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
}
