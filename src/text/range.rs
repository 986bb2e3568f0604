//! Two numerals that are one range ("30-40", "70,000 to 80,000"), and signs before one (`+152`).

use super::{
    TokenKind, Worded,
    lexicon::NumberLexicon,
    numeral::{Form, Numeral},
    pieces::Pieces,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// A numeral, or two of them that are a range.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Its sign left out.
    pub(super) pieces: Range<usize>,
    /// The piece that is its sign.
    pub(super) sign: Option<usize>,
    pub(super) worded: Worded,
    pub(super) place: Decimal,
    pub(super) is_fraction: bool,
}

/// Tells ranges from pairs.
#[derive(Clone, Copy)]
pub(super) struct Joiner<'a> {
    pub(super) pieces: &'a Pieces,
    pub(super) text: &'a str,
    pub(super) lexicon: &'a NumberLexicon,
}

impl<'a> Joiner<'a> {
    /// Joins the numerals of a sentence that are ranges.
    pub(super) fn join(self, numerals: Vec<Numeral>) -> Vec<Reading> {
        let mut readings = Vec::with_capacity(numerals.len());
        let mut rest = numerals.into_iter().peekable();
        let mut is_change = false;
        while let Some(numeral) = rest.next() {
            is_change |= self.begins_change(&numeral);
            let range = rest.peek().filter(|_| !(is_change && self.is_step(&numeral)));
            let range = range.and_then(|next| self.range(&numeral, next));
            if range.is_some() {
                rest.next();
            }
            readings.push(range.unwrap_or_else(|| self.one(numeral)));
        }
        readings
    }

    fn one(self, numeral: Numeral) -> Reading {
        let sign = self.sign_before(numeral.pieces.start);
        let is_negative = sign.is_some_and(|at| self.printed(at) != "+");
        Reading {
            sign,
            pieces: numeral.pieces,
            worded: Worded::One(if is_negative { -numeral.value } else { numeral.value }),
            place: numeral.place,
            is_fraction: numeral.form == Form::Fraction,
        }
    }

    /// A plus or a true minus that sticks to the number and to no word before it. A hyphen mostly
    /// belongs to a list ("XYZ -93"); behind another number or a bracket it is a minus ("121 -251").
    fn sign_before(self, start: usize) -> Option<usize> {
        let at = start.checked_sub(1)?;
        let sign = &self.pieces.all[at];
        let before = at.checked_sub(1).map(|before| &self.pieces.all[before]);
        let is_sign = match self.printed(at) {
            "+" | "−" => !sign.glued || before.is_none_or(|it| it.kind == TokenKind::Sign),
            "-" | "–" => before.is_some_and(|it| match it.kind {
                TokenKind::Number => !sign.glued,
                TokenKind::Sign => sign.glued && it.span.of(self.text) == "(",
                TokenKind::Word => false,
            }),
            _ => false,
        };
        (is_sign && self.pieces.all[start].glued).then_some(at)
    }

    fn range(self, low: &Numeral, high: &Numeral) -> Option<Reading> {
        let low_value = self.shared_scale(low, high);
        let comparable = low.form != Form::Fraction && high.form != Form::Fraction;
        let is_range = comparable
            && low_value < high.value
            && (self.is_between(low, high)
                || (self.has_range_sign(low, high)
                    && !self.has_own_sign(low, high)
                    && is_plausible(low_value, high.value)));
        is_range.then(|| Reading {
            pieces: low.pieces.start..high.pieces.end,
            sign: None,
            worded: Worded::Range(low_value, high.value),
            place: low.place.min(high.place),
            is_fraction: false,
        })
    }

    /// "70 to 80 thousand": the scale word belongs to both.
    fn shared_scale(self, low: &Numeral, high: &Numeral) -> Decimal {
        let is_shared = low.scale == Decimal::ONE && low.value * high.scale < high.value;
        if is_shared { low.value * high.scale } else { low.value }
    }

    /// "between 30 and 40".
    fn is_between(self, low: &Numeral, high: &Numeral) -> bool {
        let begins =
            low.pieces.start > 0 && self.pieces.id(low.pieces.start - 1) == self.lexicon.between();
        begins && self.is_only(low, high, |id| id == self.lexicon.joiner())
    }

    /// "30 to 40", "30-40", but not "from 45 to 53".
    fn has_range_sign(self, low: &Numeral, high: &Numeral) -> bool {
        !self.begins_change(low) && self.is_only(low, high, |id| self.lexicon.is_range_sign(id))
    }

    fn begins_change(self, numeral: &Numeral) -> bool {
        let before = numeral.pieces.start.checked_sub(1);
        before.is_some_and(|before| self.lexicon.is_change_cue(self.pieces.id(before)))
    }

    /// Whether what leads to a number leads on from it: the 43 of "from 31 to 43 to 54".
    fn is_step(self, numeral: &Numeral) -> bool {
        let (before, behind) = (numeral.pieces.start.checked_sub(1), numeral.pieces.end);
        let id = |at: usize| self.pieces.id(at);
        before.is_some_and(|before| {
            behind < self.pieces.all.len()
                && self.lexicon.is_range_sign(id(before))
                && id(before) == id(behind)
        })
    }

    /// Whether the sign between two numbers is the second one's: it sticks to that alone, and stands in
    /// another cell or before a number far from the first ("9 -38").
    fn has_own_sign(self, low: &Numeral, high: &Numeral) -> bool {
        let (sign, number) = (low.pieces.end, high.pieces.start);
        let (sign, number) = (&self.pieces.all[sign], &self.pieces.all[number]);
        let gap = &self.text[self.pieces.all[low.pieces.end - 1].span.end..sign.span.start];
        let sticks = number.glued && !sign.glued;
        sticks && (gap.contains(['\t', '\n']) || !is_close(low.value, high.value))
    }

    fn is_only(self, low: &Numeral, high: &Numeral, is_it: impl Fn(u16) -> bool) -> bool {
        low.pieces.end + 1 == high.pieces.start && is_it(self.pieces.id(low.pieces.end))
    }

    fn printed(self, at: usize) -> &'a str {
        self.pieces.all[at].span.of(self.text)
    }
}

/// Whether two rising numbers are the ends of a range rather than two results: both are round, or
/// both small and close together, as in forecasts ("131-145 seats").
fn is_plausible(low: Decimal, high: Decimal) -> bool {
    let is_round = |value: Decimal| significant_digits(value) <= 2;
    (is_round(low) && is_round(high)) || is_close(low, high)
}

fn is_close(low: Decimal, high: Decimal) -> bool {
    high < Decimal::ONE_THOUSAND && high <= low * Decimal::new(125, 2)
}

fn significant_digits(value: Decimal) -> usize {
    let digits = value.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}
