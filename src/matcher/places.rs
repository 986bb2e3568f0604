//! Where a claim is about: contest, region, body, or all together.

use super::{
    Likely, headed, layout::Point, likely::rank, measures, people, possible::POSSIBLE,
    scene::Scene, tallies::tallied, ticket,
};
use crate::{
    extractor::{Claim, Kind, Mention, Statement},
    sources::{BodyId, ContestId, Entity, Place, RegionId},
    text::Unit,
};

/// Between a number and the bracket after it stands at most its unit, so many bytes long.
const LONGEST_UNIT: usize = 16;

/// So many people of a sentence are asked where they stood.
const NAMED: usize = 6;

/// So many constituencies under discussion may be where a turnout or a roll is counted.
const NEAR: usize = 8;

/// How much less likely a constituency of the sentence before is where the sentence names another region.
const ELSEWHERE: f64 = 0.7;
/// How much less likely a constituency is that the text has left.
const LEFT_BEHIND: f64 = 0.7;
/// How likely the area itself is meant in which a constituency may stand out.
const AMONG_ALL: f64 = 0.5;
/// How present what a heading names is in the lines below it.
const RIGHT_ABOVE: f64 = 0.9;
/// An article that names so many constituencies is about none of them.
const SEVERAL: usize = 3;

/// The point at which a claim is made.
pub(super) fn here(claim: &Claim) -> Point {
    Point { byte: claim.span.start, sentence: claim.sentence }
}

