//! How many people of an election bear each word of a name.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// The words that people's names are made of, folded. Known by their hashes alone: all are counted at
/// every start and few are ever asked for, and of some ten thousand no two share 64 bits.
#[derive(Debug, Default)]
pub(super) struct Bearers(FxHashMap<u64, u32>);

impl Bearers {
    /// Room for the words of so many people: every second one brings a new word.
    pub(super) fn of_about(people: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(people / 2, FxBuildHasher))
    }

    /// Counts one more who bears a word.
    pub(super) fn add(&mut self, folded: &str) {
        *self.0.entry(hash(folded)).or_default() += 1;
    }

    /// How many bear a word.
    pub(super) fn of(&self, folded: &str) -> u32 {
        self.0.get(&hash(folded)).copied().unwrap_or_default()
    }
}

fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}
