//! Claims of one passage are mostly about one place and one election: a run of tallies that fits the
//! country is of the country, though a district is named beside it.

use super::{
    Verdict, measures,
    readings::{Fit, SHADE, Weighed},
};
use crate::{
    extractor::Claim,
    matcher::{LinkedClaim, Reading},
    sources::{ElectionId, Entity, EntityRef, Measure, Place, Sources},
};

/// So many more of the others have to fit a ground than fit any other.
const AHEAD: f64 = 1.5;
/// How much likelier the ground of the others is, and how much less so any else.
const TOGETHER: f64 = 1.5;
const APART: f64 = 0.6;

/// What readings may have in common: the election, and the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Tally(ElectionId, Place),
    Election(ElectionId),
    Place(ElectionId, Place),
}

/// What a ground does to the readings of a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sway {
    /// Those on it grow likelier, those off it less likely.
    Draws,
    /// It decides between readings that fit alike.
    Decides,
}

/// A reading's ground.
type OnGround<'a> = &'a dyn Fn(&Reading) -> Option<Ground>;

/// Makes likelier what is on the ground on which the other claims of its passage hold, and less likely
/// what is not.
pub(super) fn keep(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>], sources: &Sources) {
    let of_place = |reading: &Reading| of_place(reading, sources);
    let grounds: [(OnGround<'_>, Sway); 3] =
        [(&of_tally, Sway::Draws), (&of_election, Sway::Draws), (&of_place, Sway::Decides)];
    for (ground, sway) in grounds {
        let telling: Vec<Vec<(Ground, f64)>> = claims
            .iter()
            .zip(&*weighed)
            .map(|(claim, weighed)| told(&claim.readings, weighed, ground))
            .collect();
        let mut next = Vec::with_capacity(weighed.len());
        for (ix, claim) in claims.iter().enumerate() {
            let fits = |on: &dyn Fn(Ground) -> bool| {
                claim.readings.iter().zip(&weighed[ix]).any(|(reading, weighed)| {
                    matches!(weighed.fit, Fit::Uncommon | Fit::Rare)
                        && ground(reading).is_some_and(on)
                })
            };
            let may_be_meant = |it: &Ground| {
                let (here, elsewhere) = (fits(&|own| own == *it), fits(&|own| own != *it));
                match sway {
                    Sway::Draws => here || !elsewhere,
                    Sway::Decides => here && elsewhere,
                }
            };
            let shared = shared(claims, &telling, ix, ground).filter(may_be_meant);
            next.push(shared.map(|shared| {
                let factor = |(reading, weighed): (&Reading, &Weighed)| match ground(reading) {
                    Some(own) if own == shared && weighed.is_likely() => TOGETHER,
                    Some(own) if own != shared && weighed.fit == Fit::None => match sway {
                        Sway::Draws if is_told(claims, ix, own) => 1.0,
                        Sway::Draws => APART,
                        Sway::Decides => 1.0,
                    },
                    _ => 1.0,
                };
                claim.readings.iter().zip(&weighed[ix]).map(factor).collect::<Vec<_>>()
            }));
        }
        for (weighed, factors) in weighed.iter_mut().zip(next) {
            for (weighed, factor) in weighed.iter_mut().zip(factors.into_iter().flatten()) {
                weighed.likelihood *= factor;
            }
            at_most_sure(weighed);
        }
    }
}

/// Whether a claim itself says of what contest it is, and of what election: "in 2018 he lost NA-131 by 756". What its
/// passage only goes on to tell of another year says nothing of it.
fn is_told(claims: &[LinkedClaim], ix: usize, ground: Ground) -> bool {
    let Ground::Election(election) = ground else { return false };
    let claim = &claims[ix].claim;
    let is_contest =
        |it: &EntityRef| it.election == election && matches!(it.entity, Entity::Contest(_));
    let mut here = claim.places.iter().filter(|place| place.sentence == claim.sentence);
    let passage = claims[ix].setting.passage;
    let mut so_far = claims[..ix].iter().rev().take_while(|it| it.setting.passage == passage);
    let present = |it: &Claim| it.year.is_none() && !it.earlier && !it.looks_back;
    let is_dated =
        claim.year.is_some() || present(claim) && so_far.all(|before| present(&before.claim));
    is_dated && here.any(|place| place.entities.iter().any(is_contest))
}

/// Brings what is more than sure back to sure, a shade less where it was less.
fn at_most_sure(readings: &mut [Weighed]) {
    let most = readings.iter().map(|reading| reading.likelihood).fold(1.0, f64::max);
    for reading in readings.iter_mut().filter(|reading| reading.likelihood > 1.0) {
        reading.likelihood = 1.0 - SHADE * (1.0 - reading.likelihood / most);
    }
}

/// For each ground of a claim how much its number tells for it: it fits, or it doesn't.
fn told(readings: &[Reading], weighed: &[Weighed], ground: OnGround<'_>) -> Vec<(Ground, f64)> {
    let mut told: Vec<(Ground, f64)> = Vec::new();
    for (reading, weighed) in readings.iter().zip(weighed) {
        let Some(ground) = ground(reading) else { continue };
        let tells = match (weighed.judgement.verdict, weighed.fit) {
            (_, Fit::Rare | Fit::Uncommon) => 1.0,
            (_, Fit::Common) => 0.6,
            (Verdict::Contradicted, Fit::None) => -0.7,
            _ => 0.0,
        };
        match told.iter_mut().find(|(known, _)| *known == ground) {
            Some((_, known)) => *known = f64::max(*known, tells),
            None => told.push((ground, tells)),
        }
    }
    told
}

/// The ground on which the other claims of a passage hold, where they tell of one.
fn shared(
    claims: &[LinkedClaim],
    telling: &[Vec<(Ground, f64)>],
    ix: usize,
    ground: OnGround<'_>,
) -> Option<Ground> {
    let passage = claims[ix].setting.passage;
    claims[ix].readings.iter().find_map(ground)?;
    let before = claims[..ix].iter().rposition(|c| c.setting.passage != passage);
    let from = before.map_or(0, |at| at + 1);
    let after = claims[ix..].iter().position(|c| c.setting.passage != passage);
    let until = after.map_or(claims.len(), |at| ix + at);
    let mut sums: Vec<(Ground, f64)> = Vec::new();
    let others = (from..until).filter(|other| *other != ix).flat_map(|other| &telling[other]);
    for (ground, tells) in others {
        match sums.iter_mut().find(|(known, _)| known == ground) {
            Some((_, sum)) => *sum += tells,
            None => sums.push((*ground, *tells)),
        }
    }
    sums.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (best, next) = (sums.first()?, sums.get(1).map_or(0.0, |next| next.1.max(0.0)));
    (best.1 - next >= AHEAD).then_some(best.0)
}

fn of_tally(reading: &Reading) -> Option<Ground> {
    match reading.measure {
        Some(Measure::Seats(_, place)) if !matches!(place, Place::Contest(_)) => {
            Some(Ground::Tally(reading.election, place))
        }
        _ => None,
    }
}

fn of_election(reading: &Reading) -> Option<Ground> {
    reading.measure.is_some().then_some(Ground::Election(reading.election))
}

/// The place of what is no tally.
fn of_place(reading: &Reading, sources: &Sources) -> Option<Ground> {
    let measure = reading.measure.filter(|measure| !matches!(measure, Measure::Seats(..)))?;
    let place = measures::place(sources.election(reading.election), &measure);
    Some(Ground::Place(reading.election, place))
}
