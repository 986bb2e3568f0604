//! Who a role means: names, and the words that stand for somebody named before.

use super::{
    Likely,
    layout::Point,
    likely::rank,
    measures, parties,
    people::{self, Standing},
    places, possible,
    scene::{Scene, point},
    ticket,
};
use crate::{
    extractor::{Claim, Kind, Reference, Role},
    sources::{PartyKind, Place, Who},
    span::Span,
};

/// Who fills a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Actor {
    /// Nobody.
    Nobody,
    /// A person in a contest.
    Stands(Standing),
    /// A party, a bloc or the others.
    Who(Who),
    /// Several parties or blocs.
    Together(Vec<Who>),
    /// Any party.
    Any,
    /// Somebody the sources don't know, as printed.
    Unknown(String),
}

/// How much less likely each of several candidacies of a person is, all in the region named.
const ONE_OF_TWO: f64 = 0.6;
/// How likely a strength that names nobody is that of one party.
const OF_SEVERAL: f64 = 0.7;
/// How likely a number after "for the party" is the party's; it may be that of whoever won for it.
const FOR_WHOM: f64 = 0.6;
/// A claim no surer than this is read by no wording of its own.
const LAST_RESORT: f64 = 0.5;

/// Who was the subject of the claims before, in text order.
pub(super) type Spoken = Vec<Said>;

/// Of whom a claim spoke.
pub(super) struct Said {
    /// Where it named them.
    pub(super) point: Point,
    /// Where its number or predicate ended.
    pub(super) end: usize,
    pub(super) subject: Actor,
    pub(super) opponent: Actor,
    /// Whichever of the two it named first, whom a pronoun after it means sooner.
    pub(super) opener: Actor,
    /// The part of a body's seats that it counted over, where it surely did.
    pub(super) tallied: Option<Place>,
}

/// How likely the share of somebody whose seat isn't named is that of their party: "Gill won a landslide
/// with 33.7%".
const OF_LEADER: f64 = 0.8;

/// A claim in its scene, with the claims before it.
pub(super) struct Asked<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) claim: &'a Claim,
    pub(super) spoken: &'a Spoken,
}

