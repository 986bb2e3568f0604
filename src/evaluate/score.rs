//! One report against one article's expectations.

use super::{
    anchor::Plain,
    expected::{Case, Expected, ExpectedKind, ExpectedValue},
    same::Namesakes,
};
use crate::{
    checker::Verdict,
    extractor::Kind,
    report::{
        Report, Value,
        v1::{Bytes, Claim},
        words::name,
    },
    span::Span,
};
use serde::Serialize;
use std::{collections::BTreeSet, iter::Sum};

/// How many of the expected claims came out right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Expected claims that are neither vague nor optional.
    pub expected: usize,
    /// Found with the right kind and value.
    pub found: usize,
    /// Of those, with the right subject and scope.
    pub linked: usize,
    /// Of those found, with an accepted verdict.
    pub judged: usize,
    /// Numbers that are no claims and yet got a verdict other than `unverifiable`.
    pub false_claims: usize,
    /// Claims that hold and were called contradicted, vague ones included.
    pub false_alarms: usize,
    /// Contradictions where no reader expects a claim.
    pub stray_alarms: usize,
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            expected: sum.expected + one.expected,
            found: sum.found + one.found,
            linked: sum.linked + one.linked,
            judged: sum.judged + one.judged,
            false_claims: sum.false_claims + one.false_claims,
            false_alarms: sum.false_alarms + one.false_alarms,
            stray_alarms: sum.stray_alarms + one.stray_alarms,
        })
    }
}

/// How one article came out.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleScore {
    /// The article.
    pub article: String,
    /// The counts.
    pub counts: Counts,
    /// Everything that is not as expected.
    pub misses: Vec<Miss>,
}

/// Something that is not as expected.
#[derive(Clone, Debug, Serialize)]
pub struct Miss {
    /// What went wrong.
    pub problem: Problem,
    /// The stretch of text.
    pub anchor: String,
    /// What the reader expects.
    pub expected: String,
    /// What the report has there.
    pub came: String,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The anchor is not in the text: the expectation itself is wrong.
    NoAnchor,
    /// No claim of that kind and value.
    NotFound,
    /// Another subject.
    WrongSubject,
    /// Another scope.
    WrongScope,
    /// A verdict that is not accepted.
    WrongVerdict,
    /// A number that is no claim got a verdict.
    FalseClaim,
    /// A claim that holds was called contradicted.
    FalseAlarm,
    /// A contradiction where no reader expects a claim.
    StrayAlarm,
}

/// Scores a report on the article `text`.
#[must_use]
pub fn score(case: &Case, text: &str, report: &Report, same: &Namesakes<'_>) -> ArticleScore {
    let plain = Plain::new(text);
    let mut scorer = Scorer {
        report,
        same,
        counts: Counts::default(),
        misses: Vec::new(),
        met: BTreeSet::new(),
    };
    for expected in &case.claims {
        scorer.hold(expected, &plain.places(&expected.anchor));
    }
    scorer.stray_alarms();
    ArticleScore { article: case.name.clone(), counts: scorer.counts, misses: scorer.misses }
}

struct Scorer<'a> {
    report: &'a Report,
    same: &'a Namesakes<'a>,
    counts: Counts,
    misses: Vec<Miss>,
    /// Claims that some expectation speaks of.
    met: BTreeSet<&'a str>,
}

impl<'a> Scorer<'a> {
    fn hold(&mut self, expected: &Expected, places: &[Span]) {
        if places.is_empty() {
            return self.miss(Problem::NoAnchor, expected, "the anchor is not in the text".into());
        }
        match expected.kind {
            ExpectedKind::Ignore => self.hold_ignored(expected, places),
            ExpectedKind::Claim(kind) => self.hold_claim(expected, kind, places),
        }
    }

    fn hold_ignored(&mut self, expected: &Expected, places: &[Span]) {
        for claim in self.numbers_at(places) {
            if is_number(expected, claim) && claim.verdict != Verdict::Unverifiable {
                self.counts.false_claims += 1;
                self.miss(Problem::FalseClaim, expected, told(claim));
                self.met.insert(&claim.id);
            }
        }
    }

