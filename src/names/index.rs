//! Where to look for a name: which entities a run of words may stand for at all.

use super::sketch::{AsItIs, Sketch};
use crate::sources::EntityRef;
use std::{collections::HashMap, hash::BuildHasherDefault};

/// The entities of all elections by the sketches of their names. Cheap to fill, so that forms need
/// be spelt out for those few only that a text may name.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The last entry of each sketch.
    last: HashMap<Sketch, usize, BuildHasherDefault<AsItIs>>,
    entries: Vec<Entry>,
    /// No name has more words, joined or split as one may, or letters.
    longest: Longest,
}

#[derive(Debug)]
struct Entry {
    entity: EntityRef,
    /// The entry of the same sketch before this one.
    before: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Longest {
    words: usize,
    letters: usize,
}

impl Index {
    /// An index with room for so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self {
            last: HashMap::with_capacity_and_hasher(names, BuildHasherDefault::default()),
            entries: Vec::with_capacity(names),
            longest: Longest::default(),
        }
    }

    /// Adds a name of an entity: its sketch, and of how many words it is.
    pub(super) fn add(&mut self, entity: EntityRef, sketch: Sketch, words: usize) {
        // Splitting words makes at most two of each.
        self.longest.words = self.longest.words.max(2 * words);
        self.longest.letters = self.longest.letters.max(sketch.letters);
        if self.named(sketch).any(|known| known == entity) {
            return;
        }
        let before = self.last.insert(sketch, self.entries.len());
        self.entries.push(Entry { entity, before });
    }

    /// The entities that have a name of this sketch.
    pub(super) fn named(&self, sketch: Sketch) -> impl Iterator<Item = EntityRef> {
        let last = self.last.get(&sketch).map(|at| &self.entries[*at]);
        std::iter::successors(last, |entry| entry.before.map(|at| &self.entries[at]))
            .map(|entry| entry.entity)
    }

    /// Whether a name may go on after so many words of this sketch.
    pub(super) fn goes_on(&self, sketch: Sketch, words: usize) -> bool {
        words < self.longest.words && sketch.letters <= self.longest.letters
    }
}
