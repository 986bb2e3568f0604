//! A statement without a number against its evidence: who won, who came first.

use super::{
    Verdict,
    evidence::{Evidence, Standing},
    judgement::{Held, Judgement, Note, Unchecked},
};
use crate::sources::Figure;

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
        matched: others_that(evidence, agrees),
        figure: figure.clone(),
        claimed: None,
        score,
    };
    if let Some(figure) = evidence.official().find(|figure| agrees(figure)) {
        let on_every_basis =
            evidence.official().filter(|f| f.release == figure.release).all(agrees);
        return if on_every_basis {
            Judgement::on(held(figure, 1.0), Verdict::Supported)
        } else {
            Judgement::on(held(figure, 0.5), Verdict::Ambiguous).noting(Note::DependsOnBase)
        };
    }
    let first = evidence.official().next();
    let matched = |standing| evidence.with(standing).find(|figure| agrees(figure));
    if let Some(figure) = matched(Standing::Snapshot) {
        return Judgement::on(held(first.unwrap_or(figure), 0.0), Verdict::Outdated);
    }
    if let Some(figure) = matched(Standing::Incomplete) {
        return Judgement::on(held(figure, 0.5), Verdict::Ambiguous).noting(Note::Incomplete);
    }
    match first {
        Some(first) if partial => Judgement::on(held(first, 0.0), Verdict::Outdated),
        Some(first) => Judgement::on(held(first, 0.0), Verdict::Contradicted),
        None if evidence.is_empty() => Judgement::unverifiable(Unchecked::NoFigure),
        None => Judgement::unverifiable(Unchecked::NoOfficialFigure),
    }
}

fn others_that(evidence: &Evidence, agrees: impl Fn(&Figure) -> bool) -> Vec<Figure> {
    let told = evidence.all().filter(|w| w.standing != Standing::Official && agrees(&w.figure));
    told.map(|w| w.figure.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::evidence::{Standing::*, sample},
        *,
    };
    use crate::sources::ReleaseId;
    use Verdict::{Ambiguous, Contradicted, Outdated, Supported, Unverifiable};
    use rust_decimal::Decimal;

    /// The rule; the releases, 1 where one says that the candidate won, 0 where it says another did;
    /// what the text asserts; whether it speaks of a partial count; what comes of it.
    type Case<'a> = (&'a str, &'a [(Standing, i64)], bool, bool, Verdict);

    #[test]
    fn an_outcome_is_judged_by_what_the_releases_declare() {
        let cases: &[Case<'_>] = &[
            ("the declared winner won", &[(Official, 1)], true, false, Supported),
            ("the declared winner did not lose", &[(Official, 1)], false, false, Contradicted),
            ("the loser did not win", &[(Official, 0)], true, false, Contradicted),
            ("the loser lost", &[(Official, 0)], false, false, Supported),
            ("winning the early count alone is old news", &[(Official, 0)], true, true, Outdated),
            (
                "a media count with another winner dates it",
                &[(Snapshot, 1), (Official, 0)],
                true,
                false,
                Outdated,
            ),
            (
                "a party's own count decides nothing",
                &[(Official, 0), (Party, 1)],
                true,
                false,
                Contradicted,
            ),
            ("nothing is known of a seat without results", &[], true, false, Unverifiable),
        ];
        for (rule, releases, asserts, partial, expected) in cases {
            let judgement = judge(*asserts, *partial, &sample::evidence(releases), |figure| {
                figure.value == Decimal::ONE
            });
            assert_eq!(judgement.verdict, *expected, "{rule}");
        }
    }

    #[test]
    fn a_winner_whom_a_later_release_unseats_is_marked() {
        let evidence = sample::evidence(&[(Official, 1), (Official, 0)]);
        let judgement = judge(true, false, &evidence, |figure| figure.value == Decimal::ONE);
        assert_eq!(judgement.verdict, Supported);
        assert!(judgement.held.expect("held").reversed);
    }

    #[test]
    fn first_among_groups_and_second_among_parties_is_ambiguous() {
        let mut evidence = sample::on_bases(&[
            (Official, 1, Some("parties and blocs")),
            (Official, 2, Some("parties")),
        ]);
        evidence.figures.iter_mut().for_each(|w| w.figure.release = ReleaseId(0));
        let judgement = judge(true, false, &evidence, |figure| figure.value == Decimal::ONE);
        assert_eq!(judgement.verdict, Ambiguous);
    }
}
