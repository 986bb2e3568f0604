//! Numbers of one count: where somebody's votes in a seat are those that a newspaper counted, what is told of the
//! others there is of that count as well, and the record need not have all of it.

use super::{
    Reason, Verdict,
    between::{Between, Decided},
    judgement::Note,
    measures,
};
use crate::{
    extractor::Statement,
    matcher::LinkedClaim,
    sources::{ContestId, ElectionId, Measure, ReleaseId, Sources},
};
use rust_decimal::{Decimal, dec};

/// Two counts of the same votes are no further apart, as a share.
const NEAR: Decimal = dec!(0.05);

/// Doubts what is contradicted in a seat of which another number is on record as a count of its own.
pub(super) fn doubt(article: &mut Between<'_>, sources: &Sources) {
    article.doubt(
        |linked, _, decided| Told::of(linked, decided, sources),
        |one, all| {
            if !one.is_near_miss {
                return None;
            }
            let figures = sources.election(one.election).figures(&one.measure);
            let has_both = |count: &ReleaseId| figures.iter().any(|it| it.release == *count);
            let beside = |other: &Told| other.is_beside(one) && !other.counts.iter().any(has_both);
            all.iter()
                .flatten()
                .any(beside)
                .then_some((Some(Reason::ReleaseMissing), Note::Nothing))
        },
    );
}

/// What a claim says of a seat's count, and what comes of it.
struct Told {
    election: ElectionId,
    contest: ContestId,
    measure: Measure,
    /// The counts whose number it is, where that is not the official one.
    counts: Vec<ReleaseId>,
    is_near_miss: bool,
}

impl Told {
    fn of(linked: &LinkedClaim, decided: &Decided, sources: &Sources) -> Option<Self> {
        let Statement::Number { .. } = linked.claim.statement else { return None };
        let Decided { election, measure, ref judgement } = *decided;
        let counted = matches!(measure, Measure::Votes(_) | Measure::Margin(_) | Measure::Gap(..));
        let contest =
            measures::contest(sources.election(election), &measure).filter(|_| counted)?;
        let held = judgement.held.as_ref()?;
        let near = held.claimed.is_some_and(|claimed| {
            let official = held.figure.value;
            !matches!(measure, Measure::Votes(_))
                || (claimed - official).abs() <= NEAR * official.abs()
        });
        Some(Self {
            election,
            contest,
            measure,
            counts: match judgement.verdict {
                Verdict::Outdated => held.matched.iter().map(|figure| figure.release).collect(),
                _ => Vec::new(),
            },
            is_near_miss: judgement.verdict == Verdict::Contradicted
                && judgement.reason.is_none()
                && near,
        })
    }

    fn is_beside(&self, other: &Self) -> bool {
        (self.election, self.contest) == (other.election, other.contest)
            && self.measure != other.measure
            && !self.counts.is_empty()
    }
}
