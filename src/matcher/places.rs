//! Where a claim is about: contest, region, body, or all together.

use super::{Likely, layout::Point, likely::rank, scene::Scene};
use crate::{
    extractor::{Claim, Mention},
    sources::{BodyId, ContestId, Entity, Place, RegionId},
};

/// The point at which a claim is made.
pub(super) fn here(claim: &Claim) -> Point {
    Point { byte: claim.span.start, sentence: claim.sentence }
}

/// The constituencies a claim names itself, likeliest first.
pub(super) fn own_contests(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<ContestId>> {
    let at = here(claim);
    let near = |mention: &&Mention| mention.sentence == claim.sentence;
    let named = claim.places.iter().filter(near).flat_map(|mention| scene.contests_of(mention, at));
    let named = rank(named.collect());
    let several = named.len() > 1 && named[1].likelihood > 0.9;
    if several { named.into_iter().map(|contest| contest.times(0.65)).collect() } else { named }
}

/// The constituencies a claim may be about: those it names, else those under discussion.
pub(super) fn contests(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<ContestId>> {
    let own = own_contests(scene, claim);
    if !own.is_empty() {
        return own;
    }
    let mut near = scene.contests_near(here(claim));
    for mention in &claim.places {
        let above = scene.contests_of(mention, here(claim));
        near.extend(above.into_iter().map(|contest| contest.times(0.88)));
    }
    rank(near)
}

/// The place over which a claim counts seats or votes, likeliest first; never empty.
pub(super) fn tallied(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<Place>> {
    let (own, above): (Vec<&Mention>, Vec<&Mention>) =
        claim.places.iter().partition(|mention| mention.sentence == claim.sentence);
    let named = Named::of(scene, if Named::of(scene, &own).is_empty() { &above } else { &own });
    let under_discussion = scene.bodies_near(here(claim)).first().copied();
    rank(match (&named.bodies[..], &named.regions[..]) {
        ([], []) => vec![match under_discussion {
            Some(body) => Likely::new(Place::Body(body.it), 0.5 + 0.45 * body.likelihood),
            None => Likely::new(Place::Body(national(scene)), 0.85),
        }],
        (bodies, []) => whole_bodies(scene, bodies),
        ([], regions) => {
            let each =
                regions.iter().flat_map(|region| region_alone(scene, *region, under_discussion));
            shared(each.collect(), regions.len())
        }
        (bodies, regions) => {
            let pairs =
                bodies.iter().flat_map(|body| regions.iter().map(move |region| (*body, *region)));
            let places: Vec<_> = pairs
                .filter_map(|(body, region)| region_of(scene, body, region))
                .map(Likely::sure)
                .collect();
            let several = places.len();
            if places.is_empty() { whole_bodies(scene, bodies) } else { shared(places, several) }
        }
    })
}

/// The place a roll, a turnout or a count of stations is about, likeliest first: a constituency
/// under discussion before the country.
pub(super) fn polled(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<Place>> {
    let own = own_contests(scene, claim);
    if !own.is_empty() {
        return own
            .into_iter()
            .map(|contest| Likely::new(Place::Contest(contest.it), contest.likelihood))
            .collect();
    }
    let entities = |mention: &Mention| {
        scene.entities(mention).any(|e| matches!(e, Entity::Body(_) | Entity::Region(_)))
    };
    if claim.places.iter().any(entities) {
        return tallied(scene, claim);
    }
    let near = scene.contests_near(here(claim)).into_iter().next().filter(|c| c.likelihood > 0.85);
    let body = scene.bodies_near(here(claim)).first().map_or(national(scene), |body| body.it);
    match near {
        Some(contest) => vec![
            Likely::new(Place::Contest(contest.it), contest.likelihood),
            Likely::new(Place::Election, 0.5),
        ],
        None => vec![Likely::new(Place::Election, 0.85), Likely::new(Place::Body(body), 0.5)],
    }
}

/// The body a text means that names none: the national one, else the first.
pub(super) fn national(scene: &Scene<'_>) -> BodyId {
    scene.election.national_body().unwrap_or(BodyId(0))
}

/// The body whose majority a claim is about.
pub(super) fn body(scene: &Scene<'_>, place: Place) -> BodyId {
    scene.body_of(place).unwrap_or(national(scene))
}

/// The bodies and regions that a claim's places name.
struct Named {
    bodies: Vec<BodyId>,
    regions: Vec<RegionId>,
}

impl Named {
    fn of(scene: &Scene<'_>, mentions: &[&Mention]) -> Self {
        let mut named = Self { bodies: Vec::new(), regions: Vec::new() };
        for mention in mentions {
            named.bodies.extend(scene.bodies_of(mention));
            let regions = scene.entities(mention).filter_map(|entity| match entity {
                Entity::Region(region) => Some(region),
                _ => None,
            });
            // Of a division and a district of one name, the larger: it holds the other.
            named.regions.extend(regions.min_by_key(|region| depth(scene, *region)));
        }
        named.bodies.dedup();
        named.drop_wider(scene);
        named
    }

    fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.regions.is_empty()
    }

    /// "Lahore, Punjab" is Lahore.
    fn drop_wider(&mut self, scene: &Scene<'_>) {
        let all = self.regions.clone();
        self.regions.retain(|wide| {
            !all.iter().any(|narrow| narrow != wide && lies_in(scene, *narrow, *wide))
        });
        self.regions.sort_unstable();
        self.regions.dedup();
    }
}

/// Bodies without a region: one, several of one name, or all.
fn whole_bodies(scene: &Scene<'_>, bodies: &[BodyId]) -> Vec<Likely<Place>> {
    let all = scene.election.bodies.len();
    let mut distinct = bodies.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    match &distinct[..] {
        [only] => vec![Likely::sure(Place::Body(*only))],
        every if every.len() == all => vec![Likely::sure(Place::Election)],
        most if most.len() + 1 == all && !most.contains(&national(scene)) => {
            vec![Likely::sure(Place::Provincial)]
        }
        some => some.iter().map(|body| Likely::new(Place::Body(*body), 0.55)).collect(),
    }
}

/// A region without a body: of the body under discussion, else of the national one or the region's
/// own.
fn region_alone(
    scene: &Scene<'_>,
    region: RegionId,
    under_discussion: Option<Likely<BodyId>>,
) -> Vec<Likely<Place>> {
    let own = governing(scene, region).and_then(|body| region_of(scene, body, region));
    let nationally = region_of(scene, national(scene), region);
    let spoken = under_discussion.filter(|body| region_of(scene, body.it, region).is_some());
    let (of_own, of_national) = match spoken {
        Some(body) if body.it == national(scene) => (0.35, 0.5 + 0.45 * body.likelihood),
        Some(body) => (0.5 + 0.45 * body.likelihood, 0.35),
        None => (0.5, 0.65),
    };
    let likely = |place: Option<Place>, likelihood| place.map(|it| Likely::new(it, likelihood));
    likely(own, of_own).into_iter().chain(likely(nationally, of_national)).collect()
}

/// The part of a body's election in a region; all of it where it is the body's own region, `None`
/// where the region lies elsewhere.
fn region_of(scene: &Scene<'_>, body: BodyId, region: RegionId) -> Option<Place> {
    match scene.election.bodies.get(body.ix())?.region {
        Some(own) if own == region => Some(Place::Body(body)),
        Some(own) if !lies_in(scene, region, own) => None,
        _ => Some(Place::Region(body, region)),
    }
}

/// The body that governs the region a place lies in, the national one aside.
fn governing(scene: &Scene<'_>, region: RegionId) -> Option<BodyId> {
    let bodies = (0..).map(BodyId).zip(&scene.election.bodies);
    let mut own = bodies.filter(|(_, body)| {
        body.region.is_some_and(|own| own == region || lies_in(scene, region, own))
    });
    own.next().map(|(id, _)| id)
}

fn lies_in(scene: &Scene<'_>, region: RegionId, wider: RegionId) -> bool {
    scene.election.region_and_outer(region).skip(1).any(|outer| outer == wider)
}

fn depth(scene: &Scene<'_>, region: RegionId) -> usize {
    scene.election.region_and_outer(region).count()
}

/// Places of which the text names several at once: no one of them is sure.
fn shared(places: Vec<Likely<Place>>, several: usize) -> Vec<Likely<Place>> {
    let share = if several > 1 { 0.6 } else { 1.0 };
    places.into_iter().map(|place| place.times(share)).collect()
}
