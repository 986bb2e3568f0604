//! Over which seats a tally counts: a body, a region of it, or all together.
//!
//! What the claim names decides. What it leaves unsaid comes from what is spoken of around it; where
//! that may be a body or only the part of it in a region, both readings stay open, and a place with
//! fewer seats than the tally is none.

use super::{
    Likely, Reading,
    likely::rank,
    named::NamedPlaces,
    parts::{region_of, seats},
    places::{here, national},
    scene::Scene,
    sized,
    tally_context::{ALONE, Context, EITHER, LOOSELY, OTHER_WAY},
};
use crate::{
    extractor::{Claim, Kind, Mention, Statement},
    sources::{BodyId, Entity, EntityRef, Place, RegionId},
    text::Worded,
};
use rust_decimal::{Decimal, dec};

/// How likely any place is meant by "the city" where no region is spoken of.
const ADRIFT: f64 = 0.6;
/// How likely a tally beside which a region is named is of the country all the same.
const OF_ALL: f64 = 0.36;

/// How likely the region beside a house that its size names is the part of it that is counted.
const OF_PART: f64 = 0.6;

/// Fewer seats than this share of a house are not all of it, polled or not.
const ALMOST_ALL: Decimal = dec!(0.75);

/// How likely a house is meant where one is named that isn't known.
const UNKNOWN_HOUSE: f64 = 0.6;

/// The place over which a claim counts seats or votes, in a house where only that can be meant; likeliest
/// first, never empty.
pub(super) fn tallied(
    scene: &Scene<'_>,
    claim: &Claim,
    house: Option<BodyId>,
) -> Vec<Likely<Place>> {
    let context = Context::of(scene, claim, house);
    let mut own = NamedPlaces::of(scene, not_datelined(scene, agreeing(scene, claim)).into_iter());
    own.bodies.retain(|body| context.may_be(*body));
    let by_size = sized::house_near(scene, claim).filter(|body| context.may_be(*body));
    let by_size = by_size.filter(|_| own.bodies.is_empty());
    if let Some(house) = by_size.filter(|_| own.regions.is_empty()) {
        own.bodies.push(house);
    }
    if own.regions.is_empty()
        && let Some(state) = context.state_with(claim)
    {
        let all = Likely::new(Place::Body(context.national), OTHER_WAY);
        return vec![Likely::new(state, ALONE), all];
    }
    let mut sure = 1.0;
    if own.regions.is_empty()
        && let Some(meant) = context.referred_to(claim)
    {
        own.regions.push(meant.it);
        sure = meant.likelihood;
    }
    if own.regions.is_empty() && claim.there.is_some() && !claim.nationwide {
        // "In the city", and no city was named.
        sure = ADRIFT;
    }
    widen(scene, claim, &mut own);
    let said = context.places(&own).into_iter().map(|place| place.times(sure)).collect();
    let mut said = of_whole(scene, claim, said);
    if let Some(house) = by_size.filter(|_| !own.regions.is_empty()) {
        // "In the 168-member house in Southport": there it sits, or there those are from.
        said = said.into_iter().map(|place| place.times(OF_PART)).collect();
        said.insert(0, Likely::new(Place::Body(house), EITHER));
    }
    if own.bodies.is_empty() && !own.regions.is_empty() {
        // "Its 54 seats came mostly from Southland" are not all of Southland.
        // All of a country but one part is often told for all of it.
        let of_parts = |it: &RegionId| !scene.election.regions[it.ix()].parts.is_empty();
        let all = if own.regions.iter().any(of_parts) { EITHER } else { OF_ALL };
        said.push(Likely::new(Place::Body(context.national), all));
        said = rank(said);
    }
    let mut large_enough: Vec<_> =
        said.iter().copied().filter(|place| holds(scene, claim, place.it)).collect();
    if large_enough.is_empty() {
        // "15 of the seats in A" are too many for the district, and not for the division called after it.
        let body = own.bodies.first().copied().unwrap_or(context.national);
        let wider = own.regions.iter().filter_map(|region| scene.namesake_around(*region));
        let wider = wider.filter_map(|outer| region_of(scene, body, outer));
        large_enough = wider
            .filter(|place| holds(scene, claim, *place))
            .map(|place| Likely::new(place, LOOSELY))
            .collect();
        let unsure = large_enough.is_empty();
        large_enough.extend(said.iter().filter(|_| !unsure).map(|place| place.times(0.5)));
    }
    if large_enough.is_empty() && !own.regions.is_empty() {
        // The region is where somebody spoke, not where the seats are.
        let elsewhere = context.body.iter().map(|body| body.it).chain([context.national]);
        let elsewhere = elsewhere.map(|body| Likely::new(Place::Body(body), EITHER));
        let is_there = |place: &Likely<Place>| {
            holds(scene, claim, place.it) && may_be_all_of(scene, claim, place.it)
        };
        large_enough = elsewhere.filter(is_there).collect();
        let unsure = !large_enough.is_empty();
        large_enough.extend(said.iter().filter(|_| unsure).map(|place| place.times(0.5)));
    }
    // "The division's seats", and no division was named: nothing tells that the country is meant.
    let adrift = own.regions.is_empty() && claim.there.is_some() && !claim.nationwide;
    if let [only] = &mut large_enough[..]
        && !adrift
    {
        only.likelihood = only.likelihood.max(ALONE);
    }
    let meant = rank(if large_enough.is_empty() { said } else { large_enough });
    match names_unknown_house(scene, claim) {
        true => meant.into_iter().map(|place| place.times(UNKNOWN_HOUSE)).collect(),
        false => meant,
    }
}

