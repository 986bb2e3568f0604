//! Which election a claim is about.

use super::{Likely, MatchOptions};
use crate::{
    extractor::{Claim, Claims, Mention, Role},
    sources::{Election, ElectionId, Entity, EntityRef, PartyKind, Sources},
    text::{Document, SetAside},
};
use std::collections::HashSet;

/// What a document says about the elections it may mean.
pub(super) struct Elections<'a> {
    sources: &'a Sources,
    allowed: Vec<ElectionId>,
    /// The one the document as a whole is about.
    main: Option<Likely<ElectionId>>,
    /// Elections named, with the sentence.
    named: Vec<(usize, ElectionId)>,
    /// Years printed, with the sentence.
    years: Vec<(usize, i16)>,
}

/// A document that says less than this about an election is not about it.
const ENOUGH: f64 = 3.0;

impl<'a> Elections<'a> {
    pub(super) fn new(
        document: &Document<'_>,
        claims: &Claims,
        sources: &'a Sources,
        options: &MatchOptions,
    ) -> Self {
        let ids = (0..).map(ElectionId).zip(&sources.elections);
        let forced = |id: &String| ids.clone().find(|(_, e)| e.id == *id).map(|(id, _)| id);
        let allowed: Vec<_> = match &options.election {
            Some(id) => forced(id).into_iter().collect(),
            None => ids.clone().map(|(id, _)| id).collect(),
        };
        let main = match (&options.election, &allowed[..]) {
            (Some(_), [only]) => Some(Likely::sure(*only)),
            _ => main(document, claims, sources),
        };
        let named = claims.mentions.iter().flat_map(|mention| {
            let elections = mention.entities.iter().filter(|e| e.entity == Entity::Election);
            elections.map(|e| (mention.sentence, e.election))
        });
        Self { sources, allowed, main, named: named.collect(), years: years(document) }
    }

