//! A by-election that the sources don't hold: months after a poll, a text that calls somebody else the winner of a
//! seat need not be wrong about that poll, and neither need the votes be that it tells with it.

use super::{Reason, Verdict, judgement::Note, measures, night, readings, readings::Weighed};
use crate::{
    extractor::{Claim, Kind, Statement},
    matcher::{LinkedClaim, Reading, Subject},
    sources::{ContestId, ElectionId, ElectionKind, Place, Sources},
};
use std::collections::HashSet;

/// No seat is filled anew so soon after a count, in days.
const SOONEST: i32 = 45;

/// A seat as one passage tells of it.
type Told = (ElectionId, ContestId, usize);

/// Doubts what is told of a seat beside a winner who did not win it at the poll on record.
pub(super) fn doubt(claims: &[LinkedClaim], weighed: &mut [Vec<Weighed>], sources: &Sources) {
    let told = claims.iter().zip(&*weighed);
    let refilled: HashSet<Told> =
        told.filter_map(|(linked, weighed)| refilled(linked, weighed, sources)).collect();
    for (linked, weighed) in claims.iter().zip(weighed) {
        for (reading, weighed) in linked.readings.iter().zip(weighed) {
            if seat(linked, reading, sources).is_some_and(|seat| refilled.contains(&seat)) {
                weighed.doubt(Some(Reason::ReleaseMissing), Note::Nothing);
            }
        }
    }
}

/// The seat whose winner, as told, is not the one on record.
fn refilled(linked: &LinkedClaim, weighed: &[Weighed], sources: &Sources) -> Option<Told> {
    let claim = &linked.claim;
    let is_won = claim.kind == Kind::Outcome && matches!(claim.statement, Statement::Fact(true));
    let decision =
        readings::decide(weighed, claim.into()).filter(|_| is_won && is_of_now(claim))?;
    let reading = linked.readings.get(decision.reading)?;
    let election = sources.election(reading.election);
    let published = linked.setting.published?;
    let is_another = decision.judgement.verdict == Verdict::Contradicted
        || matches!(reading.subject, Subject::Unknown(_));
    let counted = night::first_complete(election).unwrap_or(election.date);
    let is_later = (published - counted).get_days() >= SOONEST;
    seat(linked, reading, sources).filter(|_| is_another && is_later)
}

/// Whether nothing says that a claim is of an election long past.
fn is_of_now(claim: &Claim) -> bool {
    claim.year.is_none() && !claim.earlier && claim.poll != Some(ElectionKind::General)
}

fn seat(linked: &LinkedClaim, reading: &Reading, sources: &Sources) -> Option<Told> {
    let of_measure = |measure| measures::contest(sources.election(reading.election), measure);
    let contest = reading.measure.as_ref().and_then(of_measure).or(match reading.place? {
        Place::Contest(contest) => Some(contest),
        _ => None,
    })?;
    Some((reading.election, contest, linked.setting.passage))
}