impl Asked<'_> {
    /// Who may be the subject, likeliest first; never empty.
    pub(super) fn subjects(&self) -> Vec<Likely<Actor>> {
        let met = self.standings_in(&self.claim.opponent);
        let implied = match self.claim.subject {
            Role::None => self.implied(),
            // "With 34.8% to 11.5%": hardly the second of many, but the other of two.
            Role::Refers { by: Reference::Opponent, span }
                if self.claim.kind == Kind::VoteShare
                    && self.ticket_spoken_of(self.point_of(span)).is_none() =>
            {
                self.implied()
            }
            _ => Vec::new(),
        };
        let not = if met.is_empty() { self.placed(&self.claim.opponent) } else { met.clone() };
        let mut actors =
            if implied.is_empty() { self.actors(&self.claim.subject, &not) } else { implied };
        actors = actors.into_iter().flat_map(|actor| self.as_stood(actor, &met)).collect();
        if met.is_empty() && self.stands_elsewhere(&actors) {
            actors = vec![Likely::sure(Actor::Nobody)];
        }
        // The contest in which the two met is the one meant.
        for actor in &mut actors {
            if let Actor::Stands(standing) = &actor.it
                && met.iter().any(|other| other.it.contest == standing.contest)
            {
                actor.likelihood = (actor.likelihood * 1.25).min(0.97);
            }
        }
        if let Some(member) = self.member_spoken_of(&actors) {
            actors = actors.into_iter().map(|actor| actor.times(FOR_WHOM)).collect();
            actors.push(member);
        }
        // A reading of last resort names whoever stands nearest.
        let open = matches!(self.claim.subject, Role::Refers { .. } | Role::None)
            || self.claim.sureness <= LAST_RESORT;
        if measures::is_of_candidate(self.claim) {
            let possible =
                if open { self.possible(&actors) } else { self.named_elsewhere(&actors) };
            actors.extend(possible);
            actors.extend(self.rivals_named(&actors));
            actors = self.half_known(actors);
            actors.extend(self.of_one_name(&actors));
            actors.extend(self.namesakes(&actors));
        }
        // "Together they command 230" is of more than the party last spoken of.
        if self.claim.kind == Kind::Strength && open {
            actors = actors.into_iter().map(|actor| actor.times(OF_SEVERAL)).collect();
        }
        if self.claim.kind == Kind::VoteShare && self.claim.places.is_empty() {
            let stands = |actor: &&Likely<Actor>| matches!(actor.it, Actor::Stands(_));
            let leads = actors.iter().filter(stands);
            let of_party: Vec<_> =
                leads.map(|actor| self.party_for_leader(actor.clone())).collect();
            actors.extend(of_party.into_iter().map(|party| party.times(OF_LEADER)));
        }
        if measures::counts_party_seats(self.claim) {
            actors = actors.into_iter().map(|actor| self.party_for_leader(actor)).collect();
        }
        rank(actors)
    }

    /// Whether those who may have beaten somebody whom the sources don't know all stand in other contests than
    /// the margin names: its winner is somebody else.
    fn stands_elsewhere(&self, actors: &[Likely<Actor>]) -> bool {
        let unnamed = matches!(self.claim.subject, Role::Refers { .. } | Role::None);
        let is_unknown = matches!(&self.claim.opponent, Role::Named(it) if it.entities.is_empty());
        let beat_unknown = unnamed && is_unknown;
        if self.claim.kind != Kind::Margin || !beat_unknown || actors.is_empty() {
            return false;
        }
        let own = places::own_contests(self.scene, self.claim);
        let elsewhere = |actor: &Likely<Actor>| {
            matches!(actor.it, Actor::Stands(standing)
                if own.iter().all(|contest| contest.it != standing.contest))
        };
        !own.is_empty() && actors.iter().all(elsewhere)
    }

    fn point_of(&self, words: Span) -> Point {
        Point { byte: words.start, sentence: self.claim.sentence }
    }

    /// Whoever stood several times, where the claim tells of which: against whom, or in what region.
    /// Where it tells of none, any is possible.
    pub(super) fn as_stood(
        &self,
        actor: Likely<Actor>,
        met: &[Likely<Standing>],
    ) -> Vec<Likely<Actor>> {
        let Actor::Stands(one) = actor.it else { return vec![actor] };
        let all = people::candidacies(self.scene, one.person);
        let own = places::own_contests(self.scene, self.claim);
        let in_own = |other: &Standing| own.iter().any(|contest| contest.it == other.contest);
        if all.len() < 2
            || ticket::stands_everywhere(self.scene, one.person)
            || all.iter().any(in_own)
        {
            return vec![actor];
        }
        let against = |other: &Standing| met.iter().any(|met| met.it.contest == other.contest);
        let inside =
            |other: &Standing| places::is_in_named_region(self.scene, self.claim, other.contest);
        // "In Eastham he beat another Gill": either may be where the other name is not.
        let told: Vec<Standing> = match () {
            () if all.iter().any(|one| against(one) && inside(one)) => {
                all.iter().copied().filter(|one| against(one) && inside(one)).collect()
            }
            () => all.iter().copied().filter(|one| against(one) || inside(one)).collect(),
        };
        if told.is_empty() {
            let others = all.into_iter().filter(|other| *other != one);
            let others = others.map(|it| Likely::new(Actor::Stands(it), possible::POSSIBLE));
            return [actor].into_iter().chain(others).collect();
        }
        let share = if told.len() > 1 { ONE_OF_TWO } else { 1.0 };
        told.into_iter()
            .map(|it| Likely::new(Actor::Stands(it), actor.likelihood * share))
            .collect()
    }

    /// "Gill's 75" are the seats of his party.
    fn party_for_leader(&self, actor: Likely<Actor>) -> Likely<Actor> {
        let election = self.scene.election;
        let candidacy = match &actor.it {
            Actor::Stands(standing) => Some(standing.candidacy),
            // Whoever stands everywhere wins electors themselves.
            Actor::Who(Who::Person(person)) if measures::counts_bare_seats(self.claim) => {
                election.people[person.ix()].candidacies.first().copied()
            }
            _ => None,
        };
        let Some(candidacy) = candidacy else { return actor };
        let party = election.candidacies[candidacy.ix()].party;
        let named = election.parties[party.ix()].kind == PartyKind::Party;
        // Of one without a party of their own on the ballot, the seats are the bloc's.
        let who = match named {
            true => Some(Who::Party(party)),
            false => parties::of_candidacy(self.scene, candidacy),
        };
        match who.filter(|who| parties::is_one(self.scene, *who)) {
            Some(who) => Likely::new(Actor::Who(who), actor.likelihood * 0.9),
            None => actor,
        }
    }

    /// Who may be the opponent of a subject, likeliest first; never empty.
    pub(super) fn opponents(&self, subject: &Actor) -> Vec<Likely<Actor>> {
        let subject = match subject {
            Actor::Stands(subject) => subject,
            // Whoever stands everywhere is measured against another who does.
            Actor::Who(Who::Person(_)) => {
                let mut others = self.actors(&self.claim.opponent, &[]);
                others.retain(|actor| is_ticket(&actor.it) && actor.it != *subject);
                others.truncate(1);
                let nobody = Likely::sure(Actor::Nobody);
                return if others.is_empty() { vec![nobody] } else { others };
            }
            _ => return self.actors(&self.claim.opponent, &[]),
        };
        let mut found = match &self.claim.opponent {
            Role::Refers { .. } => return self.other_than(*subject),
            role => self.actors(role, &[]),
        };
        found.retain(|actor| !is_ticket(&actor.it));
        let meets = |actor: &Actor| match actor {
            Actor::Stands(other) => {
                other.contest == subject.contest && other.person != subject.person
            }
            _ => true,
        };
        let named: Vec<_> = found.iter().filter(|actor| meets(&actor.it)).cloned().collect();
        match (&self.claim.opponent, named.is_empty()) {
            (Role::Named(mention), true) => {
                let contest = [Likely::sure(subject.contest)];
                let here = people::standings_of(self.scene, mention, &contest, &[]);
                let here = here.into_iter().filter(|other| meets(&Actor::Stands(other.it)));
                let here: Vec<_> = here.map(stands).collect();
                if here.is_empty() { vec![self.unknown(mention)] } else { here }
            }
            _ => named,
        }
    }

    /// Who is meant where the claim names no subject: whom the sentence spoke of before, the party
    /// last spoken of, or the other one beside an opponent.
    fn implied(&self) -> Vec<Likely<Actor>> {
        let at = places::here(self.claim);
        let spoken = self.spoken.iter().rev().take_while(|said| said.point.sentence == at.sentence);
        let spoken = spoken.map(|said| &said.subject).find(|actor| **actor != Actor::Nobody);
        let last = spoken.map(|actor| Likely::new(actor.clone(), 0.85));
        match self.claim.kind {
            Kind::Margin => match self.actors(&self.claim.opponent, &[]).first() {
                Some(known) => match self.as_stood(known.clone(), &[]).first() {
                    Some(Likely { it: Actor::Stands(other), likelihood }) => {
                        let others = self.other_than(*other).into_iter();
                        others.map(|one| one.times(*likelihood)).collect()
                    }
                    // "Gill's lead is 2.3 million votes, or 1.5 points."
                    _ => last.filter(|last| is_ticket(&last.it)).into_iter().collect(),
                },
                None => Vec::new(),
            },
            // "He leads 51% to 47.8%": the second is that of the other one.
            Kind::CandidateVotes | Kind::VoteShare
                if matches!(self.claim.opponent, Role::Refers { by: Reference::Person, .. }) =>
            {
                let known = self.actors(&self.claim.opponent, &[]).into_iter().next();
                known.map(|known| self.other_beside(&known.it, at)).unwrap_or_default()
            }
            Kind::CandidateVotes | Kind::Rank | Kind::VoteShare => last.into_iter().collect(),
            Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength => {
                let before = || self.party_before(at).into_iter().map(|who| who.times(0.7));
                last.map_or_else(|| before().collect(), |last| vec![last])
            }
            Kind::Threshold => vec![last.unwrap_or(Likely::new(Actor::Any, 0.9))],
            _ => Vec::new(),
        }
    }

    fn actors(&self, role: &Role, met: &[Likely<Standing>]) -> Vec<Likely<Actor>> {
        match role {
            Role::None => vec![Likely::sure(Actor::Nobody)],
            Role::Any => vec![Likely::sure(Actor::Any)],
            Role::Others => vec![Likely::sure(Actor::Who(Who::Others))],
            Role::Together(several) => match self.together(several) {
                Some(together) => vec![together],
                None => self.one_of(several),
            },
            Role::Named(mention) => self.named(mention),
            Role::Refers { by, span } => {
                let found = self.referred(*by, self.point_of(*span), met);
                if found.is_empty() { vec![Likely::new(Actor::Nobody, 0.4)] } else { found }
            }
        }
    }

    /// Whom the sentence spoke of before as winner or loser, where a party is named after: "Gill
    /// kept the seat for the X with 48.6%" may count her votes or theirs.
    fn member_spoken_of(&self, actors: &[Likely<Actor>]) -> Option<Likely<Actor>> {
        let Actor::Who(Who::Party(party)) = actors.first()?.it else { return None };
        let sentence = self.claim.sentence;
        let spoken = self.spoken.iter().rev().take_while(|said| said.point.sentence == sentence);
        let member = |said: &Said| match said.subject {
            Actor::Stands(it) => {
                let own = self.scene.election.candidacies[it.candidacy.ix()].party;
                (own == party).then_some(it)
            }
            _ => None,
        };
        let counts = matches!(self.claim.kind, Kind::PartyVotes | Kind::VoteShare);
        let member = spoken.filter(|_| counts).find_map(member)?;
        Some(stands(Likely::new(member, FOR_WHOM + 0.1)))
    }

    /// Whoever a role names by their place in the contest: not who a pronoun beside it means.
    fn placed(&self, role: &Role) -> Vec<Likely<Standing>> {
        let Role::Refers { by: by @ (Reference::Winner | Reference::RunnerUp), .. } = role else {
            return Vec::new();
        };
        let found = self.referred(*by, places::here(self.claim), &[]).into_iter();
        let standing = |actor: Likely<Actor>| match actor.it {
            Actor::Stands(standing) => Some(Likely::new(standing, actor.likelihood)),
            _ => None,
        };
        found.filter_map(standing).take(1).collect()
    }

    pub(super) fn standings_in(&self, role: &Role) -> Vec<Likely<Standing>> {
        match role {
            Role::Named(mention) if parties::named(self.scene, mention).is_empty() => {
                self.people(mention)
            }
            _ => Vec::new(),
        }
    }
}

fn is_ticket(actor: &Actor) -> bool {
    matches!(actor, Actor::Who(Who::Person(_)))
}

pub(super) fn stands(standing: Likely<Standing>) -> Likely<Actor> {
    Likely::new(Actor::Stands(standing.it), standing.likelihood)
}

/// The point of a claim's subject, for the claims after it.
pub(super) fn spoken_at(claim: &Claim) -> Point {
    match &claim.subject {
        Role::Named(mention) => point(mention),
        _ => places::here(claim),
    }
}
