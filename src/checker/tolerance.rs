//! How far a wording lets the official figure lie from its number.

use crate::text::{Amount, Approx, Unit, Worded};
use rust_decimal::{Decimal, dec};

/// What a hedge ("about", "nearly") allows around a number, as a share of it.
const ABOUT: Decimal = dec!(0.05);
const NEARLY: Decimal = dec!(0.10);

/// No rounding is coarser than this share of the number: "100,000" may stand for 91,000, hardly for
/// 51,000.
const COARSEST: Decimal = dec!(0.10);

/// "Fewer than" so many times the figure is said of another, where it is said of so many.
const FAR: Decimal = dec!(4);
const LARGE: Decimal = dec!(10_000);
/// An official figure this far above a "more than" makes it an understatement.
const UNDERSTATED: Decimal = dec!(1.25);

/// Whether what is counted is ever rounded in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Votes, voters, ballots.
    Rounded,
    /// Seats, contests, places in the order: never rounded, only hedged.
    OneByOne,
    /// Per cent.
    Percent,
}

/// The official figures with which a wording agrees: an interval, its ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tolerance {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// From here up to `high` the number is the figure cut short, not rounded.
    cut_from: Option<Decimal>,
    /// From here up the number is true but says too little.
    understated_from: Option<Decimal>,
}

/// How an official figure agrees with a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// As worded.
    Plain,
    /// The last digits were cut off where rounding would have gone up.
    CutShort,
    /// True, and more than a quarter below the figure.
    Understated,
}

impl Tolerance {
    /// The tolerance of an amount of what is `counted`.
    pub(super) fn of(amount: &Amount, counted: Counted) -> Self {
        match amount.worded {
            Worded::Range(low, high) => Self::of_range(low, high, amount.approx),
            Worded::One(value) => Self::of_one(value, amount, counted),
        }
    }

    /// A figure or more.
    pub(super) fn at_least(value: Decimal) -> Self {
        Self { low: Some(value), high: None, cut_from: None, understated_from: None }
    }

    fn of_range(low: Decimal, high: Decimal, approx: Approx) -> Self {
        let slack = if approx == Approx::About { ABOUT } else { Decimal::ZERO };
        Self::between(low - low.abs() * slack, high + high.abs() * slack)
    }

    fn of_one(value: Decimal, amount: &Amount, counted: Counted) -> Self {
        let step = rounding_step(value, amount, counted);
        // "More than 53.1%" may be said of a 53.08% that was rounded first.
        let rounded = counted == Counted::Percent && step < Decimal::ONE;
        let blur = if rounded { step / dec!(2) } else { Decimal::ZERO };
        match amount.approx {
            Approx::Exact | Approx::Range => Self::rounded(value, step, unit_of(counted)),
            Approx::About => {
                let slack = (value.abs() * ABOUT).max(step / dec!(2)).max(whole_step(counted));
                Self::between(value - slack, value + slack)
            }
            Approx::MoreThan | Approx::AtLeast => Self {
                understated_from: Some(value * UNDERSTATED).filter(|from| *from > value),
                ..Self::at_least(value - blur)
            },
            Approx::LessThan | Approx::AtMost => {
                Self { low: None, high: Some(value + blur), cut_from: None, understated_from: None }
            }
            Approx::Nearly => Self::between(value - value.abs() * NEARLY, value),
        }
    }

    /// Half a step to either side, and the whole step above for a figure cut short.
    fn rounded(value: Decimal, step: Decimal, unit: Decimal) -> Self {
        let half = step / dec!(2);
        let cut_short = value + step.min(value.abs() * COARSEST) - unit;
        let nearest = Self::between(value - half, value + half);
        if cut_short <= value + half {
            return nearest;
        }
        Self { high: Some(cut_short), cut_from: Some(value + half), ..nearest }
    }

