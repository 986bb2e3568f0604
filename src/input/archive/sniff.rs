//! What bytes hold, by what they begin with.

use super::fields;

/// What bytes hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Zip,
    Tar,
    Warc,
    Arc,
    Json,
    Csv,
    Mhtml,
    /// Text or HTML: what an article may be.
    Page,
    /// No article, by what it is instead.
    NoArticle(&'static str),
    /// A container that nobody here can open.
    Closed(&'static str),
}

/// Bytes that a file begins with, at an offset.
const MAGIC: [(usize, &[u8], Kind); 38] = [
    (0, b"\x1f\x8b", Kind::Gzip),
    (0, b"\x28\xb5\x2f\xfd", Kind::Zstd),
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"WARC/", Kind::Warc),
    (0, b"filedesc://", Kind::Arc),
    (257, b"ustar", Kind::Tar),
    (0, b"BZh", Kind::Closed("bzip2")),
    (0, b"\xfd7zXZ\0", Kind::Closed("xz")),
    (0, b"7z\xbc\xaf\x27\x1c", Kind::Closed("7z")),
    (0, b"Rar!\x1a\x07", Kind::Closed("rar")),
    (0, b"\x89PNG", Kind::NoArticle("image")),
    (0, b"\xff\xd8\xff", Kind::NoArticle("image")),
    (0, b"GIF8", Kind::NoArticle("image")),
    (0, b"\0\0\x01\0", Kind::NoArticle("image")),
    (0, b"II*\0", Kind::NoArticle("image")),
    (0, b"MM\0*", Kind::NoArticle("image")),
    (8, b"WEBP", Kind::NoArticle("image")),
    (4, b"ftyp", Kind::NoArticle("video")),
    (0, b"\x1aE\xdf\xa3", Kind::NoArticle("video")),
    (8, b"AVI ", Kind::NoArticle("video")),
    (8, b"WAVE", Kind::NoArticle("sound")),
    (0, b"ID3", Kind::NoArticle("sound")),
    (0, b"OggS", Kind::NoArticle("sound")),
    (0, b"fLaC", Kind::NoArticle("sound")),
    (0, b"wOFF", Kind::NoArticle("font")),
    (0, b"wOF2", Kind::NoArticle("font")),
    (0, b"\0\x01\0\0\0", Kind::NoArticle("font")),
    (0, b"OTTO", Kind::NoArticle("font")),
    (0, b"%PDF-", Kind::NoArticle("pdf")),
    (0, b"{\\rtf", Kind::NoArticle("document")),
    (0, b"\xd0\xcf\x11\xe0", Kind::NoArticle("document")),
    (0, b"SQLite format 3\0", Kind::NoArticle("database")),
    (0, b"\x7fELF", Kind::NoArticle("program")),
    (0, b"MZ\x90\0", Kind::NoArticle("program")),
    (0, b"\0asm", Kind::NoArticle("program")),
    (0, b"\xca\xfe\xba\xbe", Kind::NoArticle("program")),
    (0, b"<svg", Kind::NoArticle("image")),
];

/// Endings of files that are text, yet no article.
const NO_ARTICLE: [(&str, &str); 9] = [
    (".css", "style"),
    (".js", "script"),
    (".mjs", "script"),
    (".map", "script"),
    (".svg", "image"),
    (".cdx", "index"),
    (".cdxj", "index"),
    (".idx", "index"),
    (".ds_store", "index"),
];

/// What bytes with this beginning, under this name, hold.
pub(super) fn kind(head: &[u8], name: &str) -> Kind {
    let begins = |(at, magic, _): &&(usize, &[u8], Kind)| {
        head.get(*at..).is_some_and(|head| head.starts_with(magic))
    };
    if let Some((_, _, kind)) = MAGIC.iter().find(begins) {
        return *kind;
    }
    if is_skippable_zstd(head) {
        return Kind::Zstd;
    }
    let name = name.to_ascii_lowercase();
    if let Some((_, what)) = NO_ARTICLE.iter().find(|(ending, _)| name.ends_with(ending)) {
        return Kind::NoArticle(what);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match text.first() {
        Some(b'{') => Kind::Json,
        Some(b'[') if text[1..].trim_ascii_start().starts_with(b"{") => Kind::Json,
        _ if is_mail(text) => Kind::Mhtml,
        _ if fields::is_header(text) => Kind::Csv,
        _ => Kind::Page,
    }
}

/// A zstd stream may open with a frame that holds a dictionary.
fn is_skippable_zstd(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// A page that a browser saved as a mail message.
fn is_mail(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_ascii_lowercase();
    let Some(first) = head.lines().next() else { return false };
    let is_header = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    let is_mime = head.contains("\nmime-version:") || first.starts_with("mime-version:");
    is_header && is_mime && head.contains("content-type:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_decide_and_a_name_only_helps() {
        for (head, name, expected) in [
            (&b"PK\x03\x04rest"[..], "story.html", Kind::Zip),
            (b"\x1f\x8b\x08", "story", Kind::Gzip),
            (b"WARC/1.1\r\n", "x", Kind::Warc),
            (b"\xef\xbb\xbf{\"text\": 1}", "x.txt", Kind::Json),
            (b"[{\"text\": 1}]", "x", Kind::Json),
            (b"[Analysis] Who won?", "x", Kind::Page),
            (b"title,date,body\nA,2024-02-09,B", "x", Kind::Csv),
            (b"The title, date and body of law.", "x", Kind::Page),
            (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n", "x", Kind::Mhtml),
            (b"Note: she won.\nMIME is no header.", "x", Kind::Page),
            (b"body { color: red }", "a/site.CSS", Kind::NoArticle("style")),
            (b"\x89PNG\r\n", "story.html", Kind::NoArticle("image")),
            (b"<!DOCTYPE html>", "x.zip", Kind::Page),
            (b"", "x", Kind::Page),
        ] {
            assert_eq!(kind(head, name), expected, "{name}");
        }
    }
}
