//! What a sentence as a whole says of the claims found in it.

use super::{Claim, Kind, Stage, Statement, behind, participle, reading::Scene, resembling};
use crate::text::Sentence;

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
    // "Results for 250 seats show A on 99".
    let partial = claims.iter().any(counts_what_is_in);
    behind::doubt(claims, scene);
    participle::doubt(claims, scene);
    resembling::doubt(claims, scene);
    let asks = is_question(scene.sentence);
    for claim in claims {
        // "A beat B in Leeds? Hardly": a question asserts nothing.
        if asks && matches!(claim.statement, Statement::Fact(_)) {
            claim.doubt();
        }
        let tally = claim.kind.is_tally();
        if own_count && counts_ballots(claim.kind) || loose_tallies && tally {
            claim.doubt();
        }
        let may_be_on_its_way = tally || counts_ballots(claim.kind) || claim.kind == Kind::Rank;
        if partial && may_be_on_its_way && matches!(claim.stage, Stage::Final | Stage::Provisional)
        {
            claim.stage = Stage::Partial;
        }
    }
}

fn is_question(sentence: &Sentence) -> bool {
    sentence.tokens.iter().rev().take(LAST).any(|token| token.norm == "?")
}

/// Whether a claim counts the contests, or the stations, whose results are in.
fn counts_what_is_in(claim: &Claim) -> bool {
    matches!(claim.kind, Kind::ContestCount | Kind::PollingPlaces) && claim.stage == Stage::Partial
}

/// Whether a kind counts ballots as they come out of the box: whosever, or between two.
fn counts_ballots(kind: Kind) -> bool {
    matches!(kind, Kind::CandidateVotes | Kind::Margin | Kind::Lead | Kind::VotesCast)
}
