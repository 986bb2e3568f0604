//! What stands behind a report and is not in it: the releases by name, the majority marks, and the
//! whole result of each contest a claim is about. Pictures are drawn from it.

use super::v1::{Claim, Report, Scope};
use crate::sources::{CandidacyId, ContestId, Election, ReleaseClass, ReleaseId, Sources};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Background {
    /// The elections by name.
    pub elections: Vec<NamedElection>,
    /// Their releases, oldest first.
    pub releases: Vec<Release>,
    /// The majority marks of their bodies.
    pub majorities: Vec<Majority>,
    /// The contests that claims are about.
    pub contests: Vec<Contest>,
}

/// An election by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedElection {
    /// `pk-2024`.
    pub id: String,
    /// The name people know it by.
    pub name: String,
}

/// A release by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// The election.
    pub election: String,
    /// The id, as a claim's `official` has it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// When it was published.
    pub date: Option<Date>,
    /// Whether it is the authority's own.
    pub official: bool,
}

/// How many seats of a body are a majority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Majority {
    /// The election.
    pub election: String,
    /// The body.
    pub body: String,
    /// The body's name.
    pub name: String,
    /// Of what: `seats polled`; absent where the sources name no base.
    pub base: Option<String>,
    /// The mark.
    pub mark: Option<u32>,
}

/// The result of a contest in one release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contest {
    /// The election.
    pub election: String,
    /// `NA-130`.
    pub id: String,
    /// `Midtown-XIV`.
    pub name: String,
    /// The release.
    pub release: String,
    /// Everybody with votes on record, most first.
    pub choices: Vec<Choice>,
}

/// A line of a contest's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The person's id; absent for none-of-the-above and the like.
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// The party's id.
    pub party: String,
    /// Votes.
    pub votes: u32,
    /// Whether the release has them elected.
    pub elected: bool,
}

/// The background of a report, from the sources it was checked against.
#[must_use]
pub fn of(report: &Report, sources: &Sources) -> Background {
    let mut background = Background::default();
    for info in &report.elections {
        let Some(election) = sources.by_id(&info.id) else { continue };
        background.elections.push(named(election));
        background.releases.extend(election.releases.iter().map(|it| release(election, it)));
        background.majorities.extend(majorities(election));
        background.contests.extend(contests(election, &report.claims));
    }
    background
}

fn named(election: &Election) -> NamedElection {
    NamedElection { id: election.id.clone(), name: election.name.clone() }
}

fn release(election: &Election, release: &crate::sources::Release) -> Release {
    Release {
        election: election.id.clone(),
        id: release.id.clone(),
        name: release.name.clone(),
        date: release.date,
        official: release.class == ReleaseClass::Official,
    }
}

/// The majority mark of a body, on the first of its bases.
#[must_use]
pub fn majority(sources: &Sources, election: &str, body: &str) -> Option<Majority> {
    let election = sources.by_id(election)?;
    majorities(election).find(|majority| majority.body == body)
}

fn majorities(election: &Election) -> impl Iterator<Item = Majority> {
    election.bodies.iter().map(|body| {
        let base = body.majority_bases.first();
        Majority {
            election: election.id.clone(),
            body: body.id.clone(),
            name: body.name.clone(),
            base: base.map(|base| base.name.clone()),
            mark: base.map(|base| base.majority),
        }
    })
}

/// Each contest that a claim is about, once, in the release the claims were held against.
fn contests(election: &Election, claims: &[Claim]) -> Vec<Contest> {
    let mut asked = BTreeSet::new();
    for claim in claims.iter().filter(|claim| claim.scope.election.as_ref() == Some(&election.id)) {
        let area = claim.scope.area.as_ref().filter(|area| area.kind == "contest");
        let Some(contest) = area.and_then(|area| election.contest(&area.id)) else { continue };
        let held_against = claim.official.as_ref().and_then(|it| release_id(election, &it.release));
        asked.insert((contest, release_with_votes(election, held_against, contest)));
    }
    asked.into_iter().map(|(contest, release)| result(election, contest, release)).collect()
}

fn release_id(election: &Election, id: &str) -> Option<ReleaseId> {
    election.release_ids().find(|release| election.releases[release.ix()].id == id)
}

/// The release asked for if it has votes there, else the one of record.
fn release_with_votes(
    election: &Election,
    asked: Option<ReleaseId>,
    contest: ContestId,
) -> ReleaseId {
    let has_votes =
        |release: &ReleaseId| election.rows(*release, contest).any(|row| row.votes.is_some());
    asked.filter(has_votes).unwrap_or_else(|| election.release_of_record())
}

fn result(election: &Election, contest: ContestId, release: ReleaseId) -> Contest {
    let winners = election.winners(release, contest).unwrap_or_default();
    let rows = election.rows(release, contest);
    let about = &election.contests[contest.ix()];
    Contest {
        election: election.id.clone(),
        id: about.id.clone(),
        name: about.name.clone(),
        release: election.releases[release.ix()].id.clone(),
        choices: rows
            .filter_map(|row| Some(choice(election, row.candidacy, row.votes?, winners)))
            .collect(),
    }
}

fn choice(election: &Election, id: CandidacyId, votes: u32, winners: &[CandidacyId]) -> Choice {
    let candidacy = &election.candidacies[id.ix()];
    Choice {
        id: candidacy.person.map(|person| election.people[person.ix()].id.clone()),
        name: election.candidacy_name(id).into(),
        party: election.parties[candidacy.party.ix()].id.clone(),
        votes,
        elected: winners.contains(&id),
    }
}

impl Background {
    /// An election's name, or its id.
    #[must_use]
    pub fn election<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.elections.iter().find(|election| election.id == id);
        found.map_or(id, |election| &election.name)
    }

    /// A body's name, or its id.
    #[must_use]
    pub fn body<'a>(&'a self, scope: &Scope, id: &'a str) -> &'a str {
        self.majority(scope).filter(|it| it.body == id).map_or(id, |majority| &majority.name)
    }

    /// A release by name and day, or its id.
    #[must_use]
    pub fn release(&self, scope: &Scope, id: &str) -> String {
        let of = |it: &&Release| it.id == id && Some(&it.election) == scope.election.as_ref();
        match self.releases.iter().find(of) {
            Some(Release { name, date: Some(day), .. }) => format!("{name}, {day}"),
            Some(release) => release.name.clone(),
            None => id.into(),
        }
    }

    /// The majority mark of a scope's body.
    #[must_use]
    pub fn majority(&self, scope: &Scope) -> Option<&Majority> {
        let (election, body) = (scope.election.as_ref()?, scope.body.as_ref()?);
        self.majorities.iter().find(|it| it.election == *election && it.body == *body)
    }

    /// The result of a scope's contest, by a release where it is there.
    #[must_use]
    pub fn contest(&self, scope: &Scope, release: Option<&str>) -> Option<&Contest> {
        let (election, area) = (scope.election.as_ref()?, scope.area.as_ref()?);
        let here = |it: &&Contest| it.election == *election && it.id == area.id;
        let by_release = |it: &&Contest| release == Some(it.release.as_str());
        let mut contests = self.contests.iter().filter(here);
        contests.clone().find(by_release).or_else(|| contests.next())
    }
}
