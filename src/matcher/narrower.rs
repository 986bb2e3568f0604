//! Places that may be other or smaller than they are called: "the 2nd District gave her 51.3%" is of a part of a
//! state that elects on its own; a city may be called like another state.

use super::{Reading, places::here, scene::Scene};
use crate::{
    extractor::{Claim, Mention},
    sources::{Contest, Place, RegionId},
};

/// Shorter words ("the", "city's") are in many names.
const SHORTEST: usize = 5;

/// Whether a claim read of a whole state refers to a sort of place that other contests of the state are called,
/// and it is not: one of these may be meant.
pub(super) fn may_be_of_a_part(scene: &Scene<'_>, claim: &Claim, reading: &Reading) -> bool {
    let (Some(there), Some(Place::Contest(contest))) = (claim.there, reading.place) else {
        return false;
    };
    let election = scene.election;
    let whole = &election.contests[contest.ix()];
    let Some(state) = whole.regions.iter().find(|it| election.regions[it.ix()].name == whole.name)
    else {
        return false;
    };
    let words = there.span.of(scene.text).to_lowercase();
    let mut sorts = words.split(|c: char| !c.is_alphanumeric()).filter(|it| it.len() >= SHORTEST);
    let is_called = |contest: &Contest, sort: &str| {
        contest.name.split(' ').any(|word| word.eq_ignore_ascii_case(sort))
    };
    sorts.any(|sort| {
        let parts = election.contests_in(*state).iter();
        let mut parts = parts.map(|part| &election.contests[part.ix()]);
        !is_called(whole, sort) && parts.any(|part| is_called(part, sort))
    })
}

/// Whether a region that a claim names is called like the city of another, which its paragraph names: a longer
/// name of the other begins with the name as printed.
pub(super) fn may_be_a_city_elsewhere(scene: &Scene<'_>, claim: &Claim) -> bool {
    let paragraph = |mention: &Mention| {
        scene.layout.passage(mention.sentence) == scene.layout.passage(claim.sentence)
    };
    let own: Vec<(RegionId, &str)> = claim
        .places
        .iter()
        .filter(|place| place.sentence == claim.sentence)
        .filter_map(|place| Some((scene.region_of(place)?, scene.printed(place))))
        .collect();
    let is_longer = |name: &String, printed: &str| {
        let rest = name.strip_prefix(printed);
        rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
    };
    let regions = scene.present(here(claim)).filter(|(_, mention, _)| paragraph(mention));
    let mut others = regions.filter_map(|(_, mention, _)| scene.region_of(mention));
    !own.is_empty()
        && others.any(|other| {
            let names = &scene.election.regions[other.ix()].aliases;
            own.iter().any(|(region, printed)| {
                *region != other && names.iter().any(|name| is_longer(name, printed))
            })
        })
}
