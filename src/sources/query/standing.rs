//! The order of the candidates of a contest.
//!
//! Definition: a candidate's rank is one more than the number of candidates with more votes; those
//! with the same votes share it. A release that lists only the leading ones lists them in order.

use super::{evidence::Evidence, votes::RESULTS};
use crate::sources::{CandidacyId, Election, Figure, ReleaseId};

impl Election {
    pub(super) fn rank(&self, candidacy: CandidacyId) -> Vec<Figure> {
        self.releases_in_detail().filter_map(|release| self.rank_in(release, candidacy)).collect()
    }

    fn rank_in(&self, release: ReleaseId, candidacy: CandidacyId) -> Option<Figure> {
        let contest = self.candidacies[candidacy.ix()].contest;
        if !self.is_candidate(candidacy) {
            return None;
        }
        let own = self.row(release, candidacy)?;
        let votes = own.votes?;
        let mut evidence = Evidence::new();
        evidence.see(RESULTS, own.line, own.trust);
        let mut ahead = 0u32;
        for row in self.candidate_rows(release, contest) {
            evidence.complete &= row.votes.is_some();
            if row.votes > Some(votes) {
                ahead += 1;
                evidence.see(RESULTS, row.line, row.trust);
            }
        }
        let first = self.candidate_rows(release, contest).next().map(|row| row.candidacy);
        Some(evidence.figure(release, ahead + 1).held_by(first))
    }
}
