//! "A two-thirds majority" against the tally that is printed with it.

use crate::{
    checker::{
        Arithmetic, ArithmeticRule, Finding, Verdict, gather,
        stated::{self, Stated},
        tolerance::Tolerance,
    },
    extractor::Statement,
    matcher::{Reading, Subject},
    sources::{Measure, Place, Sources},
};

/// Every majority that the article asserts with its subject's tally in the same sentence.
pub(super) fn check(
    findings: &[Finding],
    numbers: &[Stated<'_>],
    sources: &Sources,
) -> Vec<Arithmetic> {
    let asserted = |finding: &Finding| finding.linked.claim.statement == Statement::Fact(true);
    findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| asserted(finding))
        .filter_map(|(index, finding)| {
            let reading = stated::sure_reading(finding)?;
            let sentence = finding.linked.claim.sentence;
            let tally = numbers
                .iter()
                .find(|tally| tally.claim().sentence == sentence && is_tally_of(reading, tally))?;
            let rule = rule(reading.measure.as_ref()?)?;
            reaches(index, rule, reading, tally, sources)
        })
        .collect()
}

fn rule(measure: &Measure) -> Option<ArithmeticRule> {
    match measure {
        Measure::MajorityMark(_) => Some(ArithmeticRule::Majority),
        Measure::TwoThirdsMark(_) => Some(ArithmeticRule::TwoThirds),
        _ => None,
    }
}

/// Whether a number is the seats, in the same body, of whoever the statement is about.
fn is_tally_of(reading: &Reading, tally: &Stated<'_>) -> bool {
    let (Some(Measure::MajorityMark(body) | Measure::TwoThirdsMark(body)), Subject::Who(who)) =
        (reading.measure, &reading.subject)
    else {
        return false;
    };
    let seats = Measure::Seats(*who, Place::Body(body));
    reading.election == tally.election_id
        && tally.together.is_empty()
        && gather::stands_for(tally.election, &seats) == tally.measure
}

/// The tally against the marks: it has to reach the largest to bear the statement out, and to miss
/// the smallest to belie it.
fn reaches(
    index: usize,
    rule: ArithmeticRule,
    reading: &Reading,
    tally: &Stated<'_>,
    sources: &Sources,
) -> Option<Arithmetic> {
    let figures = sources.election(reading.election).figures(reading.measure.as_ref()?);
    let marks = || figures.iter().map(|figure| figure.value);
    let (least, most) = (marks().min()?, marks().max()?);
    let (verdict, computed) = match () {
        () if !tally.tolerance.meets(&Tolerance::at_least(least)) => (Verdict::Contradicted, least),
        () if tally.value >= most => (Verdict::Supported, most),
        () => (Verdict::Ambiguous, most),
    };
    Some(Arithmetic {
        claims: vec![index, tally.index],
        rule,
        stated: tally.value,
        computed,
        verdict,
    })
}
