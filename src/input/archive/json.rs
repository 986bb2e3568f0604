//! JSON records: one to a line, in an array, or one behind the other.

use super::{
    fields::Field,
    reading::Reading,
    record::Record,
    supply::{Allowance, Supply},
};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::{
    fmt,
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
    from.consume_all(skipped);
    match (is_array, is_lines) {
        (true, _) => array(reading, place, from),
        (false, true) => lines(reading, place, from, first_line),
        (false, false) => sequence(reading, place, from),
    }
}

/// Whether the first line is a record by itself. One too long for the head surely is no
/// pretty-printed beginning.
fn is_whole(head: &[u8]) -> bool {
    match head.iter().position(|&byte| byte == b'\n') {
        Some(end) => serde_json::from_slice::<IgnoredAny>(&head[..end]).is_ok(),
        None => true,
    }
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
    for (name, value) in fields.0 {
        if let Some(field) = Field::of(&name, &reading.options.columns) {
            record.set(field, value);
        }
    }
    match record.into_page(place) {
        Some(page) => reading.page(page),
        None => reading.passed_over("record without text"),
    }
}

trait ConsumeAll {
    /// Drops bytes that are known to be there.
    fn consume_all(&mut self, bytes: usize);
}

impl<R: Read> ConsumeAll for BufReader<R> {
    fn consume_all(&mut self, bytes: usize) {
        let mut dropped = vec![0; bytes];
        // They come from the head, which is in memory.
        _ = io::Read::read_exact(self, &mut dropped);
    }
}

/// The fields of a record that hold text.
struct Fields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfRecord;
        impl<'de> Visitor<'de> for OfRecord {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, Text(text))) = map.next_entry::<String, Text>()? {
                    fields.extend(text.map(|text| (name, text)));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(OfRecord)
    }
}

/// A value as text: a string or number, paragraphs in an array, or something by its name.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfValue;
        impl<'de> Visitor<'de> for OfValue {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Some(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Text, E> {
                Ok(Text(Some(text)))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text, A::Error> {
                let mut paragraphs = String::new();
                while let Some(Text(text)) = seq.next_element()? {
                    if let Some(text) = text {
                        let gap = if paragraphs.is_empty() { "" } else { "\n\n" };
                        paragraphs.push_str(gap);
                        paragraphs.push_str(&text);
                    }
                }
                Ok(Text(Some(paragraphs)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut name = None;
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "name" | "title" => name = map.next_value::<Text>()?.0.or(name),
                        _ => _ = map.next_value::<IgnoredAny>()?,
                    }
                }
                Ok(Text(name))
            }
        }
        deserializer.deserialize_any(OfValue)
    }
}

/// Hands every record of an array to a function, until that says it has enough.
struct Each<F>(F);

impl<'de, F: FnMut(Fields) -> bool> DeserializeSeed<'de> for Each<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Fields) -> bool> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(fields) = seq.next_element()? {
            if !(self.0)(fields) {
                break;
            }
        }
        Ok(())
    }
}
