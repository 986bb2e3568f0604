//! Whether a text may hold a claim at all: whether a number stands beside an election word. Far
//! quicker than looking for one.

use crate::text::NumberLexicon;
use aho_corasick::{AhoCorasick, MatchKind};

/// How far from the word the number may stand, in bytes: some two sentences.
const BESIDE: usize = 250;

/// Knows the words that no claim does without somewhere near.
#[derive(Debug)]
pub(super) struct Glance {
    words: AhoCorasick,
}

impl Glance {
    /// Looks for these words.
    ///
    /// # Errors
    ///
    /// When they are too many.
    pub(super) fn new(words: &[String]) -> Result<Self, String> {
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(words)
            .map_err(|error| error.to_string())?;
        Ok(Self { words })
    }

    /// Whether a number stands beside one of the words.
    pub(super) fn sees(&self, text: &str, numbers: &NumberLexicon) -> bool {
        let mut seen = 0;
        self.words.find_iter(text).filter(|word| is_whole(text, word.range())).any(|word| {
            let from = boundary(text, word.start().saturating_sub(BESIDE).max(seen));
            let to = boundary(text, word.end().saturating_add(BESIDE));
            // What was looked through for the word before need not be again, but for a number word
            // that was cut in two.
            seen = to.saturating_sub(BESIDE / 10);
            holds_number(&text[from.min(to)..to], numbers)
        })
    }
}

/// Where a character begins, at this byte or behind it.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

fn is_whole(text: &str, word: std::ops::Range<usize>) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_part(text[..word.start].chars().next_back()) && !is_part(text[word.end..].chars().next())
}

fn holds_number(text: &str, numbers: &NumberLexicon) -> bool {
    text.chars().any(char::is_numeric)
        || text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| !word.is_empty() && numbers.is_number(&word.to_lowercase()))
}
