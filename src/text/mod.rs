//! [`Article`] to [`Document`]: sentences, tokens and quantities.
//!
//! Knows numbers and units as the lexicon words them, and no election.

mod dateline;
mod lexicon;
mod numeral;
mod pieces;
mod quantities;
mod quantity;
mod range;
mod read;
mod sentences;
mod set_aside;
#[cfg(test)]
mod tests;
mod tokens;

pub use lexicon::{LexiconError, NumberLexicon};
pub use quantity::{Amount, Approx, Quantity, Unit, Worded};
pub use read::read;
pub use set_aside::SetAside;
pub use tokens::tokens;

use crate::{input::Article, span::Span};
use std::ops::Range;

/// An article with its sentences.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The article it was read from.
    pub article: &'a Article,
    /// Its sentences in text order; no sentence crosses a block.
    pub sentences: Vec<Sentence>,
    /// Numbers that were read and then set aside before any claim was sought (years, dates, times,
    /// identifiers, list numbers, money …), each with the reason. In text order.
    pub set_aside: Vec<SetAside>,
}

/// One sentence, heading, list item or table row.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
    /// Its quantities in order. Numbers set aside are not among them.
    pub quantities: Vec<Quantity>,
}

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Lower-cased, NFKC, curly quotes straightened, long dashes as `-`.
    pub norm: String,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops and hyphens (`Union-of-All`, `ABC-N`, `U.N.`).
    Word,
    /// A run that begins with a digit.
    Number,
    /// Anything else but white space.
    Sign,
}

/// The tokens of a sentence that a thing covers.
pub type TokenRange = Range<usize>;
