//! The room as a whole.

use super::*;
use crate::input::{Block, BlockKind};

fn lexicon() -> NumberLexicon {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/claims/en/numbers.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn paragraph(text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article {
        source: "test".into(),
        title: None,
        published: None,
        language: None,
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
    }
}

#[test]
fn a_number_stands_with_its_unit_and_hedge() {
    let article = paragraph("Around 60,000 valid votes were cast on 8 February.");
    let document = read(&article, &lexicon());
    let [quantity] = document.sentences[0].quantities.as_slice() else { panic!("{document:?}") };
    assert_eq!(quantity.span.of(&article.text), "60,000");
    assert_eq!(quantity.amount.approx, Approx::About);
    assert_eq!(quantity.amount.unit, Some(Unit::Votes));
    assert_eq!(document.set_aside[0].why, "date");
}
