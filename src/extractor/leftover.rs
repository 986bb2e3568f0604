//! Numbers that no wording takes: what their place in a table, their unit, or the talk around them
//! says that they count.

use super::{
    Claim, Kind, Reference, Role, Stage,
    choose::{Chosen, Found, is_signed},
    claim::FIGURE,
    places::clause,
    reading::{Scene, of_contest_or_party},
    row::{Content, Row},
    topic::Topic,
    untaken::{Leftover, LeftoverReading},
};
use crate::text::{Approx, Unit};
use rust_decimal::Decimal;

/// What says what a number counts where nothing but a name nearby does.
const FALLBACK: &str = "fallback";
/// Too unsure ever to contradict.
const SURENESS: f64 = 0.5;
const GUESSED: f64 = 0.3;
/// No party holds more seats than this.
const MOST_SEATS: i64 = 700;
/// A smaller number is no margin that only the record explains.
const SMALLEST_MARGIN: i64 = 20;
/// Fewer votes need the word "votes".
const FEWEST_VOTES: i64 = 1000;
/// Items that a sentence about the one last spoken of may have: "At 6 am, 74,713".
const SHORT: usize = 8;

/// Claims for the numbers of a sentence that are not `chosen`, where something around them tells
/// what they count.
pub fn claims(
    scene: &Scene<'_>,
    topic: &mut Topic,
    chosen: &[Chosen<'_>],
    facts: &[Found<'_>],
) -> Vec<Claim> {
    let row = scene.row;
    topic.open(scene, facts);
    let mut claims = Vec::new();
    for (at, item) in row.items.iter().enumerate() {
        let Content::Number { quantity, unit } = item.content else { continue };
        if let Some(known) = chosen.iter().find(|known| known.quantity == quantity) {
            topic.hear(scene, known.found.kind);
            continue;
        }
        let used = chosen.iter().any(|known| known.uses(at));
        let refused = row.refused.iter().any(|(refused, _)| *refused == quantity);
        if used || row.is_left_out(at) {
            continue;
        }
        let leftover = Leftover { at, unit, amount: &scene.sentence.quantities[quantity].amount };
        if refused || counts_otherwise(scene, at) {
            let reading = by_figure(leftover).filter(|_| may_be_figure(row, quantity));
            claims.extend(reading.and_then(|reading| claim(scene, at, reading)));
            continue;
        }
        let reading = by_sign(scene, leftover, quantity)
            .or_else(|| by_margin(scene, topic, leftover))
            .or_else(|| topic.of_place(scene, leftover))
            .or_else(|| by_unit(scene, topic, leftover))
            .or_else(|| by_line(scene, leftover))
            .or_else(|| by_talk(scene, topic, leftover))
            .or_else(|| by_person(scene, leftover))
            .or_else(|| by_owner(scene, leftover))
            .or_else(|| by_figure(leftover));
        claims.extend(reading.and_then(|reading| claim(scene, at, reading)));
    }
    claims
}

/// Whether a number was refused, if it was, only for the noun behind it: "15,855 plays 15,840".
fn may_be_figure(row: &Row, quantity: usize) -> bool {
    let why = row.refused.iter().find(|(refused, _)| *refused == quantity);
    why.is_none_or(|(_, why)| why == "other_unit")
}

/// A number to the digit: only the record can tell of what.
fn by_figure(number: Leftover<'_>) -> Option<LeftoverReading> {
    let counts = matches!(number.unit, None | Some(Unit::Votes | Unit::Voters));
    let value = number.amount.worded.high();
    let exact = number.amount.place == Decimal::ONE && number.amount.approx == Approx::Exact;
    (counts && exact && value >= Decimal::from(SMALLEST_MARGIN)).then_some(LeftoverReading {
        kind: Kind::CandidateVotes,
        subject: Role::None,
        unit: number.unit,
        sureness: GUESSED,
        basis: None,
        by: FIGURE,
    })
}

/// "+11": a change.
fn by_sign(scene: &Scene<'_>, number: Leftover<'_>, quantity: usize) -> Option<LeftoverReading> {
    let subject = before(scene, number.at, 0, |_| true)?;
    is_signed(scene.sentence, quantity).then_some(LeftoverReading {
        kind: Kind::Change,
        subject,
        unit: number.unit,
        sureness: SURENESS,
        basis: None,
        by: FALLBACK,
    })
}

/// "Y 14,068,715 23.7% 75": a line of a table without its headers.
fn by_line(scene: &Scene<'_>, number: Leftover<'_>) -> Option<LeftoverReading> {
    let row = scene.row;
    let verb = row.classes.has(scene.wordings.vocabulary.cues.verb);
    let subject = before(scene, number.at, 0, |_| true).filter(|_| !verb)?;
    let value = number.amount.worded.high();
    let party = is_party(&subject);
    let kind = match number.unit {
        Some(Unit::Percent) => Kind::VoteShare,
        None if !value.is_integer() => return None,
        None if value >= Decimal::from(FEWEST_VOTES) && party => Kind::PartyVotes,
        None if value >= Decimal::from(FEWEST_VOTES) => Kind::CandidateVotes,
        None if value <= Decimal::from(MOST_SEATS) && party => Kind::SeatTally,
        _ => return None,
    };
    let unit = kind.unit();
    Some(LeftoverReading { kind, subject, unit, sureness: SURENESS, basis: None, by: FALLBACK })
}

/// Whether a number counts who follows it ("nine independents"), is only a difference ("ten
/// thousand fewer"), or is yet to come ("40,000 would do").
fn counts_otherwise(scene: &Scene<'_>, at: usize) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let after = |next: usize| row.items.get(next).map(|item| &item.classes);
    let aside = (at + 1..row.items.len()).take_while(|next| row.skippable(*next));
    let past = aside.clone().last().map_or(at + 1, |last| last + 1);
    let mut each = aside.chain([past]).filter_map(after);
    // "a crowd of 15,000".
    let crowd = at > 1
        && row.items[at - 1].classes.has(cues.of)
        && row.items[at - 2].content == Content::Word
        && !row.items[at - 2].classes.has(cues.possessed);
    if crowd || each.any(|classes| classes.has(cues.each)) {
        return true;
    }
    row.items.get(at + 1).is_some_and(|next| {
        matches!(next.content, Content::Who(_))
            || next.classes.has(cues.more)
            || next.classes.has(cues.fewer)
            || next.classes.has(cues.modal)
            || row.is_lacking(at)
            || row.is_difference(at)
    })
}

/// "by 22,936": whoever won, and however it is said.
fn by_margin(scene: &Scene<'_>, topic: &Topic, number: Leftover<'_>) -> Option<LeftoverReading> {
    let row = scene.row;
    let before = (0..number.at).rev().find(|at| !row.skippable(*at))?;
    let by = row.items[before].classes.has(scene.wordings.vocabulary.cues.by);
    let votes = match number.unit {
        None => topic.is_contest(scene) && number.amount.worded.high() >= Decimal::ONE_HUNDRED,
        unit => unit == Some(Unit::Votes),
    };
    let subject = self::before(scene, before, 0, |role| !is_party(role)).unwrap_or_default();
    (by && votes).then_some(LeftoverReading {
        kind: Kind::Margin,
        subject,
        unit: Some(Unit::Votes),
        sureness: SURENESS,
        basis: None,
        by: FALLBACK,
    })
}

/// "74,713 votes", "54 seats": of whoever is named before them in their clause, else after them or
/// before in the sentence.
fn by_unit(scene: &Scene<'_>, topic: &Topic, number: Leftover<'_>) -> Option<LeftoverReading> {
    let own = clause(scene.row, number.at);
    let (kind, subject) = match number.unit? {
        Unit::Votes => {
            let named = before(scene, number.at, own.start, |_| true)
                .or_else(|| after(scene, number.at, own.end, |_| true))
                .or_else(|| before(scene, number.at, 0, |_| true));
            let of_contest = || topic.is_contest(scene).then(|| voter_of(scene, number.at))?;
            let subject = named.or_else(of_contest)?;
            let of_party = is_party(&subject);
            (if of_party { Kind::PartyVotes } else { Kind::CandidateVotes }, subject)
        }
        Unit::Seats => {
            let subject = before(scene, number.at, own.start, is_party)
                .or_else(|| after(scene, number.at, own.end, is_party))
                .or_else(|| only_party(scene))?;
            (Kind::SeatTally, subject)
        }
        _ => return None,
    };
    let (unit, by) = (number.unit, FALLBACK);
    Some(LeftoverReading { kind, subject, unit, sureness: SURENESS, basis: None, by })
}

/// "The Gills' party won Eastham with 135,112": a large number without a noun, beside a person.
fn by_person(scene: &Scene<'_>, number: Leftover<'_>) -> Option<LeftoverReading> {
    let value = number.amount.worded.high();
    let counts_votes =
        number.unit.is_none() && value >= Decimal::from(FEWEST_VOTES) && value.is_integer();
    let person = |role: &Role| !is_party(role);
    let own = clause(scene.row, number.at);
    let subject = counts_votes.then(|| {
        before(scene, number.at, own.start, person)
            .or_else(|| after(scene, number.at, own.end, person))
            .or_else(|| before(scene, number.at, 0, person))
    })??;
    Some(LeftoverReading {
        kind: Kind::CandidateVotes,
        subject,
        unit: Some(Unit::Votes),
        sureness: SURENESS,
        basis: None,
        by: FALLBACK,
    })
}

/// "With Mr Zardari's 54": a few of what a party or its leader owns.
fn by_owner(scene: &Scene<'_>, number: Leftover<'_>) -> Option<LeftoverReading> {
    let owner = number.at.checked_sub(1).map(|at| &scene.row.items[at])?;
    let Content::Who(role) = &owner.content else { return None };
    let value = number.amount.worded.high();
    let seats = number.unit.is_none() && value.is_integer() && value <= Decimal::from(MOST_SEATS);
    let subject = if is_party(role) {
        role.clone()
    } else {
        Role::Refers { by: Reference::Party, span: owner.core }
    };
    (seats && owner.possessive).then_some(LeftoverReading {
        kind: Kind::SeatTally,
        subject,
        unit: Some(Unit::Seats),
        sureness: SURENESS,
        basis: None,
        by: FALLBACK,
    })
}

/// A bare number where the talk is of votes in a constituency, or of parties' seats.
fn by_talk(scene: &Scene<'_>, topic: &Topic, number: Leftover<'_>) -> Option<LeftoverReading> {
    let value = number.amount.worded.high();
    let reading = |kind, subject, unit| {
        let by = "topic";
        Some(LeftoverReading {
            kind,
            subject,
            unit: Some(unit),
            sureness: SURENESS,
            basis: None,
            by,
        })
    };
    if number.unit.is_none() && value >= Decimal::from(FEWEST_VOTES) && topic.is_contest(scene) {
        return reading(Kind::CandidateVotes, voter_of(scene, number.at)?, Unit::Votes);
    }
    let start = clause(scene.row, number.at).start;
    let party = before(scene, number.at, start, is_party)?;
    let of_seats = || scene.has(scene.wordings.vocabulary.cues.seat).then_some(Kind::SeatTally);
    let kind = topic.of_parties(scene).or_else(of_seats)?;
    match kind {
        Kind::VoteShare if matches!(number.unit, None | Some(Unit::Percent)) => {
            (value <= Decimal::ONE_HUNDRED).then_some(())?;
            reading(kind, party, Unit::Percent)
        }
        Kind::PartyVotes if number.unit.is_none() && value >= Decimal::from(FEWEST_VOTES) => {
            reading(kind, party, Unit::Votes)
        }
        Kind::SeatTally | Kind::Lead | Kind::Strength => {
            let seats = number.unit.is_none() && value <= Decimal::from(MOST_SEATS);
            (seats && value.is_integer()).then_some(())?;
            reading(kind, party, Unit::Seats)
        }
        _ => None,
    }
}

/// Whose votes a number is: the candidate named before it, else after it; in a short sentence that
/// names nobody, the one last spoken of.
fn voter_of(scene: &Scene<'_>, at: usize) -> Option<Role> {
    let row = scene.row;
    let candidate = scene.wordings.vocabulary.kinds.candidate;
    let owner = scene.wordings.vocabulary.kinds.candidate_owner;
    let named = |at: usize| {
        let classes = &row.items[at].classes;
        let role = match &row.items[at].content {
            Content::Who(role) => role,
            _ => return None,
        };
        (classes.has(candidate) || classes.has(owner)).then(|| role.clone())
    };
    (0..at).rev().find_map(named).or_else(|| (at + 1..row.items.len()).find_map(named)).or_else(
        || {
            let words = row.items.iter().filter(|item| item.content == Content::Word).count();
            let span = row.items[at].span;
            (words <= SHORT).then_some(Role::Refers { by: Reference::Person, span })
        },
    )
}

fn before(
    scene: &Scene<'_>,
    at: usize,
    start: usize,
    fits: impl Fn(&Role) -> bool,
) -> Option<Role> {
    let counted = |who: usize| who > 0 && scene.is_number(who - 1);
    (start..at).rev().filter(|who| !counted(*who)).find_map(|before| {
        match &scene.row.items[before].content {
            Content::Who(role) if !scene.row.items[before].possessive && fits(role) => {
                Some(role.clone())
            }
            _ => None,
        }
    })
}

/// The party of a sentence that names no other.
fn only_party(scene: &Scene<'_>) -> Option<Role> {
    let mut parties = scene.row.items.iter().filter_map(|item| match &item.content {
        Content::Who(role) if is_party(role) => Some(role),
        _ => None,
    });
    parties.next().filter(|_| parties.next().is_none()).cloned()
}

/// Who is named first after an item, up to another number.
fn after(scene: &Scene<'_>, at: usize, end: usize, fits: impl Fn(&Role) -> bool) -> Option<Role> {
    let items = scene.row.items.get(at + 1..end)?.iter();
    let own = items.take_while(|item| !matches!(item.content, Content::Number { .. }));
    own.filter(|item| !item.possessive).find_map(|item| match &item.content {
        Content::Who(role) if fits(role) => Some(role.clone()),
        _ => None,
    })
}

fn is_party(role: &Role) -> bool {
    match role {
        Role::Named(mention) => mention.is_party(),
        Role::Refers { by, .. } => {
            matches!(by, Reference::Party | Reference::OwnParty | Reference::Alliance)
        }
        Role::None => false,
        _ => true,
    }
}

fn claim(scene: &Scene<'_>, at: usize, reading: LeftoverReading) -> Option<Claim> {
    let claim = scene.bare_claim(reading.kind, at, reading.unit, reading.by);
    if claim.stage == Stage::Hypothetical {
        return None;
    }
    // "The 70 do not go to independents": what no wording reads is denied to whoever stands near.
    let negation = scene.wordings.vocabulary.cues.negation;
    // "It was 93, not 127 seats": denied itself, it was claimed by somebody.
    let told = |near: &usize| *near > at || (*near + 1..at).any(|at| !scene.row.skippable(at));
    let mut near = clause(scene.row, at).filter(told);
    let mut denied = || near.any(|near| scene.row.items[near].classes.has(negation));
    if reading.by == FALLBACK && reading.kind == Kind::SeatTally && denied() {
        return None;
    }
    Some(Claim {
        kind: of_contest_or_party(reading.kind, &claim.places),
        subject: reading.subject,
        there: scene.place_referred_to(at),
        basis: reading.basis,
        sureness: reading.sureness,
        ..claim
    })
}
