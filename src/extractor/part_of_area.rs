//! Words that take a count in a part of the country which no source can evaluate: "in southern Northland", "the
//! tribal districts", "between Midtown and Westham".

use super::{
    Kind,
    narrowing::counts_votes,
    places::{cell, clause},
    reading::{Scene, is_contest},
    row::{Content, Item},
};
use crate::span::Span;
use std::ops::Range;

/// Items from a part to what it is of: "the hill belt of Northland".
const OF_WHAT: usize = 2;

impl Scene<'_> {
    /// The words that name such a part, for a count of a kind at an item.
    pub(super) fn part_of_area(&self, kind: Kind, item: usize) -> Option<Span> {
        let of_votes = counts_votes(kind) || kind == Kind::Turnout;
        let unknown = self.unknown_place(item).filter(|_| of_votes);
        if unknown.is_some() || !counts_in_areas(kind) {
            return unknown;
        }
        let row = self.row;
        let clause = clause(row, item);
        if self.names_contest(&clause) {
            return None;
        }
        // "Northern Northland's 13 seats went to the X, which took 11".
        let from = if row.relative_clause(item).is_some() { 0 } else { clause.start };
        let told = from..cell(row, item).end;
        let part = told.rev().find(|at| self.is_part(*at))?;
        // "In the south the X won, but in Midtown it lost", "In southern Northland, NA-1": a place of its own, and no
        // more than what the part is of.
        let body = self.wordings.vocabulary.kinds.body;
        let own = |at: usize| {
            let place = matches!(row.items[at].content, Content::Where(_));
            place && at > part + OF_WHAT && !row.items[at].classes.has(body)
        };
        let other = if part < item { (part + 1..item).any(own) } else { (item + 1..part).any(own) };
        (!other).then(|| row.items[part].span)
    }

    fn is_part(&self, at: usize) -> bool {
        let (items, cues) = (&self.row.items, &self.wordings.vocabulary.cues);
        let part = items[at].classes.has(cues.part_of_area);
        let next = items.get(at + 1);
        match &items[at].content {
            Content::Where(_) => part,
            // "The Upland region", "the Upland belt".
            Content::Name(_) => next.is_some_and(|next| next.classes.has(cues.area_noun)),
            Content::Word if items[at].capital && at > 0 && !part => {
                next.is_some_and(|next| next.classes.has(cues.area_noun) && !next.capital)
            }
            _ if !part => false,
            _ if next.is_some_and(|it| it.classes.has_any(&[cues.area_noun, cues.of])) => true,
            // "In the south, the X": and not "the southern party".
            _ => {
                let ends = |it: &Item| it.content != Content::Word || self.row.separates(at + 1);
                let mut before = items[..at].iter().rev();
                let led = before.find(|it| !it.classes.has(cues.determiner));
                let leads = [cues.place_preposition, cues.place_reference];
                let led = led.is_some_and(|it| it.classes.has_any(&leads) || it.possessive);
                led && next.is_none_or(ends)
            }
        }
    }

    /// The name of a place that no source knows, where a clause tells what was counted there: "Upland, where Gill got
    /// 71%".
    fn unknown_place(&self, item: usize) -> Option<Span> {
        let (items, relative) = (&self.row.items, self.wordings.vocabulary.cues.relative_place);
        // "NA-1, with Uptown, where": known all the same.
        if self.row.classes.has(self.wordings.vocabulary.kinds.place) {
            return None;
        }
        let at = (1..item).rev().find(|at| items[*at].classes.has(relative))?;
        let name = (0..at).rev().find(|at| !self.row.separates(*at))?;
        let named = match items[name].content {
            Content::Name(_) => true,
            Content::Word => items[name].capital,
            _ => false,
        };
        let goes_on = (at..item).any(|at| self.row.ends_clause(at));
        (named && name + 1 < at && !goes_on).then(|| items[name].span)
    }

    /// Whether a clause names a constituency.
    fn names_contest(&self, clause: &Range<usize>) -> bool {
        let is_contest = |at: usize| match &self.row.items[at].content {
            Content::Where(_) if self.is_part(at) => false,
            Content::Where(places) => places.iter().flatten().any(is_contest),
            _ => false,
        };
        clause.clone().any(is_contest)
    }
}

/// Whether figures of a kind are counted in areas rather than for a candidate.
fn counts_in_areas(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::ContestCount
            | Kind::PartyVotes
            | Kind::VoteShare
            | Kind::Turnout
            | Kind::Registered
            | Kind::VotesCast
            | Kind::RejectedVotes
            | Kind::Rank
    )
}
