//! The records of a WARC.

use super::{
    super::reading::Reading,
    Damage, LONGEST_HEADER, block,
    file::ArchiveFile,
    payload::{self, Response},
};
use fastwarc::{
    stream_io::traits::WarcRead,
    warc::record::{WarcRecord, WarcRecordType},
};
use std::ops::ControlFlow;

/// Reads records up to the end, or up to one that is damaged.
pub(super) fn read_all(
    reading: &mut Reading<'_>,
    place: &str,
    file: &ArchiveFile,
    from: Box<dyn WarcRead>,
) -> ControlFlow<(), Option<Damage>> {
    let mut from = from;
    let mut end: Option<u64> = None;
    loop {
        let mut record = WarcRecord::new();
        record.attach_reader(from);
        let header = record.parse_warc_headers_with_opts(true, LONGEST_HEADER);
        let at = record.stream_pos();
        match header {
            Ok(0) => return ControlFlow::Continue(None),
            Ok(_) => {}
            Err(error) => return ControlFlow::Continue(Some(Damage::new(at, error))),
        }
        if let Some(end) = end.filter(|end| file.is_plain() && at > end + 8) {
            let reason = format!("the {} bytes from here on are no record", at - end);
            reading.failed(&format!("{place}@{end}"), reason)?;
        }
        let response = match block_of(reading, &mut record, file, at) {
            Ok(response) => response,
            Err(reason) => return ControlFlow::Continue(Some(Damage::new(at, reason))),
        };
        let Some(mut behind) = record.detach_reader() else {
            return ControlFlow::Continue(None);
        };
        if !block::is_end(behind.as_mut()) {
            let reason = "its length is false: it doesn't lead to the end of a record";
            return ControlFlow::Continue(Some(Damage::new(at, reason)));
        }
        if let Some(response) = response {
            payload::hand_out(reading, &format!("{place}@{at}"), response)?;
        }
        if reading.is_over() {
            return ControlFlow::Continue(None);
        }
        end = behind.inner_stream_position().ok();
        from = behind;
    }
}

/// Reads the block of a record, and keeps it where a page may be in it.
fn block_of(
    reading: &Reading<'_>,
    record: &mut WarcRecord,
    file: &ArchiveFile,
    at: u64,
) -> Result<Option<Response>, String> {
    let lengths = record.headers().get_multiple("Content-Length");
    if lengths.windows(2).any(|two| two[0].trim() != two[1].trim()) {
        return Err(format!("its header gives several lengths: {}", lengths.join(", ")));
    }
    let header = |name: &str| record.headers().get(name).map(|value| value.trim().to_owned());
    let length = header("Content-Length").ok_or("its header is cut short: it gives no length")?;
    let length: u64 = length.parse().map_err(|_| format!("its length is no number: {length}"))?;
    let there = file.size.saturating_sub(at);
    if file.is_plain() && length > there {
        return Err(format!(
            "cut short: it claims {length} bytes, and the file ends after {there}"
        ));
    }
    let is_http = record.is_http();
    let holds_page = match record.record_type() {
        WarcRecordType::Response => is_http,
        WarcRecordType::Resource | WarcRecordType::Conversion => true,
        _ => false,
    };
    let url = header("WARC-Target-URI")
        .map(|url| url.trim_matches(['<', '>']).to_owned())
        .filter(|url| !url.is_empty());
    let content_type = header("Content-Type");
    let keep = if holds_page { payload::most_bytes(reading.options.limits.page_bytes) } else { 0 };
    let from = record.reader_mut().ok_or("it can't be read")?;
    let block = block::read(from, length, keep, reading.meter())?;
    Ok(holds_page.then_some(Response { url, content_type, is_http, length, block }))
}
