//! Relative clauses between a name and what its bearer does: "Gill, who had won here twice, got …".
//!
//! Wordings go on past them, and the years and places named there are not those of the sentence.

use super::{Content, Item, Reader};
use crate::{
    extractor::{Role, classes::Class},
    text::Unit,
};
use std::ops::Range;

/// Items of the longest that is closed before its sentence ends.
const LONGEST: usize = 40;
/// Items that may describe somebody before a relative clause: ", the party's nominee who".
const LONGEST_DESCRIPTION: usize = 6;
/// Items of "per cent of those who are on the roll", to the verb behind.
const LONGEST_PART: usize = 10;

impl Reader<'_> {
    /// The relative clauses of a row, in order, each from its opening comma or dash to one past its
    /// closing one, or to the end.
    pub(super) fn relative_clauses(&self, items: &[Item]) -> Vec<Range<usize>> {
        let mut clauses: Vec<Range<usize>> = Vec::new();
        let mut at = 1;
        while at < items.len() {
            let end = match items[at - 1].content {
                Content::Who(_) => {
                    self.past_who_clause(items, at).or_else(|| self.past_interruption(items, at))
                }
                Content::Where(_) => self.past_where_clause(items, at),
                _ => None,
            }
            .or_else(|| self.past_part_of_them(items, at));
            clauses.extend(end.map(|end| at..end));
            at = end.unwrap_or(at + 1);
        }
        clauses
    }

    /// One past ", the party's nominee who had won here twice,".
    fn past_who_clause(&self, items: &[Item], open: usize) -> Option<usize> {
        let cues = &self.vocabulary.cues;
        let describes = |item: &&Item| {
            !item.classes.has(cues.relative)
                && !self.is_whose(item)
                && match item.content {
                    Content::Word => !item.classes.has(cues.verb) && !item.classes.has(cues.and),
                    Content::Who(_) | Content::Aside | Content::Where(_) => true,
                    _ => false,
                }
        };
        let described = items[open + 1..].iter().take(LONGEST_DESCRIPTION).take_while(describes);
        let relative = open + 1 + described.count();
        let relating = items.get(relative)?;
        let relates = relating.classes.has(cues.relative) || self.is_whose(relating);
        self.close(items, open, |at| self.acts(items, at)).filter(|_| relates)
    }

    /// Whether a noun phrase names whoever is somebody's: "whose sister Gill".
    fn is_whose(&self, item: &Item) -> bool {
        let named = matches!(item.content, Content::Who(Role::Named(_)));
        named && self.begins_with(item, self.vocabulary.cues.whose)
    }

    /// Whether the first word of an item is of a class.
    fn begins_with(&self, item: &Item, class: Class) -> bool {
        let first = self.printed(item.span).split(' ').next().unwrap_or_default();
        self.vocabulary.word(first).has(class)
    }

    /// One past ", with her husband Gill in jail,": who is named there did not do what the sentence goes on to
    /// tell. Nothing is counted there.
    fn past_interruption(&self, items: &[Item], open: usize) -> Option<usize> {
        let (opener, cues) = (items.get(open + 1)?, &self.vocabulary.cues);
        // "Campaigning for her son", and not "beating Gill".
        let participle = opener.content == Content::Word
            && self.printed(opener.span).ends_with("ing")
            && !opener.classes.has(cues.tells_result);
        let end = self.close(items, open, |at| self.acts(items, at))?;
        let inside = &items[open + 1..end - 1];
        let who = |item: &Item| matches!(item.content, Content::Who(_));
        let number = |item: &Item| matches!(item.content, Content::Number { .. });
        let opens = opener.classes.has(cues.with) || participle;
        let only_names = inside.iter().any(who) && !inside.iter().any(number);
        (opens && only_names && end < items.len()).then_some(end)
    }

    /// One past ", where polling had been put off,", or ", which went to Gill,".
    fn past_where_clause(&self, items: &[Item], open: usize) -> Option<usize> {
        let cues = &self.vocabulary.cues;
        let relating = items.get(open + 1)?;
        let relates =
            relating.classes.has(cues.relative_place) || relating.classes.has(cues.relative);
        let goes_on = |at: usize| {
            if !relates || self.part_acts(items, at) {
                return self.part_acts(items, at);
            }
            let next = items.get(at);
            let named = next.is_some_and(|item| matches!(item.content, Content::Who(_)));
            let joined = next.is_some_and(|item| item.classes.has(cues.and));
            joined || self.acts(items, if named { at + 1 } else { at })
        };
        // "Which Gill held, only 40 per cent voted": one phrase, with "which" for its first word.
        let closed = |end: &usize| {
            relates || self.begins_with(relating, cues.relative) && self.part_acts(items, *end)
        };
        self.close(items, open, goes_on).filter(closed)
    }

    /// One past ", many of them belonging to the X,".
    fn past_part_of_them(&self, items: &[Item], open: usize) -> Option<usize> {
        let first = (open + 1..items.len()).find(|at| items[*at].content != Content::Aside)?;
        let partly = items[first].classes.has(self.vocabulary.cues.partly);
        let closed = |end: &usize| *end < items.len();
        self.close(items, open, |at| self.acts(items, at)).filter(closed).filter(|_| partly)
    }

    /// One past the sign like the one that opens, behind which the sentence goes on; it never goes on past a
    /// semicolon.
    fn close(&self, items: &[Item], open: usize, goes_on: impl Fn(usize) -> bool) -> Option<usize> {
        let sign = [",", "-", "–", "—"].into_iter().find(|sign| self.is(items, open, sign))?;
        let parted = (open + 1..items.len()).find(|at| self.is(items, *at, ";"));
        let end = parted.unwrap_or(items.len());
        let last = end.min(open + LONGEST);
        let close = (open + 1..last).find(|at| self.is(items, *at, sign) && goes_on(at + 1));
        Some(close.map_or(end, |close| close + 1))
    }

    /// Whether it is told at an item what a part of the people did: "only 31.2 per cent of the voters turned up".
    fn part_acts(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let aside = |at: &usize| items.get(*at).is_some_and(|item| item.content == Content::Aside);
        let Some(number) = (at..).find(|at| !aside(at)) else { return false };
        let share = items.get(number).is_some_and(|item| {
            let unit = match item.content {
                Content::Number { unit, .. } => unit,
                _ => None,
            };
            matches!(unit, Some(Unit::Percent | Unit::Fraction))
        });
        let goes_on = |item: &&Item| {
            matches!(item.content, Content::Word | Content::Aside | Content::Where(_))
                && !item.classes.has(cues.and)
        };
        let mut told = items.iter().skip(number + 1).take(LONGEST_PART).take_while(goes_on);
        let does = |item: &Item| {
            let participle = self.printed(item.span).ends_with("ing");
            let verb = item.classes.has(cues.verb) || item.classes.has(cues.go_to_vote);
            item.content == Content::Word && verb && !participle
        };
        share && told.any(does)
    }

    /// Whether it is told at an item what somebody named before did: by a verb, or by how many.
    fn acts(&self, items: &[Item], at: usize) -> bool {
        let cues = &self.vocabulary.cues;
        let mut behind = items.iter().skip(at).filter(|item| item.content != Content::Aside);
        behind.next().is_some_and(|item| {
            let does = item.classes.has(cues.verb) && !self.printed(item.span).ends_with("ing");
            item.content == Content::Word && (does || item.classes.has(cues.by))
        })
    }
}
