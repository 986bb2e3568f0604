//! A first look at names: most have nothing in common, or no more than a name that half the field bears.

use super::letters::Letters;

/// From here on two names have something telling in common.
pub const HALF_ALIKE: f64 = 0.25;
/// What a title tells, beside a telling name's 1.
pub(super) const TITLE: f64 = 0.1;
/// From here on Jaro and Winkler's likeness of two words is that of a slip of the pen.
pub(super) const SLIP: f64 = 0.92;

/// What a first look at a part sees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outline {
    letters: Letters,
    /// In bytes, as far as they can be counted.
    length: u16,
    first: u8,
    last: u8,
    weight: f64,
}

impl Outline {
    pub(super) fn of(folded: &str, weight: f64) -> Self {
        let length = u16::try_from(folded.len()).unwrap_or(u16::MAX);
        let (bytes, letters) = (folded.as_bytes(), Letters::of(folded));
        let end = |byte: Option<&u8>| byte.copied().unwrap_or_default();
        Self { letters, length, first: end(bytes.first()), last: end(bytes.last()), weight }
    }

    /// Whether a closer look can find two parts alike: one begins or ends with the other, or they
    /// have the same consonants and first letter, or they are nearly of one length and have most letters
    /// in common.
    pub(super) fn may_be_alike(&self, other: &Self) -> bool {
        let (own, theirs) = (self.letters, other.letters);
        let (mine, not_mine) = (own.without(theirs), theirs.without(own));
        let (first, last) = (self.first == other.first, self.last == other.last);
        (first || last) && (mine == 0 || not_mine == 0)
            || first && (mine | not_mine) & !Letters::VOWELS == 0
            || self.may_be_slip_of(other, mine, not_mine)
            || (own.0 | theirs.0) & Letters::OTHER != 0
    }

    /// Whether so few letters are different that Jaro and Winkler's likeness may reach [`SLIP`], for
    /// which the shares that don't match may be 0.4 together.
    fn may_be_slip_of(&self, other: &Self, mine: u32, not_mine: u32) -> bool {
        let (length, their_length) = (u32::from(self.length), u32::from(other.length));
        if !may_be_slips(self.length.into(), other.length.into()) {
            return false;
        }
        let different = mine.count_ones() * their_length + not_mine.count_ones() * length;
        10 * different <= 4 * length * their_length
    }
}

/// Whether the likeness of two names can come to [`HALF_ALIKE`].
pub(super) fn may_be_half_alike(mention: &[Outline], name: &[Outline]) -> bool {
    // Each part of one beside each of the other, once: which of them have their like.
    let (mut met, mut meets) = (Parts::default(), Parts::default());
    for (m, part) in mention.iter().enumerate() {
        for (n, other) in name.iter().enumerate() {
            if part.may_be_alike(other) {
                met.insert(m);
                meets.insert(n);
            }
        }
    }
    if met == Parts::default() {
        return false;
    }
    let covered = |parts: &[Outline], common: Parts| {
        let (mut told, mut alone) = (0.0, 0.0);
        for (ix, part) in parts.iter().enumerate() {
            match common.contains(ix) {
                true => told += part.weight,
                false if part.weight > TITLE => alone += part.weight,
                false => {}
            }
        }
        if told > 0.0 { told / (told + alone) } else { 0.0 }
    };
    let more = covered(mention, met).max(covered(name, meets));
    more.powi(2) >= HALF_ALIKE
}

/// Some of the parts of a name; those beyond the last that has a place of its own share it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Parts(u64);

impl Parts {
    fn bit(ix: usize) -> u64 {
        1 << ix.min(63)
    }

    fn insert(&mut self, ix: usize) {
        self.0 |= Self::bit(ix);
    }

    fn contains(self, ix: usize) -> bool {
        self.0 & Self::bit(ix) != 0
    }
}

/// Whether words of such lengths may be one but for a slip.
pub(super) fn may_be_slips(one: usize, other: usize) -> bool {
    one.min(other) >= 5 && one.abs_diff(other) <= 2
}
