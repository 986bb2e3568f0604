//! Datelines that may say where seats were counted: "MUMBAI: The X won nine seats" tells of the state around the
//! city, or of the country.

use super::{
    Reading, measures,
    parts::seats,
    places::{here, national},
    scene::Scene,
};
use crate::{
    extractor::{Claim, Kind, Mention, Statement},
    sources::{Entity, Place, RegionId},
    span::Span,
};
use rust_decimal::Decimal;

/// The letters of the shortest place in one; shorter runs of capitals are parties.
const SHORTEST: usize = 4;
/// A region with more than this share of all seats is told by its own name, not by a city in it.
const MOST_OF_ALL: (u32, u32) = (6, 10);

/// Whether a tally over a whole house that says nothing of where may be of a region around the city in which it
/// was written: so few seats as such a region has.
pub(super) fn may_say_where(scene: &Scene<'_>, claim: &Claim, reading: Option<&Reading>) -> bool {
    let whole = reading.is_some_and(|it| matches!(it.place, Some(Place::Body(_))));
    let of_seats = whole
        && matches!(claim.kind, Kind::SeatTally | Kind::SeatsOfTotal)
        && matches!(claim.statement, Statement::Number { of: None, .. })
        && measures::counts_bare_seats(claim);
    let Some(opening) = scene.layout.opening(claim.sentence).filter(|_| of_seats) else {
        return false;
    };
    let own =
        |place: &Mention| place.sentence == claim.sentence && place.span.start > opening.start;
    if claim.nationwide || claim.there.is_some() || claim.places.iter().any(own) {
        return false;
    }
    let (Some(value), Some(city)) = (measures::value(claim), city_of(scene, claim, opening)) else {
        return false;
    };
    let body = national(scene);
    let count = |region: RegionId| seats(scene, Place::Region(body, region));
    let all = seats(scene, Place::Body(body)).unwrap_or_default();
    let is_part = |seats: &u32| seats * MOST_OF_ALL.1 <= all * MOST_OF_ALL.0;
    let most = match city {
        City::Known(regions) => regions.into_iter().filter_map(count).filter(is_part).max(),
        City::Unknown => {
            let regions = (0..).map(RegionId).take(scene.election.regions.len());
            regions.filter_map(count).filter(is_part).max()
        }
    };
    most.is_some_and(|most| value <= Decimal::from(most))
}

/// Where a line says that it was written.
enum City {
    /// In these regions, from the inside out.
    Known(Vec<RegionId>),
    Unknown,
}

/// The city with which the claim's paragraph opens, and no party or house.
fn city_of(scene: &Scene<'_>, claim: &Claim, opening: Span) -> Option<City> {
    let city = opening.of(scene.text).trim();
    let named = |mention: &&Mention| mention.span.start == opening.start;
    let mention = scene.present(here(claim)).map(|(_, mention, _)| mention).find(named);
    // "CLAIM: The X won nine seats" is written nowhere.
    let mention = mention?;
    if scene.entities(mention).next().is_none() {
        let capitals = city.chars().all(|it| it.is_uppercase() || it == ' ');
        return (capitals && city.len() >= SHORTEST).then_some(City::Unknown);
    }
    let election = scene.election;
    let mut regions: Vec<RegionId> = Vec::new();
    for entity in scene.entities(mention) {
        match entity {
            Entity::Contest(contest) => {
                let inner = election.contests[contest.ix()].regions.iter();
                regions.extend(inner.flat_map(|region| election.region_and_outer(*region)));
            }
            Entity::Region(region) => regions.extend(election.region_and_outer(region)),
            _ => return None,
        }
    }
    (!regions.is_empty()).then_some(City::Known(regions))
}