    fn between(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), high: Some(high), cut_from: None, understated_from: None }
    }

    /// How `figure` agrees with the wording, if it does.
    pub(super) fn fit(&self, figure: Decimal) -> Option<Fit> {
        if self.distance(figure) > Decimal::ZERO {
            return None;
        }
        let from = |start: Option<Decimal>| start.is_some_and(|start| figure > start);
        Some(match () {
            () if from(self.cut_from) => Fit::CutShort,
            () if from(self.understated_from) => Fit::Understated,
            () => Fit::Plain,
        })
    }

    /// Whether `figure` is so far below "fewer than" that something larger is hardly said of it.
    pub(super) fn is_far_above(&self, figure: Decimal) -> bool {
        let bound = self.high.filter(|high| self.low.is_none() && *high >= LARGE);
        bound.is_some_and(|high| figure.saturating_mul(FAR) < high)
    }

    /// Whether `figure` agrees with the wording.
    pub(super) fn allows(&self, figure: Decimal) -> bool {
        self.fit(figure).is_some()
    }

    /// Whether `figure` agrees, or did before it was rounded twice: 24.348 to 24.35 to 24.4.
    pub(super) fn allows_rounded_twice(&self, figure: Decimal) -> bool {
        let step = self.low.zip(self.high).map_or(Decimal::ZERO, |(low, high)| high - low);
        self.distance(figure) <= step / Decimal::TEN
    }

    /// The lowest and the highest figure that agree, where there are such.
    pub(super) fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        (self.low, self.high)
    }

    /// Whether one figure alone agrees.
    pub(super) fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// How far `figure` lies outside; zero inside.
    pub(super) fn distance(&self, figure: Decimal) -> Decimal {
        let below = self.low.map_or(Decimal::ZERO, |low| low - figure);
        let above = self.high.map_or(Decimal::ZERO, |high| figure - high);
        below.max(above).max(Decimal::ZERO)
    }

    /// Whether some figure agrees with both wordings.
    pub(super) fn meets(&self, other: &Tolerance) -> bool {
        let no_gap = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        no_gap(self.low, other.high) && no_gap(other.low, self.high)
    }

    /// Whether the smallest figure that agrees is at most `figure`.
    pub(super) fn reaches_down_to(&self, figure: Decimal) -> bool {
        self.low.is_none_or(|low| low <= figure)
    }

    /// The figures that are a sum of one agreeing with each.
    pub(super) fn plus(&self, other: &Tolerance) -> Tolerance {
        let sum = |a: Option<Decimal>, b: Option<Decimal>| Some(a? + b?);
        Tolerance {
            low: sum(self.low, other.low),
            high: sum(self.high, other.high),
            cut_from: None,
            understated_from: None,
        }
    }

    /// The figures that are the first less the second.
    pub(super) fn minus(&self, other: &Tolerance) -> Tolerance {
        let less = |a: Option<Decimal>, b: Option<Decimal>| Some(a? - b?);
        Tolerance {
            low: less(self.low, other.high),
            high: less(self.high, other.low),
            cut_from: None,
            understated_from: None,
        }
    }

    /// The same wording in other units: "half" as 50 per cent.
    pub(super) fn times(&self, factor: Decimal) -> Tolerance {
        let by = |end: Option<Decimal>| end.map(|end| end * factor);
        Tolerance {
            low: by(self.low),
            high: by(self.high),
            cut_from: by(self.cut_from),
            understated_from: by(self.understated_from),
        }
    }
}

/// The number a wording is compared by: itself, or the middle of a range.
pub(super) fn worded_value(amount: &Amount) -> Decimal {
    match amount.worded {
        Worded::One(value) => value,
        Worded::Range(low, high) => (low + high) / dec!(2),
    }
}

/// The step a number was rounded to; zero for one that was not.
fn rounding_step(value: Decimal, amount: &Amount, counted: Counted) -> Decimal {
    if amount.unit == Some(Unit::Fraction) {
        return value.abs() * ABOUT * dec!(2);
    }
    match counted {
        Counted::OneByOne => Decimal::ZERO,
        Counted::Percent => amount.place.min(Decimal::ONE),
        Counted::Rounded if amount.place > Decimal::ONE => {
            let coarsest = value.abs() * COARSEST * dec!(2);
            amount.place.min(coarsest)
        }
        Counted::Rounded => Decimal::ZERO,
    }
}

