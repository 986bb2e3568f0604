//! Sums and comparisons between the claims of one article.

mod majority;
mod margin;
mod parts;
mod whole;

use super::{
    Arithmetic, ArithmeticRule, Finding, Reason, Verdict,
    stated::{self, Stated},
    tolerance::Tolerance,
};
use crate::sources::Sources;

/// Every sum and comparison the article lets a reader make, in text order of the claim it is about.
pub(super) fn check(findings: &[Finding], sources: &Sources) -> Vec<Arithmetic> {
    let numbers = stated::numbers(findings, sources);
    let mut checks = parts::check(&numbers);
    checks.extend(margin::check(&numbers));
    checks.extend(majority::check(findings, &numbers, sources));
    checks.extend(whole::check(findings));
    checks.sort_by(|a, b| a.claims.cmp(&b.claims).then(a.rule.cmp(&b.rule)));
    checks
}

/// Names as the reason of a contradiction the sum that it fails, where nothing better is known.
pub(super) fn give_reasons(findings: &mut [Finding], checks: &[Arithmetic]) {
    let failed = checks.iter().filter(|check| {
        check.verdict == Verdict::Contradicted
            && matches!(check.rule, ArithmeticRule::PartsSum | ArithmeticRule::MarginOfTotals)
    });
    for finding in failed.filter_map(|check| check.claims.first()) {
        let Some(finding) = findings.get_mut(*finding) else { continue };
        if finding.verdict == Verdict::Contradicted {
            finding.reason.get_or_insert(Reason::SumMismatch);
        }
    }
}

/// Supported where some figure agrees with both, else contradicted.
fn agreement(stated: &Tolerance, computed: &Tolerance) -> Verdict {
    if stated.meets(computed) { Verdict::Supported } else { Verdict::Contradicted }
}

/// Whether the second claim stands where a reader takes it with the first: in its sentence or right
/// after it.
fn stands_beside(whole: &Stated<'_>, part: &Stated<'_>) -> bool {
    let (whole, part) = (whole.claim().sentence, part.claim().sentence);
    part == whole || part == whole + 1
}
