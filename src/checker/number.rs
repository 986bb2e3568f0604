//! A number against its evidence: what is supported, outdated or contradicted, and what no figure decides.

use super::{
    Reason, Verdict, digits,
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
        let held = held(wording, figure, evidence);
        if wording.tolerance.is_far_above(figure.value) {
            return Judgement::on(held, Verdict::Ambiguous).noting(Note::Unsure);
        }
        return Judgement::on(held, Verdict::Supported).noting(note);
    }
    let matched = |standing| evidence.with(standing).find(|f| wording.tolerance.allows(f.value));
    let nearest = evidence.nearest(|value| wording.tolerance.distance(value));
    if let Some(figure) = matched(Standing::Snapshot) {
        return Judgement::on(
            held(wording, nearest.unwrap_or(figure), evidence),
            Verdict::Outdated,
        );
    }
    if let Some(figure) = matched(Standing::Incomplete) {
        return Judgement::on(held(wording, figure, evidence), Verdict::Ambiguous)
            .noting(Note::Incomplete);
    }
    let Some(nearest) = nearest else {
        return Judgement::unverifiable(Unchecked::NoOfficialFigure);
    };
    let held = held(wording, nearest, evidence);
    if may_have_been_true(wording, evidence) {
        return Judgement::on(held, Verdict::Outdated);
    }
    match wording.progress {
        Progress::Growing => {
            let counted = counted(evidence);
            let nearest = counted.min_by_key(|it| wording.tolerance.distance(it.value));
            let held = nearest.map_or(held, |figure| self::held(wording, figure, evidence));
            Judgement::on(held, Verdict::Contradicted).because(Reason::ExceedsFinal)
        }
        Progress::Done | Progress::Swinging => Judgement::on(held, Verdict::Contradicted),
    }
}

/// The first official figure that agrees, one on the main basis before any other.
fn agreeing<'a>(wording: &Wording, evidence: &'a Evidence) -> Option<(&'a Figure, Fit)> {
    let main = evidence.main_basis();
    let fits = || evidence.official().filter_map(|f| Some((f, wording.tolerance.fit(f.value)?)));
    fits().find(|(figure, _)| figure.basis.as_deref() == main).or_else(|| fits().next())
}

/// Whether a count on the way can have stood at this number.
fn may_have_been_true(wording: &Wording, evidence: &Evidence) -> bool {
    match wording.progress {
        Progress::Done => false,
        Progress::Growing => {
            counted(evidence).any(|figure| wording.tolerance.reaches_down_to(figure.value))
        }
        // A lead that is the final margin but for a slip of the hand is that margin.
        Progress::Swinging => {
            evidence.official().all(|figure| digits::slip(wording.value, figure.value).is_none())
        }
    }
}

