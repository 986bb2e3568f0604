//! The pieces of a story as an article's text and blocks.

use super::{
    pieces::{Piece, PieceKind},
    table::CELL_SIGN,
};
use crate::{
    input::{Block, BlockKind, plain},
    span::Span,
};

/// A title and the pieces under it.
pub(super) fn pieces(title: Option<&str>, pieces: &[&Piece]) -> (String, Vec<Block>) {
    let mut writer = Writer::default();
    writer.title(title);
    for piece in pieces {
        writer.piece(piece);
    }
    (writer.text, writer.blocks)
}

/// A title and a story that the page carries as data, a paragraph to a line.
pub(super) fn data(title: Option<&str>, body: &str) -> (String, Vec<Block>) {
    let mut writer = Writer::default();
    writer.title(title);
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        writer.block(BlockKind::Paragraph, line);
    }
    (writer.text, writer.blocks)
}

#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
}

impl Writer {
    fn title(&mut self, title: Option<&str>) {
        if let Some(title) = title {
            self.block(BlockKind::Heading { level: 1 }, title);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match &piece.kind {
            // There is one headline.
            PieceKind::Heading(level) => {
                self.block(BlockKind::Heading { level: (*level).max(2) }, &piece.text);
            }
            PieceKind::Paragraph => self.block(BlockKind::Paragraph, &piece.text),
            PieceKind::Item => self.block(BlockKind::ListItem, &piece.text),
            PieceKind::Row { headers, cells } => self.row(headers, cells),
            PieceKind::Verbatim => self.verbatim(&piece.text),
        }
    }

    fn block(&mut self, kind: BlockKind, words: &str) {
        let span = self.append(words);
        self.blocks.push(Block { kind, span });
    }

    fn row(&mut self, headers: &[String], cells: &[String]) {
        let span = self.append(&cells.join(CELL_SIGN));
        let mut start = span.start;
        let mut spans = Vec::with_capacity(cells.len());
        for cell in cells {
            spans.push(Span::new(start, start + cell.len()));
            start += cell.len() + CELL_SIGN.len();
        }
        let kind = BlockKind::TableRow { headers: headers.to_vec(), cells: spans };
        self.blocks.push(Block { kind, span });
    }

    /// Lines kept as they are, read as plain text is.
    fn verbatim(&mut self, text: &str) {
        let start = self.append(text).start;
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        for block in plain::blocks(text) {
            let kind = match block.kind {
                BlockKind::Heading { level } if !self.blocks.is_empty() => {
                    BlockKind::Heading { level: level.max(2) }
                }
                BlockKind::TableRow { headers, cells } => {
                    let cells = cells.into_iter().map(moved).collect();
                    BlockKind::TableRow { headers, cells }
                }
                kind => kind,
            };
            self.blocks.push(Block { kind, span: moved(block.span) });
        }
    }

    fn append(&mut self, words: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        Span::new(start, self.text.len())
    }
}
