//! Wordings found in a sentence become claims.

use super::{
    Claim, Kind, Mention, Placement, Reference, Role, Stage, Statement, Voice, Wordings,
    choose::{Chosen, Found, span},
    each::{distribute, one_place_each},
    pattern::{Filled, Slot},
    places::places,
    row::{Content, Item, Row, printed_unit},
    stance::{Stance, Take},
    subjects::{asks_for_subject, together},
    when::{Times, When},
};
use crate::{
    sources::{Entity, EntityRef},
    span::Span,
    text::{Amount, Approx, Sentence, Unit, Worded},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// How sure a plain match is, before anything is taken off.
const PLAIN: f64 = 0.95;

/// A sentence with all that its claims need to know.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub index: usize,
    pub sentence: &'a Sentence,
    pub row: &'a Row,
    pub stance: &'a Stance,
    pub wordings: &'a Wordings,
    /// Places of the headings and labels above.
    pub headings: &'a [Mention],
    pub placement: Placement,
    pub times: &'a Times,
}

impl Scene<'_> {
    /// The claims of a number.
    pub fn number_claims(&self, chosen: &Chosen<'_>) -> Vec<Claim> {
        let found = &chosen.found;
        let slot = self.owner(chosen);
        let statement = match found.wording.asserts {
            Some(asserts) => Statement::Fact(asserts && !self.denies_mark(found)),
            None => Statement::Number {
                amount: self.amount(chosen.item, slot.unit()),
                of: self.whole(found),
            },
        };
        let span = match statement {
            Statement::Fact(_) => span(&found.at, self.row),
            Statement::Number { .. } => self.sentence.quantities[chosen.quantity].span,
        };
        let whose = self.whose(chosen, slot, span);
        let blank = self.blank(found, chosen.item);
        // "Nobody has the 133 that are needed": they are all the same.
        let is_mark = found.kind == Kind::Threshold;
        let voice = if self.denies(found) && !is_mark { Voice::Refuted } else { blank.voice };
        let base = Claim {
            statement,
            span,
            opponent: whose.opponent.clone(),
            voice,
            sureness: sureness(found, whose.inferred),
            ..blank
        };
        let unsure = self.is_unsure(chosen, slot, &whose, &base);
        let base = Claim {
            kind: of_contest_or_party(base.kind, &base.places),
            earlier: base.earlier || chosen.earlier && base.year.is_none(),
            ..base.doubted_if(unsure)
        };
        let numbers = self.numbers_beside(found, chosen.slot);
        if numbers > 1 {
            return vec![self.paired(base, &whose.subjects, chosen, numbers)];
        }
        let each = self.has(self.wordings.vocabulary.cues.each);
        if each && whose.subjects.len() > 1 {
            return distribute(&base, whose.subjects);
        }
        vec![Claim { subject: together(whose.subjects), ..base }]
    }

    /// How many times a number is joined to another: "54 and 10".
    pub fn pairs_of_numbers(&self) -> usize {
        let and = self.wordings.vocabulary.cues.and;
        let joins = |item: &Item| item.classes.has(and);
        let is_number = |item: &Item| matches!(item.content, Content::Number { .. });
        let pairs = self.row.items.windows(3);
        pairs.filter(|it| is_number(&it[0]) && joins(&it[1]) && is_number(&it[2])).count()
    }

    /// Whether a tally or a share is one that somebody went from: "from 43 to 54".
    fn is_left_behind(&self, kind: Kind, item: usize) -> bool {
        // "From 71 on Friday to 75 by Sunday": of one count.
        let same_week = self.has(self.wordings.vocabulary.cues.lately);
        kind.is_followed_over_time() && self.row.later_steps(item) > 0 && !same_week
    }

    /// Whether a turnout is of another place than the one before it: "57 per cent, against 74.8 in Odisha".
    fn is_elsewhere(&self, kind: Kind, item: usize) -> bool {
        let items = &self.row.items;
        let is_place = |it: &Item| matches!(it.content, Content::Where(_));
        let referring = self.wordings.vocabulary.cues.place_reference;
        let told = |it: &Item| is_place(it) || it.classes.has(referring);
        let behind = items[item + 1..].iter().find(|it| it.content != Content::Aside);
        kind == Kind::Turnout && behind.is_some_and(is_place) && items[..item].iter().any(told)
    }

    /// The claims of a wording without a number: one for each subject and each place it names.
    pub fn fact_claims(&self, found: &Found<'_>) -> Vec<Claim> {
        let wording = found.wording;
        let statement = match wording.value {
            Some(value) => {
                let unit = (found.kind == Kind::SeatTally).then_some(Unit::Seats);
                let worded = Worded::One(Decimal::from(value));
                let amount = Amount { worded, approx: Approx::Exact, unit, place: Decimal::ONE };
                Statement::Number { amount, of: None }
            }
            None => {
                let is_mark = found.kind == Kind::Threshold;
                let denied = self.denies(found) || is_mark && self.denies_mark(found);
                Statement::Fact(wording.asserts.unwrap_or(true) && !denied)
            }
        };
        let mut subjects = self.filled(found, Slot::Subject);
        let inferred = subjects.is_empty() && asks_for_subject(found);
        if inferred {
            subjects.extend(self.subject_before(found.at.start, found.kind));
        }
        // "The runner-up got …" does not say who that is.
        let unnamed = |role: &Role| matches!(role, Role::Refers { by: Reference::RunnerUp, .. });
        if found.kind == Kind::Rank && (subjects.iter().any(unnamed) || self.ranks_nobody(found)) {
            return Vec::new();
        }
        // "His party won no seat" is as sure as whose party it is.
        let referred = |role: &Role| matches!(role, Role::Refers { .. });
        let loose = found.kind == Kind::SeatTally && subjects.iter().any(referred);
        let cues = &self.wordings.vocabulary.cues;
        let when = self.times.of_predicate(self.row, cues, found.at.end - 1);
        let base = Claim {
            statement,
            year: when.year,
            earlier: when.earlier || found.wording.earlier,
            after: when.after,
            opponent: together(self.filled(found, Slot::Opponent)),
            sureness: sureness(found, inferred),
            ..self.blank(found, found.at.end - 1)
        };
        let before = found.kind == Kind::Outcome && self.is_won_before(found.at.end - 1);
        let some = found.kind == Kind::Outcome && self.is_of_some_of_them(found);
        let base = base.doubted_if(loose || before || some);
        let base = if is_won_region(self.row, found) { without_exceptions(base) } else { base };
        // "A and B won a single seat" may be one between them.
        let counts = wording.value.is_some_and(|value| value != 0) && subjects.len() > 1;
        let base = base.doubted_if(counts && !self.has(cues.each));
        let of_one = matches!(found.kind, Kind::Outcome | Kind::Rank) && !subjects.is_empty();
        let apart = of_one || counts;
        let claims = if apart {
            distribute(&base, subjects)
        } else {
            vec![Claim { subject: together(subjects), ..base }]
        };
        let claims = claims.into_iter().map(|claim| self.weigh_outcome(claim));
        let claims = claims.map(|claim| self.per_contest(claim, &found.at)).collect();
        if found.kind == Kind::Rank { one_place_each(claims) } else { claims.concat() }
    }

    /// Whether an ordinal at the end of a match gives nobody a place: it counts things ("had a second iron in the
    /// fire"), names somebody else, or is of a count still going on.
    fn ranks_nobody(&self, found: &Found<'_>) -> bool {
        let (items, cues) = (&self.row.items, &self.wordings.vocabulary.cues);
        let last = found.at.end - 1;
        let noun = items.get(last + 1).is_some_and(|it| {
            let things = it.classes.is_empty() || it.classes.has(cues.place_noun);
            let plain = it.content == Content::Word && things && !it.capital;
            plain && self.row.passable(last + 1)
        });
        // "He took a second, NA-132".
        let seat = items.get(last + 2).is_some_and(|it| matches!(it.content, Content::Where(_)));
        let named = seat && self.row.separates(last + 1);
        let one = items[..last].last().is_some_and(|it| it.classes.has(cues.indefinite));
        // "Twice the votes of the runner-up".
        let mut before = items[..last].iter().rev();
        let measured = before.next().is_some_and(|it| it.classes.has(cues.of))
            && before.next().is_some_and(|it| it.classes.has(cues.vote_noun));
        // "Was first declared ahead": on the way to a count.
        let declared = items.get(last + 1).is_some_and(|it| {
            it.content == Content::Word && it.classes.has_any(&[cues.announce, cues.verb])
        });
        one && (noun || named) || measured || found.wording.value == Some(1) && declared
    }

    /// An outcome without a contest or an opponent may speak of the whole election.
    fn weigh_outcome(&self, claim: Claim) -> Claim {
        let contest = claim.places.iter().any(is_contest) || claim.opponent != Role::None;
        let of_party = match &claim.subject {
            Role::Named(mention) => mention.is_party(),
            Role::Refers { by, .. } => {
                matches!(by, Reference::Party | Reference::OwnParty | Reference::Alliance)
            }
            _ => false,
        };
        let lost = claim.statement == Statement::Fact(false);
        let loose = claim.kind == Kind::Outcome && !contest && (of_party || lost);
        let sureness = if loose { claim.sureness.min(0.6) } else { claim.sureness };
        Claim { sureness, ..claim }
    }

    /// A claim of a pattern, about nobody yet.
    fn blank(&self, found: &Found<'_>, item: usize) -> Claim {
        let of_kind = self.wordings.kinds.iter().find(|kind| kind.kind == found.kind);
        let default = found.wording.stage.or(of_kind.and_then(|kind| kind.stage));
        let words = span(&found.at, self.row);
        let worded = found.wording.basis.filter(|_| !self.is_of_half(found));
        let claim = self.claim_at(found.kind, item, found.at.start..found.at.end, found.whole());
        Claim {
            span: words,
            earlier: claim.earlier || found.wording.earlier && !self.is_elsewhere(found.kind, item),
            there: self.place_referred_to(item),
            stage: match (claim.stage, default) {
                (Stage::Final | Stage::Provisional, Some(stage)) => stage,
                (stage, _) => stage,
            },
            // What words make a claim of somebody's the article doesn't say itself.
            voice: match claim.voice {
                Voice::Own if found.wording.stage == Some(Stage::Claimed) => Voice::Attributed,
                voice => voice,
            },
            gained: found.wording.gained || self.is_gained(found.kind, item),
            restriction: match found.wording.restricted {
                true => Some(words),
                false => self.restriction(found.kind, item),
            },
            basis: worded.or_else(|| match found.kind {
                Kind::Registered | Kind::VotesCast => self.sex(item),
                Kind::VoteShare => self.base(item),
                Kind::Threshold => self.mark(item),
                _ => self.basis(item),
            }),
            pattern: format!("{}/{}", found.kind.name(), found.number),
            ..claim
        }
    }

    /// The claim that a number of so many `unit` makes by itself, about nobody yet.
    pub fn bare_claim(&self, kind: Kind, item: usize, unit: Option<Unit>, pattern: &str) -> Claim {
        let claim = self.claim_at(kind, item, item..item + 1, None);
        let span = match self.row.items[item].content {
            Content::Number { quantity, .. } => self.sentence.quantities[quantity].span,
            _ => claim.span,
        };
        let statement = Statement::Number { amount: self.amount(item, unit), of: None };
        Claim { statement, span, pattern: pattern.to_owned(), ..claim }
    }

    /// What an item's own place in the text says of a claim, which some items around it make.
    fn claim_at(
        &self,
        kind: Kind,
        item: usize,
        around: Range<usize>,
        whole: Option<usize>,
    ) -> Claim {
        let take = self.take(item, kind);
        let when = self.when(item);
        // "In 2024 it was 59 million. Turnout went from 55 to 52 to 47": the year is of the last.
        let dated = (0..self.row.items.len()).any(|at| self.row.is_year(at));
        let when = match self.is_left_behind(kind, item) && !dated {
            true => When { year: None, ..when },
            false => when,
        };
        let whole = whole.or_else(|| self.whole_of_theirs(item));
        Claim {
            kind,
            statement: Statement::Fact(true),
            span: self.row.items[item].span,
            quote: self.sentence.span,
            sentence: self.index,
            subject: Role::None,
            opponent: Role::None,
            places: places(self.row, &around, item, whole, self.headings),
            year: when.year,
            earlier: when.earlier || when.year.is_none() && self.is_left_behind(kind, item),
            after: when.after,
            poll: when.poll,
            there: None,
            stands_out: self.stands_out(),
            by_seat: self.is_by_seat(kind, item),
            nationwide: self.is_nationwide(item),
            stage: take.stage,
            voice: take.voice,
            speaker: take.speaker,
            placement: self.placement,
            gained: self.is_gained(kind, item),
            looks_back: self.looks_back(),
            lately: self.has(self.wordings.vocabulary.cues.lately),
            in_month: self.has(self.wordings.vocabulary.cues.in_month),
            restriction: None,
            basis: None,
            sureness: PLAIN,
            doubted: false,
            pattern: String::new(),
        }
    }

    /// The stance of what stands at an item.
    pub fn take(&self, item: usize, kind: Kind) -> Take {
        let counted = kind == Kind::CandidateVotes && self.is_to_the_digit(item);
        let take = self.stance.at(item, kind, counted);
        Take { stage: self.stage_by_the_clock(item, kind, take.stage), ..take }
    }

    /// Whether an item is a large number to its last digit.
    fn is_to_the_digit(&self, item: usize) -> bool {
        let Content::Number { quantity, .. } = self.row.items[item].content else { return false };
        let amount = &self.sentence.quantities[quantity].amount;
        let exact = amount.place == Decimal::ONE && amount.approx == Approx::Exact;
        exact && amount.worded.high() >= Decimal::ONE_THOUSAND
    }

    /// The election of what stands at an item.
    pub fn when(&self, item: usize) -> When {
        self.times.at(self.row, &self.wordings.vocabulary.cues, item)
    }

    /// The whole that a number is some of: "44 of its 54".
    fn whole_of_theirs(&self, item: usize) -> Option<usize> {
        Some(item + 3).filter(|at| *at < self.row.items.len() && self.is_whole_of_theirs(*at))
    }

    /// The number at an item, in its own unit or else the one asked for.
    pub fn amount(&self, item: usize, slot: Option<Unit>) -> Amount {
        let Content::Number { quantity, unit } = self.row.items[item].content else {
            return Amount {
                worded: Worded::One(Decimal::ZERO),
                approx: Approx::Exact,
                unit: slot,
                place: Decimal::ONE,
            };
        };
        let amount = self.sentence.quantities[quantity].amount;
        let printed = printed_unit(&amount).or(unit);
        // A list of shares that goes on with thousands counts something else.
        let is_share = |unit: &Unit| *unit == Unit::Percent;
        let slot =
            slot.filter(|unit| !is_share(unit) || amount.worded.high() <= Decimal::ONE_HUNDRED);
        // "75 Y candidates were elected": as many seats.
        let seated = slot == Some(Unit::Seats) && printed == Some(Unit::Candidates);
        Amount { unit: if seated { slot } else { printed.or(slot) }, ..amount }
    }

    fn whole(&self, found: &Found<'_>) -> Option<(Span, Amount)> {
        let whole = found.at.filled.iter().find(|filled| filled.slot == Slot::Whole)?;
        match self.row.items[whole.start].content {
            Content::Number { quantity, .. } => {
                let span = self.sentence.quantities[quantity].span;
                Some((span, self.amount(whole.start, None)))
            }
            _ => None,
        }
    }

    /// How many numbers share a slot ("10, 14 and nil").
    fn numbers_beside(&self, found: &Found<'_>, slot: Slot) -> usize {
        let filled = found.at.filled.iter().find(|filled| filled.slot == slot);
        filled.map_or(1, |filled| {
            let numbers = &self.row.items[filled.start..filled.end];
            numbers.iter().filter(|item| matches!(item.content, Content::Number { .. })).count()
        })
    }

    /// A number of a "respectively" list, with the name or the place that stands in its order.
    fn paired(&self, base: Claim, subjects: &[Role], chosen: &Chosen<'_>, numbers: usize) -> Claim {
        if subjects.len() == numbers {
            let subject = subjects[chosen.nth].clone();
            return Claim { subject, ..base };
        }
        let places = self.row.items.iter().find_map(|item| match &item.content {
            Content::Where(places) if places.len() == numbers => places.get(chosen.nth),
            _ => None,
        });
        let bodies = base.places.iter().filter(|place| is_body(place)).cloned();
        let places = places
            .map(|place| place.iter().cloned().chain(bodies).collect())
            .unwrap_or_else(|| base.places.clone());
        Claim { subject: together(subjects.to_vec()), places, ..base }
    }

    /// Whether the sentence looks back: "had", "then".
    pub fn looks_back(&self) -> bool {
        self.has(self.wordings.vocabulary.cues.looks_back)
    }

    pub(super) fn has(&self, class: super::classes::Class) -> bool {
        self.row.items.iter().any(|item| item.classes.has(class))
    }
}

