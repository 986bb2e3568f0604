//! Round trips: what is on record, printed as the patterns word it, and read back.
//!
//! A sample runs with `cargo test`; `TALLYCHECK_FULL=1 cargo test --release --test round_trips`
//! runs the full product.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell
#![allow(clippy::print_stdout)] // what did not come back is told even where the floor holds

mod dice;
mod excluded;
mod notes;
mod rows;
mod scene;
mod sentence;
mod spelling;
mod trip;

use dice::Dice;
use notes::Notes;
use scene::{Scene, Tally};
use std::{
    collections::{BTreeMap, HashSet},
    fmt::{self, Write},
    path::Path,
};
use tallycheck::{
    Checker,
    extractor::{Kind, Wording, Wordings},
    sources::{ContestId, Election, ReleaseId, Sources},
};
use trip::Trip;

/// Rows that every pattern is said of, at least, in the full product and in the sample.
const FULL: usize = 200;
const SAMPLE: usize = 8;

/// At least so many of a hundred rows, sentences of patterns and respelt names come back. What does
/// not is printed with `--nocapture`.
const ROWS_FLOOR: f64 = 95.5;
const PATTERNS_FLOOR: f64 = 85.0;
const NAMES_FLOOR: f64 = 98.0;

/// All that is on record, and the wordings to print it with.
struct Desk {
    checker: Checker,
    wordings: Wordings,
    scenes: Vec<Scene>,
    tallies: Vec<Tally>,
    /// Everybody's votes: no wrong number may happen to be somebody's.
    taken: HashSet<u32>,
}

/// The election whose figures are said and read back: the one that the wordings were first written
/// for. Those of other countries don't come back as well yet.
fn told_of(checker: &Checker) -> &Election {
    checker.sources().elections.iter().find(|election| election.id == "pk-2024").unwrap()
}

impl Desk {
    fn new() -> Self {
        let claims = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
        let wordings = || Wordings::from_dir(&claims).unwrap();
        let checker = Checker::new(Sources::bundled().unwrap(), wordings()).unwrap();
        let election = told_of(&checker);
        let scenes = scenes(election, release(election, "final"));
        let tallies = scene::tallies(election);
        let taken = election.results.iter().filter_map(|row| row.votes).collect();
        Self { wordings: wordings(), scenes, tallies, taken, checker }
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
            if !(scene.is_clear(at) && (at + 1 == scene.stands.len() || scene.is_clear(at + 1))) {
                return None;
            }
            let text = wording.text();
            let reversed = wording.asserts() == Some(false) && text.contains("{opponent");
            let notes = Notes::on(scene, at, text.contains("{opponent"));
            if reversed { notes.reversed()? } else { notes }
        };
        trip::plan(&self.wordings, kind, wording, &notes, &self.taken, seed)
    }
}

fn release(election: &Election, id: &str) -> ReleaseId {
    election.release_ids().find(|release| election.releases[release.ix()].id == id).unwrap()
}

fn scenes(election: &Election, release: ReleaseId) -> Vec<Scene> {
    let contests = (0..).map(ContestId).take(election.contests.len());
    contests.filter_map(|contest| Scene::of(election, release, contest)).collect()
}

/// Whether the full product is asked for.
fn full() -> bool {
    std::env::var_os("TALLYCHECK_FULL").is_some()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Failures by what went wrong, each with its cases.
#[derive(Default)]
struct Failures(BTreeMap<String, Vec<String>>);

impl Failures {
    fn add(&mut self, problem: &str) {
        let (what, how) = problem.split_once(": ").unwrap_or((problem, ""));
        self.0.entry(what.to_owned()).or_default().push(how.to_owned());
    }

    fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

impl fmt::Display for Failures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, cases) in &self.0 {
            writeln!(out, "    {} × {what}", cases.len())?;
            for case in cases.iter().take(2) {
                writeln!(out, "        {case}")?;
            }
        }
        Ok(())
    }
}

#[test]
fn every_results_row_is_read_back_as_it_was_printed() {
    let desk = Desk::new();
    let election = told_of(&desk.checker);
    let printers = rows::printers(&desk.wordings);
    let mut failures = Failures::default();
    let mut ran = 0;
    for (at, row) in election.results.iter().enumerate() {
        let patterns = if full() { 0..printers.len() } else { at..at + 1 };
        for pattern in patterns {
            let wording = printers[pattern % printers.len()];
            let Some(trip) =
                rows::trip(&desk.wordings, election, row, wording, &desk.taken, at as u64)
            else {
                continue;
            };
            ran += 1;
            if let Err(problem) = trip.run(&desk.checker) {
                failures.add(&problem);
            }
        }
    }
    let share = percent(ran - failures.count(), ran);
    println!("{share:.2} % of {ran} came back");
    assert!(share >= ROWS_FLOOR, "only {share:.2} % came back:\n{failures}");
}

#[test]
fn candidates_are_known_in_their_contest_however_newspapers_spell_them() {
    let desk = Desk::new();
    let mut told = String::new();
    let mut all = (0, 0);
    for habit in spelling::HABITS {
        let (mut known, mut missed) = (0, Vec::new());
        for (at, scene) in desk.scenes.iter().enumerate() {
            for (place, stand) in scene.stands.iter().enumerate() {
                let mut dice = Dice::new((at * 100 + place) as u64);
                if !full() && dice.roll(4) > 0 {
                    continue;
                }
                let Some(name) = scene.respelt(place, habit, &mut dice) else { continue };
                if trip::knows(&desk.checker, scene, &name, stand) {
                    known += 1;
                } else {
                    missed.push(format!("{name} for {} in {}", stand.name, scene.code));
                }
            }
        }
        all = (all.0 + known, all.1 + missed.len());
        let (shown, tried) = (&missed[..missed.len().min(6)], known + missed.len());
        writeln!(told, "{}: {known} of {tried}; missed {shown:#?}", habit.name).unwrap();
    }
    let share = percent(all.0, all.0 + all.1);
    println!("{share:.2} % of {} respelt names are known\n{told}", all.0 + all.1);
    assert!(share >= NAMES_FLOOR, "only {share:.2} % of respelt names are known:\n{told}");
}

#[test]
fn every_pattern_is_read_back_from_what_it_says_of_any_row() {
    let desk = Desk::new();
    let rows = if full() { FULL } else { SAMPLE };
    let mut told = String::new();
    let mut all = (0, 0);
    for kind in &desk.wordings.kinds {
        for (at, wording) in kind.patterns.iter().enumerate() {
            if excluded::reason(kind.kind, wording.text()).is_some() {
                continue;
            }
            let mut failures = Failures::default();
            let (mut ran, mut tries) = (0, 0u64);
            while ran < rows && tries < 20 * rows as u64 {
                tries += 1;
                let seed = tries * 10_000 + at as u64;
                let Some(trip) = desk.trip(kind.kind, wording, seed) else { continue };
                ran += 1;
                if let Err(problem) = trip.run(&desk.checker) {
                    failures.add(&problem);
                }
            }
            let bad = failures.count();
            all = (all.0 + ran, all.1 + bad);
            if ran < rows || bad > 0 {
                let pattern = wording.text();
                writeln!(told, "{:?} `{pattern}`: {bad} of {ran}\n{failures}", kind.kind).unwrap();
            }
        }
    }
    let share = percent(all.0 - all.1, all.0);
    println!("{share:.2} % of {} came back; these did not:\n{told}", all.0);
    assert!(share >= PATTERNS_FLOOR, "only {share:.2} % came back:\n{told}");
}
