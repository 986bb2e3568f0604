//! How deep a page's elements lie in one another, counted without building its tree.

use std::collections::HashMap;

/// Elements without content, and those that close themselves when the next one opens.
const FLAT: [&str; 26] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "!doctype", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead",
    "tbody", "tfoot",
];

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];

/// Whether elements are open in one another more than `limit` deep anywhere. An upper bound of half
/// the true depth is enough: the limit is for hostile pages, real ones stay below 60.
pub(super) fn exceeds(page: &str, limit: usize) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut depth = 0_usize;
    let mut rest = page;
    while let Some(tag) = next_tag(&mut rest) {
        let name = tag.name.to_ascii_lowercase();
        if FLAT.contains(&name.as_str()) || tag.closes_itself {
            continue;
        }
        if tag.is_end {
            if let Some(count @ 1..) = open.get_mut(&name) {
                *count -= 1;
                depth -= 1;
            }
            continue;
        }
        if RAW.contains(&name.as_str()) {
            rest = after_raw(rest, &name);
            continue;
        }
        *open.entry(name).or_insert(0) += 1;
        depth += 1;
        if depth > limit {
            return true;
        }
    }
    false
}

struct Tag<'a> {
    name: &'a str,
    is_end: bool,
    closes_itself: bool,
}

/// Takes the next tag off the front of a page.
fn next_tag<'a>(rest: &mut &'a str) -> Option<Tag<'a>> {
    loop {
        *rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            *rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let is_end = rest.starts_with('/');
        let body = &rest[usize::from(is_end)..];
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name_end = body.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
        let name = &body[..name_end.unwrap_or(body.len())];
        let end = tag_end(body);
        let closes_itself = body[..end].ends_with('/') && is_foreign(name);
        *rest = body.get(end + 1..).unwrap_or_default();
        return Some(Tag { name, is_end, closes_itself });
    }
}

/// The `>` that ends a tag, quoted ones passed over.
fn tag_end(body: &str) -> usize {
    let mut quote = None;
    for (at, byte) in body.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    body.len()
}

/// Only drawings may close themselves with `/>`; elsewhere the slash means nothing.
fn is_foreign(name: &str) -> bool {
    ["path", "g", "use", "circle", "rect", "line", "polygon", "svg", "ellipse", "stop"]
        .iter()
        .any(|foreign| name.eq_ignore_ascii_case(foreign))
}

/// What follows the end tag of a raw element.
fn after_raw<'a>(rest: &'a str, name: &str) -> &'a str {
    let ends = rest.match_indices("</").find(|(at, _)| {
        rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    });
    ends.map_or("", |(at, _)| &rest[at..])
}
