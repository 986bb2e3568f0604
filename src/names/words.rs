//! A text as a run of words, with all that differs between ways to write one name taken out.

use super::{
    numerals::roman,
    spelling::{Folder, Known},
};
use crate::span::Span;
use smol_str::{SmolStr, ToSmolStr};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// A run of letters or of digits: `NA-130`, `NA 130` and `N.A.130` are the words `NA` and `130`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Where it stands.
    pub(super) span: Span,
    /// Its letters as written, without dots; a number without leading zeros.
    pub(super) written: Cow<'a, str>,
    /// What it is compared by: letters folded, numbers in Arabic figures.
    pub(super) folded: SmolStr,
    /// What parts it from the word before.
    pub(super) before: Gap,
    /// What is known about it as a word of names.
    pub(super) known: &'static Known,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space, with no more than one line break.
    Space,
    /// A hyphen or dash, perhaps with white space.
    Dash,
    /// An apostrophe or a bracket, perhaps with white space.
    Mark,
    /// A comma, which few names have in them.
    Comma,
    /// A quotation mark, as around a nickname, perhaps with white space.
    Quote,
    /// Anything that no name reaches across.
    Break,
}

impl Word<'_> {
    /// Whether it is a number in figures.
    pub(super) fn is_number(&self) -> bool {
        self.written.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.written.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a small letter.
    pub(super) fn is_small(&self) -> bool {
        self.written.starts_with(char::is_lowercase)
    }
}

/// All words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    Folder::with(|folder| {
        let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 4 + 1);
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            at = word_end(text, start);
            let word = word(text, Span::new(start, at), words.last(), folder);
            words.push(word);
        }
        words
    })
}

fn word<'a>(text: &'a str, span: Span, last: Option<&Word<'_>>, folder: &mut Folder) -> Word<'a> {
    let written = written(&text[span.start..span.end]);
    let (known, folded) = folder.look_up(&written);
    let folded = match numeral(text, span, &written) {
        Some(value) => value.to_smolstr(),
        None => folded,
    };
    Word { span, written, folded, before: gap(text, last, span.start, known), known }
}

/// Where the first word from `at` on begins.
fn next_word(text: &str, at: usize) -> Option<usize> {
    // Nearly all that stands between words is plain, and most of it is one blank.
    let no_word = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let at = at + text.as_bytes()[at..].iter().take_while(no_word).count();
    text[at..].find(char::is_alphanumeric).map(|offset| at + offset)
}

/// Where the word that begins at `start` ends: letters and digits part, and dotted initials
/// (`N.A.`) hold together.
fn word_end(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    if rest.first().is_some_and(u8::is_ascii_digit) {
        return start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    }
    // Nearly all words are of plain letters, with something as plain behind them.
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let ends = |next: &u8| next.is_ascii() && *next != b'.';
    if letters > 0 && rest.get(letters).is_none_or(ends) {
        return start + letters;
    }
    let run = |from: usize| {
        text[from..].find(|c| !is_letter(c)).map_or(text.len(), |offset| from + offset)
    };
    let mut end = run(start);
    let mut piece = start;
    while is_initial(&text[piece..end]) && text[end..].starts_with('.') {
        let next = run(end + 1);
        if next == end + 1 || !is_initial(&text[end + 1..next]) {
            break;
        }
        (piece, end) = (end + 1, next);
    }
    end.max(start + text[start..].chars().next().map_or(1, char::len_utf8))
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}'
}

fn is_initial(piece: &str) -> bool {
    let mut letters = piece.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn written(word: &str) -> Cow<'_, str> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let figures = word.trim_start_matches('0');
        return Cow::Borrowed(if figures.is_empty() { "0" } else { figures });
    }
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Borrowed(word);
    }
    let is_left_out = |c: char| matches!(c, '.' | '\u{ad}');
    match word.contains(is_left_out) {
        true => Cow::Owned(word.replace(is_left_out, "")),
        false => Cow::Borrowed(word),
    }
}

