//! Claims of one passage are mostly about one place and one election: a run of tallies that fits the
//! country is of the country, though a district is named beside it.

use super::{
    Verdict,
    readings::{Fit, Weighed},
};
use crate::{
    matcher::{LinkedClaim, Reading},
    sources::{ElectionId, Measure, Place},
};

/// So many more of the others have to fit a ground than fit any other.
const AHEAD: f64 = 1.5;
/// How much likelier the ground of the others is, and how much less so any else.
const TOGETHER: f64 = 1.5;
const APART: f64 = 0.6;

/// What readings may have in common: the election, and of tallies the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Tally(ElectionId, Place),
    Election(ElectionId),
}

/// Makes likelier what is on the ground on which the other claims of its passage hold, and less likely
/// what is not.
pub(super) fn keep(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>]) {
    let grounds: [fn(&Reading) -> Option<Ground>; 2] = [of_tally, of_election];
    for ground in grounds {
        let telling: Vec<Vec<(Ground, f64)>> = claims
            .iter()
            .zip(&*weighed)
            .map(|(claim, weighed)| told(&claim.readings, weighed, ground))
            .collect();
        let mut next = Vec::with_capacity(weighed.len());
        for (ix, claim) in claims.iter().enumerate() {
            let fits_elsewhere = |shared: &Ground| {
                claim.readings.iter().zip(&weighed[ix]).any(|(reading, weighed)| {
                    matches!(weighed.fit, Fit::Uncommon | Fit::Rare)
                        && ground(reading).is_some_and(|own| own != *shared)
                })
            };
            let shared = shared(claims, &telling, ix, ground).filter(|it| !fits_elsewhere(it));
            next.push(shared.map(|shared| {
                let factor = |(reading, weighed): (&Reading, &Weighed)| match ground(reading) {
                    Some(own) if own == shared && weighed.is_likely() => TOGETHER,
                    Some(own) if own != shared && weighed.fit == Fit::None => APART,
                    _ => 1.0,
                };
                claim.readings.iter().zip(&weighed[ix]).map(factor).collect::<Vec<_>>()
            }));
        }
        for (weighed, factors) in weighed.iter_mut().zip(next) {
            for (weighed, factor) in weighed.iter_mut().zip(factors.into_iter().flatten()) {
                weighed.likelihood = (weighed.likelihood * factor).min(1.0);
            }
        }
    }
}

/// For each ground of a claim how much its number tells for it: it fits, or it doesn't.
fn told(
    readings: &[Reading],
    weighed: &[Weighed],
    ground: fn(&Reading) -> Option<Ground>,
) -> Vec<(Ground, f64)> {
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
    ground: fn(&Reading) -> Option<Ground>,
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
