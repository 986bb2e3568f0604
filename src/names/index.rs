//! Where to look for a name: which entities a run of words may stand for at all.

use super::sketch::Sketch;
use crate::sources::{ElectionId, Entity, EntityRef};

/// The entities of all elections by the sketches of their names. Cheap to fill, so that forms need
/// be spelt out for those few only that a text may name.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order of their drawers.
    entries: Vec<Entry>,
    /// Where the entries of each drawer begin, and where the last one's end.
    drawers: Vec<u32>,
    /// One bit for each way in which a name may begin.
    beginnings: Vec<u64>,
    longest: Longest,
}

/// The names of one election, from which an [`Index`] is made.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<(Sketch, EntityRef)>,
    longest: Longest,
}

/// A name in its drawer. Names of one drawer hardly ever share a mark, and those that do are told
/// apart when they are spelt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    mark: u32,
    entity: EntityRef,
}

/// No name has more words, joined or split as one may, or letters.
#[derive(Clone, Copy, Debug, Default)]
struct Longest {
    words: usize,
    letters: usize,
}

impl Longest {
    fn max(self, other: Self) -> Self {
        Self { words: self.words.max(other.words), letters: self.letters.max(other.letters) }
    }
}

impl Names {
    /// Room for so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self { entries: Vec::with_capacity(names), longest: Longest::default() }
    }

    /// Adds a name of an entity: its sketch, and of how many words it is.
    pub(super) fn add(&mut self, entity: EntityRef, sketch: Sketch, words: usize) {
        // Splitting words makes at most two of each.
        self.longest.words = self.longest.words.max(2 * words);
        self.longest.letters = self.longest.letters.max(sketch.letters());
        self.entries.push((sketch, entity));
    }
}

/// Places in the table of beginnings, as a power of two; names have some ten thousand beginnings.
const BEGINNINGS: u32 = 20;

impl Index {
    /// The index of the names of all elections: sorted into drawers, about one to a drawer.
    pub(super) fn of(elections: &[Names]) -> Self {
        let all = || elections.iter().flat_map(|names| &names.entries);
        let longest =
            elections.iter().map(|names| names.longest).fold(Longest::default(), Longest::max);
        let number = elections.iter().map(|names| names.entries.len()).sum::<usize>();
        let bits = number.max(1).ilog2() + 1;
        let mut drawers = vec![0; (1 << bits) + 1];
        let mut beginnings = vec![0; 1 << (BEGINNINGS - 6)];
        for (sketch, _) in all() {
            drawers[sketch.among(bits)] += 1;
            if let Some(at) = sketch.beginning(BEGINNINGS) {
                beginnings[at / 64] |= 1 << (at % 64);
            }
        }
        let mut end = 0;
        for drawer in &mut drawers {
            end += *drawer;
            *drawer = end;
        }
        let blank = Entry {
            mark: 0,
            entity: EntityRef { election: ElectionId(0), entity: Entity::Election },
        };
        let mut entries = vec![blank; number];
        // Filled from its end, a drawer's end becomes its beginning.
        for (sketch, entity) in all() {
            let drawer = &mut drawers[sketch.among(bits)];
            *drawer -= 1;
            entries[*drawer as usize] = Entry { mark: sketch.mark(), entity: *entity };
        }
        Self { entries, drawers, beginnings, longest }
    }

    /// The entities that have a name of this sketch, each once.
    pub(super) fn named(&self, sketch: Sketch) -> impl Iterator<Item = EntityRef> {
        let drawer = sketch.among((self.drawers.len() - 1).ilog2());
        let (from, to) = (self.drawers[drawer] as usize, self.drawers[drawer + 1] as usize);
        let drawer = &self.entries[from..to];
        let first = |at: usize, entry: &Entry| !drawer[..at].contains(entry);
        let named = drawer
            .iter()
            .enumerate()
            .filter(move |(at, entry)| entry.mark == sketch.mark() && first(*at, entry));
        named.map(|(_, entry)| entry.entity)
    }

    /// Whether a name may go on after so many words of this sketch.
    pub(super) fn goes_on(&self, sketch: Sketch, words: usize) -> bool {
        let begins = |at: usize| self.beginnings[at / 64] & (1 << (at % 64)) != 0;
        words < self.longest.words
            && sketch.letters() <= self.longest.letters
            && sketch.beginning(BEGINNINGS).is_none_or(begins)
    }
}
