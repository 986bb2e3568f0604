//! Relative clauses between a name and what its bearer does: "Gill, who had won here twice, got …".
//!
//! Wordings go on past them, and the years and places named there are not those of the sentence.

use super::{Content, Item, Reader};
use std::ops::Range;

/// Items of the longest.
const LONGEST: usize = 40;
/// Items that may describe somebody before a relative clause: ", the party's nominee who".
const LONGEST_DESCRIPTION: usize = 6;

impl Reader<'_> {
    /// The relative clauses of a row, in order, each from its opening comma or dash to one past its
    /// closing one.
    pub(super) fn relative_clauses(&self, items: &[Item]) -> Vec<Range<usize>> {
        let mut clauses: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let after_name = at > 0 && matches!(items[at - 1].content, Content::Who(_));
            match self.relative_clause_end(items, at).filter(|_| after_name) {
                Some(end) => {
                    clauses.push(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
        clauses
    }

    /// One past the sign that closes what an item opens.
    fn relative_clause_end(&self, items: &[Item], open: usize) -> Option<usize> {
        let sign = [",", "-", "–", "—"].into_iter().find(|sign| self.is(items, open, sign))?;
        let cues = &self.vocabulary.cues;
        let describes = |item: &&Item| {
            !item.classes.has(cues.relative)
                && match item.content {
                    Content::Word => !item.classes.has(cues.verb) && !item.classes.has(cues.and),
                    Content::Who(_) | Content::Aside | Content::Where(_) => true,
                    _ => false,
                }
        };
        let described = items[open + 1..].iter().take(LONGEST_DESCRIPTION).take_while(describes);
        let relative = open + 1 + described.count();
        if !items.get(relative)?.classes.has(cues.relative) {
            return None;
        }
        let last = items.len().min(open + LONGEST);
        let closes = |at: &usize| self.is(items, *at, sign) && self.goes_on(items, at + 1);
        (relative + 1..last).find(closes).map(|close| close + 1)
    }

    /// Whether it is told at an item what somebody named before did: by a verb, or by how many.
    fn goes_on(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let next = items[at..].iter().find(|item| item.content != Content::Aside);
        next.is_some_and(|item| {
            let does = item.classes.has(cues.verb) && !self.printed(item.span).ends_with("ing");
            item.content == Content::Word && (does || item.classes.has(cues.by))
        })
    }
}
