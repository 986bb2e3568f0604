//! Parts that should add up to their whole.

use super::{agreement, stands_beside};
use crate::{
    checker::{
        Arithmetic, ArithmeticRule, Verdict, gather, measures, stated::Stated, tolerance::Tolerance,
    },
    extractor::Basis,
    sources::{BodyId, Election, Measure, Place, RegionId, Sex, Who},
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How the parts of a whole are told apart; a sum takes parts of one split only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Split {
    /// Regions of one level of a body's election.
    Regions(BodyId, String),
    /// The national and the provincial assemblies.
    Bodies,
    /// Men and women.
    Sexes,
    /// Valid and rejected.
    Ballots,
    /// The parties of an alliance.
    Members,
    /// General and reserved seats.
    Bases,
}

/// Every whole with at least two of its parts beside it.
pub(super) fn check(numbers: &[Stated<'_>]) -> Vec<Arithmetic> {
    // In text order: what stands beside a whole is found without going through all of them.
    let within = |sentence: usize| numbers.partition_point(|it| it.claim().sentence < sentence);
    let beside = |whole: &Stated<'_>| {
        let sentence = whole.claim().sentence;
        &numbers[within(sentence)..within(sentence + 2)]
    };
    numbers.iter().flat_map(|whole| sums_of(whole, beside(whole))).collect()
}

/// The sums of a whole, given the numbers of its sentence and the next.
fn sums_of(whole: &Stated<'_>, numbers: &[Stated<'_>]) -> Vec<Arithmetic> {
    let mut splits: BTreeMap<Split, Vec<&Stated<'_>>> = BTreeMap::new();
    let beside =
        |part: &&Stated<'_>| stands_beside(whole, part) && is_nearest(whole, part, numbers);
    for part in numbers.iter().filter(beside) {
        let Some(split) = split(whole, part) else { continue };
        let parts = splits.entry(split).or_default();
        if !parts.iter().any(|other| is_same_part(other, part)) {
            parts.push(part);
        }
    }
    splits.into_iter().filter_map(|(split, parts)| sum(whole, &split, &parts)).collect()
}

/// Whether no other number for the same whole stands nearer: "he said 150; she claimed 180,
/// including 115 in the north".
fn is_nearest(whole: &Stated<'_>, part: &Stated<'_>, numbers: &[Stated<'_>]) -> bool {
    let place = |stated: &Stated<'_>| stated.claim().sentence;
    let same = |other: &Stated<'_>| is_same_part(whole, other) && whole.together == other.together;
    let between = |other: &Stated<'_>| place(whole) < place(other) && place(other) <= place(part);
    !numbers.iter().any(|other| other.index != part.index && same(other) && between(other))
}

/// The parts added up. A sum that falls short says something only where no part is left out.
fn sum(whole: &Stated<'_>, split: &Split, parts: &[&Stated<'_>]) -> Option<Arithmetic> {
    let [first, rest @ ..] = parts else { return None };
    if rest.is_empty() {
        return None;
    }
    let computed: Decimal = parts.iter().map(|part| part.value).sum();
    let range: Tolerance = rest.iter().fold(first.tolerance, |sum, part| sum.plus(&part.tolerance));
    let verdict = agreement(&whole.tolerance, &range);
    let left_out = number_of_parts(whole, split).is_none_or(|all| parts.len() < all);
    if verdict == Verdict::Contradicted && left_out && computed < whole.value {
        return None;
    }
    let claims = std::iter::once(whole).chain(parts.iter().copied()).map(|s| s.index).collect();
    let rule = ArithmeticRule::PartsSum;
    Some(Arithmetic { claims, rule, stated: whole.value, computed, verdict })
}

/// How a claim is part of another, if it is.
fn split(whole: &Stated<'_>, part: &Stated<'_>) -> Option<Split> {
    if whole.index == part.index || whole.election_id != part.election_id {
        return None;
    }
    match (whole.measure, part.measure) {
        (Measure::Registered(a, Sex::All), Measure::Registered(b, Sex::Men | Sex::Women))
            if a == b =>
        {
            Some(Split::Sexes)
        }
        (Measure::Cast(a), Measure::Valid(b) | Measure::Rejected(b)) if a == b => {
            Some(Split::Ballots)
        }
        (
            Measure::Contests(Place::Election),
            Measure::Contests(Place::Body(_) | Place::Provincial),
        ) => Some(Split::Bodies),
        _ if is_member(whole, part) => Some(Split::Members),
        _ if whole.together != part.together => None,
        (a, b) if a == b => is_on_a_part_of_the_bases(whole, part).then_some(Split::Bases),
        _ => region_split(whole, part),
    }
}

fn is_same_part(a: &Stated<'_>, b: &Stated<'_>) -> bool {
    a.measure == b.measure && a.claim().basis == b.claim().basis
}

/// Whether the part is what one of the whole's parties has.
fn is_member(whole: &Stated<'_>, part: &Stated<'_>) -> bool {
    let stands = |who: &Who| {
        let measure = measures::of_whom(&whole.measure, *who)?;
        Some(gather::stands_for(whole.election, &measure))
    };
    part.together.is_empty() && whole.together.iter().any(|who| stands(who) == Some(part.measure))
}

/// `20 women` beside `108 seats`.
fn is_on_a_part_of_the_bases(whole: &Stated<'_>, part: &Stated<'_>) -> bool {
    let is_total = |basis: Option<Basis>| basis.is_none_or(|basis| basis == Basis::Total);
    is_total(whole.claim().basis) && !is_total(part.claim().basis)
}

fn region_split(whole: &Stated<'_>, part: &Stated<'_>) -> Option<Split> {
    let election = whole.election;
    let (place, within) = (measures::place(election, &whole.measure), &part.measure);
    let Place::Region(body, region) = measures::place(election, within) else { return None };
    let same_question = measures::elsewhere(within, place) == Some(whole.measure);
    (same_question && lies_within(election, (body, region), place))
        .then(|| Split::Regions(body, election.regions[region.ix()].level.clone()))
}

fn lies_within(election: &Election, (body, region): (BodyId, RegionId), place: Place) -> bool {
    match place {
        Place::Body(other) => other == body,
        Place::Region(other, above) => {
            other == body
                && above != region
                && election.region_and_outer(region).any(|outer| outer == above)
        }
        _ => false,
    }
}

/// How many parts a whole has in all; `None` where that is not known.
fn number_of_parts(whole: &Stated<'_>, split: &Split) -> Option<usize> {
    match split {
        Split::Bodies | Split::Sexes | Split::Ballots => Some(2),
        Split::Members => Some(whole.together.len()),
        Split::Bases => None,
        Split::Regions(_, level) => {
            let election = whole.election;
            let place = measures::place(election, &whole.measure);
            Some(measures::regions_within(election, place, level).len())
        }
    }
}
