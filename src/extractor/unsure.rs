//! What makes it unsure that a number is whose its wording says, or of the election it names.

use super::{
    Claim, Kind, Reference, Role, Statement,
    choose::{Chosen, Found},
    pattern::Slot,
    places::clause,
    reading::Scene,
    row::{Content, Item},
    subjects::Whose,
};
use crate::text::Unit;
use rust_decimal::Decimal;

impl Scene<'_> {
    /// Whether a number may be somebody else's, or of another election, than its claim says.
    pub(super) fn is_unsure(
        &self,
        chosen: &Chosen<'_>,
        slot: Slot,
        whose: &Whose,
        claim: &Claim,
    ) -> bool {
        let (found, item) = (&chosen.found, chosen.item);
        // "You get fewer than the 1.05 million that three polled in 1988": hardly of the one before it.
        let (subject, _) = slot.owners();
        let named_behind =
            || found.at.filled.iter().any(|it| it.slot == subject && it.start > item);
        self.is_open(claim, &whose.subjects)
            || self.is_compared_with(item) && !named_behind()
            || whose.of_more
            || self.is_whole_of_theirs(item)
            || self.is_its_electors(item)
            || self.is_earlier_still(claim, item)
            || whose.inferred && self.is_strangers(found.at.start)
            || whose.inferred && self.has(self.wordings.vocabulary.cues.combined)
            || self.may_be_of_women(found.kind, item)
            || self.is_of_one_of_theirs(found)
            || self.may_be_the_other_ones(found, item)
            || self.may_be_votes_of_members(found.kind, item, &whose.subjects)
            || self.is_of_those_who_did_not(item)
            || self.is_of_a_relative(found)
            || self.is_of_alliance(found)
            || self.is_of_speakers_own(found.kind)
            || self.is_of_several_places(found.kind, item)
            || self.is_listed_by_name(found.kind, item)
            || found.kind == Kind::Margin && self.is_won_before(item)
    }

    /// Whether what a person got, said of no seats, may be votes in a house: "secured 244, when the X's Gill got 42".
    fn may_be_votes_of_members(&self, kind: Kind, item: usize, subjects: &[Role]) -> bool {
        let Content::Number { unit, .. } = self.row.items[item].content else { return false };
        let person =
            |role: &Role| matches!(role, Role::Named(it) if !it.is_party() && !it.party.is_empty());
        kind == Kind::SeatTally && unit.is_none() && subjects.iter().any(person)
    }

    /// Whether the second of two totals, with a name behind it, may be that of whoever is not named: "104,023 to 99,635 for
    /// Gill".
    fn may_be_the_other_ones(&self, found: &Found<'_>, item: usize) -> bool {
        let row = self.row;
        let mut subjects = found.at.filled.iter().filter(|filled| filled.slot == Slot::Subject);
        let is_number = |at: usize| matches!(row.items[at].content, Content::Number { .. });
        let against = self.wordings.vocabulary.cues.against;
        let scored = |at: usize| row.is_to(at) || row.items[at].classes.has(against);
        found.kind == Kind::CandidateVotes
            && subjects.any(|subject| subject.start > item)
            && item > 1
            && scored(item - 1)
            && (0..item - 1).rev().find(|at| !row.skippable(*at)).is_some_and(is_number)
    }

    /// Whether a tally is told of one nominee of a party: "a Y-backed candidate got 401".
    fn is_of_one_of_theirs(&self, found: &Found<'_>) -> bool {
        let subject = found.at.filled.iter().find(|filled| filled.slot == Slot::Subject);
        let one = subject.map(|filled| &self.row.items[filled.start]);
        let cues = &self.wordings.vocabulary.cues;
        found.kind == Kind::SeatTally
            && one.is_some_and(|it| it.classes.has(cues.indefinite) && it.classes.has(cues.role))
    }

    /// Whether a number that is said of no seats may be of the women among those elected: "three of Y's four are women".
    fn may_be_of_women(&self, kind: Kind, item: usize) -> bool {
        let Content::Number { unit, .. } = self.row.items[item].content else { return false };
        let women = self.has(self.wordings.vocabulary.cues.basis_women);
        kind == Kind::SeatTally && women && unit != Some(Unit::Seats)
    }

    /// Whether those who won so many seats are named behind them, and may be but some of the party's: "of the women, the X
    /// has four: A, B, C and D".
    fn is_listed_by_name(&self, kind: Kind, item: usize) -> bool {
        let items = &self.row.items;
        let mut behind = (item + 1..items.len()).filter(|at| !self.row.skippable(*at));
        let opens = behind.next().filter(|at| self.row.breaks(*at));
        let is_person = |item: &&Item| matches!(&item.content, Content::Who(Role::Named(mention)) if !mention.is_party());
        kind.is_tally()
            && opens.is_some_and(|opens| items[opens..].iter().filter(is_person).count() > 1)
    }

    /// Whether a win is told of somebody who came in second or later: "Gill, who defeated B by 10,021 as the X's man, was
    /// third": of an election before.
    pub(super) fn is_won_before(&self, item: usize) -> bool {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let Some(told) = row.relative_clause(item) else { return false };
        let places = [cues.second, cues.third, cues.fourth];
        let mut others = (0..row.items.len()).filter(|at| !told.contains(at));
        others.any(|at| row.items[at].classes.has_any(&places))
    }

    /// Whether only some of those a match speaks of did it: "five of them got through in NA-1, NA-2 …" are hardly the
    /// party named last.
    pub(super) fn is_of_some_of_them(&self, found: &Found<'_>) -> bool {
        let (items, cues) = (&self.row.items, &self.wordings.vocabulary.cues);
        let mut subjects = found.at.filled.iter().filter(|it| it.slot == Slot::Subject);
        subjects.any(|it| {
            let before = items[..it.start].iter().rev();
            let mut before = before.filter(|item| item.content != Content::Aside);
            before.next().is_some_and(|item| item.classes.has(cues.of))
                && before.next().is_some_and(|item| matches!(item.content, Content::Number { .. }))
        })
    }

    /// Whether constituencies are those of several places together: "A and B have seven seats".
    fn is_of_several_places(&self, kind: Kind, item: usize) -> bool {
        let several =
            |item: &Item| matches!(&item.content, Content::Where(places) if places.len() > 1);
        kind == Kind::ContestCount && self.row.items[..item].iter().any(several)
    }

    /// Whether somebody tells of their own votes, and not where: "I got 26,000 and he got 31,000".
    fn is_of_speakers_own(&self, kind: Kind) -> bool {
        let (row, vocabulary) = (self.row, &self.wordings.vocabulary);
        let of_candidate = matches!(kind, Kind::CandidateVotes | Kind::Margin | Kind::Lead);
        of_candidate
            && row.classes.has(vocabulary.cues.first_person)
            && !row.classes.has(vocabulary.kinds.contest)
    }

    /// Whether votes are somebody's whom only a relation tells: "his son won by 50,015".
    fn is_of_a_relative(&self, found: &Found<'_>) -> bool {
        let kin = self.wordings.vocabulary.cues.kin;
        let is_kin = |at: usize| self.row.items[at].classes.has(kin);
        let before = (0..found.at.start).rev().find(|at| !self.row.skippable(*at));
        let counts = matches!(found.kind, Kind::Margin | Kind::CandidateVotes);
        counts && (before.is_some_and(is_kin) || is_kin(found.at.start))
    }

    /// Whether the election of a number is only referred to ("last time"), one of two people may be named nowhere,
    /// or its size belies its unit.
    fn is_open(&self, claim: &Claim, subjects: &[Role]) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let before = claim.year.is_none() && !claim.earlier && self.has(cues.past);
        let small = claim.kind == Kind::PartyVotes
            && matches!(&claim.statement, Statement::Number { amount, .. }
                if amount.worded.high() < Decimal::from(1000));
        // "She had won it by 15,479 votes; he won it with 61,086".
        let person = |role: &Role| matches!(role, Role::Refers { by: Reference::Person, .. });
        let either = subjects.iter().any(person) && self.has(cues.he) && self.has(cues.she);
        before || small || either
    }

    /// Whether a number is pointed out as what another is compared with: "more than the 46 it had".
    fn is_compared_with(&self, item: usize) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let before = |by: usize| item.checked_sub(by).map(|at| &self.row.items[at]);
        before(1).is_some_and(|it| it.classes.has(cues.determiner))
            && before(2).is_some_and(|it| it.classes.has(cues.than))
    }

    /// Whether a number is the whole that some of are counted before it: "44 of its 54 seats in A" may be 54 in A
    /// or anywhere.
    pub(super) fn is_whole_of_theirs(&self, item: usize) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let owns = |it: &Item| it.possessive || it.classes.has(cues.possessive_party);
        let before = |by: usize| item.checked_sub(by).map(|at| &self.row.items[at]);
        before(1).is_some_and(owns)
            && before(2).is_some_and(|it| it.classes.has(cues.of))
            && before(3).is_some_and(|it| matches!(it.content, Content::Number { .. }))
    }

    /// Whether a number counts those of whom something is not true: "93 were backed by X and eight were not".
    fn is_of_those_who_did_not(&self, item: usize) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let mut behind = (item + 1..self.row.items.len()).filter(|at| !self.row.skippable(*at));
        let is_not = |at: usize| self.row.items[at].classes.has(cues.negation);
        let ends = |at: usize| self.row.ends_clause(at) || self.row.separates(at);
        let auxiliary = behind.next().is_some_and(|at| self.row.items[at].classes.has(cues.be));
        auxiliary && behind.next().is_some_and(is_not) && behind.next().is_none_or(ends)
    }

    /// Whether somebody went on from a number more than once, so that it is of the election before the last one, or of
    /// some day between: "from 16 to four before recovering to 15"; or went on to the year named: "from 16.9 to 31.8 in
    /// 2018".
    fn is_earlier_still(&self, claim: &Claim, item: usize) -> bool {
        let row = self.row;
        let steps = row.later_steps(item);
        let (_, last) = row.course(item);
        let ends_in_year = (last..clause(row, item).end).any(|at| row.is_year(at));
        let has_its_own = (item..last).any(|at| row.is_year(at));
        claim.kind.is_followed_over_time()
            && (claim.year.is_none() && steps > 1 || steps > 0 && ends_in_year && !has_its_own)
    }

    /// Whether the subject is an alliance called after the party that leads it: "the X-led alliance", "X and its allies".
    pub(super) fn is_of_alliance(&self, found: &Found<'_>) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let mut subjects = found.at.filled.iter().filter(|filled| filled.slot == Slot::Subject);
        subjects.any(|filled| {
            let classes = &self.row.items[filled.start].classes;
            let next = self.row.items.get(filled.end);
            // "X and its allies", "the X and Y alliance": of others too.
            let with_others = next.is_some_and(|next| {
                let aside = next.content == Content::Aside;
                next.classes.has(cues.and_allies) || aside && next.classes.has(cues.alliance_noun)
            });
            with_others
                || found.kind.is_tally() && self.is_with_partners(filled.start)
                || classes.has(cues.led_by) && classes.has(cues.alliance_noun)
        })
    }

    /// Whether a party that has seats has them with others: "X, backed by Y, has", "X and its ally Y have",
    /// "counting Y's 54, X has".
    fn is_with_partners(&self, party: usize) -> bool {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        let has = |at: usize, class| row.items[at].classes.has(class);
        let before = (0..party).rev().find(|at| !row.skippable(*at));
        let allied = |at: usize| {
            let together = at > 0 && has(at - 1, cues.combined) && has(at, cues.partner);
            has(at, cues.and_allies) || together
        };
        let is_owner = |at: usize| {
            let owner = self.wordings.vocabulary.kinds.party_owner;
            row.items.get(at).is_some_and(|it| it.classes.has(owner))
        };
        let counts_in = has(0, cues.partner) && is_owner(1) && party > 1;
        has(party, cues.and_allies) || before.is_some_and(allied) || counts_in
    }
}
