//! What differs between two releases of an election, or between two versions of its folder.

use super::{Choice, Election, ReleaseId, ResultRow};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What: `NA-79 winner`, `NA-130 A Gill`.
    pub what: String,
    /// What the first has.
    pub before: Option<String>,
    /// What the second has.
    pub after: Option<String>,
}

/// Everything comparable, by what it is.
type Facts = BTreeMap<String, String>;

impl Election {
    /// What differs between two releases of this election: winners, then votes.
    #[must_use]
    pub fn diff_releases(&self, before: ReleaseId, after: ReleaseId) -> Vec<Difference> {
        let mut all = differences(&self.winner_facts(before), &self.winner_facts(after));
        all.extend(differences(&self.vote_facts(before), &self.vote_facts(after)));
        all
    }

    /// What differs between this election and another version of it: contests, winners, votes,
    /// published tallies.
    #[must_use]
    pub fn diff(&self, other: &Election) -> Vec<Difference> {
        let mut all = differences(&self.contest_facts(), &other.contest_facts());
        let releases: BTreeSet<&str> =
            self.releases.iter().chain(&other.releases).map(|it| it.id.as_str()).collect();
        for id in releases {
            let of = |election: &Election, facts: fn(&Election, ReleaseId) -> Facts| {
                election.release(id).map(|release| facts(election, release)).unwrap_or_default()
            };
            for facts in [Election::winner_facts, Election::vote_facts, Election::tally_facts] {
                let found = differences(&of(self, facts), &of(other, facts));
                all.extend(
                    found
                        .into_iter()
                        .map(|it| Difference { what: format!("{id} {}", it.what), ..it }),
                );
            }
        }
        all
    }

    /// The release with an id.
    #[must_use]
    pub fn release(&self, id: &str) -> Option<ReleaseId> {
        self.release_ids().find(|release| self.releases[release.ix()].id == id)
    }

    fn contest_facts(&self) -> Facts {
        let facts = |contest: &super::Contest| {
            let regions: Vec<&str> =
                contest.regions.iter().map(|it| self.regions[it.ix()].path.as_str()).collect();
            format!("{}, {}, {:?}", contest.name, regions.join(" and "), contest.status)
        };
        self.contests.iter().map(|contest| (contest.id.clone(), facts(contest))).collect()
    }

    fn winner_facts(&self, release: ReleaseId) -> Facts {
        let mut facts = Facts::new();
        for contest in self.contests_at(super::Place::Election) {
            let winners = &self.index.count(release, contest).winners;
            let names: Vec<String> = winners
                .iter()
                .map(|it| {
                    let party = &self.parties[self.candidacies[it.ix()].party.ix()].id;
                    format!("{} ({party})", self.candidacy_name(*it))
                })
                .collect();
            if !names.is_empty() {
                facts
                    .insert(format!("{} winner", self.contests[contest.ix()].id), names.join(", "));
            }
        }
        facts
    }

    fn vote_facts(&self, release: ReleaseId) -> Facts {
        let rows = self.results.iter().filter(|row| row.release == release);
        rows.filter_map(|row| Some((self.choice_key(row), row.votes?.to_string()))).collect()
    }

    /// Contest and person; the name alone may be that of two.
    fn choice_key(&self, row: &ResultRow) -> String {
        let candidacy = &self.candidacies[row.candidacy.ix()];
        let contest = &self.contests[candidacy.contest.ix()].id;
        match (candidacy.person, candidacy.choice) {
            (Some(person), Choice::Candidate) => {
                format!("{contest} {}", self.people[person.ix()].id)
            }
            _ => format!("{contest} {}", self.candidacy_name(row.candidacy)),
        }
    }

    fn tally_facts(&self, release: ReleaseId) -> Facts {
        let rows = self.seats.iter().filter(|row| row.release == release);
        rows.map(|row| {
            let body = row.body.map_or("all", |body| &self.bodies[body.ix()].id);
            let region = row.region.map_or("", |region| &self.regions[region.ix()].path);
            let who = match row.who {
                super::SeatHolder::Party(party) => &self.parties[party.ix()].id,
                super::SeatHolder::Bloc(bloc) => &self.blocs[bloc.ix()].id,
                super::SeatHolder::Any => "any",
                super::SeatHolder::Others => "others",
            };
            (
                format!("{body} {region} {who} {}", row.basis).replace("  ", " "),
                row.seats.to_string(),
            )
        })
        .collect()
    }
}

fn differences(before: &Facts, after: &Facts) -> Vec<Difference> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    keys.into_iter()
        .map(|key| Difference {
            what: key.clone(),
            before: before.get(key).cloned(),
            after: after.get(key).cloned(),
        })
        .filter(|it| it.before != it.after)
        .collect()
}
