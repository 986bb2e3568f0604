//! Numbers that lean on another: "X and F got two each, Q three", "180 seats, including
//! three in Northam, four in Westland".

use super::{
    Kind,
    choose::{Chosen, may_be_so_many},
    pattern::{Filled, Slot},
    row::{Content, Row},
    vocabulary::Cues,
};
use crate::text::Sentence;

/// Items that may stand between a name and its number in a list.
const REACH: usize = 4;
/// What a sentence leaves unsaid, as the unit with which a list goes on, makes it as unsure as so many items between:
/// no wording tells it.
pub const UNSAID: usize = 23;
/// Items that bracket a number: "NA-59 (24,547)".
const BRACKETS: usize = 2;

/// Adds the numbers of a row that a claimed number before them explains.
pub fn lean<'a>(row: &Row, sentence: &Sentence, chosen: &mut Vec<Chosen<'a>>) {
    let numbers: Vec<(usize, usize)> = row
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match item.content {
            Content::Number { quantity, .. } => Some((at, quantity)),
            _ => None,
        })
        .filter(|(item, quantity)| {
            row.counts_a_sex(*item) || !row.refused.iter().any(|(refused, _)| refused == quantity)
        })
        .collect();
    for (item, quantity) in numbers {
        // "84 seats in the 168-member house and 54 in the other": the size is no one's.
        let is_size =
            |known: &Chosen<'_>| known.found.kind == Kind::ContestCount && row.is_size(known.item);
        // "Nine of 14 in A, four of five in B": of the nine, and not of the 14.
        let is_part = row.whole_of(item).is_some();
        let goes_on = |known: &Chosen<'_>| !is_size(known) && (!is_part || counts_seats(known));
        let mut before = chosen.iter().rev().filter(|known| known.item < item);
        let before = before.find(|known| goes_on(known)).cloned();
        let split = before.as_ref().filter(|whole| {
            let worded = |known: &Chosen<'_>| {
                known.quantity == quantity && known.found.kind == whole.found.kind
            };
            is_split_by_sex(row, whole, item) && !chosen.iter().any(worded)
        });
        if let Some(whole) = split {
            chosen.retain(|known| known.quantity != quantity);
            let at = chosen.partition_point(|known| known.item < item);
            chosen.insert(at, Chosen { quantity, item, nth: 0, ..whole.clone() });
            continue;
        }
        chosen.retain(|known| {
            known.quantity != quantity || !goes_on_as_margin(row, known, before.as_ref())
        });
        if let Some(bare) = chosen.iter_mut().find(|known| known.quantity == quantity) {
            take_kind(bare, before.as_ref());
            continue;
        }
        if chosen.iter().any(|known| known.uses(item)) {
            continue;
        }
        let leaning = before.and_then(|known| leaning(row, &known, item, quantity));
        if let Some(leaning) = leaning.filter(|leaning| may_be_so_many(sentence, leaning)) {
            let at = chosen.partition_point(|known| known.item < item);
            chosen.insert(at, leaning);
        }
    }
}