/// The worth of a Roman numeral. A bare `I` before a small letter is the pronoun, unless a dash
/// ties it to the word before.
fn numeral(text: &str, span: Span, written: &str) -> Option<u32> {
    let value = roman(written)?;
    let pronoun = written == "I"
        && !text[..span.start].ends_with(is_dash)
        && text[span.end..]
            .strip_prefix([' ', '\''])
            .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    (!pronoun).then_some(value)
}

fn gap(text: &str, last: Option<&Word<'_>>, start: usize, next: &Known) -> Gap {
    let Some(last) = last else { return Gap::Break };
    let mut between = &text[last.span.end..start];
    if between.starts_with('.') && takes_a_dot(text, last) {
        between = &between[1..];
    }
    let mut gap = Gap::None;
    let mut lines = 0;
    for c in between.chars() {
        gap = match c {
            '\n' => {
                lines += 1;
                if gap == Gap::None { Gap::Space } else { gap }
            }
            c if c.is_whitespace() => {
                if gap == Gap::None {
                    Gap::Space
                } else {
                    gap
                }
            }
            c if is_dash(c) => Gap::Dash,
            '\'' | '’' | '‘' | '(' | ')' => Gap::Mark,
            '"' | '“' | '”' => Gap::Quote,
            // `Frank Pallone, Jr.`
            ',' if next.ending => gap,
            ',' if gap == Gap::None => Gap::Comma,
            '&' => Gap::Mark,
            _ => return Gap::Break,
        };
    }
    if lines > 1 { Gap::Break } else { gap }
}

/// Whether a full stop after a word only shortens it: an initial, initials, or a title.
fn takes_a_dot(text: &str, word: &Word<'_>) -> bool {
    let written = word.span.of(text);
    is_initial(written)
        || written.contains('.')
        || (word.known.title && written.chars().count() <= 4)
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<SmolStr> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn all_ways_to_write_a_code_give_the_same_words() {
        for text in
            ["NA-130", "NA 130", "NA130", "N.A.-130", "N.A. 130", "NA—130", "NA (130)", "NA-0130"]
        {
            assert_eq!(folded(text), ["na", "130"], "{text}");
        }
        for text in ["Lahore-XIV", "Lahore XIV", "Lahore 14", "Lahore-14"] {
            assert_eq!(folded(text), ["lahura", "14"], "{text}");
        }
    }

    #[test]
    fn a_full_stop_parts_sentences_but_not_initials_and_titles() {
        let gaps = |text| words(text).iter().map(|word| word.before).collect::<Vec<_>>();
        assert_eq!(gaps("Dr. Yasmin"), [Gap::Break, Gap::Space]);
        assert_eq!(gaps("M. Talha"), [Gap::Break, Gap::Space]);
        assert_eq!(gaps("He lost. Nawaz"), [Gap::Break, Gap::Space, Gap::Break]);
        assert_eq!(gaps("one\n\ntwo"), [Gap::Break, Gap::Break]);
    }

    #[test]
    fn a_comma_before_the_ending_of_a_name_parts_nothing() {
        let gaps = |text| words(text).iter().map(|word| word.before).collect::<Vec<_>>();
        assert_eq!(gaps("Pallone, Jr."), [Gap::Break, Gap::Space]);
        assert_eq!(gaps("Pallone, Nawaz"), [Gap::Break, Gap::Comma]);
        assert_eq!(gaps("Ed “Ted” Day"), [Gap::Break, Gap::Quote, Gap::Quote]);
    }

    #[test]
    fn the_pronoun_is_no_numeral() {
        assert_eq!(folded("In Swat I met him")[2], "i");
        assert_eq!(folded("in Swat-I he won")[2], "1");
        assert_eq!(folded("NA-2 Swat I"), ["na", "2", "suat", "1"]);
    }
}
