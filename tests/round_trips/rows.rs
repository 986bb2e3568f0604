//! Every results row, printed by the patterns that need nothing but a name and its votes.

use super::{
    Desk, Told, excluded,
    failures::{Failures, Score},
    full,
    notes::Notes,
    scene::{Scene, is_final},
    trip::{self, Expected, Trip},
};
use std::collections::BTreeMap;
use tallycheck::{
    extractor::{Kind, Wording, Wordings},
    sources::{Election, ResultRow, Trust},
};

/// Rows said in the sample, about.
const SAMPLE: usize = 600;

/// How many rows come back, each said by one pattern after the other in turn.
pub fn read_back(desk: &Desk, told: &Told<'_>) -> Score {
    let printers = printers(&desk.wordings);
    let rows = &told.election.results;
    let step = if full() { 1 } else { rows.len().div_ceil(SAMPLE) };
    let mut by_printer: BTreeMap<usize, (usize, Failures)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().step_by(step) {
        let printer = at / step % printers.len();
        let Some(trip) = trip_of(desk, told, row, printers[printer], at as u64) else { continue };
        let (ran, failures) = by_printer.entry(printer).or_default();
        *ran += 1;
        if let Err(problem) = trip.run(&desk.checker, told.printed) {
            failures.add(&problem);
        }
    }
    let mut score = Score::default();
    for (printer, (ran, failures)) in by_printer {
        score.add(&printers[printer].text(), ran, &failures);
    }
    score
}

/// The patterns for a candidate's votes that stand alone.
fn printers(wordings: &Wordings) -> Vec<&Wording> {
    let of_votes = wordings.kinds.iter().filter(|kind| kind.kind == Kind::CandidateVotes);
    let alone = |wording: &&Wording| {
        let text = wording.text();
        let begins = text.starts_with("{candidate}") || text.starts_with("{candidate's}");
        begins
            && !text.contains("{opponent")
            && !text.contains("{of}")
            && excluded::reason(Kind::CandidateVotes, wording).is_none()
    };
    of_votes.flat_map(|kind| &kind.patterns).filter(alone).collect()
}

/// A row printed by a pattern; `None` for a row without votes, or with a name that says too little.
fn trip_of(
    desk: &Desk,
    told: &Told<'_>,
    row: &ResultRow,
    wording: &Wording,
    seed: u64,
) -> Option<Trip> {
    let election = told.election;
    let contest = election.candidacies[row.candidacy.ix()].contest;
    let scene = Scene::of(election, row.release, contest)?;
    let at = scene.stands.iter().position(|stand| stand.candidacy == row.candidacy)?;
    if !scene.is_clear(at) {
        return None;
    }
    let notes = Notes::on(&scene, at, false);
    let trip = trip::plan(desk, told, Kind::CandidateVotes, wording, &notes, seed)?;
    Some(trip.expecting(expected(election, row)))
}

/// What the releases together make of a row's votes.
fn expected(election: &Election, row: &ResultRow) -> Expected {
    let releases = election.release_ids().filter(|release| is_final(election, *release));
    let official: Vec<&ResultRow> = releases
        .filter_map(|release| election.row(release, row.candidacy))
        .filter(|other| other.votes.is_some())
        .collect();
    let trusted = official.iter().any(|row| row.trust > Trust::Low);
    match () {
        () if official.is_empty() => Expected::PRESS,
        () if !trusted => Expected::LOW,
        () if official.iter().any(|other| other.votes == row.votes) => Expected::SETTLED,
        () => Expected::OVERTAKEN,
    }
}
