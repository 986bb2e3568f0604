//! Telling pages from text.

use super::tree::split_near;

/// How far in the first tag may stand behind comments and declarations.
const REACH: usize = 4096;

/// Elements that pages, and what is copied out of them, begin with.
const OPENINGS: [&str; 42] = [
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "base",
    "article",
    "section",
    "main",
    "header",
    "nav",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
    "tbody",
    "tr",
    "td",
    "ul",
    "ol",
    "li",
    "dl",
    "pre",
    "blockquote",
    "figure",
    "center",
    "font",
    "span",
    "a",
    "b",
    "strong",
    "em",
    "i",
    "img",
    "br",
    "hr",
];

/// Whether a text is a web page or a part of one.
pub(in crate::input) fn is_html(text: &str) -> bool {
    let (text, _) = split_near(text, REACH);
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(after) = after_declaration(rest) {
        if starts_with(rest, "<!doctype html") {
            return true;
        }
        rest = after.trim_start_matches(is_blank);
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let name =
        tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or("");
    name.len() < tag.len() && OPENINGS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\0'
}

/// What follows a comment, a doctype or an XML declaration.
fn after_declaration(text: &str) -> Option<&str> {
    let end = if text.starts_with("<!--") {
        "-->"
    } else if text.starts_with("<!") || text.starts_with("<?xml") {
        ">"
    } else {
        return None;
    };
    text.split_once(end).map(|(_, after)| after)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        for page in [
            "\n<!-- saved --><html><body>",
            "<p>She won.</p>",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>",
            "\u{feff}<TABLE border=1><TR>",
            "<!-- Page saved with SingleFile -->\n<div class=story>",
        ] {
            assert!(is_html(page), "{page}");
        }
        for text in ["Turnout < 50%", "<45 per cent voted", "<rss version=\"2.0\">", "<- back", ""]
        {
            assert!(!is_html(text), "{text}");
        }
    }
}
