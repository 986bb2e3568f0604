//! Over which seats a tally counts: a body, a region of it, or all together.
//!
//! What the claim names decides. What it leaves unsaid comes from what is spoken of around it; where
//! that may be a body or only the part of it in a region, both readings stay open, and a place with
//! fewer seats than the tally is none.

use super::{
    Likely, Reading,
    likely::rank,
    measures,
    named::Named,
    parts::{bodies, elects_by_electors, governing, is_of_country, region_of, seats},
    places::{here, national},
    scene::Scene,
    sized,
};
use crate::{
    extractor::{Claim, Kind, Mention, Statement},
    sources::{BodyId, ContestId, Entity, EntityRef, Place, RegionId},
    text::Worded,
};
use rust_decimal::Decimal;

/// How likely each of two ways to read an unsaid place is.
const EITHER: f64 = 0.72;
/// By how much the country's own body is likelier than another, all else being equal.
const NATIONAL: f64 = 0.02;
/// A place that alone has seats enough is at least this likely.
const ALONE: f64 = 0.9;
/// A body spoken of less than this is one of another paragraph.
const HERE: f64 = 0.85;
/// Where a text that names no region anywhere has spoken of a body, tallies are of all of it.
const NOWHERE_ELSE: f64 = 0.95;
const SPOKEN_OF: f64 = 0.6;
/// A body spoken of more than this was named last before in the paragraph itself.
const TOLD: f64 = 0.91;
/// A region this near is what the text is about, where it names no body.
const TOPIC: f64 = 0.8;
/// How likely "there" or "the city" means the region spoken of.
const LOOSELY: f64 = 0.65;
/// How likely any place is meant by "the city" where no region is spoken of.
const ADRIFT: f64 = 0.6;
/// How likely a tally beside which a region is named is of the country all the same.
const OF_ALL: f64 = 0.36;
/// How likely the body named is meant only in the region that a heading names.
const HEADED: f64 = 0.95;
/// How likely the body named is meant only in the region where the article was written: enough to doubt that a
/// number is wrong which fits there, and too little to take it for that.
const WRITTEN_THERE: f64 = 0.3;
/// From here upwards a number hardly fits a place by chance.
const TELLING: Decimal = Decimal::TEN;
/// How likely the other way is where one is spoken of.
const OTHER_WAY: f64 = 0.5;

/// How likely the region beside a house that its size names is the part of it that is counted.
const OF_PART: f64 = 0.6;

/// How likely a house is meant where one is named that isn't known.
const UNKNOWN_HOUSE: f64 = 0.6;

/// "The state" is one of so many named last.
const STATES: usize = 6;

