//! "A majority of 174": what one side has in a house beyond all others, and no margin of votes.

use super::{
    measures::{counts_seats, value},
    places,
    references::Actor,
    scene::Scene,
    winners,
};
use crate::{
    extractor::Claim,
    sources::{Measure, Place},
};
use rust_decimal::Decimal;

/// How likely "a majority of 101 seats" only counts the seats.
const OWN_SEATS: f64 = 0.7;

/// Whether a margin may be one of seats: it is said to be, or a house is spoken of that has more.
pub(super) fn may_be_meant(scene: &Scene<'_>, claim: &Claim, place: Place) -> bool {
    let Place::Body(body) = place else { return false };
    let seats = scene.election.bodies[body.ix()].size();
    counts_seats(claim)
        || value(claim).is_some_and(|value| value.is_integer() && value < Decimal::from(seats))
}

/// What is asked of the subject, or of whoever has most seats.
pub(super) fn asked(
    scene: &Scene<'_>,
    claim: &Claim,
    subject: &Actor,
    place: Place,
) -> Vec<(Option<Measure>, f64)> {
    let who = match subject {
        Actor::Who(who) => Some(*who),
        Actor::Nobody => winners::first_in_seats(scene, place),
        _ => None,
    };
    let Some(who) = who else { return vec![(None, 1.0)] };
    let majority = Measure::HouseMajority(who, places::body(scene, place));
    let own = Some(Measure::Seats(who, place)).filter(|_| counts_seats(claim));
    match (winners::is_known(scene, majority), own) {
        (true, Some(_)) => vec![(Some(majority), 1.0), (own, OWN_SEATS)],
        (true, None) => vec![(Some(majority), 1.0)],
        (false, _) => vec![(own, 1.0)],
    }
}
