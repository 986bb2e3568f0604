//! The sentence a claim stands in, as the report prints it.

use super::v1::Bytes;
use crate::{extractor::Claim, input::BlockKind, span::Span, text::Document};

/// A sentence, or a table row with its column headers.
pub struct Quote {
    /// As printed.
    pub text: String,
    /// Where in it the claim's number stands.
    pub number: Option<Bytes>,
}

impl Quote {
    /// The quote of a claim.
    pub fn of(claim: &Claim, document: &Document<'_>) -> Self {
        let article = document.article;
        let block = document.sentences.get(claim.sentence).map(|s| &article.blocks[s.block].kind);
        match block {
            Some(BlockKind::TableRow { headers, cells }) if !headers.is_empty() => {
                Self::of_row(&article.text, headers, cells, claim.span)
            }
            _ => Self::of_sentence(&article.text, claim.quote, claim.span),
        }
    }

    fn of_sentence(text: &str, sentence: Span, number: Span) -> Self {
        let start = sentence.start;
        let number = sentence.contains(number).then(|| [number.start - start, number.end - start]);
        Self { text: sentence.of(text).into(), number }
    }

    /// A table row as `header: cell; header: cell`.
    fn of_row(text: &str, headers: &[String], cells: &[Span], number: Span) -> Self {
        let mut quote = Self { text: String::new(), number: None };
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                quote.text.push_str("; ");
            }
            if let Some(header) = headers.get(column).filter(|header| !header.is_empty()) {
                quote.text.push_str(header);
                quote.text.push_str(": ");
            }
            if cell.contains(number) {
                let start = quote.text.len() + number.start - cell.start;
                quote.number = Some([start, start + number.end - number.start]);
            }
            quote.text.push_str(cell.of(text));
        }
        quote
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_row_is_quoted_with_its_column_headers() {
        let text = "Awami League | 12";
        let headers = ["Party".to_owned(), "Seats".to_owned()];
        let cells = [Span::new(0, 12), Span::new(15, 17)];
        let quote = Quote::of_row(text, &headers, &cells, Span::new(15, 17));
        assert_eq!(quote.text, "Party: Awami League; Seats: 12");
        let [from, to] = quote.number.unwrap();
        assert_eq!(&quote.text[from..to], "12");
    }
}
