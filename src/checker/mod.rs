//! [`LinkedClaim`]s to [`Checked`]: verdicts, arithmetic and conflicts.
//!
//! Never sees text; asks `sources` for figures.

mod finding;

pub use finding::{
    Arithmetic, ArithmeticRule, Checked, Conflict, Finding, Judged, Official, Reason, Severity,
    Verdict,
};

use crate::{matcher::LinkedClaim, sources::Sources};

/// Judges every claim, and the claims of one article against each other.
#[must_use]
pub fn check(claims: Vec<LinkedClaim>, sources: &Sources) -> Checked {
    let _ = (claims, sources);
    Checked::default()
}
