//! [`Document`] to [`Claims`]: what the article says, in its own terms.
//!
//! Knows wordings (`claims/`) and names; never results. May not import the results of `sources`.

mod claim;
mod kind;
mod wordings;

pub use claim::{
    Claim, Claims, Ignored, Mention, Placement, Reference, Role, Stage, Statement, Voice,
};
pub use kind::Kind;
pub use wordings::{Wordings, WordingsError};

use crate::{names::Gazetteer, text::Document};

/// Finds every numeric claim of a document, and every outcome, rank or threshold stated without a
/// number.
#[must_use]
pub fn extract(document: &Document<'_>, wordings: &Wordings, names: &Gazetteer) -> Claims {
    let _ = (document, wordings, names);
    Claims::default()
}
