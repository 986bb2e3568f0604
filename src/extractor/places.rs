//! Where a claim is: the places of its clause, then of its sentence, then of the headings above.

use super::{
    Mention, Reference, Role,
    row::{Content, Item, Row},
};
use crate::{sources::Entity, text::Unit};
use std::ops::Range;

/// What a place names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Contest,
    Region,
    Body,
}

const LEVELS: [Level; 3] = [Level::Contest, Level::Body, Level::Region];

/// The places of a claim whose match covers `within` and whose number stands at `item`, perhaps as part of
/// a whole: "220 of the 435 in the House".
pub fn places(
    row: &Row,
    within: &Range<usize>,
    item: usize,
    whole: Option<usize>,
    headings: &[Mention],
) -> Vec<Mention> {
    let cell = cell(row, item).start..cell(row, whole.map_or(item, |whole| whole.max(item))).end;
    let clause = clause(row, item);
    let matched = |at: usize| within.contains(&at) && !other_list_member(row, at, item);
    let own = |at: usize| matched(at) || cell.contains(&at);
    let is_meant = |at: &usize| is_place(row, *at) && !is_of_some(row, *at, item);
    let wheres: Vec<usize> = (0..row.items.len()).filter(is_meant).collect();
    let mut places: Vec<Mention> = Vec::new();
    let tiers: [&dyn Fn(usize) -> bool; 6] = [
        &|at| at > item && cell.contains(&at),
        &|at| cell.contains(&at),
        &matched,
        &|at| own(at) || (clause.contains(&at) && !elsewhere(row, within, at, item)),
        &|at| at < item && !elsewhere(row, within, at, item),
        &|at| at > item && !elsewhere(row, within, at, item),
    ];
    for level in LEVELS {
        // Inside a constituency a region says nothing more, unless the number has one of its own.
        let own_region = |at: usize| of_level(&row.items[at], Level::Region).next().is_some();
        let in_contest = places.iter().any(|place| is(place, Level::Contest));
        if level == Level::Region && in_contest && !(item + 1..cell.end).any(own_region) {
            continue;
        }
        // "With 54 seats nationally, it was the largest party in the province."
        if level == Level::Region && cell.clone().any(|at| row.says_nationwide(at)) {
            continue;
        }
        let reach = match level {
            // A region named only in a later clause says nothing of this one.
            Level::Region => tiers.len() - 1,
            // "Lost in NA-1 by 90 votes, but won in Midtown with 40,000": not in the seat before.
            Level::Contest if has_region_of_its_own(row, item) => 3,
            _ => tiers.len(),
        };
        let named = tiers[..reach].iter().enumerate().find_map(|(nth, tier)| {
            // Neither does a constituency that is called like one.
            let meant = |at: &usize| {
                let mut places = of_level(&row.items[*at], level);
                places.any(|place| nth < tiers.len() - 1 || !is(place, Level::Region))
            };
            // What a relative clause tells was not where the rest of the sentence goes on to.
            let goes_on = |at: usize| {
                at > item
                    && (row.is_measured_against(at)
                        || row.is_told_apart(item, at)
                        || is_set_against(row, item, at)
                        || is_taken_by_another(row, item, at)
                        || level == Level::Contest && is_won_with_a_share(row, item, at)
                        || level == Level::Region && row.is_yet_to_come(item, at)
                        || level == Level::Body && is_said_of_another_house(row, item, at))
            };
            let found = wheres.iter().copied();
            let found = found.filter(|at| tier(*at) && meant(at) && !goes_on(*at));
            let found =
                found.filter(|at| level != Level::Contest || !is_of_next(row, item, &cell, *at));
            found.min_by_key(|at| {
                let elsewhere = row.is_told_apart(*at, item) || leads_to_later(row, *at, item);
                (elsewhere, at.abs_diff(item))
            })
        });
        let shared = || shared_region(row, item).filter(|_| level == Level::Region);
        let named = named.or_else(shared);
        let named = named.map(|at| of_level(&row.items[at], level).cloned().collect::<Vec<_>>());
        places.extend(named.unwrap_or_default());
    }
    // "National Assembly seats" under the heading of a province are those of the province.
    let only_bodies = places.iter().all(|place| is(place, Level::Body));
    let all = places.is_empty();
    let above = headings.iter().filter(|place| all || only_bodies && is(place, Level::Region));
    let above: Vec<Mention> = above.cloned().collect();
    places.extend(above);
    places.sort_by_key(|place| place.span);
    places.dedup();
    places
}

/// Whether a place is that of another result than what stands at an item, which is no number: "won in A but not in
/// B", "while she won in A, she failed in B".
fn is_set_against(row: &Row, item: usize, place: usize) -> bool {
    let is_number = matches!(row.items[item].content, Content::Number { .. });
    let refers = |at: usize| {
        let person = Role::Refers { by: Reference::Person, span: row.items[at].span };
        row.items[at].content == Content::Who(person)
    };
    let goes_on = |at: usize| row.contrasts(at) || refers(at) && cell_has_place(row, item);
    !is_number && (item + 1..place).any(goes_on)
}

