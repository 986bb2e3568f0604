//! What is true: the canonical results, loaded, verified and queried.
//!
//! Never sees an article. The checker asks it for [`Figure`]s; the gazetteer asks it for names.

mod access;
mod diff;
mod figure;
mod ids;
pub mod import;
mod index;
mod load;
mod measure;
mod memo;
mod model;
mod provenance;
mod query;
mod verify;

pub use access::Belongs;
pub use diff::Difference;
pub use figure::{Figure, RowRef, Trust};
pub use ids::*;
#[cfg(test)]
pub(crate) use index::Index;
pub use load::LoadError;
pub use measure::{Measure, Place, Sex, Who};
pub use model::*;
pub use provenance::*;
pub use verify::{Defect, Verification};
