//! What a place has before any vote: contests, polling stations, candidates, majority marks.
//!
//! Facts that belong to no release are shown under [`Election::release_of_record`].

use super::evidence::{Evidence, Total};
use crate::sources::{
    Belongs, Body, BodyId, Contest, ContestId, ContestStatus, Election, Figure, MajorityBase,
    Place, ReleaseId, Who,
};

const CONTESTS: &str = "contests.csv";

impl Election {
    pub(super) fn contest_count(&self, place: Place) -> Vec<Figure> {
        let contests = self.contests_at(place);
        if contests.is_empty() {
            return Vec::new();
        }
        let held = |contest: &&Contest| contest.status == ContestStatus::Held;
        let rows = || contests.iter().map(|contest| &self.contests[contest.ix()]);
        let count = |rows: Vec<&Contest>, basis: &str| {
            let mut evidence = Evidence::new();
            rows.iter().for_each(|row| evidence.see(CONTESTS, row.line, row.trust));
            evidence.figure(self.release_of_record(), rows.len() as u64).with_basis(basis)
        };
        let inside = contests.iter().filter(|contest| self.lies_wholly_in(**contest, place));
        let inside: Vec<&Contest> = inside.map(|contest| &self.contests[contest.ix()]).collect();
        let across = !inside.is_empty() && inside.len() < contests.len();
        let across = across.then(|| count(inside, "all without seats across the border"));
        let whole = [count(rows().collect(), "all"), count(rows().filter(held).collect(), "held")];
        whole.into_iter().chain(across).collect()
    }

    pub(super) fn stations(&self, place: Place) -> Vec<Figure> {
        self.facility(place, |contest| contest.polling_stations)
    }

    pub(super) fn booths(&self, place: Place) -> Vec<Figure> {
        self.facility(place, |contest| contest.booths)
    }

    fn facility(&self, place: Place, number: impl Fn(&Contest) -> Option<u32>) -> Vec<Figure> {
        let contests = self.contests_at(place);
        let parts = contests.iter().map(|id| {
            let contest = &self.contests[id.ix()];
            let whole = self.lies_wholly_in(*id, place);
            let mut total = Total::stands(number(contest)?, CONTESTS, contest.line, contest.trust);
            total.evidence.complete = whole;
            Some(total)
        });
        let sum = Total::sum(parts, "contests");
        sum.map(|sum| sum.figure(self.release_of_record())).into_iter().collect()
    }

    /// Candidates of all contests, also of those whose poll was put off: they stood too.
    pub(super) fn number_of_candidates(&self, who: Option<Who>, place: Place) -> Vec<Figure> {
        let contests = self.contests_at(place);
        self.releases_in_detail()
            .filter_map(|release| self.candidates_in(release, who, &contests))
            .collect()
    }

    /// Candidates who stood, from a release that lists every one.
    fn candidates_in(
        &self,
        release: ReleaseId,
        who: Option<Who>,
        contests: &[ContestId],
    ) -> Option<Figure> {
        // Where one candidate was left, nobody voted.
        let listed = |contest: &ContestId| {
            let count = self.index.count(release, *contest);
            let uncontested = self.contests[contest.ix()].status == ContestStatus::Uncontested;
            count.every_candidate || uncontested && !count.rows.is_empty()
        };
        if !contests.iter().any(listed) {
            return None;
        }
        let mut evidence = Evidence::new();
        evidence.complete = contests.iter().all(listed);
        let mut count = 0u32;
        for contest in contests.iter().filter(|contest| listed(contest)) {
            for row in self.candidate_rows(release, *contest) {
                if who.is_none_or(|who| self.belongs(row.candidacy, who) == Belongs::Surely) {
                    count += 1;
                    evidence.see(super::votes::RESULTS, row.line, row.trust);
                }
            }
        }
        Some(evidence.figure(release, count))
    }

    pub(super) fn majority_marks(&self, body: BodyId) -> Vec<Figure> {
        self.marks(body, |base| base.majority)
    }

    pub(super) fn two_thirds_marks(&self, body: BodyId) -> Vec<Figure> {
        self.marks(body, |base| {
            u32::try_from((u64::from(base.seats) * 2).div_ceil(3)).unwrap_or(u32::MAX)
        })
    }

    fn marks(&self, body: BodyId, mark: impl Fn(&MajorityBase) -> u32) -> Vec<Figure> {
        let body: &Body = &self.bodies[body.ix()];
        let figure = |base: &MajorityBase| {
            let mut evidence = Evidence::new();
            evidence.see("election.yaml", base.line, self.provenance.facts);
            let figure = evidence.figure(self.release_of_record(), mark(base));
            figure.with_basis(base.name.clone()).with_formula(format!("of {} seats", base.seats))
        };
        body.majority_bases.iter().map(figure).collect()
    }
}
