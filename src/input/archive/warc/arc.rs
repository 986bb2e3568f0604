//! The records of an ARC, the format before WARC: a line of fields, then as many bytes as its last
//! field says.

use super::{
    super::reading::Reading,
    Damage, block,
    payload::{self, Response},
};
use fastwarc::stream_io::{bufread::LimitedBufReader, traits::WarcRead};
use std::{io::BufRead, ops::ControlFlow};

/// The longest line of fields.
const LONGEST_LINE: usize = 16 * 1024;

/// Reads records up to the end, or up to one that is damaged.
pub(super) fn read_all(
    reading: &mut Reading<'_>,
    place: &str,
    from: Box<dyn WarcRead>,
) -> ControlFlow<(), Option<Damage>> {
    let mut from = LimitedBufReader::new(from, None);
    loop {
        let (at, line) = match next_line(&mut from) {
            Ok(Some(next)) => next,
            Ok(None) => return ControlFlow::Continue(None),
            Err(damage) => return ControlFlow::Continue(Some(damage)),
        };
        let Some(fields) = Fields::of(&line) else {
            let damage = Damage::new(at, "no line of an ARC record stands here");
            return ControlFlow::Continue(Some(damage));
        };
        let is_http = fields.url.starts_with("http:") || fields.url.starts_with("https:");
        let limit = reading.options.limits.page_bytes;
        let keep = if is_http { payload::most_bytes(limit) } else { 0 };
        from.set_limit(fields.length);
        let block = match block::read(&mut from, fields.length, keep, reading.meter()) {
            Ok(block) => block,
            Err(reason) => return ControlFlow::Continue(Some(Damage::new(at, reason))),
        };
        from.reset_limit();
        if !block::is_end(&mut from) {
            let reason = "its length is false: it doesn't lead to the end of a record";
            return ControlFlow::Continue(Some(Damage::new(at, reason)));
        }
        if is_http {
            let url = Some(fields.url.to_owned());
            let length = fields.length;
            let response = Response { url, content_type: None, is_http, length, block };
            payload::hand_out(reading, &format!("{place}@{at}"), response)?;
        }
        if reading.is_over() {
            return ControlFlow::Continue(None);
        }
    }
}

/// The next line that isn't blank, and where it stands in the file.
fn next_line(from: &mut LimitedBufReader) -> Result<Option<(u64, String)>, Damage> {
    let mut line = Vec::new();
    let mut at = 0;
    while line.trim_ascii().is_empty() {
        line.clear();
        let start = from.inner_stream_position().unwrap_or(at);
        if let Err(error) = from.fill_buf() {
            return Err(Damage::new(start, error));
        }
        at = from.frame_start_position().ok().flatten().unwrap_or(start);
        match from.read_line(&mut line, LONGEST_LINE) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(error) => return Err(Damage::new(at, error)),
        }
    }
    Ok(Some((at, String::from_utf8_lossy(&line).trim().to_owned())))
}

/// What the line above a record says.
struct Fields<'a> {
    url: &'a str,
    length: u64,
}

impl<'a> Fields<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (url, rest) = line.split_once(' ')?;
        let length = rest.rsplit(' ').next()?.parse().ok()?;
        (url.contains(':') && rest.split(' ').count() >= 4).then_some(Self { url, length })
    }
}
