//! A pattern as a small machine over the classes of items.

use super::{Node, Order, Part, Pass, Pattern, Slot};
use crate::extractor::{
    classes::{Class, ClassSet},
    vocabulary::Vocabulary,
};

/// Items that a `...` may pass over at most.
const LONGEST_GAP: usize = 12;
/// Items that a `~` may pass over at most.
const LONGEST_REACH: usize = 16;

/// Compiles a pattern.
///
/// # Errors
///
/// A class or slot that does not exist, in words.
pub fn compile(parts: &[Part], vocabulary: &mut Vocabulary) -> Result<Pattern, String> {
    let mut compiler = Compiler { nodes: Vec::new(), vocabulary };
    let needs = compiler.sequence(parts)?;
    compiler.nodes.push(Node::Accept);
    let mut order = Order::default();
    needs.order.iter().for_each(|any| order.push(any));
    let mut pattern = Pattern {
        nodes: compiler.nodes,
        required: needs.all.iter().collect(),
        order,
        first: Vec::new(),
        opens_clause: false,
        text: String::new(),
    };
    pattern.first = first(&pattern.nodes, 0)?;
    Ok(pattern)
}

/// What a part of a pattern cannot match without.
#[derive(Clone, Default)]
struct Needs {
    /// Classes, wherever they stand.
    all: ClassSet,
    /// Items one after another, each of any of some classes.
    order: Vec<Vec<Class>>,
}

impl Needs {
    /// One item of all of some classes.
    fn of(classes: &[Class]) -> Self {
        let mut all = ClassSet::default();
        classes.iter().for_each(|class| all.insert(*class));
        // The rarest was made last.
        Self { all, order: classes.iter().max().map(|class| vec![*class]).into_iter().collect() }
    }

    fn then(&mut self, next: Self) {
        self.all.add(&next.all);
        self.order.extend(next.order);
    }

    /// Either of them: one item that both have, or each its own.
    fn or(self, other: &Self) -> Self {
        let rarest = |needs: &Self| needs.order.iter().max_by_key(|any| any.iter().min()).cloned();
        let either = rarest(&self).zip(rarest(other)).map(|(one, other)| [one, other].concat());
        Self { all: self.all.common(&other.all), order: either.into_iter().collect() }
    }
}

struct Compiler<'a> {
    nodes: Vec<Node>,
    vocabulary: &'a mut Vocabulary,
}

impl Compiler<'_> {
    /// Adds a sequence and returns what it cannot match without.
    fn sequence(&mut self, parts: &[Part]) -> Result<Needs, String> {
        let mut needs = Needs::default();
        let mut rest = parts;
        while let [first, others @ ..] = rest {
            match self.group(rest) {
                Some((words, length)) => {
                    needs.then(self.literal(&words)?);
                    rest = &rest[length..];
                }
                None => {
                    needs.then(self.part(first)?);
                    rest = others;
                }
            }
        }
        Ok(needs)
    }

    /// The longest word group of the lexicon that literal parts spell out: it is one item.
    fn group(&self, parts: &[Part]) -> Option<(String, usize)> {
        let words: Vec<String> = parts
            .iter()
            .map_while(|part| match part {
                Part::Literal(word) => Some(word.clone()),
                _ => None,
            })
            .collect();
        let length = (2..=words.len()).rev().find(|n| self.vocabulary.is_group(&words[..*n]))?;
        Some((words[..length].join(" "), length))
    }

    fn literal(&mut self, words: &str) -> Result<Needs, String> {
        let class = self.vocabulary.literal(words)?;
        Ok(self.item(class))
    }

    fn part(&mut self, part: &Part) -> Result<Needs, String> {
        match part {
            Part::Literal(word) => self.literal(word),
            Part::Class(name) => {
                let class = self.class(name)?;
                Ok(self.item(class))
            }
            Part::Slot(name) => self.slot(name),
            Part::Optional(branches) => {
                let split = self.split();
                self.either(branches)?;
                self.nodes[split] = Node::Split(split + 1, self.nodes.len());
                Ok(Needs::default())
            }
            Part::Either(branches) => self.either(branches),
            Part::Gap => Ok(self.gap(Pass::Words, LONGEST_GAP)),
            Part::Reach => Ok(self.gap(Pass::Clause, LONGEST_REACH)),
        }
    }

    fn gap(&mut self, pass: Pass, longest: usize) -> Needs {
        self.nodes.push(Node::Gap(pass, longest));
        Needs::default()
    }

    /// `{candidate}`, or `{candidate:class}` for one whose phrase holds a word of a class.
    fn slot(&mut self, name: &str) -> Result<Needs, String> {
        let (name, also) = match name.split_once(':') {
            Some((name, class)) => (name, Some(self.class(class)?)),
            None => (name, None),
        };
        let (slot, class) = Slot::named(name, self.vocabulary)
            .ok_or_else(|| format!("there is no slot `{{{name}}}`"))?;
        self.nodes.push(Node::Item { class, also, slot: Some(slot) });
        let classes: Vec<Class> = [class].into_iter().chain(also).collect();
        Ok(Needs::of(&classes))
    }

    fn class(&self, name: &str) -> Result<Class, String> {
        self.vocabulary
            .class(name)
            .ok_or_else(|| format!("the lexicon has no class `{name}`; add it or use another"))
    }

    fn either(&mut self, branches: &[Vec<Part>]) -> Result<Needs, String> {
        let mut exits = Vec::new();
        let mut shared: Option<Needs> = None;
        for (at, branch) in branches.iter().enumerate() {
            let last = at + 1 == branches.len();
            let split = (!last).then(|| self.split());
            let needs = self.sequence(branch)?;
            shared = Some(match shared {
                Some(shared) => shared.or(&needs),
                None => needs,
            });
            if let Some(split) = split {
                exits.push(self.split());
                self.nodes[split] = Node::Split(split + 1, self.nodes.len());
            }
        }
        let end = self.nodes.len();
        for exit in exits {
            self.nodes[exit] = Node::Split(end, end);
        }
        Ok(shared.unwrap_or_default())
    }

    fn item(&mut self, class: Class) -> Needs {
        self.nodes.push(Node::Item { class, also: None, slot: None });
        Needs::of(&[class])
    }

    fn split(&mut self) -> usize {
        self.nodes.push(Node::Split(0, 0));
        self.nodes.len() - 1
    }
}

/// The classes a match can begin with.
fn first(nodes: &[Node], at: usize) -> Result<Vec<Class>, String> {
    match nodes[at] {
        Node::Item { class, .. } => Ok(vec![class]),
        Node::Split(left, right) => {
            let mut classes = first(nodes, left)?;
            classes.extend(first(nodes, right)?);
            classes.sort_unstable();
            classes.dedup();
            Ok(classes)
        }
        Node::Gap(..) => Err("a pattern cannot begin with `...` or `~`".into()),
        Node::Accept => Err("a pattern cannot match nothing".into()),
    }
}
