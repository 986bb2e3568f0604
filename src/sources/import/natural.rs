//! The order people expect.

use std::cmp::Ordering;

/// A text that sorts as people expect: `NA-2` before `NA-10`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Natural(String);

impl Natural {
    /// The text.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        parts(&self.0).cmp(&parts(&other.0)).then_with(|| self.0.cmp(&other.0))
    }
}

/// The text as letters with the number after them.
fn parts(text: &str) -> Vec<(&str, Option<u128>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (letters, after) = rest.split_at(digits);
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at(end);
        parts.push((letters, number.parse().ok()));
        rest = after;
    }
    parts
}