    /// The elections a claim may be about, likeliest first; none where it is about one that isn't
    /// loaded, or about none.
    pub(super) fn of(&self, claim: &Claim) -> Vec<Likely<ElectionId>> {
        let known = self.known_to_all(claim);
        let fits = |id: &ElectionId| {
            self.allowed.contains(id) && known.as_ref().is_none_or(|k| k.contains(id))
        };
        if let Some(year) = claim.year {
            let then: Vec<_> = self.of_year(year).into_iter().filter(fits).collect();
            let share = if then.len() > 1 { 0.6 } else { 1.0 };
            return then.into_iter().map(|id| Likely::new(id, share)).collect();
        }
        if claim.earlier {
            return self.before_main().into_iter().collect();
        }
        if let Some(named) = self.named_in(claim.sentence).filter(fits) {
            return vec![Likely::sure(named)];
        }
        match (self.main, &known) {
            (Some(main), _) if fits(&main.it) => vec![main.times(self.timeliness(main.it, claim))],
            (_, Some(known)) => {
                let allowed = |id: &&ElectionId| self.allowed.contains(id);
                let mut known: Vec<_> = known.iter().filter(allowed).copied().collect();
                known.sort_unstable_by_key(|id| std::cmp::Reverse(self.sources.election(*id).date));
                let share = if known.len() > 1 { 0.6 } else { 0.9 };
                known.into_iter().take(2).map(|id| Likely::new(id, share)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A claim beside another year may still speak of that year.
    fn timeliness(&self, election: ElectionId, claim: &Claim) -> f64 {
        let own = self.sources.election(election).date.year();
        let near = |(sentence, _): &&(usize, i16)| {
            *sentence <= claim.sentence && sentence + 1 >= claim.sentence
        };
        match self.years.iter().rev().find(near) {
            Some((_, year)) if *year < own => 0.65,
            _ => 1.0,
        }
    }

    /// The elections of a year: of the main election's country, where one is.
    fn of_year(&self, year: i16) -> Vec<ElectionId> {
        let country = self.main.map(|main| &self.sources.election(main.it).country);
        let ids = (0..).map(ElectionId).zip(&self.sources.elections);
        let then =
            ids.filter(|(_, e)| e.date.year() == year && country.is_none_or(|c| *c == e.country));
        then.map(|(id, _)| id).collect()
    }

    /// The last election of the main one's country before it.
    fn before_main(&self) -> Option<Likely<ElectionId>> {
        let main = self.sources.election(self.main?.it);
        let ids = (0..).map(ElectionId).zip(&self.sources.elections);
        let earlier = ids.filter(|(id, other)| {
            self.allowed.contains(id) && other.country == main.country && other.date < main.date
        });
        earlier.max_by_key(|(_, other)| other.date).map(|(id, _)| Likely::new(id, 0.8))
    }

    /// The one election a sentence names.
    fn named_in(&self, sentence: usize) -> Option<ElectionId> {
        let mut here = self.named.iter().filter(|(at, _)| *at == sentence).map(|(_, id)| *id);
        let first = here.next()?;
        here.all(|other| other == first).then_some(first)
    }

    /// The elections that know every name of a claim; `None` where the claim names nothing known.
    fn known_to_all(&self, claim: &Claim) -> Option<HashSet<ElectionId>> {
        let named = names(claim).filter(|mention| !mention.entities.is_empty());
        named
            .map(|mention| mention.entities.iter().map(|e| e.election).collect::<HashSet<_>>())
            .reduce(|one, other| one.intersection(&other).copied().collect())
            .filter(|all| !all.is_empty())
    }
}

fn years(document: &Document<'_>) -> Vec<(usize, i16)> {
    let text = &document.article.text;
    let printed = document.set_aside.iter().filter(|aside| aside.why == "year");
    let year = |aside: &SetAside| {
        let at = document.sentences.partition_point(|s| s.span.end < aside.span.end);
        Some((at, aside.span.of(text).parse().ok()?))
    };
    printed.filter_map(year).collect()
}

/// The names that a claim uses.
fn names(claim: &Claim) -> impl Iterator<Item = &Mention> {
    let roles = [&claim.subject, &claim.opponent].into_iter().flat_map(|role| match role {
        Role::Named(mention) => std::slice::from_ref(mention),
        Role::Together(several) => several,
        _ => &[],
    });
    roles.chain(&claim.places)
}

/// The election a document says most about.
fn main(document: &Document<'_>, claims: &Claims, sources: &Sources) -> Option<Likely<ElectionId>> {
    let distinct: HashSet<EntityRef> =
        claims.mentions.iter().flat_map(|mention| mention.entities.iter().copied()).collect();
    let ids = (0..).map(ElectionId);
    let mut scored: Vec<(f64, ElectionId)> = ids
        .zip(&sources.elections)
        .map(|(id, election)| {
            let own = distinct.iter().filter(|e| e.election == id);
            let names: f64 = own.map(|e| told_by(election, e.entity)).sum();
            // Names decide the country; only between elections that share them does the date.
            (names.min(50.0) + told_by_text(document, election), id)
        })
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (best, id) = *scored.first()?;
    let contested = scored.get(1).is_some_and(|(next, _)| best - next < 1.0);
    Some(Likely::new(id, if contested { 0.6 } else { 1.0 }))
}

/// How much one name tells about the election meant.
fn told_by(election: &Election, entity: Entity) -> f64 {
    match entity {
        Entity::Election | Entity::Contest(_) => 3.0,
        Entity::Person(_) => 2.0,
        Entity::Party(id) if election.parties[id.ix()].kind != PartyKind::Party => 0.5,
        Entity::Party(_) | Entity::Bloc(_) | Entity::Region(_) | Entity::Body(_) => 1.0,
    }
}

/// How much country names, years and the day of publication tell.
fn told_by_text(document: &Document<'_>, election: &Election) -> f64 {
    let text = &document.article.text;
    let country = election.country_names.iter().any(|name| text.contains(name.as_str()));
    let year = election.date.year().to_string();
    let years = document.set_aside.iter().filter(|aside| aside.why == "year");
    let same_year = years.clone().any(|aside| aside.span.of(text) == year);
    let published =
        document.article.published.map_or(0.0, |day| match (day - election.date).get_days() {
            days @ 0.. if days < 400 => 2.0,
            0.. => 0.5,
            _ => -2.0,
        });
    f64::from(u8::from(country)) * 3.0 + f64::from(u8::from(same_year)) * 2.0 + published
}
