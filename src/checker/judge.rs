//! A linked claim to its finding.

use super::{
    Finding, Judged, Official, Verdict, doubt, explain,
    judgement::{Held, Judgement, Unchecked},
    near_miss,
    night::Night,
    other_winner,
    question::{self, Question},
    readings::{self, Fit, Weighed},
    score, settled, severity,
    tolerance::worded_value,
    whole,
};
use crate::{
    extractor::{Claim, Kind, Statement},
    matcher::{LinkedClaim, Reading},
    sources::{Measure, Sources},
    text::{Amount, Approx, Unit},
};
use rust_decimal::{Decimal, dec};

/// A number this large fits a wrong reading to the digit by rare chance only.
const LARGE: Decimal = dec!(1000);

/// A number so many times that on record, or such a part of it, is hardly a wrong one of the same thing.
const OTHER_SIZE: Decimal = Decimal::TWO;

/// Judges a claim under each of its readings.
pub(super) fn weigh(linked: &LinkedClaim, night: &Night, sources: &Sources) -> Vec<Weighed> {
    let weigh = |reading: &Reading| {
        let judgement = judge_reading(linked, reading, Anchor::Own, night, sources);
        let fit = fit(&linked.claim, &judgement);
        let is_of_its_size = is_of_its_size(&linked.claim, reading, &judgement);
        Weighed { judgement, likelihood: reading.likelihood, fit, is_of_its_size }
    };
    linked.readings.iter().map(weigh).collect()
}

/// Judges a claim by what its readings come to.
pub(super) fn settle(
    mut linked: LinkedClaim,
    mut weighed: Vec<Weighed>,
    sources: &Sources,
) -> Finding {
    let decision = readings::decide(&weighed, (&linked.claim).into());
    let (judgement, likelihood, reading) = match decision {
        Some(d) => {
            // The reading that decides is the one the report shows.
            linked.readings[..=d.reading].rotate_right(1);
            weighed[..=d.reading].rotate_right(1);
            let reading = linked.readings.first();
            linked.claim.kind =
                reading.map_or(linked.claim.kind, |it| settled::kind(&linked.claim, it, sources));
            (d.judgement, d.likelihood, reading)
        }
        None => {
            let why = question::unchecked(&linked.claim).unwrap_or(Unchecked::NoFigure);
            (Judgement::unverifiable(why), 0.0, None)
        }
    };
    let claim = &linked.claim;
    let reversed = judgement.held.as_ref().is_some_and(|held| held.reversed);
    let difference =
        judgement.held.as_ref().and_then(|held| Some(held.claimed? - held.figure.value));
    Finding {
        verdict: judgement.verdict,
        reason: judgement.reason,
        score: judgement.held.as_ref().map(|held| held.score),
        confidence: score::confidence(claim.sureness, likelihood),
        severity: severity::bucket(judgement.verdict, claim.voice, reversed),
        official: official(judgement.held.as_ref(), reading),
        difference,
        explanation: explain::sentence(claim, reading, &judgement, sources),
        stated: None,
        readings: judged(&linked.readings, weighed),
        linked,
    }
}

/// How much it tells for a reading that the record bears it out.
fn fit(claim: &Claim, judgement: &Judgement) -> Fit {
    let once_printed = || judgement.held.as_ref().is_some_and(|held| !held.matched.is_empty());
    let rarity = match claim.statement {
        Statement::Fact(true) if claim.kind == Kind::Outcome => Fit::Rare,
        Statement::Fact(_) => Fit::Common,
        Statement::Number { .. } if claim.kind == Kind::Rank => Fit::Rare,
        Statement::Number { amount, .. } => rarity(&amount),
    };
    match judgement.verdict {
        Verdict::Supported => rarity,
        Verdict::Outdated if rarity == Fit::Rare && once_printed() => Fit::Rare,
        _ => Fit::None,
    }
}

/// How seldom a number as worded fits what it isn't about.
fn rarity(amount: &Amount) -> Fit {
    let is_exact = amount.approx == Approx::Exact && amount.place <= Decimal::ONE;
    match worded_value(amount) {
        _ if is_printed_to_a_fraction(amount) => Fit::Rare,
        value if is_exact && value >= LARGE => Fit::Rare,
        value if amount.approx == Approx::Exact && value >= Decimal::TEN => Fit::Uncommon,
        _ => Fit::Common,
    }
}

/// Whether a claim counts votes or voters to the unit, and about as many as are on record.
fn is_of_its_size(claim: &Claim, reading: &Reading, judgement: &Judgement) -> bool {
    let counts = matches!(
        reading.measure,
        Some(
            Measure::Votes(_)
                | Measure::Margin(_)
                | Measure::Gap(..)
                | Measure::Registered(..)
                | Measure::Cast(_)
                | Measure::Valid(_)
        )
    );
    let to_the_unit = matches!(claim.statement, Statement::Number { amount, .. }
        if amount.approx == Approx::Exact && !is_round(worded_value(&amount)));
    let near = judgement.held.as_ref().is_some_and(|held| !held.is_out_by(OTHER_SIZE));
    counts && to_the_unit && near
}

/// Whether a number may have been rounded.
fn is_round(value: Decimal) -> bool {
    (value % Decimal::ONE_HUNDRED).is_zero()
}

/// Whether it is a share such as 36.9 or 58.39.
fn is_printed_to_a_fraction(amount: &Amount) -> bool {
    amount.unit == Some(Unit::Percent) && amount.place < Decimal::ONE
}

/// What ties a claim to what it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its own words, if anything.
    Own,
    /// The numbers beside it.
    Beside,
}

/// The verdict of the releases on one reading, with the doubts and the likely slip.
pub(super) fn judge_reading(
    linked: &LinkedClaim,
    reading: &Reading,
    anchor: Anchor,
    night: &Night,
    sources: &Sources,
) -> Judgement {
    let claim = &linked.claim;
    let question = match Question::of(claim, reading, sources) {
        Ok(question) => {
            let question = question.printed(linked.setting.published, night);
            if anchor == Anchor::Beside { question.anchored() } else { question }
        }
        Err(why) => return Judgement::unverifiable(why),
    };
    let answer = other_winner::doubt(&question, question.answer());
    let Statement::Number { amount, of } = claim.statement else {
        return doubt::weigh(&question, None, answer);
    };
    let wording = question.wording(&amount, of.is_some());
    let contradiction =
        of.and_then(|(_, of)| whole::contradiction(&question, (&wording, &answer), &of));
    let (answer, wording) = contradiction.unwrap_or((answer, wording));
    let doubted = doubt::weigh(&question, Some(&wording), answer);
    near_miss::explain(&question, sources, &wording, doubted)
}

fn judged(readings: &[Reading], weighed: Vec<Weighed>) -> Vec<Judged> {
    readings
        .iter()
        .zip(weighed)
        .map(|(reading, Weighed { judgement, .. })| Judged {
            reading: reading.clone(),
            verdict: judgement.verdict,
            reason: judgement.reason,
            official: official(judgement.held.as_ref(), Some(reading)),
        })
        .collect()
}

fn official(held: Option<&Held>, reading: Option<&Reading>) -> Option<Official> {
    let (held, reading) = (held?.clone(), reading?);
    Some(Official {
        election: reading.election,
        figure: held.figure,
        later: held.later,
        matched: held.matched,
    })
}
