//! A sentence in lines of readable width, with a stretch of it underlined.

use super::v1::Bytes;

/// Characters in a line.
const WIDTH: usize = 92;

/// One line of an excerpt.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The text of the line.
    pub text: &'a str,
    /// Columns to underline, first and one past the last; none on most lines.
    pub underline: Option<(usize, usize)>,
}

/// Breaks a sentence at white space and says what to underline in each line.
pub fn lines(sentence: &str, marked: Option<Bytes>) -> Vec<Line<'_>> {
    broken(sentence)
        .map(|(start, text)| Line { text, underline: marked.and_then(|m| columns(start, text, m)) })
        .collect()
}

/// The lines with the byte at which each begins.
fn broken(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += sentence[at..].len() - sentence[at..].trim_start().len();
        let rest = &sentence[at..];
        let line = &rest[..line_end(rest)];
        let start = at;
        at += line.len();
        (!line.is_empty()).then(|| (start, line.trim_end()))
    })
}

/// Where the first line of a text ends: at its last white space within the width, or before a break.
fn line_end(text: &str) -> usize {
    let mut last_space = None;
    for (column, (at, c)) in text.char_indices().enumerate() {
        if c == '\n' {
            return at;
        }
        if column >= WIDTH
            && let Some(space) = last_space
        {
            return space;
        }
        if c.is_whitespace() {
            last_space = Some(at);
        }
    }
    text.len()
}

/// The part of a line that is marked, in characters.
fn columns(line_start: usize, line: &str, [from, to]: Bytes) -> Option<(usize, usize)> {
    let line_end = line_start + line.len();
    let (from, to) = (from.clamp(line_start, line_end), to.clamp(line_start, line_end));
    let column = |byte: usize| line[..byte - line_start].chars().count();
    (from < to).then(|| (column(from), column(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_is_one_line_with_its_number_underlined() {
        let excerpt = lines("Rāna got 77,709 votes.", Some([10, 16]));
        assert_eq!(excerpt, [Line { text: "Rāna got 77,709 votes.", underline: Some((9, 15)) }]);
    }

    #[test]
    fn a_long_sentence_breaks_between_words_and_keeps_the_mark_on_its_line() {
        let sentence = format!("{} 42 seats", "word ".repeat(30).trim_end());
        let at = sentence.find("42").unwrap();
        let excerpt = lines(&sentence, Some([at, at + 2]));
        assert_eq!(excerpt.len(), 2);
        assert_eq!(excerpt[0].underline, None);
        let (from, to) = excerpt[1].underline.unwrap();
        assert_eq!(&excerpt[1].text[from..to], "42");
    }

    #[test]
    fn a_word_longer_than_a_line_is_not_cut() {
        let word = "x".repeat(200);
        assert_eq!(lines(&word, None).len(), 1);
        assert!(lines("", None).is_empty());
    }
}
