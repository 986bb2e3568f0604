//! Arithmetic between claims, in a sentence.

use crate::report::{
    v1::{Arithmetic, Report},
    words,
};

/// A sum on the page.
pub struct Sum {
    /// `contradicted`.
    pub verdict: String,
    /// In a sentence.
    pub told: String,
    /// The ids of its claims, the whole first.
    pub claims: Vec<String>,
}

/// All sums of a report.
pub fn all(report: &Report) -> Vec<Sum> {
    let sum = |it: &Arithmetic| Sum {
        verdict: words::name(&it.verdict),
        told: told(it, report),
        claims: it.claims.clone(),
    };
    report.arithmetic.iter().map(sum).collect()
}

/// The sums that a claim is part of.
pub fn of_claim(report: &Report, claim: &str) -> Vec<String> {
    let with = |sum: &&Arithmetic| sum.claims.iter().any(|id| id == claim);
    report.arithmetic.iter().filter(with).map(|sum| told(sum, report)).collect()
}

/// `Parts sum: 150 stated; 115 and 42 give 157`.
fn told(sum: &Arithmetic, report: &Report) -> String {
    let value = |id: &String| {
        let claim = report.claims.iter().find(|claim| claim.id == *id);
        claim.map(|claim| words::stated(claim.value, claim.asserts))
    };
    let parts: Vec<String> = sum.claims.iter().skip(1).filter_map(value).collect();
    let parts = if parts.is_empty() { "the numbers beside it".into() } else { parts.join(" and ") };
    let (rule, stated, computed) = (words::plain(&sum.rule), sum.stated, sum.computed);
    format!("{rule}: {stated} stated; {parts} give {computed}")
}