/// The constituencies a claim names itself, likeliest first.
pub(super) fn own_contests(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<ContestId>> {
    let at = here(claim);
    if let Some(beside) = bracketed(scene, claim) {
        return scene.contests_of(beside, at);
    }
    let near = |mention: &&Mention| mention.sentence == claim.sentence;
    let named = claim.places.iter().filter(near).flat_map(|mention| scene.contests_of(mention, at));
    let named = rank(named.collect());
    let several = named.len() > 1 && named[1].likelihood > 0.9;
    if several { named.into_iter().map(|contest| contest.times(0.65)).collect() } else { named }
}

/// The regions a claim names itself.
pub(super) fn own_regions(scene: &Scene<'_>, claim: &Claim) -> Vec<RegionId> {
    claim.places.iter().filter_map(|mention| scene.region_of(mention)).collect()
}

/// The regions that a claim's sentence names before it.
fn own_regions_before(scene: &Scene<'_>, claim: &Claim) -> Vec<RegionId> {
    let own = claim.places.iter().filter(|mention| {
        mention.sentence == claim.sentence && mention.span.end <= claim.span.start
    });
    own.filter_map(|mention| scene.region_of(mention)).collect()
}

/// Whether a constituency lies in one of some regions.
pub(super) fn lies_in(scene: &Scene<'_>, contest: ContestId, regions: &[RegionId]) -> bool {
    let election = scene.election;
    let own = election.contests[contest.ix()].regions.iter();
    own.flat_map(|own| election.region_and_outer(*own)).any(|region| regions.contains(&region))
}

/// Whether a claim names in its sentence a region in which a constituency lies.
pub(super) fn is_in_named_region(scene: &Scene<'_>, claim: &Claim, contest: ContestId) -> bool {
    let here = claim.places.iter().filter(|mention| mention.sentence == claim.sentence);
    let mut regions = here.filter_map(|mention| scene.region_of(mention));
    regions.any(|region| scene.election.contests_in(region).contains(&contest))
}

/// The seat in a region that a claim names where somebody stood whom its sentence names too: "A lost his second
/// seat in the city to an independent".
pub(super) fn seat_of_somebody_named(scene: &Scene<'_>, claim: &Claim) -> Option<ContestId> {
    let people = scene.named_in_sentence(here(claim)).map(|standing| standing.person);
    let people = people.filter(|person| !ticket::stands_everywhere(scene, *person));
    let mut seats: Vec<ContestId> = Vec::new();
    for standing in people.take(NAMED).flat_map(|person| people::candidacies(scene, person)) {
        let inside = is_in_named_region(scene, claim, standing.contest);
        if inside && !seats.contains(&standing.contest) {
            seats.push(standing.contest);
        }
    }
    match seats[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The constituency in brackets after a number: "by 293 votes (NA-148)".
fn bracketed<'a>(scene: &Scene<'a>, claim: &Claim) -> Option<&'a Mention> {
    let next = scene.mentions.partition_point(|mention| mention.span.start < claim.span.end);
    let mention = scene.mentions.get(next)?;
    let between = scene.text.get(claim.span.end..mention.span.start)?;
    let is_contest = scene.entities(mention).any(|entity| matches!(entity, Entity::Contest(_)));
    let opens = between.trim_end().ends_with('(') && between.len() < LONGEST_UNIT;
    (is_contest && opens).then_some(mention)
}

/// The constituencies a claim may be about: those it names, else those under discussion.
pub(super) fn contests(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<ContestId>> {
    let own = own_contests(scene, claim);
    if !own.is_empty() {
        return own;
    }
    if is_between_parties(scene, claim) {
        return Vec::new();
    }
    let named = own_regions_before(scene, claim);
    let left =
        |contest: Likely<ContestId>| match named.is_empty() || lies_in(scene, contest.it, &named) {
            true => contest,
            false => contest.times(ELSEWHERE),
        };
    let mut near: Vec<_> = scene.contests_near(here(claim)).into_iter().map(left).collect();
    for mention in &claim.places {
        let above = scene.contests_of(mention, here(claim));
        near.extend(above.into_iter().map(|contest| contest.times(0.88)));
    }
    rank(near)
}

/// Whether a margin is that of two parties, of whom alone its sentence speaks and of no place or person: "the X had 43.6%
/// and the Y 32.1%, a lead of 11.5 points".
fn is_between_parties(scene: &Scene<'_>, claim: &Claim) -> bool {
    let share = matches!(claim.statement, Statement::Number { amount, .. } if matches!(amount.unit, Some(Unit::Percent | Unit::Points)));
    let mut own = scene.in_sentence(here(claim)).peekable();
    let of_parties = own.peek().is_some() && own.all(|(_, mention)| mention.is_party());
    claim.kind == Kind::Margin && share && of_parties
}

/// The place a roll, a turnout or a count of stations is about, likeliest first: what its sentence
/// names, then the constituency its paragraph speaks of, then what the headings name, then the
/// country.
pub(super) fn polled(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<Place>> {
    let in_contest =
        |contest: Likely<ContestId>| Likely::new(Place::Contest(contest.it), contest.likelihood);
    let own = own_contests(scene, claim);
    if !own.is_empty() {
        let near = scene.contests_near(here(claim)).into_iter();
        let others = near.take(NEAR).map(|contest| Likely::new(contest.it, POSSIBLE));
        return rank(own.into_iter().chain(others).map(in_contest).collect());
    }
    let is_area = |mention: &&Mention| {
        scene.entities(mention).any(|e| matches!(e, Entity::Body(_) | Entity::Region(_)))
    };
    let (own, above): (Vec<&Mention>, Vec<&Mention>) =
        claim.places.iter().filter(is_area).partition(|m| m.sentence == claim.sentence);
    if claim.stands_out {
        let seats = standing_out(scene, claim);
        if !seats.is_empty() {
            let area = tallied(scene, claim, None).into_iter().map(|area| area.times(AMONG_ALL));
            return rank(seats.into_iter().map(in_contest).chain(area).collect());
        }
    }
    if !own.is_empty() {
        return tallied(scene, claim, None);
    }
    let wider = headed::polled(scene, claim, &above);
    let mut all = scene.contests_near(here(claim));
    if measures::exceeds_any_contest(scene, claim) {
        all.clear();
    }
    let near = all.iter().copied().take(2);
    let near: Vec<_> = near.filter(|contest| contest.likelihood > 0.55).collect();
    let others = all.iter().take(NEAR).map(|contest| Likely::new(contest.it, POSSIBLE));
    match claim.there {
        Some(there) if there.constituency && !near.is_empty() => {
            return near.into_iter().map(in_contest).collect();
        }
        Some(there) if !there.constituency => return tallied(scene, claim, None),
        _ => {}
    }
    if claim.kind == Kind::Turnout && is_left_behind(scene, claim) {
        let near = near.into_iter().map(|contest| contest.times(LEFT_BEHIND));
        return rank(near.chain(others).map(in_contest).chain(wider).collect());
    }
    let share = near.first().map_or(1.0, |contest| (1.3 - contest.likelihood).min(0.7));
    let wider = wider.into_iter().map(|place| place.times(share));
    rank(near.into_iter().chain(others).map(in_contest).chain(wider).collect())
}

/// The constituencies under discussion that may stand out in the area a claim names or refers to: "its turnout
/// was the lowest in the region".
fn standing_out(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<ContestId>> {
    let areas = own_regions(scene, claim);
    let near = scene.contests_near(here(claim)).into_iter();
    let near = near.filter(|it| areas.is_empty() || lies_in(scene, it.it, &areas));
    near.filter(|it| it.likelihood > 0.55).take(2).collect()
}

/// Whether an article that goes from constituency to constituency has left the last one: neither the title nor
/// anything in the claim's paragraph or right above it names one, or whoever stands in one.
fn is_left_behind(scene: &Scene<'_>, claim: &Claim) -> bool {
    let here = here(claim);
    let passage = |sentence: usize| scene.layout.passage(sentence);
    let governs = |mention: &Mention, presence: f64| {
        passage(mention.sentence) == passage(here.sentence)
            || scene.layout.is_title(mention.sentence)
            || presence >= RIGHT_ABOVE
    };
    let mut named = scene.present(here).filter(|(_, mention, _)| mention.span.start < here.byte);
    let is_here = named.any(|(ix, mention, presence)| {
        governs(mention, presence)
            && (!scene.contests_of(mention, here).is_empty() || !scene.standings(ix).is_empty())
    });
    !is_here && scene.names_contests(SEVERAL)
}

/// The whole election, or the body under discussion.
pub(super) fn everywhere(scene: &Scene<'_>, claim: &Claim) -> Vec<Likely<Place>> {
    let body = scene.bodies_near(here(claim)).first().map_or(national(scene), |body| body.it);
    // An election of one body is that of the body.
    match scene.election.bodies.len() {
        1 => vec![Likely::new(Place::Body(body), 0.85)],
        _ => vec![Likely::new(Place::Election, 0.85), Likely::new(Place::Body(body), 0.5)],
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
