//! Bytes to text, then to an article.

use super::{Article, html};
use jiff::civil::Date;

/// How to read an input.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The day of publication, where the user knows it; it wins over what the article says.
    pub published: Option<Date>,
    /// The charset that came with the input (`windows-1252` of `Content-Type: text/html;
    /// charset=windows-1252`), where it came over HTTP; a byte order mark, and UTF-8 that holds,
    /// win over it.
    pub charset: Option<String>,
    /// The largest input to read, in bytes.
    pub max_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { published: None, charset: None, max_bytes: 16 * 1024 * 1024 }
    }
}

/// Why an input can't be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// More bytes than allowed.
    #[error(
        "{source_name}: {size} bytes is more than the limit of {limit}; raise it with --max-bytes {size}"
    )]
    TooLarge {
        /// The input.
        source_name: String,
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Neither UTF-8 nor marked as UTF-16.
    #[error(
        "{source_name}: not UTF-8 (byte {offset} can't be part of it); save it as UTF-8 and try again"
    )]
    NotUtf8 {
        /// The input.
        source_name: String,
        /// The first byte that is wrong, counted from 0.
        offset: usize,
    },
    /// Marked as UTF-16, but damaged.
    #[error("{source_name}: begins as UTF-16 but is damaged; save it as UTF-8 and try again")]
    DamagedUtf16 {
        /// The input.
        source_name: String,
    },
    /// HTML whose elements lie too deep in one another for any reader.
    #[error("{source_name}: elements are nested more than {limit} deep, as in no real page")]
    TooDeep {
        /// The input.
        source_name: String,
        /// The limit.
        limit: usize,
    },
}

/// Reads an article from a file's bytes: a web page where they look like one, else plain text.
///
/// # Errors
///
/// When they are too many, in no known encoding, or nested too deep.
pub fn read_bytes(
    source: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Article, InputError> {
    if bytes.len() > options.max_bytes {
        let (size, limit) = (bytes.len(), options.max_bytes);
        return Err(InputError::TooLarge { source_name: source.to_owned(), size, limit });
    }
    let text = decode(source, bytes)?;
    let mut article = if html::is_html(&text) {
        html::read(source, &text)?
    } else {
        Article::from_text(source, text)
    };
    article.published = options.published.or(article.published);
    Ok(article)
}

fn decode(source: &str, bytes: &[u8]) -> Result<String, InputError> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes[2..].as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    let damaged = || InputError::DamagedUtf16 { source_name: source.to_owned() };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes).ok_or_else(damaged),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes).ok_or_else(damaged),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(InputError::NotUtf8 {
                source_name: source.to_owned(),
                offset: error.valid_up_to(),
            }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Article, InputError> {
        read_bytes("story.txt", bytes, &ReadOptions::default())
    }

    #[test]
    fn an_empty_file_is_an_article_without_blocks() {
        assert!(read(b"").unwrap().blocks.is_empty());
        assert!(read(b" \n\n\t \n").unwrap().blocks.is_empty());
    }

    #[test]
    fn bytes_that_are_no_utf8_are_named_by_their_place() {
        let error = read(b"Turnout was 48\xa0per cent").unwrap_err();
        assert_eq!(
            error.to_string(),
            "story.txt: not UTF-8 (byte 14 can't be part of it); save it as UTF-8 and try again"
        );
    }

    #[test]
    fn utf_16_is_read_when_it_says_so() {
        let little: Vec<u8> =
            "\u{feff}She won.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}She won.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little).unwrap().text, "She won.");
        assert_eq!(read(&big).unwrap().text, "She won.");
        assert!(matches!(read(&little[..7]), Err(InputError::DamagedUtf16 { .. })));
    }

    #[test]
    fn too_many_bytes_are_refused_with_the_way_round() {
        let options = ReadOptions { max_bytes: 10, ..ReadOptions::default() };
        let error = read_bytes("big.txt", b"eleven byte", &options).unwrap_err();
        assert_eq!(
            error.to_string(),
            "big.txt: 11 bytes is more than the limit of 10; raise it with --max-bytes 11"
        );
    }

    #[test]
    fn nul_bytes_do_no_harm() {
        let article = read(b"She won\0 45,210 votes.\0\0").unwrap();
        assert_eq!(article.blocks.len(), 1);
    }

    #[test]
    fn the_users_date_wins() {
        let published = Some(jiff::civil::date(2024, 2, 11));
        let options = ReadOptions { published, ..ReadOptions::default() };
        let article = read_bytes("story.txt", b"February 9, 2024\n\nShe won.", &options).unwrap();
        assert_eq!(article.published, published);
    }
}
