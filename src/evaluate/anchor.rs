//! Where an anchor stands in a text, whatever the white space, dashes and quotes.

use crate::span::Span;

/// A text in plain typography, with the way back to its bytes.
pub struct Plain {
    text: String,
    /// For every byte of the plain text, and one past it, where its character begins in the original.
    origin: Vec<usize>,
}

impl Plain {
    /// White space runs become one space, dashes `-`, quotes straight.
    pub fn new(original: &str) -> Self {
        let mut plain = Self { text: String::new(), origin: Vec::new() };
        for (at, printed) in original.char_indices() {
            let normal = plain_char(printed);
            if normal == ' ' && plain.text.ends_with(' ') {
                continue;
            }
            plain.text.push(normal);
            plain.origin.resize(plain.text.len(), at);
        }
        plain.origin.push(original.len());
        plain
    }

    /// Every place where the anchor stands by itself, not inside a longer word or number.
    pub fn places(&self, anchor: &str) -> Vec<Span> {
        let wanted = Plain::new(anchor.trim()).text;
        if wanted.is_empty() {
            return Vec::new();
        }
        self.text
            .match_indices(&wanted)
            .map(|(start, found)| (start, start + found.len()))
            .filter(|&(start, end)| self.stands_alone(start, end))
            .map(|(start, end)| Span::new(self.origin[start], self.origin[end]))
            .collect()
    }

    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let joined = |left: Option<char>, right: Option<char>| match (left, right) {
            (Some(left), Some(right)) => left.is_alphanumeric() && right.is_alphanumeric(),
            _ => false,
        };
        let (before, inside, after) =
            (&self.text[..start], &self.text[start..end], &self.text[end..]);
        !joined(before.chars().next_back(), inside.chars().next())
            && !joined(inside.chars().next_back(), after.chars().next())
    }
}

fn plain_char(printed: char) -> char {
    match printed {
        white if white.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201B}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201F}' => '"',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_found_across_line_breaks_and_curly_quotes() {
        let text = "The party’s\n  own count — 180 seats — stands.";
        let places = Plain::new(text).places("party's own count - 180");
        assert_eq!(places.len(), 1);
        assert_eq!(places[0].of(text), "party’s\n  own count — 180");
    }

    #[test]
    fn an_anchor_is_not_found_inside_a_longer_number() {
        let text = "It took 154 seats, then 54.";
        let places = Plain::new(text).places("54");
        assert_eq!(places, [Span::new(24, 26)]);
    }
}
