//! Patterns: how a wording is written down, and how it is found in a row of items.

mod compile;
mod likely;
mod parse;
mod run;
mod say;
mod slot;
mod starts;

pub use likely::Likely;
pub use parse::Part;
pub use run::{Filled, Match};
pub use say::{Said, Sayable};
pub use slot::{Slot, UNIT_NAMES};
pub use starts::{Room, Starts};

use super::{classes::Class, vocabulary::Vocabulary};

/// A pattern, ready to run.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As written.
    pub text: String,
    nodes: Vec<Node>,
    /// The classes without which it cannot match, in the order they were made.
    required: Vec<Class>,
    order: Order,
    /// The classes a match can begin with.
    first: Vec<Class>,
    /// Whether it is found only where a clause begins.
    opens_clause: bool,
}

/// What must stand one after another, each any of some classes.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// All of them together, for they are looked at often.
    classes: Vec<Class>,
    /// Where those of each end.
    ends: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Node {
    /// An item of a class, and of another where one is asked for, filling a slot.
    Item { class: Class, also: Option<Class>, slot: Option<Slot> },
    /// Few items or none, and no more than so many.
    Gap(Pass, usize),
    /// Goes on at the first; failing that, at the second.
    Split(usize, usize),
    /// The pattern is found.
    Accept,
}

/// How much a gap may pass over.
#[derive(Clone, Copy, Debug)]
enum Pass {
    /// `...`: words.
    Words,
    /// `~`: all but numbers, within the clause.
    Clause,
}

impl Order {
    fn push(&mut self, any: &[Class]) {
        self.classes.extend(any);
        self.ends.push(self.classes.len());
    }

    /// The classes of one after another.
    fn iter(&self) -> impl DoubleEndedIterator<Item = &[Class]> {
        let start = |at: usize| at.checked_sub(1).map_or(0, |before| self.ends[before]);
        (0..self.ends.len()).map(move |at| &self.classes[start(at)..self.ends[at]])
    }
}

impl Pattern {
    /// Reads a pattern in the language of [`parse`].
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn new(text: &str, vocabulary: &mut Vocabulary) -> Result<Pattern, String> {
        let body = text.strip_prefix('^');
        let parts = parse::parse(body.unwrap_or(text))?;
        let mut pattern = compile::compile(&parts, vocabulary)?;
        pattern.opens_clause = body.is_some();
        text.clone_into(&mut pattern.text);
        Ok(pattern)
    }

    /// A sentence that it describes; see [`Said`].
    pub fn say(
        &self,
        sayable: &Sayable,
        pick: &mut dyn FnMut(usize) -> usize,
    ) -> Option<Vec<Said>> {
        let parts = parse::parse(self.text.strip_prefix('^').unwrap_or(&self.text)).ok()?;
        say::say(&parts, sayable, pick)
    }

    /// Whether it takes a number as the claim's own.
    pub fn has_number(&self) -> bool {
        self.nodes.iter().any(
            |node| matches!(node, Node::Item { slot: Some(slot), .. } if slot.is_claimed_number()),
        )
    }
}
