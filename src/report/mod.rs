//! [`Checked`](crate::checker::Checked) to [`Report`], and reports to YAML, JSON and plain text.
//!
//! The report is a type of its own with a version; nothing internal leaks into it.

mod v1;

pub use v1::Report;
