//! Votes, ballots and rolls, release by release.

use super::Defect;
use crate::sources::{
    CandidacyId, ContestId, Election, Place, ReleaseId, ResultRow, TurnoutArea, TurnoutRow,
};
use std::collections::BTreeMap;

/// Finds what doesn't add up.
pub(super) fn check(election: &Election, defects: &mut Vec<Defect>) {
    for row in &election.turnout {
        check_roll(election, row, defects);
    }
    for release in election.release_ids() {
        for contest in election.contests_at(Place::Election) {
            check_count(election, release, contest, defects);
        }
    }
    check_lines(election, defects);
}

/// The lines of a candidacy add up to its votes.
fn check_lines(election: &Election, defects: &mut Vec<Defect>) {
    let mut sums: BTreeMap<(ReleaseId, CandidacyId), u64> = BTreeMap::new();
    for line in &election.lines {
        *sums.entry((line.release, line.candidacy)).or_default() += u64::from(line.votes);
    }
    for ((release, candidacy), sum) in sums {
        let votes = election.row(release, candidacy).and_then(|row| row.votes);
        if votes.map(u64::from) != Some(sum) {
            let contest = &election.contests[election.candidacies[candidacy.ix()].contest.ix()].id;
            let (release, name) =
                (&election.releases[release.ix()].id, election.candidacy_name(candidacy));
            defects.push(Defect {
                check: "lines_sum_to_votes",
                at: format!("{release} {contest}"),
                problem: format!("the lines of {name} add up to {sum}, not to the votes"),
            });
        }
    }
}

fn check_roll(election: &Election, row: &TurnoutRow, defects: &mut Vec<Defect>) {
    let mut report = |check, problem| {
        defects.push(Defect { check, at: place(election, row), problem });
    };
    if let (Some(men), Some(women), Some(all)) =
        (row.registered_men, row.registered_women, row.registered)
        && u64::from(men) + u64::from(women) != u64::from(all)
    {
        report("men_and_women_sum_to_registered", format!("{men} + {women} is not {all}"));
    }
    if let (Some(valid), Some(rejected), Some(cast)) = (row.valid, row.rejected, row.cast)
        && u64::from(valid) + u64::from(rejected) != u64::from(cast)
    {
        report("valid_and_rejected_sum_to_cast", format!("{valid} + {rejected} is not {cast}"));
    }
    if let (Some(cast), Some(registered)) = (row.cast.or(row.valid), row.registered)
        && cast > registered
    {
        report("cast_within_registered", format!("{cast} of {registered} voted"));
    }
}

/// A release and an area, as `provenance.yaml` has it.
fn place(election: &Election, row: &TurnoutRow) -> String {
    let body = |body: crate::sources::BodyId| &election.bodies[body.ix()].id;
    let area = match row.area {
        TurnoutArea::Contest(contest) => election.contests[contest.ix()].id.clone(),
        TurnoutArea::Region(of, region) => {
            format!("{}:{}", body(of), election.regions[region.ix()].path)
        }
        TurnoutArea::Body(of) => body(of).clone(),
        TurnoutArea::Election => "all".to_owned(),
    };
    format!("{} {area}", election.releases[row.release.ix()].id)
}

fn check_count(
    election: &Election,
    release: ReleaseId,
    contest: ContestId,
    defects: &mut Vec<Defect>,
) {
    let count = election.index.count(release, contest);
    let rows: Vec<&ResultRow> = count.rows.iter().map(|at| &election.results[*at]).collect();
    let facts = &election.contests[contest.ix()];
    let at = format!("{} {}", election.releases[release.ix()].id, facts.id);
    let name = |row: &ResultRow| election.candidacy_name(row.candidacy);

    if count.every_candidate
        && let Some(valid) = stated_valid(election, release, contest)
    {
        let sum: u64 = rows.iter().filter_map(|row| row.votes).map(u64::from).sum();
        if sum != u64::from(valid) {
            let problem = format!("the votes add up to {sum}, valid are {valid}");
            defects.push(Defect { check: "votes_sum_to_valid", at: at.clone(), problem });
        }
    }
    let elected: Vec<&&ResultRow> = rows.iter().filter(|row| row.elected == Some(true)).collect();
    let worth = if election.bodies[facts.body.ix()].electoral_votes { 1 } else { facts.magnitude };
    if elected.len() > worth as usize {
        let problem = format!("{} are elected to {worth} seats", elected.len());
        defects.push(Defect { check: "winners_fill_the_seats", at: at.clone(), problem });
    }
    let fewest = elected.iter().filter(|row| row.votes.is_some()).min_by_key(|row| row.votes);
    let ahead = rows.iter().find(|row| {
        row.elected != Some(true)
            && election.is_candidate(row.candidacy)
            && fewest.is_some_and(|fewest| row.votes > fewest.votes)
    });
    if let (Some(winner), Some(loser)) = (fewest, ahead) {
        let problem =
            format!("{} is declared elected with fewer votes than {}", name(winner), name(loser));
        defects.push(Defect { check: "winner_has_most_votes", at, problem });
    }
}

fn stated_valid(election: &Election, release: ReleaseId, contest: ContestId) -> Option<u32> {
    let rows = election.index.turnout_of.get(&TurnoutArea::Contest(contest))?;
    let mut rows = rows.iter().map(|at| &election.turnout[*at]);
    rows.find(|row| row.release == release)?.valid
}
