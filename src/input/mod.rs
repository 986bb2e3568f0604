//! Bytes to [`Article`]: reads what a desk has and finds its title, date and blocks.
//!
//! Knows nothing of elections. The only room, beside `claims` and `sources`, that returns errors.

pub mod archive;
mod bytes;
mod captions;
mod charset;
mod dates;
mod headings;
mod html;
mod lines;
mod plain;
mod rough;
mod stacked;

pub use bytes::{InputError, ReadOptions, read_bytes};
pub use html::{Excess, PageLimits};
pub use rough::rough_text;

use crate::span::Span;
use jiff::civil::Date;

/// An article as the rest of the house sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Where it came from, as the user named it (`story.txt`, `-` for standard input).
    pub source: String,
    /// The headline, from metadata or from the first heading.
    pub title: Option<String>,
    /// The day it was published, from metadata, its dateline or the command line; never a guess.
    pub published: Option<Date>,
    /// Who published it, by its name.
    pub publisher: Option<String>,
    /// Who wrote it, in the order given.
    pub authors: Vec<String>,
    /// BCP 47 language, when it is known.
    pub language: Option<String>,
    /// The address the publisher gives as the article's own.
    pub url: Option<String>,
    /// The whole text. Every later span is a byte range of it; for plain text it is the file.
    pub text: String,
    /// Its blocks in text order, without overlaps.
    pub blocks: Vec<Block>,
}

/// One block of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading; level 1 is the headline.
    Heading {
        /// 1 for the headline, 2 and more below it.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// One item of a list, its marker (`•`, `3.`) included in the span.
    ListItem,
    /// One row of a table.
    TableRow {
        /// The header of each column, as printed; empty where the table has none.
        headers: Vec<String>,
        /// Where each cell stands.
        cells: Vec<Span>,
    },
}
