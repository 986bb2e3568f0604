//! The page of a report, as a browser reads it.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use scraper::{Html, Selector};
use tallycheck::{
    Checker,
    input::Article,
    report::{Report, background, html},
};

fn page_of(text: &str) -> (Report, Html) {
    let checker = Checker::bundled().unwrap();
    let report = checker.check(&Article::from_text("story.txt", text));
    let background = background::of(&report, checker.sources());
    let mut out = Vec::new();
    html::write(&[(report.clone(), background)], &mut out).unwrap();
    (report, Html::parse_document(std::str::from_utf8(&out).unwrap()))
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

#[test]
fn every_claim_has_a_card_and_stands_marked_in_the_text() {
    let (report, page) = page_of(
        "In NA-122, Latif Khosa took the seat with 117,109 votes, while Saad Rafique got 77,709.",
    );
    assert!(report.claims.len() >= 2);
    let cards: Vec<_> = page.select(&selector("details.claim")).collect();
    assert_eq!(cards.len(), report.claims.len());
    for card in cards {
        let id = card.value().id().unwrap();
        let mark = selector(&format!(".mark[href='#{id}']"));
        assert!(page.select(&mark).next().is_some(), "no mark leads to {id}");
    }
}

#[test]
fn markup_in_an_article_stays_text() {
    let (_, page) = page_of(
        "<script>alert(1)</script> <img src=x onerror=alert(2)> Saad Rafique got 77,709 votes in NA-122.",
    );
    let scripts: Vec<String> =
        page.select(&selector("script")).map(|it| it.text().collect()).collect();
    assert!(!scripts.is_empty());
    assert!(scripts.iter().all(|script| !script.contains("alert(1)")), "{scripts:?}");
    assert_eq!(page.select(&selector("img, [onerror]")).count(), 0);
}
