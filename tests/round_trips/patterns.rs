//! Every pattern, said of the figures of any contest or body.

use super::{
    Desk, Told,
    dice::Dice,
    excluded,
    failures::{Failures, Score},
    full,
    notes::Notes,
    trip::{self, Trip},
};
use std::fmt;
use tallycheck::extractor::{Kind, Wording, Wordings};

/// Rows that every pattern is said of in the full product and in the sample.
const FULL: usize = 200;
const SAMPLE: usize = 3;
/// Rows looked at for one that fills a pattern.
const TRIES: usize = 20;

/// A pattern of a kind.
pub struct Pattern<'a> {
    kind: Kind,
    wording: &'a Wording,
    at: usize,
}

impl fmt::Display for Pattern<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?} `{}`", self.kind, self.wording.text())
    }
}

/// All patterns but those left out for a reason.
pub fn tried(wordings: &Wordings) -> impl Iterator<Item = Pattern<'_>> {
    let all = wordings.kinds.iter().flat_map(|kind| {
        let patterns = kind.patterns.iter().enumerate();
        patterns.map(|(at, wording)| Pattern { kind: kind.kind, wording, at })
    });
    all.filter(|pattern| excluded::reason(pattern.kind, pattern.wording).is_none())
}

/// How many sentences come back.
pub fn read_back(desk: &Desk, told: &Told<'_>) -> Score {
    let rows = if full() { FULL } else { SAMPLE };
    let mut score = Score::default();
    for pattern in tried(&desk.wordings) {
        let trips: Vec<Trip> = pattern.trips(desk, told).take(rows).collect();
        let mut failures = Failures::default();
        for trip in &trips {
            if let Err(problem) = trip.run(&desk.checker, told.printed) {
                failures.add(&problem);
            }
        }
        score.add(&pattern, trips.len(), &failures);
    }
    score
}

impl Pattern<'_> {
    /// Whether some figure of an election fills it.
    pub fn is_said(&self, desk: &Desk, told: &Told<'_>) -> bool {
        self.trips(desk, told).next().is_some()
    }

    /// It said of one figure after the other, as many as can be found.
    fn trips(&self, desk: &Desk, told: &Told<'_>) -> impl Iterator<Item = Trip> {
        let seeds = 1..=(TRIES * if full() { FULL } else { 10 }) as u64;
        seeds.filter_map(move |seed| self.trip(desk, told, seed * 10_000 + self.at as u64))
    }

    /// It said of the figures that a seed picks.
    fn trip(&self, desk: &Desk, told: &Told<'_>, seed: u64) -> Option<Trip> {
        let mut dice = Dice::new(seed);
        let notes = if self.is_tallied() {
            let fits = |seats: u32| self.wording.value().is_none_or(|it| it == i64::from(seats));
            Notes::body(&told.tallies, &mut dice).filter(|notes| fits(notes.seats()))?
        } else {
            self.in_contest(told, &mut dice)?
        };
        trip::plan(desk, told, self.kind, self.wording, &notes, seed)
    }

    fn in_contest<'a>(&self, told: &'a Told<'_>, dice: &mut Dice) -> Option<Notes<'a>> {
        let scene = dice.pick(&told.scenes);
        let at = trip::place_in_order(self.kind, self.wording, scene, dice)?;
        if !(scene.is_clear(at) && (at + 1 == scene.stands.len() || scene.is_clear(at + 1))) {
            return None;
        }
        let two = self.wording.text().contains("{opponent");
        let notes = Notes::on(scene, at, two);
        if self.wording.asserts() == Some(false) && two { notes.reversed() } else { Some(notes) }
    }

    /// Whether it counts the seats of a party.
    fn is_tallied(&self) -> bool {
        let counts =
            ["{seats}", "{contests}"].iter().any(|slot| self.wording.text().contains(slot));
        matches!(self.kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::Threshold)
            || self.kind == Kind::Lead && counts
    }
}
