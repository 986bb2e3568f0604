//! Numbers that count nothing of an election, and the reasons the engine itself asks for.

use super::Document;
use crate::span::Span;

/// A number that is no quantity of an election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands.
    pub span: Span,
    /// Why: `year`, `date`, `time`, `identifier`, `list_number`, `money`, `duration`, `age`,
    /// `form_number`, `name`, `too_large` …: one word, listed in the lexicon.
    pub why: String,
}

pub(super) const YEAR: &str = "year";
pub(super) const TIME: &str = "time";
/// The number of a note, as encyclopaedias print it: `[12]`.
pub(super) const REFERENCE: &str = "reference";
const DATE: &str = "date";

/// Reasons without which the engine can't tell when anything was: every lexicon has to give them.
pub(super) const NEEDED: [&str; 3] = [YEAR, DATE, TIME];

impl Document<'_> {
    /// The years printed as such, in text order.
    pub fn years(&self) -> impl Iterator<Item = (Span, i16)> {
        self.years_of(&self.set_aside)
    }

    /// The years that begin in a stretch.
    pub fn years_in(&self, stretch: Span) -> impl Iterator<Item = (Span, i16)> {
        self.years_of(self.set_aside_in(stretch))
    }

    /// The times of day that begin in a stretch: "11:40pm".
    pub fn times_in(&self, stretch: Span) -> impl Iterator<Item = Span> {
        let here = self.set_aside_in(stretch).iter();
        here.filter(|aside| aside.why == TIME).map(|aside| aside.span)
    }

    /// Whether the number of a note stands there: `75[12]`.
    pub fn is_reference(&self, number: Span) -> bool {
        self.set_aside_in(number).iter().any(|aside| aside.why == REFERENCE)
    }

    /// Whether a date begins in a stretch.
    pub(super) fn is_dated(&self, stretch: Span) -> bool {
        self.set_aside_in(stretch).iter().any(|aside| aside.why == DATE)
    }

    fn years_of<'a>(&'a self, all: &'a [SetAside]) -> impl Iterator<Item = (Span, i16)> {
        let years = all.iter().filter(|aside| aside.why == YEAR);
        years.filter_map(|it| Some((it.span, it.span.of(&self.article.text).parse().ok()?)))
    }

    fn set_aside_in(&self, stretch: Span) -> &[SetAside] {
        let first = self.set_aside.partition_point(|aside| aside.span.start < stretch.start);
        let end = self.set_aside.partition_point(|aside| aside.span.start < stretch.end);
        &self.set_aside[first..end.max(first)]
    }
}
