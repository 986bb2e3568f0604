//! Numbers that one thing went through: "from 12 to 10 to nine", "from 16 to four before recovering to 15".

use super::{Content, Item, Reader, Row};
use crate::{extractor::classes::Class, sources::Entity};

/// Items between two numbers of a course: " seats in the assembly, before climbing back to ".
const LONGEST_STEP: usize = 8;

impl Row {
    /// The first and the last number of the course that a number is of; itself where it is of none.
    pub fn course(&self, number: usize) -> (usize, usize) {
        let course = self.courses.iter().find(|course| course.contains(&number));
        course
            .and_then(|course| Some((*course.first()?, *course.last()?)))
            .unwrap_or((number, number))
    }

    /// How many numbers come after one in its course.
    pub fn later_steps(&self, number: usize) -> usize {
        let course = self.courses.iter().find(|course| course.contains(&number));
        course.map_or(0, |course| course.iter().filter(|step| **step > number).count())
    }
}

impl Reader<'_> {
    /// The courses of a row, in order, each by the items of its numbers.
    pub(super) fn courses(&self, items: &[Item]) -> Vec<Vec<usize>> {
        let mut courses = Vec::new();
        let mut at = 1;
        while at < items.len() {
            let opens = is_number(&items[at]) && is_led_by(items, at, self.vocabulary.cues.from);
            let mut course = vec![at];
            let mut last = at;
            while let Some(next) = opens.then(|| self.next_step(items, at, last)).flatten() {
                course.push(next);
                last = next;
            }
            at = last + 1;
            if course.len() > 1 {
                courses.push(course);
            }
        }
        courses
    }

    /// The number to which the course that opened at one item went from another.
    fn next_step(&self, items: &[Item], open: usize, from: usize) -> Option<usize> {
        let cues = &self.vocabulary.cues;
        let behind = (from + 1..items.len()).take(LONGEST_STEP);
        let next = behind.into_iter().find(|at| is_number(&items[*at]))?;
        let own = |item: &Item| match &item.content {
            Content::Aside | Content::Word => !item.classes.has(cues.clause_end),
            // "From two seats in A to nine in B" is no course of either; "10 assembly seats" are seats all the same.
            Content::Where(places) => places
                .iter()
                .flatten()
                .all(|place| place.entities.iter().all(|it| matches!(it.entity, Entity::Body(_)))),
            Content::Sign => from != open && self.printed(item.span) == ",",
            _ => false,
        };
        let leads = is_led_by(items, next, cues.to);
        (leads && items[from + 1..next].iter().all(own)).then_some(next)
    }
}

/// Whether a word of a class stands before an item, with nothing between but what says how many about: "from about
/// 55".
fn is_led_by(items: &[Item], at: usize, class: Class) -> bool {
    let near = items[..at].iter().rev();
    let mut near = near.skip_while(|it| it.content == Content::Aside && !it.classes.has(class));
    near.next().is_some_and(|it| it.classes.has(class))
}

fn is_number(item: &Item) -> bool {
    matches!(item.content, Content::Number { .. })
}