/// Gives "six independents were elected, five of them in the north" to those counted first, whoever was spoken of
/// before.
pub fn count_among(row: &Row, cues: &Cues, chosen: &mut [Chosen<'_>]) {
    for at in 1..chosen.len() {
        let among = |them: usize| {
            them > 0
                && row.items[them].classes.has(cues.ref_they)
                && row.items[them - 1].classes.has(cues.of)
        };
        let own = chosen[at].subject.or_else(|| chosen[at].subject_item());
        let before = &chosen[at - 1];
        let alike = before.found.kind == chosen[at].found.kind;
        if alike && own.is_some_and(among) {
            chosen[at].subject = before.subject.or_else(|| before.subject_item());
        }
    }
}

/// "128 million were registered, 69.3 million men and 59.3 million women": parts of the number before.
fn is_split_by_sex(row: &Row, whole: &Chosen<'_>, item: usize) -> bool {
    let counts_people = matches!(whole.found.kind, Kind::Registered | Kind::VotesCast);
    counts_people && row.counts_a_sex(item)
}

/// "Won Northland by 1.7 points, Southland by less than 1 point": no change, though a change is worded so.
fn goes_on_as_margin(row: &Row, known: &Chosen<'_>, before: Option<&Chosen<'_>>) -> bool {
    let is_margin = before.is_some_and(|before| before.found.kind == Kind::Margin);
    known.found.kind == Kind::Change && is_margin && follows_place(row, known.item)
}

/// "With the joiners the Y has 108 members, the S 81", "took 45 per cent and the F 15",
/// "NA-59 (24,547), NA-213 (17,571)": a mere name and number count what the number before them does.
fn take_kind(bare: &mut Chosen<'_>, before: Option<&Chosen<'_>>) {
    let Some(before) = before else { return };
    let at = &bare.found.at;
    let in_roles: usize = at.filled.iter().map(|filled| filled.end - filled.start).sum();
    let named_only = bare.found.kind == Kind::SeatTally && at.matched == in_roles;
    let named_after = bare.subject_item().is_some_and(|subject| subject > before.item);
    let of_place = bare.found.kind == Kind::CandidateVotes
        && at.matched == in_roles + BRACKETS
        && bare.subject_item().is_none();
    if named_only && before.found.kind == Kind::Strength {
        bare.found.kind = Kind::Strength;
    } else if named_only && named_after && before.found.kind == Kind::VoteShare {
        (bare.found.kind, bare.slot) = (Kind::VoteShare, before.slot);
        bare.found.at.gap += UNSAID;
    }
    if of_place && before.found.kind == Kind::RejectedVotes {
        bare.found.kind = Kind::RejectedVotes;
    }
}

fn leaning<'a>(row: &Row, on: &Chosen<'a>, item: usize, quantity: usize) -> Option<Chosen<'a>> {
    if !lists(on.found.kind) || unit(row, item).is_some_and(|own| Some(own) != counted(row, on)) {
        return None;
    }
    // "To the N's 61, and 30 of the 39 there": a whole leans on its part alone.
    let by_place = counts_places(on.found.kind);
    // "57 per cent, against 74.8 in Odisha": there, and at the same time.
    let whole = row.whole_of(item).filter(|_| counts_seats(on));
    let own_place = has_own_place(row, whole.unwrap_or(item));
    let elsewhere = by_place && own_place;
    let earlier = is_measured(row, on, item) && !elsewhere;
    if on.found.kind == Kind::Margin && !row.says_by(item) && !earlier || row.is_whole(item) {
        return None;
    }
    // "Would get 120, and it has 40 less": what nobody has.
    if row.is_left_out(item) || on.found.kind.is_tally() && row.is_lacking(item) {
        return None;
    }
    // "105,205 went to A and 80,946 to B": names behind their numbers.
    let behind = on.subject.or_else(|| on.subject_item()).is_some_and(|subject| subject > on.item);
    let owner = match behind {
        // "From 102,537 to 152,819 for B": both are B's.
        true => owner_behind(row, row.course(item).1).or_else(|| owner(row, on.item, item)),
        false => owner(row, on.item, item),
    };
    let owner = owner.filter(|_| !by_place);
    let subject = match owner {
        Some(owner) => Some(owner),
        // "Managed 77,108 and watched X pile up 135,147 in NA-206": X's.
        None if names_another(row, on.item, item) => return None,
        None if own_place && (whole.is_none() || goes_by_parts(row, on))
            || is_joined(row, on.item, item)
            || goes_by_year(row, on.item, item)
            || earlier
            || (follows_place(row, item) && (by_place || goes_by_place(row, on))) =>
        {
            on.subject.or_else(|| on.subject_item())
        }
        None => return None,
    };
    let slot = match on.slot {
        Slot::OpponentNumber(unit) => Slot::Number(unit),
        slot => slot,
    };
    let mut found = on.found.clone();
    found.at.filled.retain(|filled| filled.slot == Slot::Subject);
    if let Some(whole) = whole {
        found.kind = Kind::SeatsOfTotal;
        found.at.filled.push(Filled { slot: Slot::Whole, start: whole, end: whole + 1 });
    }
    // "Five seats for 14.3 per cent, the Lib Dems 72 for 12.2": which of them it goes on with is open.
    if found.kind == Kind::VoteShare && unit(row, item).is_none() {
        found.at.gap += UNSAID;
    }
    Some(Chosen { quantity, item, slot, nth: 0, subject, earlier, found })
}

/// Whether a number counts somebody's seats, as only their part of a whole does.
fn counts_seats(known: &Chosen<'_>) -> bool {
    matches!(known.found.kind, Kind::SeatTally | Kind::SeatsOfTotal)
}

fn lists(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::Lead
            | Kind::CandidateVotes
            | Kind::PartyVotes
            | Kind::VoteShare
            | Kind::Strength
            | Kind::AllegedChange
    ) || counts_places(kind)
}

/// Kinds whose lists go from place to place: "141 in Northland, 61 in Southland", "won Northland by 1.7 points,
/// Southland by 1.4".
fn counts_places(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Margin
            | Kind::Turnout
            | Kind::Registered
            | Kind::RejectedVotes
            | Kind::PollingPlaces
            | Kind::ContestCount
            | Kind::ContestSize
    )
}

