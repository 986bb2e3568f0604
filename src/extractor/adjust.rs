//! What a sentence as a whole says of the claims found in it.

use super::{
    Claim, Kind, Stage, Statement, behind, limits, nobodys, participle,
    reading::Scene,
    resembling,
    row::{Content, Item},
};
use crate::text::{Sentence, Unit};

/// Items from "of" to the seats that a share is of.
const SEATS_REACH: usize = 5;

/// So many signs may stand at the end of a sentence: "?" and a mark of quotation.
const LAST: usize = 2;

/// Doubts the claims that their sentence makes doubtful, and takes those for partial beside which it says
/// how much is counted.
pub(super) fn by_sentence(claims: &mut [Claim], scene: &Scene<'_>) {
    let (classes, cues) = (&scene.row.classes, &scene.wordings.vocabulary.cues);
    // "By our own count".
    let own_count = classes.has(cues.own_count);
    // Members come in day by day; in "54 and 10 … 75 and 137" of which house each is can't be told.
    let loose_tallies = classes.has(cues.joiners) || scene.pairs_of_numbers() > 1;
    // "The A took 28% of the seats, the B 20%".
    let seats_shared = shares_seats(scene, claims);
    // "31 per cent of the vote, against 24 for the B", "fielded 236 candidates, the B 212".
    let no_seats = counts_no_seats(scene, claims);
    // "Results for 250 seats show A on 99".
    let partial = claims.iter().any(counts_what_is_in);
    limits::take_denied(claims, scene);
    behind::doubt(claims, scene);
    nobodys::doubt(claims, scene);
    participle::doubt(claims, scene);
    resembling::doubt(claims, scene);
    let asks = is_question(scene.sentence);
    let asked = if asks { asked_from(scene) } else { None };
    for claim in claims {
        if asked.is_some_and(|from| from < claim.span.start) {
            claim.stage = Stage::Hypothetical;
        }
        // "A beat B in Midtown? Hardly": a question asserts nothing.
        if asks && matches!(claim.statement, Statement::Fact(_)) {
            claim.doubt();
        }
        let tally = claim.kind.is_tally();
        let of_seats = seats_shared && (tally || claim.kind == Kind::VoteShare);
        let other = no_seats && claim.kind == Kind::SeatTally;
        if own_count && counts_ballots(claim.kind) || loose_tallies && tally || of_seats || other {
            claim.doubt();
        }
        let may_be_on_its_way = tally || counts_ballots(claim.kind) || claim.kind == Kind::Rank;
        if partial && may_be_on_its_way && matches!(claim.stage, Stage::Final | Stage::Provisional)
        {
            claim.stage = Stage::Partial;
        }
    }
}

/// Whether a sentence with shares speaks of seats and never of votes: its shares may all be of seats, and the
/// seats the whole of which they are.
fn shares_seats(scene: &Scene<'_>, claims: &[Claim]) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let unit = |at: usize| match row.items[at].content {
        Content::Number { .. } => scene.amount(at, None).unit,
        _ => None,
    };
    let all = 0..row.items.len();
    let is_share = |at: usize| matches!(unit(at), Some(Unit::Percent | Unit::Fraction));
    let of_seats = |at: usize| {
        let seats = row.items[at].classes.has(cues.seat) || unit(at) == Some(Unit::Seats);
        let before = at.saturating_sub(SEATS_REACH)..at;
        // "Of the Assembly's seats" is a phrase of place, with its "of".
        let leads =
            |item: &Item| item.classes.has(cues.of) || matches!(item.content, Content::Where(_));
        seats && row.items[before].iter().any(leads)
    };
    let read = |claim: &Claim| match claim.statement {
        Statement::Number { amount, .. } => {
            claim.kind.is_tally() && amount.unit == Some(Unit::Percent)
        }
        Statement::Fact(_) => false,
    };
    let spoken_of = || all.clone().any(is_share) && all.clone().any(of_seats);
    !row.classes.has(cues.vote_noun) && (claims.iter().any(read) || spoken_of())
}

/// Whether a sentence with shares of votes, or with candidates, speaks of no seats at all, or of those of a
/// house that is not elected by the people.
fn counts_no_seats(scene: &Scene<'_>, claims: &[Claim]) -> bool {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let counts = |item: &Item| match item.content {
        Content::Number { unit, .. } => unit == Some(Unit::Seats),
        _ => item.classes.has(cues.seat),
    };
    let of_others = claims.iter().any(|it| matches!(it.kind, Kind::VoteShare | Kind::ContestSize));
    of_others && !row.items.iter().any(counts) || row.classes.has(cues.other_house)
}

/// Whether a sentence asks.
fn is_question(sentence: &Sentence) -> bool {
    sentence.tokens.iter().rev().take(LAST).any(|token| token.norm == "?")
}

/// Where a question begins that asks whether something is so: "Did X win 180 seats?"
fn asked_from(scene: &Scene<'_>) -> Option<usize> {
    let (row, cues) = (scene.row, &scene.wordings.vocabulary.cues);
    let names = |at: usize| {
        let next = (at + 1..row.items.len()).find(|at| row.items[*at].content != Content::Aside);
        let content = next.map(|next| &row.items[next].content);
        matches!(content, Some(Content::Who(_) | Content::Name(_) | Content::Where(_)))
    };
    let begins = |at: usize| at == 0 || row.separates(at - 1) || row.breaks(at - 1);
    let asks = |at: &usize| row.items[*at].classes.has(cues.asks) && begins(*at) && names(*at);
    (0..row.items.len()).find(asks).map(|at| row.items[at].span.start)
}

/// Whether a claim counts the contests, or the stations, whose results are in.
fn counts_what_is_in(claim: &Claim) -> bool {
    matches!(claim.kind, Kind::ContestCount | Kind::PollingPlaces) && claim.stage == Stage::Partial
}

/// Whether a kind counts ballots as they come out of the box: whosever, or between two.
fn counts_ballots(kind: Kind) -> bool {
    matches!(kind, Kind::CandidateVotes | Kind::Margin | Kind::Lead | Kind::VotesCast)
}
