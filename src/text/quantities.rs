//! Numerals of a sentence to quantities, and the numbers to set aside.

use super::{
    Amount, Approx, Quantity, SetAside, Unit, Worded,
    lexicon::{NumberLexicon, Place},
    numeral::{Form, Found, Numeral, scan},
    pieces::Pieces,
    range::{Joiner, Reading},
};
use crate::span::Span;
use rust_decimal::{Decimal, dec};

/// The most words between a number and its unit.
const UNIT_GAP: usize = 4;

/// No electoral college has more electors.
const MOST_ELECTORS: Decimal = dec!(1000);
/// A number that takes the unit of the next is at most so many times as large, or as small.
const FURTHEST_APART: Decimal = Decimal::ONE_HUNDRED;

/// What the numbers of a sentence are.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) quantities: Vec<Quantity>,
    pub(super) set_aside: Vec<SetAside>,
}

impl Numbers {
    /// Gives each number of a table row that has no unit the one its column's header names.
    pub(super) fn take_units(
        &mut self,
        headers: &[String],
        cells: &[Span],
        lexicon: &NumberLexicon,
    ) {
        for quantity in self.quantities.iter_mut().filter(|q| q.amount.unit.is_none()) {
            let column = cells.partition_point(|cell| cell.end < quantity.span.end);
            let inside = cells.get(column).is_some_and(|cell| cell.contains(quantity.span));
            let header = headers.get(column).filter(|_| inside);
            quantity.amount.unit = header.and_then(|header| lexicon.unit_in(header));
        }
    }
}

/// Reads the numbers of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) pieces: &'a Pieces,
    pub(super) text: &'a str,
    pub(super) lexicon: &'a NumberLexicon,
    /// Whether the sentence begins its block.
    pub(super) opens_block: bool,
}

