//! Tags with more attributes than any real one. The parser compares each attribute with all before
//! it, so they are looked for in one pass over the bytes beforehand.

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
        if tag.attributes > limit {
            let lines = page[..at].bytes().filter(|&byte| byte == b'\n').count();
            return u64::try_from(lines + 1).ok();
        }
        at += tag.length;
        if let Some(name) = RAW.iter().find(|name| tag.name.eq_ignore_ascii_case(name)) {
            at += end_of_raw(&page[at..], name);
        }
    }
    None
}

struct Tag<'a> {
    name: &'a str,
    attributes: usize,
    length: usize,
}

impl<'a> Tag<'a> {
    /// Reads a tag from its name on, up to the `>` that ends it; quoted ones are passed over.
    fn read(tag: &'a str) -> Self {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
        let name = &tag[..tag.bytes().position(|byte| is_end(&byte)).unwrap_or(tag.len())];
        let (mut attributes, mut quote, mut before) = (0, None, b' ');
        for (at, byte) in tag.bytes().enumerate().skip(name.len()) {
            match (quote, byte) {
                (None, b'>') => return Self { name, attributes, length: at },
                // A quote is one where a value begins; elsewhere it is part of a name.
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                (None, _) if is_end(&before) && !is_end(&byte) && byte != b'=' => attributes += 1,
                _ => {}
            }
            let is_space_after_sign = before == b'=' && byte.is_ascii_whitespace();
            before = if is_space_after_sign { b'=' } else { byte };
        }
        Self { name, attributes, length: tag.len() }
    }
}

/// How far it is to the end tag of a raw element.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let ends = |at: &usize| {
        let found = rest.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(rest.len())
}
