//! A claim as the article makes it.

use super::{Basis, Kind};
use crate::{
    sources::{ElectionKind, EntityRef},
    span::Span,
    text::Amount,
};
use serde::{Deserialize, Serialize};

/// What the extractor found in a document.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// In text order of their numbers (of their predicate, without one).
    pub claims: Vec<Claim>,
    /// Every name in the text, in text order, whether a claim uses it or not: the matcher's context.
    pub mentions: Vec<Mention>,
    /// Every number that is in no claim, with the reason.
    pub ignored: Vec<Ignored>,
}

/// One claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its kind.
    pub kind: Kind,
    /// What it states.
    pub statement: Statement,
    /// The number as printed; for a claim without one, the words that make it.
    pub span: Span,
    /// The sentence, or the table row.
    pub quote: Span,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// Who it is about.
    pub subject: Role,
    /// Whom the subject beat, trailed, or is measured against.
    pub opponent: Role,
    /// Places it names: constituency, region, body, in the same clause, sentence or heading. May
    /// hold several ("NA seats from Northland": a body and a region).
    pub places: Vec<Mention>,
    /// The year it names ("in 2018"), where it names one.
    pub year: Option<i16>,
    /// Whether it is of an earlier election whose year it doesn't name ("last time", "from 43").
    pub earlier: bool,
    /// The year after whose election it is of the next one ("in 2013 … five years later").
    pub after: Option<i16>,
    /// The sort of election it names ("at the general election"), or else its article does at the top.
    pub poll: Option<ElectionKind>,
    /// The words by which its sentence refers to a place named before ("there", "in the province").
    pub there: Option<There>,
    /// Whether the place it names or refers to is only that in which its own stands out: "the lowest in
    /// the region".
    pub stands_out: bool,
    /// Whether its words make it one constituency's, or several's one by one, in the place it names ("in one seat
    /// of the city").
    pub by_seat: bool,
    /// Whether it says that it counts over the whole country ("nationwide").
    pub nationwide: bool,
    /// How far counting had come, as worded.
    pub stage: Stage,
    /// Whose voice.
    pub voice: Voice,
    /// Who says it, as printed, for `attributed` and `refuted`.
    pub speaker: Option<String>,
    /// Headline, lead or body.
    pub placement: Placement,
    /// A clause that narrows the count and that no source can evaluate ("of those tested"), as
    /// printed.
    pub restriction: Option<Span>,
    /// Whether it may count what was gained alone: no more than there is, and often fewer.
    pub gained: bool,
    /// Whether its sentence looks back ("had", "then"): its number may be of the election before.
    pub looks_back: bool,
    /// Whether its sentence names a day of the week in which the article appeared: "on Sunday".
    pub lately: bool,
    /// Whether its sentence names a month without a year: "won it back in May".
    pub in_month: bool,
    /// What its words limit it to, or measure it by.
    pub basis: Option<Basis>,
    /// 0 to 1: how sure the reading is. Below [`Claim::SURE`] it never contradicts.
    pub sureness: f64,
    /// Whether something beside it gives a reason to take it for another number: it contradicts
    /// nothing but by a slip of the hand.
    pub doubted: bool,
    /// The pattern that found it: `candidate_votes/3`, or `fallback`; `figure` for a number alone.
    pub pattern: String,
}

impl Claim {
    /// A claim less sure than this contradicts nothing, unless its number is much like that on record.
    pub const SURE: f64 = 0.7;
    /// A claim less sure than this has no wording of its own: its number stands nearest.
    pub(crate) const WORDED: f64 = 0.51;
    /// What a doubted claim can be sure of at most.
    const UNSURE: f64 = 0.65;

    /// Makes it too unsure to contradict anything.
    pub(crate) fn doubt(&mut self) {
        self.sureness = self.sureness.min(Self::UNSURE);
        self.doubted = true;
    }

