//! Those who stand everywhere, as for a presidency: their names say nothing of where, and what a text
//! counts for them without a place is counted over all their candidacies.

use super::{
    Likely,
    layout::Point,
    likely::rank,
    measures::{self, Ground},
    people::{self, Standing},
    places,
    possible::FAR_FETCHED,
    references::{Actor, Asked},
    scene::Scene,
    winners,
};
use crate::{
    extractor::{Kind, Mention},
    sources::{BodyId, ContestId, Election, Entity, PersonId, Place, RegionId, Who},
};

/// How likely all their votes are meant where the text speaks of none of their contests, where it spoke
/// of one further above, and where it speaks of one.
const ALL: f64 = 0.95;
const ABOVE: f64 = 0.8;
const BESIDE: f64 = 0.6;
/// A contest this likely is spoken of.
const SPOKEN_OF: f64 = 0.8;
/// How likely what the sentence counted last for a rival was counted there too.
const SAME_BREATH: f64 = 0.9;
/// Of so many contests under discussion somebody's votes may be.
const CONTESTS: usize = 5;
/// What is nearer than this stands in the same paragraph.
const PARAGRAPH: f64 = 0.9;
/// The most that all readings together can be sure of, to contradict nothing.
const UNSURE: f64 = 0.65;

/// Whether somebody stands in so many contests that their name means none of them.
pub(super) fn stands_everywhere(scene: &Scene<'_>, person: PersonId) -> bool {
    scene.election.ticket_of(person).is_some()
}

/// The house that a name tells of: its own, or that for all of which somebody stands.
pub(super) fn body_of(election: &Election, named: Entity) -> Option<BodyId> {
    match named {
        Entity::Body(body) => Some(body),
        Entity::Person(person) => election.ticket_of(person),
        _ => None,
    }
}

/// The house that a count is of: of somebody who stands everywhere the one they stand for.
pub(super) fn house(scene: &Scene<'_>, actor: &Actor) -> Option<BodyId> {
    match actor {
        Actor::Who(Who::Person(person)) => scene.election.ticket_of(*person),
        _ => None,
    }
}

/// Who else stands everywhere for the same house, as the text counts for one of them.
pub(super) fn rivals(scene: &Scene<'_>, own: PersonId) -> impl Iterator<Item = Who> {
    let house = scene.election.ticket_of(own);
    let people = (0..).map(PersonId).take(scene.election.people.len());
    let of_house = move |person: &PersonId| scene.election.ticket_of(*person) == house;
    people.filter(move |person| *person != own).filter(of_house).map(Who::Person)
}

