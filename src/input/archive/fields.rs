//! Which column or field of a record holds what.

use std::{fmt, str::FromStr};

/// What a column or field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Title,
    /// The story.
    Text,
    /// The day of publication.
    Date,
    /// The address.
    Url,
    /// Who published it.
    Publisher,
    /// BCP 47.
    Language,
}

/// A name that is no [`Field`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no field; known: title, text, date, url, publisher, language")]
pub struct UnknownField(String);

/// The names that each field goes by, the first being its own.
const NAMES: [(Field, &[&str]); 6] = [
    (Field::Title, &["title", "headline", "heading"]),
    (
        Field::Text,
        &["text", "body", "content", "article", "articlebody", "fulltext", "maintext", "story"],
    ),
    (
        Field::Date,
        &[
            "date",
            "published",
            "datepublished",
            "publisheddate",
            "publishdate",
            "pubdate",
            "publishedat",
        ],
    ),
    (Field::Url, &["url", "link", "permalink", "canonicalurl"]),
    (Field::Publisher, &["publisher", "outlet", "newspaper", "sitename", "source", "publication"]),
    (Field::Language, &["language", "lang"]),
];

impl Field {
    /// What a column of this name holds. `named` wins over the names that are known.
    pub(super) fn of(name: &str, named: &[(Field, String)]) -> Option<Field> {
        if let Some((field, _)) = named.iter().find(|(_, own)| own == name) {
            return Some(*field);
        }
        let plain = plain(name);
        let known = NAMES.iter().find(|(_, names)| names.contains(&plain.as_str()))?.0;
        let is_elsewhere = named.iter().any(|(field, _)| *field == known);
        (!is_elsewhere).then_some(known)
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let own = NAMES.iter().find(|(_, names)| names.first() == Some(&name));
        own.map(|(field, _)| *field).ok_or_else(|| UnknownField(name.to_owned()))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = NAMES.iter().find(|(field, _)| field == self);
        f.write_str(own.and_then(|(_, names)| names.first()).unwrap_or(&""))
    }
}

/// The signs that part columns.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Whether text begins with the names of columns, one of them for the story.
pub(super) fn is_header(head: &[u8]) -> bool {
    delimiter(head).is_some()
}

/// The sign that parts the columns, where the first line names some and one is for the story.
pub(super) fn delimiter(head: &[u8]) -> Option<u8> {
    let line = head.split(|&byte| byte == b'\n').next()?;
    let line = std::str::from_utf8(line.get(..line.len().min(4096))?).ok()?;
    DELIMITERS.into_iter().find(|&delimiter| {
        let fields: Vec<Field> = line
            .split(char::from(delimiter))
            .filter_map(|name| Field::of(name.trim().trim_matches('"'), &[]))
            .collect();
        fields.len() >= 2 && fields.contains(&Field::Text)
    })
}

/// The sign that is most frequent in the first line.
pub(super) fn likeliest_delimiter(head: &[u8]) -> u8 {
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// The first few of some names, to be told to a person.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    const LONGEST: usize = 40;
    let mut names = names.map(|name| {
        let name = name.chars().filter(|c| !c.is_control());
        name.take(LONGEST).collect::<String>()
    });
    let mut listed: Vec<String> = names.by_ref().take(MOST).collect();
    listed.extend(names.next().map(|_| "…".to_owned()));
    if listed.is_empty() { "none".to_owned() } else { listed.join(", ") }
}

/// `Published_At` and `publishedAt` are one name.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_on_the_command_line_wins_over_the_known_ones() {
        let named = [(Field::Text, "Teaser".to_owned())];
        assert_eq!(Field::of("Teaser", &named), Some(Field::Text));
        assert_eq!(Field::of("body", &named), None);
        assert_eq!(Field::of("Published_At", &named), Some(Field::Date));
    }

    #[test]
    fn columns_are_parted_by_what_makes_a_header_of_the_line() {
        assert_eq!(delimiter(b"id;Title;Body\n"), Some(b';'));
        assert_eq!(delimiter(b"\"url\"\t\"content\"\n"), Some(b'\t'));
        assert_eq!(delimiter(b"Title, or so\n"), None);
    }
}
