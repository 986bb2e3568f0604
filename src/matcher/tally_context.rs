//! What is spoken of where a claim is made, and over which seats its tally counts by that: a house, or the part
//! of one in a region.

use super::{
    Likely, measures,
    named::NamedPlaces,
    parts::{bodies, elects_by_electors, governing, is_of_country, region_of},
    places::{here, national},
    scene::{IN_ITS_PARAGRAPH, Scene},
};
use crate::{
    extractor::{Claim, Statement},
    sources::{BodyId, ContestId, Place, RegionId},
    text::Worded,
};
use rust_decimal::Decimal;

/// How likely each of two ways to read an unsaid place is.
pub(super) const EITHER: f64 = 0.72;
/// By how much the country's own body is likelier than another, all else being equal.
const NATIONAL: f64 = 0.02;
/// A place that alone has seats enough is at least this likely.
pub(super) const ALONE: f64 = 0.9;
/// A body spoken of less than this is one of another paragraph.
const HERE: f64 = 0.85;
/// Where a text that names no region anywhere has spoken of a body, tallies are of all of it.
const NOWHERE_ELSE: f64 = 0.95;
const SPOKEN_OF: f64 = 0.6;
/// A region this near is what the text is about, where it names no body.
const TOPIC: f64 = 0.8;
/// How likely "there" or "the city" means the region spoken of.
pub(super) const LOOSELY: f64 = 0.65;
/// How likely the body named is meant only in the region that a heading names.
const HEADED: f64 = 0.95;
/// How likely the body named is meant only in the region where the article was written: enough to doubt that a
/// number is wrong which fits there, and too little to take it for that.
const WRITTEN_THERE: f64 = 0.3;
/// From here upwards a number hardly fits a place by chance.
const TELLING: Decimal = Decimal::TEN;
/// How likely the other way is where one is spoken of.
pub(super) const OTHER_WAY: f64 = 0.5;
/// "The state" is one of so many named last.
const STATES: usize = 6;

/// What is spoken of where a claim is made.
pub(super) struct Context<'a> {
    scene: &'a Scene<'a>,
    /// The only house that can be meant.
    house: Option<BodyId>,
    /// Whether no house elected by electors can be.
    of_members: bool,
    /// The house meant where none is spoken of.
    pub(super) national: BodyId,
    pub(super) body: Option<Likely<BodyId>>,
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
    pub(super) fn of(scene: &'a Scene<'a>, claim: &Claim, house: Option<BodyId>) -> Self {
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
        let label = NamedPlaces::of(
            scene,
            above.filter(|mention| !scene.layout.is_title(mention.sentence)),
        );
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
        let near = || scene.houses_near(here(claim)).into_iter().find(may_be_near);
        // "The House was settled last week", under whatever heading.
        let told = || near().filter(|body| body.likelihood > IN_ITS_PARAGRAPH);
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
    pub(super) fn may_be(&self, body: BodyId) -> bool {
        match self.house {
            Some(house) => body == house,
            None => !(self.of_members && elects_by_electors(self.scene, body)),
        }
    }

    /// The state last spoken of that has as many electors as a claim counts, where it says "the state's 15
    /// electoral votes".
    pub(super) fn state_with(&self, claim: &Claim) -> Option<Place> {
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
    pub(super) fn referred_to(&self, claim: &Claim) -> Option<Likely<RegionId>> {
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

    pub(super) fn places(&self, own: &NamedPlaces) -> Vec<Likely<Place>> {
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

/// Places of which the text names several at once: no one of them is sure.
fn shared(places: Vec<Likely<Place>>, several: usize) -> Vec<Likely<Place>> {
    let share = if several > 1 { 0.6 } else { 1.0 };
    places.into_iter().map(|place| place.times(share)).collect()
}
