//! What numbers are read from: tokens, with words such as `five-year` taken apart.

use super::{
    Token, TokenKind,
    lexicon::{NumberLexicon, UNKNOWN, WordId},
};
use crate::span::Span;

/// A token, or a part of a hyphenated one that begins with a number word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Index of its token in the sentence.
    pub(super) token: usize,
    pub(super) span: Span,
    /// Its word in the lexicon.
    pub(super) id: WordId,
    pub(super) kind: TokenKind,
    pub(super) capital: bool,
    /// Whether it is four digits that look like a year.
    pub(super) is_year: bool,
    /// Whether it follows the piece before without white space.
    pub(super) glued: bool,
}

/// A sentence's pieces, and beside them their words, for phrases to be found in.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    pub(super) ids: Vec<WordId>,
}

impl Pieces {
    pub(super) fn of(tokens: &[Token], text: &str, lexicon: &NumberLexicon) -> Self {
        let mut pieces = Self {
            all: Vec::with_capacity(tokens.len() + 4),
            ids: Vec::with_capacity(tokens.len() + 4),
        };
        for (index, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && begins_with_number(&token.norm, lexicon) {
                pieces.push_parts(index, token, text, lexicon);
            } else {
                let id = lexicon.id(&token.norm);
                pieces.push(index, token.span, token.kind, id, token.capital);
                pieces.mark_year(&token.norm);
            }
        }
        pieces
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Piece> {
        self.all.get(at)
    }

    /// The word at `at`, or [`UNKNOWN`].
    pub(super) fn id(&self, at: usize) -> WordId {
        self.ids.get(at).copied().unwrap_or(UNKNOWN)
    }

    /// Whether `at` is a hyphen with no white space around it.
    pub(super) fn is_inner_hyphen(&self, at: usize, lexicon: &NumberLexicon) -> bool {
        let glued = |at| self.get(at).is_some_and(|piece| piece.glued);
        self.id(at) == lexicon.hyphen() && glued(at) && glued(at + 1)
    }

    /// The span from the first to the last of some pieces.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.all[range.start].span.to(self.all[range.end - 1].span)
    }

    fn mark_year(&mut self, norm: &str) {
        if let Some(last) = self.all.last_mut() {
            last.is_year = looks_like_year(norm);
        }
    }

    fn push_parts(&mut self, index: usize, token: &Token, text: &str, lexicon: &NumberLexicon) {
        let printed = token.span.of(text);
        let mut start = token.span.start;
        for (number, part) in printed.split('-').enumerate() {
            if number > 0 {
                let hyphen = Span::new(start, start + 1);
                self.push(index, hyphen, TokenKind::Sign, lexicon.hyphen(), false);
                start += 1;
            }
            let span = Span::new(start, start + part.len());
            let id = lexicon.id(&part.to_ascii_lowercase());
            let capital = part.starts_with(char::is_uppercase);
            self.push(index, span, TokenKind::Word, id, capital);
            start = span.end;
        }
    }

    fn push(&mut self, token: usize, span: Span, kind: TokenKind, id: WordId, capital: bool) {
        let glued = self.all.last().is_some_and(|before| before.span.end == span.start);
        self.all.push(Piece { token, span, id, kind, capital, is_year: false, glued });
        self.ids.push(id);
    }
}

fn begins_with_number(norm: &str, lexicon: &NumberLexicon) -> bool {
    norm.is_ascii()
        && norm.split_once('-').is_some_and(|(first, _)| lexicon.is_number_word(lexicon.id(first)))
}

/// Four digits from 1900 to 2099.
pub(super) fn looks_like_year(digits: &str) -> bool {
    let is_number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (digits.starts_with("19") || digits.starts_with("20"))
}
