//! `tallycheck sources list`: what is on record.

use super::grid::{Grid, count_of};
use std::{io::Write, process::ExitCode};
use tallycheck::sources::{BodyId, Election, ReleaseClass, Sources};

/// Runs the subcommand.
pub fn run(sources: &Sources, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    for election in &sources.elections {
        let releases = count_of(election.releases.len(), "release", "releases");
        writeln!(out, "{}  {}  {} ({releases})", election.id, election.date, election.name)?;
        let mut grid = Grid::default();
        for (id, body) in (0..).map(BodyId).zip(&election.bodies) {
            let rows = election.results.iter().filter(|row| {
                let contest = election.candidacies[row.candidacy.ix()].contest;
                election.contests[contest.ix()].body == id
            });
            let rows = count_of(rows.count(), "row of votes", "rows of votes");
            grid.row([body.id.clone(), body.name.clone(), covered(election, id), rows]);
        }
        grid.print(out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Of how many contests of a body the authority's complete releases give a winner.
fn covered(election: &Election, body: BodyId) -> String {
    let contests = election.contests_of(body);
    let official = |release: &tallycheck::sources::ReleaseId| {
        let release = &election.releases[release.ix()];
        release.class == ReleaseClass::Official && release.complete
    };
    let releases: Vec<_> = election.release_ids().filter(official).collect();
    let is_won =
        |contest: &&_| releases.iter().any(|it| election.winners(*it, **contest).is_some());
    let won = contests.iter().filter(is_won).count();
    let contests = count_of(contests.len(), "contest", "contests");
    format!("official results of {won} of {contests}")
}
