//! A claim's readings: every subject it may have, in every place it may mean.

use super::{
    Likely, Reading, Subject,
    layout::Point,
    likely::{rank, yield_to_first},
    measures::{Ground, asked, ground},
    parties, places,
    references::{Actor, Asked},
    tallies, ticket,
};
use crate::{
    extractor::{Kind, Mention},
    sources::{ContestId, Place, Who},
};

/// Subjects and readings beyond these many tell nobody anything.
const MOST: usize = 12;
const SHOWN: usize = 12;
/// A constituency this likely under discussion may be where a party's figures were counted.
const SPOKEN_OF: f64 = 0.85;
/// One this likely may be where a margin was counted, which the country seldom has.
const HINTED_AT: f64 = 0.6;
/// How likely a tally is of the region that the one before it was of.
const GOES_ON: f64 = 0.7;
/// How likely a share "in the state" is of the one spoken of, where a seat was spoken of last.
const OF_SOME_STATE: f64 = 0.6;
/// How likely a field of candidates is of more than what the paragraph counted over before.
const OF_MORE: f64 = 0.6;
/// How likely the seat of a region is meant where somebody named beside it stood, and how much less so another.
const STOOD_THERE: f64 = 0.9;
const STOOD_ELSEWHERE: f64 = 0.6;
/// A reading less likely than this is none.
const FAINT: f64 = 0.15;

