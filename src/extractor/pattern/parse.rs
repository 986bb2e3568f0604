//! The pattern language, read.
//!
//! ```text
//! pattern  = [ ^ ] sequence        (^: at the beginning of a clause)
//! sequence = part { part }
//! part     = word | <class> | {slot} | [ sequence | … ] | ( sequence | … ) | ... | ~
//! ```

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word or sign as it stands.
    Literal(String),
    /// `<class>`: any word of a class of the lexicon.
    Class(String),
    /// `{slot}`: who or what fills a role.
    Slot(String),
    /// `[…|…]`: one of several, or nothing.
    Optional(Vec<Vec<Part>>),
    /// `(…|…)`: one of several.
    Either(Vec<Vec<Part>>),
    /// `...`: a few words, never over a number, a name or the end of a clause.
    Gap,
    /// `~`: whatever stands between in the clause, names and brackets too, but no other number.
    Reach,
}

/// Reads a pattern.
///
/// # Errors
///
/// What is wrong with it, in words.
pub fn parse(pattern: &str) -> Result<Vec<Part>, String> {
    let mut parser = Parser { rest: pattern };
    let parts = parser.sequence()?;
    match parser.peek() {
        None if parts.is_empty() => Err("the pattern is empty".into()),
        None => Ok(parts),
        Some(sign) => Err(format!("`{sign}` closes nothing")),
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn sequence(&mut self) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            parts.push(match next {
                ']' | ')' | '|' => break,
                '[' => Part::Optional(self.branches(']')?),
                '(' => Part::Either(self.branches(')')?),
                '{' => Part::Slot(self.name('}')?),
                '<' => Part::Class(self.name('>')?),
                _ => self.word(),
            });
        }
        Ok(parts)
    }

    fn branches(&mut self, close: char) -> Result<Vec<Vec<Part>>, String> {
        self.rest = &self.rest[1..];
        let mut branches = vec![self.sequence()?];
        while self.peek() == Some('|') {
            self.rest = &self.rest[1..];
            branches.push(self.sequence()?);
        }
        self.close(close)?;
        Ok(branches)
    }

    fn close(&mut self, sign: char) -> Result<(), String> {
        if self.peek() != Some(sign) {
            return Err(format!("a `{sign}` is missing"));
        }
        self.rest = &self.rest[1..];
        Ok(())
    }

    fn name(&mut self, close: char) -> Result<String, String> {
        let end = self.rest.find(close).ok_or_else(|| format!("a `{close}` is missing"))?;
        let name = self.rest[1..end].trim().to_owned();
        self.rest = &self.rest[end + 1..];
        if name.is_empty() { Err("a name is missing".into()) } else { Ok(name) }
    }

    /// A word up to white space or the next mark; `\(` and the like stand for the sign itself.
    fn word(&mut self) -> Part {
        if let Some(rest) = self.rest.strip_prefix("...") {
            self.rest = rest;
            return Part::Gap;
        }
        if let Some(rest) = self.rest.strip_prefix('~') {
            self.rest = rest;
            return Part::Reach;
        }
        if let Some(sign) = self.rest.strip_prefix('\\').and_then(|rest| rest.chars().next()) {
            self.rest = &self.rest[1 + sign.len_utf8()..];
            return Part::Literal(sign.to_string());
        }
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || "[](){}<>|\\".contains(c))
            .unwrap_or(self.rest.len())
            .max(1);
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Part::Literal(word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, parse};
    use proptest::prelude::*;

    #[test]
    fn a_pattern_reads_as_written() {
        let slot = |name: &str| Part::Slot(name.into());
        let word = |word: &str| Part::Literal(word.into());
        assert_eq!(
            parse("{who} <get> [just] (with|by a) ... \\( {votes}").unwrap(),
            [
                slot("who"),
                Part::Class("get".into()),
                Part::Optional(vec![vec![word("just")]]),
                Part::Either(vec![vec![word("with")], vec![word("by"), word("a")]]),
                Part::Gap,
                word("("),
                slot("votes"),
            ]
        );
    }

    #[test]
    fn a_damaged_pattern_says_what_is_missing() {
        assert_eq!(parse("{who} [<get>").unwrap_err(), "a `]` is missing");
        assert_eq!(parse("{who").unwrap_err(), "a `}` is missing");
        assert_eq!(parse("who)").unwrap_err(), "`)` closes nothing");
        assert_eq!(parse(" ").unwrap_err(), "the pattern is empty");
    }

    proptest! {
        #[test]
        fn any_text_is_a_pattern_or_an_error(text in "\\PC*") {
            let _ = parse(&text);
        }
    }
}
