//! Who won a contest and who came next: the one thing the matcher asks of results, because "the
//! winner" names a person.

use super::{
    people::{Standing, field},
    scene::Scene,
    ticket,
};
use crate::sources::{CandidacyId, ContestId, Measure, PartyId, Place, ReleaseClass, Who};
use rust_decimal::Decimal;

/// Who was declared elected first.
pub(super) fn winner(scene: &Scene<'_>, contest: ContestId) -> Option<Standing> {
    field(scene, contest)
        .find(|standing| first_says(scene, Measure::Elected(standing.candidacy), 1))
        .or_else(|| ranked(scene, contest, 1))
}

/// Who came second in the first official count.
pub(super) fn runner_up(scene: &Scene<'_>, contest: ContestId) -> Option<Standing> {
    ranked(scene, contest, 2)
}

/// Whether a candidacy was first or second in any official count.
pub(super) fn is_of_first_two(scene: &Scene<'_>, candidacy: CandidacyId) -> bool {
    let two = [Decimal::ONE, Decimal::TWO];
    official(scene, Measure::Rank(candidacy)).any(|rank| two.contains(&rank))
}

/// Whether one came before another in the last official count that ranks both.
pub(super) fn is_ahead(scene: &Scene<'_>, one: Standing, other: Standing) -> bool {
    let rank = |standing: Standing| official(scene, Measure::Rank(standing.candidacy)).last();
    rank(one).zip(rank(other)).is_some_and(|(one, other)| one < other)
}

/// Of those who stand everywhere for one house, the one with most votes in a place beside one of them.
pub(super) fn rival(scene: &Scene<'_>, who: Who, place: Place) -> Option<Who> {
    let Who::Person(person) = who else { return None };
    let votes = |who: &Who| official(scene, Measure::PartyVotes(*who, place)).last();
    ticket::rivals(scene, person).max_by_key(votes)
}

/// The party with most seats in a place.
pub(super) fn first_in_seats(scene: &Scene<'_>, place: Place) -> Option<Who> {
    most_seats(scene, place, |_| true)
}

/// The party with most seats in a place beside one.
pub(super) fn next_in_seats(scene: &Scene<'_>, own: Who, place: Place) -> Option<Who> {
    most_seats(scene, place, |party| party != own)
}

/// Whether any official count gives a figure.
pub(super) fn is_known(scene: &Scene<'_>, measure: Measure) -> bool {
    official(scene, measure).next().is_some()
}

fn most_seats(scene: &Scene<'_>, place: Place, among: impl Fn(Who) -> bool) -> Option<Who> {
    let parties = (0..).map(PartyId).take(scene.election.parties.len()).map(Who::Party);
    let seats = |who: &Who| official(scene, Measure::Seats(*who, place)).last();
    parties.filter(|party| among(*party)).max_by_key(seats)
}

fn ranked(scene: &Scene<'_>, contest: ContestId, rank: u32) -> Option<Standing> {
    field(scene, contest)
        .find(|standing| first_says(scene, Measure::Rank(standing.candidacy), rank))
}

fn first_says(scene: &Scene<'_>, measure: Measure, value: u32) -> bool {
    official(scene, measure).next() == Some(Decimal::from(value))
}

fn official(scene: &Scene<'_>, measure: Measure) -> impl Iterator<Item = Decimal> {
    let election = scene.election;
    let official = |figure: &crate::sources::Figure| {
        election.releases[figure.release.ix()].class == ReleaseClass::Official
    };
    election.figures(&measure).into_iter().filter(official).map(|figure| figure.value)
}
