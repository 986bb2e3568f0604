//! The gazetteer: every name the sources know, and how it may be spelt. No results.

use crate::{
    sources::{EntityRef, Sources},
    span::Span,
};

/// Every name of every loaded election.
#[derive(Debug)]
pub struct Gazetteer {}

/// A name of the gazetteer found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct NameHit {
    /// Where it stands.
    pub span: Span,
    /// What it may stand for, in every election that knows it; never empty.
    pub entities: Vec<EntityRef>,
}

impl Gazetteer {
    /// Collects the names of all parties, blocs, bodies, regions, contests, elections and people.
    #[must_use]
    pub fn new(sources: &Sources) -> Self {
        let _ = sources;
        Self {}
    }

    /// All names in a text: leftmost, longest, at word boundaries, without overlaps. Codes and
    /// party abbreviations match exactly but for spacing and dots (`NA-130`, `NA 130`, `N.A.-130`;
    /// `PML-N`, `PMLN`, `PML (N)`); other names whatever their case. A person is found by full
    /// name only: surnames are the matcher's business, inside a known contest.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<NameHit> {
        let _ = text;
        Vec::new()
    }
}

/// How alike two names of people are, 0 to 1: honorifics and initials aside, tolerant of
/// newspaper spellings and of left-out parts (`Yasmeen` and `Dr Yasmin Rashid`).
#[must_use]
pub fn likeness(mention: &str, name: &str) -> f64 {
    if mention == name { 1.0 } else { 0.0 }
}
