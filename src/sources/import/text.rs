//! Texts with columns in braces: `{province}/{division} Division`.

use serde::Deserialize;

/// A text whose braces name columns, or settings of the format (`{$election}`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Text(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Letters(String),
    Named(String),
}

impl Text {
    /// The text with the braces filled. One with an empty column is empty as a whole: half a path
    /// or half an id is worse than none.
    pub fn fill<'a>(&self, value: impl Fn(&str) -> &'a str) -> String {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Letters(letters) => filled.push_str(letters),
                Piece::Named(name) => match value(name) {
                    "" => return String::new(),
                    value => filled.push_str(value),
                },
            }
        }
        filled
    }

    /// The names in braces.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Named(name) => Some(name.as_str()),
            Piece::Letters(_) => None,
        })
    }
}

impl TryFrom<String> for Text {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((letters, after)) = rest.split_once('{') {
            let (name, after) =
                after.split_once('}').ok_or_else(|| format!("`{text}` has a brace left open"))?;
            pieces.push(Piece::Letters(letters.to_owned()));
            pieces.push(Piece::Named(column_name(name)));
            rest = after;
        }
        pieces.push(Piece::Letters(rest.to_owned()));
        pieces.retain(|piece| !matches!(piece, Piece::Letters(letters) if letters.is_empty()));
        Ok(Self(pieces))
    }
}

/// How columns are compared: publishers are careless with spaces, line breaks and capitals in
/// their headings.
pub fn column_name(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Text {
        Text::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn braces_are_filled_with_columns() {
        let filled = text("{a}/{ B } Division").fill(|name| if name == "a" { "X" } else { "Y" });
        assert_eq!(filled, "X/Y Division");
    }

    #[test]
    fn a_text_with_an_empty_column_is_empty() {
        assert_eq!(text("{a} Division").fill(|_| ""), "");
        assert_eq!(text("held").fill(|_| ""), "held");
    }

    #[test]
    fn an_open_brace_is_refused() {
        assert!(Text::try_from("{a".to_owned()).is_err());
    }
}
