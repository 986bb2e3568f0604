//! Where in a row a pattern can begin.

use crate::extractor::{
    classes::{CAPACITY, Class, bits},
    row::Row,
};
use std::cell::Cell;

/// The items of a row by their classes: a hundred patterns are tried on a row, and each begins at few
/// of its items.
pub struct Starts<'r> {
    /// The row.
    pub row: &'r Row,
    /// By class, a bit for each of the first items that have it.
    by_class: Vec<u64>,
    /// Room for what fails, which the patterns tried on the row use one after another.
    pub(super) room: Cell<Vec<u64>>,
}

/// Few rows have more items; those behind them are looked at one by one.
const FIRST: usize = 64;

impl<'r> Starts<'r> {
    /// Those of a row.
    pub fn of(row: &'r Row) -> Self {
        let mut by_class = vec![0; CAPACITY];
        for (at, item) in row.items.iter().take(FIRST).enumerate() {
            item.classes.iter().for_each(|Class(class)| by_class[usize::from(class)] |= 1 << at);
        }
        Self { row, by_class, room: Cell::default() }
    }

    /// Whether an item is of a class.
    pub fn has(&self, item: usize, Class(class): Class) -> bool {
        match item < FIRST {
            true => self.by_class[usize::from(class)] & (1 << item) != 0,
            false => self.row.items.get(item).is_some_and(|item| item.classes.has(Class(class))),
        }
    }

    /// The items that have any of some classes, in order.
    pub fn with_any(&self, classes: &[Class]) -> impl Iterator<Item = usize> {
        let first =
            classes.iter().fold(0, |set, Class(class)| set | self.by_class[usize::from(*class)]);
        let has_any = |at: &usize| classes.iter().any(|class| self.has(*at, *class));
        bits(first).chain((FIRST..self.row.items.len()).filter(has_any))
    }
}
