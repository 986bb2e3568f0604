//! JSON records: one to a line, in an array, or one behind the other.

mod fields;

use super::{
    fields::Field,
    reading::Reading,
    record::Record,
    supply::{Allowance, Supply},
};
use fields::{Each, Fields};
use serde::de::{DeserializeSeed, IgnoredAny};
use std::{
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
};

/// Reads every record of a JSON file.
pub(super) fn read(reading: &mut Reading<'_>, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
    let head = supply.head();
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let skipped = head.len() - text.trim_ascii_start().len();
    let is_array = head.get(skipped) == Some(&b'[');
    let is_lines = !is_array && is_whole(&head[skipped..]);
    let first_line = head[..skipped].iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
    let mut from = BufReader::new(supply.read());
    // They come from the head, which is in memory.
    _ = io::copy(&mut from.by_ref().take(skipped as u64), &mut io::sink());
    match (is_array, is_lines) {
        (true, _) => array(reading, place, from),
        (false, true) => lines(reading, place, from, first_line),
        (false, false) => sequence(reading, place, from),
    }
}

/// Whether a line is a record by itself: one of those that begin with one and end in the head, or
/// the first, where that is too long for it.
fn is_whole(head: &[u8]) -> bool {
    let mut lines = head.split_inclusive(|&byte| byte == b'\n').peekable();
    let is_long = lines.peek().is_some_and(|first| !first.ends_with(b"\n"));
    let is_record =
        |line: &[u8]| line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok();
    is_long || lines.any(is_record)
}

/// One record to a line: a bad line costs no other.
fn lines(
    reading: &mut Reading<'_>,
    place: &str,
    mut from: impl BufRead,
    first_line: u64,
) -> ControlFlow<()> {
    let limit = reading.options.limits.page_bytes;
    for number in first_line.. {
        let place = format!("{place}:{number}");
        let mut line = Vec::new();
        let read = (&mut from).take(limit as u64 + 1).read_until(b'\n', &mut line);
        match read {
            Ok(0) => break,
            Ok(_) if line.len() > limit => {
                reading.too_large(&place)?;
                if !line.ends_with(b"\n")
                    && let Err(error) = from.skip_until(b'\n')
                {
                    reading.failed(&place, error.to_string())?;
                    break;
                }
                continue;
            }
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => {
                reading.failed(&place, format!("the rest can't be read: {error}"))?;
                break;
            }
        }
        match serde_json::from_slice(&line) {
            Ok(fields) => record(reading, place, fields)?,
            Err(error) => reading.failed(&place, format!("no JSON record: {error}"))?,
        }
        if reading.is_over() {
            break;
        }
    }
    ControlFlow::Continue(())
}

/// Records one behind the other, over as many lines as they like.
fn sequence(reading: &mut Reading<'_>, place: &str, from: impl BufRead) -> ControlFlow<()> {
    let allowance = Allowance::of(reading.options.limits.page_bytes);
    let records = serde_json::Deserializer::from_reader(allowance.reader(from)).into_iter();
    for (fields, number) in records.zip(1_u64..) {
        let place = format!("{place}#{number}");
        match fields {
            Ok(fields) => record(reading, place, fields)?,
            Err(error) => return reading.failed(&place, format!("no JSON record: {error}")),
        }
        allowance.renew();
        if reading.is_over() {
            break;
        }
    }
    ControlFlow::Continue(())
}

/// Records in an array, which is never held as a whole.
fn array(reading: &mut Reading<'_>, place: &str, from: impl BufRead) -> ControlFlow<()> {
    let allowance = Allowance::of(reading.options.limits.page_bytes);
    let mut json = serde_json::Deserializer::from_reader(allowance.reader(from));
    let (mut number, mut flow) = (0_u64, ControlFlow::Continue(()));
    let each = Each(|fields| {
        number += 1;
        allowance.renew();
        flow = record(reading, format!("{place}#{number}"), fields);
        flow.is_continue() && !reading.is_over()
    });
    let outcome = each.deserialize(&mut json);
    flow?;
    match outcome {
        Err(error) if !reading.is_over() => {
            reading.failed(&format!("{place}#{}", number + 1), format!("no JSON record: {error}"))
        }
        _ => ControlFlow::Continue(()),
    }
}

fn record(reading: &mut Reading<'_>, place: String, fields: Fields) -> ControlFlow<()> {
    let mut record = Record::default();
    let mut names = Vec::new();
    for (name, value) in fields.0 {
        match (Field::of(&name, &reading.options.columns), value) {
            (Some(field), Some(value)) => record.set(field, value),
            _ => names.push(name),
        }
    }
    match record.into_page(place.clone()) {
        Some(page) => reading.page(page),
        None => reading.without_text(&place, names.iter().map(String::as_str)),
    }
}