/// Whether a constituency is one of those that were won with a share: "the P, with 6.5%, got two: Gill in Midtown and".
fn is_won_with_a_share(row: &Row, item: usize, place: usize) -> bool {
    let unit = |at: usize| match row.items[at].content {
        Content::Number { unit, .. } => Some(unit),
        _ => None,
    };
    let won = |at: usize| matches!(unit(at), Some(None | Some(Unit::Seats)));
    let person =
        matches!(&row.items[place - 1].content, Content::Who(Role::Named(it)) if !it.is_party());
    let member = person && (item + 1..place).any(|at| row.separates(at));
    let share = unit(item) == Some(Some(Unit::Percent));
    share && (member || (item + 1..place).any(won))
}

/// Whether a place is what somebody else took, whose verb is left out: "the P one, and the N the Midtown seat".
fn is_taken_by_another(row: &Row, item: usize, place: usize) -> bool {
    let taken = &row.items[place];
    let led = taken.span.start < taken.core.start;
    let taker = (item + 1..place).rev().find(|at| !row.skippable(*at)).map(|at| &row.items[at]);
    let takes = |it: &Item| matches!(it.content, Content::Who(Role::Named(_))) && !it.possessive;
    !led && taker.is_some_and(takes)
}

/// Whether a house stands behind a number with a place of its own, in another clause or among words of its own:
/// "one in the province, and none in the lower house".
fn is_said_of_another_house(row: &Row, item: usize, house: usize) -> bool {
    let words = |at: usize| row.items[at].content == Content::Word && !row.separates(at);
    let own = cell(row, house);
    let among = own.start > item + 1 && (own.start..house).any(words);
    let ends = (item + 1..house).any(|at| row.ends_clause(at));
    cell_has_place(row, item) && (among || ends)
}

/// Whether a constituency behind a colon is that of a number there, and not of one before it that has a region of
/// its own, or is somebody's: "half of the city's voters stayed at home: in NA-1 the turnout was 52", "Gill's lead
/// was 293; in NA-1 it was 389".
fn is_of_next(row: &Row, item: usize, own: &Range<usize>, place: usize) -> bool {
    let is_number = |at: usize| matches!(row.items[at].content, Content::Number { .. });
    let is_contest = |at: usize| of_level(&row.items[at], Level::Contest).next().is_some();
    let in_region = own.clone().any(|at| of_level(&row.items[at], Level::Region).next().is_some());
    let is_somebodys = || {
        let whose = |at: usize| {
            let content = &row.items[at].content;
            matches!(content, Content::Who(Role::Named(_)) | Content::Name(_))
        };
        row.breaks(place - 1) && (0..item).any(whose)
    };
    place > item
        && (in_region || is_somebodys())
        && (item + 1..place).any(|at| row.breaks(at))
        && (place + 1..row.items.len()).any(is_number)
        && (0..row.items.len()).filter(|at| is_contest(*at)).count() == 1
}

/// The region of "26 Provincial Assembly and 13 National Assembly seats of Midtown Division", which
/// both numbers share.
fn shared_region(row: &Row, item: usize) -> Option<usize> {
    let has = |at: usize, level: Level| of_level(&row.items[at], level).next().is_some();
    let own = cell(row, item);
    let joined = row.separates(own.end.min(row.items.len() - 1)) && !row.ends_clause(own.end);
    let next = own.end + 1;
    let is_number =
        row.items.get(next).is_some_and(|it| matches!(it.content, Content::Number { .. }));
    if !joined || !is_number || !own.clone().any(|at| has(at, Level::Body)) {
        return None;
    }
    let theirs = cell(row, next);
    let alike = theirs.clone().any(|at| has(at, Level::Body));
    theirs.filter(|_| alike).find(|at| has(*at, Level::Region))
}

fn of_level(item: &Item, level: Level) -> impl Iterator<Item = &Mention> {
    let alternatives = match &item.content {
        Content::Where(alternatives) => alternatives.as_slice(),
        _ => &[],
    };
    alternatives.iter().flatten().filter(move |place| is(place, level))
}

fn is(place: &Mention, level: Level) -> bool {
    place.entities.iter().any(|entity| match entity.entity {
        Entity::Contest(_) => level == Level::Contest,
        Entity::Region(_) => level == Level::Region,
        Entity::Body(_) => level == Level::Body,
        _ => false,
    })
}

/// The stretch around a number in which a place is surely its own: between commas, "and", numbers
/// and names.
pub fn cell(row: &Row, item: usize) -> Range<usize> {
    let ends = |at: &usize| {
        let next = &row.items[*at];
        matches!(next.content, Content::Number { .. } | Content::Who(_))
            || row.separates(*at)
            || row.says_when(*at)
    };
    // "In A from two to one" is all of A.
    let (first, last) = row.course(item);
    let item = last;
    // "67 of them in Northland", "two to the P in Northland": beyond whoever they are.
    let named =
        |at: usize| row.items.get(at).is_some_and(|it| matches!(it.content, Content::Who(_)));
    let joined = (item + 1 < row.items.len()) && !ends(&(item + 1)) && named(item + 2);
    let from = if joined { item + 3 } else { item + 1 };
    let end = (from..row.items.len()).find(ends).unwrap_or(row.items.len());
    let start = (0..first).rev().find(ends).map_or(0, |at| at + 1);
    // "From 42 per cent in A to 62 in B": in B alone.
    let to = (start..first).rev().find(|at| !row.skippable(*at) || row.is_to(*at));
    let to = to.filter(|to| row.is_to(*to) && (item + 1..end).any(|at| is_place(row, at)));
    to.unwrap_or(start)..end
}

