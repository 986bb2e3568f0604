//! The words of a page without reading it: quick, rough, and never less than the article.

use std::borrow::Cow;

/// What opens a part of a page that nobody reads, and what closes it.
const UNREAD: [(&[u8], &[u8]); 3] =
    [(b"<script", b"</script"), (b"<style", b"</style"), (b"<!--", b"-->")];

/// The text of a page with its tags, scripts and styles left out, where it has any. Data scripts
/// stay, as some pages have their story only there. `None` for an encoding that has to be undone
/// first.
#[must_use]
pub fn rough_text(page: &[u8]) -> Option<Cow<'_, str>> {
    let is_wide = page.starts_with(b"\xff\xfe") || page.starts_with(b"\xfe\xff");
    if is_wide || page.get(..64).unwrap_or(page).contains(&0) {
        return None;
    }
    if !page.contains(&b'<') {
        return Some(String::from_utf8_lossy(page));
    }
    let mut text = Vec::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(open) = rest.iter().position(|&byte| byte == b'<') {
        let (before, tag) = rest.split_at(open);
        text.extend_from_slice(before);
        text.push(b' ');
        rest = behind(tag);
    }
    text.extend_from_slice(rest);
    Some(Cow::Owned(String::from_utf8_lossy(&text).into_owned()))
}

/// What follows a tag, or the part of the page that it opens.
fn behind(tag: &[u8]) -> &[u8] {
    let opens = |open: &[u8]| tag.get(..open.len()).is_some_and(|t| t.eq_ignore_ascii_case(open));
    let is_markup = matches!(tag.get(1), Some(b'/' | b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z'));
    if !is_markup {
        return &tag[1..];
    }
    let end = |tag: &[u8]| tag.iter().position(|&byte| byte == b'>').map_or(tag.len(), |at| at + 1);
    let unread = UNREAD.iter().find(|(open, _)| opens(open));
    match unread {
        Some((_, close)) if !is_data(&tag[..end(tag)]) => {
            let found = tag
                .iter()
                .enumerate()
                .filter(|(_, byte)| **byte == close[0])
                .map(|(at, _)| &tag[at..])
                .find(|rest| {
                    rest.len() >= close.len() && rest[..close.len()].eq_ignore_ascii_case(close)
                });
            found.map_or(&[], |closed| &closed[end(closed)..])
        }
        _ => &tag[end(tag)..],
    }
}

fn is_data(tag: &[u8]) -> bool {
    tag.windows(4).any(|bytes| bytes.eq_ignore_ascii_case(b"json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_scripts_and_styles_are_left_out_and_data_stays() {
        let page = b"<p class='seat-4'>She <b>won</b> 5 < 6.</p><SCRIPT>var votes = 7;</Script>\
                     <style>a{}</style><!-- 8 --><script type=\"application/ld+json\">\"9\"</script>end";
        let text = rough_text(page).unwrap();
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words, ["She", "won", "5", "6.", "\"9\"", "end"]);
    }

    #[test]
    fn what_never_closes_ends_with_the_page() {
        for page in [&b"a<script>b"[..], b"a<!-- b", b"a<p b", b"a<", b"<"] {
            assert!(!rough_text(page).unwrap().contains('b'));
        }
        assert_eq!(rough_text(b"\xff\xfea\0"), None);
    }
}
