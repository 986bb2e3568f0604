//! The letters of a word as a set.

/// Which letters a word has: two that differ in too many of them are not one name, and need no
/// closer look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters(pub(super) u32);

impl Letters {
    pub(super) const VOWELS: u32 = 1 | 1 << (b'i' - b'a') | 1 << (b'u' - b'a');
    /// Stands for all that is no letter from a to z.
    pub(super) const OTHER: u32 = 1 << 26;

    pub(super) fn of(folded: &str) -> Self {
        Self(folded.bytes().fold(0, |set, byte| match byte {
            b'a'..=b'z' => set | 1 << (byte - b'a'),
            _ => set | Self::OTHER,
        }))
    }

    /// The letters of one of two words that the other doesn't have.
    pub(super) fn without(self, other: Self) -> u32 {
        self.0 & !other.0
    }
}
