//! A first look at names: what two ways to write one name surely have in common.

use std::hash::{Hash, Hasher};

/// A name's folded letters run together. Joining or splitting its words (`Attaullah`, `Atta Ullah`;
/// `Peoples`, `People's`) changes nothing; different names hardly ever share one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    hash: u64,
    last: char,
    /// How many letters it was made of.
    pub(super) letters: usize,
}

impl Sketch {
    /// The sketch of nothing.
    pub(super) const EMPTY: Self = Self { hash: 0xcbf2_9ce4_8422_2325, last: ' ', letters: 0 };

    /// The sketch of words one after another, each folded.
    pub(super) fn of<'a>(folded: impl IntoIterator<Item = &'a str>) -> Self {
        folded.into_iter().fold(Self::EMPTY, Self::and)
    }

    /// This one with a further word, folded.
    pub(super) fn and(mut self, folded: &str) -> Self {
        for letter in folded.chars() {
            // What folding does where two words meet: `gh`, `ph`, `ck`, `-ah` and double letters.
            let letter = match letter {
                'h' => continue,
                'f' => 'p',
                'c' => 'k',
                letter => letter,
            };
            if letter != self.last || letter.is_ascii_digit() {
                self.hash = (self.hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
                self.letters += 1;
                self.last = letter;
            }
        }
        self
    }
}

impl PartialEq for Sketch {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Eq for Sketch {}

impl Hash for Sketch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Takes a sketch's own hash for the map's.
#[derive(Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        // The map takes its groups from the low bits and tells them apart by the high ones.
        self.0 = hash ^ (hash >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{super::spelling::fold, Sketch};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_joined_or_apart_have_one_sketch(
            one in "[a-z]{1,7}|(ah|gh|ph|ck|ul|ll){1,3}",
            other in "[a-z]{1,7}|(ah|gh|ph|ck|ul|ll|h){1,3}",
        ) {
            let (one, other) = (fold(&one), fold(&other));
            let joined = fold(&format!("{one}{other}"));
            prop_assert_eq!(Sketch::of([one.as_str(), &other]), Sketch::of([joined.as_str()]));
        }
    }

    #[test]
    fn different_names_have_different_sketches() {
        assert_ne!(Sketch::of(["nauaz", "sharif"]), Sketch::of(["niaz", "sharif"]));
        assert_ne!(Sketch::of(["na", "1"]), Sketch::of(["na", "11"]));
    }
}
