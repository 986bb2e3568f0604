//! The gazetteer: every name the sources know, and how it may be spelt. No results.
//!
//! Starting up must be quick and most names are never met, so an `index` of `sketch`es says who a run
//! of words may stand for, and only then are that entity's `forms` spelt out and compared.

mod bearers;
mod countries;
mod entries;
mod forms;
mod index;
mod letters;
mod likeness;
mod numerals;
mod outline;
mod parts;
mod search;
mod short;
mod sketch;
mod spelling;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use likeness::{PersonName, likeness};
pub use outline::HALF_ALIKE;

use crate::{
    sources::{ContestId, Election, ElectionId, Entity, EntityRef, PersonId, Sources},
    span::Span,
};
use bearers::Bearers;
use countries::Countries;
use entries::{Contests, Field, People};
use forms::{Form, FormReading};
use index::{Capital, Index};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sketch::Sketch;
use smol_str::SmolStr;
use std::sync::OnceLock;
use words::{Word, words};

/// Every name of every loaded election.
#[derive(Debug)]
pub struct Gazetteer {
    index: Index,
    elections: Vec<Names>,
    /// Which countries a text may be about.
    countries: Countries,
}

/// The names of one election.
#[derive(Debug)]
struct Names {
    people: People,
    contests: Contests,
    /// The forms of all else.
    few: FxHashMap<Entity, Vec<Form>>,
    /// The words people's names are made of.
    bearers: Bearers,
    /// Who bears each of the rarer words; made when first asked for.
    namesakes: OnceLock<FxHashMap<SmolStr, Vec<PersonId>>>,
}

/// A name whose every word this many people bear may be anybody's.
const COMMON: u32 = 40;
/// A word that more people bear is no help in looking for somebody.
const RARE: usize = 200;
/// From here on a name may well stand for another.
const ALIKE: f64 = 0.7;

/// A name of the gazetteer found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct NameHit {
    /// Where it stands.
    pub span: Span,
    /// What it may stand for, in every election that knows it; never empty.
    pub entities: Vec<EntityRef>,
}

impl Gazetteer {
    /// Collects the names of all parties, blocs, bodies, regions, contests, elections and people.
    #[must_use]
    pub fn new(sources: &Sources) -> Self {
        let ids: Vec<(ElectionId, &Election)> =
            (0..).map(ElectionId).zip(&sources.elections).collect();
        let (elections, entered): (Vec<Names>, Vec<index::Names>) =
            ids.into_par_iter().map(|(id, election)| Names::new(id, election)).unzip();
        Self { index: Index::of(&entered), elections, countries: Countries::new(sources) }
    }

    /// How likely a mention means a person, by the likest of their names; see [`likeness`].
    #[must_use]
    pub fn likeness(&self, mention: &PersonName, election: ElectionId, person: PersonId) -> f64 {
        let names = self.elections.get(election.ix()).map(|names| names.people.names(person.ix()));
        let likeness = names.into_iter().flatten().map(|name| mention.likeness(name));
        likeness.fold(0.0, f64::max)
    }

    /// How likely a mention means each of a `field`, everybody who stands in a contest, in their order;
    /// those left out have nothing telling in common with it.
    #[must_use]
    pub fn alike_in(
        &self,
        mention: &PersonName,
        election: ElectionId,
        contest: ContestId,
        field: impl Iterator<Item = PersonId>,
    ) -> Vec<(PersonId, f64)> {
        let Some(names) = self.elections.get(election.ix()) else { return Vec::new() };
        let field = names.contests.field(contest.ix(), &names.people, field);
        let mut alike: Vec<(PersonId, f64)> = Vec::new();
        for (person, name) in field.into_iter().flat_map(Field::names) {
            let known = alike.last().is_some_and(|(last, _)| *last == person);
            if !known && mention.may_be_like(name) {
                alike.push((person, self.likeness(mention, election, person)));
            }
        }
        alike
    }

