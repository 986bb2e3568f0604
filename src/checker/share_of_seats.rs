//! A share of the seats that was read as one of the votes: "75 of 265 seats, or 28.3 per cent".

use super::{evidence::Evidence, number::Wording, question::Question};
use crate::sources::{BodyId, Election, Measure, Place, Who};
use rust_decimal::Decimal;

/// Whether a share of the votes is, as printed, the party's share of the seats of the place or of a house.
pub(super) fn is_of_seats(question: &Question<'_>, wording: &Wording) -> bool {
    let Measure::PartyShare(who, place) = *question.measure else { return false };
    let bodies = (0..).map(BodyId).take(question.election.bodies.len()).map(Place::Body);
    let mut places = bodies.chain([place]);
    places.any(|place| {
        shares(question.election, who, place).any(|share| wording.tolerance.allows(share))
    })
}

/// A party's seats in per cent of those of a place, by every official count of both.
fn shares(election: &Election, who: Who, place: Place) -> impl Iterator<Item = Decimal> {
    let official = |measure: Measure| -> Vec<Decimal> {
        let evidence = Evidence::weigh(election, election.figures(&measure));
        evidence.official().map(|figure| figure.value).collect()
    };
    let wholes = official(Measure::Contests(place));
    official(Measure::Seats(who, place)).into_iter().flat_map(move |seats| {
        let share = |whole: &Decimal| (Decimal::ONE_HUNDRED * seats).checked_div(*whole);
        wholes.iter().filter_map(share).collect::<Vec<_>>()
    })
}
