//! The page in a block: behind the headers of HTTP, in whatever encodings they name.

use super::{
    super::{
        About, Page,
        reading::Reading,
        sniff::{self, Kind},
    },
    LONGEST_HEADER,
};
use fastwarc::warc::record::{AutoDecode, WarcRecord};
use std::{
    io::{self, Cursor, Read},
    ops::ControlFlow,
};

/// A response as the archive holds it.
pub(super) struct Response {
    pub(super) url: Option<String>,
    /// Of the record; that of the page stands in the headers of HTTP.
    pub(super) content_type: Option<String>,
    pub(super) is_http: bool,
    /// As its header gives it.
    pub(super) length: u64,
    /// What was kept of it.
    pub(super) block: Vec<u8>,
}

/// The most bytes of a block that are kept, where a page may have so many.
pub(super) fn most_bytes(page: usize) -> usize {
    page.saturating_add(LONGEST_HEADER)
}

/// Hands out the page of a response, or says what is there instead.
pub(super) fn hand_out(
    reading: &mut Reading<'_>,
    place: &str,
    response: Response,
) -> ControlFlow<()> {
    let limit = reading.options.limits.page_bytes;
    if response.length > most_bytes(limit) as u64 {
        return reading.too_large(place);
    }
    let Response { url, content_type, block, .. } = response;
    let content = if response.is_http {
        match http(block, limit) {
            Ok(content) => content,
            Err(error) => return reading.failed(place, format!("no HTTP response: {error}")),
        }
    } else {
        Content { status: 200, content_type, charset: None, body: block }
    };
    if let Some(what) = content.no_article() {
        return reading.passed_over(what);
    }
    if content.body.len() > limit {
        return reading.too_large(place);
    }
    let about = About { url, charset: content.charset, ..About::default() };
    reading.page(Page { place: place.to_owned(), bytes: content.body, about })
}

/// A response, decoded.
struct Content {
    status: u16,
    content_type: Option<String>,
    charset: Option<String>,
    body: Vec<u8>,
}

impl Content {
    /// What it is, where it surely is no article.
    fn no_article(&self) -> Option<&'static str> {
        match self.status {
            200..=299 => {}
            300..=399 => return Some("moved"),
            _ => return Some("missing"),
        }
        let content_type = self.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        let content_type = content_type.split(';').next().unwrap_or_default().trim();
        match content_type.split_once('/') {
            Some(("image", _)) => return Some("image"),
            Some(("video", _)) => return Some("video"),
            Some(("audio", _)) => return Some("sound"),
            Some(("font", _)) => return Some("font"),
            Some((_, "css")) => return Some("style"),
            Some((_, "javascript" | "x-javascript" | "ecmascript")) => return Some("script"),
            Some((_, "pdf")) => return Some("pdf"),
            Some(("application", kind)) if kind.ends_with("json") => return Some("data"),
            _ => {}
        }
        match sniff::kind(&self.body, "") {
            Kind::NoArticle(what) => Some(what),
            Kind::Gzip | Kind::Zstd | Kind::Zip | Kind::Tar | Kind::Warc | Kind::Arc => {
                Some("archive")
            }
            Kind::Closed(_) => Some("archive"),
            Kind::Json if content_type != "text/html" => Some("data"),
            _ if self.body.is_empty() => Some("empty"),
            _ => None,
        }
    }
}

/// Decodes a response. Crawlers often keep the header of an encoding that they have undone.
fn http(block: Vec<u8>, limit: usize) -> io::Result<Content> {
    let decoded = decode(&block, AutoDecode::All, limit);
    match decoded {
        Ok(content) => Ok(content),
        Err(error) => decode(&block, AutoDecode::None, limit)
            .ok()
            .filter(|content| std::str::from_utf8(&content.body).is_ok())
            .ok_or(error),
    }
}

fn decode(block: &[u8], encodings: AutoDecode, limit: usize) -> io::Result<Content> {
    let mut bytes = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    bytes.extend_from_slice(block);
    let mut record = WarcRecord::from_reader(Cursor::new(bytes))?;
    record.parse_http_with_opts(encodings, LONGEST_HEADER, true)?;
    let headers = record.http_headers();
    let status = headers.and_then(|headers| headers.status_code());
    let status = status.ok_or_else(|| io::Error::other("it has no status line"))?;
    let content_type = record.http_content_type();
    let charset = record.http_charset().map(|charset| charset.trim_matches('"').to_owned());
    let mut body = Vec::new();
    let from = record.reader_mut().ok_or_else(|| io::Error::other("it has no body"))?;
    from.take(limit as u64 + 1).read_to_end(&mut body)?;
    Ok(Content { status, content_type, charset, body })
}