    /// Makes it sure enough to contradict something.
    pub(crate) fn make_sure(&mut self) {
        self.sureness = self.sureness.max(Self::SURE);
        self.doubted = false;
    }

    /// The same, too unsure to contradict anything where there is a reason.
    #[must_use]
    pub(crate) fn doubted_if(mut self, reason: bool) -> Self {
        if reason {
            self.doubt();
        }
        self
    }
}

/// What stands for the pattern of a number that no wording explains.
pub(super) const FIGURE: &str = "figure";

impl Claim {
    /// Whether it is a number alone, which only the record can explain: no claim, unless it does.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.pattern == FIGURE
    }
}

/// Words that refer to a place named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct There {
    /// Where they stand.
    pub span: Span,
    /// Whether a constituency may be meant ("there"), and not only a wider place ("the province").
    pub constituency: bool,
    /// Whether only a city may be meant.
    pub city: bool,
}

/// What a claim states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statement {
    /// A number, and perhaps the number it is part of ("11 of 13"), each with its span.
    Number {
        /// The number.
        amount: Amount,
        /// The whole.
        of: Option<(Span, Amount)>,
    },
    /// A fact without a number; `false` where the text denies it ("no party won a majority").
    Fact(bool),
}

/// Who fills a role.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Role {
    /// Nobody is meant or said.
    #[default]
    None,
    /// Named.
    Named(Mention),
    /// Referred to.
    Refers {
        /// How.
        by: Reference,
        /// The words that do.
        span: Span,
    },
    /// Any party ("no party won a majority").
    Any,
    /// The others ("Others led in 27").
    Others,
    /// Several together ("P and Y together").
    Together(Vec<Mention>),
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// What the gazetteer says it may be; empty for what only looks like a person's name.
    pub entities: Vec<EntityRef>,
    /// The party printed with a person's name ("the Y's A Gill", "Gill (X)").
    pub party: Vec<EntityRef>,
    /// Whether it is only what something else is measured against: "fewer than Midtown's 22".
    pub compared: bool,
}

impl Mention {
    /// A name that may stand for some things, with no party beside it.
    #[must_use]
    pub fn new(span: Span, sentence: usize, entities: Vec<EntityRef>) -> Self {
        Self { span, sentence, entities, party: Vec::new(), compared: false }
    }

    /// Whether it may be a party or a bloc of them.
    #[must_use]
    pub fn is_party(&self) -> bool {
        self.entities.iter().any(|it| it.entity.is_party())
    }
}

/// How a role refers to somebody without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// he, she, who, him, her: the person last spoken of.
    Person,
    /// his rival, his opponent, the runner-up: the other one in the contest.
    Opponent,
    /// the winner, the winning candidate.
    Winner,
    /// the runner-up.
    RunnerUp,
    /// the latter.
    Latter,
    /// the former (of two).
    Former,
    /// the party, it, its candidates: the party last spoken of.
    Party,
    /// his party, her own party: that of the person last spoken of.
    OwnParty,
    /// the alliance, the bloc: the alliance last spoken of.
    Alliance,
}

/// How far counting had come, as worded; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Stage {
    /// Nothing says otherwise.
    Final,
    /// Unofficial, provisional, unconfirmed.
    Provisional,
    /// So far, leading, with so many stations in.
    Partial,
    /// Forecasts, exit polls, expectations.
    Projected,
    /// Claimed by an interested party.
    Claimed,
    /// If, would, needs.
    Hypothetical,
}

/// Whose voice a claim is in; the names are the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Voice {
    /// The article's own.
    Own,
    /// Somebody's.
    Attributed,
    /// Somebody's, and the article denies it.
    Refuted,
}

/// Where in the article a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Placement {
    /// In the headline or a heading.
    Headline,
    /// In the first two paragraphs.
    Lead,
    /// Below.
    Body,
}

/// A number in no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Where it stands.
    pub span: Span,
    /// Why, in one word of the lexicon.
    pub why: String,
}
