//! A claim with what it may be about.

use crate::{
    extractor::Claim,
    sources::{ContestId, ElectionId, Measure, PersonId, Place, Who},
};
use jiff::civil::Date;

/// A claim and its readings.
#[derive(Clone, Debug)]
pub struct LinkedClaim {
    /// The claim.
    pub claim: Claim,
    /// What it may mean, likeliest first; empty where nothing the sources hold is meant.
    pub readings: Vec<Reading>,
    /// Where and when it was printed.
    pub setting: Setting,
}

/// Where and when a claim was printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The paragraph, list or table it stands in, counted through the article.
    pub passage: usize,
    /// The day the article was published, where it says so.
    pub published: Option<Date>,
}

/// One thing a claim may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The election.
    pub election: ElectionId,
    /// What is asked of it; `None` where the sources hold no such figure.
    pub measure: Option<Measure>,
    /// Who the claim is about, for the report.
    pub subject: Subject,
    /// Whom the subject is measured against.
    pub opponent: Subject,
    /// Where.
    pub place: Option<Place>,
    /// 0 to 1: how sure the link is. The readings of a claim need not add up to 1.
    pub likelihood: f64,
}

/// Who a reading is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nobody: the claim is about a place or a count.
    None,
    /// A person who stands in the contest.
    Person(PersonId, ContestId),
    /// A party, a bloc, or the others.
    Who(Who),
    /// Several parties or blocs together.
    Together(Vec<Who>),
    /// Any party.
    Any,
    /// A name that the sources don't hold.
    Unknown(String),
}
