//! Where a sentence says that a count is taken, beside the places it names: over the whole country, in a
//! place named before, or in a part of one that no source can evaluate.

use super::{
    Claim, Kind, Mention, Statement, There,
    classes::Class,
    places::{cell, clause},
    reading::Scene,
    row::Content,
};
use crate::{
    sources::{Entity, EntityRef},
    span::Span,
    text::Approx,
};
use std::ops::Range;

/// What narrows a count says by what within so many items.
const LONGEST_NARROWING: usize = 8;

/// "Turnout among women was 41 per cent": items between the two.
pub(super) const SEX_REACH: usize = 4;

/// "The lowest turnout of all in the region": items between.
const EXTREME_REACH: usize = 4;

/// "Three more of the assembly's seats": items between number and "more".
const MORE_REACH: usize = 2;

/// "Does not cover the seat of NA-8": items between the two.
const EXCEPT_REACH: usize = 3;

/// "98,000 votes on average": items between the two.
const AVERAGE_REACH: usize = 4;

impl Scene<'_> {
    /// The clause that narrows a count of seats to what no source can evaluate: "in 12 seats where
    /// women stood", "of the seats with margins below 5,000, it won 11".
    pub(super) fn restriction(&self, kind: Kind, item: usize) -> Option<Span> {
        let word = self.unrecorded(kind, item).or_else(|| self.sum_of_several(kind, item));
        let word = word.or_else(|| self.part_of_area(kind, item));
        if let Some(word) = word {
            return Some(self.row.items[item].span.to(word));
        }
        if !matches!(kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::ContestCount) {
            return None;
        }
        let cues = &self.wordings.vocabulary.cues;
        let row = self.row;
        let is_aside =
            |at: &usize| matches!(row.items[*at].content, Content::Aside | Content::Where(_));
        let after = (item + 1..row.items.len()).find(|at| !is_aside(at));
        let fronted = (0..item).rev().find(|at| row.items[*at].classes.has(cues.narrows));
        let noun = |at: &usize| {
            let noun = (0..*at).rev().find(|at| row.items[*at].content != Content::Aside);
            let body = self.wordings.vocabulary.kinds.body;
            noun.is_some_and(|at| row.items[at].classes.has_any(&[cues.counted_in, body]))
        };
        let start =
            after.filter(|at| row.items[*at].classes.has(cues.narrows)).or(fronted.filter(noun))?;
        let end = clause(row, start).end.min(start + LONGEST_NARROWING).min(row.items.len());
        let by = (start + 1..end).find(|at| row.items[*at].classes.has(cues.narrowed_by))?;
        Some(row.items[start].span.to(row.items[by].span))
    }

    /// The word that makes a count one that no source keeps: of places and contests "challenged" or
    /// "recounted", of turnout that of women or men, of votes and seats "on average".
    fn unrecorded(&self, kind: Kind, item: usize) -> Option<Span> {
        let cues = &self.wordings.vocabulary.cues;
        let clause = clause(self.row, item);
        if counts_votes(kind)
            && let Some(word) = self.local_area(&clause)
        {
            return Some(word);
        }
        let houses: &[Class] = &[cues.averaged, cues.other_house];
        let (classes, reach): (&[Class], usize) = match kind {
            Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength => (houses, AVERAGE_REACH),
            Kind::ContestCount | Kind::PollingPlaces => (&[cues.unrecorded], clause.len()),
            Kind::Turnout => (&[cues.basis_women, cues.basis_men], SEX_REACH),
            Kind::CandidateVotes | Kind::PartyVotes | Kind::VoteShare | Kind::Margin => {
                (&[cues.averaged], AVERAGE_REACH)
            }
            _ => return None,
        };
        // "Turnout among women was 9 per cent in A and 17 in B": of women in both.
        let of_list = |at: usize| kind == Kind::Turnout && at < item;
        let near = clause.filter(|at| at.abs_diff(item) <= reach || of_list(*at));
        near.map(|at| &self.row.items[at])
            .find(|word| word.classes.has_any(classes))
            .map(|word| word.span)
    }

    /// The words that make votes between two the sum over several contests: "their combined margin was", "by under
    /// 230,000 votes in A, B and C".
    fn sum_of_several(&self, kind: Kind, item: usize) -> Option<Span> {
        let cues = &self.wordings.vocabulary.cues;
        if kind != Kind::Margin {
            return None;
        }
        let clause = clause(self.row, item);
        let of_margins = |at: &usize| {
            let next = self.row.items.get(at + 1);
            self.row.items[*at].classes.has(cues.combined)
                && next.is_some_and(|next| next.classes.has(cues.possessed))
        };
        let combined = clause.clone().find(of_margins);
        let apart = self.has(cues.each) || self.has(cues.respectively);
        let listed = |at: &usize| match &self.row.items[*at].content {
            Content::Where(places) => places.len() > 2,
            _ => false,
        };
        let places = clause.clone().find(listed).filter(|_| self.is_bound(item) && !apart);
        combined.or(places).map(|at| self.row.items[at].span)
    }

    /// Whether a number is but a bound from above.
    fn is_bound(&self, item: usize) -> bool {
        let approx = self.amount(item, None).approx;
        matches!(approx, Approx::LessThan | Approx::AtMost | Approx::Nearly)
    }

    /// Whether a constituency is named only to leave it out: "all seats except NA-8". The text does not go on to
    /// speak of it.
    pub(super) fn is_excepted(&self, mention: &Mention) -> bool {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let is_seat = |e: &EntityRef| matches!(e.entity, Entity::Contest(_));
        let Some(at) = row.items.iter().position(|item| item.span.overlaps(mention.span)) else {
            return false;
        };
        let near = &row.items[at.saturating_sub(EXCEPT_REACH)..at];
        mention.entities.iter().any(is_seat)
            && near.iter().any(|item| item.classes.has(cues.seat_left_out))
    }

    /// Whether a number of seats may be of those gained alone: "three more seats", "a recount handed it two".
    pub(super) fn is_gained(&self, kind: Kind, item: usize) -> bool {
        if !kind.is_tally() {
            return false;
        }
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let own = |at: &usize| {
            row.skippable(*at) || matches!(row.items[*at].content, Content::Aside | Content::Word)
        };
        let end = row.items.len().min(item + 1 + MORE_REACH);
        let mut behind = (item + 1..end).take_while(|at| own(at) && !row.separates(*at));
        behind.any(|at| row.items[at].classes.has(cues.more))
            || clause(row, item).any(|at| row.items[at].classes.has(cues.awarded_by))
            // Of reserved seats, in whichever clause: "the distribution gave 36 to the A; there, the B got 20".
            || self.has(cues.shared_out)
    }

    /// Whether a margin is but a bound, and of several contests together: "in six seats the gap was under 5,000",
    /// "three races were decided by fewer than 1,000 votes".
    pub fn is_bound_of_many(&self, claim: &Claim) -> bool {
        let Statement::Number { amount, .. } = claim.statement else { return false };
        let bound = matches!(
            amount.approx,
            Approx::LessThan | Approx::AtMost | Approx::MoreThan | Approx::AtLeast | Approx::Nearly
        );
        if !bound || !matches!(claim.kind, Kind::Margin | Kind::Lead) {
            return false;
        }
        let row = self.row;
        let Some(number) = row.items.iter().position(|it| it.span.contains(claim.span)) else {
            return false;
        };
        let many = self.wordings.vocabulary.cues.many_contests;
        let before = clause(row, number).start..number;
        // "He won both seats, each by more than 5,000" is of somebody.
        let named = before.clone().any(|at| matches!(row.items[at].content, Content::Who(_)));
        !named && before.into_iter().any(|at| row.items[at].classes.has(many))
    }

    /// "Wayne County": a named part of a constituency, for which no source has votes.
    fn local_area(&self, clause: &Range<usize>) -> Option<Span> {
        let cues = &self.wordings.vocabulary.cues;
        let row = self.row;
        let is_named = |at: usize| {
            row.items[at].content == Content::Word
                && row.items[at].classes.has(cues.local_area)
                && row.items[at].capital
                && at > 0
                && row.items[at - 1].capital
        };
        clause.clone().find(|at| is_named(*at)).map(|at| row.items[at].span)
    }

    /// The words beside an item that refer to a place named before.
    pub fn place_referred_to(&self, item: usize) -> Option<There> {
        let cues = &self.wordings.vocabulary.cues;
        let clause = clause(self.row, item);
        let items = self.row.items.iter().enumerate();
        let referring = items.filter(|(_, other)| other.classes.has(cues.place_reference));
        let nearest = referring.min_by_key(|(at, _)| (!clause.contains(at), at.abs_diff(item)));
        nearest.map(|(_, item)| There {
            span: item.core,
            constituency: item.classes.has(cues.contest_reference),
            city: item.classes.has(cues.city_reference),
        })
    }

    /// Whether the sentence names a place, or refers to one, only to say that something stands out in it:
    /// "among the lowest in the region", "fewer than anywhere else in the country".
    pub fn stands_out(&self) -> bool {
        let (cues, items) = (&self.wordings.vocabulary.cues, &self.row.items);
        let is_area = |at: usize| {
            matches!(items[at].content, Content::Where(_))
                || items[at].classes.has(cues.place_reference)
        };
        let leads = |at: &usize| {
            self.row.skippable(*at)
                || items[*at].classes.has(cues.place_preposition)
                || !is_area(*at)
        };
        let behind = |at: usize| {
            let end = clause(self.row, at).end.min(at + 1 + EXTREME_REACH).min(items.len());
            let past = (at + 1..end).take_while(|at| leads(at) && !is_area(*at)).last();
            past.unwrap_or(at) + 1
        };
        let extremes = (0..items.len()).filter(|at| items[*at].classes.has(cues.extreme));
        extremes.map(behind).any(|next| next < items.len() && is_area(next))
    }

    /// Whether a number is said to count over the whole country: beside it, or anywhere in a sentence that
    /// names no place and in whose clause nothing says otherwise ("the X polled 2% across the country; the Y had
    /// 37% of the state's votes").
    pub fn is_nationwide(&self, item: usize) -> bool {
        let vocabulary = &self.wordings.vocabulary;
        let cues = &vocabulary.cues;
        let here =
            |class: Class| clause(self.row, item).any(|at| self.row.items[at].classes.has(class));
        let otherwise = || here(cues.place_reference) && !here(cues.whole_country);
        let beside = || cell(self.row, item).any(|at| self.row.says_nationwide(at));
        let alone = || !self.has(vocabulary.kinds.place) && !otherwise();
        self.has(cues.whole_country) && (alone() || beside())
    }
}

/// Whether a kind counts votes for somebody, of which sources have none but those of whole constituencies.
pub(super) fn counts_votes(kind: Kind) -> bool {
    use Kind::{CandidateVotes, Lead, Margin, PartyVotes, VoteShare};
    matches!(kind, CandidateVotes | PartyVotes | VoteShare | Margin | Lead)
}
