//! Votes of candidacies, parties and blocs.
//!
//! Definitions: a margin is the votes of the (last) winner less those of the next candidate; none
//! of the above, write-ins and blanks are no candidates. A party's votes are those of its
//! candidacies, a bloc's those of its sure members.

use super::evidence::{Evidence, Total};
use crate::sources::{
    Belongs, CandidacyId, ContestId, ContestStatus, Election, Figure, Place, ReleaseId, ResultRow,
    Who,
};
use rust_decimal::Decimal;

pub(super) const RESULTS: &str = "results.csv";

impl Election {
    pub(super) fn votes(&self, candidacy: CandidacyId) -> Vec<Figure> {
        self.releases_in_detail()
            .filter_map(|release| Some(self.votes_in(release, candidacy)?.figure(release)))
            .collect()
    }

    pub(super) fn party_votes(&self, who: Who, place: Place) -> Vec<Figure> {
        self.releases_in_detail()
            .filter_map(|release| Some(self.party_votes_in(release, who, place)?.figure(release)))
            .collect()
    }

    pub(super) fn margin(&self, contest: ContestId) -> Vec<Figure> {
        self.releases_in_detail().filter_map(|release| self.margin_in(release, contest)).collect()
    }

    pub(super) fn gap(&self, first: CandidacyId, second: CandidacyId) -> Vec<Figure> {
        let in_release = |release| {
            let (ahead, behind) = (self.row(release, first)?, self.row(release, second)?);
            difference(ahead, behind)
        };
        self.releases_in_detail().filter_map(in_release).collect()
    }

    pub(super) fn party_gap(&self, first: Who, second: Who, place: Place) -> Vec<Figure> {
        let in_release = |release| {
            let ahead = self.party_votes_in(release, first, place)?;
            let behind = self.party_votes_in(release, second, place)?;
            Some(ahead.less(&behind, release))
        };
        self.releases_in_detail().filter_map(in_release).collect()
    }

    /// The rows of those who can win.
    pub(super) fn candidate_rows(
        &self,
        release: ReleaseId,
        contest: ContestId,
    ) -> impl Iterator<Item = &ResultRow> {
        self.rows(release, contest).filter(|row| self.is_candidate(row.candidacy))
    }

    pub(super) fn votes_in(&self, release: ReleaseId, candidacy: CandidacyId) -> Option<Total> {
        stated(self.row(release, candidacy)?)
    }

    pub(super) fn party_votes_in(
        &self,
        release: ReleaseId,
        who: Who,
        place: Place,
    ) -> Option<Total> {
        let contests = self.counted(place);
        let parts =
            contests.iter().filter_map(|contest| self.share_of_contest(release, who, *contest));
        let mut sum = Total::sum(parts, "candidacies")?;
        sum.evidence.complete &= contests.iter().all(|contest| {
            self.lies_wholly_in(*contest, place)
                && !self.index.count(release, *contest).rows.is_empty()
        });
        Some(sum)
    }

    /// What a contest adds to the votes of a party or bloc: nothing where it has no candidate
    /// there, an unknown part where the release is silent on one.
    fn share_of_contest(
        &self,
        release: ReleaseId,
        who: Who,
        contest: ContestId,
    ) -> Option<Option<Total>> {
        let members = self.contests[contest.ix()].candidacies.iter().copied();
        let members = members.filter(|candidacy| self.belongs(*candidacy, who) == Belongs::Surely);
        let mut votes: Vec<Option<Total>> =
            members.map(|candidacy| self.votes_of_member(release, candidacy, who)).collect();
        votes.extend(self.lines_for_others(release, who, contest).map(Some));
        if votes.is_empty() {
            return None;
        }
        if votes.iter().any(Option::is_none) {
            return Some(None);
        }
        Some(Total::sum(votes.into_iter(), "candidacies"))
    }

    /// What a party's line brought to candidates of other parties.
    fn lines_for_others(
        &self,
        release: ReleaseId,
        who: Who,
        contest: ContestId,
    ) -> impl Iterator<Item = Total> {
        self.lines.iter().filter_map(move |line| {
            let of = &self.candidacies[line.candidacy.ix()];
            let is_for_other = who == Who::Party(line.party) && of.party != line.party;
            (line.release == release && of.contest == contest && is_for_other)
                .then(|| Total::stands(line.votes, "lines.csv", line.line, line.trust))
        })
    }

    /// Votes of a candidacy, resting on its membership too.
    fn votes_of_member(
        &self,
        release: ReleaseId,
        candidacy: CandidacyId,
        who: Who,
    ) -> Option<Total> {
        let mut votes = self.votes_in(release, candidacy)?;
        self.see_membership(&mut votes.evidence, candidacy, who);
        Some(votes)
    }

    /// What counting a candidacy for a bloc rests on.
    pub(super) fn see_membership(&self, evidence: &mut Evidence, candidacy: CandidacyId, who: Who) {
        if let Who::Bloc(bloc) = who
            && let Some(member) = self.membership(candidacy, bloc)
        {
            evidence.see("members.csv", member.line, member.trust);
        }
    }

    /// The contests whose votes a sum over a place takes in: none that another one's votes hold, and
    /// none without a poll.
    pub(super) fn counted(&self, place: Place) -> Vec<ContestId> {
        let mut contests = self.summed(place);
        if !matches!(place, Place::Contest(_)) {
            contests.retain(|contest| {
                let facts = &self.contests[contest.ix()];
                facts.counted_in.is_none() && facts.status != ContestStatus::Uncontested
            });
        }
        contests
    }

    /// The contests that a sum over a place takes in.
    pub(super) fn summed(&self, place: Place) -> Vec<ContestId> {
        let mut contests = self.contests_at(place);
        if !matches!(place, Place::Contest(_)) {
            contests.retain(|contest| self.was_decided(*contest));
        }
        contests
    }

    fn margin_in(&self, release: ReleaseId, contest: ContestId) -> Option<Figure> {
        let winners = &self.index.count(release, contest).winners;
        let won = |row: &&ResultRow| winners.contains(&row.candidacy);
        let last_winner = self.candidate_rows(release, contest).filter(won).last()?;
        let next = self.candidate_rows(release, contest).find(|row| !won(row))?;
        let figure = difference(last_winner, next)?;
        Some(figure.held_by(winners.first().copied()))
    }
}

/// What a row states.
fn stated(row: &ResultRow) -> Option<Total> {
    Some(Total::stands(row.votes?, RESULTS, row.line, row.trust))
}

fn difference(ahead: &ResultRow, behind: &ResultRow) -> Option<Figure> {
    let (more, less) = (ahead.votes?, behind.votes?);
    let mut evidence = Evidence::new();
    evidence.see(RESULTS, ahead.line, ahead.trust);
    evidence.see(RESULTS, behind.line, behind.trust);
    let value = Decimal::from(i64::from(more) - i64::from(less));
    Some(evidence.figure(ahead.release, value).with_formula(format!("{more} - {less}")))
}
