//! What the sources call the many: people and constituencies, kept as printed until they are asked
//! for.

use super::{
    forms::{self, Form, Take},
    likeness::PersonName,
    words::words,
};
use crate::sources::{Contest, Person, PersonId};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Ends a name.
const END: char = '\0';

/// The names of things of one sort, in the order of their ids.
#[derive(Debug, Default)]
struct Printed {
    /// All of them, each ended by a sign that no name has in it.
    text: String,
    /// Where the names of each thing end.
    ends: Vec<usize>,
}

impl Printed {
    fn push<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        for name in names {
            self.text.push_str(name);
            self.text.push(END);
        }
        self.ends.push(self.text.len());
    }

    /// The names of the thing at an index.
    fn of(&self, ix: usize) -> impl Iterator<Item = &str> {
        let start = ix.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text[start..self.ends[ix]].split_terminator(END)
    }
}

/// Everybody who stands in an election.
#[derive(Debug)]
pub(super) struct People {
    printed: Printed,
    forms: Vec<OnceLock<Vec<Form>>>,
    names: Vec<OnceLock<Vec<PersonName>>>,
}

impl People {
    pub(super) fn new(people: &[Person]) -> Self {
        let mut printed = Printed::default();
        for person in people {
            printed.push([&person.name].into_iter().chain(&person.aliases).map(String::as_str));
        }
        let slots = people.len();
        Self { printed, forms: empty(slots), names: empty(slots) }
    }

    /// The written forms of the person at an index.
    pub(super) fn forms(&self, ix: usize) -> &[Form] {
        self.forms[ix].get_or_init(|| {
            let mut names = self.printed.of(ix);
            let name = words(names.next().unwrap_or_default());
            spelt_out(|take| forms::person(&name, names, take))
        })
    }

    /// Who bears each telling word of a name, but for those that more than `common` people bear.
    pub(super) fn by_word(&self, common: usize) -> FxHashMap<String, Vec<PersonId>> {
        let mut bearers: FxHashMap<String, Vec<PersonId>> = FxHashMap::default();
        for (ix, id) in (0..self.names.len()).zip((0..).map(PersonId)) {
            for name in self.names(ix) {
                for word in name.telling() {
                    match bearers.get_mut(word) {
                        Some(people) => people.push(id),
                        None => _ = bearers.insert(word.to_owned(), vec![id]),
                    }
                }
            }
        }
        bearers.retain(|_, people| people.len() <= common);
        bearers
    }

    /// The names of the person at an index, taken apart.
    pub(super) fn names(&self, ix: usize) -> &[PersonName] {
        let Some(names) = self.names.get(ix) else { return &[] };
        names.get_or_init(|| self.printed.of(ix).map(PersonName::new).collect())
    }
}

/// The constituencies of an election.
#[derive(Debug)]
pub(super) struct Contests {
    printed: Printed,
    forms: Vec<OnceLock<Vec<Form>>>,
}

impl Contests {
    pub(super) fn new(contests: &[Contest]) -> Self {
        let mut printed = Printed::default();
        for contest in contests {
            let names = [&contest.id, &contest.name].into_iter().chain(&contest.aliases);
            printed.push(names.map(String::as_str));
        }
        Self { printed, forms: empty(contests.len()) }
    }

    /// The written forms of the constituency at an index.
    pub(super) fn forms(&self, ix: usize) -> &[Form] {
        self.forms[ix].get_or_init(|| {
            let mut names = self.printed.of(ix);
            let code = names.next().unwrap_or_default();
            spelt_out(|take| forms::contest(code, names, take))
        })
    }
}

fn empty<T>(slots: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(slots).collect()
}

fn spelt_out(runs: impl FnOnce(Take<'_>)) -> Vec<Form> {
    let mut all = Vec::new();
    runs(&mut |words, reading| all.extend(forms::forms(words, reading)));
    all
}
