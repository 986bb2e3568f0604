use super::*;
use crate::input::BlockKind;
use jiff::civil::date;

fn read(page: &str) -> Article {
    super::read("page.html", page, PageLimits::default()).unwrap()
}

fn printed(page: &str) -> Vec<String> {
    let article = read(page);
    article.blocks.iter().map(|block| block.span.of(&article.text).to_owned()).collect()
}

/// The headers and cells of each row.
fn rows(page: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let article = read(page);
    let row = |kind: &BlockKind| match kind {
        BlockKind::TableRow { headers, cells } => {
            let cells = cells.iter().map(|cell| cell.of(&article.text).to_owned());
            Some((headers.clone(), cells.collect()))
        }
        _ => None,
    };
    article.blocks.iter().filter_map(|block| row(&block.kind)).collect()
}

const PAGE: &str = r##"<!DOCTYPE html><html lang="en-GB"><head><title>Count closes - Courier</title>
    <link rel="canonical" href="https://courier.example/count">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
      "headline": "Count closes", "datePublished": "2024-02-10T08:00:00+05:00",
      "author": [{"@type": "Person", "name": "A. Writer"}],
      "publisher": {"@type": "Organization", "name": "The Courier"}}]}</script></head>
    <body><nav><a href="/live">Live 24</a></nav><h1>Count
    closes</h1><p>She won <b>45,210</b> votes.<br>He got 40,000.</p>
    <table><tr><th>Seat</th><th>Votes</th></tr><tr><td>East</td><td>45,210</td></tr></table>
    <ul><li>Turnout: 48%</li></ul><script>var n = 99999;</script><footer>1998</footer></body></html>"##;

#[test]
fn a_page_is_read_in_order_without_its_furniture() {
    let expected = [
        "Count closes",
        "She won 45,210 votes.",
        "He got 40,000.",
        "Seat | Votes",
        "East | 45,210",
        "Turnout: 48%",
    ];
    assert_eq!(printed(PAGE), expected);
}

#[test]
fn a_page_says_who_published_what_when() {
    let article = read(PAGE);
    assert_eq!(article.title.as_deref(), Some("Count closes"));
    assert_eq!(article.published, Some(date(2024, 2, 10)));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.publisher.as_deref(), Some("The Courier"));
    assert_eq!(article.authors, ["A. Writer"]);
    assert_eq!(article.url.as_deref(), Some("https://courier.example/count"));
}

#[test]
fn a_row_knows_its_columns() {
    let (headers, cells) = &rows(PAGE)[1];
    assert_eq!(headers, &["Seat", "Votes"]);
    assert_eq!(cells, &["East", "45,210"]);
}

#[test]
fn a_cell_that_spans_rows_heads_each_of_them() {
    let page = "<table><tr><th rowspan=2>Seat<th colspan=2>Winner<tr><th>Name<th>Votes
        <tr><td rowspan=2>East<td>Gill<td>45,210<tr><td>Khan<td>40,000</table>";
    let rows = rows(page);
    assert_eq!(rows[3].0, ["Seat", "Winner Name", "Winner Votes"]);
    assert_eq!(rows[3].1, ["East", "Khan", "40,000"]);
}

#[test]
fn a_page_nested_too_deep_is_refused_at_once() {
    let page = format!("<html>\n{}", "<div>".repeat(100_000));
    let error = super::read("deep.html", &page, PageLimits::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "deep.html: line 2: elements are nested more than 512 deep, as in no real page; it is left out"
    );
}

#[test]
fn depth_that_end_tags_seem_to_close_is_seen() {
    for part in ["<b><div></b>", "<div><table><td></div>"] {
        let refused = super::read("deep.html", &part.repeat(20_000), PageLimits::default());
        assert!(refused.is_err(), "{part}");
    }
}

#[test]
fn a_page_of_too_many_elements_is_refused() {
    let limits = PageLimits { elements: 5_000, ..PageLimits::default() };
    let error = super::read("wide.html", &"<p>x\n".repeat(20_000), limits).unwrap_err();
    assert!(error.to_string().contains("there are more than 5000 elements"), "{error}");
}

#[test]
fn a_tag_of_countless_attributes_is_refused() {
    let attributes: Vec<String> = (0..100_000).map(|n| format!("a{n}")).collect();
    let page = format!("<html>\n\n<p {}>She won.", attributes.join(" "));
    let error = super::read("crowd.html", &page, PageLimits::default()).unwrap_err();
    assert!(error.to_string().starts_with("crowd.html: line 3: an element has more than 256"));
}

#[test]
fn what_a_script_says_is_no_tag() {
    let script = "if (a<b c d e) { f('<p x y z>') } ".repeat(2_000);
    let page = format!("<script>{script}</script><!-- <p {} --><p>She won.", "x y z ".repeat(500));
    assert_eq!(printed(&page), ["She won."]);
}

#[test]
fn many_open_paragraphs_are_not_deep() {
    let page = format!("<html>{}", "<p>One<li>two<img><br>".repeat(2000));
    assert!(super::read("flat.html", &page, PageLimits::default()).is_ok());
}

#[test]
fn a_line_broken_in_its_middle_is_one() {
    let page = "<div>The commission said<br>it had counted.<br>Turnout: 48%<br><br>She won.</div>";
    assert_eq!(printed(page), ["The commission said it had counted.", "Turnout: 48%", "She won."]);
}

#[test]
fn a_story_that_stands_in_the_data_only_is_read_there() {
    let page = r#"<html><head><script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "Gill wins", "articleBody": "She won 45,210 votes in the east of the town.\n\nHe
        got 40,000, fewer than ever &amp; left."}</script></head><body><p>Turn on JavaScript.</p>"#
        .replace("He\n        got", "He got");
    let expected = [
        "Gill wins",
        "She won 45,210 votes in the east of the town.",
        "He got 40,000, fewer than ever & left.",
    ];
    assert_eq!(printed(&page), expected);
}

#[test]
fn a_page_of_one_verbatim_text_is_read_as_text() {
    let page = "<html><body><pre>GILL TAKES THE EAST\n\nShe won 45,210 votes, the officer said.\n\n\
                * Turnout: 48%\n</pre></body></html>";
    let expected =
        ["GILL TAKES THE EAST", "She won 45,210 votes, the officer said.", "* Turnout: 48%"];
    assert_eq!(printed(page), expected);
}

#[test]
fn terms_and_their_descriptions_are_one_line() {
    let page = "<dl><dt>Turnout<dd>48%<dt>Rejected:<dd>1,204</dl>";
    assert_eq!(printed(page), ["Turnout: 48%", "Rejected: 1,204"]);
}