impl Asked<'_> {
    /// Whom a mention stands for, if for somebody who stands everywhere: all their candidacies, and that
    /// in a contest the text speaks of.
    pub(super) fn ticket_named(&self, mention: &Mention) -> Vec<Likely<Actor>> {
        self.ticket_in(mention).map(|person| self.ticket(person)).unwrap_or_default()
    }

    fn ticket_in(&self, mention: &Mention) -> Option<PersonId> {
        // Somebody else of that name may stand in the contest under discussion.
        let index = self.scene.index(mention);
        let known = index.and_then(|ix| self.scene.standings(ix).first());
        if let Some(known) = known {
            return stands_everywhere(self.scene, known.it.person).then_some(known.it.person);
        }
        let mut people = self.scene.entities(mention).filter_map(|entity| match entity {
            Entity::Person(person) => Some(person),
            _ => None,
        });
        people.find(|person| stands_everywhere(self.scene, *person))
    }

    /// Somebody who stands everywhere, as a claim may count for them, likeliest first.
    pub(super) fn ticket(&self, person: PersonId) -> Vec<Likely<Actor>> {
        let all = Actor::Who(Who::Person(person));
        if measures::ground(self.claim) == Ground::Tally {
            return vec![Likely::new(all, ALL)];
        }
        let own = self.as_they_stand(person, places::own_contests(self.scene, self.claim));
        if !own.is_empty() {
            return self.doubted(own);
        }
        let near = match self.claim.nationwide {
            true => Vec::new(),
            false => {
                let near = self.scene.contests_near(places::here(self.claim)).into_iter();
                rank(near.chain(self.contest_of_rival(person)).collect())
            }
        };
        let near = self.as_they_stand(person, near);
        // "Gill won among the young" is no false result of the election.
        if self.claim.kind == Kind::Outcome && near.is_empty() {
            return vec![Likely::new(all, BESIDE)];
        }
        if matches!(self.claim.kind, Kind::Outcome | Kind::Rank) {
            return near;
        }
        let share = match near.first().map(|near| near.likelihood) {
            None => ALL,
            Some(near) if near < SPOKEN_OF => ABOVE,
            Some(_) => BESIDE,
        };
        let meant = near.into_iter().chain([Likely::new(all, share)]).collect();
        let of_all = self.claim.nationwide || measures::exceeds_any_contest(self.scene, self.claim);
        if of_all { meant } else { self.doubted(meant) }
    }

    /// The contest in which a rival was counted in the same breath: "50.5% to 48.5%".
    fn contest_of_rival(&self, person: PersonId) -> Option<Likely<ContestId>> {
        let sentence = places::here(self.claim).sentence;
        let last = self.spoken.last().filter(|said| said.point.sentence == sentence)?;
        let Actor::Stands(rival) = last.subject else { return None };
        (rival.person != person).then_some(Likely::new(rival.contest, SAME_BREATH))
    }

    /// The same, too little sure to contradict where the sentence names what the sources don't know, as a
    /// city, or where it names no state and the one before it several.
    fn doubted(&self, meant: Vec<Likely<Actor>>) -> Vec<Likely<Actor>> {
        let here = places::here(self.claim);
        let told = self.scene.present(here).take_while(|(_, _, presence)| *presence > PARAGRAPH);
        let mut states: Vec<RegionId> = Vec::new();
        let mut unknown = false;
        for (ix, mention, _) in told {
            let is_known = !mention.entities.is_empty() || !self.scene.standings(ix).is_empty();
            unknown |= mention.sentence == here.sentence && !is_known;
            states.extend(self.scene.region_of(mention).filter(|state| !states.contains(state)));
        }
        let named_here = !places::own_regions(self.scene, self.claim).is_empty();
        if !unknown && (named_here || states.len() < 2) {
            return meant;
        }
        let together: f64 = meant.iter().map(|actor| actor.likelihood).sum();
        let share = (UNSURE / together).min(1.0);
        meant.into_iter().map(|actor| actor.times(share)).collect()
    }

    /// Their candidacies in some contests; in the contest of the whole state where one of another house
    /// is meant.
    fn as_they_stand(
        &self,
        person: PersonId,
        contests: Vec<Likely<ContestId>>,
    ) -> Vec<Likely<Actor>> {
        let stands = |contest: Likely<ContestId>| {
            let contest =
                self.of_own_house(person, contest.it).map(|it| Likely { it, ..contest })?;
            let standing = people::field(self.scene, contest.it).find(|it| it.person == person)?;
            Some(Likely::new(Actor::Stands(standing), contest.likelihood * 0.97))
        };
        rank(contests.into_iter().filter_map(stands).collect()).into_iter().take(CONTESTS).collect()
    }

    fn of_own_house(&self, person: PersonId, contest: ContestId) -> Option<ContestId> {
        let election = self.scene.election;
        let facts = &election.contests[contest.ix()];
        let house = election.ticket_of(person)?;
        if facts.body == house {
            return Some(contest);
        }
        let state = *facts.regions.first()?;
        let is_of_state = self.scene.sole_contest(facts.body, state) == Some(contest);
        self.scene.sole_contest(house, state).filter(|_| is_of_state)
    }

    /// Whoever stands everywhere and was last spoken of before a point: the nearest in its sentence, else
    /// the first that the sentence nearest before it names.
    pub(super) fn ticket_before(&self, at: Point, not: &[Likely<Standing>]) -> Option<PersonId> {
        let fits = |person: &PersonId| not.iter().all(|other| other.it.person != *person);
        let before = self.scene.present(at).filter(|(_, mention, _)| mention.span.end <= at.byte);
        let mut named = before.filter_map(|(_, mention, _)| {
            Some((self.ticket_in(mention).filter(fits)?, mention.sentence))
        });
        let (nearest, sentence) = named.next()?;
        if sentence == at.sentence {
            return Some(nearest);
        }
        let opener = named.take_while(|(_, other)| *other == sentence).last();
        Some(opener.map_or(nearest, |(person, _)| person))
    }

    /// Whoever stands everywhere and was the subject of the last claim of the sentence.
    pub(super) fn ticket_spoken_of(&self, at: Point) -> Option<PersonId> {
        let last = self.spoken.last().filter(|said| said.point.sentence == at.sentence)?;
        self.everywhere(&last.subject)
    }

    /// The others who stand everywhere and are named in the sentence: faint readings, as for anybody.
    pub(super) fn rivals_named(&self, known: &[Likely<Actor>]) -> Vec<Likely<Actor>> {
        let Some(own) = known.iter().find_map(|actor| self.everywhere(&actor.it)) else {
            return Vec::new();
        };
        let named = self.scene.in_sentence(places::here(self.claim));
        let others = named.filter_map(|(_, mention)| self.ticket_in(mention));
        let others = others.filter(|other| *other != own).take(1);
        let each = others.flat_map(|other| self.ticket(other));
        each.map(|actor| Likely::new(actor.it, FAR_FETCHED)).collect()
    }

    /// Whom somebody who stands everywhere is measured against: the other whom the text names last, else
    /// the one next to them.
    pub(super) fn ticket_against(&self, own: PersonId, at: Point) -> Vec<Likely<Actor>> {
        let before = self.scene.present(at).filter(|(_, mention, _)| mention.span.end <= at.byte);
        let mut named = before.filter_map(|(_, mention, _)| self.ticket_in(mention));
        let country = self.scene.election.ticket_of(own).map(Place::Body);
        let rival = || winners::rival(self.scene, Who::Person(own), country?);
        let other = named.find(|other| *other != own).map(Who::Person).or_else(rival);
        match other {
            Some(Who::Person(other)) => self.ticket(other),
            _ => Vec::new(),
        }
    }

    /// Who an actor is, where they stand everywhere.
    pub(super) fn everywhere(&self, actor: &Actor) -> Option<PersonId> {
        let person = match actor {
            Actor::Who(Who::Person(person)) => *person,
            Actor::Stands(standing) => standing.person,
            _ => return None,
        };
        stands_everywhere(self.scene, person).then_some(person)
    }
}
