//! Text to [`Token`]s.

use super::{Token, TokenKind};
use crate::span::Span;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The tokens of a whole text, with spans into it. Wordings are cut with this too, so that a phrase
/// of the data and a phrase of an article always fall into the same tokens.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_within(text, Span::new(0, text.len()))
}

/// The tokens of one stretch of `text`.
pub(super) fn tokens_within(text: &str, within: Span) -> Vec<Token> {
    let text = &text[..within.end];
    let mut tokens = Vec::with_capacity((within.end - within.start) / 5);
    let mut at = within.start;
    while let Some(first) = text[at..].chars().next() {
        if is_blank(first) {
            at += first.len_utf8();
            continue;
        }
        let (kind, end) = token_at(text, at, first);
        let span = Span::new(at, end);
        let norm = norm(span.of(text));
        tokens.push(Token { span, kind, norm, capital: first.is_uppercase() });
        at = end;
    }
    tokens
}

fn token_at(text: &str, at: usize, first: char) -> (TokenKind, usize) {
    if first.is_ascii_digit() {
        (TokenKind::Number, number_end(text.as_bytes(), at))
    } else if is_letter(first) {
        let end = url_end(text, at).unwrap_or_else(|| WordScan { text, at, start: at }.end());
        (TokenKind::Word, end)
    } else {
        (TokenKind::Sign, at + first.len_utf8())
    }
}

/// `1,05,960`, `48.3`, `9:15`, `8th`, `45s`. Other letters that stick to a number are a token of
/// their own (`16,711votes`, `13.6m`).
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = digits_end(bytes, start);
    if let Some(clock) = clock_end(bytes, start, end) {
        return clock;
    }
    while matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(bytes, end + 1) {
        end = digits_end(bytes, end + 1);
    }
    let letters = bytes[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match bytes[end..end + letters].to_ascii_lowercase().as_slice() {
        b"st" | b"nd" | b"rd" | b"th" | b"s" => end + letters,
        _ => end,
    }
}

/// `9:15`, `21:05:30`: always two digits after the colon, which tells a time from a score (`6:1`).
fn clock_end(bytes: &[u8], start: usize, hours: usize) -> Option<usize> {
    let mut end = hours;
    while bytes.get(end) == Some(&b':') && digits_end(bytes, end + 1) == end + 3 {
        end += 3;
    }
    (hours - start <= 2 && end > hours).then_some(end)
}

fn url_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is_url = ["http://", "https://", "www."]
        .iter()
        .any(|opening| rest.get(..opening.len()).is_some_and(|s| s.eq_ignore_ascii_case(opening)));
    is_url.then(|| at + rest.find(is_blank).unwrap_or(rest.len()))
}

/// Walks to the end of one word.
struct WordScan<'a> {
    text: &'a str,
    start: usize,
    at: usize,
}

impl WordScan<'_> {
    fn end(mut self) -> usize {
        let mut part = self.start;
        let mut hyphens = 0;
        let mut stops = 0;
        loop {
            self.skip_letters();
            match self.peek(0) {
                Some('\'' | '’') if self.peek(1).is_some_and(is_letter) => self.step(),
                Some(dash) if is_hyphen(dash) && self.peek(1).is_some_and(is_letter) => {
                    hyphens += 1;
                    self.step();
                }
                Some(dash) if is_hyphen(dash) && hyphens == 0 => {
                    return self.code_end(self.at + dash.len_utf8()).unwrap_or(self.at);
                }
                Some('.') if self.is_initial(part) && (stops > 0 || self.initial_follows()) => {
                    stops += 1;
                    self.step();
                    let goes_on = self.peek(0).is_some_and(|c| is_letter(c) || c == '-');
                    if !goes_on {
                        return self.at;
                    }
                }
                Some(digit) if digit.is_ascii_digit() => {
                    return self.code_end(self.at).unwrap_or(self.at);
                }
                _ => return self.at,
            }
            part = self.at;
        }
    }

    /// The end of a code whose digits begin at `digits` (`NA-130`, `Form-45s`, `G20`), unless what
    /// stands there is a count glued on (`votes-45,210`).
    fn code_end(&self, digits: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let end = digits_end(bytes, digits);
        let is_count = matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(bytes, end + 1);
        if end == digits || end - digits > 4 || is_count {
            return None;
        }
        let letters = bytes[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        Some(end + letters)
    }

    fn is_initial(&self, part: usize) -> bool {
        self.text[part..self.at].chars().count() == 1
    }

    fn initial_follows(&self) -> bool {
        self.peek(1).is_some_and(is_letter) && !self.peek(2).is_some_and(is_letter)
    }

    fn skip_letters(&mut self) {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        while self.peek(0).is_some_and(is_letter) {
            self.step();
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.text[self.at..].chars().nth(ahead)
    }

    fn step(&mut self) {
        self.at += self.peek(0).map_or(0, char::len_utf8);
    }
}

fn digits_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (c.is_alphabetic() || is_combining_mark(c)))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// White space, controls, and the marks that have no width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

fn norm(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc().flat_map(char::to_lowercase).map(plain_sign).collect()
}

fn plain_sign(c: char) -> char {
    match c {
        '‘' | '’' | '‛' => '\'',
        '“' | '”' | '„' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        _ => c,
    }
}
