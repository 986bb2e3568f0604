//! Which by-election a claim is about, if it is about one.
//!
//! A by-election fills a seat that the general election before it filled as well, often with the same
//! people. So a claim is about one only where its words or the article's first ones say "by-election",
//! or the article was printed in the weeks after it and names the seat; and never before it was held.

use crate::{
    extractor::{Claim, Claims, Mention, Placement, Role},
    sources::{ElectionId, ElectionKind, Entity, EntityRef, Sources},
    text::Document,
};
use std::collections::HashSet;

/// For so many days a by-election is news that need not be called one.
const NEWS: i32 = 30;

/// The by-elections that an article may speak of.
pub(super) struct ByElections<'a> {
    sources: &'a Sources,
    /// The seats that the article names, in text order.
    seats: Vec<Mention>,
    /// The people that it names, in text order.
    people: Vec<Mention>,
    /// The by-elections in some of them, oldest first.
    told: Vec<ElectionId>,
    /// Those of them that are its news.
    news: HashSet<ElectionId>,
    /// Whether it calls itself about by-elections.
    opens: bool,
}

impl<'a> ByElections<'a> {
    pub(super) fn new(
        document: &Document<'_>,
        claims: &Claims,
        sources: &'a Sources,
        allowed: &[ElectionId],
    ) -> Self {
        let published = document.article.published;
        let days = |id: ElectionId| {
            published.map(|published| (published - sources.election(id).date).get_days())
        };
        let is_open = |id: &ElectionId| {
            sources.election(*id).is_by_election() && days(*id).is_none_or(|days| days >= 0)
        };
        let open: Vec<ElectionId> = allowed.iter().copied().filter(is_open).collect();
        let is_named = |mention: &&Mention| !open.is_empty() && names_seat(mention);
        let seats: Vec<Mention> = claims.mentions.iter().filter(is_named).cloned().collect();
        let is_person = |mention: &&Mention| {
            let person = |e: &EntityRef| matches!(e.entity, Entity::Person(_));
            !seats.is_empty() && mention.entities.iter().any(person)
        };
        let people = claims.mentions.iter().filter(is_person).cloned().collect();
        let is_told = |id: &ElectionId| seats.iter().any(|seat| is_in(seat, *id));
        let mut told: Vec<ElectionId> = open.into_iter().filter(is_told).collect();
        told.sort_by_key(|id| sources.election(*id).date);
        let is_news = |id: &ElectionId| days(*id).is_some_and(|days| days <= NEWS);
        let news = told.iter().copied().filter(is_news).collect();
        let on_top = |claim: &Claim| {
            claim.placement != Placement::Body && claim.poll == Some(ElectionKind::ByElection)
        };
        Self { sources, seats, people, told, news, opens: claims.claims.iter().any(on_top) }
    }

    /// Whether the article as a whole is about one.
    pub(super) fn is_main(&self, id: ElectionId) -> bool {
        self.opens || self.news.contains(&id)
    }

    /// The one that a claim is about: the last of the seat that its sentence names, or else of the one
    /// spoken of before.
    pub(super) fn of(&self, claim: &Claim) -> Option<ElectionId> {
        if claim.earlier || claim.poll == Some(ElectionKind::General) {
            return None;
        }
        let is_said = claim.poll == Some(ElectionKind::ByElection);
        let in_year = |id: ElectionId| {
            claim.year.is_none_or(|year| year == self.sources.election(id).date.year())
        };
        let is_told = |id: &ElectionId| {
            is_said || self.news.contains(id) || self.is_of_somebody_only_there(claim, *id)
        };
        let may_be = |id: &ElectionId| is_told(id) && in_year(*id);
        let is_own = |place: &&Mention| place.sentence == claim.sentence && names_seat(place);
        let own: Vec<&Mention> = claim.places.iter().filter(is_own).collect();
        let meant = if own.is_empty() { self.spoken_of(claim).into_iter().collect() } else { own };
        let has_seats = |id: &ElectionId| meant.iter().all(|seat| is_in(seat, *id));
        self.told.iter().copied().filter(may_be).rfind(has_seats)
    }

    /// Whether a claim is of somebody who stood there and in no general election; where it is nobody's, of anybody its
    /// sentence names.
    fn is_of_somebody_only_there(&self, claim: &Claim, id: ElectionId) -> bool {
        match &claim.subject {
            Role::Named(mention) => self.stood_only_there(mention, id),
            Role::None => {
                let first = self.people.partition_point(|it| it.sentence < claim.sentence);
                let own = self.people[first..].iter();
                let mut own = own.take_while(|it| it.sentence == claim.sentence);
                own.any(|mention| self.stood_only_there(mention, id))
            }
            _ => false,
        }
    }

    fn stood_only_there(&self, mention: &Mention, id: ElectionId) -> bool {
        let stood = |own: &dyn Fn(ElectionId) -> bool| {
            let mut people = mention.entities.iter();
            people.any(|e| own(e.election) && matches!(e.entity, Entity::Person(_)))
        };
        stood(&|other| other == id)
            && !stood(&|other| !self.sources.election(other).is_by_election())
    }

    /// The seat named last before a claim, or else first behind it.
    fn spoken_of(&self, claim: &Claim) -> Option<&Mention> {
        let before = self.seats.partition_point(|seat| seat.span.start < claim.span.start);
        self.seats.get(before.saturating_sub(1))
    }
}

fn is_seat(entity: Entity) -> bool {
    matches!(entity, Entity::Contest(_))
}

/// Whether some election knows a place as a seat.
fn names_seat(place: &Mention) -> bool {
    place.entities.iter().any(|entity| is_seat(entity.entity))
}

/// Whether an election knows a place as a seat.
fn is_in(place: &Mention, id: ElectionId) -> bool {
    place.entities.iter().any(|entity| entity.election == id && is_seat(entity.entity))
}
