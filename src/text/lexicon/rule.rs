//! The small language in which the lexicon says which numbers to set aside.
//!
//! A pattern is a row of elements around one slot, `{…}`, the number in question:
//!
//! | element | stands for |
//! |---|---|
//! | `{n}` | the number, however printed |
//! | `{plain}` | in digits, without separators |
//! | `{word}` | in words |
//! | `{ordinal}` | `8th` |
//! | `{plain 1-31}` | any of these, from 1 to 31 |
//! | `word` | that word or sign |
//! | `<month>` | a word of that class; `<Month>` only with a capital letter |
//! | `<Name>` | any word with a capital letter; `<lower>` any without |
//! | `#` | another number; `<year>` one that looks like a year |
//! | `~` | up to three words that may stand between a number and its noun |
//! | `^` | the beginning of the block |
//!
//! An element that ends in `?` may be missing. A hyphen that joins the number to the next word needs
//! no element.

use super::{NumberLexicon, Vocabulary, phrases::WordId};
use crate::text::{
    TokenKind,
    numeral::{Form, Numeral},
    pieces::Pieces,
};
use rust_decimal::Decimal;
use std::{collections::HashMap, ops::RangeInclusive};

/// The most words that `~` stands for.
const GAP: usize = 3;

/// A reason to set a number aside, and how to see it.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) why: String,
    pub(super) patterns: Vec<Pattern>,
    /// Where one of these holds, the rule does not.
    pub(super) unless: Vec<Pattern>,
}

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    slot: Slot,
    /// Nearest to the slot first.
    before: Vec<Element>,
    after: Vec<Element>,
}

#[derive(Clone, Debug, PartialEq)]
struct Slot {
    forms: Forms,
    values: Option<RangeInclusive<u32>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Forms {
    Any,
    Plain,
    Word,
    Ordinal,
}

#[derive(Clone, Debug, PartialEq)]
struct Element {
    what: What,
    optional: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Word(WordId),
    Class { bit: u64, capital: bool },
    Number,
    Year,
    Capital,
    Lower,
    Gap,
    Start,
}

/// What patterns are read with.
pub(super) struct Reader<'a> {
    pub(super) vocabulary: &'a mut Vocabulary,
    pub(super) class_bits: &'a HashMap<String, u64>,
}

impl Reader<'_> {
    /// Reads one pattern.
    pub(super) fn pattern(&mut self, text: &str) -> Result<Pattern, String> {
        let (before, rest) = text.split_once('{').ok_or(format!("`{text}` has no {{slot}}"))?;
        let (slot, after) = rest.split_once('}').ok_or(format!("`{text}` lacks a `}}`"))?;
        let mut before = self.elements(before)?;
        before.reverse();
        Ok(Pattern { slot: slot_of(slot)?, before, after: self.elements(after)? })
    }

    fn elements(&mut self, text: &str) -> Result<Vec<Element>, String> {
        let mut elements = Vec::new();
        for word in text.split_whitespace() {
            let (word, optional) = match word.strip_suffix('?') {
                Some(rest) if !rest.is_empty() => (rest, true),
                _ => (word, false),
            };
            elements.extend(self.what(word)?.into_iter().map(|what| Element { what, optional }));
        }
        Ok(elements)
    }

    fn what(&mut self, word: &str) -> Result<Vec<What>, String> {
        let what = match word {
            "#" => What::Number,
            "~" => What::Gap,
            "^" => What::Start,
            "<year>" => What::Year,
            "<Name>" => What::Capital,
            "<lower>" => What::Lower,
            _ => match word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                Some(class) => self.class(class)?,
                None => {
                    return Ok(self.vocabulary.add(word).iter().copied().map(What::Word).collect());
                }
            },
        };
        Ok(vec![what])
    }

    fn class(&self, name: &str) -> Result<What, String> {
        let bit = self.class_bits.get(&name.to_lowercase());
        let bit = *bit.ok_or(format!("there is no class `{name}`"))?;
        Ok(What::Class { bit, capital: name.starts_with(char::is_uppercase) })
    }
}

