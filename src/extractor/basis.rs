//! What the words around a number limit it to: men or women, a type of seat, a base of a share.

use super::{Kind, choose::Found, places::clause, reading::Scene, row::Content};
use crate::text::Unit;
use rust_decimal::dec;
use serde::Deserialize;

/// What the words of a claim limit its number to, or measure it by; the names are those of the pattern files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Seats that constituencies fill.
    General,
    /// Seats reserved for women; of a roll, the women on it.
    Women,
    /// Seats reserved for minorities.
    Minority,
    /// Reserved seats of any sort.
    Reserved,
    /// Seats of all sorts.
    Total,
    /// Members who joined after they were elected.
    Joined,
    /// The men on a roll.
    Men,
    /// A share of the valid votes.
    Valid,
    /// A share of the roll.
    Registered,
    /// The mark of two thirds of a house.
    TwoThirds,
    /// What lies between two: "ahead by 2,000".
    Gap,
    /// An office, and no seat.
    Presidency,
}

impl Basis {
    /// Its name, as in `claims/` and the sources.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Women => "women",
            Self::Minority => "minority",
            Self::Reserved => "reserved",
            Self::Total => "total",
            Self::Joined => "joined",
            Self::Men => "men",
            Self::Valid => "valid",
            Self::Registered => "registered",
            Self::TwoThirds => "two_thirds",
            Self::Gap => "gap",
            Self::Presidency => "presidency",
        }
    }
}

/// "52 per cent of all the valid votes": items between the two.
const BASE_REACH: usize = 7;

/// "Four of the women's seats": items from a number to the word that sorts its seats.
const SORT_REACH: usize = 3;

/// Items from a number to the word that says whether it counts men or women.
const SEX_REACH: usize = 3;

impl Scene<'_> {
    /// Men or women, where the word beside a number says so, or those behind it: "285,218 of them women",
    /// "323,100 are men". The whole that another is part of counts all of them, whatever the part is:
    /// "196,844 of 363,045 voters are men".
    pub(super) fn sex(&self, item: usize) -> Option<Basis> {
        let (row, cues) = (self.row, &self.wordings.vocabulary.cues);
        if self.row.is_whole(item) {
            return None;
        }
        let before = item.checked_sub(1).map(|at| &row.items[at]);
        let end = row.items.len().min(item + 1 + SEX_REACH);
        let number = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
        let behind = (item + 1..end).take_while(|at| !number(at) && !row.separates(*at));
        let words: Vec<_> = before.into_iter().chain(behind.map(|at| &row.items[at])).collect();
        [(cues.basis_men, Basis::Men), (cues.basis_women, Basis::Women)]
            .into_iter()
            .find(|(class, _)| words.iter().any(|word| word.classes.has(*class)))
            .map(|(_, sex)| sex)
    }

    /// Of what a share is, where the words behind it say so: of the valid votes, of the roll.
    pub(super) fn base(&self, item: usize) -> Option<Basis> {
        let cues = &self.wordings.vocabulary.cues;
        let behind = self.row.items.get(item + 1..self.row.items.len().min(item + BASE_REACH))?;
        let mut own =
            behind.iter().take_while(|item| !matches!(item.content, Content::Number { .. }));
        own.find_map(|word| match () {
            () if word.classes.has(cues.base_valid) => Some(Basis::Valid),
            () if word.classes.has(cues.base_roll) => Some(Basis::Registered),
            () => None,
        })
    }

    /// Whether the fraction that a wording asks for is a half, and no two thirds: "133 is half of 266".
    pub(super) fn is_of_half(&self, found: &Found<'_>) -> bool {
        let half = dec!(0.5);
        let is_half = |at: usize| {
            let amount = self.amount(at, None);
            amount.unit == Some(Unit::Fraction) && amount.worded.high() == half
        };
        let mut numbers = found.at.filled.iter().filter(|it| self.is_number(it.start));
        found.kind == Kind::Threshold && numbers.any(|it| is_half(it.start))
    }

    /// Two thirds, where the words around a mark say so or what takes them: "224 to amend the constitution".
    pub(super) fn mark(&self, item: usize) -> Option<Basis> {
        let amends = self.wordings.vocabulary.cues.amends;
        let (clause, items) = (clause(self.row, item), &self.row.items);
        let other = |at: &usize| matches!(items[*at].content, Content::Number { .. });
        let behind = (item + 1..clause.end).take_while(|at| !other(at));
        let before = (clause.start..item).rev().take_while(|at| !other(at));
        let named = behind.chain(before).any(|at| items[at].classes.has(amends));
        named.then_some(Basis::TwoThirds)
    }

    /// The sort of seats that the words behind a number name; not what came beside it: "123 after women's seats
    /// were added".
    pub(super) fn basis(&self, item: usize) -> Option<Basis> {
        let items = &self.row.items;
        let number = |at: &usize| matches!(items[*at].content, Content::Number { .. });
        let near = item + 1..items.len().min(item + 1 + SORT_REACH);
        let cues = &self.wordings.vocabulary.cues;
        let beside = |at: &usize| items[*at].classes.has_any(&[cues.with, cues.like]);
        self.sort_of_seats(near.take_while(|at| !number(at) && !beside(at)))
    }

    /// The sort of seats that some items name, the narrowest of several.
    pub(super) fn sort_of_seats(&self, items: impl Iterator<Item = usize>) -> Option<Basis> {
        let cues = &self.wordings.vocabulary.cues;
        let sorts = [
            (cues.basis_women, Basis::Women),
            (cues.basis_minority, Basis::Minority),
            (cues.basis_reserved, Basis::Reserved),
            (cues.basis_general, Basis::General),
        ];
        let of =
            |at: usize| sorts.iter().position(|(class, _)| self.row.items[at].classes.has(*class));
        items.filter_map(of).min().map(|first| sorts[first].1)
    }
}
