//! Web pages: what a saved article page says of itself, and its story in reading order.
//!
//! [`tree`] parses the page once, within limits; [`pieces`] reads it piece by piece, [`table`] with the
//! headers of its columns; [`story`] finds the part that is the story, [`clean`] drops what stands in
//! it and is not; [`write`] makes the article's text. What pages call their parts, and the labels and
//! offers they print, are word lists in `lists/`.

mod arena;
mod clean;
mod crowd;
mod headline;
mod kind;
mod lines;
mod linked_data;
mod markup;
mod metadata;
mod names;
mod node;
mod parts;
mod pieces;
mod sink;
mod story;
mod stretch;
mod table;
mod tree;
mod write;

pub(super) use kind::is_html;
pub use tree::{Excess, PageLimits};

use super::{Article, InputError, dates};
use pieces::Piece;
use tree::Tree;

/// A page with fewer words of running text than this share of the story in its data shows only a stub.
const STUB: f64 = 0.4;
/// How many pieces beside the headline may hold the date.
const DATE_REACH: usize = 12;

/// Reads the article of a page.
pub(super) fn read(source: &str, page: &str, limits: PageLimits) -> Result<Article, InputError> {
    let tree = Tree::parse(page, limits).map_err(|(excess, line)| InputError::Hostile {
        source_name: source.to_owned(),
        line,
        excess,
    })?;
    let metadata = metadata::read(&tree);
    let pieces = pieces::read(&tree);
    let headline = headline::find(&tree, metadata.title.as_deref());
    let printed = headline.map(|at| tree.text(at));
    let title = printed.or(metadata.title);
    let mut story = story::Page::new(&tree, &pieces, headline).story();
    clean::clean(&tree, &pieces, &mut story, title.as_deref());
    let shown: Vec<&Piece> = story.kept.iter().map(|&at| &pieces[at]).collect();
    let body = metadata.body.filter(|body| is_stub(&shown, body));
    let (text, blocks) = match &body {
        Some(body) => write::data(title.as_deref(), body),
        None => write::pieces(title.as_deref(), &shown),
    };
    Ok(Article {
        source: source.to_owned(),
        title,
        published: metadata.published.or_else(|| printed_date(&pieces, headline)),
        publisher: metadata.publisher,
        authors: metadata.authors,
        language: metadata.language,
        url: metadata.url,
        text,
        blocks,
    })
}

/// Whether a page shows much less of the story than its data holds.
fn is_stub(shown: &[&Piece], body: &str) -> bool {
    let words: usize = shown.iter().map(|piece| piece.words).sum();
    (words as f64) < STUB * body.split_whitespace().count() as f64
}

/// The date printed around the headline.
fn printed_date(pieces: &[Piece], headline: Option<usize>) -> Option<jiff::civil::Date> {
    let at = pieces.partition_point(|piece| piece.node < headline.unwrap_or(0));
    let below = pieces[at..].iter().take(DATE_REACH);
    let above = pieces[..at].iter().rev().take(DATE_REACH / 4);
    below.chain(above).find_map(|piece| dates::published(&piece.text))
}

#[cfg(test)]
mod tests;
