//! Whether a figure beside a wider place is one constituency's, or told constituency by constituency: "in one seat of
//! the city turnout was 24.9%", "it ranged from 36% to 56%", "the three seats recorded 46%, 58% and 61%".

use super::{Kind, classes::Class, places::clause, reading::Scene, row::Content};
use crate::text::{Approx, Unit, Worded};
use rust_decimal::Decimal;
use std::ops::Range;

/// "The highest turnout in the city": items between the two.
const EXTREME_REACH: usize = 3;

impl Scene<'_> {
    /// Whether the words around a number make it no figure of the whole place that they name.
    pub(super) fn is_by_seat(&self, kind: Kind, item: usize) -> bool {
        let counted = matches!(
            kind,
            Kind::Turnout
                | Kind::Registered
                | Kind::VotesCast
                | Kind::RejectedVotes
                | Kind::VoteShare
                | Kind::PartyVotes
                | Kind::CandidateVotes
        );
        let clause = clause(self.row, item);
        let cues = &self.wordings.vocabulary.cues;
        let has = |class| clause.clone().any(|at| self.row.items[at].classes.has(class));
        counted
            && (has(cues.ranges)
                || has(cues.none)
                || kind != Kind::Turnout && has(cues.averaged)
                || clause.clone().any(|at| self.names_one_seat(at) || self.names_some_seats(at))
                || self.counts_some_seats(&clause, item)
                || clause.clone().any(|at| self.is_extreme_within(at)))
    }

    /// "The seat", "a Midtown constituency"; no "constituency vote".
    fn names_one_seat(&self, at: usize) -> bool {
        let (cues, items) = (&self.wordings.vocabulary.cues, &self.row.items);
        let next = items.get(at + 1);
        let counts_votes = next.is_some_and(|next| next.classes.has(cues.vote_noun));
        self.ends_in(at, cues.one_seat) && !counts_votes
    }

    /// "In some Midtown seats", "several constituencies".
    fn names_some_seats(&self, at: usize) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let before = at.checked_sub(1).map(|before| &self.row.items[before].classes);
        let some = before.is_some_and(|it| it.has(cues.partly)) || self.begins_in(at, cues.partly);
        some && self.ends_in(at, cues.many_contests)
    }

    /// Whether the first word of a phrase of place, behind its preposition, is of a class.
    fn begins_in(&self, at: usize, class: Class) -> bool {
        let (span, tokens) = (self.row.items[at].span, &self.sentence.tokens);
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let mut first = tokens[from..].iter().take(2).filter(|token| span.contains(token.span));
        first.any(|it| self.wordings.vocabulary.word(&it.norm).has(class))
    }

    /// Whether a word, or the last of a phrase of place, is of a class.
    fn ends_in(&self, at: usize, class: Class) -> bool {
        let item = &self.row.items[at];
        match item.content {
            Content::Word | Content::Aside => item.classes.has(class),
            Content::Where(_) => {
                let tokens = &self.sentence.tokens;
                let past = tokens.partition_point(|token| token.span.end <= item.span.end);
                let last = tokens[..past].last();
                last.is_some_and(|it| self.wordings.vocabulary.word(&it.norm).has(class))
            }
            _ => false,
        }
    }

    /// "One of the city's seats"; several, where the number is a bound or one of a list.
    fn counts_some_seats(&self, clause: &Range<usize>, item: usize) -> bool {
        let items = &self.row.items;
        let is_seats = |at: &usize| {
            *at != item
                && matches!(
                    items[*at].content,
                    Content::Number { unit: Some(Unit::Seats | Unit::Contests), .. }
                )
        };
        let is_bound = !matches!(self.amount(item, None).approx, Approx::Exact);
        let listed = clause.clone().any(|at| {
            at != item && !is_seats(&at) && matches!(items[at].content, Content::Number { .. })
        });
        let is_one = |at: usize| self.amount(at, None).worded == Worded::One(Decimal::ONE);
        clause.clone().filter(is_seats).any(|at| is_bound || listed || is_one(at))
    }

    /// "The highest turnout in the city was", "the city's lowest turnout": within the place, and not where the place
    /// stands out among others ("the highest turnout was in the city").
    fn is_extreme_within(&self, at: usize) -> bool {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let is_area = |at: usize| matches!(row.items[at].content, Content::Where(_));
        if !row.items[at].classes.has(cues.superlative) {
            return false;
        }
        let own = at > 0 && is_area(at - 1) && row.items[at - 1].possessive;
        let end = row.items.len().min(at + 1 + EXTREME_REACH);
        let mut behind = (at + 1..end).take_while(|at| !row.items[*at].classes.has(cues.verb));
        own || behind.any(is_area)
    }
}
