//! Numbers below a thousand in words: "ninety-three", "one hundred and fifteen".

use super::super::{lexicon::NumberLexicon, pieces::Pieces};

/// Reads cardinals of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Cardinals<'a> {
    pub(super) pieces: &'a Pieces,
    pub(super) lexicon: &'a NumberLexicon,
}

impl Cardinals<'_> {
    /// The number that begins at `at`, and where it ends.
    pub(super) fn below_thousand(self, at: usize) -> Option<(u32, usize)> {
        let (hundreds, end) = match self.below_hundred(at) {
            Some((value, end)) if value > 0 && self.is_hundred(end) => (value * 100, end + 1),
            Some(found) => return Some(found),
            None if self.is_article(at) && self.is_hundred(at + 1) => (100, at + 2),
            None => return None,
        };
        let rest = if self.pieces.id(end) == self.lexicon.joiner() { end + 1 } else { end };
        match self.below_hundred(rest) {
            Some((value, end)) if value > 0 => Some((hundreds + value, end)),
            _ => Some((hundreds, end)),
        }
    }

    fn below_hundred(self, at: usize) -> Option<(u32, usize)> {
        let first = self.cardinal(at)?;
        if first >= 20 && first.is_multiple_of(10) {
            let next =
                if self.pieces.is_inner_hyphen(at + 1, self.lexicon) { at + 2 } else { at + 1 };
            if let Some(unit @ 1..=9) = self.cardinal(next) {
                return Some((first + unit, next + 1));
            }
        }
        Some((first, at + 1))
    }

    fn cardinal(self, at: usize) -> Option<u32> {
        self.lexicon.sense(self.pieces.id(at)).cardinal
    }

    fn is_hundred(self, at: usize) -> bool {
        self.lexicon.sense(self.pieces.id(at)).scale.is_some_and(|scale| scale.worth == 100)
    }

    fn is_article(self, at: usize) -> bool {
        self.lexicon.is_article(self.pieces.id(at))
    }
}
