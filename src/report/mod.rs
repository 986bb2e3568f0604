//! [`Checked`](crate::checker::Checked) to [`Report`], and reports to every format: YAML, JSON, CSV,
//! ClaimReview, a page, plain text, and a request to correct.
//!
//! The report is a type of its own with a version; nothing internal leaks into it.

pub mod background;
pub mod claim_review;
mod convert;
pub mod correction;
pub(crate) mod coverage;
pub mod csv;
pub mod decision;
mod excerpt;
mod flow;
pub mod house;
pub mod html;
pub mod json;
mod number;
mod outlet;
mod quote;
#[cfg(test)]
pub(crate) mod schema;
pub mod text;
pub mod v1;
mod who;
pub(crate) mod words;
pub mod yaml;

pub use convert::Material;
pub use number::{Number, Value};
pub use v1::Report;