/// The least by which two figures differ: of percentages, as they are printed at their finest.
fn unit_of(counted: Counted) -> Decimal {
    match counted {
        Counted::OneByOne | Counted::Rounded => Decimal::ONE,
        Counted::Percent => dec!(0.001),
    }
}

/// "About nine" leaves room for eight and ten.
fn whole_step(counted: Counted) -> Decimal {
    match counted {
        Counted::OneByOne | Counted::Rounded => Decimal::ONE,
        Counted::Percent => Decimal::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(value: Decimal, approx: Approx, place: i64) -> Amount {
        Amount { worded: Worded::One(value), approx, unit: None, place: Decimal::from(place) }
    }

    fn votes(value: i64, approx: Approx, place: i64) -> Tolerance {
        Tolerance::of(&amount(value.into(), approx, place), Counted::Rounded)
    }

    fn seats(value: i64, approx: Approx) -> Tolerance {
        Tolerance::of(&amount(value.into(), approx, 1), Counted::OneByOne)
    }

    /// Wording, figures that agree, figures that don't.
    #[test]
    fn each_wording_leaves_the_room_a_reader_gives_it() {
        let range = Amount {
            worded: Worded::Range(dec!(30), dec!(40)),
            approx: Approx::Range,
            unit: None,
            place: Decimal::ONE,
        };
        let cases: &[(&str, Tolerance, &[i64], &[i64])] = &[
            ("77,907", votes(77_907, Approx::Exact, 1), &[77_907], &[77_906, 77_908]),
            (
                "118,000",
                votes(118_000, Approx::Exact, 1000),
                &[117_500, 118_566, 118_999],
                &[117_499, 119_000],
            ),
            (
                "100,000",
                votes(100_000, Approx::Exact, 100_000),
                &[90_000, 110_000],
                &[55_000, 150_000],
            ),
            (
                "1.2 million",
                votes(1_200_000, Approx::Exact, 100_000),
                &[1_150_000, 1_299_999],
                &[1_149_999, 1_300_000],
            ),
            (
                "about 20,800",
                votes(20_800, Approx::About, 100),
                &[19_760, 21_840],
                &[19_700, 21_900],
            ),
            (
                "more than 20,000",
                votes(20_000, Approx::MoreThan, 10_000),
                &[20_000, 24_522, 90_000],
                &[19_999],
            ),
            (
                "nearly 100,000",
                votes(100_000, Approx::Nearly, 100_000),
                &[90_000, 100_000],
                &[89_999, 100_001],
            ),
            (
                "93.4 thousand",
                votes(93_400, Approx::Exact, 100),
                &[93_350, 93_443, 93_499],
                &[93_500],
            ),
            ("93,400", votes(93_400, Approx::Exact, 1), &[93_400], &[93_443]),
            ("up to 500", votes(500, Approx::AtMost, 100), &[0, 500], &[501]),
            ("30-40 seats", Tolerance::of(&range, Counted::OneByOne), &[30, 40], &[29, 41, 137]),
            ("150 seats", seats(150, Approx::Exact), &[150], &[149, 151]),
            ("about nine seats", seats(9, Approx::About), &[8, 10], &[7, 11]),
        ];
        for (wording, tolerance, agree, differ) in cases {
            for figure in *agree {
                assert!(tolerance.allows((*figure).into()), "{wording} should allow {figure}");
            }
            for figure in *differ {
                assert!(!tolerance.allows((*figure).into()), "{wording} should not allow {figure}");
            }
        }
    }

    #[test]
    fn seats_are_never_rounded_even_when_they_end_in_zeros() {
        let tolerance = Tolerance::of(&amount(dec!(1000), Approx::Exact, 1000), Counted::OneByOne);
        assert!(!tolerance.allows(dec!(1001)));
    }

    #[test]
    fn a_percentage_allows_half_its_last_digit() {
        let whole = Tolerance::of(&amount(dec!(48), Approx::Exact, 1), Counted::Percent);
        assert!(whole.allows(dec!(47.5)) && whole.allows(dec!(48.5)) && !whole.allows(dec!(47.4)));
        assert_eq!(whole.fit(dec!(48.9)), Some(Fit::CutShort), "48.9 is 48 to whoever cuts it");
        assert!(!whole.allows(dec!(49)));
        let round = Tolerance::of(&amount(dec!(50), Approx::Exact, 10), Counted::Percent);
        assert!(!round.allows(dec!(48)), "the zero of 50% is a digit like any other");
    }

    #[test]
    fn a_bound_with_decimals_may_be_of_a_rounded_share() {
        let tenths = Amount { place: dec!(0.1), ..amount(dec!(53.1), Approx::MoreThan, 1) };
        let over = Tolerance::of(&tenths, Counted::Percent);
        assert!(over.allows(dec!(53.08)) && !over.allows(dec!(53.04)));
        let whole = Tolerance::of(&amount(dec!(50), Approx::MoreThan, 1), Counted::Percent);
        assert!(!whole.allows(dec!(49.9)));
    }

    #[test]
    fn a_number_cut_short_and_one_that_understates_are_told_from_plain_ones() {
        let round = votes(118_000, Approx::Exact, 1000);
        assert_eq!(round.fit(dec!(118_400)), Some(Fit::Plain));
        assert_eq!(round.fit(dec!(118_566)), Some(Fit::CutShort));
        let over = votes(20_000, Approx::MoreThan, 10_000);
        assert_eq!(over.fit(dec!(24_522)), Some(Fit::Plain));
        assert_eq!(over.fit(dec!(25_001)), Some(Fit::Understated));
    }

    #[test]
    fn more_than_150_and_180_can_both_be_true_but_150_and_180_cannot() {
        let over = seats(150, Approx::MoreThan);
        assert!(over.meets(&seats(180, Approx::Exact)));
        assert!(!seats(150, Approx::Exact).meets(&seats(180, Approx::Exact)));
    }

    fn approx() -> impl Strategy<Value = Approx> {
        prop::sample::select(vec![
            Approx::Exact,
            Approx::About,
            Approx::AtLeast,
            Approx::MoreThan,
            Approx::AtMost,
            Approx::LessThan,
            Approx::Nearly,
        ])
    }

    proptest! {
        #[test]
        fn every_wording_allows_its_own_number(
            value in 0i64..300_000_000, approx in approx(), zeros in 0u32..6
        ) {
            let place = 10i64.pow(zeros);
            let value = value / place * place;
            prop_assert!(votes(value, approx, place).allows(value.into()));
        }

        #[test]
        fn what_lies_between_two_allowed_figures_is_allowed(
            value in 1i64..300_000_000, approx in approx(), a in -50i64..50, b in -50i64..50
        ) {
            let tolerance = votes(value, approx, 1);
            let figure = |percent: i64| Decimal::from(value) * Decimal::from(100 + percent) / dec!(100);
            if tolerance.allows(figure(a)) && tolerance.allows(figure(b)) {
                prop_assert!(tolerance.allows((figure(a) + figure(b)) / dec!(2)));
            }
        }

        #[test]
        fn a_coarser_place_never_allows_less(value in 1i64..300_000, zeros in 0u32..5) {
            let value = value * 100_000;
            let (fine, coarse) = (10i64.pow(zeros), 10i64.pow(zeros + 1));
            for figure in [value - fine / 2, value + fine / 2] {
                if votes(value, Approx::Exact, fine).allows(figure.into()) {
                    prop_assert!(votes(value, Approx::Exact, coarse).allows(figure.into()));
                }
            }
        }
    }
}
