//! Who a role means: names, and the words that stand for somebody named before.

use super::{
    Likely,
    layout::Point,
    likely::rank,
    measures, parties,
    people::{self, Standing},
    places, possible,
    scene::{Scene, point},
    winners,
};
use crate::{
    extractor::{Claim, Kind, Mention, Reference, Role},
    sources::{ContestId, Entity, PartyId, PartyKind, PersonId, Who},
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

/// How likely one of several people named together is the one a number is of: too little to say that
/// it is wrong.
const ONE_OF: f64 = 0.25;
/// How much less likely each of several candidacies of a person is, all in the region named.
const ONE_OF_TWO: f64 = 0.6;
/// How much less likely "the party" is one named before the last, and a bloc where a party is named.
const BEFORE_LAST: f64 = 0.5;
const A_BLOC: f64 = 0.6;
/// How likely a strength that names nobody is that of one party.
const OF_SEVERAL: f64 = 0.7;
/// How likely somebody who stands everywhere is spoken of as a whole where the text speaks of a place.
const OR_EVERYWHERE: f64 = 0.6;
/// How likely a number after "for the party" is the party's; it may be that of whoever won for it.
const FOR_WHOM: f64 = 0.6;
/// How likely "it" is the last of several parties listed.
const OF_A_LIST: f64 = 0.7;
/// How likely "the independents" are those whom a party backed.
const ITS_OWN: f64 = 0.35;
/// A claim no surer than this is read by no wording of its own.
const LAST_RESORT: f64 = 0.5;
/// As many parties may be "the party".
const PARTIES: usize = 3;

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
}

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
            _ => Vec::new(),
        };
        let not = if met.is_empty() { self.placed(&self.claim.opponent) } else { met.clone() };
        let mut actors =
            if implied.is_empty() { self.actors(&self.claim.subject, &not) } else { implied };
        actors = actors.into_iter().flat_map(|actor| self.as_stood(actor, &met)).collect();
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
            actors.extend(self.namesakes(&actors));
        }
        // "Together they command 230" is of more than the party last spoken of.
        if self.claim.kind == Kind::Strength && open {
            actors = actors.into_iter().map(|actor| actor.times(OF_SEVERAL)).collect();
        }
        if measures::counts_party_seats(self.claim) {
            actors = actors.into_iter().map(|actor| self.party_for_leader(actor)).collect();
        }
        rank(actors)
    }

    /// Whoever stood several times, where the claim tells of which: against whom, or in what region.
    /// Where it tells of none, any is possible.
    fn as_stood(&self, actor: Likely<Actor>, met: &[Likely<Standing>]) -> Vec<Likely<Actor>> {
        let Actor::Stands(one) = actor.it else { return vec![actor] };
        let all = people::candidacies(self.scene, one.person);
        let own = places::own_contests(self.scene, self.claim);
        let in_own = |other: &Standing| own.iter().any(|contest| contest.it == other.contest);
        if all.len() < 2 || all.iter().any(in_own) {
            return vec![actor];
        }
        let against = |other: &Standing| met.iter().any(|met| met.it.contest == other.contest);
        let inside =
            |other: &Standing| places::is_in_named_region(self.scene, self.claim, other.contest);
        let told: Vec<Standing> = match () {
            () if all.iter().any(against) => all.iter().copied().filter(against).collect(),
            () => all.iter().copied().filter(inside).collect(),
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

    /// "Sharif's 75" are the seats of his party.
    fn party_for_leader(&self, actor: Likely<Actor>) -> Likely<Actor> {
        let election = self.scene.election;
        let party = match &actor.it {
            Actor::Stands(standing) => election.candidacies[standing.candidacy.ix()].party,
            _ => return actor,
        };
        let named = election.parties[party.ix()].kind == PartyKind::Party;
        if named {
            Likely::new(Actor::Who(Who::Party(party)), actor.likelihood * 0.9)
        } else {
            actor
        }
    }

    /// Who may be the opponent of a subject, likeliest first; never empty.
    pub(super) fn opponents(&self, subject: &Actor) -> Vec<Likely<Actor>> {
        let Actor::Stands(subject) = subject else {
            return self.actors(&self.claim.opponent, &[]);
        };
        let found = match &self.claim.opponent {
            Role::Refers { .. } => return self.other_than(*subject),
            role => self.actors(role, &[]),
        };
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
                    _ => Vec::new(),
                },
                None => Vec::new(),
            },
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
                let at = Point { byte: span.start, sentence: self.claim.sentence };
                let found = self.referred(*by, at, met);
                if found.is_empty() { vec![Likely::new(Actor::Nobody, 0.4)] } else { found }
            }
        }
    }

    fn named(&self, mention: &Mention) -> Vec<Likely<Actor>> {
        let parties = parties::named(self.scene, mention);
        if !parties.is_empty() {
            let share = if parties.len() > 1 { 0.6 } else { 1.0 };
            let who = |who| Likely::new(Actor::Who(who), share);
            let blocs = parties::blocs_of_independents(self.scene, &parties);
            let blocs = blocs.into_iter().map(|bloc| Likely::new(Actor::Who(bloc), ITS_OWN));
            return parties.into_iter().map(who).chain(blocs).collect();
        }
        let is_place =
            |entity| matches!(entity, Entity::Contest(_) | Entity::Region(_) | Entity::Body(_));
        if self.scene.entities(mention).any(is_place) {
            return vec![Likely::sure(Actor::Nobody)];
        }
        let people = self.people(mention);
        let whole = self.ticket(mention, &people);
        if people.is_empty() && whole.is_none() {
            return vec![self.unknown(mention)];
        }
        people.into_iter().map(stands).chain(whole).collect()
    }

    /// The party of somebody who stands everywhere: all their votes are its votes.
    fn ticket(&self, mention: &Mention, people: &[Likely<Standing>]) -> Option<Likely<Actor>> {
        let named = self.scene.entities(mention).find_map(|entity| match entity {
            Entity::Person(person) => Some(person),
            _ => None,
        });
        let person = named.or(people.first().map(|standing| standing.it.person))?;
        let share = if people.is_empty() { 0.9 } else { OR_EVERYWHERE };
        let party = self.ticket_of(person)?;
        Some(Likely::new(Actor::Who(Who::Party(party)), share))
    }

    /// The party on whose ticket somebody stands everywhere, where the claim names no contest.
    fn ticket_of(&self, person: PersonId) -> Option<PartyId> {
        let election = self.scene.election;
        let is_placed = !places::own_contests(self.scene, self.claim).is_empty();
        // "Won 232 electoral votes" says of nobody that they won the election.
        let is_fact =
            matches!(self.claim.kind, Kind::Outcome | Kind::Rank) && self.claim.places.is_empty();
        if is_placed || is_fact || !people::stands_everywhere(self.scene, person) {
            return None;
        }
        let candidacy = election.people[person.ix()].candidacies.first()?;
        let party = election.candidacies[candidacy.ix()].party;
        (election.parties[party.ix()].kind == PartyKind::Party).then_some(party)
    }

    /// Whether the claim counts for somebody who stood in most contests of a house.
    pub(super) fn stands_everywhere(&self) -> bool {
        match &self.claim.subject {
            Role::Named(mention) => self.ticket(mention, &self.people(mention)).is_some(),
            Role::Refers { by, .. } => *by == Reference::Person,
            _ => false,
        }
    }

    /// Whom the sentence spoke of before as winner or loser, where a party is named after: "Slotkin
    /// kept the seat for the Democrats with 48.6%" may count her votes or theirs.
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

    /// Who a named person is: as the article introduced them, in the contest the claim names.
    fn people(&self, mention: &Mention) -> Vec<Likely<Standing>> {
        let own = places::own_contests(self.scene, self.claim);
        let known = self.scene.index(mention).map_or(&[][..], |ix| self.scene.standings(ix));
        let in_own = |standing: &Likely<Standing>| {
            own.iter().any(|contest| contest.it == standing.it.contest)
        };
        if own.is_empty() || known.iter().any(in_own) {
            return known.iter().copied().filter(|s| own.is_empty() || in_own(s)).collect();
        }
        let here = people::standings_of(self.scene, mention, &own, &[]);
        if here.iter().any(in_own) {
            return here.into_iter().filter(in_own).collect();
        }
        // "Casey of Pennsylvania" stands in a contest of another house that lies there.
        let regions = places::own_regions(self.scene, self.claim);
        let lies_there = |s: &Likely<Standing>| places::lies_in(self.scene, s.it.contest, &regions);
        let there: Vec<_> = known.iter().chain(&here).copied().filter(lies_there).collect();
        if !there.is_empty() {
            return rank(there);
        }
        // Named for a contest they don't stand in: the place or the name is another.
        here.into_iter().map(|standing| standing.times(0.6)).collect()
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

    fn standings_in(&self, role: &Role) -> Vec<Likely<Standing>> {
        match role {
            Role::Named(mention) if parties::named(self.scene, mention).is_empty() => {
                self.people(mention)
            }
            _ => Vec::new(),
        }
    }

    /// Several parties or blocs; `None` where one of them is neither.
    fn together(&self, several: &[Mention]) -> Option<Likely<Actor>> {
        let whos: Option<Vec<Who>> = several
            .iter()
            .map(|mention| parties::named(self.scene, mention).first().copied())
            .collect();
        whos.filter(|whos| !whos.is_empty()).map(|whos| Likely::sure(Actor::Together(whos)))
    }

    /// Any one of several people whose numbers the text gives in turn.
    fn one_of(&self, several: &[Mention]) -> Vec<Likely<Actor>> {
        let standings = several.iter().filter_map(|mention| {
            let known = self.scene.index(mention).map(|ix| self.scene.standings(ix))?;
            known.first().map(|standing| stands(standing.times(ONE_OF)))
        });
        let people: Vec<_> = standings.collect();
        if people.len() == several.len() {
            return people;
        }
        let printed = several.iter().map(|mention| self.scene.printed(mention));
        vec![Likely::sure(Actor::Unknown(printed.collect::<Vec<_>>().join(", ")))]
    }

    fn unknown(&self, mention: &Mention) -> Likely<Actor> {
        Likely::sure(Actor::Unknown(self.scene.printed(mention).to_owned()))
    }

    fn referred(&self, by: Reference, at: Point, met: &[Likely<Standing>]) -> Vec<Likely<Actor>> {
        match by {
            Reference::Person => {
                let people = self.person_before(at, met);
                let people: Vec<_> =
                    people.into_iter().map(|one| self.in_own_contest(one)).collect();
                match people.first().and_then(|first| self.ticket_of(first.it.person)) {
                    Some(party) => {
                        vec![Likely::new(Actor::Who(Who::Party(party)), people[0].likelihood)]
                    }
                    None => people.into_iter().map(stands).collect(),
                }
            }
            Reference::Opponent => self.opponent_of(at, met),
            Reference::Winner => self.in_contest(at, winners::winner),
            Reference::RunnerUp => self.in_contest(at, winners::runner_up),
            Reference::Latter => self.nth_before(at, 0),
            Reference::Former => self.nth_before(at, 1),
            Reference::Party => self.party_before(at),
        }
    }

    /// Somebody of several seats in the one that the claim names: "in NA-131 he beat Rafique".
    fn in_own_contest(&self, one: Likely<Standing>) -> Likely<Standing> {
        let own = places::own_contests(self.scene, self.claim);
        if own.iter().any(|contest| contest.it == one.it.contest) {
            return one;
        }
        let here = own.iter().find_map(|contest| {
            people::field(self.scene, contest.it).find(|other| other.person == one.it.person)
        });
        here.map_or(one, |here| Likely::new(here, one.likelihood))
    }

    /// The other one beside the opponent the claim names, else beside whoever was last spoken of.
    fn opponent_of(&self, at: Point, met: &[Likely<Standing>]) -> Vec<Likely<Actor>> {
        let last = || self.person_before(at, &[]).first().copied();
        let Some(known) = met.first().copied().or_else(last) else { return Vec::new() };
        let others = self.other_than(known.it).into_iter();
        others.map(|actor| actor.times(known.likelihood)).collect()
    }

    /// The other one in a contest: the other whom the text names, else the winner or the next.
    fn other_than(&self, one: Standing) -> Vec<Likely<Actor>> {
        let at = places::here(self.claim);
        let mut named = self.scene.present(at).filter_map(|(ix, _, presence)| {
            let other = self.scene.standings(ix).first()?;
            let met = other.it.contest == one.contest && other.it.person != one.person;
            met.then(|| other.times(presence.max(0.9)))
        });
        if let Some(other) = named.next() {
            return vec![stands(other)];
        }
        let winner = winners::winner(self.scene, one.contest);
        let next = winners::runner_up(self.scene, one.contest);
        let other = winner.filter(|winner| *winner != one).or(next.filter(|next| *next != one));
        match other {
            Some(other) => vec![stands(Likely::new(other, 0.8))],
            None => vec![Likely::new(Actor::Nobody, 0.5)],
        }
    }

    /// Somebody by their place in the contest under discussion.
    fn in_contest(
        &self,
        at: Point,
        who: impl Fn(&Scene<'_>, ContestId) -> Option<Standing>,
    ) -> Vec<Likely<Actor>> {
        let spoken = self.spoken.last().and_then(|said| match said.subject {
            Actor::Stands(standing) => {
                Some(Likely::new(standing.contest, self.scene.layout.presence(said.point, at)))
            }
            _ => None,
        });
        let contests =
            rank(places::contests(self.scene, self.claim).into_iter().chain(spoken).collect());
        let found = contests.into_iter().take(2).filter_map(|contest| {
            who(self.scene, contest.it)
                .map(|standing| stands(Likely::new(standing, contest.likelihood)))
        });
        found.collect()
    }

    /// The nth distinct person or party named before a point, from 0.
    fn nth_before(&self, at: Point, n: usize) -> Vec<Likely<Actor>> {
        let before = self.scene.present(at).filter(|(_, mention, _)| mention.span.end <= at.byte);
        let mut distinct: Vec<Likely<Actor>> = Vec::new();
        for (ix, mention, presence) in before {
            let person = self.scene.standings(ix).first().map(|standing| stands(*standing));
            let party = parties::named(self.scene, mention)
                .first()
                .map(|who| Likely::sure(Actor::Who(*who)));
            let Some(actor) = person.or(party) else { continue };
            if distinct.iter().all(|known| known.it != actor.it) {
                distinct.push(actor.times(presence * 0.9));
            }
            if distinct.len() > n {
                break;
            }
        }
        distinct.into_iter().nth(n).into_iter().collect()
    }

    /// The parties last spoken of, nearest first: "the party" is a party sooner than a bloc, and never
    /// the independents.
    /// Whether the parties last named are members of a list in another sentence, none of which the
    /// text goes on to speak of.
    fn lists_parties(&self, at: Point) -> bool {
        let mut before = self.scene.parties_before(at).map(|(mention, _)| mention.sentence);
        let last = before.next();
        last.is_some_and(|last| {
            last != at.sentence && before.take_while(|sentence| *sentence == last).count() >= 2
        })
    }

    fn party_before(&self, at: Point) -> Vec<Likely<Actor>> {
        let named = self.scene.parties_before(at).flat_map(|(mention, presence)| {
            let whos = parties::named(self.scene, mention).into_iter();
            whos.map(move |who| Likely::new(who, presence * 0.93))
        });
        let spoken =
            self.spoken.iter().rev().take_while(|said| said.point.sentence == self.claim.sentence);
        let spoken = spoken.filter_map(|said| match said.subject {
            Actor::Who(who) => Some(Likely::new(who, 0.94)),
            _ => None,
        });
        let mut found: Vec<Likely<Who>> = Vec::new();
        for party in spoken.take(1).chain(named) {
            let is_new = found.iter().all(|known| known.it != party.it);
            if is_new && parties::is_one(self.scene, party.it) {
                let passed = i32::try_from(found.len()).unwrap_or(9);
                found.push(party.times(BEFORE_LAST.powi(passed)));
            }
            if found.len() == PARTIES {
                break;
            }
        }
        if self.lists_parties(at) {
            found = found.into_iter().map(|party| party.times(OF_A_LIST)).collect();
        }
        let is_party = |party: &Likely<Who>| matches!(party.it, Who::Party(_));
        let bloc = if found.iter().any(is_party) { A_BLOC } else { 1.0 };
        let share = |party: &Likely<Who>| if is_party(party) { 1.0 } else { bloc };
        let actor = |party: Likely<Who>| {
            Likely::new(Actor::Who(party.it), party.likelihood * share(&party))
        };
        rank(found.into_iter().map(actor).collect())
    }
}

fn stands(standing: Likely<Standing>) -> Likely<Actor> {
    Likely::new(Actor::Stands(standing.it), standing.likelihood)
}

/// The point of a claim's subject, for the claims after it.
pub(super) fn spoken_at(claim: &Claim) -> Point {
    match &claim.subject {
        Role::Named(mention) => point(mention),
        _ => places::here(claim),
    }
}