impl Asked<'_> {
    /// The readings of a claim among its likely subjects, likeliest first.
    pub(super) fn readings(&self, subjects: &[Likely<Actor>]) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        for subject in subjects.iter().take(MOST) {
            for place in self.places(&subject.it) {
                let likelihood = subject.likelihood * place.likelihood;
                let candidate = self.candidate_of(&subject.it, place.it);
                let subject = candidate.as_ref().unwrap_or(&subject.it);
                self.read(subject, place.it, likelihood, &mut readings);
            }
        }
        readings.retain(|reading| reading.likelihood >= FAINT);
        readings.sort_by(|one, other| other.likelihood.total_cmp(&one.likelihood));
        let mut kept: Vec<Reading> = Vec::new();
        for reading in readings {
            let same =
                |known: &Reading| known.measure == reading.measure && known.place == reading.place;
            if kept.len() < SHOWN && !kept.iter().any(same) {
                kept.push(reading);
            }
        }
        kept
    }

    /// The one candidate a party has in a contest, where a claim counts a candidate's votes.
    fn candidate_of(&self, subject: &Actor, place: Place) -> Option<Actor> {
        let of_candidate = matches!(
            self.claim.kind,
            Kind::CandidateVotes | Kind::PartyVotes | Kind::Margin | Kind::Rank | Kind::Lead
        );
        match (subject, place) {
            (Actor::Who(who), Place::Contest(contest)) if of_candidate => {
                let only = parties::only_candidate(self.scene, *who, contest)?;
                Some(Actor::Stands(only))
            }
            _ => None,
        }
    }

    fn read(&self, subject: &Actor, place: Place, likelihood: f64, readings: &mut Vec<Reading>) {
        for opponent in self.opponents(subject).into_iter().take(2) {
            for (measure, share) in asked(self.scene, self.claim, subject, &opponent.it, place) {
                // A doubtful opponent matters only where the measure is between the two.
                let met = if is_between(measure) { opponent.likelihood } else { 1.0 };
                readings.push(Reading {
                    election: self.scene.id,
                    measure,
                    subject: as_subject(subject),
                    opponent: as_subject(&opponent.it),
                    place: Some(place),
                    likelihood: (likelihood * share * met).min(1.0),
                });
            }
        }
    }

    /// Where a claim may be about a subject, likeliest first. A by-election says something of its seats
    /// alone.
    fn places(&self, subject: &Actor) -> Vec<Likely<Place>> {
        let mut meant = self.places_meant(subject);
        if self.scene.election.is_by_election() {
            meant.retain(|place| matches!(place.it, Place::Contest(_)));
            if meant.is_empty() && !matches!(ground(self.claim), Ground::Tally) {
                return self.seat_spoken_of().into_iter().collect();
            }
        }
        meant
    }

    /// Where a roll, a turnout or a field of candidates is counted; the field perhaps where the paragraph
    /// counted before: "Turnout in the state was 62 per cent. 266 candidates were in the fray."
    fn polled(&self) -> Vec<Likely<Place>> {
        let polled = places::polled(self.scene, self.claim);
        match self.counted_over().filter(|_| self.claim.kind == Kind::ContestSize) {
            Some(before) => {
                let others = polled.into_iter().map(|place| place.times(OF_MORE));
                rank(others.chain([before]).collect())
            }
            None => polled,
        }
    }

    /// The seat under discussion, or the only one there is.
    fn seat_spoken_of(&self) -> Option<Likely<Place>> {
        let near = self.scene.contests_near(places::here(self.claim)).into_iter().next();
        let only = || {
            let single = self.scene.election.contests.len() == 1;
            single.then_some(Likely::new(ContestId(0), SPOKEN_OF))
        };
        let seat = near.or_else(only)?;
        Some(Likely::new(Place::Contest(seat.it), seat.likelihood))
    }

    fn places_meant(&self, subject: &Actor) -> Vec<Likely<Place>> {
        if let Actor::Stands(standing) = subject
            && self.claim.kind != Kind::Threshold
        {
            return vec![Likely::sure(Place::Contest(standing.contest))];
        }
        // "The X's candidate leads A Gill by nine points": in his contest.
        if matches!(ground(self.claim), Ground::Contest | Ground::Either)
            && let Some(met) = self.contest_of_opponent(subject)
        {
            return vec![met];
        }
        match (ground(self.claim), subject) {
            (Ground::Poll, _) => self.polled(),
            (Ground::Tally, _) if self.claim.kind == Kind::Threshold => {
                tallies::houses(self.scene, self.claim, ticket::house(self.scene, subject))
            }
            (Ground::Tally, _) => {
                let house = ticket::house(self.scene, subject);
                let tallied = tallies::tallied(self.scene, self.claim, house).into_iter();
                let tallied = rank(tallied.chain(self.counted_over()).collect());
                // A bare count of seats may be of anything.
                let bare = self.claim.kind == Kind::ContestCount && self.claim.places.is_empty();
                let sure = if bare { 0.7 } else { 1.0 };
                tallied.into_iter().map(|place| place.times(sure)).collect()
            }
            (_, Actor::Who(Who::Person(_))) => {
                let house = ticket::house(self.scene, subject);
                house.map(|house| Likely::sure(Place::Body(house))).into_iter().collect()
            }
            (Ground::Contest, _) => {
                let mut near = rank(contests(places::contests(self.scene, self.claim)));
                yield_to_first(&mut near);
                let near = self.sooner_where_somebody_stood(near);
                if near.is_empty() { tallies::tallied(self.scene, self.claim, None) } else { near }
            }
            (Ground::Either, _) => self.either(),
        }
    }

    /// Over what the paragraph counted before, where a sentence says nothing of where: "A won two seats in the
    /// province. B also took two."
    fn counted_over(&self) -> Option<Likely<Place>> {
        let here = places::here(self.claim);
        let own = |place: &Mention| place.sentence == here.sentence;
        if self.claim.places.iter().any(own) || self.claim.nationwide || self.claim.there.is_some()
        {
            return None;
        }
        let passage = |point: Point| self.scene.layout.passage(point.sentence);
        let mut before =
            self.spoken.iter().rev().take_while(|said| passage(said.point) == passage(here));
        let place = before.find_map(|said| said.tallied)?;
        Some(Likely::new(place, GOES_ON))
    }

    /// Where the person stands whom a party is measured against, unless everywhere.
    fn contest_of_opponent(&self, subject: &Actor) -> Option<Likely<Place>> {
        let Actor::Who(Who::Party(_) | Who::Bloc(_)) = subject else { return None };
        let opponent = self.opponents(subject).into_iter().next()?;
        let opponent = self.as_stood(opponent, &[]).into_iter().next()?;
        let is_ticket = self.everywhere(&opponent.it).is_some();
        match opponent.it {
            Actor::Stands(standing) if !is_ticket => {
                Some(Likely::new(Place::Contest(standing.contest), opponent.likelihood))
            }
            _ => None,
        }
    }

    /// Of the seats of a region, sooner that in which somebody stood whom the sentence names.
    fn sooner_where_somebody_stood(&self, seats: Vec<Likely<Place>>) -> Vec<Likely<Place>> {
        let of_seat =
            matches!(self.claim.kind, Kind::CandidateVotes | Kind::PartyVotes | Kind::Margin);
        let stood = || places::seat_of_somebody_named(self.scene, self.claim).map(Place::Contest);
        let Some(stood) = of_seat.then(stood).flatten() else { return seats };
        let others = seats.into_iter().filter(|seat| seat.it != stood);
        let others = others.map(|seat| seat.times(STOOD_ELSEWHERE));
        rank([Likely::new(stood, STOOD_THERE)].into_iter().chain(others).collect())
    }

    /// The contest a claim names, else that spoken of or the country: the number that fits tells
    /// which.
    fn either(&self) -> Vec<Likely<Place>> {
        let own = contests(places::own_contests(self.scene, self.claim));
        if !own.is_empty() {
            return self.sooner_where_somebody_stood(own);
        }
        let tallied = tallies::tallied(self.scene, self.claim, None);
        let near = self.scene.contests_near(places::here(self.claim)).into_iter().take(1);
        let least = if self.claim.kind == Kind::Margin { HINTED_AT } else { SPOKEN_OF };
        let near: Vec<_> = near.filter(|contest| contest.likelihood > least).collect();
        // "The most in the state": hardly of a seat in it, nor surely of any state.
        let wider = self.claim.there.is_some_and(|there| !there.constituency);
        if wider && self.claim.kind == Kind::VoteShare && !near.is_empty() {
            return tallied.into_iter().map(|place| place.times(OF_SOME_STATE)).collect();
        }
        let share = if near.is_empty() { 0.9 } else { 0.75 };
        let whole = tallied.into_iter().map(|place| place.times(share));
        rank(contests(near).into_iter().map(|it| it.times(0.9)).chain(whole).collect())
    }
}

fn contests(found: Vec<Likely<ContestId>>) -> Vec<Likely<Place>> {
    found.into_iter().map(|c| Likely::new(Place::Contest(c.it), c.likelihood)).collect()
}

fn is_between(measure: Option<crate::sources::Measure>) -> bool {
    use crate::sources::Measure::{Gap, Margin, PartyGap};
    matches!(measure, Some(Margin(_) | Gap(..) | PartyGap(..)))
}

fn as_subject(actor: &Actor) -> Subject {
    match actor {
        Actor::Nobody => Subject::None,
        Actor::Any => Subject::Any,
        Actor::Stands(standing) => Subject::Person(standing.person, standing.contest),
        Actor::Who(who) => Subject::Who(*who),
        Actor::Together(several) => Subject::Together(several.clone()),
        Actor::Unknown(name) => Subject::Unknown(name.clone()),
    }
}