/// Whether a place belongs to another number, which it follows.
fn elsewhere(row: &Row, within: &Range<usize>, place: usize, item: usize) -> bool {
    (0..place)
        .rev()
        .find(|at| matches!(row.items[*at].content, Content::Number { .. }))
        .is_some_and(|number| {
            number > item && !within.contains(&number) && cell(row, number).contains(&place)
        })
        || other_list_member(row, place, item)
        || leads_its_own_number(row, place, item)
        || place > item && row.is_of_another(place)
}

/// "28 seats, most of them in A, and the others 13": whether a place is only where some of those counted are, and
/// they are not what stands at an item.
fn is_of_some(row: &Row, place: usize, item: usize) -> bool {
    let before = |at: usize| (0..at).rev().find(|at| row.items[*at].content != Content::Aside);
    let refers = |at: &usize| matches!(row.items[*at].content, Content::Who(Role::Refers { .. }));
    let of = before(place).filter(refers).and_then(before).filter(|at| row.is_of(*at));
    of.is_some_and(|of| before(of) != Some(item))
}

/// Whether a place stands behind a number and leads to the next one: "won A by 90 votes, or 2 points, and
/// B by 4".
fn leads_to_later(row: &Row, place: usize, item: usize) -> bool {
    let is_number = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
    let leads = (place..row.items.len()).any(|at| is_number(&at));
    item < place && leads && (item + 1..place).any(|at| row.separates(at))
}

/// Whether a place leads to a later number of a list whose places stand first: "National Assembly 54, Northland
/// 10".
fn leads_its_own_number(row: &Row, place: usize, item: usize) -> bool {
    let is_number = |at: &usize| matches!(row.items[*at].content, Content::Number { .. });
    let next = (place..row.items.len()).find(is_number);
    // "A 71.9 and 68.0, B 67.7": both numbers are A's.
    let is_joined = item > 1 && is_number(&(item - 2)) && row.separates(item - 1);
    let first =
        if is_joined && row.items[item - 1].content == Content::Word { item - 2 } else { item };
    let led = (cell(row, first).start..first).any(|at| is_place(row, at));
    // "In the city turnout was 54, and in NA-1 it was 46": beyond whoever stands between.
    let is_contest = of_level(&row.items[place], Level::Contest).next().is_some();
    let apart = || is_contest && (item + 1..place).any(|at| row.separates(at));
    place > item && led && next.is_some_and(|next| cell(row, next).contains(&place) || apart())
}

/// Whether a region leads to a number, or stands right behind, and another place stands in a clause before or
/// has a number of its own: "NA-1 with 63,953 votes and Midtown with 40,000".
fn has_region_of_its_own(row: &Row, item: usize) -> bool {
    let clause = clause(row, item).start;
    let own = cell(row, item).start.max(clause);
    let region = |at: usize| of_level(&row.items[at], Level::Region).next().is_some();
    let told = (0..own).rev().find(|at| matches!(row.items[*at].content, Content::Number { .. }));
    let before = clause.max(told.unwrap_or(0));
    let named = |within: Range<usize>| within.into_iter().any(|at| is_place(row, at) && region(at));
    // "Lost NA-1, but the party's chairman won Midtown".
    let behind = || named(item..cell(row, item).end) && (0..clause).any(|at| is_place(row, at));
    named(own..item) && (0..before).any(|at| is_place(row, at)) || behind()
}

/// Whether the place stands in the cell of an earlier number of the same list, as in "three in
/// Northam, four in Westland".
fn other_list_member(row: &Row, place: usize, item: usize) -> bool {
    let number =
        (0..place).rev().find(|at| matches!(row.items[*at].content, Content::Number { .. }));
    number.is_some_and(|number| {
        number < item && cell(row, number).contains(&place) && cell_has_place(row, item)
    })
}

fn cell_has_place(row: &Row, item: usize) -> bool {
    cell(row, item).any(|at| is_place(row, at))
}

fn is_place(row: &Row, at: usize) -> bool {
    matches!(row.items[at].content, Content::Where(_))
}

/// The clause around an item.
pub fn clause(row: &Row, item: usize) -> Range<usize> {
    let start = (0..item).rev().find(|at| row.ends_clause(*at)).map_or(0, |at| at + 1);
    let end = (item..row.items.len()).find(|at| row.ends_clause(*at)).unwrap_or(row.items.len());
    match row.relative_clause(item) {
        Some(relative) => start.max(relative.start)..end.min(relative.end),
        None => start..end,
    }
}
