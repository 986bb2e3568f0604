//! Wordings that say no: "no party won", "does not have a majority", "not one of theirs won".

use super::{
    Claim, Kind,
    choose::Found,
    places::clause,
    reading::{Scene, is_contest},
    row::Content,
};

impl Scene<'_> {
    /// Whether the words of a match say no: "no party won", "did not win", "not one of theirs won".
    pub(super) fn denies(&self, found: &Found<'_>) -> bool {
        let (items, cues) = (&self.row.items, &self.wordings.vocabulary.cues);
        let no = [cues.no_party, cues.negation, cues.fail];
        let mut own = items[found.at.start..found.at.end].iter();
        own.any(|item| item.classes.has_any(&no))
            || self.is_negated(found.at.start)
            || self.is_of_none(found)
    }

    /// Whether "not" stands right before an item.
    fn is_negated(&self, at: usize) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let before = (0..at).rev().find(|at| !self.row.skippable(*at));
        before.is_some_and(|at| self.row.items[at].classes.has_any(&[cues.negation, cues.fail]))
    }

    /// Whether a mark is said not to be reached: "has no majority", "does not have one", "neither X nor Y has one".
    pub(super) fn denies_mark(&self, found: &Found<'_>) -> bool {
        let (items, cues) = (&self.row.items, &self.wordings.vocabulary.cues);
        let mut own = items[found.at.start..found.at.end].iter();
        own.any(|item| item.classes.has(cues.none_of)) || self.denies(found)
    }

    /// Whether nobody of those named in a match is meant: "not one of the party's candidates won".
    fn is_of_none(&self, found: &Found<'_>) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let before = (0..found.at.start).rev().filter(|at| !self.row.skippable(*at));
        let mut before = before.map(|at| &self.row.items[at].classes);
        before.find(|word| !word.has(cues.of)).is_some_and(|word| word.has(cues.none_of))
    }

    /// Whether a claim's number is what another was mistaken for: "128,687, not 123,687".
    pub(super) fn is_put_right(&self, claim: &Claim) -> bool {
        let (row, not) = (self.row, self.wordings.vocabulary.cues.not);
        let item = row.items.partition_point(|item| item.span.end <= claim.span.start);
        let is_not = |at: &usize| row.items[*at].classes.has(not);
        let before = (0..item).rev().find(|at| is_not(at) || !row.skippable(*at));
        let before = before.filter(|at| *at > 0 && is_not(at));
        before.is_some_and(|at| row.items[at - 1].content == Content::Sign)
    }

    /// Whether a majority is only what somebody wants: "the X needs the Y to have a majority".
    pub(super) fn is_only_wanted(&self, fact: &Found<'_>) -> bool {
        let need = self.wordings.vocabulary.cues.need;
        let mut before = clause(self.row, fact.at.start).take_while(|at| *at < fact.at.start);
        fact.kind == Kind::Threshold && before.any(|at| self.row.items[at].classes.has(need))
    }

    /// Whether a match says of a party that none of its candidates won, which is a tally of none and not a rank.
    pub(super) fn is_won_by_none(&self, fact: &Found<'_>) -> bool {
        let place = self.row.items.iter().any(|item| match &item.content {
            Content::Where(places) => places.iter().flatten().any(is_contest),
            _ => false,
        });
        fact.kind == Kind::Outcome && self.is_of_none(fact) && !place
    }
}
