//! Which sentences are rows of a table, and where their columns begin.

use crate::{input::BlockKind, span::Span, text::Document};

/// Where the columns of a sentence's table row begin; none for a table without headers.
pub fn borders(document: &Document<'_>, sentence: usize) -> Vec<usize> {
    let block = document.sentences[sentence].block;
    match cells(document, block) {
        Some(cells) if is_headed(document, block) || is_header(document, block) => {
            cells.iter().skip(1).map(|cell| cell.start).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a block is the header row of a table.
pub fn is_header(document: &Document<'_>, block: usize) -> bool {
    cells(document, block).is_some()
        && !is_headed(document, block)
        && is_headed(document, block + 1)
}

/// Whether a block is a row of a table that has headers.
pub fn is_headed(document: &Document<'_>, block: usize) -> bool {
    let kind = document.article.blocks.get(block).map(|block| &block.kind);
    matches!(kind, Some(BlockKind::TableRow { headers, .. }) if !headers.is_empty())
}

/// The cells of a table row.
pub fn cells<'a>(document: &'a Document<'_>, block: usize) -> Option<&'a [Span]> {
    match &document.article.blocks.get(block)?.kind {
        BlockKind::TableRow { cells, .. } => Some(cells),
        _ => None,
    }
}
