//! Who a name on a ballot paper is.

use super::{
    ImportError,
    by_hand::{Sheet, folder},
};
use std::{collections::HashMap, path::Path};
use unicode_normalization::UnicodeNormalization;

/// The people of `by-hand/people.csv`: the names whose person isn't made of name and contest.
pub struct People(HashMap<(String, String), String>);

impl People {
    /// Reads `by-hand/people.csv`, which may be missing.
    pub fn read(output: &Path) -> Result<Self, ImportError> {
        let path = folder(output).join("people.csv");
        let mut people = HashMap::new();
        for row in Sheet::read(&path, &["contest", "name", "person"])?.rows {
            let [contest, name, person] = &row.cells[..] else { continue };
            if people.insert((contest.clone(), name.clone()), person.clone()).is_some() {
                let problem = format!("`{name}` stands twice for {contest}");
                return Err(ImportError::on_line(&path, row.line, problem));
            }
        }
        Ok(Self(people))
    }

    /// The id of the person `called` so in a contest, who another table may have under the name
    /// `printed`: the person kept by hand for either, or one made of name and contest.
    pub fn id(&self, contest: &str, printed: &str, called: &str) -> String {
        self.by_hand(contest, printed, called)
            .unwrap_or_else(|| slug(&format!("{called} {contest}")))
    }

    /// The same where one name is one person in every contest: else one made of the name alone.
    pub fn id_anywhere(&self, contest: &str, printed: &str, called: &str) -> String {
        self.by_hand(contest, printed, called).unwrap_or_else(|| slug(called))
    }

    fn by_hand(&self, contest: &str, printed: &str, called: &str) -> Option<String> {
        let kept = |name: &str| self.0.get(&(contest.to_owned(), name.to_owned()));
        kept(printed).or_else(|| kept(called)).cloned()
    }
}

/// Lower-case ASCII letters and digits, words joined by hyphens.
fn slug(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| letter.is_ascii() && *letter != '\'').collect();
    plain
        .to_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_name_and_contest() {
        let people = People(HashMap::new());
        assert_eq!(people.id("NA-1", "", "Dr. Zoë  O'Neil"), "dr-zoe-oneil-na-1");
    }

    #[test]
    fn the_person_kept_by_hand_comes_first() {
        let key = ("NA-1".to_owned(), "A. Khan".to_owned());
        let people = People(HashMap::from([(key, "aslam-khan".to_owned())]));
        assert_eq!(people.id("NA-1", "A. Khan", "Akram Khan"), "aslam-khan");
        assert_eq!(people.id("NA-2", "A. Khan", "A. Khan"), "a-khan-na-2");
    }
}
