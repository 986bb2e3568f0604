//! Which of a page's top headings is the story's headline.

use super::{
    node::{Attr, Element},
    parts::Words,
    tree::Tree,
};
use std::collections::HashSet;

/// A heading that shares this part of its words with the page's title is the headline.
const ALIKE: f64 = 0.6;
/// A lower heading must share more, and have some words, to be one.
const ALIKE_OF_LOWER: f64 = 0.8;
const FEWEST_OF_LOWER: usize = 4;
/// More words are a page's text in the wrong element.
const LONGEST: usize = 60;

/// The element that holds the headline.
pub(super) fn find(tree: &Tree, title: Option<&str>) -> Option<usize> {
    let top = headings(tree, is_top);
    let title = title.map(words);
    let alike = |headings: &[(usize, Words)], least: f64| {
        let title = title.as_ref()?;
        let likeness = |(at, text): &(usize, Words)| (*at, shared(&words(&text.text), title));
        let best = headings.iter().map(likeness).rev();
        let best = best.max_by(|one, other| one.1.total_cmp(&other.1));
        best.filter(|(_, share)| *share >= least).map(|(at, _)| at)
    };
    let lower = || {
        let mut lower = headings(tree, |e| matches!(e.name(), "h2" | "h3"));
        lower.retain(|(_, words)| words.count >= FEWEST_OF_LOWER);
        alike(&lower, ALIKE_OF_LOWER)
    };
    let first = || top.iter().find(|(at, words)| !is_logo(tree, *at, words)).map(|(at, _)| *at);
    alike(&top, ALIKE).or_else(lower).or_else(first)
}

fn is_top(element: &Element) -> bool {
    let property = element.attr(Attr::Itemprop);
    element.name() == "h1" || (property == Some("headline") && element.name() != "meta")
}

/// The first headings of a kind, with their words.
fn headings(tree: &Tree, is_one: impl Fn(&Element) -> bool) -> Vec<(usize, Words)> {
    let ones = tree.elements().filter(|(_, element)| is_one(element));
    ones.map(|(at, _)| (at, Words::of(tree, at)))
        .filter(|(_, words)| (1..=LONGEST).contains(&words.count))
        .take(20)
        .collect()
}

/// The name of the site, with a link to its front page.
fn is_logo(tree: &Tree, at: usize, words: &Words) -> bool {
    let is_name = |label: &str| label.contains("logo") || label.contains("site");
    let label = |at: usize| tree.element(at).is_some_and(|e| e.labels().any(is_name));
    (words.linked == words.count && words.count <= 4) || label(at)
}

fn words(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn shared(heading: &HashSet<String>, title: &HashSet<String>) -> f64 {
    let shared = heading.intersection(title).count();
    shared as f64 / heading.len().min(title.len()).max(1) as f64
}
