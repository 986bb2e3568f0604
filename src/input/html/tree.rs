//! A page as a tree: its nodes in the order of the page, each with the range of what lies in it.

use super::{
    arena::{Arena, ROOT},
    crowd,
    names::Purposes,
    node::{Element, Node},
    sink::Sink,
    stretch,
};
use html5ever::{
    ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink},
};
use std::ops::Range;

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

/// A page. Place 0 is its root; a node's parent comes before it, what lies in it right after it.
pub(super) struct Tree {
    places: Vec<Place>,
    /// The address that the program which saved the page wrote into it.
    pub(super) saved_from: Option<String>,
}

/// Where a node stands.
struct Place {
    node: Node,
    parent: usize,
    /// The first place after it that does not lie in it.
    end: usize,
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
        let mut parser = parse_document(Sink::new(limits, page.len()), ParseOpts::default());
        let mut rest = page;
        while !rest.is_empty() {
            let (stretch, more) = stretch::split(rest);
            parser.process(StrTendril::from_slice(stretch));
            let sink = &parser.tokenizer.sink.sink;
            if let Some(excess) = sink.excess() {
                return Err(excess);
            }
            rest = more;
            if let Some(name) = sink.opened_idle() {
                let text = stretch::idle_text(rest, name);
                sink.pass_over(text);
                rest = &rest[text.len()..];
            }
        }
        let sink = parser.finish();
        let line = sink.line();
        Self::of(sink.into_page(), limits).map_err(|excess| (excess, line))
    }

    /// Gives every node its place. Nodes may have come to lie deeper than where the parser put them.
    fn of(mut page: Arena, limits: PageLimits) -> Result<Self, Excess> {
        let mut places: Vec<Place> = Vec::with_capacity(page.len());
        let mut purposes = Purposes::default();
        let mut saved_from = None;
        // Nodes still to come, each with its parent's place and its depth.
        let mut open = vec![(ROOT, 0, 0)];
        while let Some((id, parent, depth)) = open.pop() {
            if depth > limits.depth + 1 {
                return Err(Excess::Depth(limits.depth));
            }
            let mut node = page.take(id);
            match &mut node {
                Node::Element(element) => element.learn_purpose(&mut purposes),
                Node::Comment(comment) if saved_from.is_none() => {
                    saved_from = address_saved_from(comment);
                }
                _ => {}
            }
            let at = places.len();
            places.push(Place { node, parent, end: at + 1 });
            open.extend(page.children_from_last(id).map(|child| (child, at, depth + 1)));
        }
        for at in (1..places.len()).rev() {
            let Place { parent, end, .. } = places[at];
            places[parent].end = places[parent].end.max(end);
        }
        Ok(Self { places, saved_from })
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.places.get(at).map(|place| &place.node)
    }

    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        self.node(at)?.as_element()
    }

    /// The name of an element, empty for other nodes.
    pub(super) fn name(&self, at: usize) -> &str {
        self.element(at).map_or("", Element::name)
    }

    /// Every element with its number, in the order of the page.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = (usize, &Element)> {
        (0..self.len()).filter_map(|at| Some((at, self.element(at)?)))
    }

    /// The parent of a node; the root is its own.
    pub(super) fn parent(&self, at: usize) -> usize {
        self.places[at].parent
    }

    /// The first node after this one that does not lie in it.
    pub(super) fn end(&self, at: usize) -> usize {
        self.places[at].end
    }

    /// A node and all that lies in it.
    pub(super) fn range(&self, at: usize) -> Range<usize> {
        at..self.end(at)
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.end(at);
        let first = Some(at + 1).filter(|&child| child < end);
        std::iter::successors(first, move |&child| Some(self.end(child)).filter(|&next| next < end))
    }

    /// A node's parent, the parent's parent and so on, up to the root.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| Some(self.parent(at)).filter(|_| at > 0);
        std::iter::successors(up(&at), up)
    }

    /// All words in a node, white space made single.
    pub(super) fn text(&self, at: usize) -> String {
        let mut text = String::new();
        for part in self.range(at).filter_map(|inner| self.node(inner)?.as_text()) {
            text.push_str(part);
        }
        single_spaced(&text)
    }
}

/// The address in the comment that browsers and `SingleFile` leave at the top of a page they save.
fn address_saved_from(comment: &str) -> Option<String> {
    let (_, after) =
        ["saved from url=", "url: "].iter().find_map(|mark| comment.split_once(mark))?;
    let address = after.trim_start_matches(|c: char| c == '(' || c.is_ascii_digit() || c == ')');
    let address = address.split_whitespace().next()?;
    address.starts_with("http").then(|| address.to_owned())
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
        let is_plain = word.bytes().all(|byte| (1..0x80).contains(&byte));
        let word = if is_plain { word } else { word.trim_matches(is_sign) };
        if word.is_empty() {
            continue;
        }
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        if is_plain {
            spaced.push_str(word);
        } else {
            spaced.extend(word.chars().filter(|&c| !is_sign(c)));
        }
    }
    spaced
}
