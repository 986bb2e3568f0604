//! Bytes to characters: by the byte order mark, what came with the bytes, what they say of themselves,
//! and at last by how they look. A wrong label does no harm.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How far in a page may name its charset. Browsers look at 1024 bytes, pages put scripts before.
const LABEL_REACH: usize = 4096;
/// How much of the bytes shows whether they are UTF-16.
const SAMPLE: usize = 2048;
/// How much, from the first byte beyond ASCII on, is enough to guess from.
const TELLING: usize = 16 * 1024;
/// UTF-8 with at most this share of wrong sequences is UTF-8 into which something else was pasted.
const FEW_WRONG: f64 = 0.2;

/// The characters, with the label that came with the bytes.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if is_mostly_utf8(bytes) {
        return mended(bytes);
    }
    let labels = [label.map(str::as_bytes), label_within(bytes)];
    for encoding in labels.into_iter().flatten().filter_map(Encoding::for_label) {
        // As UTF-8 or UTF-16 it would have been read above.
        let is_other = encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE;
        if let (true, (text, false)) = (is_other, encoding.decode_without_bom_handling(bytes)) {
            return text.into_owned();
        }
    }
    guessed(bytes)
}

/// ASCII in UTF-16 has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let is_most =
        |zeros: usize, others: usize| zeros * 10 > pairs.len() * 7 && others * 10 < pairs.len();
    match (zeros(0), zeros(1)) {
        (first, second) if is_most(second, first) => Some(UTF_16LE),
        (first, second) if is_most(first, second) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether nearly all characters beyond ASCII are UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > 0 && wrong as f64 <= FEW_WRONG * right as f64
}

/// UTF-8 whose wrong bytes are read as the charset that most often gets pasted into it.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// The charset that a page names in `<meta charset>`, `<meta http-equiv>` or its XML declaration.
fn label_within(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes[..bytes.len().min(LABEL_REACH)].to_ascii_lowercase();
    let after = |mark: &[u8]| {
        let at = head.windows(mark.len()).position(|window| window == mark)?;
        let value = &bytes[at + mark.len()..];
        let is_around = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b'=');
        let from = value.iter().position(|byte| !is_around(byte))?;
        let is_label =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
        let length = value[from..].iter().position(|byte| !is_label(byte))?;
        Some(&value[from..from + length])
    };
    after(b"charset=").or_else(|| after(b"encoding="))
}

fn guessed(bytes: &[u8]) -> String {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let telling = &bytes[first..];
    detector.feed(&telling[..telling.len().min(TELLING)], telling.len() <= TELLING);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let text: Cow<str> = encoding.decode_without_bom_handling(bytes).0;
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Le café “Élysée” a voté à 48 %.";

    fn windows_1252() -> Vec<u8> {
        WINDOWS_1252.encode(STORY).0.into_owned()
    }

    #[test]
    fn a_byte_order_mark_wins() {
        let big: Vec<u8> = "\u{feff}She won.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big, Some("utf-8")), "She won.");
        assert_eq!(decode(b"\xef\xbb\xbfShe won.", Some("windows-1252")), "She won.");
    }

    #[test]
    fn utf_16_is_known_without_its_mark() {
        let little: Vec<u8> = "<p>She won.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&little, None), "<p>She won.");
    }

    #[test]
    fn a_wrong_label_does_no_harm() {
        assert_eq!(decode(STORY.as_bytes(), Some("iso-8859-1")), STORY);
        assert_eq!(decode(&windows_1252(), Some("utf-8")), STORY);
        assert_eq!(decode(&windows_1252(), Some("no such thing")), STORY);
    }

    #[test]
    fn a_page_names_its_own_charset() {
        let page =
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Явка";
        let bytes = encoding_rs::WINDOWS_1251.encode(page).0;
        assert_eq!(decode(&bytes, None), page);
    }

    #[test]
    fn what_was_pasted_in_another_charset_is_mended() {
        let mixed = [STORY.as_bytes(), b" 48\xa0per cent"].concat();
        assert_eq!(decode(&mixed, None), format!("{STORY} 48\u{a0}per cent"));
    }
}
