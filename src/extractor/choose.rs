//! Which of the patterns that take a number reads it best.

use super::{
    Kind, Wordings,
    pattern::{Match, Slot, Starts},
    row::{Content, Row},
    vocabulary::Cues,
    wordings::Wording,
};
use crate::{
    span::Span,
    text::{Amount, Sentence, Unit},
};
use rust_decimal::Decimal;

/// A wording found in a row.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    pub kind: Kind,
    pub wording: &'a Wording,
    /// Which pattern of its file it is, from 1.
    pub number: usize,
    pub at: Match,
    score: i64,
}

/// A number with the wording that reads it best.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    /// Index of the quantity in its sentence.
    pub quantity: usize,
    /// Index of its item.
    pub item: usize,
    pub slot: Slot,
    /// Its place in a coordination of numbers.
    pub nth: usize,
    /// The item of its subject, where a list and not the wording gives it.
    pub subject: Option<usize>,
    /// Whether it is only what a later number is measured against: "54, up from 43".
    pub earlier: bool,
    pub found: Found<'a>,
}

impl Found<'_> {
    /// The item of the whole that its number is part of.
    pub fn whole(&self) -> Option<usize> {
        let whole = self.at.filled.iter().find(|filled| filled.slot == Slot::Whole)?;
        Some(whole.start)
    }
}

impl Chosen<'_> {
    /// The item of the subject that its wording names.
    pub fn subject_item(&self) -> Option<usize> {
        let filled = &self.found.at.filled;
        filled.iter().find(|filled| filled.slot == Slot::Subject).map(|filled| filled.start)
    }

    /// Whether its wording uses another number, as the whole or as one that it knows of.
    pub fn uses(&self, item: usize) -> bool {
        let used = |slot: Slot| matches!(slot, Slot::Whole | Slot::Other);
        self.found.at.filled.iter().any(|filled| used(filled.slot) && filled.start == item)
    }
}

/// The wordings found in a row: the best for each number, and all without a number that don't
/// overlap a better one of their kind.
pub fn choose<'a>(
    starts: &Starts<'_>,
    sentence: &Sentence,
    wordings: &'a Wordings,
) -> (Vec<Chosen<'a>>, Vec<Found<'a>>) {
    let mut chosen: Vec<Chosen<'a>> = Vec::new();
    let mut facts: Vec<Found<'a>> = Vec::new();
    let row = starts.row;
    let mut all = all(starts, wordings);
    let cues = &wordings.vocabulary.cues;
    all.retain(|found| !exceeds_its_whole(row, sentence, found));
    all.retain(|found| !reaches_into_another_course(row, found));
    all.retain(|found| !is_part_of_a_part(row, found));
    all.retain(|found| !loses_something_else(row, cues, found));
    all.retain(|found| !is_rank_in_many(row, cues, found));
    all.retain(|found| !counts_candidates_of_a_party(row, wordings, found));
    all.retain(|found| !is_mark_of_a_house(row, cues, found));
    let wholes = wholes(&all);
    for found in all {
        if found.wording.pattern.has_number() {
            for offer in offers(row, sentence, &found) {
                let signed = is_signed(sentence, offer.quantity) && found.kind != Kind::Change;
                let lacking = row.is_lacking(offer.item) && found.kind.is_tally();
                let differs = row.is_difference(offer.item) && !is_of_differences(found.kind);
                // "To the N's 61, and 30 of the 39 there": the last is nobody's.
                let whole = offer.nth > 0 && row.is_whole(offer.item);
                let left_out = row.is_left_out(offer.item);
                if left_out || signed || lacking || differs || whole && !counts_wholes(found.kind) {
                    continue;
                }
                if wholes.contains(&offer.item) && !counts_wholes(found.kind) {
                    continue;
                }
                match chosen.iter_mut().find(|best| best.quantity == offer.quantity) {
                    Some(best) if better(&offer.found, &best.found) => *best = offer,
                    Some(_) => {}
                    None => chosen.push(offer),
                }
            }
        } else {
            facts.push(found);
        }
    }
    chosen.sort_by_key(|chosen| chosen.item);
    (chosen, without_overlaps(facts, row))
}

