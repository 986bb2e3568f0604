//! A page as a tree: its nodes in the order of the page, each with the range of what lies in it.

use super::{crowd, sink::Sink};
use html5ever::{
    LocalName, ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink},
};
use std::ops::Range;

/// Bytes handed to the parser between two looks at the limits. Within one such stretch its time may
/// still be quadratic.
const STRETCH: usize = 8 * 1024;

/// Attributes whose words name a part of the page.
const LABELS: [&str; 10] = [
    "class",
    "id",
    "data-component",
    "data-gu-name",
    "data-module",
    "data-name",
    "data-qa",
    "data-test-id",
    "data-testid",
    "data-widget",
];

/// What a page may have. No real page comes near; what a hostile one costs is bounded by them.
#[derive(Clone, Copy, Debug)]
pub struct PageLimits {
    /// Elements in one another. Chromium nests no deeper than 512.
    pub depth: usize,
    /// Elements in all.
    pub elements: usize,
    /// Attributes of one element.
    pub attributes: usize,
}

impl Default for PageLimits {
    fn default() -> Self {
        Self { depth: 512, elements: 400_000, attributes: 256 }
    }
}

/// What a page has too much of, with the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    /// Elements in one another.
    #[error("elements are nested more than {0} deep")]
    Depth(usize),
    /// Elements in all.
    #[error("there are more than {0} elements")]
    Elements(usize),
    /// Attributes of one element.
    #[error("an element has more than {0} attributes")]
    Attributes(usize),
}

/// A page. Node 0 is its root; a node's parent comes before it, what lies in it right after it.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The address that the program which saved the page wrote into it.
    pub(super) saved_from: Option<String>,
}

pub(super) struct Node {
    pub(super) data: Data,
    pub(super) parent: usize,
    /// The first node after it that does not lie in it.
    pub(super) end: usize,
}

pub(super) enum Data {
    Root,
    Element(Element),
    Text(StrTendril),
    /// A comment or an instruction.
    Nothing,
}

pub(super) struct Element {
    pub(super) name: LocalName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// The classes, the id and the names for tests and scripts, which tell what a part of the page is
    /// for.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        let labelled = self.attributes.iter().filter(|(name, _)| LABELS.contains(&&**name));
        labelled.flat_map(|(_, value)| value.split_ascii_whitespace())
    }
}

impl Tree {
    /// Parses a page.
    ///
    /// # Errors
    ///
    /// What it has too much of, and the line up to which the parser came.
    pub(super) fn parse(page: &str, limits: PageLimits) -> Result<Self, (Excess, u64)> {
        if let Some(line) = crowd::line_of_crowded_tag(page, limits.attributes) {
            return Err((Excess::Attributes(limits.attributes), line));
        }
        let mut parser = parse_document(Sink::new(limits), ParseOpts::default());
        let mut rest = page;
        while !rest.is_empty() {
            let (stretch, more) = split_near(rest, STRETCH);
            parser.process(StrTendril::from_slice(stretch));
            if let Some(excess) = parser.tokenizer.sink.sink.excess() {
                return Err(excess);
            }
            rest = more;
        }
        parser.finish().into_tree()
    }

    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        match &self.nodes.get(at)?.data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an element, empty for other nodes.
    pub(super) fn name(&self, at: usize) -> &str {
        self.element(at).map_or("", |element| &element.name)
    }

    /// Every element with its number, in the order of the page.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = (usize, &Element)> {
        (0..self.nodes.len()).filter_map(|at| Some((at, self.element(at)?)))
    }

    /// A node and all that lies in it.
    pub(super) fn range(&self, at: usize) -> Range<usize> {
        at..self.nodes[at].end
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[at].end;
        let first = Some(at + 1).filter(|&child| child < end);
        std::iter::successors(first, move |&child| {
            Some(self.nodes[child].end).filter(|&next| next < end)
        })
    }

    /// A node's parent, the parent's parent and so on, up to the root.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| Some(self.nodes[at].parent).filter(|_| at > 0);
        std::iter::successors(up(&at), up)
    }

    /// All words in a node, white space made single.
    pub(super) fn text(&self, at: usize) -> String {
        let mut text = String::new();
        for node in &self.nodes[self.range(at)] {
            if let Data::Text(part) = &node.data {
                text.push_str(part);
            }
        }
        single_spaced(&text)
    }
}

/// A text in two, the first of at most so many bytes.
pub(super) fn split_near(text: &str, bytes: usize) -> (&str, &str) {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.split_at(at)
}

/// A text with its white space made single, and without the signs that only help to break lines.
pub(super) fn single_spaced(text: &str) -> String {
    let is_sign = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0');
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let word = word.trim_matches(is_sign);
        if word.is_empty() {
            continue;
        }
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.extend(word.chars().filter(|&c| !is_sign(c)));
    }
    spaced
}