/// The place over which a claim counts seats or votes, in a house where only that can be meant; likeliest
/// first, never empty.
pub(super) fn tallied(
    scene: &Scene<'_>,
    claim: &Claim,
    house: Option<BodyId>,
) -> Vec<Likely<Place>> {
    let context = Context::of(scene, claim, house);
    let mut own = Named::of(scene, not_datelined(scene, agreeing(scene, claim)).into_iter());
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
        large_enough = elsewhere.filter(|place| holds(scene, claim, place.it)).collect();
        large_enough.extend(said.iter().map(|place| place.times(0.5)));
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
fn widen(scene: &Scene<'_>, claim: &Claim, own: &mut Named) {
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

/// What is spoken of where a claim is made.
struct Context<'a> {
    scene: &'a Scene<'a>,
    /// The only house that can be meant.
    house: Option<BodyId>,
    /// Whether no house elected by electors can be.
    of_members: bool,
    /// The house meant where none is spoken of.
    national: BodyId,
    body: Option<Likely<BodyId>>,
    /// Likeliest first.
    regions: Vec<Likely<RegionId>>,
    /// Those that a heading over the paragraph names.
    headed: Vec<RegionId>,
    /// Those that only say where the article was written.
    datelined: Vec<RegionId>,
    /// Whether the number is one that hardly fits a place by chance.
    telling: bool,
}

impl<'a> Context<'a> {
    fn of(scene: &'a Scene<'a>, claim: &Claim, house: Option<BodyId>) -> Self {
        let electors = || bodies(scene).find(|body| elects_by_electors(scene, *body));
        let house = house.or_else(|| electors().filter(|_| measures::counts_electors(claim)));
        let of_members = house.is_none() && measures::counts_bare_seats(claim);
        let may_be = |body: BodyId| match house {
            Some(house) => body == house,
            None => !(of_members && elects_by_electors(scene, body)),
        };
        let usual = [national(scene)].into_iter().chain(bodies(scene)).find(|body| may_be(*body));
        let national = usual.unwrap_or(national(scene));
        let above = claim.places.iter().filter(|mention| mention.sentence != claim.sentence);
        let label =
            Named::of(scene, above.filter(|mention| !scene.layout.is_title(mention.sentence)));
        let labels = label.regions.iter().map(|it| Likely::new(*it, 0.9));
        let mut regions: Vec<_> = labels.chain(scene.regions_near(here(claim))).collect();
        regions.truncate(if claim.nationwide { 0 } else { 2 });
        // "Provincial Assembly" above is that of the province spoken of.
        let of_region = || {
            let mut governed = regions.iter().filter_map(|region| governing(scene, region.it));
            governed.find(|body| label.bodies.contains(body))
        };
        let labelled = match label.bodies[..] {
            [body] => Some(body),
            _ => of_region(),
        };
        let body = labelled.map(|body| Likely::new(body, 0.9)).filter(|body| may_be(body.it));
        let of_country = |body: BodyId| !claim.nationwide || is_of_country(scene, body);
        let may_be_near = |body: &Likely<BodyId>| may_be(body.it) && of_country(body.it);
        let near = || scene.bodies_near(here(claim)).into_iter().find(may_be_near);
        // "The House was settled last week", under whatever heading.
        let told = || near().filter(|body| body.likelihood > TOLD);
        let body = house.map(Likely::sure).or_else(told).or(body).or_else(near);
        let spoken = body.map(|body| body.it).filter(|body| is_of_country(scene, *body));
        let national = spoken.unwrap_or(national);
        let all = regions.iter().map(|region| region.it);
        let datelined = all.filter(|it| scene.is_only_in_datelines(*it, here(claim))).collect();
        let headed = label.regions;
        let telling = measures::value(claim).is_some_and(|value| value >= TELLING);
        Self { scene, house, of_members, national, body, regions, headed, datelined, telling }
    }

    /// Whether a claim can count what a house has.
    fn may_be(&self, body: BodyId) -> bool {
        match self.house {
            Some(house) => body == house,
            None => !(self.of_members && elects_by_electors(self.scene, body)),
        }
    }

    /// The state last spoken of that has as many electors as a claim counts, where it says "the state's 15
    /// electoral votes".
    fn state_with(&self, claim: &Claim) -> Option<Place> {
        let Statement::Number { amount, .. } = claim.statement else { return None };
        let house = self.house.filter(|house| elects_by_electors(self.scene, *house))?;
        let election = self.scene.election;
        let state = |region| self.scene.sole_contest(house, region);
        let fits = |contest: &ContestId| {
            let electors = election.contests[contest.ix()].magnitude;
            amount.worded == Worded::One(electors.into())
        };
        claim.there?;
        let states = self.scene.regions_before(here(claim)).take(STATES).filter_map(state);
        states.into_iter().find(fits).map(Place::Contest)
    }

    /// The region that "there" or "the division" stands for: the one spoken of, or what of its
    /// outer regions is such a division.
    fn referred_to(&self, claim: &Claim) -> Option<Likely<RegionId>> {
        let there = claim.there?;
        let election = self.scene.election;
        // "The second city of the province. In the city …": not in the province.
        let widest = |region: &RegionId| election.region_and_outer(*region).nth(1).is_none();
        let narrower = || self.regions.iter().find(|region| !widest(&region.it));
        let city = there.city.then(narrower).flatten();
        let spoken = *city.or(self.regions.first())?;
        match self.scene.level_named(there.span) {
            Some(level) => {
                let of_level = |region: &RegionId| election.regions[region.ix()].level == *level;
                let meant = election.region_and_outer(spoken.it).find(of_level)?;
                Some(Likely::new(meant, 0.9))
            }
            None => Some(Likely::new(spoken.it, LOOSELY)),
        }
    }

    fn places(&self, own: &Named) -> Vec<Likely<Place>> {
        match (&own.bodies[..], &own.regions[..]) {
            ([], []) => self.unsaid(),
            (bodies, []) => self.of_bodies(bodies),
            ([], regions) => {
                let each = regions.iter().flat_map(|region| self.of_region(*region));
                shared(each.collect(), regions.len())
            }
            (bodies, regions) => {
                let pairs = bodies
                    .iter()
                    .flat_map(|body| regions.iter().map(move |region| (*body, *region)));
                let places: Vec<_> = pairs
                    .filter_map(|(body, region)| region_of(self.scene, body, region))
                    .map(Likely::sure)
                    .collect();
                let several = places.len();
                if places.is_empty() {
                    self.beyond(bodies, regions)
                } else {
                    shared(places, several)
                }
            }
        }
    }

    /// A house, and regions that it doesn't govern: another house like it is meant.
    fn beyond(&self, bodies: &[BodyId], regions: &[RegionId]) -> Vec<Likely<Place>> {
        let own =
            |region: &RegionId| region_of(self.scene, governing(self.scene, *region)?, *region);
        let theirs: Vec<_> =
            regions.iter().filter_map(own).map(|place| Likely::new(place, ALONE)).collect();
        if theirs.is_empty() { self.of_bodies(bodies) } else { shared(theirs, regions.len()) }
    }

    /// Nothing is said: the body spoken of, or its part in the region spoken of.
    fn unsaid(&self) -> Vec<Likely<Place>> {
        let body = self.body.unwrap_or(Likely::new(self.national, 0.7));
        let whole = Likely::new(Place::Body(body.it), 0.5 + 0.45 * body.likelihood);
        // What another paragraph counted in a province, this one may count in the country.
        let far = body.it != self.national && body.likelihood < HERE;
        let nationally = far.then(|| Likely::new(Place::Body(self.national), EITHER));
        if self.regions.is_empty() {
            let sure = body.likelihood > SPOKEN_OF && !self.scene.names_region();
            let whole = match far {
                true => Likely::new(whole.it, EITHER),
                false if sure => Likely::new(whole.it, whole.likelihood.max(NOWHERE_ELSE)),
                false => whole,
            };
            return [whole].into_iter().chain(nationally).collect();
        }
        let near = |region: &Likely<RegionId>| 0.5 + 0.5 * region.likelihood;
        let topic = self.regions.iter().map(near).find(|near| *near >= TOPIC);
        let share = if self.body.is_some() { 1.0 } else { topic.unwrap_or(1.0) };
        let of_regions = self.regions.iter().flat_map(|region| {
            let places = self.of_region(region.it).into_iter();
            places.map(move |place| {
                Likely::new(place.it, place.likelihood.min(EITHER + NATIONAL) * near(region))
            })
        });
        let whole = Likely::new(whole.it, EITHER * share);
        of_regions.chain([whole]).chain(nationally).collect()
    }

    /// Bodies without a region: one, that of several which governs the region spoken of, or all.
    fn of_bodies(&self, bodies: &[BodyId]) -> Vec<Likely<Place>> {
        let mut distinct = bodies.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        if let [only] = distinct[..] {
            return self.of_body(only);
        }
        let spoken = self.regions.iter().find_map(|region| {
            let body = governing(self.scene, region.it).filter(|body| distinct.contains(body))?;
            Some(Likely::new(Place::Body(body), 0.5 + 0.45 * region.likelihood))
        });
        let all = self.scene.election.bodies.len();
        let national_too = distinct.contains(&self.national);
        match (spoken, distinct.len()) {
            (_, every) if every == all => vec![Likely::sure(Place::Election)],
            (Some(governed), _) => vec![governed],
            (None, most) if most + 1 == all && !national_too => {
                vec![Likely::sure(Place::Provincial)]
            }
            _ => distinct.iter().map(|body| Likely::new(Place::Body(*body), 0.55)).collect(),
        }
    }

    /// A body by name: all of it, or what of it lies in the region spoken of.
    fn of_body(&self, body: BodyId) -> Vec<Likely<Place>> {
        let whole = Likely::sure(Place::Body(body)).times(0.95);
        let parts = self.regions.iter().filter_map(|region| {
            let part = region_of(self.scene, body, region.it)?;
            let share = if self.headed.contains(&region.it) { HEADED } else { OTHER_WAY };
            match self.datelined.contains(&region.it) {
                true => self.telling.then_some(Likely::new(part, WRITTEN_THERE)),
                false => Some(Likely::new(part, share * region.likelihood)),
            }
        });
        let whole = if self.headed.is_empty() { whole } else { whole.times(EITHER) };
        [whole].into_iter().chain(parts.filter(|part| part.it != whole.it)).collect()
    }

    /// A region without a body: of the body spoken of, else of the national one or the region's
    /// own.
    fn of_region(&self, region: RegionId) -> Vec<Likely<Place>> {
        let scene = self.scene;
        let own = governing(scene, region).and_then(|body| region_of(scene, body, region));
        let nationally = region_of(scene, self.national, region);
        let spoken = self.body.filter(|body| region_of(scene, body.it, region).is_some());
        let (of_own, of_national) = match spoken {
            Some(body) if body.likelihood < HERE => (EITHER, EITHER + NATIONAL),
            Some(body) if body.it == self.national => (OTHER_WAY, 0.5 + 0.45 * body.likelihood),
            Some(body) => (0.5 + 0.45 * body.likelihood, OTHER_WAY),
            None => (EITHER, EITHER + NATIONAL),
        };
        let likely = |place: Option<Place>, likelihood| place.map(|it| Likely::new(it, likelihood));
        let of_division =
            scene.namesake_around(region).map(|outer| region_of(scene, self.national, outer));
        likely(own, of_own)
            .into_iter()
            .chain(likely(nationally, of_national))
            .chain(likely(of_division.flatten(), OTHER_WAY))
            .collect()
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

/// Places of which the text names several at once: no one of them is sure.
fn shared(places: Vec<Likely<Place>>, several: usize) -> Vec<Likely<Place>> {
    let share = if several > 1 { 0.6 } else { 1.0 };
    places.into_iter().map(|place| place.times(share)).collect()
}
