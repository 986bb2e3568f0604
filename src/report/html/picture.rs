//! Where things stand on a picture, in per cent of its width, so that it fits any screen.

use crate::report::{Number, Value};
use rust_decimal::prelude::ToPrimitive;

/// A place on a picture, as SVG writes it: `43.2%`.
pub type Percent = String;

/// A scale of numbers from left to right.
pub struct Scale {
    from: f64,
    to: f64,
    step: f64,
}

/// A number on the scale with its place.
pub struct Tick {
    /// As printed.
    pub label: String,
    /// Where.
    pub at: Percent,
}

impl Scale {
    /// A scale that shows all of these, from nought unless they lie close together.
    pub fn around(numbers: &[f64]) -> Self {
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let from_nought = low >= 0.0 && high - low > high / 4.0;
        Self::over(if from_nought { 0.0 } else { low }, high)
    }

    /// A scale from nought.
    pub fn from_nought(numbers: &[f64]) -> Self {
        Self::over(0.0, numbers.iter().copied().fold(0.0, f64::max))
    }

    fn over(low: f64, high: f64) -> Self {
        let (low, high) =
            if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        let step = round_step((high - low).max(high.abs() / 1000.0));
        let from = (low / step).floor() * step;
        let to = (high / step).ceil() * step;
        Self { from, to: if to > from { to } else { from + step }, step }
    }

    /// Where a number stands.
    pub fn at(&self, number: f64) -> Percent {
        let part = (number - self.from) / (self.to - self.from);
        format!("{:.2}%", 100.0 * part.clamp(0.0, 1.0))
    }

    /// The round numbers along it.
    pub fn ticks(&self) -> Vec<Tick> {
        let count = ((self.to - self.from) / self.step).round() as usize;
        let numbers = (0..=count.min(12)).map(|n| self.from + n as f64 * self.step);
        numbers.map(|number| Tick { label: printed(number), at: self.at(number) }).collect()
    }
}

/// A step of 1, 2 or 5 times a power of ten that parts a length into three to six.
fn round_step(length: f64) -> f64 {
    let rough = length.max(f64::MIN_POSITIVE * 1e9) / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|it| it * power >= rough);
    let step = step.unwrap_or(10.0) * power;
    if step.is_normal() { step } else { 1.0 }
}

fn printed(number: f64) -> String {
    use rust_decimal::{Decimal, prelude::FromPrimitive};
    Decimal::from_f64(number).map_or_else(String::new, |it| Number(it.round_dp(4)).to_string())
}

/// A number for drawing.
pub fn float(number: Number) -> f64 {
    number.0.to_f64().unwrap_or(0.0)
}

/// Both ends of a value; twice the same for a single number.
pub fn ends(value: Value) -> [f64; 2] {
    match value {
        Value::One(number) => [float(number); 2],
        Value::Range(ends) => ends.map(float),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_starts_at_nought_and_has_round_ticks() {
        let scale = Scale::around(&[150.0, 127.0, 180.0, 93.0]);
        let ticks: Vec<String> = scale.ticks().into_iter().map(|tick| tick.label).collect();
        assert_eq!(ticks, ["0", "50", "100", "150", "200"]);
        assert_eq!((scale.at(0.0), scale.at(150.0)), ("0.00%".into(), "75.00%".into()));
    }

    #[test]
    fn numbers_that_lie_close_together_are_drawn_apart() {
        let scale = Scale::around(&[77_709.0, 77_907.0]);
        assert_eq!(scale.ticks()[0].label, "77,700");
    }

    #[test]
    fn no_numbers_and_odd_ones_still_make_a_scale() {
        for numbers in [&[][..], &[0.0], &[1e27, -1e27], &[f64::NAN], &[5.0, 5.0], &[1e-9]] {
            let scale = Scale::around(numbers);
            assert!(!scale.ticks().is_empty(), "{numbers:?}");
            assert!(!scale.at(1.0).contains("NaN"), "{numbers:?}");
        }
    }
}
