//! Every results row, printed by the patterns that need nothing but a name and its votes.

use super::{
    notes::Notes,
    scene::{Scene, is_final},
    trip::{self, Expected, Trip},
};
use std::collections::HashSet;
use tallycheck::{
    extractor::{Kind, Wording, Wordings},
    sources::{Election, ResultRow, Trust},
};

/// The patterns for a candidate's votes that stand alone.
pub fn printers(wordings: &Wordings) -> Vec<&Wording> {
    let of_votes = wordings.kinds.iter().filter(|kind| kind.kind == Kind::CandidateVotes);
    let alone = |wording: &&Wording| {
        let text = wording.text();
        let begins = text.starts_with("{candidate}") || text.starts_with("{candidate's}");
        begins && !text.contains("{opponent") && !text.contains("{of}")
    };
    of_votes.flat_map(|kind| &kind.patterns).filter(alone).collect()
}

/// A row printed by a pattern; `None` for a row without votes, or with a name that says too little.
pub fn trip(
    wordings: &Wordings,
    election: &Election,
    row: &ResultRow,
    wording: &Wording,
    taken: &HashSet<u32>,
    seed: u64,
) -> Option<Trip> {
    let contest = election.candidacies[row.candidacy.ix()].contest;
    let scene = Scene::of(election, row.release, contest)?;
    let at = scene.stands.iter().position(|stand| stand.candidacy == row.candidacy)?;
    if !scene.is_clear(at) {
        return None;
    }
    let notes = Notes::on(&scene, at, false);
    let trip = trip::plan(wordings, Kind::CandidateVotes, wording, &notes, taken, seed)?;
    Some(trip.expecting(expected(election, row)))
}

/// What the releases together make of a row's votes.
fn expected(election: &Election, row: &ResultRow) -> Expected {
    let of_candidacy = election.results.iter().filter(|other| other.candidacy == row.candidacy);
    let official: Vec<&ResultRow> = of_candidacy
        .filter(|other| other.votes.is_some() && is_final(election, other.release))
        .collect();
    let trusted = official.iter().any(|row| row.trust > Trust::Low);
    match () {
        () if official.is_empty() => Expected::PRESS,
        () if !trusted => Expected::LOW,
        () if official.iter().any(|other| other.votes == row.votes) => Expected::SETTLED,
        () => Expected::OVERTAKEN,
    }
}