fn all<'a>(starts: &Starts<'_>, wordings: &'a Wordings) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    for (kind, number, wording) in wordings.that_may_match(starts.row) {
        for at in wording.pattern.matches(starts) {
            let score = score(&at, wording);
            all.push(Found { kind, wording, number, at, score });
        }
    }
    all
}

/// The wholes of numbers, each by the best reading of its part alone: of "won 101 seats, of which 93 went to the
/// X" a reading that knows whose the 101 are makes no whole of them.
fn wholes(all: &[Found<'_>]) -> Vec<usize> {
    let part = |found: &Found<'_>| {
        let is_number = |slot: Slot| matches!(slot, Slot::Number(_));
        found.at.filled.iter().find(|filled| is_number(filled.slot)).map(|filled| filled.start)
    };
    let is_beaten = |found: &Found<'_>| {
        all.iter().any(|other| part(other) == part(found) && better(other, found))
    };
    let with_whole = all.iter().filter(|found| found.whole().is_some());
    with_whole.filter(|found| !is_beaten(found)).filter_map(|found| found.whole()).collect()
}

/// Whether a number would be part of a smaller one, or of a share: "rose to 99 from 52", "72 seats from 12.2%
/// of the vote".
fn exceeds_its_whole(row: &Row, sentence: &Sentence, found: &Found<'_>) -> bool {
    let amount = |item: usize| match row.items[item].content {
        Content::Number { quantity, .. } => Some(sentence.quantities[quantity].amount),
        _ => None,
    };
    let Some(whole) = found.whole().and_then(amount) else { return false };
    let is_number = |slot: Slot| matches!(slot, Slot::Number(_));
    let part = found.at.filled.iter().find(|filled| is_number(filled.slot));
    let Some(part) = part.and_then(|filled| amount(filled.start)) else { return false };
    let is_share = |amount: &Amount| amount.unit == Some(Unit::Percent);
    is_share(&whole) && !is_share(&part)
        || whole.unit == part.unit && part.worded.high() > whole.worded.high()
}

/// Whether a number that one thing went to would be told with the one that another came from: "from two to one, in
/// B from five to four" is no "one, from five".
fn reaches_into_another_course(row: &Row, found: &Found<'_>) -> bool {
    let numbers = found
        .at
        .filled
        .iter()
        .filter(|filled| matches!(row.items[filled.start].content, Content::Number { .. }));
    let mut courses =
        numbers.map(|number| row.course(number.start)).filter(|(one, last)| one != last);
    let first = courses.next();
    first.is_some_and(|first| courses.any(|other| other != first))
}

/// Whether the whole of a number would itself be part of another: "eight seats in A, seven of seven in B".
fn is_part_of_a_part(row: &Row, found: &Found<'_>) -> bool {
    found.whole().is_some_and(|whole| row.whole_of(whole).is_some())
}

/// Items between "lost" and what was lost: "lost some of his vote".
const LOST_REACH: usize = 5;

/// Whether what somebody lost is no seat: "lost ground in A", "lost a county in B".
fn loses_something_else(row: &Row, cues: &Cues, found: &Found<'_>) -> bool {
    if found.kind != Kind::Outcome {
        return false;
    }
    let items = found.at.start..found.at.end;
    let mut lost = items.filter(|at| row.items[*at].classes.has(cues.lose));
    lost.any(|lost| {
        let leads = |at: &usize| {
            let item = &row.items[*at];
            let other = item.classes.has(cues.place_preposition) && !item.classes.has(cues.of);
            matches!(item.content, Content::Word | Content::Aside) && !other
        };
        let mut object = (lost + 1..row.items.len()).take(LOST_REACH).take_while(leads);
        object.any(|at| {
            let classes = &row.items[at].classes;
            // "Lost the vote", but not "lost some of his vote".
            let owned = [cues.possessive_person, cues.possessive_party]
                .iter()
                .any(|class| row.items[at - 1].classes.has(*class));
            classes.has(cues.lost_besides) || owned && classes.has(cues.vote_noun)
        })
    })
}

/// Items from "in" to what there are many of: "second in 98 other seats".
const MANY_REACH: usize = 3;

