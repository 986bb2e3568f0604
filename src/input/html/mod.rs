//! Web pages: what a saved article page says of itself, and its text in reading order.

mod blocks;
mod depth;
mod metadata;

use super::{Article, BlockKind, InputError};
use scraper::Html;

/// Chromium's limit. Building the tree of deeper pages takes quadratic time.
const DEEPEST: usize = 512;

/// Tags that a page or a fragment of one begins with.
const OPENINGS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<section",
    "<main",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<h2",
    "<table",
    "<ul",
];

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut end = start.len().min(1024);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start[..end].to_ascii_lowercase();
    OPENINGS.iter().any(|tag| head.starts_with(tag))
        || (head.starts_with('<') && (head.contains("<html") || head.contains("<!doctype html")))
}

/// Reads the article of a page.
pub(super) fn read(source: &str, page: &str) -> Result<Article, InputError> {
    if depth::exceeds(page, DEEPEST) {
        let source_name = source.to_owned();
        return Err(InputError::TooDeep { source_name, limit: DEEPEST });
    }
    let document = Html::parse_document(page);
    let metadata = metadata::read(&document);
    let (text, blocks) = blocks::read(&document);
    let headline = blocks.iter().find(|block| block.kind == BlockKind::Heading { level: 1 });
    let title = headline.map(|block| block.span.of(&text).to_owned()).or(metadata.title);
    Ok(Article {
        source: source.to_owned(),
        title,
        published: metadata.published,
        language: metadata.language,
        text,
        blocks,
        ..Article::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Count - Courier</title>
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
          "headline": "Count closes", "datePublished": "2024-02-10T08:00:00+05:00"}]}</script></head>
        <body><nav><a>Live 24</a></nav><h1>Count
        closes</h1><p>She won <b>45,210</b> votes.<br>He got 40,000.</p>
        <table><tr><th>Seat</th><th>Votes</th></tr><tr><td>East</td><td>45,210</td></tr></table>
        <ul><li>Turnout: 48%</li></ul><script>var n = 99999;</script><footer>1998</footer></body></html>"#;

    #[test]
    fn a_page_is_read_in_order_without_its_furniture() {
        let article = read("page.html", PAGE).unwrap();
        assert_eq!(article.title.as_deref(), Some("Count closes"));
        assert_eq!(article.published, Some(date(2024, 2, 10)));
        assert_eq!(article.language.as_deref(), Some("en-GB"));
        let printed: Vec<&str> =
            article.blocks.iter().map(|block| block.span.of(&article.text)).collect();
        assert_eq!(
            printed,
            [
                "Count closes",
                "She won 45,210 votes.",
                "He got 40,000.",
                "Seat | Votes",
                "East | 45,210",
                "Turnout: 48%"
            ]
        );
    }

    #[test]
    fn a_row_knows_its_columns() {
        let article = read("page.html", PAGE).unwrap();
        let BlockKind::TableRow { headers, cells } = &article.blocks[4].kind else { panic!() };
        assert_eq!(headers, &["Seat", "Votes"]);
        assert_eq!(cells[1].of(&article.text), "45,210");
    }

    #[test]
    fn a_page_nested_too_deep_is_refused_at_once() {
        let page = format!("<html>{}", "<div>".repeat(100_000));
        let error = read("deep.html", &page).unwrap_err();
        assert_eq!(
            error.to_string(),
            "deep.html: elements are nested more than 512 deep, as in no real page"
        );
    }

    #[test]
    fn many_open_paragraphs_are_not_deep() {
        let page = format!("<html>{}", "<p>One<li>two<img><br>".repeat(2000));
        assert!(read("flat.html", &page).is_ok());
    }

    #[test]
    fn pages_are_told_from_text() {
        assert!(is_html("\n<!-- saved --><html><body>"));
        assert!(is_html("<p>She won.</p>"));
        assert!(!is_html("Turnout < 50%"));
        assert!(!is_html("<45 per cent voted"));
    }
}