    fn hold_claim(&mut self, expected: &Expected, kind: Kind, places: &[Span]) {
        self.counts.expected += usize::from(expected.counts());
        let Some(claim) = self.best(expected, kind, places) else {
            if expected.counts() {
                let came = self.came(places);
                self.miss(Problem::NotFound, expected, came);
            }
            return self.vague_alarms(expected, places);
        };
        self.met.insert(&claim.id);
        self.false_alarm(expected, claim);
        if expected.counts() {
            self.counts.found += 1;
            self.count_link(expected, claim);
            self.count_verdict(expected, claim);
        }
    }

    /// The claim there of that kind and value; of several the one that fits best.
    fn best(&self, expected: &Expected, kind: Kind, places: &[Span]) -> Option<&'a Claim> {
        let fits = |claim: &&Claim| {
            fits(expected, kind, claim, places) || self.told_from_the_other_side(expected, claim)
        };
        self.claims_at(places).filter(fits).max_by_key(|claim| {
            let linked = self.right_subject(expected, claim) && self.right_scope(expected, claim);
            (linked, expected.verdict.contains(&claim.verdict))
        })
    }

    fn count_link(&mut self, expected: &Expected, claim: &Claim) {
        if !self.right_subject(expected, claim) {
            self.miss(Problem::WrongSubject, expected, told(claim));
        } else if !self.right_scope(expected, claim) {
            self.miss(Problem::WrongScope, expected, told(claim));
        } else {
            self.counts.linked += 1;
        }
    }

    fn count_verdict(&mut self, expected: &Expected, claim: &Claim) {
        if expected.verdict.contains(&claim.verdict) {
            self.counts.judged += 1;
        } else {
            self.miss(Problem::WrongVerdict, expected, told(claim));
        }
    }

    fn false_alarm(&mut self, expected: &Expected, claim: &Claim) {
        let holds = expected.vague || expected.verdict.contains(&Verdict::Supported);
        if holds
            && claim.verdict == Verdict::Contradicted
            && !expected.verdict.contains(&Verdict::Contradicted)
        {
            self.counts.false_alarms += 1;
            self.miss(Problem::FalseAlarm, expected, told(claim));
        }
    }

    /// A vague claim must not be contradicted under any kind.
    fn vague_alarms(&mut self, expected: &Expected, places: &[Span]) {
        if expected.vague {
            let alarm = self.claims_at(places).find(|claim| claim.verdict == Verdict::Contradicted);
            if let Some(claim) = alarm.filter(|claim| claim.number.is_none()) {
                self.met.insert(&claim.id);
                self.false_alarm(expected, claim);
            }
        }
    }

    fn stray_alarms(&mut self) {
        for claim in &self.report.claims {
            if claim.verdict == Verdict::Contradicted && !self.met.contains(claim.id.as_str()) {
                self.counts.stray_alarms += 1;
                self.misses.push(Miss {
                    problem: Problem::StrayAlarm,
                    anchor: claim.quote.clone(),
                    expected: "nothing a reader would call a claim".into(),
                    came: told(claim),
                });
            }
        }
    }

    fn right_subject(&self, expected: &Expected, claim: &Claim) -> bool {
        // The whole of "11 of 13" is the place's, whoever has the part.
        let is_whole = expected.claim_kind().is_some_and(|kind| kind != claim.kind)
            && claim
                .of
                .as_ref()
                .is_some_and(|of| expected.value == Some(ExpectedValue::Value(of.value)));
        is_whole
            || self.same.subject(expected.subject.as_deref(), claim)
            || self.told_from_the_other_side(expected, claim)
            || claim.kind == Kind::Margin
                && self.same.stands_there(expected.subject.as_deref(), claim)
    }

    /// "A lost to B" where the reader has it that B won: the same fact.
    fn told_from_the_other_side(&self, expected: &Expected, claim: &Claim) -> bool {
        let asserted = match expected.value {
            Some(ExpectedValue::Value(Value::One(value))) => !value.0.is_zero(),
            _ => return false,
        };
        let outcome = expected.claim_kind() == Some(Kind::Outcome) && claim.kind == Kind::Outcome;
        let opponent = claim.opponent.as_ref();
        outcome
            && claim.asserts != asserted
            && opponent.is_some_and(|opponent| self.same.is(expected.subject.as_deref(), opponent))
    }

    fn right_scope(&self, expected: &Expected, claim: &Claim) -> bool {
        self.same.scope(expected.scope.as_deref(), claim)
    }

    /// Claims with their number (the whole it is of, their sentence without one) at one of the places.
    fn claims_at(&self, places: &[Span]) -> impl Iterator<Item = &'a Claim> {
        let claims = self.report.claims.iter();
        claims.filter(move |claim| {
            let whole = claim.of.as_ref().map(|of| of.span);
            is_at(claim.span, places) || whole.is_some_and(|span| is_at(span, places))
        })
    }

    fn numbers_at(&self, places: &[Span]) -> impl Iterator<Item = &'a Claim> + use<'a> {
        let at: Vec<_> = self.claims_at(places).filter(|claim| claim.number.is_some()).collect();
        at.into_iter()
    }

    fn came(&self, places: &[Span]) -> String {
        let claims = self.claims_at(places).map(told);
        let ignored = self.report.ignored.iter().filter(|ignored| is_at(ignored.span, places));
        let came: Vec<String> = claims
            .chain(ignored.map(|ignored| format!("{} ignored: {}", ignored.number, ignored.why)))
            .collect();
        if came.is_empty() { "nothing".into() } else { came.join(" | ") }
    }

    fn miss(&mut self, problem: Problem, expected: &Expected, came: String) {
        self.misses.push(Miss {
            problem,
            anchor: expected.anchor.clone(),
            expected: wanted(expected),
            came,
        });
    }
}

