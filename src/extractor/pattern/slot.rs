//! Slots: the roles a pattern names, and what may fill them.

use crate::{
    extractor::{classes::Class, vocabulary::Vocabulary},
    text::Unit,
};

/// What an item is to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `{who}`, `{candidate}`, `{party}`: whom the claim is about.
    Subject,
    /// `{opponent}`: whom the subject is measured against, and whose the `{opponent_…}` number is.
    Opponent,
    /// `{votes}`, `{seats}` …: the claim's number, with the unit it has where the text prints none.
    Number(Option<Unit>),
    /// `{opponent_votes}` …: a number of the same kind that belongs to the opponent.
    OpponentNumber(Option<Unit>),
    /// `{of}`, `{of_places}` …: the whole that the number is part of.
    Whole,
    /// `{other}`, `{other_votes}` …: a number that another pattern claims.
    Other,
    /// `{place}`, `{place's}`, `{contest}`, `{body}`, `{region}`: where; noted for any claim, named in a pattern
    /// only where the wording needs it.
    Place,
}

impl Slot {
    /// The unit that the slot of a number asks for.
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Number(unit) | Self::OpponentNumber(unit) => unit,
            _ => None,
        }
    }

    /// The slots of whoever has what stands in this one, and of whom they are measured against.
    pub fn owners(self) -> (Self, Self) {
        match self {
            Self::OpponentNumber(_) => (Self::Opponent, Self::Subject),
            _ => (Self::Subject, Self::Opponent),
        }
    }
}

/// Unit slots by name. `counted_…` takes only a number whose noun is printed, `bare_…` only one
/// without; `people` and `things` what those of the ignored nouns count.
pub const UNIT_NAMES: [(&str, Option<Unit>); 23] = [
    ("votes", Some(Unit::Votes)),
    ("seats", Some(Unit::Seats)),
    ("electoral_votes", Some(Unit::ElectoralVotes)),
    ("percent", Some(Unit::Percent)),
    ("points", Some(Unit::Points)),
    ("voters", Some(Unit::Voters)),
    ("places", Some(Unit::Places)),
    ("booths", Some(Unit::Booths)),
    ("contests", Some(Unit::Contests)),
    ("candidates", Some(Unit::Candidates)),
    ("parties", Some(Unit::Parties)),
    ("fraction", Some(Unit::Fraction)),
    ("number", None),
    ("bare", None),
    ("counted_seats", Some(Unit::Seats)),
    ("counted_votes", Some(Unit::Votes)),
    ("bare_electoral_votes", Some(Unit::ElectoralVotes)),
    ("bare_percent", Some(Unit::Percent)),
    ("bare_voters", Some(Unit::Voters)),
    ("bare_places", Some(Unit::Places)),
    ("bare_candidates", Some(Unit::Candidates)),
    ("people", Some(Unit::Voters)),
    ("things", None),
];

impl Slot {
    /// The slot of a name, with the class of the items that may fill it.
    pub fn named(name: &str, vocabulary: &Vocabulary) -> Option<(Slot, Class)> {
        let kinds = &vocabulary.kinds;
        Some(match name {
            "who" => (Slot::Subject, kinds.who),
            "who's" => (Slot::Subject, kinds.whose),
            "candidate" => (Slot::Subject, kinds.candidate),
            "party" => (Slot::Subject, kinds.party),
            "candidate's" => (Slot::Subject, kinds.candidate_owner),
            "party's" => (Slot::Subject, kinds.party_owner),
            "opponent" => (Slot::Opponent, kinds.who),
            "opponent's" => (Slot::Opponent, kinds.whose),
            "of" => (Slot::Whole, kinds.any_number),
            "other" => (Slot::Other, kinds.any_number),
            "place" => (Slot::Place, kinds.place),
            "place's" => (Slot::Place, kinds.place_owner),
            "contest" => (Slot::Place, kinds.contest),
            "region" => (Slot::Place, kinds.region),
            "body" => (Slot::Place, kinds.body),
            _ => return Self::number(name, vocabulary),
        })
    }

    /// Whether a number in this slot is claimed by the pattern.
    pub fn is_claimed_number(self) -> bool {
        matches!(self, Slot::Number(_) | Slot::OpponentNumber(_))
    }

    fn number(name: &str, vocabulary: &Vocabulary) -> Option<(Slot, Class)> {
        let (role, unit_name) = match name.split_once('_') {
            Some((role @ ("opponent" | "of" | "other"), unit)) => (role, unit),
            _ => ("", name),
        };
        let at = UNIT_NAMES.iter().position(|(unit, _)| *unit == unit_name)?;
        let unit = UNIT_NAMES[at].1;
        let slot = match role {
            "opponent" => Slot::OpponentNumber(unit),
            "of" => Slot::Whole,
            "other" => Slot::Other,
            _ => Slot::Number(unit),
        };
        Some((slot, vocabulary.kinds.units[at]))
    }
}
