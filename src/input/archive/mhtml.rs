//! A page that a browser saved as one file, with its pictures as parts of a mail message.

use super::{About, Page};
use mail_parser::{MessageParser, MimeHeaders};

/// The page of a message: its first HTML part, or its text.
pub(super) fn page(place: &str, bytes: &[u8]) -> Option<Page> {
    let message = MessageParser::default().parse(bytes)?;
    let url = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| message.html_part(0).and_then(|part| part.content_location()))
        .map(|url| url.trim().to_owned());
    // The parser has made UTF-8 of it, whatever the page's own meta says.
    let about = About { url, charset: Some("utf-8".into()), ..About::default() };
    let html = message.html_part(0).filter(|part| part.is_text_html());
    let text = match html.and_then(|part| part.text_contents()) {
        Some(html) => html.to_owned(),
        None => message.body_text(0)?.into_owned(),
    };
    Some(Page { place: place.to_owned(), bytes: text.into_bytes(), about })
}
