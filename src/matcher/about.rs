//! Which election an article as a whole is about.

use super::{Likely, election::EITHER};
use crate::{
    extractor::Claims,
    sources::{ContestId, Election, ElectionId, Entity, EntityRef, PartyKind, PersonId, Sources},
    text::Document,
};
use rustc_hash::FxHashSet;

/// A document that says less than this about a country's election is not about it.
const ENOUGH: f64 = 3.0;

/// From so many days before it (below zero) an election is spoken of.
const CAMPAIGN: i32 = -200;

/// The general election a document is about: of the country it says most of, the one its names and its
/// time tell, else the latest.
pub(super) fn election_of(
    document: &Document<'_>,
    claims: &Claims,
    sources: &Sources,
) -> Option<Likely<ElectionId>> {
    let mut told: Vec<Told> = Vec::new();
    let all = (0..).map(ElectionId).zip(&sources.elections);
    let generals = all.filter(|(_, election)| !election.is_by_election());
    for (id, _) in generals {
        let next = Told::of(document, claims, id, sources);
        let country = |other: ElectionId| &sources.election(other).country;
        match told.iter_mut().find(|other| country(other.id) == country(id)) {
            Some(other) if next.beats(other, sources) => *other = next,
            Some(_) => {}
            None => told.push(next),
        }
    }
    told.retain(|told| told.of_country >= ENOUGH);
    told.sort_by(|one, other| other.of_country.total_cmp(&one.of_country));
    let best = told.first()?;
    let contested = told.get(1).is_some_and(|next| best.of_country - next.of_country < 1.0);
    let likelihood = if contested || best.out_of_time { EITHER } else { 1.0 };
    Some(Likely::new(best.id, likelihood))
}

/// What a document tells of an election.
struct Told {
    id: ElectionId,
    /// How much of its country.
    of_country: f64,
    /// How much of it rather than of the country's others.
    of_it: f64,
    /// Whether it was published in other years and doesn't name the election's.
    out_of_time: bool,
}

impl Told {
    fn of(document: &Document<'_>, claims: &Claims, id: ElectionId, sources: &Sources) -> Self {
        let election = sources.election(id);
        let text = &document.article.text;
        let entities = claims.mentions.iter().flat_map(|mention| mention.entities.iter().copied());
        let own: FxHashSet<EntityRef> = entities.filter(|e| e.election == id).collect();
        let names: f64 = own.iter().map(|e| told_by(election, e.entity)).sum();
        let country = election.names_country(text);
        let year = f64::from(u8::from(names_year(document, election)));
        let opens = f64::from(u8::from(opens_with_year(document, claims, election)));
        let days = document.article.published.map(|day| (day - election.date).get_days());
        let soon_after = match days {
            Some(0..400) => 2.0,
            Some(CAMPAIGN..0) => 1.0,
            Some(400..) => 0.5,
            Some(_) => -2.0,
            None => 0.0,
        };
        let in_its_time = match days {
            Some(0..400) => 3.0,
            Some(CAMPAIGN..0) => 2.0,
            Some(400..) | None => 0.0,
            Some(_) => -20.0,
        };
        Self {
            id,
            // Names decide the country.
            of_country: names.min(50.0)
                + f64::from(u8::from(country)) * 3.0
                + year * 2.0
                + soon_after,
            of_it: told_by_names(claims, id, sources) + opens + in_its_time,
            out_of_time: year == 0.0 && days.is_some_and(|days| !(CAMPAIGN..400).contains(&days)),
        }
    }

    fn beats(&self, other: &Self, sources: &Sources) -> bool {
        let date = |told: &Self| sources.election(told.id).date;
        self.of_it > other.of_it || self.of_it == other.of_it && date(self) > date(other)
    }
}

/// How much one name tells about the country meant.
fn told_by(election: &Election, entity: Entity) -> f64 {
    match entity {
        Entity::Election | Entity::Contest(_) => 3.0,
        Entity::Person(_) => 2.0,
        Entity::Party(id) if election.parties[id.ix()].kind != PartyKind::Party => 0.5,
        Entity::Party(_) | Entity::Bloc(_) | Entity::Region(_) | Entity::Body(_) => 1.0,
    }
}

/// How much names tell that other elections of the country don't know as well: parties and blocs
/// of its time, and people in the seats they stood in.
fn told_by_names(claims: &Claims, id: ElectionId, sources: &Sources) -> f64 {
    let election = sources.election(id);
    let is_another =
        |e: &EntityRef| e.election != id && !sources.election(e.election).is_by_election();
    let mut only_here: FxHashSet<Entity> = FxHashSet::default();
    let mut contests: FxHashSet<ContestId> = FxHashSet::default();
    let mut people: FxHashSet<PersonId> = FxHashSet::default();
    for mention in &claims.mentions {
        let mine = mention.entities.iter().filter(|e| e.election == id).map(|e| e.entity);
        for entity in mine {
            match entity {
                Entity::Contest(contest) => _ = contests.insert(contest),
                Entity::Person(person) => _ = people.insert(person),
                Entity::Party(_) | Entity::Bloc(_) if !mention.entities.iter().any(is_another) => {
                    only_here.insert(entity);
                }
                _ => {}
            }
        }
    }
    let stands = |person: &&PersonId| {
        let candidacies = &election.people[person.ix()].candidacies;
        candidacies.iter().any(|c| contests.contains(&election.candidacies[c.ix()].contest))
    };
    let in_place = people.iter().filter(stands).count().min(10);
    let of_its_time = only_here.len().min(3);
    f64::from(u8::try_from(in_place + of_its_time).unwrap_or(u8::MAX))
}

/// Whether an election was too far off when a document was published for anything in it to be of that one, unless
/// the document names its year.
pub(super) fn is_yet_to_come(document: &Document<'_>, election: &Election) -> bool {
    let days = document.article.published.map(|day| (day - election.date).get_days());
    days.is_some_and(|days| days < CAMPAIGN) && !names_year(document, election)
}

fn names_year(document: &Document<'_>, election: &Election) -> bool {
    document.years().any(|(_, year)| year == election.date.year())
}

/// Whether a document names an election's year before it makes any claim without one, as it names
/// what it is about; "up from 76 in 2018" names what it compares with.
fn opens_with_year(document: &Document<'_>, claims: &Claims, election: &Election) -> bool {
    let named = document.years().find(|(_, year)| *year == election.date.year());
    let undated = claims.claims.iter().find(|claim| claim.year.is_none());
    let compares = claims.claims.iter().any(|claim| claim.earlier);
    named.is_some_and(|(named, _)| {
        !compares
            && undated.is_none_or(|claim| {
                let sentence = &document.sentences[claim.sentence];
                named.start < sentence.span.end && named.start < claim.span.start
            })
    })
}
