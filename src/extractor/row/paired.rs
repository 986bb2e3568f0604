//! As many names as numbers, each in its turn, without "respectively": "A and B, who got 77,913 and 15,469
//! votes".

use super::{Content, Item, Reader};
use crate::{
    extractor::{Mention, Role},
    text::Unit,
};
use std::ops::Range;

impl Reader<'_> {
    /// The coordinations of names, given where each ends, that as many numbers follow.
    pub(super) fn names_in_turn(&self, items: &[Item], ends: &[usize]) -> Vec<Range<usize>> {
        let is_list = |start: &usize| ends[*start] > start + 1;
        let inside = |start: usize| (0..start).any(|before| ends[before] > start);
        let lists = (0..items.len()).filter(is_list).filter(|start| !inside(*start));
        let lists = lists.map(|start| start..ends[start]);
        lists.filter(|names| self.number_each(items, names.clone())).collect()
    }

    /// "A and B, who got": whoever is named there, all of them.
    pub(super) fn relate_to_all(&self, items: &mut [Item], names: &Range<usize>) {
        let relative = self.vocabulary.cues.relative;
        let comma = usize::from(self.is(items, names.end, ","));
        let who = names.end + comma;
        let all: Vec<Mention> = items[names.clone()].iter().filter_map(name).cloned().collect();
        if let Some(item) = items.get_mut(who).filter(|item| item.classes.has(relative)) {
            item.content = Content::Who(Role::Together(all));
        }
    }

    /// Whether the next numbers behind some names are joined and just as many, with nobody else between.
    fn number_each(&self, items: &[Item], names: Range<usize>) -> bool {
        let cues = &self.vocabulary.cues;
        let many = items[names.clone()].iter().filter_map(name).count();
        let between = |item: &&Item| match item.content {
            Content::Number { .. } => false,
            Content::Who(_) => item.classes.has(cues.relative),
            _ => !item.classes.has(cues.breaks),
        };
        let first = names.end + items[names.end..].iter().take_while(between).count();
        let run = self.joined_numbers(items, first);
        run.len() == many && run.iter().all(|unit| *unit == run[0])
    }

    /// The units of the numbers that "and" and commas alone join to the one at an item.
    fn joined_numbers(&self, items: &[Item], first: usize) -> Vec<Option<Unit>> {
        let mut units = Vec::new();
        let mut behind = items.get(first..).unwrap_or_default().iter();
        let mut open = true;
        behind.by_ref().all(|item| match item.content {
            Content::Number { unit, .. } if open => {
                units.push(unit);
                open = false;
                true
            }
            Content::Aside => true,
            _ if item.classes.has(self.vocabulary.cues.and) => {
                open = true;
                true
            }
            _ => false,
        });
        units
    }
}

fn name(item: &Item) -> Option<&Mention> {
    match &item.content {
        Content::Who(Role::Named(mention)) => Some(mention),
        _ => None,
    }
}
