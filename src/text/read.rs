//! Puts a document together.

use super::{
    Document, Sentence, Token,
    lexicon::NumberLexicon,
    pieces::Pieces,
    quantities::{Numbers, Reader},
    sentences::sentences,
    tokens::tokens_within,
};
use crate::{
    input::{Article, BlockKind},
    span::Span,
};

/// Finds the sentences of an article, their tokens and their quantities.
#[must_use]
pub fn read<'a>(article: &'a Article, numbers: &NumberLexicon) -> Document<'a> {
    let mut document = Document { article, sentences: Vec::new(), set_aside: Vec::new() };
    for (index, block) in article.blocks.iter().enumerate() {
        let tokens = tokens_within(&article.text, block.span);
        let ranges = match block.kind {
            BlockKind::TableRow { .. } => std::iter::once(0..tokens.len()).collect(),
            _ => sentences(&tokens, numbers),
        };
        let mut tokens = tokens.into_iter();
        for range in ranges {
            let opens_block = range.start == 0;
            let tokens: Vec<Token> = tokens.by_ref().take(range.len()).collect();
            document.push(index, tokens, opens_block, numbers);
        }
    }
    document
}

impl Document<'_> {
    fn push(
        &mut self,
        block: usize,
        tokens: Vec<Token>,
        opens_block: bool,
        lexicon: &NumberLexicon,
    ) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let span = Span::new(first.span.start, last.span.end);
        let text = &self.article.text;
        let pieces = Pieces::of(&tokens, text, lexicon);
        let mut numbers = Reader { pieces: &pieces, text, lexicon, opens_block }.read();
        if let BlockKind::TableRow { headers, cells } = &self.article.blocks[block].kind {
            numbers.take_units(headers, cells, lexicon);
        }
        let Numbers { quantities, set_aside } = numbers;
        self.set_aside.extend(set_aside);
        self.sentences.push(Sentence { span, block, tokens, quantities });
    }
}
