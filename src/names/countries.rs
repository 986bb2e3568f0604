//! Which countries a text is about.
//!
//! Countries share names: a province of one is a state of another, an ordinary word of one is a
//! party of another, and people bear the same names everywhere. So a name stands for something of a
//! country only in a text that tells of that country: the one it tells most of, and others whose
//! elections, bodies, parties or seats it names in a telling way.

use super::{
    search::Found,
    words::{Word, words},
};
use crate::sources::{Entity, Sources};
use std::collections::{HashMap, HashSet};

/// The countries of the loaded elections.
#[derive(Debug)]
pub(super) struct Countries {
    /// The country of each election.
    of: Vec<usize>,
    /// Names of a country and its people by their first word: all words as written, and the country.
    names: HashMap<String, Vec<(Vec<String>, usize)>>,
    number: usize,
}

/// A text of fewer words need not tell its country: whatever it names is meant.
const LONG: usize = 60;
/// A longer text that tells less than this of every country is about another one.
const ENOUGH: f64 = 2.0;
/// A country beside the main one is told by at least this much, without its people and places.
const ASIDE: f64 = 6.0;

/// What a text tells of one country.
#[derive(Clone, Copy, Default)]
struct Told {
    /// The country by name, its elections, bodies, parties and seats.
    plainly: f64,
    /// Its people and places.
    by_the_way: f64,
}

impl Told {
    fn all(&self) -> f64 {
        self.plainly + self.by_the_way
    }
}

impl Countries {
    pub(super) fn new(sources: &Sources) -> Self {
        let mut codes: Vec<&str> = Vec::new();
        let mut of = Vec::new();
        let mut names: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for election in &sources.elections {
            let code = election.country.as_str();
            let country = codes.iter().position(|known| *known == code).unwrap_or_else(|| {
                codes.push(code);
                codes.len() - 1
            });
            of.push(country);
            for name in &election.country_names {
                let name = words(name);
                if let Some(first) = name.first() {
                    let written = name.iter().map(|word| word.written.to_string()).collect();
                    names.entry(first.folded.to_string()).or_default().push((written, country));
                }
            }
        }
        Self { of, names, number: codes.len() }
    }

    /// Leaves of what was found in a text only what is of the countries it is about.
    pub(super) fn keep_those_told(&self, found: &mut Vec<Found>, words: &[Word<'_>]) {
        if self.number < 2 {
            return;
        }
        let told = self.told(found, words);
        let meant = Self::meant(&told, words.len());
        for found in &mut *found {
            let ordinary = is_ordinary(&words[found.from..found.to]);
            found.entities.retain(|entity| {
                let country = self.of[entity.election.ix()];
                meant.contains(&country) && !(ordinary && told[country].all() == 0.0)
            });
        }
        found.retain(|found| !found.entities.is_empty());
    }

    /// The countries a text of so many words is about.
    fn meant(told: &[Told], words: usize) -> HashSet<usize> {
        let most = told.iter().map(Told::all).fold(0.0, f64::max);
        if words >= LONG && most < ENOUGH {
            return HashSet::new();
        }
        let is_meant = |told: &Told| told.all() >= most || told.plainly >= ASIDE;
        (0..told.len()).filter(|country| is_meant(&told[*country])).collect()
    }

    fn told(&self, found: &[Found], words: &[Word<'_>]) -> Vec<Told> {
        let mut told = vec![Told::default(); self.number];
        for (country, times) in self.named(words).into_iter().enumerate().filter(|(_, n)| *n > 0) {
            told[country].plainly += 2.5 + 0.5 * f64::from(times.min(10));
        }
        let mut seen: HashSet<Vec<&str>> = HashSet::new();
        for found in found {
            let name = &words[found.from..found.to];
            let Some(country) = self.only_of(found).filter(|_| !is_ordinary(name)) else {
                continue;
            };
            if seen.insert(name.iter().map(|word| word.folded.as_str()).collect()) {
                match weight(found, name) {
                    (weight, true) => told[country].plainly += weight,
                    (weight, false) => told[country].by_the_way += weight,
                }
            }
        }
        told
    }

    /// The only country that has what was found.
    fn only_of(&self, found: &Found) -> Option<usize> {
        let mut countries = found.entities.iter().map(|entity| self.of[entity.election.ix()]);
        let first = countries.next()?;
        countries.all(|other| other == first).then_some(first)
    }

    /// How often each country, or its people, is named.
    fn named(&self, text: &[Word<'_>]) -> Vec<u32> {
        let mut times = vec![0; self.number];
        for (at, word) in text.iter().enumerate() {
            let mut names = self.names.get(word.folded.as_str()).into_iter().flatten();
            if let Some((_, country)) = names.find(|(name, _)| stands_at(name, &text[at..])) {
                times[*country] += 1;
            }
        }
        times
    }
}

/// Whether a text begins with a name as written, letter for letter.
fn stands_at(name: &[String], text: &[Word<'_>]) -> bool {
    text.len() >= name.len() && name.iter().zip(text).all(|(own, word)| *own == word.written)
}

/// Whether a name is written like any other word ("the house"), so that it tells of no country.
fn is_ordinary(name: &[Word<'_>]) -> bool {
    matches!(name, [only] if only.written.chars().all(char::is_lowercase))
}

/// How much a name tells of the one country that has it, and whether plainly: a code or several
/// words tell more than one word, which may mean something else.
fn weight(found: &Found, name: &[Word<'_>]) -> (f64, bool) {
    let is_code = name.iter().all(|word| !word.written.chars().any(char::is_lowercase));
    let letters: usize = name.iter().map(|word| word.written.len()).sum();
    let telling = name.len() > 1 || is_code && letters > 2;
    let most = found.entities.iter().map(|entity| match entity.entity {
        Entity::Body(_) if telling => (3.0, true),
        Entity::Contest(_) if is_code => (3.0, true),
        Entity::Party(_) | Entity::Bloc(_) if telling => (2.0, true),
        // Elsewhere there was another election that year.
        Entity::Election => (1.0, true),
        Entity::Contest(_) if telling => (1.0, true),
        Entity::Body(_) | Entity::Party(_) | Entity::Bloc(_) => (0.5, true),
        Entity::Contest(_) | Entity::Region(_) | Entity::Person(_) => (0.5, false),
    });
    most.max_by(|one: &(f64, bool), other| one.0.total_cmp(&other.0)).unwrap_or((0.0, false))
}
