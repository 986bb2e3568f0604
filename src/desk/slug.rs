//! Titles as names of files.

/// Characters of a name.
const LONGEST: usize = 60;

/// A title in small letters, digits and hyphens; empty where nothing is left of it.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().map(|c| c.to_ascii_lowercase()) {
        if slug.len() >= LONGEST {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_title_can_name_another_place() {
        for (title, name) in [
            ("Who won what?", "who-won-what"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\NUL", "c-nul"),
            ("PTI's 150 — or 93", "ptis-150-or-93"),
            ("کس نے کیا جیتا", ""),
            ("  ", ""),
        ] {
            assert_eq!(slug(title), name);
        }
        assert!(slug(&"long ".repeat(100)).len() <= LONGEST);
    }
}
