//! Names as newspapers spell them, from names as publishers do.

use serde::Deserialize;

/// What is done to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spelling {
    /// `LIND, ADA M.` becomes `ADA M. LIND`.
    ForenameFirst,
    /// `LIND. A. M.` and `LIND, A.` become `A. M. LIND` and `A. LIND`; a full stop at the end goes.
    InitialsFirst,
    /// Words in capitals keep only their first: `ADA MCLIND-O'DAY III` becomes `Ada McLind-O'Day III`.
    Capitalised,
}

impl Spelling {
    /// The name in this spelling.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::ForenameFirst => match name.split_once(',') {
                Some((surname, rest)) => format!("{} {}", rest.trim(), surname.trim()),
                None => name.to_owned(),
            },
            Self::InitialsFirst => initials_first(name),
            Self::Capitalised => {
                name.split_whitespace().map(capitalised).collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// Initials behind a name that a full stop or a comma parts from it go before it.
fn initials_first(name: &str) -> String {
    let is_initials = |rest: &str| {
        let mut letters = rest.split(['.', ' ']).filter(|part| !part.is_empty()).peekable();
        letters.peek().is_some() && letters.all(|part| part.chars().count() == 1)
    };
    let parted = name.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).find_map(|(at, _)| {
        let (own, rest) = (name[..at].trim(), name[at + 1..].trim());
        (own.chars().filter(|c| c.is_alphabetic()).count() > 2 && is_initials(rest))
            .then(|| format!("{}. {own}", rest.trim_end_matches('.')))
    });
    // A bracket or title ends in its own full stop.
    let ends_in_word = |name: &str| {
        let last = name.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
        last.chars().count() > 3
    };
    match parted {
        Some(name) => name,
        None if name.ends_with('.') && ends_in_word(name) => name.trim_end_matches('.').to_owned(),
        None => name.to_owned(),
    }
}

/// One word, with its hyphens and apostrophes.
fn capitalised(word: &str) -> String {
    const NUMERALS: [&str; 4] = ["II", "III", "IV", "VI"];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.chars().any(|c| c.is_ascii_lowercase()) || NUMERALS.contains(&bare) {
        return word.to_owned();
    }
    let mut spelt = String::with_capacity(word.len());
    let mut rest = word.chars().peekable();
    let mut begins = true;
    while let Some(letter) = rest.next() {
        // The s of a possessive begins nothing.
        let ends = rest.peek().is_none();
        let possessive = ends && spelt.ends_with(['\'', '’']);
        if begins && !possessive {
            spelt.extend(letter.to_uppercase());
        } else {
            spelt.extend(letter.to_lowercase());
        }
        let part = spelt.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        begins = !letter.is_alphabetic() || part == "Mc" && rest.clone().count() > 2;
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_keep_their_first() {
        for (printed, spelt) in [
            ("ADA MCLIND-O'DAY III", "Ada McLind-O'Day III"),
            ("NYDIA M. VELáZQUEZ", "Nydia M. Velázquez"),
            ("PEOPLE'S FRONT (UNITED)", "People's Front (United)"),
            ("Ada de Lind", "Ada de Lind"),
            ("C. R. PATIL", "C. R. Patil"),
        ] {
            assert_eq!(Spelling::Capitalised.of(printed), spelt);
        }
    }

    #[test]
    fn initials_behind_a_name_go_before_it() {
        for (printed, spelt) in [
            ("Sankaran. S", "S. Sankaran"),
            ("Sankar, S.", "S. Sankar"),
            ("Lind. A. M.", "A. M. Lind"),
            ("Ada Lind.", "Ada Lind"),
            ("A. Raja", "A. Raja"),
            ("Md. Sagir", "Md. Sagir"),
            ("Ada Lind Jr.", "Ada Lind Jr."),
            ("Dr. A", "Dr. A"),
        ] {
            assert_eq!(Spelling::InitialsFirst.of(printed), spelt);
        }
    }

    #[test]
    fn a_surname_before_a_comma_goes_last() {
        assert_eq!(Spelling::ForenameFirst.of("LIND, ADA M."), "ADA M. LIND");
        assert_eq!(Spelling::ForenameFirst.of("ADA LIND"), "ADA LIND");
    }
}
