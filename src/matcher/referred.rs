//! Words that stand for somebody named before: "he", "the latter", "the party", "his rival".

use super::{
    Likely,
    layout::Point,
    likely::rank,
    parties,
    people::{self, Standing},
    places,
    references::{Actor, Asked, stands},
    scene::Scene,
    ticket, winners,
};
use crate::{
    extractor::{Kind, Mention, Reference, Role},
    sources::{ContestId, PersonId, Place, Who},
    span::Span,
};

/// How much less likely "the party" is one named before the last, and a bloc where a party is named.
const BEFORE_LAST: f64 = 0.5;
const A_BLOC: f64 = 0.6;
/// How likely "it" is the last of several parties listed.
const OF_A_LIST: f64 = 0.7;
/// How likely "his party" is that for which the one named beside it stood.
const OF_WHOM: f64 = 0.9;
/// How likely "his party" is the less likely of his own and the one last named.
const NOT_OWN: f64 = 0.5;
/// How likely "we" is the party of whoever speaks.
const OF_SPEAKER: f64 = 0.95;
/// How likely a margin is meant where somebody of another contest is measured against one of its own.
const ACROSS: f64 = 0.6;
/// As many parties may be "the party".
const PARTIES: usize = 3;

impl Asked<'_> {
    pub(super) fn referred(
        &self,
        by: Reference,
        at: Point,
        met: &[Likely<Standing>],
    ) -> Vec<Likely<Actor>> {
        match by {
            Reference::Person => match self.ticket_before(at, met) {
                // "He received 77 million and she 75."
                Some(person) if self.is_other_pronoun(at) => self.ticket_against(person, at),
                Some(person) if self.is_last_spoken_of(person, at) => self.ticket(person),
                _ => {
                    let people = self.person_before(at, met).into_iter();
                    people.map(|one| stands(self.in_own_contest(one))).collect()
                }
            },
            Reference::Opponent => {
                let before = || {
                    let before = self.ticket_before(at, met);
                    before.filter(|person| self.is_last_spoken_of(*person, at))
                };
                if let Some(party) = self.party_against(at) {
                    return vec![party];
                }
                match self.ticket_spoken_of(at).or_else(before) {
                    Some(person) => self.ticket_against(person, at),
                    None => self.opponent_of(at, met),
                }
            }
            Reference::Winner => self.in_contest(at, winners::winner),
            Reference::RunnerUp => self.in_contest(at, winners::runner_up),
            Reference::Latter => self.nth_before(at, 0),
            Reference::Former => self.nth_before(at, 1),
            Reference::Party => self.party_before(at),
            Reference::OwnParty => self.party_of_person(at),
            Reference::Alliance => {
                let alliance = self.alliance_before(at);
                alliance.map_or_else(|| self.party_before(at), |alliance| vec![alliance])
            }
        }
    }

    /// Whether the claim refers to two people, and the words at a point are another pronoun than those
    /// before them.
    fn is_other_pronoun(&self, at: Point) -> bool {
        let spans = [&self.claim.subject, &self.claim.opponent].map(|role| match role {
            Role::Refers { by: Reference::Person, span } => Some(*span),
            _ => None,
        });
        let [Some(one), Some(other)] = spans else { return false };
        let printed = |span: Span| span.of(self.scene.text).to_lowercase();
        at.byte == one.start.max(other.start) && printed(one) != printed(other)
    }

    fn is_last_spoken_of(&self, person: PersonId, at: Point) -> bool {
        let stands_so = |other: PersonId| ticket::stands_everywhere(self.scene, other);
        let last = self.person_before(at, &[]).first().map(|last| last.it.person);
        last.is_none_or(|last| last == person || stands_so(last))
    }

    /// Somebody of several seats in the one that the claim names: "in NA-131 he beat Gill".
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
    pub(super) fn opponent_of(&self, at: Point, met: &[Likely<Standing>]) -> Vec<Likely<Actor>> {
        let last = || self.person_before(at, &[]).first().copied();
        let Some(known) = met.first().copied().or_else(last) else { return Vec::new() };
        // "Gill took NA-1, beating an independent by 5,000": the other of one without a name is who was spoken of.
        if met.is_empty()
            && matches!(&self.claim.opponent, Role::Named(it) if it.is_party() && it.span.start == at.byte)
        {
            return vec![stands(known)];
        }
        let share = if self.measures_across(at, known.it) { ACROSS } else { 1.0 };
        let others = self.other_than(known.it).into_iter();
        others.map(|actor| actor.times(known.likelihood * share)).collect()
    }

    /// Whether a difference is told of one who stands elsewhere: "took NA-1 with 21,000 votes, 5,000 more than X in
    /// NA-2" is no margin in NA-2.
    fn measures_across(&self, at: Point, than: Standing) -> bool {
        let spoken = self.spoken.last().filter(|said| said.point.sentence == at.sentence);
        let elsewhere = spoken.is_some_and(
            |said| matches!(said.subject, Actor::Stands(one) if one.contest != than.contest),
        );
        let behind = at.byte > self.claim.span.end;
        behind && elsewhere && self.claim.kind == Kind::Margin
    }

    /// The other of two parties where the sentence has just counted the seats of one: "holds the House, 220
    /// to 215".
    fn party_against(&self, at: Point) -> Option<Likely<Actor>> {
        let last = self.spoken.last().filter(|said| said.point.sentence == at.sentence)?;
        let (Actor::Who(who @ Who::Party(_)), Kind::SeatTally) = (&last.subject, self.claim.kind)
        else {
            return None;
        };
        let body = self.scene.bodies_near(at).first().map(|body| body.it);
        let place = Place::Body(body.unwrap_or(places::national(self.scene)));
        let other = winners::next_in_seats(self.scene, *who, place)?;
        Some(Likely::new(Actor::Who(other), OF_A_LIST))
    }

    /// The other one beside somebody.
    pub(super) fn other_beside(&self, one: &Actor, at: Point) -> Vec<Likely<Actor>> {
        match (self.everywhere(one), one) {
            (Some(person), _) => self.ticket_against(person, at),
            (None, Actor::Stands(standing)) => self.other_than(*standing),
            _ => Vec::new(),
        }
    }

    /// The other one in a contest: the other whom the text names, else the winner or the next.
    pub(super) fn other_than(&self, one: Standing) -> Vec<Likely<Actor>> {
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

    /// Whether the parties last named are members of a list in another sentence, none of which the
    /// text goes on to speak of.
    fn lists_parties(&self, at: Point) -> bool {
        let mut before = self.scene.parties_before(at).map(|(mention, _)| mention.sentence);
        let last = before.next();
        last.is_some_and(|last| {
            last != at.sentence && before.take_while(|sentence| *sentence == last).count() >= 2
        })
    }

    /// The party or the bloc of whoever the sentence names last before a point, where it names no party
    /// there: "A Gill said the party had won 150".
    fn party_of_whom(&self, at: Point) -> Option<Likely<Who>> {
        let names_party = self
            .scene
            .parties_before(at)
            .next()
            .is_some_and(|(mention, _)| mention.sentence == at.sentence);
        let named = self.scene.in_sentence(at);
        let mut before = named.filter(|(_, mention)| mention.span.end <= at.byte);
        let one = before.find_map(|(ix, _)| self.scene.standings(ix).first().copied());
        let one = one.filter(|_| !names_party)?;
        let who = parties::of_candidacy(self.scene, one.it.candidacy)?;
        Some(Likely::new(who, one.likelihood * OF_WHOM))
    }

    /// "He got 15,005. His party won 54": that of whoever "he" is sooner than the party last spoken of, but for one that
    /// the sentence itself names.
    fn party_of_person(&self, at: Point) -> Vec<Likely<Actor>> {
        let before = self.party_before(at);
        let own = self.person_before(at, &[]).into_iter().find_map(|person| {
            let who = parties::own_party(self.scene, person.it.candidacy)?;
            Some(Likely::new(Actor::Who(who), person.likelihood * OF_WHOM))
        });
        let differs = |own: &Likely<Actor>| before.first().is_none_or(|last| last.it != own.it);
        let Some(own) = own.filter(differs) else { return before };
        let last = self.scene.parties_before(at).next();
        let here = last.is_some_and(|(mention, _)| mention.sentence == at.sentence);
        let (own, other) = if here { (own.times(NOT_OWN), 1.0) } else { (own, NOT_OWN) };
        let others = before.into_iter().filter(|party| party.it != own.it);
        let others: Vec<_> = others.map(|party| party.times(other)).collect();
        rank([own].into_iter().chain(others).collect())
    }

    /// The alliance of parties, or the bloc, named last and still spoken of.
    fn alliance_before(&self, at: Point) -> Option<Likely<Actor>> {
        self.scene.parties_before(at).find_map(|(mention, presence)| {
            let whos = parties::named(self.scene, mention);
            let bloc = whos.into_iter().find(|who| matches!(who, Who::Bloc(_)))?;
            Some(Likely::new(Actor::Who(bloc), presence.max(0.8) * 0.95))
        })
    }

    /// "\"We have won 150,\" said the N's spokesman": the party of whoever speaks, named behind what is said.
    fn party_of_speaker(&self) -> Option<Likely<Who>> {
        let speaker = self.claim.speaker.as_deref()?;
        let behind = self.scene.mentions.iter().enumerate().filter(|(_, mention)| {
            mention.sentence == self.claim.sentence
                && mention.span.start >= self.claim.span.end
                && speaker.contains(self.scene.printed(mention))
        });
        let party = |(ix, mention): (usize, &Mention)| {
            let label = mention.party.iter().filter(|label| label.election == self.scene.id);
            let label = label.filter_map(|label| parties::who(label.entity));
            let mut whos = parties::named(self.scene, mention).into_iter().chain(label);
            let stands_for = || {
                let one = self.scene.standings(ix).first()?;
                parties::of_candidacy(self.scene, one.it.candidacy)
            };
            whos.find(|who| parties::is_one(self.scene, *who)).or_else(stands_for)
        };
        behind.filter_map(party).next().map(|who| Likely::new(who, OF_SPEAKER))
    }

    /// The parties last spoken of, nearest first: "the party" is a party sooner than a bloc, and never
    /// the independents.
    pub(super) fn party_before(&self, at: Point) -> Vec<Likely<Actor>> {
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
        let speakers = self.party_of_speaker().into_iter();
        for party in speakers.chain(spoken.take(1)).chain(self.party_of_whom(at)).chain(named) {
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
