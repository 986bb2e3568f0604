//! A first look at names: what two ways to write one name surely have in common.

/// A name's folded letters run together. Joining or splitting its words (`Attaullah`, `Atta Ullah`;
/// `Peoples`, `People's`) changes nothing; different names hardly ever share one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    hash: u64,
    /// The hashes of its first letters; nothing before there are so many.
    beginnings: [u32; BEGINNINGS.len()],
    last: char,
    letters: u32,
}

/// So many first letters of a name are looked at: a few rule out many others, some more nearly all.
const BEGINNINGS: [u32; 2] = [3, 6];

impl Sketch {
    /// The sketch of nothing.
    pub(super) const EMPTY: Self = Self {
        hash: 0xcbf2_9ce4_8422_2325,
        beginnings: [0; BEGINNINGS.len()],
        last: ' ',
        letters: 0,
    };

    /// The sketch of words one after another, each folded.
    pub(super) fn of<'a>(folded: impl IntoIterator<Item = &'a str>) -> Self {
        folded.into_iter().fold(Self::EMPTY, Self::and)
    }

    /// This one with a further word, folded.
    pub(super) fn and(self, folded: &str) -> Self {
        match folded.is_ascii() {
            true => self.with(folded.bytes().map(char::from)),
            false => self.with(folded.chars()),
        }
    }

    fn with(mut self, letters: impl Iterator<Item = char>) -> Self {
        for letter in letters {
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
                if let Some(nth) = BEGINNINGS.iter().position(|letters| *letters == self.letters) {
                    self.beginnings[nth] = top_bits(self.hash, u32::BITS);
                }
            }
        }
        self
    }

    /// How many letters it was made of.
    pub(super) fn letters(self) -> usize {
        self.letters as usize
    }

    /// Its place among two to the power of `bits`.
    pub(super) fn among(self, bits: u32) -> usize {
        top_bits(self.hash, bits) as usize
    }

    /// What tells it from nearly all others in the same place.
    pub(super) fn mark(self) -> u32 {
        self.hash as u32
    }

    /// The places of its first letters, of few and of more, among two to the power of `bits`.
    pub(super) fn beginnings(self, bits: u32) -> impl Iterator<Item = usize> {
        let long_enough = move |(letters, _): &(u32, u32)| *letters <= self.letters;
        let known = BEGINNINGS.into_iter().zip(self.beginnings).take_while(long_enough);
        known.map(move |(_, hash)| (hash >> (u32::BITS - bits)) as usize)
    }
}

/// So many bits of a hash, the best mixed ones.
fn top_bits(hash: u64, bits: u32) -> u32 {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 >> (u32::BITS - bits)) as u32
}

impl PartialEq for Sketch {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Eq for Sketch {}

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
    fn names_share_the_beginnings_of_their_first_letters_as_far_as_they_have_so_many() {
        let beginnings = |name: &str| Sketch::of([name]).beginnings(20).collect::<Vec<_>>();
        assert!(beginnings("na").is_empty());
        assert_eq!(beginnings("nau"), beginnings("nauaz"));
        assert_eq!(beginnings("nauaz").len(), 1);
        assert_eq!(beginnings("nauazsarip"), beginnings("nauazsadik"));
        assert_eq!(beginnings("nauazsarip")[0], beginnings("nauas")[0]);
        assert_ne!(beginnings("nauazsarip")[1], beginnings("naualsarip")[1]);
        assert_ne!(beginnings("nauazsarip")[0], beginnings("niazsarip")[0]);
    }

    #[test]
    fn different_names_have_different_sketches() {
        assert_ne!(Sketch::of(["nauaz", "sharif"]), Sketch::of(["niaz", "sharif"]));
        assert_ne!(Sketch::of(["na", "1"]), Sketch::of(["na", "11"]));
    }
}
