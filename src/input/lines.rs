//! The lines of plain text and what each looks like by itself.

use crate::span::Span;

/// Bytes of a cell, beyond which blanks part sentences and not cells.
const LONGEST_CELL: usize = 48;

/// Bytes of the longest mark in a cell that has no number.
const LONGEST_MARK: usize = 12;

/// A line that isn't blank, trimmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// White space before its first character, in characters.
    pub(super) indent: usize,
}

/// The lines, in groups that blank lines part.
pub(super) fn groups(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut groups = vec![Vec::new()];
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let trimmed = whole.trim_matches(is_blank);
        let offset = whole.len() - whole.trim_start_matches(is_blank).len();
        if trimmed.is_empty() {
            groups.push(Vec::new());
        } else if let Some(group) = groups.last_mut() {
            let at = start + offset;
            let span = Span::new(at, at + trimmed.len());
            group.push(Line { span, text: trimmed, indent: whole[..offset].chars().count() });
        }
        start += whole.len();
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether a word is a year of our time: `2019`.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4
        && ["19", "20"].iter().any(|century| word.starts_with(century))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}

impl Line<'_> {
    /// Whether it begins as an item of a list does.
    pub(super) fn is_item(&self) -> bool {
        self.is_bulleted() || self.number_marker().is_some()
    }

    fn is_bulleted(&self) -> bool {
        let mut chars = self.text.chars();
        match chars.next() {
            Some('•' | '●' | '▪' | '■' | '◦' | '‣' | '·' | '►' | '✔' | '✓') => {
                true
            }
            Some('-' | '*' | '–' | '—') => chars.next().is_some_and(char::is_whitespace),
            _ => false,
        }
    }

    /// The bytes of `3.`, `3)`, `(3)` or `a)` at its beginning.
    pub(super) fn number_marker(&self) -> Option<usize> {
        let inner = self.text.strip_prefix('(').unwrap_or(self.text);
        let opening = self.text.len() - inner.len();
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let letters = inner.bytes().take_while(u8::is_ascii_lowercase).count();
        let width = if digits > 0 { digits } else { letters };
        let is_number = (1..=3).contains(&digits) || (digits == 0 && letters == 1);
        let mut rest = inner.get(width..)?.chars();
        let closes = match rest.next() {
            Some(')') => true,
            Some('.') => digits > 0 && opening == 0,
            _ => false,
        };
        (is_number && closes && rest.next().is_some_and(char::is_whitespace))
            .then_some(opening + width + 1)
    }

    /// The part of it that a span of the text holds.
    pub(super) fn part(&self, span: Span) -> Line<'_> {
        let (start, end) = (span.start - self.span.start, span.end - self.span.start);
        Line { span, text: &self.text[start..end], indent: 0 }
    }

    /// The spans of its cells, where bars, tabs or wide gaps part it.
    pub(super) fn cells(&self) -> Option<Vec<Span>> {
        let inner = self.text.trim_matches('|');
        let parting = if self.text.contains('\t') { '\t' } else { '|' };
        if !inner.contains(parting) {
            return self.gapped_cells();
        }
        let mut start = self.span.start + self.text.find(inner)?;
        let mut cells = Vec::new();
        for cell in inner.split(parting) {
            let at = start + (cell.len() - cell.trim_start().len());
            cells.push(Span::new(at, at + cell.trim().len()));
            start += cell.len() + 1;
        }
        Some(cells)
    }

    /// The spans of its cells, where two blanks or more part short cells without full stops.
    fn gapped_cells(&self) -> Option<Vec<Span>> {
        let mut cells = Vec::new();
        let mut start = self.span.start;
        for cell in self.text.split("  ") {
            let at = start + (cell.len() - cell.trim_start().len());
            if !cell.trim().is_empty() {
                cells.push(Span::new(at, at + cell.trim().len()));
            }
            start += cell.len() + 2;
        }
        let is_prose = |cell: &&str| cell.len() > LONGEST_CELL || cell.ends_with(['.', '!', '?']);
        (cells.len() > 1 && !self.text.split("  ").map(str::trim).any(|cell| is_prose(&cell)))
            .then_some(cells)
    }

    /// Whether it is a number alone, with its signs.
    pub(super) fn is_number(&self) -> bool {
        let is_part = |c: char| c.is_ascii_digit() || ",.%+-–—−± ".contains(c);
        self.text.bytes().any(|byte| byte.is_ascii_digit()) && self.text.chars().all(is_part)
    }

    /// Whether it can stand where a number is missing: "–", "N/A", "New".
    pub(super) fn is_mark(&self) -> bool {
        self.text.len() <= LONGEST_MARK
            && !self.text.bytes().any(|byte| byte.is_ascii_digit())
            && !self.text.contains(char::is_whitespace)
    }

    /// Whether it can name a column: words, with no number but a year.
    pub(super) fn names_column(&self) -> bool {
        let words = self.text.split(|c: char| !c.is_alphanumeric());
        let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
        self.text.len() <= LONGEST_CELL
            && !self.text.ends_with(['.', '!', '?', ';'])
            && words.filter(has_digit).all(is_year)
    }

    pub(super) fn has_letter(&self) -> bool {
        self.text.contains(char::is_alphabetic)
    }

    /// Whether it can be a cell with words: short, and no sentence.
    pub(super) fn is_name(&self) -> bool {
        self.text.len() <= LONGEST_CELL
            && !self.is_number()
            && !self.text.ends_with(['.', ':', '!', '?', ';'])
    }

    /// `|---|---|`, `=====`.
    pub(super) fn is_rule(&self) -> bool {
        self.text.len() >= 3
            && self.text.chars().all(|c| matches!(c, '-' | '=' | '|' | ':' | '_' | '*' | '+' | ' '))
    }
}
