//! A part that is larger than its own whole: "13 of 11".

use crate::{
    checker::{Arithmetic, ArithmeticRule, Finding, Verdict, tolerance::worded_value},
    extractor::Statement,
};

/// Every claim whose number exceeds the number it is said to be part of.
pub(super) fn check(findings: &[Finding]) -> Vec<Arithmetic> {
    let exceeding = |(index, finding): (usize, &Finding)| {
        let Statement::Number { amount, of: Some((_, whole)) } = finding.linked.claim.statement
        else {
            return None;
        };
        let (stated, computed) = (worded_value(&amount), worded_value(&whole));
        let of_one_unit =
            amount.unit == whole.unit || amount.unit.is_none() || whole.unit.is_none();
        (of_one_unit && stated > computed).then(|| Arithmetic {
            claims: vec![index],
            rule: ArithmeticRule::PartOfWhole,
            stated,
            computed,
            verdict: Verdict::Contradicted,
        })
    };
    findings.iter().enumerate().filter_map(exceeding).collect()
}
