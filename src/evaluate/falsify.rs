//! How wrong figures fare: supported numbers of an article made plainly wrong, one at a time.
//!
//! Precision and recall ask whether what is right is left alone; this asks the opposite.

use crate::{
    Checker,
    checker::Verdict,
    extractor::Kind,
    input::Article,
    report::{Report, v1::Claim},
    span::Span,
};
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;

/// How a wrong number came out.
#[derive(Clone, Debug, Serialize)]
pub struct Falsified {
    /// The kind of the claim.
    pub kind: Kind,
    /// The sentence, as it was before.
    pub quote: String,
    /// The number, as it was before.
    pub printed: String,
    /// What was printed in its place.
    pub wrong: String,
    /// What was said of the wrong number; nothing where it was not read as a claim.
    pub came: Option<Verdict>,
}

/// Makes so many of the supported numbers wrong that are printed in digits, evenly spread over the
/// articles and always the same ones, and checks each article with the wrong number in it.
#[must_use]
pub fn falsify<'a>(
    checked: impl Iterator<Item = (&'a Article, &'a Report)>,
    wanted: usize,
    checker: &Checker,
) -> Vec<Falsified> {
    let falsehoods = checked.flat_map(|(article, report)| {
        report.claims.iter().filter_map(move |claim| Falsehood::of(claim, article))
    });
    let sample = sample(falsehoods.collect(), wanted);
    sample.par_iter().map(|falsehood| falsehood.told_to(checker)).collect()
}

/// As many as wanted, evenly spread.
fn sample<T>(all: Vec<T>, wanted: usize) -> Vec<T> {
    let (of, wanted) = (all.len().max(1), wanted.min(all.len()));
    let is_taken = |at: usize| at * wanted / of != (at + 1) * wanted / of;
    all.into_iter().enumerate().filter(|&(at, _)| is_taken(at)).map(|(_, one)| one).collect()
}

/// A supported number, and a wrong one of as many characters to print in its place.
struct Falsehood<'a> {
    article: &'a Article,
    claim: &'a Claim,
    place: Span,
    printed: &'a str,
    wrong: String,
}

impl<'a> Falsehood<'a> {
    fn of(claim: &'a Claim, article: &'a Article) -> Option<Self> {
        let is_right = claim.verdict == Verdict::Supported && claim.asserts;
        let printed = claim.number.as_ref().filter(|_| is_right)?;
        let [start, end] = claim.span;
        Some(Self { article, claim, place: Span::new(start, end), printed, wrong: wrong(printed)? })
    }

    fn told_to(&self, checker: &Checker) -> Falsified {
        let mut article = self.article.clone();
        article.text.replace_range(self.place.start..self.place.end, &self.wrong);
        let report = checker.check(&article);
        let there = report.claims.iter().filter(|claim| self.is_at(claim));
        let verdicts: Vec<Verdict> = there.map(|claim| claim.verdict).collect();
        let caught = verdicts.iter().find(|&&verdict| verdict == Verdict::Contradicted);
        Falsified {
            kind: self.claim.kind,
            quote: self.claim.quote.clone(),
            printed: self.printed.to_owned(),
            wrong: self.wrong.clone(),
            came: caught.or(verdicts.first()).copied(),
        }
    }

    /// Whether the number is the claim's, or the whole that the claim's number is part of.
    fn is_at(&self, claim: &Claim) -> bool {
        let whole = claim.of.as_ref().map(|of| of.span);
        let own = claim.number.is_some().then_some(claim.span);
        let mut spans = own.into_iter().chain(whole);
        spans.any(|[start, end]| Span::new(start, end).overlaps(self.place))
    }
}

/// Far from what is printed and of as many characters, so that all other places stay what they are:
/// counts of four digits and more a third off, shorter ones and shares by some points or seats.
fn wrong(printed: &str) -> Option<String> {
    let figure = printed.strip_suffix('%').unwrap_or(printed);
    let right: Decimal = figure.replace(',', "").parse().ok()?;
    let (low, high) = if right >= Decimal::from(1000) {
        let third = (right / Decimal::from(3)).trunc();
        (right - third, right + third)
    } else {
        let by = Decimal::from(if right < Decimal::TEN { 4 } else { 17 });
        (right - by, right + by)
    };
    [high, low]
        .into_iter()
        .find_map(|wrong| written_like(figure, wrong))
        .map(|wrong| wrong + &printed[figure.len()..])
}

/// The number with the separators of what was printed, if it has as many digits.
fn written_like(figure: &str, number: Decimal) -> Option<String> {
    let plain = number.to_string();
    let mut digits = plain.chars().filter(|c| *c != '.');
    let written: String = figure
        .chars()
        .map(|c| if c.is_ascii_digit() { digits.next() } else { Some(c) })
        .collect::<Option<_>>()?;
    let is_like = digits.next().is_none() && number >= Decimal::ZERO;
    is_like.then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_number_is_far_off_and_as_long() {
        for (printed, made) in [
            ("98,210", "65,474"),
            ("1,05,960", "1,41,280"),
            ("1200", "1600"),
            ("75", "92"),
            ("93", "76"),
            ("4", "8"),
            ("9", "5"),
            ("47.60%", "64.60%"),
        ] {
            assert_eq!(wrong(printed).as_deref(), Some(made), "{printed}");
        }
    }

    #[test]
    fn words_and_ranges_have_no_wrong_number() {
        for printed in ["ninety-three", "30-40", "5.57 lakh", "-"] {
            assert_eq!(wrong(printed), None, "{printed}");
        }
    }

    #[test]
    fn a_sample_is_spread_over_all() {
        assert_eq!(sample((0..10).collect(), 3), [3, 6, 9]);
        assert_eq!(sample(vec!['a', 'b'], 3), ['a', 'b']);
    }
}
