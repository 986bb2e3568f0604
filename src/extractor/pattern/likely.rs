//! Which of many patterns a row can match at all.

use super::Pattern;
use crate::extractor::classes::{CAPACITY, Class, ClassSet, bits};

/// Patterns by what they need: a row is tried against those only whose classes it has. Thousands are
/// asked for each row, so that what they need stands in one place, and not with each of them.
#[derive(Debug, Default)]
pub struct Likely {
    /// The patterns by class number: each under any one of some classes without which it can't match.
    by_class: Vec<Places>,
    /// Those that need no class.
    always: Places,
    /// The classes without which each can't match, one pattern's after another's.
    required: Vec<Class>,
    /// Where each pattern's end.
    ends: Vec<usize>,
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
    /// The patterns by what each needs and few others need: few rows have it.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a Pattern> + Clone) -> Self {
        let mut needed = [0_usize; CAPACITY];
        let all = patterns.clone().flat_map(|pattern| pattern.order.iter().flatten());
        all.for_each(|Class(class)| needed[usize::from(*class)] += 1);
        let often = |any: &[Class]| -> usize {
            any.iter().map(|Class(class)| needed[usize::from(*class)]).sum()
        };
        let mut likely = Self { by_class: vec![Places::default(); CAPACITY], ..Self::default() };
        for (at, pattern) in patterns.enumerate() {
            match pattern.order.iter().min_by_key(|any| often(any)) {
                Some(rarest) => rarest
                    .iter()
                    .for_each(|Class(class)| likely.by_class[usize::from(*class)].insert(at)),
                None => likely.always.insert(at),
            }
            likely.required.extend(&pattern.required);
            likely.ends.push(likely.required.len());
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
        found.into_iter().filter(|at| self.required(*at).iter().all(|class| classes.has(*class)))
    }

    /// The classes without which the pattern at a place can't match.
    fn required(&self, at: usize) -> &[Class] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.required[start..self.ends[at]]
    }
}
