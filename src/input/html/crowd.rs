//! Tags with more attributes than any real one. The parser compares each attribute with all before
//! it, so they are looked for in one pass over the bytes beforehand.

use memchr::{memchr, memchr3};

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "noscript", "xmp"];

/// The line of the first tag with more than `limit` attributes.
pub(super) fn line_of_crowded_tag(page: &str, limit: usize) -> Option<u64> {
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        at += found + 1;
        let rest = &page[at..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at = comment.find("-->").map_or(page.len(), |end| page.len() - comment.len() + end);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let tag = Tag::read(rest);
        if tag.has_more_than(limit) {
            let lines = page[..at].bytes().filter(|&byte| byte == b'\n').count();
            return u64::try_from(lines + 1).ok();
        }
        at += tag.length();
        if let Some(name) = RAW.iter().find(|name| tag.name.eq_ignore_ascii_case(name)) {
            at += end_of_raw(&page[at..], name);
        }
    }
    None
}

struct Tag<'a> {
    name: &'a str,
    /// What follows its name.
    rest: &'a [u8],
}

impl<'a> Tag<'a> {
    /// Reads a tag from its name on, up to the `>` that ends it; quoted ones are passed over.
    fn read(tag: &'a str) -> Self {
        let name = &tag[..tag.bytes().position(is_end).unwrap_or(tag.len())];
        let rest = &tag.as_bytes()[name.len()..];
        let mut at = 0;
        while let Some(found) = memchr3(b'>', b'"', b'\'', &rest[at..]) {
            at += found;
            if rest[at] == b'>' {
                return Self { name, rest: &rest[..at] };
            }
            at += 1;
            if opens_value(&rest[..at]) {
                at += memchr(rest[at - 1], &rest[at..]).map_or(rest.len() - at, |end| end + 1);
            }
        }
        Self { name, rest }
    }

    fn length(&self) -> usize {
        self.name.len() + self.rest.len()
    }

    /// Whether it has more attributes than that. Each takes two bytes at least.
    fn has_more_than(&self, limit: usize) -> bool {
        self.rest.len() > 2 * limit && self.attributes() > limit
    }

    fn attributes(&self) -> usize {
        let (mut attributes, mut quote, mut before) = (0, None, b' ');
        for &byte in self.rest {
            match (quote, byte) {
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                (None, _) if is_end(before) && !is_end(byte) && byte != b'=' => attributes += 1,
                _ => {}
            }
            let is_space_after_sign = before == b'=' && byte.is_ascii_whitespace();
            before = if is_space_after_sign { b'=' } else { byte };
        }
        attributes
    }
}

/// Whether the quote at the end of this part of a tag opens a value; elsewhere it is part of a name.
fn opens_value(part: &[u8]) -> bool {
    part[..part.len() - 1].trim_ascii_end().ends_with(b"=")
}

/// Whether a byte ends a name.
fn is_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
}

/// How far it is to the end tag of a raw element.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let ends = |at: &usize| {
        let found = rest.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(rest.len())
}
