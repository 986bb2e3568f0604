//! All that is on record of one election, ready to be told.

use super::{
    Desk,
    scene::{self, Scene, Tally},
};
use jiff::{ToSpan, civil::Date};
use std::collections::HashSet;
use tallycheck::sources::{ContestId, Election, ReleaseId};

/// One election, with the scenes of its last complete count.
pub struct Told<'a> {
    pub election: &'a Election,
    /// The day its news is printed, when the count was over: without one, names alone would not say
    /// which election is meant.
    pub printed: Date,
    pub scenes: Vec<Scene>,
    pub tallies: Vec<Tally>,
    /// Everybody's votes: no wrong number may happen to be somebody's.
    pub taken: HashSet<u32>,
}

impl<'a> Told<'a> {
    /// A shipped election, by its id.
    pub fn of(desk: &'a Desk, id: &str) -> Self {
        let elections = &desk.checker.sources().elections;
        let election = elections.iter().find(|election| election.id == id).unwrap();
        let contests = (0..).map(ContestId).take(election.contests.len());
        let last = last_count(election);
        Self {
            election,
            printed: after_the_count(election),
            scenes: contests.filter_map(|it| Scene::of(election, last, it)).collect(),
            tallies: scene::tallies(election),
            taken: election.results.iter().filter_map(|row| row.votes).collect(),
        }
    }

    /// Whether somebody of a name stood all over the country.
    pub fn stands_everywhere(&self, name: &str) -> bool {
        let stands = self.scenes.iter().flat_map(|scene| &scene.stands);
        stands.filter(|stand| stand.name == name).nth(9).is_some()
    }
}

/// The last complete release with a row for every candidate.
fn last_count(election: &Election) -> ReleaseId {
    let whole = |id: &ReleaseId| {
        let release = &election.releases[id.ix()];
        let has_rows = election.results.iter().any(|row| row.release == *id);
        scene::is_final(election, *id) && release.every_candidate && has_rows
    };
    election.release_ids().filter(whole).last().unwrap()
}

/// Three days after the first complete count, or after the poll: when the last tallies are in.
fn after_the_count(election: &Election) -> Date {
    let complete = election.release_ids().filter(|id| scene::is_final(election, *id));
    let dates = complete.filter_map(|id| election.releases[id.ix()].date);
    let counted = dates.filter(|date| *date >= election.date).min().unwrap_or(election.date);
    counted.checked_add(3.days()).unwrap()
}
