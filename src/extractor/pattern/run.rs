//! Running a pattern over a row of items.
//!
//! Bounded backtracking: what failed once at an item fails there again, so the work is at most the
//! pattern's nodes times the row's items.

use super::{Node, Pass, Pattern, Slot, Starts};
use crate::extractor::row::Row;

/// A pattern found in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// First item.
    pub start: usize,
    /// One past the last item.
    pub end: usize,
    /// Which items fill which slots, in row order.
    pub filled: Vec<Filled>,
    /// Items a `...` or a `~` passed over.
    pub gap: usize,
    /// Items that matched a part of the pattern.
    pub matched: usize,
}

/// A slot and the items that fill it: several where names or numbers are coordinated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The slot.
    pub slot: Slot,
    /// First item.
    pub start: usize,
    /// One past the last item.
    pub end: usize,
}

impl Pattern {
    /// All matches in a row: the preferred one from every item where one begins.
    pub fn matches(&self, starts: &Starts<'_>) -> Vec<Match> {
        let row = starts.row;
        let Some(last) = starts.last_before(&self.order) else { return Vec::new() };
        let mut begins = starts
            .with_any(&self.first)
            .take_while(|&start| start <= last)
            .filter(|&start| !self.opens_clause || row.opens_clause(start))
            .peekable();
        if begins.peek().is_none() {
            return Vec::new();
        }
        let places = self.nodes.len() * (row.items.len() + 1);
        let failed = Failed::in_room(starts.room.take(), places);
        let end = row.items.len();
        let mut run =
            Run { pattern: self, row, starts, end, failed, filled: Vec::new(), gap: 0, matched: 0 };
        let matches = begins.filter_map(|start| run.from(start)).collect();
        starts.room.set(run.failed.0);
        matches
    }
}

struct Run<'a> {
    pattern: &'a Pattern,
    row: &'a Row,
    starts: &'a Starts<'a>,
    /// One past the last item that may be taken.
    end: usize,
    failed: Failed,
    filled: Vec<Filled>,
    gap: usize,
    matched: usize,
}

/// The places from which a pattern is known not to match.
struct Failed(Vec<u64>);

impl Failed {
    fn in_room(mut room: Vec<u64>, places: usize) -> Self {
        room.clear();
        room.resize(places.div_ceil(64), 0);
        Self(room)
    }

    fn clear(&mut self) {
        self.0.fill(0);
    }

    fn has(&self, place: usize) -> bool {
        self.0[place / 64] & (1 << (place % 64)) != 0
    }

    fn add(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }
}

impl Run<'_> {
    fn from(&mut self, start: usize) -> Option<Match> {
        // What begins in a relative clause ends in it.
        let end = self.row.relative_clause(start).map_or(self.row.items.len(), |clause| clause.end);
        if end != self.end {
            self.end = end;
            self.failed.clear();
        }
        self.filled.clear();
        (self.gap, self.matched) = (0, 0);
        let end = self.step(0, start)?;
        let filled = self.filled.clone();
        Some(Match { start, end, filled, gap: self.gap, matched: self.matched })
    }

    /// The end of a match that goes on at `node` and `item`, if there is one.
    fn step(&mut self, node: usize, item: usize) -> Option<usize> {
        let seen = node * (self.row.items.len() + 1) + item;
        if self.failed.has(seen) {
            return None;
        }
        let end = match self.pattern.nodes[node] {
            Node::Accept => Some(item),
            Node::Split(left, right) => {
                self.step(left, item).or_else(|| (left != right).then(|| self.step(right, item))?)
            }
            Node::Gap(pass, longest) => self.gap(node, item, pass, longest),
            Node::Item { class, also, slot } => {
                let here = item < self.end
                    && self.starts.has(item, class)
                    && also.is_none_or(|also| self.starts.has(item, also));
                let taken = if here { self.take(node, item, slot) } else { None };
                taken.or_else(|| {
                    let skip = self.matched > 0 && item < self.end && self.row.skippable(item);
                    skip.then(|| self.step(node, item + 1))?
                })
            }
        };
        if end.is_none() {
            self.failed.add(seen);
        }
        end
    }

    /// Takes an item, or with a slot the whole coordination that begins there; a relative clause
    /// about those it names may be passed over.
    fn take(&mut self, node: usize, item: usize, slot: Option<Slot>) -> Option<usize> {
        let longest =
            if slot.is_some() { self.row.chain_end(item).min(self.end) } else { item + 1 };
        let depth = self.filled.len();
        let mut ends = [longest, item + 1].into_iter().take(if longest > item + 1 { 2 } else { 1 });
        ends.find_map(|end| {
            if let Some(slot) = slot {
                self.filled.push(Filled { slot, start: item, end });
            }
            self.matched += end - item;
            let past = slot.and_then(|_| self.row.past_relative_clause(end));
            let found = self.step(node + 1, end).or_else(|| self.step(node + 1, past?));
            if found.is_none() {
                self.filled.truncate(depth);
                self.matched -= end - item;
            }
            found
        })
    }

    /// Goes on behind as few items as may be, passing over one after another.
    fn gap(&mut self, node: usize, item: usize, pass: Pass, longest: usize) -> Option<usize> {
        let before = self.gap;
        for at in item..=item + longest {
            let end = self.step(node + 1, at);
            if end.is_some() {
                return end;
            }
            let passable = match pass {
                Pass::Words => self.row.passable(at),
                Pass::Clause => self.row.is_reached_over(at),
            };
            if !passable || at >= self.end {
                break;
            }
            self.gap += usize::from(!self.row.skippable(at));
        }
        self.gap = before;
        None
    }
}