fn sureness(found: &Found<'_>, inferred: bool) -> f64 {
    let gap = 0.02 * f64::from(u32::try_from(found.at.gap).unwrap_or(u32::MAX));
    let inferred = if inferred { 0.1 } else { 0.0 };
    (found.wording.sureness.unwrap_or(PLAIN) - gap - inferred).max(0.1)
}

/// In a constituency the votes of a party are those of its candidate.
pub fn of_contest_or_party(kind: Kind, places: &[Mention]) -> Kind {
    match kind {
        Kind::PartyVotes if places.iter().any(is_contest) => Kind::CandidateVotes,
        kind => kind,
    }
}

pub(super) fn is_contest(place: &Mention) -> bool {
    place.entities.iter().any(|entity| matches!(entity.entity, Entity::Contest(_)))
}

fn is_body(place: &Mention) -> bool {
    place.entities.iter().any(|entity| matches!(entity.entity, Entity::Body(_)))
}

/// Whether the words of an outcome give it a region: "swept the division".
fn is_won_region(row: &Row, found: &Found<'_>) -> bool {
    let is_region = |entity: &EntityRef| matches!(entity.entity, Entity::Region(_));
    let of_party = |filled: &Filled| match &row.items[filled.start].content {
        Content::Who(role) => matches!(role, Role::Named(mention) if mention.is_party()),
        _ => false,
    };
    let is_won = |filled: &Filled| match &row.items[filled.start].content {
        Content::Where(named) => named.iter().flatten().flat_map(|it| &it.entities).any(is_region),
        _ => false,
    };
    let any = |slot: Slot, fits: &dyn Fn(&Filled) -> bool| {
        found.at.filled.iter().any(|filled| filled.slot == slot && fits(filled))
    };
    found.kind == Kind::Outcome && any(Slot::Subject, &of_party) && any(Slot::Place, &is_won)
}

/// A claim of a region won, not of a constituency behind it: "swept the division, losing only NA-1".
fn without_exceptions(mut claim: Claim) -> Claim {
    let (sentence, end) = (claim.sentence, claim.span.end);
    claim.places.retain(|place| {
        !(place.sentence == sentence && place.span.start >= end && is_contest(place))
    });
    claim
}
