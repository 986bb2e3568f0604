//! A by-election that the sources don't hold: months after a poll, a text that calls somebody else the winner of a
//! seat, or speaks of a by-election there, need not be wrong about that poll, and neither need the votes be that it
//! tells with it, what it tells of a day of its own week, or what it tells of a seat by a month.

use super::{Reason, Verdict, judgement::Note, measures, night, readings, readings::Weighed};
use crate::{
    extractor::{Claim, Kind, Statement, Voice},
    matcher::{LinkedClaim, Reading},
    sources::{ContestId, ElectionId, ElectionKind, Entity, Place, Sources},
};
use std::collections::HashSet;

/// No seat is filled anew so soon after a count, in days.
const SOONEST: i32 = 45;

/// A seat of a poll.
type Seat = (ElectionId, ContestId);

/// Doubts what is told of a seat that a by-election may have filled since, or of a day on which one may have.
pub(super) fn doubt(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>], sources: &Sources) {
    let told = claims.iter().zip(&*weighed);
    let refilled: HashSet<Seat> =
        told.flat_map(|(linked, weighed)| refilled(linked, weighed, sources)).collect();
    for (linked, weighed) in claims.iter().zip(weighed).filter(|it| is_of_now(&it.0.claim)) {
        let lately = is_of_these_days(&linked.claim);
        for (reading, weighed) in linked.readings.iter().zip(weighed) {
            let seat = seat(reading, sources);
            let is_refilled = seat.is_some_and(|it| refilled.contains(&it));
            let may_be = lately || seat.is_some() && linked.claim.in_month;
            if may_be && is_long_after(linked, reading, sources) || is_refilled {
                weighed.doubt(Some(Reason::ReleaseMissing), Note::Nothing);
            }
        }
    }
}

/// The seats of a claim that may be of a later poll: the winner it names is not the one on record, or its words
/// speak of a by-election.
fn refilled(linked: &LinkedClaim, weighed: &[Weighed], sources: &Sources) -> Vec<Seat> {
    let claim = &linked.claim;
    let decision = readings::decide(weighed, claim.into()).filter(|_| is_of_now(claim));
    let deciding = decision.and_then(|it| Some((linked.readings.get(it.reading)?, it.judgement)));
    let Some((reading, judgement)) = deciding else { return Vec::new() };
    let election = sources.election(reading.election);
    if !is_long_after(linked, reading, sources) {
        return Vec::new();
    }
    let is_won = claim.kind == Kind::Outcome && matches!(claim.statement, Statement::Fact(true));
    match judgement.verdict {
        Verdict::Contradicted if is_won => seat(reading, sources).into_iter().collect(),
        // Who did not stand there may be taken for somebody of that name elsewhere.
        Verdict::Unverifiable | Verdict::Ambiguous if is_won => {
            seats_named(claim, reading.election)
        }
        _ if claim.poll == Some(ElectionKind::ByElection) && !election.is_by_election() => {
            seat(reading, sources).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The seats that a claim's own sentence names.
fn seats_named(claim: &Claim, election: ElectionId) -> Vec<Seat> {
    let own = claim.places.iter().filter(|place| place.sentence == claim.sentence);
    let own = own.flat_map(|place| &place.entities).filter(|e| e.election == election);
    let seats = own.filter_map(|e| match e.entity {
        Entity::Contest(contest) => Some((election, contest)),
        _ => None,
    });
    seats.collect()
}

/// Whether a claim was printed when seats may have been filled anew.
fn is_long_after(linked: &LinkedClaim, reading: &Reading, sources: &Sources) -> bool {
    let election = sources.election(reading.election);
    let counted = night::first_complete(election).unwrap_or(election.date);
    let published = linked.setting.published;
    published.is_some_and(|published| (published - counted).get_days() >= SOONEST)
}

/// Whether an article tells in its own words what happened in the week in which it appeared: "polled 52,321 votes
/// on Sunday".
fn is_of_these_days(claim: &Claim) -> bool {
    claim.lately && claim.voice == Voice::Own && claim.kind != Kind::Strength
}

/// Whether nothing says that a claim is of an election long past.
fn is_of_now(claim: &Claim) -> bool {
    claim.year.is_none() && !claim.earlier && claim.poll != Some(ElectionKind::General)
}

fn seat(reading: &Reading, sources: &Sources) -> Option<Seat> {
    let of_measure = |measure| measures::contest(sources.election(reading.election), measure);
    let of_place = match reading.place {
        Some(Place::Contest(contest)) => Some(contest),
        _ => None,
    };
    let contest = reading.measure.as_ref().and_then(of_measure).or(of_place)?;
    Some((reading.election, contest))
}
