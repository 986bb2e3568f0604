//! Bytes to text, then to an article.

use super::{Article, Excess, PageLimits, charset, html};
use jiff::civil::Date;

/// How much of an input shows whether it is text, in characters.
const SAMPLE: usize = 4096;
/// One control character among so many is the most a text has.
const MOST_CONTROLS: usize = 20;

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
    /// What a web page may have.
    pub limits: PageLimits,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            published: None,
            charset: None,
            max_bytes: 16 * 1024 * 1024,
            limits: PageLimits::default(),
        }
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
    /// Pictures, archives, programs.
    #[error(
        "{source_name}: holds no text (control characters from byte {offset} on); give its text or the page it is from"
    )]
    NoText {
        /// The input.
        source_name: String,
        /// The first byte that no text has, counted from 0.
        offset: usize,
    },
    /// A page that no newsroom made: reading it would cost without end.
    #[error("{source_name}: line {line}: {excess}, as in no real page; it is left out")]
    Hostile {
        /// The input.
        source_name: String,
        /// The line up to which it was read, counted from 1.
        line: u64,
        /// What there is too much of.
        excess: Excess,
    },
}

/// Reads an article from a file's bytes: a web page where they look like one, else plain text.
///
/// # Errors
///
/// When they are too many, no text, or a page beyond the limits.
pub fn read_bytes(
    source: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Article, InputError> {
    if bytes.len() > options.max_bytes {
        let (size, limit) = (bytes.len(), options.max_bytes);
        return Err(InputError::TooLarge { source_name: source.to_owned(), size, limit });
    }
    let text = charset::decode(bytes, options.charset.as_deref());
    if let Some(offset) = no_text(&text) {
        return Err(InputError::NoText { source_name: source.to_owned(), offset });
    }
    let mut article = if html::is_html(&text) {
        html::read(source, &text, options.limits)?
    } else {
        Article::from_text(source, text)
    };
    article.published = options.published.or(article.published);
    Ok(article)
}

/// Where text ends that never was one: its beginning is full of control characters.
fn no_text(text: &str) -> Option<usize> {
    let is_control = |c: char| c.is_control() && !c.is_whitespace() && c != '\0';
    let sample = || text.char_indices().take(SAMPLE);
    let controls = sample().filter(|&(_, c)| is_control(c)).count();
    let first = sample().find(|&(_, c)| is_control(c)).map(|(at, _)| at);
    first.filter(|_| controls * MOST_CONTROLS > sample().count())
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
    fn bytes_in_another_charset_are_read() {
        assert_eq!(
            read(b"Turnout was 48\xa0per cent").unwrap().text,
            "Turnout was 48\u{a0}per cent"
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let picture = b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04IHDR\x05\x06\x08\x0e\x0f\x10";
        assert!(matches!(read(picture), Err(InputError::NoText { .. })));
    }

    #[test]
    fn utf_16_is_read_when_it_says_so() {
        let little: Vec<u8> =
            "\u{feff}She won.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}She won.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little).unwrap().text, "She won.");
        assert_eq!(read(&big).unwrap().text, "She won.");
        assert_eq!(read(&little[..9]).unwrap().text, "She\u{fffd}");
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
