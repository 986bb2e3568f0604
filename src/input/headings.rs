//! Which lines of plain text are headings.

use super::lines::Line;
use crate::span::Span;

/// A longer line is running text.
const MOST_WORDS: usize = 18;
/// The headline at the top may run on.
const MOST_HEADLINE_WORDS: usize = 30;
/// A heading in sentence case is short.
const MOST_PLAIN_WORDS: usize = 6;

/// `==Background==` and `## Background`: the level and the words.
pub(super) fn marked(line: &Line) -> Option<(u8, Span)> {
    let text = line.text;
    let hashes = text.bytes().take_while(|&byte| byte == b'#').count();
    let equals = text.bytes().take_while(|&byte| byte == b'=').count();
    let (marks, inner) = if (1..=6).contains(&hashes) {
        (hashes, text[hashes..].trim_end_matches('#'))
    } else if (1..=6).contains(&equals) && text.ends_with('=') {
        (equals, text[equals..].trim_end_matches('='))
    } else {
        return None;
    };
    let words = inner.trim();
    let is_hashtag = hashes > 0 && !inner.starts_with(char::is_whitespace);
    if words.is_empty() || is_hashtag {
        return None;
    }
    let start = line.span.start + marks + (inner.len() - inner.trim_start().len());
    Some((u8::try_from(marks).unwrap_or(6), Span::new(start, start + words.len())))
}

/// Whether a line at the top of the article, with more below it, is its headline.
pub(super) fn is_headline(text: &str) -> bool {
    words(text) <= MOST_HEADLINE_WORDS && !ends_as_sentence(text, &['.', ';', ','])
}

/// Whether a line further down, by itself or above running text, is a heading.
pub(super) fn is_heading(text: &str) -> bool {
    if words(text) > MOST_WORDS || ends_as_sentence(text, &['.', '!', '?', ',', ';']) {
        return false;
    }
    if is_figure_line(text) {
        return false;
    }
    let is_label = text.ends_with(':') && words(text) <= MOST_PLAIN_WORDS;
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let begins = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let is_plain = words(text) <= MOST_PLAIN_WORDS && !has_digits && !text.contains(':');
    begins && (is_label || is_title_case(text) || is_plain)
}

/// `Y: 75`, `Gill (X) 45,210`: a result by itself.
fn is_figure_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    let is_year = |word: &&str| word.len() == 4 && word.starts_with("20");
    let counted = ["votes", "seats", "seat", "vote", "%"];
    let ends_counted = words.last().is_some_and(|last| {
        counted.iter().any(|unit| last.to_lowercase().trim_end_matches(')').ends_with(unit))
    });
    words.last().is_some_and(|last| is_number(last) && !is_year(last))
        || (ends_counted && words.iter().any(is_number))
}

/// Most of its longer words have a capital letter.
fn is_title_case(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.chars().count() >= 4);
    let (capital, all) = long.fold((0, 0), |(capital, all), word| {
        let letter = word.chars().find(|c| c.is_alphanumeric());
        let is_capital = letter.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        (capital + usize::from(is_capital), all + 1)
    });
    all >= 1 && capital * 5 >= all * 4
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn ends_as_sentence(text: &str, signs: &[char]) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(signs)
}
