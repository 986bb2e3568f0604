//! What a house is made of ("75 general, 20 women and four from the minorities"), and what its own
//! members vote.

use super::{
    Basis, Claim, Kind, Reference, Role, Statement,
    choose::Chosen,
    classes::Classes,
    places::clause,
    reading::Scene,
    row::{Content, Row},
};
use crate::text::{Amount, Unit};
use rust_decimal::Decimal;

/// Items in which a number's own words may follow it.
const REACH: usize = 5;
/// Items between seats and those to whom they go.
const GIVING: usize = 14;
/// No house has so many seats of one sort for one party.
const MOST: i64 = 400;
const GENERAL: f64 = 0.8;

/// A number with the sort of seats that its words name.
struct Part {
    item: usize,
    basis: Basis,
}

/// No house has so many members.
const MEMBERS: i64 = 1000;

/// "Elected prime minister with 201 votes": votes of members, not of voters.
pub fn is_vote_of_members(scene: &Scene<'_>, chosen: &Chosen<'_>) -> bool {
    let amount = scene.amount(chosen.item, None);
    let votes = matches!(chosen.found.kind, Kind::CandidateVotes | Kind::PartyVotes | Kind::Margin);
    votes
        && scene.has(scene.wordings.vocabulary.cues.house_vote)
        && amount.worded.high() < Decimal::from(MEMBERS)
}

/// The same of votes that no wording of their own explains, where the sentence tells how somebody came into office.
pub fn may_be_vote_of_members(scene: &Scene<'_>, claim: &Claim) -> bool {
    let Statement::Number { amount, .. } = claim.statement else { return false };
    let votes = matches!(claim.kind, Kind::CandidateVotes | Kind::PartyVotes)
        || claim.kind == Kind::SeatTally && claim.sureness < Claim::WORDED;
    votes && tells_of_members(scene) && amount.worded.high() < Decimal::from(MEMBERS)
}

/// The same of what people got in a house: "X took 201 votes in the assembly and Y 92".
pub fn is_polled_in_house(scene: &Scene<'_>, claim: &Claim) -> bool {
    let few = |amount: &Amount| amount.worded.high() < Decimal::from(MEMBERS);
    let Statement::Number { amount, .. } = claim.statement else { return false };
    let by_person = matches!(&claim.subject, Role::Named(mention) if !mention.is_party());
    let is_vote = |at: usize| {
        let amount = scene.amount(at, None);
        scene.is_number(at) && few(&amount) && amount.unit == Some(Unit::Votes)
    };
    let mut all = 0..scene.row.items.len();
    matches!(claim.kind, Kind::CandidateVotes | Kind::SeatTally)
        && by_person
        && few(&amount)
        && all.clone().any(is_vote)
        && (all.any(|at| scene.is_number(at) && is_in_house(scene, at))
            || is_about_house(scene)
            || tells_of_members(scene))
}

/// Whether a house stands right behind a number: "in the NA" is one item, "in the house" two.
fn is_in_house(scene: &Scene<'_>, number: usize) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let mut behind = row.items[number + 1..].iter().filter(|it| it.content != Content::Aside);
    let Some(next) = behind.next() else { return false };
    next.classes.has(scene.wordings.vocabulary.kinds.body)
        || next.classes.has(cues.inside)
            && behind.next().is_some_and(|it| it.classes.has(cues.organisation))
}

/// Whether a sentence names a house, and no constituency.
fn is_about_house(scene: &Scene<'_>) -> bool {
    let kinds = &scene.wordings.vocabulary.kinds;
    scene.row.classes.has(kinds.body) && !scene.row.classes.has(kinds.contest)
}

fn tells_of_members(scene: &Scene<'_>) -> bool {
    scene.has(scene.wordings.vocabulary.cues.house_elects)
}

/// "Voted in with 176 votes, four above the majority of 172": the mark of whichever house voted then.
pub fn doubt_mark(scene: &Scene<'_>, found: &mut [Claim]) {
    let marks = found.iter_mut().filter(|claim| claim.kind == Kind::Threshold);
    marks.filter(|_| tells_of_members(scene)).for_each(Claim::doubt);
}

/// Where a text tells how a house is made up, what a party holds in it is no result.
pub fn take_holdings(scene: &Scene<'_>, chosen: &mut [Chosen<'_>]) {
    let cues = &scene.wordings.vocabulary.cues;
    for known in chosen.iter_mut().filter(|known| known.found.kind == Kind::SeatTally) {
        let words = &scene.row.items[known.found.at.start..known.found.at.end];
        let won = |classes: &Classes| classes.has(cues.get) && !classes.has(cues.have);
        if !words.iter().any(|word| won(&word.classes)) && sort(scene, known.item).is_none() {
            known.found.kind = Kind::Strength;
        }
    }
}

