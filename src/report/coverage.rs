//! What the sources can settle, body by body.

use super::v1::Coverage;
use crate::{
    extractor::Kind,
    sources::{BodyId, ContestStatus, Election, ReleaseClass, ReleaseId, TurnoutArea, TurnoutRow},
};
use std::collections::BTreeSet;

/// What an election's folder holds about each of its bodies.
pub fn of(election: &Election) -> Vec<Coverage> {
    (0u32..).map(BodyId).take(election.bodies.len()).map(|body| of_body(election, body)).collect()
}

fn of_body(election: &Election, body: BodyId) -> Coverage {
    let results = releases_with_results(election, body);
    let turnout: Vec<_> =
        election.turnout.iter().filter(|row| is_of(election, row, body)).collect();
    let tallies = election.seats.iter().filter(|row| row.body == Some(body)).map(|row| row.release);
    let releases: BTreeSet<ReleaseId> = results
        .iter()
        .copied()
        .chain(turnout.iter().map(|row| row.release))
        .chain(tallies)
        .collect();
    Coverage {
        election: election.id.clone(),
        body: election.bodies[body.ix()].id.clone(),
        kinds: kinds(election, body, !results.is_empty(), &turnout, !releases.is_empty()),
        releases: releases.iter().map(|id| election.releases[id.ix()].id.clone()).collect(),
        complete: results.iter().any(|release| covers_all(election, body, *release)),
    }
}

fn kinds(
    election: &Election,
    body: BodyId,
    has_results: bool,
    turnout: &[&TurnoutRow],
    has_tallies: bool,
) -> Vec<Kind> {
    let has =
        |field: fn(&TurnoutRow) -> Option<u32>| turnout.iter().any(|row| field(row).is_some());
    let (registered, cast) = (has(|row| row.registered), has(|row| row.cast.or(row.valid)));
    let mut contests = election.contests.iter().filter(|contest| contest.body == body);
    let of_candidates =
        [Kind::CandidateVotes, Kind::Margin, Kind::Lead, Kind::Outcome, Kind::ContestSize];
    let of_votes = [Kind::PartyVotes, Kind::VoteShare];
    let of_seats = [Kind::SeatTally, Kind::SeatsOfTotal, Kind::Rank, Kind::Threshold];
    let mut kinds = vec![Kind::ContestCount];
    kinds.extend(of_candidates.iter().filter(|_| has_results));
    kinds.extend(of_votes.iter().filter(|_| has_results));
    kinds.extend(of_seats.iter().filter(|_| has_tallies));
    kinds.extend([Kind::Registered].iter().filter(|_| registered));
    kinds.extend([Kind::VotesCast].iter().filter(|_| cast));
    kinds.extend([Kind::Turnout].iter().filter(|_| registered && cast));
    kinds.extend([Kind::RejectedVotes].iter().filter(|_| has(|row| row.rejected)));
    let counted = contests.any(|contest| contest.polling_stations.or(contest.booths).is_some());
    kinds.extend([Kind::PollingPlaces].iter().filter(|_| counted));
    kinds.sort_unstable();
    kinds
}

fn releases_with_results(election: &Election, body: BodyId) -> BTreeSet<ReleaseId> {
    election
        .results
        .iter()
        .filter(|row| {
            let contest = election.candidacies[row.candidacy.ix()].contest;
            election.contests[contest.ix()].body == body
        })
        .map(|row| row.release)
        .collect()
}

fn is_of(election: &Election, row: &TurnoutRow, body: BodyId) -> bool {
    match row.area {
        TurnoutArea::Contest(contest) => election.contests[contest.ix()].body == body,
        TurnoutArea::Region(of, _) | TurnoutArea::Body(of) => of == body,
        TurnoutArea::Election => false,
    }
}

/// Whether a release is complete, official, and has votes for every contest of the body that was held.
fn covers_all(election: &Election, body: BodyId, release: ReleaseId) -> bool {
    let published = &election.releases[release.ix()];
    if published.class != ReleaseClass::Official || !published.complete {
        return false;
    }
    let counted: BTreeSet<_> = election
        .results
        .iter()
        .filter(|row| row.release == release && row.votes.is_some())
        .map(|row| election.candidacies[row.candidacy.ix()].contest)
        .collect();
    election
        .contests
        .iter()
        .zip(0u32..)
        .filter(|(contest, _)| contest.body == body && contest.status == ContestStatus::Held)
        .all(|(_, id)| counted.contains(&crate::sources::ContestId(id)))
}
