//! A statement without a number against its evidence: who won, who came first.

use super::{
    Verdict,
    evidence::{Evidence, Standing},
    judgement::{Held, Judgement, Note, Unchecked},
};
use crate::sources::{Figure, ReleaseId};

/// The verdict on a statement that is true of the figures for which `holds` is; `asserts` is `false`
/// where the text denies it.
///
/// A release that gives the figure on several bases bears the statement out only on all of them.
pub(super) fn judge(
    asserts: bool,
    partial: bool,
    evidence: &Evidence,
    holds: impl Fn(&Figure) -> bool,
) -> Judgement {
    let agrees = |figure: &Figure| holds(figure) == asserts;
    let held = |figure: &Figure, score: f64| Held {
        later: evidence.later_than(figure).cloned(),
        reversed: evidence.later_than(figure).is_some_and(|later| !agrees(later)),
        matched: others_that(evidence, &agrees),
        figure: figure.clone(),
        claimed: None,
        score,
    };
    let snapshot = evidence.with(Standing::Snapshot).find(|figure| agrees(figure));
    let Some(first) = evidence.official().next() else {
        return match snapshot {
            Some(figure) => Judgement::on(held(figure, 1.0), Verdict::Outdated),
            None if evidence.is_empty() => Judgement::unverifiable(Unchecked::NoFigure),
            None => Judgement::unverifiable(Unchecked::NoOfficialFigure),
        };
    };
    if let Some(figure) = borne_out(evidence, &agrees) {
        return Judgement::on(held(figure, 1.0), Verdict::Supported);
    }
    if let Some(figure) = evidence.official().find(|figure| agrees(figure)) {
        return Judgement::on(held(figure, 0.5), Verdict::Ambiguous).noting(Note::DependsOnBase);
    }
    if snapshot.is_some() || partial {
        return Judgement::on(held(first, 0.0), Verdict::Outdated);
    }
    Judgement::on(held(first, 0.0), Verdict::Contradicted)
}

/// The first figure of the first official release that bears a statement out on every basis.
fn borne_out<'a>(evidence: &'a Evidence, agrees: impl Fn(&Figure) -> bool) -> Option<&'a Figure> {
    let whole_release = |release: ReleaseId| {
        evidence.official().filter(|f| f.release == release).all(&agrees)
    };
    evidence.official().find(|figure| whole_release(figure.release))
}

fn others_that(evidence: &Evidence, agrees: impl Fn(&Figure) -> bool) -> Vec<Figure> {
    let told = evidence.all().filter(|w| w.standing != Standing::Official && agrees(&w.figure));
    told.map(|w| w.figure.clone()).collect()
}
