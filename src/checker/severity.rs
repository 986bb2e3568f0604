//! How much a finding matters, and in what order a desk should see them.

use super::{Finding, Severity, Verdict};
use crate::{
    extractor::{Kind, Placement, Voice},
    sources::Measure,
};

/// The bucket of a verdict; `reversed` where a later release reverses what supports it.
pub(super) fn bucket(verdict: Verdict, voice: Voice, reversed: bool) -> Severity {
    match (verdict, voice) {
        (_, Voice::Refuted) => Severity::Context,
        (Verdict::Contradicted, Voice::Own) => Severity::Fix,
        (Verdict::Contradicted, Voice::Attributed) | (Verdict::Ambiguous, _) => Severity::Check,
        (Verdict::Supported, _) if reversed => Severity::Check,
        (Verdict::Outdated | Verdict::Unverifiable, _) => Severity::Context,
        (Verdict::Supported, _) => Severity::Clean,
    }
}

/// The order in which a desk should see findings: by severity, then headline before lead before
/// body, what changes a winner before a tally before a vote figure, the worse agreement first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    severity: Severity,
    placement: Placement,
    stake: Stake,
    agreement: u8,
}

/// What hangs on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stake {
    Winner,
    Tally,
    Votes,
    Context,
}

impl Finding {
    /// Where the finding stands among others: smaller comes first.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        Urgency {
            severity: self.severity,
            placement: self.linked.claim.placement,
            stake: stake(self),
            agreement: (self.score.unwrap_or(1.0) * 100.0) as u8,
        }
    }
}

fn stake(finding: &Finding) -> Stake {
    let measure = finding.linked.readings.first().and_then(|reading| reading.measure);
    match (finding.linked.claim.kind, measure) {
        (Kind::Outcome | Kind::Rank | Kind::Threshold, _) => Stake::Winner,
        (_, Some(Measure::Seats(..) | Measure::SeatRank(..))) => Stake::Tally,
        (
            Kind::CandidateVotes | Kind::Margin | Kind::Lead | Kind::PartyVotes | Kind::VoteShare,
            _,
        ) => Stake::Votes,
        _ => Stake::Context,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_articles_own_false_claims_ask_for_a_fix() {
        let cases = [
            (Verdict::Contradicted, Voice::Own, false, Severity::Fix),
            (Verdict::Contradicted, Voice::Attributed, false, Severity::Check),
            (Verdict::Contradicted, Voice::Refuted, false, Severity::Context),
            (Verdict::Ambiguous, Voice::Own, false, Severity::Check),
            (Verdict::Supported, Voice::Own, true, Severity::Check),
            (Verdict::Supported, Voice::Own, false, Severity::Clean),
            (Verdict::Outdated, Voice::Own, false, Severity::Context),
            (Verdict::Unverifiable, Voice::Attributed, false, Severity::Context),
        ];
        for (verdict, voice, reversed, expected) in cases {
            assert_eq!(bucket(verdict, voice, reversed), expected, "{verdict:?} {voice:?}");
        }
    }
}
