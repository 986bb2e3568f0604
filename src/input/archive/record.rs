//! A record of a table or a JSON file, and the page it makes.

use super::{About, Field, Page};
use crate::input::dates;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The fields of one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    text: Option<String>,
    title: Option<String>,
    about: About,
}

impl Record {
    /// Takes a field; an empty one says nothing, and the first of a kind wins.
    pub(super) fn set(&mut self, field: Field, value: String) {
        if value.trim().is_empty() {
            return;
        }
        let about = &mut self.about;
        match field {
            Field::Title => _ = self.title.get_or_insert(value),
            Field::Text => _ = self.text.get_or_insert(value),
            Field::Url => _ = about.url.get_or_insert(value),
            Field::Publisher => _ = about.publisher.get_or_insert(value),
            Field::Language => _ = about.language.get_or_insert(value),
            Field::Date => about.published = about.published.or_else(|| day(&value)),
        }
    }

    /// The page, where the record has a story.
    pub(super) fn into_page(self, place: String) -> Option<Page> {
        let text = self.text?;
        let bytes = match &self.title {
            Some(title) if is_markup(&text) => with_heading(title, &text),
            Some(title) if !opens_with(&text, title) => format!("{title}\n\n{text}"),
            _ => text,
        };
        let charset = Some("utf-8".to_owned());
        let about = About { title: self.title, charset, ..self.about };
        Some(Page { place, bytes: bytes.into_bytes(), about })
    }
}

fn is_markup(text: &str) -> bool {
    let text = text.trim_start();
    let tag = text
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    tag && text.contains('>')
}

fn opens_with(text: &str, title: &str) -> bool {
    text.trim_start().starts_with(title.trim())
}

fn with_heading(title: &str, markup: &str) -> String {
    if markup.contains("<h1") {
        return markup.to_owned();
    }
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    format!("<html><body><article><h1>{title}</h1>{markup}</article></body></html>")
}

/// A day as records have it: in full, as a date and time, or as seconds since 1970.
fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    dates::any(value).or_else(|| since_1970(value)).or_else(|| dates::published(value))
}

fn since_1970(value: &str) -> Option<Date> {
    let number: i64 = value.parse().ok()?;
    let second = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    Some(Timestamp::from_second(second).ok()?.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn page(fields: &[(Field, &str)]) -> Option<Page> {
        let mut record = Record::default();
        for (field, value) in fields {
            record.set(*field, (*value).to_owned());
        }
        record.into_page("x.jsonl:1".into())
    }

    #[test]
    fn a_headline_stands_above_the_story_once() {
        let story = |title, text| {
            String::from_utf8(page(&[(Field::Title, title), (Field::Text, text)]).unwrap().bytes)
        };
        assert_eq!(story("Count closes", "She won.").unwrap(), "Count closes\n\nShe won.");
        assert_eq!(story("She won", "She won\n\nToday.").unwrap(), "She won\n\nToday.");
        assert!(story("A < B", "<p>She won.</p>").unwrap().contains("<h1>A &lt; B</h1><p>"));
    }

    #[test]
    fn a_record_without_a_story_is_no_page() {
        assert_eq!(page(&[(Field::Title, "Count closes"), (Field::Text, " ")]), None);
    }

    #[test]
    fn days_are_read_in_every_form_that_says_them_in_full() {
        for value in
            ["2024-02-09T10:00:00+05:00", "1707475200", "1707475200000", "February 9, 2024"]
        {
            assert_eq!(day(value), Some(date(2024, 2, 9)), "{value}");
        }
        assert_eq!(day("09/02/2024"), None);
    }
}