fn is_at(bytes: Bytes, places: &[Span]) -> bool {
    places.iter().any(|place| place.overlaps(Span::new(bytes[0], bytes[1])))
}

/// Whether a claim has the kind and value that are expected; a number that is the whole of another
/// ("11 of 13") may be found there.
fn fits(expected: &Expected, kind: Kind, claim: &Claim, places: &[Span]) -> bool {
    let as_whole = claim.of.as_ref().is_some_and(|of| {
        is_at(of.span, places)
            && expected.value == Some(ExpectedValue::Value(of.value))
            && matches!(kind, Kind::ContestCount | Kind::PollingPlaces | Kind::ContestSize)
    });
    as_whole || (same_count(claim.kind, kind) && same_value(expected, claim))
}

/// Whether two kinds ask for one figure: "of the 13 seats … the X won 11" is a tally with or without
/// its whole.
fn same_count(one: Kind, other: Kind) -> bool {
    let is_tally = |kind: Kind| matches!(kind, Kind::SeatTally | Kind::SeatsOfTotal);
    one == other || is_tally(one) && is_tally(other)
}

/// A claim without a number has 1 for asserted and 0 for denied.
fn same_value(expected: &Expected, claim: &Claim) -> bool {
    match (&expected.value, &claim.value) {
        (None, _) => true,
        (Some(ExpectedValue::Value(wanted)), Some(value)) => wanted == value,
        (Some(ExpectedValue::Value(Value::One(wanted))), None) => {
            wanted.0.is_zero() != claim.asserts
        }
        _ => false,
    }
}

/// Whether a claim's number is the one that should have been ignored, as far as it is told.
fn is_number(expected: &Expected, claim: &Claim) -> bool {
    match (&expected.value, &claim.value) {
        (Some(ExpectedValue::Value(wanted)), Some(value)) => wanted == value,
        _ => true,
    }
}

fn wanted(expected: &Expected) -> String {
    let kind = expected.claim_kind().map_or("no claim".into(), |kind| name(&kind));
    let value = match &expected.value {
        Some(ExpectedValue::Value(value)) => value.to_string(),
        Some(ExpectedValue::Words(words)) => words.clone(),
        Some(ExpectedValue::Several(_)) | None => "-".into(),
    };
    let verdicts: Vec<String> = expected.verdict.iter().map(name).collect();
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    format!(
        "{kind} {value}, {}, {}: {}",
        or_dash(&expected.subject),
        or_dash(&expected.scope),
        verdicts.join(" or ")
    )
}

fn told(claim: &Claim) -> String {
    let value = claim.value.map_or_else(|| claim.asserts.to_string(), |value| value.to_string());
    let subject = claim.subject.id.as_ref().or(claim.subject.name.as_ref());
    let scope = &claim.scope;
    let area = scope.area.as_ref().map(|area| area.id.as_str());
    let place: Vec<&str> = scope.body.as_deref().into_iter().chain(area).collect();
    let official = claim
        .official
        .as_ref()
        .map(|official| format!(" (official {}, {})", official.value, official.release));
    format!(
        "{} {value}, {}, {}: {}{}",
        name(&claim.kind),
        subject.map_or("-", String::as_str),
        place.join(" "),
        name(&claim.verdict),
        official.unwrap_or_default(),
    )
}
