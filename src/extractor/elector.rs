//! "Picked up Maine's one electoral vote": what wins no state.

use super::{Kind, choose::Found, reading::Scene, row::Content};
use crate::text::Unit;

impl Scene<'_> {
    /// Whether a number of electors is what "its" says it is, of a state or a district: "took the 2nd district and
    /// its one electoral vote".
    pub(super) fn is_its_electors(&self, item: usize) -> bool {
        let electors = |at: usize| match self.row.items[at].content {
            Content::Number { unit, .. } => unit == Some(Unit::ElectoralVotes),
            _ => false,
        };
        let its = self.wordings.vocabulary.cues.possessive_party;
        item > 0 && electors(item) && self.row.items[item - 1].classes.has(its)
    }

    /// Whether what looks like an outcome only tells of a single elector: a state has three or more, so one
    /// of them says nothing of who won it.
    pub(super) fn is_of_one_elector(&self, fact: &Found<'_>) -> bool {
        let row = self.row;
        let ends =
            |at: &usize| row.separates(*at) || matches!(row.items[*at].content, Content::Who(_));
        let behind = (fact.at.end..row.items.len()).find(ends).unwrap_or(row.items.len());
        let one = self.wordings.vocabulary.cues.one_elector;
        fact.kind == Kind::Outcome
            && row.items[fact.at.start..behind].iter().any(|item| item.classes.has(one))
    }
}
