//! A number against its evidence: the design's rules 2 to 4.

use super::{
    Reason, Verdict,
    evidence::{Evidence, Standing},
    judgement::{Held, Judgement, Note, Unchecked},
    score,
    tolerance::{Fit, Tolerance},
};
use crate::sources::Figure;
use rust_decimal::Decimal;

/// A number as the text words it.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// The figures with which it agrees.
    pub(super) tolerance: Tolerance,
    /// The number itself.
    pub(super) value: Decimal,
    /// How far counting had come, as worded.
    pub(super) progress: Progress,
    /// Whether a later release with another number overturns something: a tally or a rank, not a
    /// vote figure.
    pub(super) overturnable: bool,
}

/// How far counting had come, as worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing says that counting went on.
    Done,
    /// A count on the way: it can only have grown since.
    Growing,
    /// A lead, a margin or a share on the way: it may have gone up or down since.
    Swinging,
}

/// The verdict on a number.
pub(super) fn judge(wording: &Wording, evidence: &Evidence) -> Judgement {
    if evidence.is_empty() {
        return Judgement::unverifiable(Unchecked::NoFigure);
    }
    if let Some((figure, fit)) = agreeing(wording, evidence) {
        let note = match fit {
            Fit::Plain => Note::Nothing,
            Fit::CutShort => Note::CutShort,
            Fit::Understated => Note::Understated,
        };
        return Judgement::on(held(wording, figure, evidence), Verdict::Supported).noting(note);
    }
    let snapshot = evidence.with(Standing::Snapshot).find(|f| wording.tolerance.allows(f.value));
    let Some(nearest) = evidence.nearest(|value| wording.tolerance.distance(value)) else {
        return match snapshot {
            Some(figure) => Judgement::on(held(wording, figure, evidence), Verdict::Outdated),
            None => Judgement::unverifiable(Unchecked::NoOfficialFigure),
        };
    };
    let held = held(wording, nearest, evidence);
    if snapshot.is_some() || may_have_been_true(wording, evidence) {
        return Judgement::on(held, Verdict::Outdated);
    }
    let contradicted = Judgement::on(held, Verdict::Contradicted);
    match wording.progress {
        Progress::Growing => contradicted.because(Reason::ExceedsFinal),
        Progress::Done | Progress::Swinging => contradicted,
    }
}

/// The first official figure that agrees, one on the main basis before any other.
fn agreeing<'a>(wording: &Wording, evidence: &'a Evidence) -> Option<(&'a Figure, Fit)> {
    let main = &evidence.official().next()?.basis;
    let fits = || evidence.official().filter_map(|f| Some((f, wording.tolerance.fit(f.value)?)));
    fits().find(|(figure, _)| figure.basis == *main).or_else(|| fits().next())
}

/// Whether a count on the way can have stood at this number.
fn may_have_been_true(wording: &Wording, evidence: &Evidence) -> bool {
    match wording.progress {
        Progress::Done => false,
        Progress::Growing => {
            evidence.official().any(|figure| wording.tolerance.reaches_down_to(figure.value))
        }
        Progress::Swinging => true,
    }
}

fn held(wording: &Wording, figure: &Figure, evidence: &Evidence) -> Held {
    let later = evidence.later_than(figure).cloned();
    let overturns = |later: &Figure| {
        later.holder != figure.holder
            || wording.overturnable && !wording.tolerance.allows(later.value)
    };
    Held {
        reversed: later.as_ref().is_some_and(overturns),
        later,
        matched: evidence
            .all()
            .filter(|w| w.standing != Standing::Official && w.figure != *figure)
            .filter(|w| wording.tolerance.allows(w.figure.value))
            .map(|w| w.figure.clone())
            .collect(),
        claimed: Some(wording.value),
        score: score::agreement(wording.tolerance.distance(figure.value), figure.value),
        figure: figure.clone(),
    }
}
