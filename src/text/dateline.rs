//! Datelines: where a story was written, and when. "MIDTOWN, July 5 (Agency) —", "Midtown, Elbonia – ", or a line
//! of its own above the story.
//!
//! What stands in one says where somebody wrote, and not where votes or seats were counted.

use super::{Document, Sentence};
use crate::{input::BlockKind, span::Span};

/// So far from its beginning the sign of a dateline stands, in bytes: "NEW TOWN, June 5 (Agency):".
const LONGEST: usize = 60;
/// What ends one.
const SIGNS: [&str; 4] = [":", " —", " –", " --"];
/// The letters of the shortest place in one; shorter runs of capitals are parties.
const SHORTEST_PLACE: usize = 4;
/// Tokens of a story's first sentence, which is no entry of a list.
const PROSE: usize = 12;
/// Tokens of the longest line that holds nothing but a dateline, and words of the place in front.
const LONGEST_LINE: usize = 12;
const LONGEST_PLACE: usize = 2;

impl Document<'_> {
    /// The dateline with which a sentence begins that opens its block.
    #[must_use]
    pub fn dateline(&self, sentence: usize) -> Option<Span> {
        let found = self.opener(sentence)?;
        let printed = found.span.of(&self.article.text);
        let is_short = found.tokens.len() <= LONGEST_LINE && opens_with_place(printed);
        if is_short && are_names(printed) && self.is_dated(found.span) {
            return Some(found.span);
        }
        let opens = begins_in_capitals(printed, found) || names_wider_place(printed, found);
        let end = first_sign(printed, &SIGNS).filter(|_| opens)?;
        Some(Span::new(found.span.start, found.span.start + end))
    }

    /// What stands before the first sign of a sentence that opens its block: a dateline, or a label that
    /// may be a place as well ("Mumbai: The party won nine").
    #[must_use]
    pub fn opening(&self, sentence: usize) -> Option<Span> {
        let found = self.opener(sentence)?;
        let end = first_sign(found.span.of(&self.article.text), &SIGNS)?;
        Some(Span::new(found.span.start, found.span.start + end))
    }

    /// A sentence that opens its block, where that is running text or a heading.
    fn opener(&self, sentence: usize) -> Option<&Sentence> {
        let found = self.sentences.get(sentence)?;
        let goes_on = sentence > 0 && self.sentences[sentence - 1].block == found.block;
        let block = self.article.blocks.get(found.block).map(|block| &block.kind);
        let may_be = matches!(block, Some(BlockKind::Paragraph | BlockKind::Heading { .. }));
        Some(found).filter(|_| may_be && !goes_on)
    }
}

fn first_sign(printed: &str, signs: &[&str]) -> Option<usize> {
    let first = signs.iter().filter_map(|sign| printed.find(sign)).min();
    first.filter(|at| *at < LONGEST)
}

/// "MIDTOWN:", "NEW TOWN, June 5 (Agency) —".
fn begins_in_capitals(printed: &str, sentence: &Sentence) -> bool {
    let place = printed.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    sentence.tokens.len() >= PROSE
        && place.len() >= SHORTEST_PLACE
        && place.chars().all(char::is_uppercase)
        && first_sign(printed, &SIGNS).is_some()
}

/// "Midtown, Elbonia – Votes have been counted": a place and what it lies in, before a dash.
fn names_wider_place(printed: &str, sentence: &Sentence) -> bool {
    let Some(end) = first_sign(printed, &SIGNS[1..]) else { return false };
    let place = &printed[..end];
    sentence.tokens.len() >= PROSE && place.contains(", ") && are_names(place)
}

/// Whether few words stand before the first sign: "New Town, June 5".
fn opens_with_place(printed: &str) -> bool {
    let place = printed.split([',', ':', '(', '–', '—']).next().unwrap_or_default();
    place.len() < printed.len() && place.split_whitespace().count() <= LONGEST_PLACE
}

/// Whether each word begins with a capital letter, or is none.
fn are_names(words: &str) -> bool {
    !words.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
}
