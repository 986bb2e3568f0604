//! What each element is to a reader: shown or not, running on in a line or standing by itself, part of
//! the page's furniture by its own account.

use super::{
    names::Purpose,
    node::{Attr, Element, Node},
    tree::{Tree, single_spaced},
};

/// Elements that hold no text to read.
const UNREAD: [&str; 21] = [
    "script", "style", "template", "svg", "math", "iframe", "select", "textarea", "button",
    "noscript", "head", "object", "audio", "video", "canvas", "dialog", "map", "img", "input",
    "datalist", "rp",
];

/// AMP's own elements that hold text; the others hold pictures, offers and counters.
const READ_AMP: [&str; 3] = ["amp-layout", "amp-fit-text", "amp-accordion"];

/// Elements that run on within a line.
const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Roles of parts beside the story.
const ROLES_BESIDE: [&str; 12] = [
    "navigation",
    "complementary",
    "contentinfo",
    "banner",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "tooltip",
];

/// A longer part, in bytes of text and in nodes, is no mere label in a line.
const LONGEST_LABEL: usize = 250;
const MOST_NODES: usize = 60;

pub(super) fn is_unread(name: &str) -> bool {
    UNREAD.contains(&name) || (name.starts_with("amp-") && !READ_AMP.contains(&name))
}

pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Whether an element is not the story, by its name, its role or its labels.
pub(super) fn is_beside(element: &Element) -> bool {
    matches!(element.name(), "nav" | "aside" | "footer" | "form" | "marquee")
        || element.attr(Attr::Role).is_some_and(|role| ROLES_BESIDE.contains(&role))
        || is_hidden(element)
        || element.has_purpose(Purpose::FURNITURE)
}

/// Whether a reader of the page does not see it.
fn is_hidden(element: &Element) -> bool {
    let is_styled_away = |style: &str| {
        let style: String = style.split_whitespace().collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    element.attr(Attr::Hidden).is_some()
        || element.attr(Attr::AriaHidden) == Some("true")
        || element.attr(Attr::Style).is_some_and(is_styled_away)
}

/// Whether a part of a line is none of its words: a note's number, a share count, what is hidden.
pub(super) fn is_aside_in_line(tree: &Tree, at: usize) -> bool {
    let Some(element) = tree.element(at) else { return false };
    let links_to_note = |inner| tree.element(inner).is_some_and(is_link_within);
    let is_note = || element.name() == "sup" && tree.range(at).any(links_to_note);
    let is_labelled = || element.has_attributes() && is_beside(element);
    is_short(tree, at) && (is_note() || is_labelled())
}

fn is_short(tree: &Tree, at: usize) -> bool {
    let length = |at: usize| match tree.node(at) {
        Some(Node::Text(text)) => text.len(),
        _ => 0,
    };
    let range = tree.range(at);
    range.len() <= MOST_NODES && range.map(length).sum::<usize>() <= LONGEST_LABEL
}

/// Whether an element is a link to another page.
pub(super) fn is_link(element: &Element) -> bool {
    element.name() == "a" && href(element).is_some_and(|href| !href.contains('#'))
}

fn is_link_within(element: &Element) -> bool {
    element.name() == "a" && href(element).is_some_and(|href| href.contains('#'))
}

fn href(element: &Element) -> Option<&str> {
    element.attr(Attr::Href).map(str::trim).filter(|href| !href.is_empty())
}

/// How many words there are; signs by themselves are none.
pub(super) fn count(text: &str) -> usize {
    let (mut words, mut is_in_counted) = (0, false);
    for c in text.chars() {
        if c.is_whitespace() {
            is_in_counted = false;
        } else if !is_in_counted && c.is_alphanumeric() {
            is_in_counted = true;
            words += 1;
        }
    }
    words
}

/// The words of a part of the page that is read in one piece, such as a cell.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) count: usize,
    /// How many of them are links to other pages.
    pub(super) linked: usize,
}

impl Words {
    pub(super) fn of(tree: &Tree, whole: usize) -> Self {
        let (mut text, mut linked, mut link_end) = (String::new(), 0, 0);
        let range = tree.range(whole);
        let mut at = range.start;
        while at < range.end {
            match tree.node(at) {
                Some(Node::Text(part)) => {
                    linked += if at < link_end { count(part) } else { 0 };
                    text.push_str(part);
                }
                Some(Node::Element(element)) if at > whole => {
                    let is_aside = is_inline(element.name()) && is_aside_in_line(tree, at);
                    if is_unread(element.name()) || is_aside {
                        at = tree.end(at);
                        continue;
                    }
                    if is_link(element) {
                        link_end = tree.end(at);
                    }
                    if !is_inline(element.name()) {
                        text.push(' ');
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let text = single_spaced(&text);
        let count = count(&text);
        Self { text, count, linked: linked.min(count) }
    }
}
