//! Where in a row a pattern can begin.

use super::Order;
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

/// The room that work on a row takes, for the next one to use.
#[derive(Default)]
pub struct Room {
    /// All zero.
    by_class: Vec<u64>,
    failed: Vec<u64>,
}

/// Few rows have more items; those behind them are looked at one by one.
const FIRST: usize = 64;

impl<'r> Starts<'r> {
    /// Those of a row.
    pub fn of(row: &'r Row) -> Self {
        Self::in_room(row, Room::default())
    }

    /// Those of a row, in the room that another left.
    pub fn in_room(row: &'r Row, room: Room) -> Self {
        let Room { mut by_class, failed } = room;
        by_class.resize(CAPACITY, 0);
        for (at, item) in row.items.iter().take(FIRST).enumerate() {
            item.classes.iter().for_each(|Class(class)| by_class[usize::from(class)] |= 1 << at);
        }
        Self { row, by_class, room: Cell::new(failed) }
    }

    /// Leaves the room to the next row.
    pub fn leave(mut self) -> Room {
        let own = self.row.items.iter().take(FIRST).flat_map(|item| item.classes.iter());
        own.for_each(|Class(class)| self.by_class[usize::from(class)] = 0);
        Room { by_class: self.by_class, failed: self.room.into_inner() }
    }

    /// The last item at which something may begin that needs one item after another, each of any of some
    /// classes; `None` where it can't be in the row.
    pub fn last_before(&self, order: &Order) -> Option<usize> {
        if self.row.items.len() > FIRST {
            return Some(self.row.items.len());
        }
        let mut last = FIRST;
        for classes in order.iter().rev() {
            let before = u64::MAX.checked_shr(u32::try_from(FIRST - last).ok()?).unwrap_or(0);
            let set = self.first_with_any(classes) & before;
            last = usize::try_from(set.checked_ilog2()?).ok()?;
        }
        Some(last)
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
        let first = self.first_with_any(classes);
        let has_any = |at: &usize| classes.iter().any(|class| self.has(*at, *class));
        bits(first).chain((FIRST..self.row.items.len()).filter(has_any))
    }

    fn first_with_any(&self, classes: &[Class]) -> u64 {
        classes.iter().fold(0, |set, Class(class)| set | self.by_class[usize::from(*class)])
    }
}