    /// Whether a name is made of words that many people of an election bear, so that somebody who
    /// stands nowhere may well bear it too.
    #[must_use]
    pub fn is_common(&self, name: &PersonName, election: ElectionId) -> bool {
        let Some(names) = self.elections.get(election.ix()) else { return false };
        name.telling().all(|word| names.bearers.of(word) >= COMMON)
    }

    /// Everybody of an election whose name shares a rarer word with a mention and is alike, likest
    /// first; see [`likeness`].
    #[must_use]
    pub fn alike(&self, mention: &PersonName, election: ElectionId) -> Vec<(PersonId, f64)> {
        let Some(names) = self.elections.get(election.ix()) else { return Vec::new() };
        let bearers = names.namesakes.get_or_init(|| names.people.by_word(RARE));
        let shared = mention.telling().filter_map(|word| bearers.get(word)).flatten();
        let mut people: Vec<PersonId> = shared.copied().collect();
        people.sort_unstable();
        people.dedup();
        let alike = people.into_iter().map(|id| (id, self.likeness(mention, election, id)));
        let mut alike: Vec<_> = alike.filter(|(_, alike)| *alike >= ALIKE).collect();
        alike.sort_by(|one, other| other.1.total_cmp(&one.1));
        alike
    }

    /// All names in a text: leftmost, longest, at word boundaries, without overlaps. Codes and
    /// party abbreviations match exactly but for spacing and dots (`NA-130`, `NA 130`, `N.A.-130`;
    /// `ABC-N`, `ABCN`, `ABC (N)`); other names whatever their case. A person is found by full
    /// name only: surnames are the matcher's business, inside a known contest.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<NameHit> {
        search::find(self, text)
    }

    fn names(&self, election: ElectionId) -> &Names {
        &self.elections[election.ix()]
    }
}

impl Names {
    /// The names of an election, and with what they are entered in the index.
    fn new(id: ElectionId, election: &Election) -> (Self, index::Names) {
        let of = |entity| EntityRef { election: id, entity };
        let many = 2 * election.people.len() + 4 * election.contests.len();
        let mut all = index::Names::with_capacity(many);
        let mut few: FxHashMap<Entity, Vec<Form>> = FxHashMap::default();
        for (entity, form) in forms::of_the_few(election) {
            let sketch = Sketch::of(form.folded.iter().map(SmolStr::as_str));
            all.add(of(entity), sketch, form.folded.len(), Capital::Free);
            few.entry(entity).or_default().push(form);
        }
        for (id, contest) in (0..).map(ContestId).zip(&election.contests) {
            let names = entries::names_of(contest, election);
            forms::contest(&contest.id, names, &mut enter(of(Entity::Contest(id)), &mut all));
        }
        let mut bearers = Bearers::of_about(election.people.len());
        for (id, person) in (0..).map(PersonId).zip(&election.people) {
            let name = words(&person.name);
            let aliases = person.aliases.iter().map(String::as_str);
            forms::person(&name, aliases, &mut enter(of(Entity::Person(id)), &mut all));
            name.iter().for_each(|word| bearers.add(&word.folded));
        }
        let people = People::new(&election.people);
        let contests = Contests::new(election);
        (Self { people, contests, few, bearers, namesakes: OnceLock::new() }, all)
    }

    /// The written forms of an entity.
    fn forms(&self, entity: Entity) -> &[Form] {
        match entity {
            Entity::Person(person) => self.people.forms(person.ix()),
            Entity::Contest(contest) => self.contests.forms(contest.ix()),
            few => self.few.get(&few).map_or(&[], Vec::as_slice),
        }
    }
}

/// Enters the runs of words that stand for an entity.
fn enter(entity: EntityRef, all: &mut index::Names) -> impl FnMut(&[&Word<'_>], FormReading) {
    move |words, reading| {
        let sketch = Sketch::of(words.iter().map(|word| word.folded.as_str()));
        let capital = if reading == FormReading::Person { Capital::Needed } else { Capital::Free };
        all.add(entity, sketch, words.len(), capital);
    }
}
