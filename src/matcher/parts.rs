//! The parts of an election: what of a body's election lies in a region, and which body governs it.

use super::scene::Scene;
use crate::sources::{BodyId, Place, RegionId};

/// All seats of a place, reserved ones with them; `None` where the sources don't know.
pub(super) fn seats(scene: &Scene<'_>, place: Place) -> Option<u32> {
    let election = scene.election;
    let of_body = match place {
        Place::Body(body) => election.bodies[body.ix()].size(),
        _ => 0,
    };
    let contests = election.contests_at(place);
    let elected = contests.iter().map(|id| election.contests[id.ix()].magnitude).sum::<u32>();
    Some(of_body.max(elected)).filter(|seats| *seats > 0)
}

/// The part of a body's election in a region; all of it where it is the body's own region, `None`
/// where the region lies elsewhere.
pub(super) fn region_of(scene: &Scene<'_>, body: BodyId, region: RegionId) -> Option<Place> {
    match scene.election.bodies.get(body.ix())?.region {
        Some(own) if own == region => Some(Place::Body(body)),
        Some(own) if !lies_in(scene, region, own) => None,
        // A state whose electors all go to one winner is that contest.
        _ if elects_by_electors(scene, body) => Some(match scene.sole_contest(body, region) {
            Some(only) => Place::Contest(only),
            None => Place::Region(body, region),
        }),
        _ => Some(Place::Region(body, region)),
    }
}

pub(super) fn bodies(scene: &Scene<'_>) -> impl Iterator<Item = BodyId> {
    (0..).map(BodyId).take(scene.election.bodies.len())
}

pub(super) fn is_of_country(scene: &Scene<'_>, body: BodyId) -> bool {
    scene.election.bodies[body.ix()].region.is_none()
}

pub(super) fn elects_by_electors(scene: &Scene<'_>, body: BodyId) -> bool {
    scene.election.bodies[body.ix()].electoral_votes
}

/// The body that governs the region a place lies in, the national one aside.
pub(super) fn governing(scene: &Scene<'_>, region: RegionId) -> Option<BodyId> {
    let bodies = (0..).map(BodyId).zip(&scene.election.bodies);
    let mut own = bodies.filter(|(_, body)| {
        body.region.is_some_and(|own| own == region || lies_in(scene, region, own))
    });
    own.next().map(|(id, _)| id)
}

pub(super) fn lies_in(scene: &Scene<'_>, region: RegionId, wider: RegionId) -> bool {
    scene.election.region_and_outer(region).skip(1).any(|outer| outer == wider)
}
