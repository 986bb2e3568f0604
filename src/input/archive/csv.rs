//! Tables with an article to a row.

use super::{
    fields::{self, Field},
    reading::Reading,
    record::Record,
    supply::{Allowance, Supply},
};
use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::WINDOWS_1252;
use std::{borrow::Cow, ops::ControlFlow};

/// What the reader may fetch ahead of the row it is at.
const AHEAD: usize = 64 * 1024;

/// Reads every row of a table.
pub(super) fn read(reading: &mut Reading<'_>, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
    let head = supply.head();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let delimiter = fields::delimiter(head).unwrap_or_else(|| fields::likeliest_delimiter(head));
    let allowance = Allowance::of(reading.options.limits.page_bytes.saturating_add(AHEAD));
    let mut table = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(allowance.reader(supply.read()));
    let names: Vec<String> = match table.byte_headers() {
        Ok(names) => names.iter().map(|name| text(name).trim().to_owned()).collect(),
        Err(error) => return reading.failed(place, format!("can't be read as CSV: {error}")),
    };
    let columns: Vec<Option<Field>> =
        names.iter().map(|name| Field::of(name, &reading.options.columns)).collect();
    if !columns.contains(&Some(Field::Text)) {
        let names = fields::listed(names.iter().map(String::as_str));
        let reason = format!(
            "none of its columns ({names}) is known to hold the story; name it with --column text=NAME"
        );
        return reading.failed(place, reason);
    }
    let mut row = ByteRecord::new();
    loop {
        allowance.renew();
        let line = table.position().line();
        match table.read_byte_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let reason = format!("the rest can't be read as CSV: {error}");
                return reading.failed(&format!("{place}:{line}"), reason);
            }
        }
        let line = row.position().map_or(line, csv::Position::line);
        let mut record = Record::default();
        for (field, value) in columns.iter().zip(&row) {
            if let Some(field) = field {
                record.set(*field, text(value).into_owned());
            }
        }
        match record.into_page(format!("{place}:{line}")) {
            Some(page) => reading.page(page)?,
            None => reading.passed_over("record without text")?,
        }
        if reading.is_over() {
            break;
        }
    }
    ControlFlow::Continue(())
}

/// A cell as text: UTF-8, or else what spreadsheets wrote before it.
fn text(cell: &[u8]) -> Cow<'_, str> {
    let cell = cell.strip_prefix(b"\xef\xbb\xbf").unwrap_or(cell);
    match std::str::from_utf8(cell) {
        Ok(text) => text.into(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}
