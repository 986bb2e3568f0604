//! Numbers as printed: digits, words, scale words, and mixtures of them.

mod digits;
mod scan;
mod words;

pub(super) use scan::scan;

use rust_decimal::Decimal;
use std::ops::Range;

/// A number of a sentence before anything is known of its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The pieces it covers.
    pub(super) pieces: Range<usize>,
    pub(super) value: Decimal,
    /// See [`Amount::place`](super::Amount::place).
    pub(super) place: Decimal,
    pub(super) form: Form,
    /// The scale word it ends in, 1 without one: "70 to 80 thousand" lends it to the 70.
    pub(super) scale: Decimal,
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits without separator or scale word.
    Plain,
    /// Digits with a separator, a point, a sign or a scale word.
    Digits,
    /// Words.
    Words,
    /// `8th`.
    Ordinal,
    /// "two-thirds", "2/3", "half".
    Fraction,
}

/// What [`scan`] finds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    Number(Numeral),
    /// Digits that are no number, with the reason.
    Other(Range<usize>, &'static str),
}

impl Found {
    /// The pieces it covers.
    pub(super) fn pieces(&self) -> &Range<usize> {
        match self {
            Found::Number(numeral) => &numeral.pieces,
            Found::Other(range, _) => range,
        }
    }
}
