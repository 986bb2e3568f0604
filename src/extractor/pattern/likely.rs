//! Which of many patterns a row can match at all.

use super::Pattern;
use crate::extractor::classes::{Class, ClassSet};

/// Patterns by a class without which they can't match: a row is tried against those only whose class
/// it has.
#[derive(Debug, Default)]
pub struct Likely {
    /// The places of patterns by class number.
    by_class: Vec<Vec<usize>>,
    /// Those that need no class.
    always: Vec<usize>,
}

impl Likely {
    /// The patterns by the class each needs that was made last: words that a pattern spells out are
    /// made after the lexicon's classes, and those after numbers and names, which every row has.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Self {
        let mut likely = Self::default();
        for (at, pattern) in patterns.enumerate() {
            match pattern.required.iter().last() {
                Some(Class(class)) => {
                    let class = usize::from(class);
                    if likely.by_class.len() <= class {
                        likely.by_class.resize(class + 1, Vec::new());
                    }
                    likely.by_class[class].push(at);
                }
                None => likely.always.push(at),
            }
        }
        likely
    }

    /// The places of the patterns that a row with these classes may match, in order.
    pub fn among(&self, classes: &ClassSet) -> Vec<usize> {
        let mut found = self.always.clone();
        for Class(class) in classes.iter() {
            found.extend(self.by_class.get(usize::from(class)).into_iter().flatten());
        }
        found.sort_unstable();
        found
    }
}
