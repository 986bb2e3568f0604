//! The night of the count: what was printed then may have been true when it was.

use super::measures;
use crate::{
    extractor::{Claim, Kind, Stage, Statement},
    matcher::LinkedClaim,
    sources::{ContestId, Election, ElectionId, Measure, Place, ReleaseClass},
};
use jiff::{ToSpan, civil::Date};
use std::collections::HashSet;

/// The contests that an article calls decided.
#[derive(Debug, Default)]
pub(super) struct Night {
    decided: HashSet<(ElectionId, ContestId)>,
}

impl Night {
    /// What an article calls decided: it names a winner, or the margin of one.
    pub(super) fn of(claims: &[LinkedClaim]) -> Self {
        let decides = |claim: &Claim| {
            let told = matches!(claim.stage, Stage::Final | Stage::Provisional);
            let won = claim.kind == Kind::Outcome && matches!(claim.statement, Statement::Fact(_));
            told && (won || claim.kind == Kind::Margin)
        };
        let contest = |linked: &LinkedClaim| {
            let first = linked.readings.first()?;
            match first.place? {
                Place::Contest(contest) => Some((first.election, contest)),
                _ => None,
            }
        };
        let decided = claims.iter().filter(|linked| decides(&linked.claim)).filter_map(contest);
        Self { decided: decided.collect() }
    }

    /// Whether a count printed on a day may have been one on the way: votes until the first complete
    /// official release, unless the article says who won; tallies of seats a day longer, as the last
    /// constituencies come in late. Where no release has a date, the count is done on the morning after.
    pub(super) fn may_be_on_the_way(
        &self,
        measure: &Measure,
        election: (ElectionId, &Election),
        published: Option<Date>,
    ) -> bool {
        let (id, election) = election;
        let Some(published) = published else { return false };
        let morning_after = || election.date.saturating_add(1.day());
        let complete = first_complete(election).unwrap_or_else(morning_after);
        let until = match (measure, measures::contest(election, measure)) {
            (Measure::Seats(..), _) => complete.saturating_add(1.day()),
            (_, Some(contest)) if self.decided.contains(&(id, contest)) => return false,
            _ => complete,
        };
        (election.date..=until).contains(&published)
    }
}

/// When the first complete official release came out, where that is known.
pub(super) fn first_complete(election: &Election) -> Option<Date> {
    let complete = election
        .releases
        .iter()
        .filter(|release| release.class == ReleaseClass::Official && release.complete);
    complete.filter_map(|release| release.date).find(|date| *date >= election.date)
}