/// Takes from what was `chosen` the numbers of reserved seats, and reads those that no wording takes.
pub fn parts(scene: &Scene<'_>, chosen: &mut Vec<Chosen<'_>>) -> Vec<Claim> {
    let parts: Vec<Part> =
        scene.row.items.iter().enumerate().filter_map(|(item, _)| part(scene, item)).collect();
    if !tells_of_seats(scene.row, &parts) {
        return Vec::new();
    }
    take_holdings(scene, chosen);
    let mut claims = Vec::new();
    let set_aside = parts.iter().any(|part| is_set_aside(scene, part.item));
    for part in &parts {
        let known = chosen.iter().any(|known| known.item == part.item);
        // "84 of 130 seats directly": the whole is nobody's.
        let known = known || scene.row.is_whole(part.item);
        if part.basis == Basis::General && known {
            continue;
        }
        let subject = if set_aside { None } else { subject(scene, chosen, part.item) };
        chosen.retain(|known| known.item != part.item);
        let counted = |known: &Chosen<'_>| known.found.kind == Kind::Strength;
        let subject = subject.or_else(|| {
            let span = scene.row.items[part.item].span;
            (!set_aside && chosen.iter().any(counted))
                .then_some(Role::Refers { by: Reference::Party, span })
        });
        // Which round of the allotment a text means it seldom says.
        let kind = match (&subject, part.basis) {
            (None, _) => Kind::ContestCount,
            (_, Basis::General) => Kind::SeatTally,
            _ => Kind::Strength,
        };
        let claim = Claim {
            subject: subject.unwrap_or_default(),
            basis: Some(part.basis),
            sureness: GENERAL,
            ..scene.bare_claim(kind, part.item, Some(Unit::Seats), "house")
        };
        claims.push(claim.doubted_if(kind != Kind::SeatTally));
    }
    claims
}

/// "60 seats are reserved for women": seats of the house, whoever gets them.
fn is_set_aside(scene: &Scene<'_>, item: usize) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let named = matches!(row.items[item].content, Content::Number { unit: Some(Unit::Seats), .. });
    let mut words = (item + 1..row.items.len()).filter(|at| !row.skippable(*at));
    let mut next = |class| words.next().is_some_and(|at| row.items[at].classes.has(class));
    named && next(cues.be) && next(cues.basis_reserved)
}

fn part(scene: &Scene<'_>, item: usize) -> Option<Part> {
    let Content::Number { unit, .. } = scene.row.items[item].content else { return None };
    let amount = scene.amount(item, None);
    let counts_seats = matches!(unit.or(amount.unit), None | Some(Unit::Seats));
    let possible = counts_seats && amount.worded.high() <= Decimal::from(MOST);
    let basis = possible.then(|| sort(scene, item)).flatten()?;
    Some(Part { item, basis })
}

/// The sort of seats that the words right behind a number name.
fn sort(scene: &Scene<'_>, item: usize) -> Option<Basis> {
    let row = scene.row;
    let own = |at: &usize| {
        !row.separates(*at)
            && !matches!(row.items[*at].content, Content::Number { .. } | Content::Who(_))
    };
    let words = item + 1..row.items.len().min(item + 1 + REACH);
    scene.sort_of_seats(words.take_while(own))
}

/// Whether the parts are of seats and not of any people: two sorts together, or seats by name.
fn tells_of_seats(row: &Row, parts: &[Part]) -> bool {
    let reserved = |part: &&Part| part.basis != Basis::General;
    let Some(first) = parts.iter().find(reserved) else { return false };
    let several = parts.iter().any(|part| part.basis != first.basis);
    let named = |part: &Part| {
        matches!(row.items[part.item].content, Content::Number { unit: Some(Unit::Seats), .. })
    };
    several || parts.iter().filter(reserved).any(named)
}

/// "Five women's and two minority seats went to the X": to whom a number's seats go, and what is counted
/// between goes there too.
fn given_to(scene: &Scene<'_>, item: usize) -> Option<usize> {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let is_who = |at: &usize| matches!(row.items[*at].content, Content::Who(_));
    let who = clause(row, item).filter(|at| *at > item).take(GIVING).find(is_who)?;
    let is_party = row.items[who].classes.has(scene.wordings.vocabulary.kinds.party);
    let to = row.items[who - 1].classes.has(cues.now_at);
    (is_party && to).then_some(who)
}

/// Makes unsure what is counted behind the first reserved seats without its sort: "12 and two to the Y" go
/// on with theirs.
pub fn doubt_unsorted(parts: &[Claim], found: &mut [Claim]) {
    let Some(first) = parts.first() else { return };
    let unsorted = |claim: &&mut Claim| {
        let of_seats = claim.kind.is_tally();
        of_seats && claim.basis.is_none() && claim.span.start > first.span.start
    };
    found.iter_mut().filter(unsorted).for_each(|claim| {
        claim.doubt();
    });
}

/// Whether a pronoun stands right behind a house: "the assembly, which has 70 reserved seats".
fn refers_to_house(scene: &Scene<'_>, at: usize) -> bool {
    let (items, vocabulary) = (&scene.row.items, &scene.wordings.vocabulary);
    let mut before = items[..at].iter().rev().filter(|it| !it.classes.has(vocabulary.cues.breaks));
    let is_house = |item: &super::row::Item| {
        item.classes.has(vocabulary.kinds.body) || item.classes.has(vocabulary.cues.organisation)
    };
    !items[at].classes.has(vocabulary.kinds.named) && before.next().is_some_and(is_house)
}

/// Whose seats: of the party before the number in its clause, else of the number before it.
fn subject(scene: &Scene<'_>, chosen: &[Chosen<'_>], item: usize) -> Option<Role> {
    let party = scene.wordings.vocabulary.kinds.party;
    let is_party =
        |at: &usize| scene.row.items[*at].classes.has(party) && !refers_to_house(scene, *at);
    let near = clause(scene.row, item).rev().filter(|at| *at < item).find(is_party);
    let before = chosen.iter().rev().find(|known| known.item < item);
    let of_number = || {
        let known = before?;
        known.subject.or_else(|| known.subject_item())
    };
    let first = || (0..item).find(is_party);
    let behind = || given_to(scene, item);
    let at = near.or_else(of_number).or_else(first).or_else(behind)?;
    scene.roles(at..at + 1).into_iter().next()
}