/// Whether a claim's sentence names a house that its election doesn't have, as the senate of a country of
/// whose assembly alone the sources know.
fn names_unknown_house(scene: &Scene<'_>, claim: &Claim) -> bool {
    let is_body = |entity: &EntityRef| matches!(entity.entity, Entity::Body(_));
    let own = claim.places.iter().filter(|place| place.sentence == claim.sentence);
    let mut houses = own.filter(|place| place.entities.iter().any(is_body)).peekable();
    houses.peek().is_some() && houses.all(|house| scene.bodies_of(house).is_empty())
}

/// The places that a claim's sentence names of it. "In one province's assembly A won 129, in another
/// province B 76" names a house and a region beyond it: the region where B's number follows both, and
/// the house alone for A's.
fn agreeing<'c>(scene: &Scene<'_>, claim: &'c Claim) -> Vec<&'c Mention> {
    let own = claim.places.iter().filter(|place| place.sentence == claim.sentence);
    let own: Vec<&Mention> = own.collect();
    let houses: Vec<BodyId> = own.iter().flat_map(|place| scene.bodies_of(place)).collect();
    let governed = |region| houses.iter().any(|house| region_of(scene, *house, region).is_some());
    let beyond = |place: &Mention| {
        !houses.is_empty() && scene.region_of(place).is_some_and(|region| !governed(region))
    };
    let behind = |place: &Mention| place.span.start > claim.span.end;
    own.into_iter().filter(|place| !(behind(place) && beyond(place))).collect()
}

/// Without the place where the article was written, where a house is named: "MIDTOWN: A won 54 National Assembly
/// seats".
fn not_datelined<'c>(scene: &Scene<'_>, places: Vec<&'c Mention>) -> Vec<&'c Mention> {
    let names_house = places.iter().any(|place| !scene.bodies_of(place).is_empty());
    places.into_iter().filter(|place| !(names_house && scene.is_dateline(place))).collect()
}

/// "Two seats in the province: A in Shangla and B in Mansehra" are of the province in which they lie.
fn widen(scene: &Scene<'_>, claim: &Claim, own: &mut NamedPlaces) {
    let Some(there) = claim.there else { return };
    let Some(level) = scene.level_named(there.span) else { return };
    let apart = |start: usize| start.abs_diff(claim.span.end);
    let of_region = |place: &&Mention| scene.region_of(place).is_some();
    let nearer = claim.places.iter().filter(of_region).any(|place| {
        place.sentence == claim.sentence && apart(place.span.start) < apart(there.span.start)
    });
    if nearer {
        return;
    }
    let election = scene.election;
    for region in &mut own.regions {
        let mut wider = election.region_and_outer(*region);
        *region = wider.find(|it| election.regions[it.ix()].level == *level).unwrap_or(*region);
    }
    own.regions.dedup();
}

/// Whether a claim is of a place that its words only hint at ("in the city", "across the board"), and
/// no reading of it is sure.
pub(super) fn is_loosely_placed(claim: &Claim, readings: &[Reading]) -> bool {
    let sure = |reading: &Reading| reading.likelihood > LOOSELY;
    let is_contest = |reading: &Reading| matches!(reading.place, Some(Place::Contest(_)));
    claim.there.is_some() && !claim.nationwide && !readings.iter().any(|r| sure(r) || is_contest(r))
}

