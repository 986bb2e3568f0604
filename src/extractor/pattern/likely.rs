//! Which of many patterns a row can match at all.

use super::Pattern;
use crate::extractor::classes::{Class, ClassSet, bits};

/// Patterns by a class without which they can't match: a row is tried against those only whose class
/// it has.
#[derive(Debug, Default)]
pub struct Likely {
    /// The patterns by class number.
    by_class: Vec<Places>,
    /// Those that need no class.
    always: Places,
}

/// Places of patterns, a bit for each: most rows have hundreds of them, to be put together in order.
#[derive(Clone, Debug, Default)]
struct Places(Vec<u64>);

impl Places {
    fn insert(&mut self, place: usize) {
        self.add(&Self([vec![0; place / 64], vec![1 << (place % 64)]].concat()));
    }

    fn add(&mut self, others: &Self) {
        if self.0.len() < others.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&others.0) {
            *mine |= theirs;
        }
    }

    fn into_iter(self) -> impl Iterator<Item = usize> {
        (0..).step_by(64).zip(self.0).flat_map(|(first, set)| bits(set).map(move |bit| first + bit))
    }
}

impl Likely {
    /// The patterns by the class each needs that was made last: words that a pattern spells out are
    /// made after the lexicon's classes, and those after numbers and names, which every row has.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Self {
        let mut likely = Self::default();
        for (at, pattern) in patterns.enumerate() {
            match pattern.required.last() {
                Some(Class(class)) => {
                    let class = usize::from(*class);
                    if likely.by_class.len() <= class {
                        likely.by_class.resize(class + 1, Places::default());
                    }
                    likely.by_class[class].insert(at);
                }
                None => likely.always.insert(at),
            }
        }
        likely
    }

    /// The places of the patterns that a row with these classes may match, in order.
    pub fn among(&self, classes: &ClassSet) -> impl Iterator<Item = usize> {
        let mut found = self.always.clone();
        classes.iter().for_each(|Class(class)| {
            if let Some(places) = self.by_class.get(usize::from(class)) {
                found.add(places);
            }
        });
        found.into_iter()
    }
}
