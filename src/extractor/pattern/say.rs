//! A pattern put in words: the way back from wording to sentence, by which tests prove patterns on
//! every figure on record. It is public for them alone; the program only reads.

use super::parse::Part;
use std::collections::BTreeMap;

/// A piece of a sentence that a pattern describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words or a sign as they stand.
    Words(String),
    /// Who or what a slot asks for, by the slot's name: `candidate`, `opponent's`, `votes`.
    Slot(String),
}

/// The words to say for each class.
pub type Sayable = BTreeMap<String, Vec<String>>;

/// Puts parts in words. `pick` chooses one of so many branches or words; a `...` says nothing.
/// `None` where a class has no words to say.
pub fn say(
    parts: &[Part],
    sayable: &Sayable,
    pick: &mut dyn FnMut(usize) -> usize,
) -> Option<Vec<Said>> {
    let mut said = Vec::new();
    for part in parts {
        match part {
            Part::Literal(word) => said.push(Said::Words(word.clone())),
            Part::Class(name) => {
                let words = sayable.get(name).filter(|words| !words.is_empty())?;
                said.push(Said::Words(words[pick(words.len())].clone()));
            }
            Part::Slot(name) => said.push(Said::Slot(name.clone())),
            Part::Optional(branches) => {
                if let Some(branch) = branches.get(pick(branches.len() + 1)) {
                    said.extend(say(branch, sayable, pick)?);
                }
            }
            Part::Either(branches) => {
                said.extend(say(&branches[pick(branches.len())], sayable, pick)?)
            }
            Part::Gap | Part::Reach => {}
        }
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::{Said, Sayable, say};
    use crate::extractor::pattern::parse::parse;

    #[test]
    fn a_pattern_is_said_with_the_branches_and_words_that_are_picked() {
        let sayable = Sayable::from([("get".into(), vec!["got".into(), "bagged".into()])]);
        let parts = parse("{candidate} [just] <get> ... (a|the) {votes}").unwrap();
        let words = |word: &str| Said::Words(word.into());
        let (who, votes) = (Said::Slot("candidate".into()), Said::Slot("votes".into()));
        let first = say(&parts, &sayable, &mut |_| 0).unwrap();
        assert_eq!(first, [who.clone(), words("just"), words("got"), words("a"), votes.clone()]);
        let last = say(&parts, &sayable, &mut |n| n - 1).unwrap();
        assert_eq!(last, [who, words("bagged"), words("the"), votes]);
    }

    #[test]
    fn a_class_with_no_words_to_say_leaves_the_pattern_unsaid() {
        assert_eq!(say(&parse("<get>").unwrap(), &Sayable::new(), &mut |_| 0), None);
    }
}
