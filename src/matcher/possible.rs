//! Whom words that name nobody may mean besides whoever was last spoken of: "the petitioner",
//! "91,489 to 80,838".
//!
//! Faint readings all. A vote figure that is one of these candidates' to the digit tells that they
//! are meant; any other figure leaves them out of account.

use super::{
    Likely,
    people::{self, Standing},
    places,
    references::{Actor, Asked, stands},
    winners,
};
use crate::{extractor::Role, sources::ContestId};

/// How likely somebody is meant who was not last spoken of.
pub(super) const POSSIBLE: f64 = 0.2;
/// How likely somebody of another contest is meant, where somebody is named: too little to decide, and
/// enough to doubt that the text is wrong.
pub(super) const FAR_FETCHED: f64 = 0.17;
/// So many of those.
const ELSEWHERE: usize = 3;
/// How likely one of the two who fought a contest out is meant by a name that is half theirs, and how likely
/// somebody is whom the sources don't know: all who stood are on record.
const FOUGHT_OUT: f64 = 0.75;
const HARDLY: f64 = 0.3;
/// The contests under discussion that may be meant.
const CONTESTS: usize = 4;
/// So many people of one name may be meant, where nobody is as likely as this.
const NAMESAKES: usize = 6;
const MEANT: f64 = 0.9;

impl Asked<'_> {
    /// Those of the contests under discussion who are named in the sentence or came first or second,
    /// and are not among `known`.
    pub(super) fn possible(&self, known: &[Likely<Actor>]) -> Vec<Likely<Actor>> {
        let contests = self.under_discussion(known);
        let named = self.scene.named_in_sentence(places::here(self.claim));
        let named = named.filter(|standing| contests.contains(&standing.contest));
        let first_two = contests.iter().flat_map(|contest| {
            [winners::winner, winners::runner_up].map(|who| who(self.scene, *contest))
        });
        let mut possible: Vec<Standing> = Vec::new();
        for standing in named.chain(first_two.flatten()) {
            let is_known = known.iter().any(|actor| actor.it == Actor::Stands(standing));
            if !is_known && !possible.contains(&standing) {
                possible.push(standing);
            }
        }
        let likely = |standing| Likely::new(Actor::Stands(standing), POSSIBLE);
        possible.into_iter().map(likely).collect()
    }

    /// Those whom the sentence names for other contests than `known` stand in: of "A (NA-1), B (NA-2)
    /// and C (NA-3) got so many, so many and so many" it may be any.
    pub(super) fn named_elsewhere(&self, known: &[Likely<Actor>]) -> Vec<Likely<Actor>> {
        let Some(Actor::Stands(first)) = known.first().map(|actor| &actor.it) else {
            return Vec::new();
        };
        let named = self.scene.named_in_sentence(places::here(self.claim));
        let mut others: Vec<Standing> = Vec::new();
        for other in named.filter(|other| other.contest != first.contest) {
            if !others.contains(&other) && others.len() < ELSEWHERE {
                others.push(other);
            }
        }
        others.into_iter().map(|it| Likely::new(Actor::Stands(it), FAR_FETCHED)).collect()
    }

    /// Those of the whole election whose names are like that of the subject, where the text names no
    /// contest beside it and nobody of that name is surely meant.
    pub(super) fn namesakes(&self, known: &[Likely<Actor>]) -> Vec<Likely<Actor>> {
        let Role::Named(mention) = &self.claim.subject else { return Vec::new() };
        let placed = !places::own_contests(self.scene, self.claim).is_empty();
        let of_party = known.iter().any(|actor| matches!(actor.it, Actor::Who(_)));
        let meant = known.iter().any(|actor| actor.likelihood >= MEANT && is_person(&actor.it));
        if placed || of_party || meant {
            return Vec::new();
        }
        let alike = people::namesakes(self.scene, mention).into_iter();
        let new = alike.map(Actor::Stands).filter(|it| known.iter().all(|actor| actor.it != *it));
        new.take(NAMESAKES).map(|it| Likely::new(it, POSSIBLE)).collect()
    }

    /// Of the contest of whoever is meant by a single name, the others who bear it too: their votes to the digit
    /// tell that they are meant.
    pub(super) fn of_one_name(&self, known: &[Likely<Actor>]) -> Vec<Likely<Actor>> {
        let (Role::Named(mention), Some(Actor::Stands(meant))) =
            (&self.claim.subject, known.first().map(|actor| &actor.it))
        else {
            return Vec::new();
        };
        if self.scene.printed(mention).contains(char::is_whitespace) {
            return Vec::new();
        }
        let alike = people::alike_in(self.scene, mention, meant.contest).into_iter();
        let new = alike.map(Actor::Stands).filter(|it| known.iter().all(|actor| actor.it != *it));
        new.take(NAMESAKES).map(|it| Likely::new(it, POSSIBLE)).collect()
    }

    /// Of the contests under discussion, those who share a telling part of their name with somebody
    /// whom the sources know by no such name: their votes to the digit tell that they are meant. Where it is one
    /// of the two who fought a contest out, of which the claim tells, they are likely meant without that.
    pub(super) fn half_known(&self, known: Vec<Likely<Actor>>) -> Vec<Likely<Actor>> {
        let (Role::Named(mention), [Likely { it: Actor::Unknown(_), .. }]) =
            (&self.claim.subject, known.as_slice())
        else {
            return known;
        };
        let met: Vec<_> = self.standings_in(&self.claim.opponent).into_iter().map(stands).collect();
        let contests = self.under_discussion(&met).into_iter();
        let alike = contests.flat_map(|contest| people::half_alike(self.scene, mention, contest));
        let alike: Vec<Standing> = alike.take(NAMESAKES).collect();
        let fought_out = self.fought_out(&alike);
        let unknown = if fought_out.is_some() { HARDLY } else { 1.0 };
        let likely = |it| match fought_out == Some(it) {
            true => Likely::new(Actor::Stands(it), FOUGHT_OUT),
            false => Likely::new(Actor::Stands(it), POSSIBLE),
        };
        let known = known.into_iter().map(|actor| actor.times(unknown));
        known.chain(alike.into_iter().map(likely)).collect()
    }

    /// The only one of some people who came first or second in the one contest that a claim names.
    fn fought_out(&self, among: &[Standing]) -> Option<Standing> {
        let own = places::own_contests(self.scene, self.claim);
        let [contest] = own.as_slice() else { return None };
        let first_two = [winners::winner, winners::runner_up]
            .map(|who| who(self.scene, contest.it))
            .into_iter()
            .flatten();
        let mut meant = first_two.filter(|standing| among.contains(standing));
        let only = meant.next();
        only.filter(|_| meant.next().is_none())
    }

    fn under_discussion(&self, known: &[Likely<Actor>]) -> Vec<ContestId> {
        let own = places::own_contests(self.scene, self.claim);
        let near =
            if own.is_empty() { self.scene.contests_near(places::here(self.claim)) } else { own };
        let near = near.into_iter().map(|contest| contest.it).take(CONTESTS);
        let theirs = known.iter().filter_map(|actor| match actor.it {
            Actor::Stands(standing) => Some(standing.contest),
            _ => None,
        });
        let mut contests: Vec<ContestId> = Vec::new();
        for contest in near.chain(theirs) {
            if !contests.contains(&contest) {
                contests.push(contest);
            }
        }
        contests
    }
}

fn is_person(actor: &Actor) -> bool {
    matches!(actor, Actor::Stands(_))
}
