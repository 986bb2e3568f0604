//! Word classes: what an item of a sentence may count as.

/// Most classes and literals that all wordings together may use.
pub const CAPACITY: usize = 1280;
const WORDS: usize = CAPACITY / 64;

/// A word class, a literal word of a pattern, or what a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Class(pub u16);

/// A set of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ClassSet([u64; WORDS]);

impl ClassSet {
    /// The set of one class.
    pub fn of(class: Class) -> Self {
        let mut set = Self::default();
        set.insert(class);
        set
    }

    pub fn insert(&mut self, class: Class) {
        self.0[usize::from(class.0) / 64] |= 1 << (class.0 % 64);
    }

    pub fn has(&self, class: Class) -> bool {
        self.0[usize::from(class.0) / 64] & (1 << (class.0 % 64)) != 0
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    /// Its classes in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = Class> {
        (0..).step_by(64).zip(self.0).flat_map(|(first, mut rest)| {
            std::iter::from_fn(move || {
                let bit = u16::try_from(rest.trailing_zeros()).ok().filter(|bit| *bit < 64)?;
                rest &= rest - 1;
                Some(Class(first + bit))
            })
        })
    }

    /// Whether all of `other` is in this set.
    pub fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(mine, theirs)| mine & theirs == theirs)
    }

    pub fn common(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine &= theirs;
        }
        self
    }
}

impl FromIterator<Class> for ClassSet {
    fn from_iter<T: IntoIterator<Item = Class>>(classes: T) -> Self {
        let mut set = Self::default();
        classes.into_iter().for_each(|class| set.insert(class));
        set
    }
}
