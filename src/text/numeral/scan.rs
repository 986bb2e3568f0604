//! Finds the numerals of a sentence.

use super::{
    Form, Found, Numeral,
    digits::{self, Digits, NotDigits},
    words::Cardinals,
};
use crate::text::{
    Approx, TokenKind,
    lexicon::{NumberLexicon, Place, Scale},
    pieces::{Piece, Pieces, looks_like_year},
    set_aside::{REFERENCE, TIME, YEAR},
};
use rust_decimal::Decimal;

/// Above this nothing is counted in an election.
const MOST: u64 = 1_000_000_000_000;

/// All numerals of a sentence, in order and apart from one another.
pub(in crate::text) fn scan(pieces: &Pieces, text: &str, lexicon: &NumberLexicon) -> Vec<Found> {
    let scanner = Scanner { pieces, text, lexicon };
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match scanner.at(at) {
            Some(next) => {
                at = next.pieces().end;
                found.push(next);
            }
            None => at += 1,
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Scanner<'a> {
    pieces: &'a Pieces,
    text: &'a str,
    lexicon: &'a NumberLexicon,
}

/// A number up to its scale word ("5.57 lakh"); several may follow one another ("1 lakh 71 thousand").
#[derive(Clone, Copy)]
struct Part {
    end: usize,
    value: Decimal,
    place: Decimal,
    form: Form,
    scale: Decimal,
}

impl<'a> Scanner<'a> {
    fn at(self, at: usize) -> Option<Found> {
        let piece = self.pieces.get(at)?;
        match piece.kind {
            TokenKind::Number => Some(self.digits_at(at)),
            TokenKind::Word if self.has_digits(piece) => Some(self.code_at(at)),
            TokenKind::Word if self.lexicon.may_begin_number(piece.id) => self.words_at(at),
            TokenKind::Word => None,
            TokenKind::Sign => None,
        }
    }

    fn digits_at(self, at: usize) -> Found {
        let printed = self.printed(at);
        if printed.contains(':') {
            return Found::Other(at..at + 1, TIME);
        }
        if self.is_reference(at) {
            return Found::Other(at..at + 1, REFERENCE);
        }
        if printed.ends_with(|last: char| last.is_ascii_alphabetic()) {
            return suffixed(at, printed);
        }
        if let Some(fraction) = self.printed_fraction(at) {
            return Found::Number(fraction);
        }
        match self.digits_part(at) {
            Ok(part) => self.sum(at, part),
            Err(NotDigits::TooLarge) => Found::Other(at..at + 1, "too_large"),
            Err(NotDigits::Unreadable) => Found::Other(at..at + 1, "unreadable"),
        }
    }

    fn digits_part(self, at: usize) -> Result<Part, NotDigits> {
        let (read, end) = match self.broken(at) {
            Some(joined) => joined,
            None => (self.points_or_thousands(at)?, at + 1),
        };
        let form = if read.grouped || read.decimals > 0 { Form::Digits } else { Form::Plain };
        let place = if read.decimals > 0 {
            Decimal::new(1, read.decimals)
        } else {
            trailing_place(read.value)
        };
        Ok(Part { end, value: read.value, place, form, scale: Decimal::ONE })
    }

    /// `49.222` is a misprint of 49,222 unless a unit or scale shows that it has decimals.
    fn points_or_thousands(self, at: usize) -> Result<Digits, NotDigits> {
        let read = digits::read(self.printed(at))?;
        let next = self.pieces.id(at + 1);
        let is_share = self.printed(at + 1) == "%" || self.lexicon.begins_share(next);
        let is_misprint = read.decimals == 3
            && !read.grouped
            && read.value >= Decimal::ONE
            && !is_share
            && self.scale(at + 1).is_none();
        if is_misprint { digits::read(&self.printed(at).replace('.', ",")) } else { Ok(read) }
    }

    /// A number with white space inside: `105 960`, and the misprints `25 2907` and `52, 750`.
    fn broken(self, at: usize) -> Option<(Digits, usize)> {
        let first = self.printed(at);
        if first.starts_with('0') || first.contains('.') {
            return None;
        }
        let end = self.spaced_end(at).or_else(|| self.comma_end(at))?;
        if self.lies_in_set_aside(at) {
            return None;
        }
        let joined: String = (at..end)
            .filter(|&at| self.kind(at) == Some(TokenKind::Number))
            .map(|at| self.printed(at))
            .collect();
        let read = digits::read(&joined.replace(',', "")).ok()?;
        Some((Digits { grouped: true, ..read }, end))
    }

    fn spaced_end(self, at: usize) -> Option<usize> {
        let first = self.plain_group(at).filter(|group| group.len() <= 3)?;
        let mut end = at + 1;
        while let Some(group) = self.plain_group(end).filter(|_| self.follows_one_space(end)) {
            let is_misprint =
                end == at + 1 && first.len() == 2 && group.len() == 4 && !looks_like_year(group);
            if group.len() != 3 && !is_misprint {
                break;
            }
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// `52, 750 votes` and `52 ,750 votes`, but not `won 84, 115 and 42`.
    fn comma_end(self, at: usize) -> Option<usize> {
        let comma = self.pieces.get(at + 1)?;
        let is_group = self.plain_group(at + 2)?.len() == 3;
        let first = self.printed(at);
        let is_first = first.len() <= 3 || first.contains(',');
        let begins_list = at > 0 && self.printed(at - 1) == ",";
        let is_broken = comma.span.of(self.text) == ","
            && self.pieces.get(at + 2)?.glued != comma.glued
            && is_group
            && is_first
            && !begins_list
            && self.may_end_broken(at + 3);
        is_broken.then_some(at + 3)
    }

    fn may_end_broken(self, at: usize) -> bool {
        match self.pieces.get(at) {
            None => true,
            Some(piece) => self.lexicon.may_follow_broken_number(piece.id),
        }
    }

    /// Whether the digits at `at`, taken alone, are a day, an identifier or the like.
    fn lies_in_set_aside(self, at: usize) -> bool {
        let Ok(read) = digits::read(self.printed(at)) else { return false };
        let numeral = Numeral {
            pieces: at..at + 1,
            value: read.value,
            place: Decimal::ONE,
            form: if read.grouped { Form::Digits } else { Form::Plain },
            scale: Decimal::ONE,
        };
        let place = Place {
            pieces: self.pieces,
            numeral: &numeral,
            opens_block: true,
            lexicon: self.lexicon,
        };
        self.lexicon.why_set_aside(place).is_some()
    }

    /// `2/3`; what is greater than one or has a large denominator is a score or a date.
    fn printed_fraction(self, at: usize) -> Option<Numeral> {
        let slash = self.pieces.get(at + 1).filter(|piece| piece.glued)?;
        let parts = self.pieces.get(at + 2).filter(|piece| piece.glued)?;
        if slash.span.of(self.text) != "/" || self.printed(at + 3) == "/" {
            return None;
        }
        let above: u32 = self.printed(at).parse().ok()?;
        let below: u32 = parts.span.of(self.text).parse().ok()?;
        (0 < above && above < below && below <= 10).then(|| fraction(at..at + 3, above, below))
    }

    /// A word with digits in it: a code, an address, money.
    fn code_at(self, at: usize) -> Found {
        let printed = self.printed(at);
        let letters = printed.trim_end_matches(|last: char| last.is_ascii_digit());
        let digits = &printed[letters.len()..];
        let why = if printed.contains("://") || printed.starts_with("www.") {
            "address"
        } else if digits.len() == 4 && looks_like_year(digits) {
            YEAR
        } else if self.lexicon.is_currency(&letters.to_lowercase()) {
            "money"
        } else {
            "identifier"
        };
        Found::Other(at..at + 1, why)
    }

    fn words_at(self, at: usize) -> Option<Found> {
        if let Some(numeral) = self.worded_fraction(at) {
            return Some(Found::Number(numeral));
        }
        let part = self.words_part(at)?;
        Some(self.sum(at, part))
    }

    fn words_part(self, at: usize) -> Option<Part> {
        let part =
            |value, place, end| Part { end, value, place, form: Form::Words, scale: Decimal::ONE };
        if let Some((value, end)) = self.cardinals().below_thousand(at) {
            return Some(match self.and_a_half(end) {
                Some(end) => part(Decimal::from(value) + HALF, Decimal::new(1, 1), end),
                None => part(Decimal::from(value), trailing_place(value.into()), end),
            });
        }
        // "half a million", "a dozen": the scale word makes the number.
        let has_scale = |at| self.scale(at).is_some();
        if self.is_half(at) && self.is_article(at + 1) && has_scale(at + 2) {
            return Some(part(HALF, Decimal::new(1, 1), at + 2));
        }
        (self.is_article(at) && has_scale(at + 1)).then(|| part(Decimal::ONE, Decimal::ONE, at + 1))
    }

    /// "two-thirds", "three quarters", "one third", "a third of", "half".
    fn worded_fraction(self, at: usize) -> Option<Numeral> {
        if self.is_half(at) {
            let makes_number = self.is_article(at + 1) && self.scale(at + 2).is_some();
            return (!makes_number).then(|| fraction(at..at + 1, 1, 2));
        }
        let is_article = self.is_article(at);
        let (above, end) =
            if is_article { (1, at + 1) } else { self.cardinals().below_thousand(at)? };
        let end = if self.pieces.is_inner_hyphen(end, self.lexicon) { end + 1 } else { end };
        let below = self.lexicon.sense(self.pieces.id(end)).fraction?;
        let is_sure = !is_article
            || self.pieces.id(end + 1) == self.lexicon.fraction_joiner()
            || self.is_hedged(at);
        (is_sure && 0 < above && above < below).then(|| fraction(at..end + 1, above, below))
    }

    /// Whether a number begins at an article: "less than a third", and no "a third place".
    fn is_hedged(self, at: usize) -> bool {
        let before = self.pieces.ids.get(..at).unwrap_or_default();
        self.lexicon.hedges.closing(before).is_some_and(|(_, approx)| approx != Approx::Exact)
    }

    /// The end of "and a half".
    fn and_a_half(self, at: usize) -> Option<usize> {
        let is_it = self.pieces.id(at) == self.lexicon.joiner()
            && self.is_article(at + 1)
            && self.is_half(at + 2);
        is_it.then_some(at + 3)
    }

    /// Adds up the parts that begin with `first`.
    fn sum(self, start: usize, first: Part) -> Found {
        let Some(mut last) = self.scaled(first) else {
            return Found::Other(start..first.end, "too_large");
        };
        let mut value = last.value;
        let mut form = last.form;
        while last.scale > Decimal::ONE && last.value.is_integer() {
            let Some(next) = self.next_part(&last) else { break };
            value += next.value;
            if next.form != Form::Words {
                form = Form::Digits;
            }
            last = next;
        }
        if value > Decimal::from(MOST) {
            return Found::Other(start..last.end, "too_large");
        }
        let Part { end, place, scale, .. } = last;
        let (value, place) = (value.normalize(), place.normalize());
        Found::Number(Numeral { pieces: start..end, value, place, form, scale })
    }

    /// The part after one that ends in a scale word: smaller than that scale.
    fn next_part(self, before: &Part) -> Option<Part> {
        let at = before.end;
        let next = if self.pieces.id(at) == self.lexicon.joiner() {
            self.words_part(at + 1).filter(|_| before.form == Form::Words)?
        } else if self.kind(at)? == TokenKind::Number {
            let is_plain = self.plain_group(at).is_some();
            self.digits_part(at).ok().filter(|part| is_plain && part.end == at + 1)?
        } else {
            self.words_part(at).filter(|_| !self.is_article(at))?
        };
        let next = self.scaled(next)?;
        // "10.3 million five years ago": digits go on in words only to another scale ("2 crore fifty lakh").
        let goes_on = next.form != Form::Words || before.form == Form::Words;
        if !goes_on && next.scale == Decimal::ONE {
            return None;
        }
        (next.value < before.scale && next.value > Decimal::ZERO && next.value.is_integer())
            .then_some(next)
    }

    /// Multiplies by the scale words that follow ("5.57 lakh", "2 lakh crore").
    fn scaled(self, mut part: Part) -> Option<Part> {
        while let Some(scale) = self.scale(part.end).filter(|scale| self.applies(scale, &part)) {
            let worth = Decimal::from(scale.worth);
            let whole = part.place >= Decimal::ONE && part.scale == Decimal::ONE;
            let step = if whole { Decimal::ONE } else { part.place };
            let is_round = is_power_of_ten(scale.worth);
            part.place = if is_round { step.checked_mul(worth)? } else { Decimal::ONE };
            part.value = part.value.checked_mul(worth)?;
            part.scale = part.scale.checked_mul(worth)?;
            part.end += 1;
            if part.form == Form::Plain {
                part.form = Form::Digits;
            }
        }
        Some(part)
    }

    fn applies(self, scale: &Scale, part: &Part) -> bool {
        let glued = self.pieces.get(part.end).is_some_and(|piece| piece.glued);
        (glued || !scale.only_attached)
            && (part.scale == Decimal::ONE
                || (scale.worth >= 1000 && Decimal::from(scale.worth) > part.scale))
    }

    fn cardinals(self) -> Cardinals<'a> {
        Cardinals { pieces: self.pieces, lexicon: self.lexicon }
    }

    fn scale(self, at: usize) -> Option<Scale> {
        self.lexicon.sense(self.pieces.id(at)).scale
    }

    fn is_half(self, at: usize) -> bool {
        self.lexicon.sense(self.pieces.id(at)).fraction == Some(2)
    }

    fn is_article(self, at: usize) -> bool {
        self.lexicon.is_article(self.pieces.id(at))
    }

    fn kind(self, at: usize) -> Option<TokenKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    /// What is printed at `at`; nothing beyond the end.
    /// Whether a number is that of a note, right behind what it is about: "75[12]".
    fn is_reference(self, at: usize) -> bool {
        let glued = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.glued);
        let short = self.plain_group(at).is_some_and(|digits| digits.len() <= 3);
        let enclosed = |before: usize| self.printed(before) == "[" && self.printed(at + 1) == "]";
        let all_glued = |before: usize| glued(before) && glued(at) && glued(at + 1);
        short && at.checked_sub(1).is_some_and(|before| enclosed(before) && all_glued(before))
    }

    fn printed(self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.span.of(self.text))
    }

    /// Digits and nothing else at `at`.
    fn plain_group(self, at: usize) -> Option<&'a str> {
        let printed = self.printed(at);
        (!printed.is_empty() && printed.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(printed)
    }

    fn follows_one_space(self, at: usize) -> bool {
        let before = self.pieces.all[at - 1].span.end;
        let gap = &self.text[before..self.pieces.all[at].span.start];
        matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}")
    }

    fn has_digits(self, piece: &Piece) -> bool {
        piece.span.of(self.text).bytes().any(|byte| byte.is_ascii_digit())
    }
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// `8th`, `1990s`, `45s`.
fn suffixed(at: usize, printed: &str) -> Found {
    let number = printed.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    match digits::read(number) {
        Ok(read) if !printed.ends_with(['s', 'S']) => Found::Number(Numeral {
            pieces: at..at + 1,
            value: read.value,
            place: Decimal::ONE,
            form: Form::Ordinal,
            scale: Decimal::ONE,
        }),
        _ if looks_like_year(number) => Found::Other(at..at + 1, YEAR),
        _ => Found::Other(at..at + 1, "identifier"),
    }
}

fn fraction(pieces: std::ops::Range<usize>, above: u32, below: u32) -> Numeral {
    Numeral {
        pieces,
        value: Decimal::from(above) / Decimal::from(below),
        place: Decimal::new(1, 2),
        form: Form::Fraction,
        scale: Decimal::ONE,
    }
}

/// Digits are rounded from three trailing zeros up.
const ROUND: u64 = 1000;

/// 1000 for 118,000; 1 for 118,566, for 0, and for 93,400: two zeros may well be counted ones.
fn trailing_place(value: Decimal) -> Decimal {
    let mut rest = value.mantissa().unsigned_abs();
    let mut place = 1_u64;
    while rest >= 10 && rest.is_multiple_of(10) {
        rest /= 10;
        place *= 10;
    }
    if place < ROUND { Decimal::ONE } else { Decimal::from(place) }
}

fn is_power_of_ten(mut number: u64) -> bool {
    while number >= 10 && number.is_multiple_of(10) {
        number /= 10;
    }
    number == 1
}
