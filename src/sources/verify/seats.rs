//! Contests and tallies against the size of the house.

use super::Defect;
use crate::sources::{
    Body, BodyId, Election, Measure, PartyId, Place, ReleaseClass, ReleaseId, SeatHolder, Who,
};
use std::collections::BTreeMap;

/// Finds what doesn't fit.
pub(super) fn check(election: &Election, defects: &mut Vec<Defect>) {
    for (id, body) in (0..).map(BodyId).zip(&election.bodies) {
        check_contests(election, id, body, defects);
        for release in election.release_ids() {
            check_tallies(election, release, id, body, defects);
        }
    }
    check_tallies_of_winners(election, defects);
    check_order(election, defects);
}

/// The contests of one type of seat fill as many seats as the house has of it.
fn check_contests(election: &Election, id: BodyId, body: &Body, defects: &mut Vec<Defect>) {
    let mut filled: BTreeMap<&str, u64> = BTreeMap::new();
    for contest in election.contests_of(id) {
        let contest = &election.contests[contest.ix()];
        *filled.entry(&contest.seat_type).or_default() += u64::from(contest.magnitude);
    }
    for (seat_type, filled) in filled {
        let house = body.seats.get(seat_type).copied().unwrap_or_default();
        if filled != u64::from(house) {
            defects.push(Defect {
                check: "contests_match_house",
                at: format!("{} {seat_type}", body.id),
                problem: format!("its contests fill {filled} seats, the house has {house}"),
            });
        }
    }
}

/// The published tallies of parties don't exceed the house.
fn check_tallies(
    election: &Election,
    release: ReleaseId,
    id: BodyId,
    body: &Body,
    defects: &mut Vec<Defect>,
) {
    let house: u64 = body.seats.values().copied().map(u64::from).sum();
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for row in election.seats.iter().filter(|row| row.release == release) {
        if row.body == Some(id)
            && row.region.is_none()
            && matches!(row.who, SeatHolder::Party(_) | SeatHolder::Others)
        {
            *sums.entry(&row.basis).or_default() += u64::from(row.seats);
        }
    }
    for (basis, sum) in sums {
        let most = body.seats.get(basis).copied().map_or(house, u64::from);
        if sum > most {
            defects.push(Defect {
                check: "tallies_within_house",
                at: format!("{} {} {basis}", election.releases[release.ix()].id, body.id),
                problem: format!("the tallies add up to {sum} of {most} seats"),
            });
        }
    }
}

/// A tally published beside the results of every seat equals the count of the winners.
fn check_tallies_of_winners(election: &Election, defects: &mut Vec<Defect>) {
    for row in &election.seats {
        let (Some(body), None, SeatHolder::Party(party)) = (row.body, row.region, row.who) else {
            continue;
        };
        let seats = Measure::Seats(Who::Party(party), Place::Body(body));
        let differs = election.figures(&seats).into_iter().find(|figure| {
            figure.release == row.release
                && figure.basis.as_deref() == Some(&row.basis)
                && figure.complete
                && figure.value != row.seats.into()
        });
        if let Some(won) = differs {
            defects.push(Defect {
                check: "tallies_match_winners",
                at: tally(election, row.release, body, party, &row.basis),
                problem: format!("{} is published, {} won", row.seats, won.value),
            });
        }
    }
}

fn tally(
    election: &Election,
    release: ReleaseId,
    body: BodyId,
    party: PartyId,
    basis: &str,
) -> String {
    let (release, body) = (&election.releases[release.ix()].id, &election.bodies[body.ix()].id);
    format!("{release} {body} {} {basis}", election.parties[party.ix()].id)
}

/// Releases stand oldest first, and one of them is official.
fn check_order(election: &Election, defects: &mut Vec<Defect>) {
    let dated: Vec<_> =
        election.releases.iter().filter_map(|it| Some((it.date?, &it.id))).collect();
    for pair in dated.windows(2).filter(|pair| pair[1].0 < pair[0].0) {
        defects.push(Defect {
            check: "releases_in_order",
            at: pair[1].1.clone(),
            problem: format!(
                "it is older than `{}` before it; releases stand oldest first",
                pair[0].1
            ),
        });
    }
    if election.releases.iter().all(|it| it.class != ReleaseClass::Official) {
        let problem = "no release is official, so nothing can be supported".to_owned();
        defects.push(Defect { check: "has_official_release", at: election.id.clone(), problem });
    }
}
