//! Clock times beside a count: "Y 40, P 30 at 11:40pm" is how far counting had come.

use super::{Kind, Stage, places::clause, reading::Scene};

impl Scene<'_> {
    /// The stage of what stands at an item, given what the words around it say: with the hour beside it, a
    /// count was on its way.
    pub(super) fn stage_by_the_clock(&self, item: usize, kind: Kind, worded: Stage) -> Stage {
        let over = matches!(worded, Stage::Final | Stage::Provisional);
        if over && is_counted(kind) && self.is_timed(item, kind) { Stage::Partial } else { worded }
    }

    /// Whether the clause of an item tells the hour; the hour at which somebody's votes were declared is none
    /// of the count.
    fn is_timed(&self, item: usize, kind: Kind) -> bool {
        let cues = &self.wordings.vocabulary.cues;
        let has = |class| clause(self.row, item).any(|at| self.row.items[at].classes.has(class));
        has(cues.clock) && !(kind == Kind::CandidateVotes && has(cues.announce))
    }
}

/// Whether a kind counts what comes in through the night.
fn is_counted(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::SeatTally
            | Kind::SeatsOfTotal
            | Kind::CandidateVotes
            | Kind::PartyVotes
            | Kind::Turnout
    )
}