fn slot_of(text: &str) -> Result<Slot, String> {
    let (form, range) = text.split_once(' ').unwrap_or((text, ""));
    let forms = match form {
        "n" => Forms::Any,
        "plain" => Forms::Plain,
        "word" => Forms::Word,
        "ordinal" => Forms::Ordinal,
        _ => return Err(format!("`{{{text}}}`: a slot is n, plain, word or ordinal")),
    };
    if range.is_empty() {
        return Ok(Slot { forms, values: None });
    }
    let (low, high) = range.split_once('-').unwrap_or((range, range));
    match (low.parse(), high.parse()) {
        (Ok(low), Ok(high)) => Ok(Slot { forms, values: Some(low..=high) }),
        _ => Err(format!("`{{{text}}}`: `{range}` is no range of whole numbers")),
    }
}

/// Where a number stands.
#[derive(Clone, Copy)]
pub(in crate::text) struct Place<'a> {
    pub(in crate::text) pieces: &'a Pieces,
    pub(in crate::text) numeral: &'a Numeral,
    pub(in crate::text) opens_block: bool,
    pub(in crate::text) lexicon: &'a NumberLexicon,
}

impl Rule {
    pub(super) fn holds(&self, place: Place) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches(place))
            && !self.unless.iter().any(|pattern| pattern.matches(place))
    }
}

impl Pattern {
    fn matches(&self, place: Place) -> bool {
        let range = &place.numeral.pieces;
        // The value comes last: comparing decimals costs more than comparing words.
        self.slot.admits_form(place.numeral.form)
            && matches_forward(&self.after, place, range.end)
            && matches_backward(&self.before, place, range.start)
            && self.slot.admits_value(place.numeral.value)
    }
}

impl Slot {
    fn admits_form(&self, form: Form) -> bool {
        match self.forms {
            Forms::Any => form != Form::Ordinal,
            Forms::Plain => form == Form::Plain,
            Forms::Word => form == Form::Words,
            Forms::Ordinal => form == Form::Ordinal,
        }
    }

    fn admits_value(&self, value: Decimal) -> bool {
        self.values.as_ref().is_none_or(|values| {
            Decimal::from(*values.start()) <= value && value <= Decimal::from(*values.end())
        })
    }
}

fn matches_forward(elements: &[Element], place: Place, at: usize) -> bool {
    let Some((first, rest)) = elements.split_first() else { return true };
    if first.what == What::Gap {
        return matches_over_gap(rest, place, at);
    }
    if first.what.is_at(place, at) && matches_forward(rest, place, at + 1) {
        return true;
    }
    if place.pieces.is_inner_hyphen(at, place.lexicon)
        && first.what.is_at(place, at + 1)
        && matches_forward(rest, place, at + 2)
    {
        return true;
    }
    first.optional && matches_forward(rest, place, at)
}

fn matches_over_gap(rest: &[Element], place: Place, at: usize) -> bool {
    (0..=GAP).any(|width| {
        (at..at + width).all(|between| place.lexicon.may_stand_between(place.pieces, between))
            && matches_forward(rest, place, at + width)
    })
}

/// Matches elements, nearest first, against the pieces that end at `end`.
fn matches_backward(elements: &[Element], place: Place, end: usize) -> bool {
    let Some((first, rest)) = elements.split_first() else { return true };
    if first.what == What::Start {
        return place.opens_block && end == 0;
    }
    let is_here = end > 0 && first.what.is_at(place, end - 1);
    (is_here && matches_backward(rest, place, end - 1))
        || (first.optional && matches_backward(rest, place, end))
}

impl What {
    fn is_at(self, place: Place, at: usize) -> bool {
        let Some(piece) = place.pieces.get(at) else { return false };
        let is_word = piece.kind == TokenKind::Word;
        match self {
            What::Word(id) => piece.id == id,
            What::Class { bit, capital } => {
                place.lexicon.classes(piece.id) & bit != 0 && (piece.capital || !capital)
            }
            What::Number => {
                piece.kind == TokenKind::Number || place.lexicon.is_number_word(piece.id)
            }
            What::Year => piece.is_year,
            What::Capital => is_word && piece.capital,
            What::Lower => is_word && !piece.capital,
            What::Gap | What::Start => false,
        }
    }
}
