//! What a number counts: its unit may stand a few words after it ("18 National Assembly seats").

use super::{Content, Item, Reader};
use crate::{
    extractor::{
        classes::{Class, Classes},
        pattern::UNIT_NAMES,
    },
    text::{Amount, Unit},
};
use rust_decimal::Decimal;

/// More seats than any election fills.
const MOST_SEATS: i64 = 2000;
/// Words that may stand between a number and the noun it counts.
const LONGEST_MODIFIERS: usize = 5;

/// What the words after a number say that it counts.
enum Counted {
    /// A unit; its noun is the item at this index.
    Unit(Unit, usize),
    /// Something that is no result, for this reason; its noun is the item at this index.
    Refused(String, usize),
    /// Nothing.
    Open,
}

impl Reader<'_> {
    /// Gives every number its unit's classes and sets its noun and modifiers aside.
    pub(super) fn numbers(
        &self,
        sentence: usize,
        mut items: Vec<Item>,
        refused: &mut Vec<(usize, String)>,
    ) -> Vec<Item> {
        for at in 0..items.len() {
            let Content::Number { quantity, .. } = items[at].content else { continue };
            let printed =
                printed_unit(&self.document.sentences[sentence].quantities[quantity].amount);
            let unit = match self.counted(&items, at, printed) {
                Counted::Refused(why, noun) => {
                    // A pattern may still name the noun: `{people} voted`.
                    if let Some(class) = self.vocabulary.kinds.unit(&why) {
                        set_aside(&mut items[at + 1..=noun]);
                        items[at].classes = Classes::of(class);
                    }
                    refused.push((quantity, why));
                    continue;
                }
                Counted::Unit(unit, noun) => {
                    set_aside(&mut items[at + 1..=noun]);
                    Some(unit)
                }
                Counted::Open => printed,
            };
            items[at].content = Content::Number { quantity, unit };
            items[at].classes = self.number_classes(unit);
            // "75 Y candidates were elected": so many seats.
            if unit == Some(Unit::Candidates) && is_party(items.get(at + 1)) {
                items[at].classes.add(&self.number_classes(Some(Unit::Seats)));
            }
        }
        items
    }

    fn counted(&self, items: &[Item], number: usize, printed: Option<Unit>) -> Counted {
        let cues = &self.vocabulary.cues;
        let last = items.len().min(number + 2 + LONGEST_MODIFIERS);
        for (at, item) in items.iter().enumerate().take(last).skip(number + 1) {
            if let Some(why) = self.vocabulary.why_ignored(&item.classes) {
                return if printed.is_none() {
                    Counted::Refused(why.to_owned(), at)
                } else {
                    Counted::Open
                };
            }
            let mut units = self.units_of(&item.classes).peekable();
            if let Some(unit) = units.peek().copied() {
                return match printed {
                    Some(printed) if !units.any(|unit| unit == printed) => Counted::Open,
                    printed => Counted::Unit(printed.unwrap_or(unit), at),
                };
            }
            let modifies = match item.content {
                Content::Word => {
                    item.classes.has(self.vocabulary.cues.modifier)
                        || (item.classes.is_empty() && !item.possessive)
                }
                Content::Where(_) => {
                    !item.classes.has(cues.place_preposition) && item.span.start == item.core.start
                }
                Content::Party(_) | Content::Name(_) => true,
                _ => false,
            };
            if !modifies {
                break;
            }
        }
        let next = items.get(number + 1);
        let owned = number > 0
            && matches!(items[number - 1].content, Content::Party(_) | Content::Person(_))
            && items[number - 1].possessive;
        let strange = !owned
            && next.is_some_and(|next| {
                next.content == Content::Word && !next.capital && next.classes.is_empty()
            });
        if strange && printed.is_none() {
            Counted::Refused("other_unit".to_owned(), number + 1)
        } else {
            Counted::Open
        }
    }

    fn units_of(&self, classes: &Classes) -> impl Iterator<Item = Unit> {
        let nouns = self.vocabulary.unit_nouns.iter();
        nouns.filter(|(class, _)| classes.has(*class)).map(|(_, unit)| *unit)
    }

    fn number_classes(&self, unit: Option<Unit>) -> Classes {
        let kinds = &self.vocabulary.kinds;
        let fits = |named: Option<Unit>, name: &str| match (unit, named) {
            _ if matches!(name, "people" | "things") => false,
            (Some(unit), Some(named)) => unit == named && !name.starts_with("bare"),
            (Some(unit), None) => name == "number" && unit != Unit::Fraction,
            // A bare number is votes or seats; nothing else goes without saying.
            (None, Some(_)) => name.starts_with("bare") || matches!(name, "votes" | "seats"),
            (None, None) => true,
        };
        UNIT_NAMES
            .iter()
            .zip(kinds.units)
            .filter(|((name, named), _)| fits(*named, name))
            .map(|(_, class)| class)
            .chain([kinds.any_number])
            .collect::<Classes>()
    }
}

/// The unit printed with a number, where it can be counted in it: "in that seat: 9,474" has none,
/// nor has "to registered voters: 55.19".
pub fn printed_unit(amount: &Amount) -> Option<Unit> {
    let value = amount.worded.high();
    amount.unit.filter(|unit| match unit {
        Unit::Seats => value <= Decimal::from(MOST_SEATS) && value.is_integer(),
        Unit::Voters | Unit::Votes => value.is_integer(),
        _ => true,
    })
}

fn is_party(item: Option<&Item>) -> bool {
    matches!(item.map(|item| &item.content), Some(Content::Party(_)))
}

fn set_aside(items: &mut [Item]) {
    // A unit may be a sign: "27%".
    for item in items {
        if matches!(item.content, Content::Word | Content::Sign) {
            item.content = Content::Aside;
        }
    }
}

/// The lexicon's classes of nouns that name a unit.
pub const UNIT_NOUNS: [(&str, Unit); 11] = [
    ("unit_votes", Unit::Votes),
    ("unit_seats", Unit::Seats),
    ("unit_electoral_votes", Unit::ElectoralVotes),
    ("unit_voters", Unit::Voters),
    ("unit_places", Unit::Places),
    ("unit_booths", Unit::Booths),
    ("unit_contests", Unit::Contests),
    ("unit_candidates", Unit::Candidates),
    ("unit_parties", Unit::Parties),
    ("unit_percent", Unit::Percent),
    ("unit_points", Unit::Points),
];

/// A class with the unit that its nouns name.
pub type UnitNoun = (Class, Unit);