/// The name just before a number, with no other number or clause between.
fn owner(row: &Row, after: usize, item: usize) -> Option<usize> {
    (after + 1..item)
        .rev()
        .take(REACH)
        .take_while(|at| !row.ends_clause(*at) || row.skippable(*at))
        .take_while(|at| row.items[*at].content != Content::Word || row.links(*at))
        .find(|at| matches!(row.items[*at].content, Content::Who(_) | Content::Name(_)))
}

/// The name just behind a number, with no verb between.
fn owner_behind(row: &Row, item: usize) -> Option<usize> {
    (item + 1..row.items.len())
        .take(REACH)
        .take_while(|at| !row.ends_clause(*at) && !row.separates(*at))
        .take_while(|at| !matches!(row.items[*at].content, Content::Number { .. }))
        .find(|at| matches!(row.items[*at].content, Content::Who(_) | Content::Name(_)))
}

/// Whether somebody else is named between two numbers, not as the owner of the second.
fn names_another(row: &Row, on: usize, item: usize) -> bool {
    row.items[on + 1..item].iter().any(|between| matches!(between.content, Content::Who(_)))
}

/// Whether "and" or a comma alone joins a number to the one before it: "17 seats and 30 seats".
fn is_joined(row: &Row, on: usize, item: usize) -> bool {
    let between = (on + 1..item).filter(|at| !row.skippable(*at)).collect::<Vec<_>>();
    !between.is_empty()
        && between.iter().all(|at| row.separates(*at) && !row.ends_clause(*at))
        && unit(row, item).is_some()
}

/// "54 seats, up from 43", "48 per cent against 52 last time": what the number before is measured
/// against. A person's votes are measured against another's.
fn is_measured(row: &Row, on: &Chosen<'_>, item: usize) -> bool {
    let between = on.item + 1..item;
    let plain = |at: usize| {
        matches!(row.items[at].content, Content::Word | Content::Sign) && !row.ends_clause(at)
            || row.skippable(at)
    };
    on.found.kind != Kind::CandidateVotes
        && between.len() <= REACH + 2
        && between.clone().all(plain)
        && between.clone().any(|at| row.measures(at))
}

/// "52.1 per cent in 2018 and 55 in the 2013 election": one thing, year by year.
fn goes_by_year(row: &Row, on: usize, item: usize) -> bool {
    let between = on + 1..item;
    let plain = |at: usize| {
        matches!(row.items[at].content, Content::Word) && !row.ends_clause(at) || row.skippable(at)
    };
    let joined = between.clone().any(|at| row.separates(at));
    let behind = item + 1..row.items.len().min(item + REACH + 1);
    joined
        && between.len() <= REACH + 2
        && between.clone().all(plain)
        && between.clone().any(|at| row.is_year(at))
        && behind.take_while(|at| plain(*at) && !row.separates(*at)).any(|at| row.is_year(at))
}

/// "67 from Northland, Westland four and Northam two": seats or shares of one, place by place.
fn goes_by_place(row: &Row, on: &Chosen<'_>) -> bool {
    let goes_on = matches!(
        on.found.kind,
        Kind::SeatTally | Kind::SeatsOfTotal | Kind::Lead | Kind::VoteShare
    );
    goes_on && follows_place(row, on.item)
}

/// "Seven of seven in A, six of six in B": parts of one place after another, unlike "60 there to the N's 61, and 30 of
/// the 39 in B".
fn goes_by_parts(row: &Row, on: &Chosen<'_>) -> bool {
    on.found.kind == Kind::SeatsOfTotal || has_own_place(row, on.item)
}

/// "in NA-18 at 49.9": a place just before the number.
fn follows_place(row: &Row, item: usize) -> bool {
    let mut before = row.items[..item].iter().rev().filter(|it| it.content != Content::Aside);
    before.by_ref().take(2).any(|before| matches!(before.content, Content::Where(_)))
}

fn has_own_place(row: &Row, item: usize) -> bool {
    let next = (item + 1..row.items.len()).find(|at| row.items[*at].content != Content::Aside);
    next.is_some_and(|next| matches!(row.items[next].content, Content::Where(_)))
}

/// What a number counts: the unit printed with it, else that of its wording.
fn counted(row: &Row, on: &Chosen<'_>) -> Option<crate::text::Unit> {
    unit(row, on.item).or(match on.slot {
        Slot::Number(unit) | Slot::OpponentNumber(unit) => unit,
        _ => None,
    })
}

fn unit(row: &Row, item: usize) -> Option<crate::text::Unit> {
    match row.items[item].content {
        Content::Number { unit, .. } => unit,
        _ => None,
    }
}
