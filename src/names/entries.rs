//! What the sources call the many: people and constituencies, kept as printed until they are asked
//! for.

use super::{
    forms::{self, Form, Take},
    likeness::PersonName,
    outline::Outline,
    parts::telling,
    words::words,
};
use crate::sources::{Contest, Election, Person, PersonId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
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

    /// Of how many things.
    fn len(&self) -> usize {
        self.ends.len()
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
    forms: Slots<Form>,
    names: Slots<PersonName>,
}

impl People {
    pub(super) fn new(people: &[Person]) -> Self {
        let mut printed = Printed::default();
        for person in people {
            printed.push([&person.name].into_iter().chain(&person.aliases).map(String::as_str));
        }
        let number = people.len();
        Self { printed, forms: Slots::new(number), names: Slots::new(number) }
    }

    /// The written forms of the person at an index.
    pub(super) fn forms(&self, ix: usize) -> &[Form] {
        self.forms.get(ix, || {
            let mut names = self.printed.of(ix);
            let name = words(names.next().unwrap_or_default());
            spelt_out(|take| forms::person(&name, names, take))
        })
    }

    /// Who bears each telling word of a name, but for those that more than `common` people bear.
    pub(super) fn by_word(&self, common: usize) -> FxHashMap<SmolStr, Vec<PersonId>> {
        let mut bearers: FxHashMap<SmolStr, Vec<PersonId>> = FxHashMap::default();
        for (ix, id) in (0..self.printed.len()).zip((0..).map(PersonId)) {
            for word in self.printed.of(ix).flat_map(telling) {
                bearers.entry(word).or_default().push(id);
            }
        }
        bearers.retain(|_, people| people.len() <= common);
        bearers
    }

    /// The names of the person at an index, taken apart.
    pub(super) fn names(&self, ix: usize) -> &[PersonName] {
        self.names.get(ix, || self.printed.of(ix).map(PersonName::new).collect())
    }
}

/// A constituency's names; one called like its region is called so by the region's other names too.
pub(super) fn names_of<'e>(
    contest: &'e Contest,
    election: &'e Election,
) -> impl Iterator<Item = &'e str> {
    let regions = contest.regions.iter().map(|region| &election.regions[region.ix()]);
    let namesakes = regions.filter(|region| region.name == contest.name);
    let others = namesakes.flat_map(|region| &region.aliases);
    [&contest.name].into_iter().chain(&contest.aliases).chain(others).map(String::as_str)
}

/// The constituencies of an election.
#[derive(Debug)]
pub(super) struct Contests {
    printed: Printed,
    forms: Slots<Form>,
    fields: Vec<OnceLock<Field>>,
}

impl Contests {
    pub(super) fn new(election: &Election) -> Self {
        let mut printed = Printed::default();
        for contest in &election.contests {
            printed.push([contest.id.as_str()].into_iter().chain(names_of(contest, election)));
        }
        let number = election.contests.len();
        Self { printed, forms: Slots::new(number), fields: none(number) }
    }

    /// The written forms of the constituency at an index.
    pub(super) fn forms(&self, ix: usize) -> &[Form] {
        self.forms.get(ix, || {
            let mut names = self.printed.of(ix);
            let code = names.next().unwrap_or_default();
            spelt_out(|take| forms::contest(code, names, take))
        })
    }

    /// Those who stand in the constituency at an index, at a first look.
    pub(super) fn field(
        &self,
        ix: usize,
        people: &People,
        field: impl Iterator<Item = PersonId>,
    ) -> Option<&Field> {
        Some(self.fields.get(ix)?.get_or_init(|| Field::of(people, field)))
    }
}

/// What a first look sees of the names of those who stand in a constituency, side by side: a name is
/// held against everybody around it.
#[derive(Debug, Default)]
pub(super) struct Field {
    outlines: Vec<Outline>,
    /// Whose each name's are, and where they end.
    ends: Vec<(PersonId, usize)>,
}

impl Field {
    fn of(people: &People, field: impl Iterator<Item = PersonId>) -> Self {
        let mut this = Self::default();
        for person in field {
            for name in people.names(person.ix()).iter().flat_map(PersonName::outlines) {
                this.outlines.extend(name);
                this.ends.push((person, this.outlines.len()));
            }
        }
        this
    }

    /// Everybody's names, each in its outlines.
    pub(super) fn names(&self) -> impl Iterator<Item = (PersonId, &[Outline])> {
        let mut start = 0;
        self.ends.iter().map(move |(person, end)| {
            let own = &self.outlines[start..*end];
            start = *end;
            (*person, own)
        })
    }
}

/// What is worked out of each thing when it is first asked for. Most never are, so that a slot is no
/// larger than it must be.
#[derive(Debug)]
struct Slots<T>(Vec<OnceLock<Box<[T]>>>);

impl<T> Slots<T> {
    fn new(number: usize) -> Self {
        Self(none(number))
    }

    /// What is in the slot at an index; nothing where there is no such slot.
    fn get(&self, ix: usize, work_out: impl FnOnce() -> Vec<T>) -> &[T] {
        let fill = || work_out().into_boxed_slice();
        self.0.get(ix).map_or(&[], |slot| slot.get_or_init(fill))
    }
}

/// So many things that are yet to be worked out.
fn none<T>(number: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(number).collect()
}

fn spelt_out(runs: impl FnOnce(Take<'_>)) -> Vec<Form> {
    let mut all = Vec::new();
    runs(&mut |words, reading| all.extend(forms::forms(words, reading)));
    all
}