/// Whether a place in the order was taken in many contests: "came second in 98 places".
fn is_rank_in_many(row: &Row, cues: &Cues, found: &Found<'_>) -> bool {
    if found.kind != Kind::Rank {
        return false;
    }
    let ordinal = |at: &usize| {
        let classes = &row.items[*at].classes;
        classes.has_any(&[cues.second, cues.third, cues.fourth])
    };
    let Some(last) = (found.at.start..found.at.end).rev().find(ordinal) else { return false };
    let mut next = (last + 1..row.items.len()).filter(|at| !row.skippable(*at));
    let Some(inside) = next.next().filter(|at| row.items[*at].classes.has(cues.inside)) else {
        return false;
    };
    // "Second in seats" is by their number.
    let behind = (inside + 2..row.items.len()).take(MANY_REACH);
    behind
        .take_while(|at| !row.separates(*at))
        .any(|at| row.items[at].classes.has(cues.many_contests))
}

/// Whether the candidates counted are those of a party that the reading passes over: "Independent candidates: 101"
/// is no field.
fn counts_candidates_of_a_party(row: &Row, wordings: &Wordings, found: &Found<'_>) -> bool {
    let party = wordings.vocabulary.kinds.party;
    let fills = |at: usize| found.at.filled.iter().any(|it| (it.start..it.end).contains(&at));
    let mut passed = (found.at.start..found.at.end).filter(|at| !fills(*at));
    found.kind == Kind::ContestSize && passed.any(|at| row.items[at].classes.has(party))
}

/// Whether what would be a margin is what a majority takes: "no party has a majority of 133", "a two-thirds majority of
/// 224".
fn is_mark_of_a_house(row: &Row, cues: &Cues, found: &Found<'_>) -> bool {
    let says_so = |at: usize| {
        let item = &row.items[at];
        let of_house = matches!(item.content, Content::Number { unit: Some(Unit::Fraction), .. });
        of_house || item.classes.has(cues.ref_any)
    };
    found.kind == Kind::Margin && (found.at.start..found.at.end).any(says_so)
}

/// More roles and more words in common say more; gaps say less.
fn score(at: &Match, wording: &Wording) -> i64 {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 64);
    let unsure = match wording.sureness {
        None => 0,
        Some(sure) if sure >= 0.8 => 1,
        Some(sure) if sure >= 0.7 => 2,
        Some(_) => 4,
    };
    3 * count(at.filled.len()) + 3 * count(at.matched) - count(at.gap) - unsure
}

/// Whether a kind may count by how much one is more than another.
fn is_of_differences(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::SeatTally
            | Kind::CandidateVotes
            | Kind::PartyVotes
            | Kind::SeatsOfTotal
            | Kind::VoteShare
            | Kind::Strength
    )
}

/// Whether the whole that a number is part of is itself a claim of this kind: "11 of the 13 seats".
fn counts_wholes(kind: Kind) -> bool {
    matches!(kind, Kind::ContestCount | Kind::PollingPlaces | Kind::VotesCast | Kind::Registered)
}

/// A total order that does not depend on the order of files or patterns.
fn better(one: &Found<'_>, other: &Found<'_>) -> bool {
    let key = |found: &Found<'_>| {
        (
            found.score,
            std::cmp::Reverse(found.at.end - found.at.start),
            std::cmp::Reverse(found.kind),
        )
    };
    (key(one), &other.wording.pattern.text) > (key(other), &one.wording.pattern.text)
}

fn offers<'a>(row: &Row, sentence: &Sentence, found: &Found<'a>) -> Vec<Chosen<'a>> {
    let mut offers = Vec::new();
    // "Dropped from 14,314 to 4,310" is no score of two.
    let filled = || found.at.filled.iter();
    let is_score = filled().any(|it| matches!(it.slot, Slot::OpponentNumber(_)));
    if is_score && filled().any(|it| row.later_steps(it.start) > 0) {
        return offers;
    }
    for filled in filled() {
        let (Slot::Number(unit) | Slot::OpponentNumber(unit)) = filled.slot else { continue };
        let numbers = (filled.start..filled.end).filter_map(|item| match row.items[item].content {
            Content::Number { quantity, unit } => Some((item, quantity, unit)),
            _ => None,
        });
        for (nth, (item, quantity, printed)) in numbers.enumerate() {
            let amount = &sentence.quantities[quantity].amount;
            let share = matches!(printed, Some(Unit::Percent | Unit::Fraction));
            let large = share || amount.worded.high() >= Decimal::from(1000);
            let large_enough = large || !counts_people(found.kind);
            if large_enough && (printed.is_some() || plausible(amount, unit, found.kind)) {
                let slot = filled.slot;
                let (subject, earlier, found) = (None, false, found.clone());
                offers.push(Chosen { quantity, item, slot, nth, subject, earlier, found });
            }
        }
    }
    offers
}

