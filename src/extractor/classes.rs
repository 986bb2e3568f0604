//! Word classes: what an item of a sentence may count as.

use smallvec::SmallVec;

/// Most classes and literals that all wordings together may use.
pub const CAPACITY: usize = 1792;
const WORDS: usize = CAPACITY / 64;

/// A word class, a literal word of a pattern, or what a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Class(pub u16);

/// The classes of one item or word: a few of them, in the order they were made.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Classes(SmallVec<[Class; 12]>);

impl Classes {
    /// Only one class.
    pub fn of(class: Class) -> Self {
        Self(SmallVec::from_iter([class]))
    }

    pub fn insert(&mut self, class: Class) {
        if let Err(at) = self.0.binary_search(&class) {
            self.0.insert(at, class);
        }
    }

    /// The same with another, if there is one.
    #[must_use]
    pub fn with(mut self, other: Option<Class>) -> Self {
        other.into_iter().for_each(|class| self.insert(class));
        self
    }

    pub fn has(&self, class: Class) -> bool {
        self.0.contains(&class)
    }

    pub fn has_any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn add(&mut self, other: &Self) {
        other.iter().for_each(|class| self.insert(class));
    }

    /// Its classes in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = Class> {
        self.0.iter().copied()
    }
}

impl FromIterator<Class> for Classes {
    fn from_iter<T: IntoIterator<Item = Class>>(classes: T) -> Self {
        let mut all = Self::default();
        classes.into_iter().for_each(|class| all.insert(class));
        all
    }
}

/// The classes of a whole row or pattern, which may be many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ClassSet([u64; WORDS]);

impl ClassSet {
    pub fn insert(&mut self, class: Class) {
        self.0[usize::from(class.0) / 64] |= 1 << (class.0 % 64);
    }

    pub fn has(&self, class: Class) -> bool {
        self.0[usize::from(class.0) / 64] & (1 << (class.0 % 64)) != 0
    }

    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    /// Its classes in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = Class> {
        // Most of a set is empty.
        let filled = self.0.iter().enumerate().filter(|(_, set)| **set != 0);
        filled.flat_map(|(at, set)| {
            // A set has no more than 65,536 classes.
            bits(*set).filter_map(move |bit| Some(Class(u16::try_from(64 * at + bit).ok()?)))
        })
    }

    pub fn common(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine &= theirs;
        }
        self
    }
}

/// The bits that are set, lowest first.
pub fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}
