//! [`Checked`](crate::checker::Checked) to [`Report`], and reports to YAML, JSON and plain text.
//!
//! The report is a type of its own with a version; nothing internal leaks into it.

mod convert;
pub(crate) mod coverage;
mod excerpt;
mod flow;
pub mod json;
mod number;
mod quote;
#[cfg(test)]
mod schema;
pub mod text;
pub mod v1;
mod who;
pub mod yaml;

pub use convert::Material;
pub use number::{Number, Value};
pub use v1::Report;
