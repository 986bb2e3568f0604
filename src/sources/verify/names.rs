//! Names that stand for two things, or for nothing.

use super::Defect;
use crate::sources::{Contest, Election, SeatHolder};
use std::collections::HashMap;

/// Finds ambiguous names and empty blocs.
pub(super) fn check(election: &Election, defects: &mut Vec<Defect>) {
    check_parties(election, defects);
    check_bodies(election, defects);
    check_regions(election, defects);
    check_contests(election, defects);
    election.contests.iter().for_each(|contest| check_candidates(election, contest, defects));
    check_blocs(election, defects);
}

/// Names given to things, as far as writing them differs.
#[derive(Default)]
struct Names<'a> {
    owners: HashMap<String, &'a str>,
}

impl<'a> Names<'a> {
    /// Gives a thing its names; reports one that another thing has.
    fn give(
        &mut self,
        owner: &'a str,
        names: impl Iterator<Item = &'a str>,
        defects: &mut Vec<Defect>,
    ) {
        for name in names {
            let other = *self.owners.entry(name.to_lowercase()).or_insert(owner);
            if other != owner {
                defects.push(Defect {
                    check: "name_means_one_thing",
                    at: name.to_owned(),
                    problem: format!("it is a name of `{other}` and of `{owner}`"),
                });
            }
        }
    }
}

fn all<'a>(id: &'a str, name: &'a str, aliases: &'a [String]) -> impl Iterator<Item = &'a str> {
    [id, name].into_iter().chain(aliases.iter().map(String::as_str))
}

fn check_parties(election: &Election, defects: &mut Vec<Defect>) {
    let mut names = Names::default();
    for party in &election.parties {
        names.give(&party.id, all(&party.id, &party.name, &party.aliases), defects);
    }
    for bloc in &election.blocs {
        names.give(&bloc.id, all(&bloc.id, &bloc.name, &bloc.aliases), defects);
    }
}

fn check_bodies(election: &Election, defects: &mut Vec<Defect>) {
    let mut names = Names::default();
    for body in &election.bodies {
        names.give(&body.id, all(&body.id, &body.name, &body.aliases), defects);
    }
}

/// One name may be a province's, a division's and a district's, but not that of two districts.
fn check_regions(election: &Election, defects: &mut Vec<Defect>) {
    for level in &election.levels {
        let mut names = Names::default();
        for region in election.regions.iter().filter(|region| region.level == *level) {
            names.give(&region.path, all(&region.path, &region.name, &region.aliases), defects);
        }
    }
}

/// One name may be a seat's in two bodies or in two outermost regions, but not of two seats in one.
fn check_contests(election: &Election, defects: &mut Vec<Defect>) {
    let mut by_place: HashMap<_, Names<'_>> = HashMap::new();
    for contest in &election.contests {
        let inner = contest.regions.first().copied();
        let outermost = inner.and_then(|region| election.region_and_outer(region).last());
        let names = by_place.entry((contest.body, outermost)).or_default();
        names.give(&contest.id, all(&contest.id, &contest.name, &contest.aliases), defects);
    }
}

/// Two names in one contest that differ in blanks, case or signs only.
fn check_candidates(election: &Election, contest: &Contest, defects: &mut Vec<Defect>) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for candidacy in &contest.candidacies {
        let Some(person) = election.candidacies[candidacy.ix()].person else { continue };
        let person = &election.people[person.ix()];
        let letters = person.name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        if let Some(other) = seen.insert(letters, &person.id) {
            defects.push(Defect {
                check: "names_differ_in_contest",
                at: format!("{} {}", contest.id, person.id),
                problem: format!("`{}` is also the name of `{other}` there", person.name),
            });
        }
    }
}

/// A bloc has members, or a published count.
fn check_blocs(election: &Election, defects: &mut Vec<Defect>) {
    for (at, bloc) in election.blocs.iter().enumerate() {
        let counted = |holder: SeatHolder| matches!(holder, SeatHolder::Bloc(id) if id.ix() == at);
        if bloc.members.is_empty() && !election.seats.iter().any(|row| counted(row.who)) {
            let problem = "it has neither members nor a published tally".to_owned();
            defects.push(Defect { check: "bloc_has_members", at: bloc.id.clone(), problem });
        }
    }
}
