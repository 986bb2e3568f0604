//! Shares of several parties side by side: what the first counts, the bare ones of the others count too.

use super::{
    Kind, Role,
    choose::Chosen,
    row::{Content, Row},
    vocabulary::Cues,
};
use crate::text::Unit;

/// Items behind a share that may say what it is of.
const REACH: usize = 4;

/// Gives the bare percentages of a party the kinds that those of the party before it have, in their order: "28.3 per
/// cent of the seats with 23.7 of the votes, the P 20.4 with 13.9 per cent".
pub fn go_on(row: &Row, cues: &Cues, chosen: &mut [Chosen<'_>]) {
    let mut told: Vec<Kind> = Vec::new();
    let mut own: Vec<Kind> = Vec::new();
    let (mut owner, mut last) = (None, 0);
    for share in chosen.iter_mut().filter(|chosen| is_share(row, chosen)) {
        // One without a name of its own goes on with the owner before it.
        let own_name = share.subject.or_else(|| share.subject_item());
        let since = || (last..share.item).rev().find(|at| is_named(row, *at));
        let whose = own_name.filter(|at| is_named(row, *at)).or_else(since);
        last = share.item;
        if whose.is_some() && whose != owner {
            told = std::mem::take(&mut own);
            owner = whose;
        }
        let counts_seats = told.get(own.len()) == Some(&Kind::SeatsOfTotal);
        if share.found.kind == Kind::VoteShare && counts_seats && !says_of_what(row, cues, share) {
            share.found.kind = Kind::SeatsOfTotal;
        }
        own.push(share.found.kind);
    }
}

fn is_named(row: &Row, item: usize) -> bool {
    matches!(row.items[item].content, Content::Who(Role::Named(_)) | Content::Name(_))
}

fn is_share(row: &Row, chosen: &Chosen<'_>) -> bool {
    let percent = Some(Unit::Percent);
    matches!(row.items[chosen.item].content, Content::Number { unit, .. } if unit == percent)
        && matches!(chosen.found.kind, Kind::VoteShare | Kind::SeatsOfTotal)
}

/// Whether its own words, or those behind it, say that a share is one of votes.
fn says_of_what(row: &Row, cues: &Cues, share: &Chosen<'_>) -> bool {
    let is_of_votes = |at: usize| row.items[at].classes.has(cues.share_noun);
    let is_word = |at: &usize| row.items[*at].content == Content::Word || row.skippable(*at);
    let behind = (share.item + 1..row.items.len()).take(REACH).take_while(is_word);
    behind.chain(share.found.at.start..share.found.at.end).any(is_of_votes)
}
