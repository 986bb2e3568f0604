//! Whose voice a line is by what a fact-checker writes around it: labels ("Claim: …"), ratings, quotations.

use super::{Listener, Voice};
use crate::extractor::{
    classes::Class,
    row::{Content, Item, Row},
};

/// Items of a rating before its word, and of a label before its colon: "Claim 2:".
const RATING: usize = 4;
const LABEL: usize = 2;
/// Items up to the mark that opens a numbered quotation: "1. “Gill lost.”"
const NUMBERED: usize = 3;
const DASHES: [char; 3] = ['-', '–', '—'];

impl Listener<'_> {
    /// Whether a sentence denies what the one before it reports.
    pub fn refutes(&self, next: &Row) -> bool {
        next.classes.has(self.cues().refuted) || self.rates(next)
    }

    /// Whether a sentence is no more than a fact-checker's word on the one before: "Verdict: False.", "FALSE on the
    /// record."
    fn rates(&self, row: &Row) -> bool {
        let rated = row.items.iter().take(RATING).position(|it| it.classes.has(self.cues().rated));
        rated.is_some_and(|at| {
            let shouted = row.items[at].span.of(self.text).chars().all(|it| !it.is_lowercase());
            shouted || row.items.get(at + 1).is_none_or(|next| next.content == Content::Sign)
        })
    }

    /// Whether a sentence is a quotation, numbered or not.
    pub(super) fn is_quoted(&self, row: &Row) -> bool {
        let is_mark = |item: &Item| item.span.of(self.text).starts_with(['"', '“']);
        row.items.iter().take(NUMBERED).any(is_mark)
    }

    /// Whose voice a line is by what stands at its head or its end: "Claim: …", "Myth: …", "… - Misleading".
    pub(super) fn labelled(&self, row: &Row) -> Option<Voice> {
        let cues = self.cues();
        let is_sign = |at: usize| row.items.get(at).is_some_and(|it| it.content == Content::Sign);
        let heads = |class: Class| {
            let first = row.items.first().is_some_and(|it| it.classes.has(class));
            first && (1..=LABEL).any(|at| row.breaks(at) && is_sign(at))
        };
        let words = row.items.iter().rposition(|item| item.content != Content::Sign);
        let rated = words.filter(|at| row.items[*at].classes.has(cues.rated));
        let is_dash = |at: usize| row.items[at].span.of(self.text).starts_with(DASHES);
        match () {
            () if rated.is_some_and(|at| at > 1 && is_dash(at - 1)) => Some(Voice::Refuted),
            () if heads(cues.myth_label) => Some(Voice::Refuted),
            () if heads(cues.claim_label) => Some(Voice::Attributed),
            () => None,
        }
    }
}
