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
    /// Of all whole names: what begins like a name hardly ever is one.
    whole: Bits,
    /// Of all names.
    all: Beginnings,
    /// Of those that need no capital: most words of a text begin with a small letter, and most names
    /// are people's.
    small: Beginnings,
}

/// The names of one election, from which an [`Index`] is made.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entered>,
}

/// A name as it is entered.
#[derive(Clone, Copy, Debug)]
struct Entered {
    sketch: Sketch,
    entity: EntityRef,
    words: usize,
    capital: Capital,
}

/// Whether a name stands in a text only where it begins with a capital letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capital {
    Needed,
    Free,
}

/// A name in its drawer. Names of one drawer hardly ever share a mark, and those that do are told
/// apart when they are spelt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    mark: u32,
    entity: EntityRef,
}

impl Names {
    /// Room for so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self { entries: Vec::with_capacity(names) }
    }

    /// Adds a name of an entity: its sketch, and of how many words it is.
    pub(super) fn add(
        &mut self,
        entity: EntityRef,
        sketch: Sketch,
        words: usize,
        capital: Capital,
    ) {
        self.entries.push(Entered { sketch, entity, words, capital });
    }
}

/// A bit for each of many places.
#[derive(Debug)]
struct Bits(Vec<u64>);

impl Bits {
    /// None of two to a power of them.
    fn none(power: u32) -> Self {
        Self(vec![0; 1 << (power - 6)])
    }

    fn set(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn has(&self, place: usize) -> bool {
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

/// How names may begin, and how long they are at most.
#[derive(Debug)]
struct Beginnings {
    /// One for each way to begin.
    ways: Bits,
    /// No name has more words, joined or split as one may.
    words: usize,
    letters: usize,
}

/// Places in the table of beginnings, as a power of two; names have some ten thousand beginnings.
const WAYS: u32 = 20;
/// The same for whole names, of which there are some hundred thousand.
const WHOLE: u32 = 21;

impl Beginnings {
    fn none() -> Self {
        Self { ways: Bits::none(WAYS), words: 0, letters: 0 }
    }

    fn add(&mut self, name: &Entered) {
        for way in name.sketch.beginnings(WAYS) {
            self.ways.set(way);
        }
        // Splitting words makes at most two of each.
        self.words = self.words.max(2 * name.words);
        self.letters = self.letters.max(name.sketch.letters());
    }

    /// Whether a name may begin with so many words of this sketch, or be them.
    fn has(&self, sketch: Sketch, words: usize) -> bool {
        let is_way = |way: usize| self.ways.has(way);
        words <= self.words
            && sketch.letters() <= self.letters
            && sketch.beginnings(WAYS).all(is_way)
    }
}

impl Index {
    /// The index of the names of all elections: sorted into drawers, about one to a drawer.
    pub(super) fn of(elections: &[Names]) -> Self {
        let all = || elections.iter().flat_map(|names| &names.entries);
        let number = elections.iter().map(|names| names.entries.len()).sum::<usize>();
        let bits = number.max(1).ilog2() + 1;
        let mut drawers = vec![0; (1 << bits) + 1];
        let mut whole = Bits::none(WHOLE);
        let mut beginnings = [Beginnings::none(), Beginnings::none()];
        let [of_all, of_small] = &mut beginnings;
        for name in all() {
            drawers[name.sketch.among(bits)] += 1;
            whole.set(name.sketch.among(WHOLE));
            of_all.add(name);
            if name.capital == Capital::Free {
                of_small.add(name);
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
        for Entered { sketch, entity, .. } in all() {
            let drawer = &mut drawers[sketch.among(bits)];
            *drawer -= 1;
            entries[*drawer as usize] = Entry { mark: sketch.mark(), entity: *entity };
        }
        let [all, small] = beginnings;
        Self { entries, drawers, whole, all, small }
    }

    /// The entities that have a name of this sketch, each once.
    pub(super) fn named(&self, sketch: Sketch) -> impl Iterator<Item = EntityRef> {
        let drawer = match self.whole.has(sketch.among(WHOLE)) {
            true => self.drawer(sketch),
            false => &[],
        };
        let first = |at: usize, entry: &Entry| !drawer[..at].contains(entry);
        let named = drawer
            .iter()
            .enumerate()
            .filter(move |(at, entry)| entry.mark == sketch.mark() && first(*at, entry));
        named.map(|(_, entry)| entry.entity)
    }

    fn drawer(&self, sketch: Sketch) -> &[Entry] {
        let drawer = sketch.among((self.drawers.len() - 1).ilog2());
        &self.entries[self.drawers[drawer] as usize..self.drawers[drawer + 1] as usize]
    }

    /// Whether a name may begin with so many words of this sketch, or be them, where the first begins
    /// with a capital letter or doesn't.
    pub(super) fn begins(&self, sketch: Sketch, words: usize, capital: bool) -> bool {
        let beginnings = if capital { &self.all } else { &self.small };
        beginnings.has(sketch, words)
    }
}
