//! A number that no wording takes, and what it may be read as.

use super::{Basis, Kind, Role};
use crate::text::{Amount, Unit};

/// A number that no wording takes.
#[derive(Clone, Copy, Debug)]
pub struct Leftover<'a> {
    /// Index of its item.
    pub at: usize,
    /// Its printed unit.
    pub unit: Option<Unit>,
    /// Its amount.
    pub amount: &'a Amount,
}

/// What such a number is read as.
#[derive(Clone, Debug)]
pub struct LeftoverReading {
    pub kind: Kind,
    pub subject: Role,
    pub unit: Option<Unit>,
    pub sureness: f64,
    pub basis: Option<Basis>,
    /// What says so: `topic`, `fallback`.
    pub by: &'static str,
}
