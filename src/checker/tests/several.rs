//! Claims of one article beside each other.

use super::*;
use crate::checker::ArithmeticRule;
use Kind::*;

fn tally(count: i64, place: Place) -> LinkedClaim {
    linked(number(SeatTally, count), Measure::Seats(party("PTI"), place))
}

fn in_sentence(mut linked: LinkedClaim, sentence: usize) -> LinkedClaim {
    linked.claim.sentence = sentence;
    linked
}

#[test]
fn the_chairmans_parts_add_up_and_are_wrong_all_the_same() {
    let parts = [
        ("Islamabad Capital Territory", 3),
        ("Balochistan", 4),
        ("Punjab", 115),
        ("Sindh", 16),
        ("Khyber Pakhtunkhwa", 42),
    ];
    let mut claims = vec![tally(180, national())];
    claims.extend(parts.map(|(province, count)| tally(count, in_region(province))));
    let checked = together(claims.clone());
    let [sum] = &checked.arithmetic[..] else { panic!("{:?}", checked.arithmetic) };
    assert_eq!((sum.rule, sum.verdict), (ArithmeticRule::PartsSum, Verdict::Supported));
    assert_eq!((sum.stated, sum.computed), (180.into(), 180.into()));
    assert!(checked.findings.iter().all(|f| f.verdict == Verdict::Contradicted));

    claims[0] = tally(190, national());
    let checked = together(claims.clone());
    assert_eq!(checked.arithmetic[0].verdict, Verdict::Contradicted);

    claims.pop();
    let with_a_part_left_out = together(claims);
    assert!(with_a_part_left_out.arithmetic.is_empty());
}

#[test]
fn a_margin_is_held_to_the_totals_beside_it() {
    let article = |margin| {
        together(vec![
            linked(number(CandidateVotes, 98_210), votes("NA-127", "Tarrar")),
            linked(number(CandidateVotes, 82_230), votes("NA-127", "Zaheer")),
            in_sentence(linked(number(Margin, margin), Measure::Margin(contest("NA-127"))), 1),
        ])
    };
    let wrong = article(13_777);
    let [check] = &wrong.arithmetic[..] else { panic!("{:?}", wrong.arithmetic) };
    assert_eq!(
        (check.rule, check.verdict),
        (ArithmeticRule::MarginOfTotals, Verdict::Contradicted)
    );
    assert_eq!(check.claims, [2, 0, 1]);
    assert_eq!(wrong.findings[2].reason, Some(Reason::SumMismatch));
    assert_eq!(article(15_980).arithmetic[0].verdict, Verdict::Supported);
}

#[test]
fn two_thirds_with_170_seats_fail_by_their_own_numbers() {
    let mark = Measure::TwoThirdsMark(body("na"));
    let boast = claim(Threshold, Statement::Fact(true));
    let checked =
        together(vec![tally(170, national()), about(boast, mark, Subject::Who(party("PTI")))]);
    let [check] = &checked.arithmetic[..] else { panic!("{:?}", checked.arithmetic) };
    assert_eq!((check.rule, check.verdict), (ArithmeticRule::TwoThirds, Verdict::Contradicted));
    assert_eq!((check.stated, check.computed), (170.into(), 177.into()));
}

#[test]
fn a_part_larger_than_its_whole_is_told() {
    let seats = Measure::Seats(party("PML-N"), in_region("Rawalpindi Division"));
    let checked = together(vec![linked(part(SeatsOfTotal, 13, 11), seats)]);
    assert_eq!(checked.arithmetic[0].rule, ArithmeticRule::PartOfWhole);
}

#[test]
fn one_card_gathers_every_value_for_the_bloc_whatever_it_is_called_and_at_whatever_stage() {
    let early = Claim { stage: Stage::Partial, ..number(SeatTally, 9) };
    let backed = Measure::Seats(bloc("pti-backed"), national());
    let rest = Measure::Seats(party("PML-N"), national());
    let checked = together(vec![
        in_sentence(tally(150, national()), 0),
        in_sentence(linked(number(SeatTally, 75), rest), 1),
        in_sentence(linked(number(Lead, 127), backed), 2),
        in_sentence(tally(180, national()), 3),
        in_sentence(linked(early, backed), 4),
    ]);
    let [card] = &checked.conflicts[..] else { panic!("{:?}", checked.conflicts) };
    assert_eq!(card.claims, [0, 2, 3, 4]);
    let official = card.official.as_ref().expect("on record");
    assert_eq!(official.figure.value, 93.into());
}

#[test]
fn what_can_all_be_true_is_no_conflict() {
    let seats = Measure::Seats(party("PML-N"), national());
    let general_then_total =
        together(vec![linked(number(SeatTally, 75), seats), linked(number(Strength, 123), seats)]);
    assert!(general_then_total.conflicts.is_empty());
    let over = Statement::Number { amount: amount(150, Approx::MoreThan, None), of: None };
    let pti = Measure::Seats(party("PTI"), national());
    let over_then_exact =
        together(vec![linked(claim(SeatTally, over), pti), tally(180, national())]);
    assert!(over_then_exact.conflicts.is_empty());
    let denied = Claim { voice: Voice::Refuted, ..number(SeatTally, 150) };
    let denied_then_true = together(vec![linked(denied, pti), tally(93, national())]);
    assert!(denied_then_true.conflicts.is_empty());
}

#[test]
fn the_same_claims_give_the_same_findings() {
    let claims =
        || vec![tally(150, national()), tally(180, national()), tally(93, in_region("Punjab"))];
    assert_eq!(format!("{:?}", together(claims())), format!("{:?}", together(claims())));
}

#[test]
fn who_won_by_one_sentence_and_lost_by_another_did_not_lose() {
    let outcome = |asserts, code| {
        linked(fact(Outcome, asserts), Measure::Held(party("PML-N"), contest(code)))
    };
    let alone = together(vec![outcome(false, "NA-55")]);
    assert_eq!(alone.findings[0].verdict, Verdict::Contradicted);
    let both = together(vec![outcome(true, "NA-55"), outcome(false, "NA-55")]);
    assert_eq!(both.findings[0].verdict, Verdict::Supported);
    assert_eq!(both.findings[1].verdict, Verdict::Ambiguous);
    let elsewhere = together(vec![outcome(true, "NA-130"), outcome(false, "NA-55")]);
    assert_eq!(elsewhere.findings[1].verdict, Verdict::Contradicted);
}
