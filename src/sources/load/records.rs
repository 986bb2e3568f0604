//! The records of a CSV text, where they stand in it.

use csv_core::{ReadRecordResult, Reader};
use memchr::{memchr, memchr_iter, memchr2};
use std::{borrow::Cow, ops::Range};

/// Reads records one after another. Nearly every one is a line without quotation marks, which need
/// only be cut at its commas; what has any is left to a reader that knows all about them.
pub(super) struct Records<'a> {
    rest: &'a str,
    /// The line on which the rest begins, counted from 1.
    line: u32,
    reader: Option<Reader>,
    record: Record<'a>,
}

/// One record.
#[derive(Default)]
pub(super) struct Record<'a> {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    text: Cow<'a, str>,
    fields: Vec<Range<usize>>,
}

impl Record<'_> {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field, where there is one.
    pub fn get(&self, at: usize) -> Option<&str> {
        self.text.get(self.fields.get(at)?.clone())
    }

    /// How long its longest field is.
    pub fn longest(&self) -> usize {
        self.fields.iter().map(Range::len).max().unwrap_or_default()
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

impl<'a> Records<'a> {
    /// Those of a text.
    pub fn of(text: &'a str) -> Self {
        Self { rest: text, line: 1, reader: None, record: Record::default() }
    }

    /// The record read last.
    pub fn record(&self) -> &Record<'a> {
        &self.record
    }

    /// How many lines are left.
    pub fn lines(&self) -> usize {
        memchr_iter(b'\n', self.rest.as_bytes()).count()
    }

    /// Reads the next one that is not an empty line; `false` at the end.
    pub fn read(&mut self) -> bool {
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        self.go_on(self.rest.bytes().take_while(ends).count());
        self.record.line = self.line;
        self.record.fields.clear();
        let rest = self.rest.as_bytes();
        let end = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        match memchr(b'"', &rest[..end]) {
            _ if rest.is_empty() => return false,
            None => self.cut(end),
            Some(_) => self.unquote(),
        }
        true
    }

    /// Takes the line of so many bytes as it stands.
    fn cut(&mut self, end: usize) {
        let line = &self.rest[..end];
        let mut start = 0;
        for comma in memchr_iter(b',', line.as_bytes()).chain([end]) {
            self.record.fields.push(start..comma);
            start = comma + 1;
        }
        self.record.text = Cow::Borrowed(line);
        self.rest = &self.rest[end..];
    }

    /// Takes a record that may have quotation marks, and so reach over lines.
    fn unquote(&mut self) {
        let reader = self.reader.get_or_insert_with(Reader::new);
        let (mut text, mut ends) = (vec![0; 256], vec![0; 16]);
        let (mut read, mut written, mut fields) = (0, 0, 0);
        loop {
            let input = &self.rest.as_bytes()[read..];
            let (result, took, wrote, ended) =
                reader.read_record(input, &mut text[written..], &mut ends[fields..]);
            (read, written, fields) = (read + took, written + wrote, fields + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => text.resize(2 * text.len(), 0),
                ReadRecordResult::OutputEndsFull => ends.resize(2 * ends.len(), 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        text.truncate(written);
        let mut start = 0;
        for end in ends.into_iter().take(fields) {
            self.record.fields.push(start..end);
            start = end;
        }
        // Only quotation marks are taken out of what was UTF-8.
        self.record.text = Cow::Owned(String::from_utf8(text).unwrap_or_default());
        self.go_on(read);
    }

    /// Leaves so many bytes behind.
    fn go_on(&mut self, bytes: usize) {
        let (before, rest) = self.rest.split_at(bytes);
        let lines = memchr_iter(b'\n', before.as_bytes()).count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.rest = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::Records;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut records = Records::of(text);
        let mut all = Vec::new();
        while records.read() {
            let record = records.record();
            all.push((record.line, record.iter().map(str::to_owned).collect()));
        }
        all
    }

    proptest! {
        #[test]
        fn records_are_those_of_the_csv_reader(text in "([a-zé ]{0,3}[,,\"\n\n\r]){0,20}[aé]?") {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("UTF-8").iter().map(str::to_owned).collect())
                .collect();
            let own: Vec<Vec<String>> = all(&text).into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(own, read);
        }
    }

    #[test]
    fn a_record_knows_its_line_whatever_stands_before_it() {
        let lines: Vec<u32> =
            all("a,b\n\n\"x\ny\",c\r\nd,e\n\n\n\"f\",g").iter().map(|it| it.0).collect();
        assert_eq!(lines, [1, 3, 5, 8]);
    }

    #[test]
    fn a_quotation_mark_left_open_takes_the_rest() {
        let records = all("a,b\nc,\"d\ne,f\n");
        assert_eq!(records[1], (2, vec!["c".to_owned(), "d\ne,f\n".to_owned()]));
    }
}