/// Whether a number has a sign: "+11" is a change and nothing else.
pub fn is_signed(sentence: &Sentence, quantity: usize) -> bool {
    let quantity = &sentence.quantities[quantity];
    sentence.tokens[quantity.tokens.start].span.start > quantity.span.start
}

/// Whether a kind counts the voters of a constituency or more: never a few.
fn counts_people(kind: Kind) -> bool {
    matches!(kind, Kind::Registered | Kind::VotesCast)
}

/// Whether a number can count seats or contests, where it is taken for that: "of 14 seats the smallest margin was
/// 4,964".
pub fn may_be_so_many(sentence: &Sentence, chosen: &Chosen<'_>) -> bool {
    may_be_of(&[Unit::Seats, Unit::Contests], sentence, chosen)
}

/// Whether a number printed without a unit can count what a pattern takes it for.
/// Whether a number can be a share, where it is taken for one: "almost 6 per cent in A, and in B 16,086".
pub fn may_be_share(sentence: &Sentence, chosen: &Chosen<'_>) -> bool {
    may_be_of(&[Unit::Percent], sentence, chosen)
}

/// Whether a number can be of the unit it is taken for, where that is one of some.
fn may_be_of(units: &[Unit], sentence: &Sentence, chosen: &Chosen<'_>) -> bool {
    let Slot::Number(Some(unit)) = chosen.slot else { return true };
    let amount = &sentence.quantities[chosen.quantity].amount;
    !units.contains(&unit)
        || amount.unit.is_some()
        || plausible(amount, Some(unit), chosen.found.kind)
}

fn plausible(amount: &Amount, unit: Option<Unit>, kind: Kind) -> bool {
    let value = amount.worded.high();
    match unit {
        Some(Unit::Votes | Unit::Seats | Unit::Contests) if !value.is_integer() => false,
        Some(Unit::Seats | Unit::Contests | Unit::ElectoralVotes | Unit::Parties) => {
            value <= Decimal::from(2000)
        }
        Some(Unit::Votes) if kind == Kind::PartyVotes => value >= Decimal::from(1000),
        // "A 2-1 majority" is of a bench.
        Some(Unit::Votes) if kind == Kind::Margin => value >= Decimal::TEN,
        Some(Unit::Votes) if kind == Kind::CandidateVotes => value >= Decimal::from(100),
        Some(Unit::Percent) => value <= Decimal::from(100),
        _ => true,
    }
}

fn without_overlaps<'a>(mut facts: Vec<Found<'a>>, row: &Row) -> Vec<Found<'a>> {
    facts.sort_by(|one, other| {
        let first =
            if better(one, other) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater };
        let is_same = one.at == other.at && (one.kind, one.number) == (other.kind, other.number);
        if is_same { std::cmp::Ordering::Equal } else { first }
    });
    let mut kept: Vec<Found<'a>> = Vec::new();
    for fact in facts {
        let overlaps = |other: &Found<'_>| {
            let (start, other_start) = (fact.at.start, other.at.start);
            let apart =
                row.is_told_apart(start, other_start) || row.is_told_apart(other_start, start);
            other.kind == fact.kind && start < other.at.end && other_start < fact.at.end && !apart
        };
        if !kept.iter().any(overlaps) {
            kept.push(fact);
        }
    }
    kept.sort_by_key(|fact| span(&fact.at, row).start);
    kept
}

/// The words of a match.
pub fn span(at: &Match, row: &Row) -> Span {
    let first = row.items[at.start].span;
    row.items[at.start..at.end].last().map_or(first, |last| first.to(last.span))
}