/// What was counted in the end: nobody had joined yet those whose seats were still being counted.
fn counted(evidence: &Evidence) -> impl Iterator<Item = &Figure> {
    let main = evidence.main_basis();
    evidence.official().filter(move |figure| figure.basis.as_deref() == main)
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

#[cfg(test)]
mod tests {
    use super::{
        super::{
            evidence::{Standing::*, sample},
            tolerance::Counted,
        },
        *,
    };
    use crate::text::{Amount, Approx, Worded};
    use Progress::{Done, Growing, Swinging};
    use Verdict::{Ambiguous, Contradicted, Outdated, Supported, Unverifiable};
    use proptest::prelude::*;

    fn wording(value: i64, approx: Approx, progress: Progress) -> Wording {
        let amount =
            Amount { worded: Worded::One(value.into()), approx, unit: None, place: Decimal::ONE };
        Wording {
            tolerance: Tolerance::of(&amount, Counted::Rounded),
            value: value.into(),
            progress,
            overturnable: true,
        }
    }

    /// The rule, what the releases say, what the text says, what comes of it.
    type Case<'a> = (&'a str, &'a [(Standing, i64)], i64, Progress, Verdict);

    #[test]
    fn a_number_is_judged_by_the_releases_in_the_order_of_the_rules() {
        let cases: &[Case<'_>] = &[
            ("an official figure supports", &[(Official, 77_907)], 77_907, Done, Supported),
            (
                "so does a later one",
                &[(Official, 77_907), (Official, 77_913)],
                77_913,
                Done,
                Supported,
            ),
            (
                "outside every official figure is wrong",
                &[(Official, 77_907), (Official, 77_913)],
                77_709,
                Done,
                Contradicted,
            ),
            (
                "a media count makes it old, not wrong",
                &[(Snapshot, 55_981), (Official, 74_825)],
                55_981,
                Done,
                Outdated,
            ),
            (
                "a party's own tally changes nothing",
                &[(Official, 93), (Party, 180)],
                180,
                Done,
                Contradicted,
            ),
            (
                "a partial count below the final one is old",
                &[(Official, 93)],
                61,
                Growing,
                Outdated,
            ),
            (
                "a partial count above the final one is wrong",
                &[(Official, 93)],
                127,
                Growing,
                Contradicted,
            ),
            ("a lead on the way may have been larger", &[(Official, 93)], 127, Swinging, Outdated),
            (
                "a partial count that equals the final one holds",
                &[(Official, 93)],
                93,
                Growing,
                Supported,
            ),
            (
                "a sum with rows missing casts doubt",
                &[(Official, 93), (Incomplete, 97)],
                97,
                Done,
                Ambiguous,
            ),
            (
                "a sum with rows missing contradicts nothing",
                &[(Incomplete, 97)],
                93,
                Done,
                Unverifiable,
            ),
            ("without any release nothing can be said", &[], 93, Done, Unverifiable),
            (
                "with a media count alone nothing is wrong",
                &[(Snapshot, 40)],
                93,
                Done,
                Unverifiable,
            ),
            ("with a media count alone a match is old", &[(Snapshot, 93)], 93, Done, Outdated),
            (
                "with a party's tally alone nothing is wrong",
                &[(Party, 180)],
                93,
                Done,
                Unverifiable,
            ),
        ];
        for (rule, releases, claimed, progress, expected) in cases {
            let wording = wording(*claimed, Approx::Exact, *progress);
            let judgement = judge(&wording, &sample::evidence(releases));
            assert_eq!(judgement.verdict, *expected, "{rule}");
        }
    }

    #[test]
    fn a_contradiction_is_measured_against_the_nearest_official_figure() {
        let evidence = sample::evidence(&[(Official, 101), (Official, 93), (Party, 150)]);
        let held = judge(&wording(80, Approx::Exact, Done), &evidence).held.expect("held");
        assert_eq!(held.figure.value, 93.into());
        assert!(held.score < 1.0);
    }

    #[test]
    fn the_partys_own_tally_is_shown_beside_the_verdict() {
        let evidence = sample::evidence(&[(Official, 93), (Party, 150)]);
        let held = judge(&wording(150, Approx::Exact, Done), &evidence).held.expect("held");
        assert_eq!(held.matched.len(), 1);
    }

    #[test]
    fn a_partial_count_above_the_final_one_says_so() {
        let judgement =
            judge(&wording(127, Approx::Exact, Growing), &sample::evidence(&[(Official, 93)]));
        assert_eq!(judgement.reason, Some(Reason::ExceedsFinal));
    }

    #[test]
    fn a_tally_that_a_later_release_overturns_is_marked_and_one_it_repeats_is_not() {
        let says = |later: i64| {
            let evidence = sample::evidence(&[(Official, 75), (Official, later)]);
            judge(&wording(75, Approx::Exact, Done), &evidence).held.expect("held")
        };
        assert!(says(74).reversed);
        assert!(!says(75).reversed && says(75).later.is_none());
    }

    #[test]
    fn a_figure_on_the_main_basis_is_named_before_one_on_another() {
        let evidence =
            sample::on_bases(&[(Official, 7, Some("total")), (Official, 6, Some("general"))]);
        let held = judge(&wording(6, Approx::Exact, Done), &evidence).held.expect("held");
        assert_eq!(held.figure.basis.as_deref(), Some("general"));
    }

    fn standing() -> impl Strategy<Value = Standing> {
        prop::sample::select(vec![Official, Incomplete, Snapshot, Party])
    }

    fn progress() -> impl Strategy<Value = Progress> {
        prop::sample::select(vec![Done, Growing, Swinging])
    }

    proptest! {
        #[test]
        fn nothing_is_contradicted_that_an_official_release_bears_out(
            releases in prop::collection::vec((standing(), 0i64..200), 0..6),
            claimed in 0i64..200,
            progress in progress(),
        ) {
            let evidence = sample::evidence(&releases);
            let verdict = judge(&wording(claimed, Approx::Exact, progress), &evidence).verdict;
            let borne_out = releases.contains(&(Official, claimed));
            prop_assert_eq!(verdict == Supported, borne_out);
        }

        #[test]
        fn only_official_figures_contradict(
            releases in prop::collection::vec((Just(Snapshot), 0i64..200), 0..6),
            claimed in 0i64..200,
        ) {
            let verdict = judge(&wording(claimed, Approx::Exact, Done), &sample::evidence(&releases)).verdict;
            prop_assert!(verdict != Contradicted && verdict != Supported);
        }

        #[test]
        fn a_party_release_never_changes_a_verdict(
            releases in prop::collection::vec((standing(), 0i64..200), 0..6),
            claimed in 0i64..200,
            progress in progress(),
        ) {
            let without: Vec<_> = releases.iter().filter(|(s, _)| *s != Party).copied().collect();
            let wording = wording(claimed, Approx::Exact, progress);
            let verdict = |releases: &[(Standing, i64)]| judge(&wording, &sample::evidence(releases)).verdict;
            prop_assert_eq!(verdict(&releases), verdict(&without));
        }
    }
}
