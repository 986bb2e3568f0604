//! A margin against the two totals printed in the same article.

use super::agreement;
use crate::{
    checker::{Arithmetic, ArithmeticRule, Verdict, stated::Stated},
    extractor::Stage,
    sources::{CandidacyId, Election, Measure},
};
use rust_decimal::dec;

/// Every margin whose two totals the article prints too.
pub(super) fn check(numbers: &[Stated<'_>]) -> Vec<Arithmetic> {
    numbers.iter().filter_map(|margin| of_totals(margin, numbers)).collect()
}

fn of_totals(margin: &Stated<'_>, numbers: &[Stated<'_>]) -> Option<Arithmetic> {
    let (firsts, seconds) = totals_of_both(margin, numbers)?;
    let (first, second) = (*firsts.first()?, *seconds.first()?);
    // "First declared with 45,712; a recount had him on 46,117 and his rival on 46,210, a difference of 93."
    let borne_out = |(one, other): (&Stated<'_>, &Stated<'_>)| {
        margin.tolerance.allows((one.value - other.value).abs())
    };
    let pairs = firsts.iter().flat_map(|one| seconds.iter().map(move |other| (*one, *other)));
    let (first, second) =
        pairs.into_iter().find(|pair| borne_out(*pair)).unwrap_or((first, second));
    let (more, fewer) = if first.value >= second.value { (first, second) } else { (second, first) };
    // "Won by 92,848 votes, his rival got 71,573": a total worded as a margin is no sum gone wrong.
    if margin.value == more.value {
        return None;
    }
    if is_of_another_count(margin, [more, fewer]) {
        return None;
    }
    let range = more.tolerance.minus(&fewer.tolerance);
    Some(Arithmetic {
        claims: vec![margin.index, more.index, fewer.index],
        rule: ArithmeticRule::MarginOfTotals,
        stated: margin.value,
        computed: more.value - fewer.value,
        verdict: agreement(&margin.tolerance, &range),
    })
}

/// Whether the record bears out all three, and the margin is that of another count than the totals: "now has
/// 95,604 votes against 92,581 of the one who had led by 4,388".
fn is_of_another_count(margin: &Stated<'_>, totals: [&Stated<'_>; 2]) -> bool {
    let count = |stated: &Stated<'_>| {
        let on_record = matches!(stated.finding.verdict, Verdict::Supported | Verdict::Outdated);
        let official = stated.finding.official.as_ref().filter(|_| on_record)?;
        Some(official.figure.release)
    };
    let told = count(margin);
    told.is_some()
        && totals.into_iter().all(|total| count(total).is_some_and(|it| Some(it) != told))
}

/// The totals of each of the two between whom the margin lies, those printed nearest to it first.
fn totals_of_both<'n, 'a>(
    margin: &Stated<'a>,
    numbers: &'n [Stated<'a>],
) -> Option<(Vec<&'n Stated<'a>>, Vec<&'n Stated<'a>>)> {
    let totals = |of: &dyn Fn(CandidacyId) -> bool| {
        // A candidacy is an index into its own election's: that is asked first.
        let totals = numbers.iter().filter(|total| {
            total.election_id == margin.election_id
                && matches!(total.measure, Measure::Votes(candidacy) if of(candidacy))
                && is_partial(total) == is_partial(margin)
        });
        let mut totals: Vec<_> = totals.collect();
        totals.sort_by_key(|total| total.claim().sentence.abs_diff(margin.claim().sentence));
        totals
    };
    match margin.measure {
        Measure::Gap(first, second) => Some((totals(&|c| c == first), totals(&|c| c == second))),
        Measure::Margin(contest) => {
            let placed = |place| {
                move |c: CandidacyId| {
                    margin.election.candidacies[c.ix()].contest == contest
                        && came_in(margin.election, c, place)
                }
            };
            Some((totals(&placed(dec!(1))), totals(&placed(dec!(2)))))
        }
        _ => None,
    }
}

fn came_in(election: &Election, candidacy: CandidacyId, place: rust_decimal::Decimal) -> bool {
    let ranks = election.figures(&Measure::Rank(candidacy));
    ranks.first().is_some_and(|figure| figure.value == place)
}

fn is_partial(stated: &Stated<'_>) -> bool {
    stated.claim().stage == Stage::Partial
}
