//! A page in the stretches that the parser is handed. What stands in scripts and styles it is not
//! handed at all, where it is sure that this is nothing but their text.

use super::tree::split_near;
use memchr::{memchr, memmem};

/// Bytes between two looks at the limits. Within one such stretch the parser's time may still be
/// quadratic.
const LONGEST: usize = 8 * 1024;

/// Elements whose text nobody reads.
const IDLE: [&str; 2] = ["script", "style"];

/// The next stretch of a page and what follows it. A stretch ends at the latest where the first tag
/// does that may open a script or a style.
pub(super) fn split(page: &str) -> (&str, &str) {
    let (stretch, _) = split_near(page, LONGEST);
    page.split_at(behind_opening(stretch).unwrap_or(stretch.len()))
}

fn behind_opening(stretch: &str) -> Option<usize> {
    let bytes = stretch.as_bytes();
    let opens = |&at: &usize| IDLE.iter().any(|name| starts_with(&bytes[at + 1..], name));
    let opening = memmem::find_iter(bytes, "<s").find(opens)?;
    memchr(b'>', &bytes[opening..]).map(|end| opening + end + 1)
}

/// What comes before the tag that ends a script or a style. Scripts that have comments in them may
/// hold tags that end nothing: only the parser knows.
pub(super) fn idle_text<'a>(rest: &'a str, name: &str) -> &'a str {
    let bytes = rest.as_bytes();
    let ends = |&at: &usize| starts_with(&bytes[at + 2..], name);
    let end = memmem::find_iter(bytes, "</").find(ends).unwrap_or(rest.len());
    let text = &rest[..end];
    if memmem::find(text.as_bytes(), b"<!--").is_some() { "" } else { text }
}

fn starts_with(bytes: &[u8], name: &str) -> bool {
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_ends_where_a_script_begins() {
        assert_eq!(split("<p>5</p><script async>x"), ("<p>5</p><script async>", "x"));
        assert_eq!(split("<s>5</s><span><style>"), ("<s>5</s><span><style>", ""));
        assert_eq!(split("<script src=x"), ("<script src=x", ""));
        let long = "é".repeat(LONGEST);
        let (stretch, rest) = split(&long);
        assert_eq!((stretch.len(), rest.len()), (LONGEST, LONGEST));
    }

    #[test]
    fn the_text_of_a_script_ends_at_its_own_tag() {
        assert_eq!(idle_text("a</p></style></Script >b", "script"), "a</p></style>");
        assert_eq!(idle_text("a{}</style><p>", "style"), "a{}");
        assert_eq!(idle_text("a", "script"), "a");
        assert_eq!(idle_text("<!-- <script></script>", "script"), "");
    }
}
