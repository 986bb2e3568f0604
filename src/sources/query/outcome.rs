//! Who was elected: as the release declares, else by most votes.

use super::{evidence::Evidence, votes::RESULTS};
use crate::sources::{Belongs, CandidacyId, ContestId, Election, Figure, ReleaseId, Who};

impl Election {
    pub(super) fn elected(&self, candidacy: CandidacyId) -> Vec<Figure> {
        let contest = self.candidacies[candidacy.ix()].contest;
        let in_release = |release| {
            let winners = self.winners(release, contest)?;
            let mut evidence = self.declared(release, winners);
            if let Some(row) = self.row(release, candidacy) {
                evidence.see(RESULTS, row.line, row.trust);
            }
            let won = winners.contains(&candidacy);
            let holder = if won { Some(candidacy) } else { winners.first().copied() };
            Some(evidence.figure(release, u32::from(won)).held_by(holder))
        };
        self.releases_in_detail().filter_map(in_release).collect()
    }

    pub(super) fn held(&self, who: Who, contest: ContestId) -> Vec<Figure> {
        self.releases_in_detail()
            .filter_map(|release| self.held_in(release, who, contest))
            .collect()
    }

    fn held_in(&self, release: ReleaseId, who: Who, contest: ContestId) -> Option<Figure> {
        if who == Who::Others {
            return None;
        }
        let winners = self.winners(release, contest)?;
        let mut evidence = self.declared(release, winners);
        let likeliest = winners.iter().copied().max_by_key(|winner| self.belongs(*winner, who))?;
        let belongs = self.belongs(likeliest, who);
        self.see_membership(&mut evidence, likeliest, who);
        evidence.complete &= belongs != Belongs::Probably;
        let figure = evidence.figure(release, u32::from(belongs != Belongs::No));
        let figure = figure.held_by(Some(likeliest));
        Some(if belongs == Belongs::Probably {
            figure.with_basis("probable member")
        } else {
            figure
        })
    }

    /// The rows that declare winners.
    pub(super) fn declared(&self, release: ReleaseId, winners: &[CandidacyId]) -> Evidence {
        let mut evidence = Evidence::new();
        for row in winners.iter().filter_map(|winner| self.row(release, *winner)) {
            evidence.see(RESULTS, row.line, row.trust);
        }
        evidence
    }
}
