//! Round trips: what is on record, printed as the patterns word it, and read back.
//!
//! A sample runs with `cargo test`; `TALLYCHECK_FULL=1 cargo test --release --test round_trips`
//! runs the full product.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

mod dice;
mod excluded;
mod notes;
mod scene;
mod sentence;
mod spelling;
mod trip;

use dice::Dice;
use notes::Notes;
use scene::{Scene, Tally};
use std::{collections::BTreeMap, fmt::Write};
use tallycheck::{
    Checker,
    extractor::{Kind, Wording, Wordings},
    sources::{ContestId, Election, ReleaseId, Sources},
};
use trip::Trip;

/// Rows that every pattern is said of, at least, in the full product and in the sample.
const FULL: usize = 200;
const SAMPLE: usize = 20;

/// All that is on record, and the wordings to print it with.
struct Desk {
    checker: Checker,
    wordings: Wordings,
    scenes: Vec<Scene>,
    tallies: Vec<Tally>,
}

impl Desk {
    fn new() -> Self {
        let checker = Checker::new(Sources::bundled().unwrap(), Wordings::bundled().unwrap());
        let checker = checker.unwrap();
        let election = &checker.sources().elections[0];
        let scenes = scenes(election, release(election, "final"));
        let tallies = scene::tallies(election);
        Self { wordings: Wordings::bundled().unwrap(), scenes, tallies, checker }
    }

    /// One pattern said of the figures that a seed picks.
    fn trip(&self, kind: Kind, wording: &Wording, seed: u64) -> Option<Trip> {
        let mut dice = Dice::new(seed);
        let tallied = matches!(kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::Threshold)
            || (kind == Kind::Lead && wording.text().contains("{seats}"))
            || (kind == Kind::Lead && wording.text().contains("{contests}"));
        let notes = if tallied {
            Notes::Body(dice.pick(&self.tallies))
        } else {
            let scene = dice.pick(&self.scenes);
            let at = trip::place_in_order(kind, wording, scene, &mut dice)?;
            Notes::on(scene, at, wording.text().contains("{opponent"))
        };
        trip::plan(&self.wordings, kind, wording, &notes, seed)
    }
}

fn release(election: &Election, id: &str) -> ReleaseId {
    election.release_ids().find(|release| election.releases[release.ix()].id == id).unwrap()
}

fn scenes(election: &Election, release: ReleaseId) -> Vec<Scene> {
    let contests = (0..).map(ContestId).take(election.contests.len());
    contests.filter_map(|contest| Scene::of(election, release, contest)).collect()
}

#[test]
fn every_pattern_is_read_back_from_what_it_says_of_any_row() {
    let desk = Desk::new();
    let rows = if std::env::var_os("TALLYCHECK_FULL").is_some() { FULL } else { SAMPLE };
    let mut told = String::new();
    let mut all = (0, 0);
    for kind in &desk.wordings.kinds {
        for (at, wording) in kind.patterns.iter().enumerate() {
            if excluded::reason(kind.kind, wording.text()).is_some() {
                continue;
            }
            let mut failed: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let (mut ran, mut tries) = (0, 0u64);
            while ran < rows && tries < 20 * rows as u64 {
                tries += 1;
                let seed = tries * 10_000 + at as u64;
                let Some(trip) = desk.trip(kind.kind, wording, seed) else { continue };
                ran += 1;
                if let Err(problem) = trip.run(&desk.checker) {
                    let (what, how) = problem.split_once(": ").unwrap();
                    failed.entry(what.to_owned()).or_default().push(how.to_owned());
                }
            }
            let bad: usize = failed.values().map(Vec::len).sum();
            all = (all.0 + ran, all.1 + bad);
            if ran < rows {
                writeln!(told, "{:?} `{}`: only {ran} could be said", kind.kind, wording.text()).unwrap();
            }
            if bad > 0 {
                writeln!(told, "{:?} `{}`: {bad} of {ran}", kind.kind, wording.text()).unwrap();
            }
            for (what, cases) in failed {
                writeln!(told, "    {} × {what}, such as {}", cases.len(), cases[0]).unwrap();
            }
        }
    }
    println!("{told}\n{} of {} failed", all.1, all.0);
    assert!(all.1 == 0, "{} of {} failed", all.1, all.0);
}
