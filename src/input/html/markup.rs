//! Text that carries markup of its own, as the data of some pages does.

use super::parts::{is_inline, is_unread};
use scraper::{Html, Node};

/// A text with more tags than this is no sentence with markup, and nothing is read of it: the parser's time
/// grows with the square of what is nested.
const MOST_TAGS: usize = 2_000;

/// The words of a text without its tags and character references, a paragraph to a line; `None` where it has
/// no words, or too many tags.
pub(super) fn words(text: &str) -> Option<String> {
    if !text.contains(['<', '&']) {
        return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    if text.matches('<').count() > MOST_TAGS {
        return None;
    }
    // Outside of tags a line break is one.
    let fragment = Html::parse_fragment(&text.replace('\n', "<br>"));
    let mut words = String::new();
    for node in fragment.tree.root().descendants() {
        let behind_block = || node.prev_sibling().is_some_and(|before| parts_lines(before.value()));
        let names = |within: &Node| within.as_element().is_some_and(|it| is_unread(it.name()));
        let unread = || node.ancestors().any(|within| names(within.value()));
        match node.value() {
            Node::Text(_) if unread() => {}
            Node::Text(text) => {
                words.push_str(if behind_block() { "\n" } else { "" });
                words.push_str(text);
            }
            part if parts_lines(part) => words.push('\n'),
            _ => {}
        }
    }
    let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn parts_lines(node: &Node) -> bool {
    node.as_element().is_some_and(|element| !is_inline(element.name()))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn paragraphs_become_lines_and_tags_and_references_are_read() {
        let text = "<p>Turnout &amp; <b>votes</b></p><p>Of 10 seats<br>six</p>and four\nin all";
        assert_eq!(
            words(text).as_deref(),
            Some("Turnout & votes\nOf 10 seats\nsix\nand four\nin all")
        );
    }

    #[test]
    fn scripts_are_no_words() {
        assert_eq!(words("<script>won(5)</script>None<style>p{}</style>").as_deref(), Some("None"));
        assert_eq!(words("<p> </p>"), None);
    }

    #[test]
    fn text_of_tags_alone_is_left() {
        assert_eq!(words(&"<div>".repeat(1_000_000)), None);
    }
}