/// The houses whose majority a claim may be about, likeliest first: a region stands for the one that
/// governs it.
pub(super) fn houses(
    scene: &Scene<'_>,
    claim: &Claim,
    house: Option<BodyId>,
) -> Vec<Likely<Place>> {
    let tallied = tallied(scene, claim, house);
    let own = tallied.iter().find(|place| matches!(place.it, Place::Body(_)));
    // "The X has no majority in the north": of the seats there, and the house has another majority.
    let of_part = matches!(claim.statement, Statement::Fact(_))
        && matches!(tallied.first(), Some(Likely { it: Place::Region(..), .. }));
    match own {
        Some(house) if of_part => vec![Likely::new(house.it, house.likelihood.min(OF_PART))],
        Some(house) => vec![Likely::new(house.it, house.likelihood.max(0.75))],
        // A mark is that of a whole house.
        None => {
            let house = |place: &Likely<Place>| scene.body_of(place.it).map(Place::Body);
            let of_house =
                |place: &Likely<Place>| Some(Likely::new(house(place)?, place.likelihood));
            rank(tallied.iter().map(|place| of_house(place).unwrap_or(*place)).collect())
        }
    }
}

/// Whether a place has as many seats as a claim counts there, as far as the sources know its seats.
fn holds(scene: &Scene<'_>, claim: &Claim, place: Place) -> bool {
    let counts = matches!(
        claim.kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::Strength
            | Kind::Lead
            | Kind::ContestCount
            | Kind::Threshold
    );
    let Statement::Number { amount, of } = claim.statement else { return true };
    let least = of.map_or(amount.worded, |(_, whole)| whole.worded).low();
    !counts || seats(scene, place).is_none_or(|seats| least <= Decimal::from(seats))
}

/// Whether the seats of a place may be the whole that a claim names, if it names one: "15 of the city's 39" is of
/// no house of 336, whatever the city has.
fn may_be_all_of(scene: &Scene<'_>, claim: &Claim, place: Place) -> bool {
    let Statement::Number { amount, of } = claim.statement else { return true };
    let counted = (claim.kind == Kind::ContestCount).then_some(amount.worded);
    let whole = of.map(|(_, whole)| whole.worded).or(counted);
    let (Some(whole), Some(seats)) = (whole, seats(scene, place)) else { return true };
    whole.high() >= Decimal::from(seats) * ALMOST_ALL
}

/// "Three of the six seats" tells of a place with six: others are less likely.
fn of_whole(scene: &Scene<'_>, claim: &Claim, places: Vec<Likely<Place>>) -> Vec<Likely<Place>> {
    let Statement::Number { of: Some((_, whole)), .. } = claim.statement else { return places };
    let fits = |place: &Place| {
        whole.worded == Worded::One(scene.election.contests_at(*place).len().into())
    };
    // "The 13 seats of the division" after its capital alone was named.
    let outer = |place: Place| match place {
        Place::Region(body, region) => scene
            .election
            .region_and_outer(region)
            .map(|outer| Place::Region(body, outer))
            .find(fits),
        place => Some(place).filter(fits),
    };
    let fitting: Vec<_> = places
        .iter()
        .filter_map(|place| Some(Likely::new(outer(place.it)?, place.likelihood)))
        .collect();
    let fitting = if fitting.is_empty() { elsewhere_named(scene, claim, fits) } else { fitting };
    if fitting.is_empty() {
        return places;
    }
    let rest = places.into_iter().map(|place| place.times(0.5));
    fitting.into_iter().chain(rest).collect()
}

/// "Of the six seats of the district", and the region last spoken of has two: the nearest region named
/// before that fits, unless the text counts the seats of the last one otherwise.
fn elsewhere_named(
    scene: &Scene<'_>,
    claim: &Claim,
    fits: impl Fn(&Place) -> bool,
) -> Vec<Likely<Place>> {
    if claim.there.is_none() {
        return Vec::new();
    }
    let regions = scene.regions_before(here(claim));
    let place = |region| region_of(scene, national(scene), region).filter(&fits);
    regions.filter_map(place).map(|place| Likely::new(place, LOOSELY)).take(1).collect()
}