impl Reader<'_> {
    pub(super) fn read(self) -> Numbers {
        let mut numbers = Numbers::default();
        let mut kept = Vec::new();
        for found in scan(self.pieces, self.text, self.lexicon) {
            match self.why_set_aside(&found) {
                Some(why) => {
                    let span = self.pieces.span(found.pieces().clone());
                    numbers.set_aside.push(SetAside { span, why: why.to_owned() });
                }
                None => kept.extend(found.number()),
            }
        }
        let Reader { pieces, text, lexicon, .. } = self;
        let joiner = Joiner { pieces, text, lexicon };
        let readings = joiner.join(kept);
        let units = self.units(&readings);
        numbers.quantities = readings
            .iter()
            .zip(units)
            .map(|(reading, unit)| self.quantity(reading, unit))
            .collect();
        numbers
    }

    fn why_set_aside<'f>(&'f self, found: &'f Found) -> Option<&'f str> {
        let numeral = match found {
            Found::Other(_, why) => return Some(why),
            Found::Number(numeral) => numeral,
        };
        let Reader { pieces, lexicon, opens_block, .. } = *self;
        let by_rule = lexicon.why_set_aside(Place { pieces, numeral, opens_block, lexicon });
        by_rule.or_else(|| (numeral.form == Form::Ordinal).then_some("ordinal"))
    }

    /// Each number's unit: the one printed after it, else before it, else that of the number it is
    /// tied to ("11 out of 13 seats").
    fn units(self, readings: &[Reading]) -> Vec<Option<Unit>> {
        let mut units: Vec<Option<Unit>> = readings.iter().map(|r| self.own_unit(r)).collect();
        for at in (1..readings.len()).rev() {
            let carried = units[at].filter(|&unit| may_be_counted_in(unit, &readings[at - 1]));
            if units[at - 1].is_none() && self.carries_unit(&readings[at - 1], &readings[at]) {
                units[at - 1] = carried;
            }
        }
        units
    }

    fn own_unit(self, reading: &Reading) -> Option<Unit> {
        if reading.is_fraction {
            return Some(Unit::Fraction);
        }
        let end = reading.pieces.end;
        let end = self.hedge_after(end).map_or(end, |(end, _)| end);
        let unit = self.unit_after(end).map(|(unit, _)| unit);
        let unit = unit.or_else(|| self.unit_before(reading.pieces.start));
        // More electors than any college has are the people on the roll.
        match unit {
            Some(Unit::ElectoralVotes) if reading.worded.high() > MOST_ELECTORS => {
                Some(Unit::Voters)
            }
            _ => unit,
        }
    }

    /// The unit behind a number, and where it ends.
    fn unit_after(self, end: usize) -> Option<(Unit, usize)> {
        let inner_hyphen = self.pieces.is_inner_hyphen(end, self.lexicon);
        let first = if inner_hyphen { end + 1 } else { end };
        for at in first..=first + UNIT_GAP {
            if let Some((length, unit)) = self.lexicon.units.opening(self.pieces.ids.get(at..)?) {
                return Some((unit, at + length));
            }
            if !self.lexicon.may_stand_between(self.pieces, at) {
                return None;
            }
        }
        None
    }

    /// "Votes polled: 45,210".
    fn unit_before(self, start: usize) -> Option<Unit> {
        let start = self.hedge_start(start);
        let sign = self.pieces.get(start.checked_sub(1)?)?;
        if !matches!(sign.span.of(self.text), ":" | "=" | "–" | "—") {
            return None;
        }
        (0..=2).find_map(|gap| {
            let end = (start - 1).checked_sub(gap)?;
            let between = end..start - 1;
            between
                .clone()
                .all(|at| self.pieces.all[at].kind == super::TokenKind::Word)
                .then_some(())?;
            let (length, unit) = self.lexicon.units.closing(&self.pieces.ids[..end])?;
            // In "52 per cent: 319,043" the unit is that of the number before it.
            let before = (end - length).checked_sub(1).map(|at| self.pieces.all[at].kind);
            (before != Some(super::TokenKind::Number)).then_some(unit)
        })
    }

    fn carries_unit(self, left: &Reading, right: &Reading) -> bool {
        let between = &self.pieces.ids[left.pieces.end..right.pieces.start];
        let is_carrier = self.lexicon.unit_carriers.opening(between);
        is_carrier.is_some_and(|(length, ())| length == between.len()) && are_alike(left, right)
    }

    fn quantity(self, reading: &Reading, unit: Option<Unit>) -> Quantity {
        let pieces = reading.pieces.clone();
        let tokens = self.pieces.all[pieces.start].token..self.pieces.all[pieces.end - 1].token + 1;
        let approx = match reading.worded {
            Worded::Range(..) => Approx::Range,
            Worded::One(_) => self.approx(reading),
        };
        Quantity {
            span: self.span(reading),
            tokens,
            amount: Amount { worded: reading.worded, approx, unit, place: reading.place },
        }
    }

    /// With the sign that belongs to the number (`+152`).
    fn span(self, reading: &Reading) -> Span {
        let span = self.pieces.span(reading.pieces.clone());
        match reading.sign {
            Some(sign) => self.pieces.all[sign].span.to(span),
            None => span,
        }
    }

    fn approx(self, reading: &Reading) -> Approx {
        let after = self.hedge_after(reading.pieces.end).or_else(|| {
            let (_, end) = self.unit_after(reading.pieces.end)?;
            self.hedge_after(end)
        });
        let after = after.map(|(_, approx)| approx);
        let before = || {
            let end = self.before_fillers(reading.pieces.start);
            let hedge = self.lexicon.hedges.closing(&self.pieces.ids[..end]);
            let hedge = hedge.map(|(_, approx)| approx);
            hedge.filter(|approx| !(is_comparison(*approx) && self.points_out(end)))
        };
        after.or_else(before).unwrap_or(Approx::Exact)
    }

    /// Whether a number is pointed out behind a hedge: "more than the 46 it had" is more than 46, and 46 what it had.
    fn points_out(self, end: usize) -> bool {
        self.lexicon.pointers.opening(&self.pieces.ids[end..]).is_some()
    }

    /// "or so", "-plus", "+": where it ends and what it says.
    fn hedge_after(self, end: usize) -> Option<(usize, Approx)> {
        let inner_hyphen = self.pieces.is_inner_hyphen(end, self.lexicon);
        let at = if inner_hyphen { end + 1 } else { end };
        let (length, approx) = self.lexicon.hedges_after.opening(self.pieces.ids.get(at..)?)?;
        let first = self.pieces.get(at)?;
        let is_sign = first.kind == super::TokenKind::Sign;
        let next_is_glued = self.pieces.get(at + length).is_some_and(|piece| piece.glued);
        (!is_sign || (first.glued && !next_is_glued)).then_some((at + length, approx))
    }

    /// Where the hedge before a number begins; `start` where there is none.
    fn hedge_start(self, start: usize) -> usize {
        let end = self.before_fillers(start);
        match self.lexicon.hedges.closing(&self.pieces.ids[..end]) {
            Some((length, _)) => end - length,
            None => start,
        }
    }

    /// Before what may stand between a hedge and its number ("at least *a total of* 40").
    fn before_fillers(self, start: usize) -> usize {
        match self.lexicon.hedge_fillers.closing(&self.pieces.ids[..start]) {
            Some((length, ())) => start - length,
            None => start,
        }
    }
}

impl Found {
    fn number(self) -> Option<Numeral> {
        match self {
            Found::Number(numeral) => Some(numeral),
            Found::Other(..) => None,
        }
    }
}

/// Whether a hedge compares what was counted with its number.
fn is_comparison(approx: Approx) -> bool {
    matches!(approx, Approx::MoreThan | Approx::LessThan)
}

/// Whether a number may share the unit of the one it is tied to: "14 million or 23 %" has two.
fn may_be_counted_in(unit: Unit, reading: &Reading) -> bool {
    let high = reading.worded.high();
    match unit {
        Unit::Fraction => false,
        Unit::Percent | Unit::Points => high <= Decimal::ONE_HUNDRED,
        _ => true,
    }
}

/// Whether two numbers may count one thing: "an electorate of 574,258 and 369 polling stations" may
/// not.
fn are_alike(one: &Reading, other: &Reading) -> bool {
    let size = |reading: &Reading| match reading.worded {
        Worded::One(value) => value,
        Worded::Range(_, high) => high,
    };
    let (one, other) = (size(one), size(other));
    one.max(other) < Decimal::ONE_THOUSAND || one.max(other) / FURTHEST_APART <= one.min(other)
}
