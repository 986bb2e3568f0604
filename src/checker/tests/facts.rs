//! Statements without a number.

use super::*;
use Verdict::*;

#[test]
fn the_declared_winner_won_and_nobody_else() {
    let elected = |name| Measure::Elected(candidate("NA-122", name));
    let verdict = |asserts, name| {
        let told = fact(Kind::Outcome, asserts);
        // Only a text that says whom they met, or where, can be wrong about it.
        let told = Claim { opponent: told.subject.clone(), ..told };
        judged(linked(told, elected(name)))
    };
    assert_eq!(verdict(true, "Latif").verdict, Supported);
    assert_eq!(verdict(false, "Saad Rafique").verdict, Supported);
    let reversed = verdict(true, "Saad Rafique");
    assert_eq!((reversed.verdict, reversed.reason), (Contradicted, Some(Reason::ReversedWinner)));
    insta::assert_snapshot!(reversed.explanation, @"Not so: Form 47 has Sardar Muhammad Latif Khan Khosa elected; winner and loser have changed places.");
}

#[test]
fn a_winner_unseated_by_a_recount_is_to_be_checked() {
    let elected = |name| {
        judged(linked(fact(Kind::Outcome, true), Measure::Elected(candidate("NA-154", name))))
    };
    let (first, second) = (elected("Noon"), elected("Kanju"));
    assert_eq!((first.verdict, first.severity), (Supported, Severity::Check));
    assert_eq!((second.verdict, second.severity), (Supported, Severity::Clean));
    insta::assert_snapshot!(first.explanation, @"Form 47 has Rana Muhammad Faraz Noon elected, Consolidated results has Abdul Rehman Khan Kanju elected.");
}

#[test]
fn a_seat_is_held_by_the_party_of_its_winner() {
    let held = |who, code| Measure::Held(who, contest(code));
    let verdict = |measure| judged(linked(fact(Kind::Outcome, true), measure)).verdict;
    assert_eq!(verdict(held(party("PML-N"), "NA-55")), Supported);
    assert_eq!(verdict(held(bloc("pti-backed"), "NA-122")), Supported);
    assert_eq!(verdict(held(party("PPP"), "NA-55")), Contradicted);
}

#[test]
fn second_is_second() {
    let rank = Measure::Rank(candidate("NA-118", "Aliya"));
    assert_eq!(judged(linked(number(Kind::Rank, 2), rank)).verdict, Supported);
    assert_eq!(judged(linked(number(Kind::Rank, 3), rank)).verdict, Contradicted);
}

#[test]
fn no_party_has_a_majority() {
    for house in ["na", "balochistan"] {
        let mark = Measure::MajorityMark(body(house));
        let none = judged(about(fact(Kind::Threshold, false), mark, Subject::Any));
        assert_eq!(none.verdict, Supported, "{house}");
        let some = judged(about(fact(Kind::Threshold, true), mark, Subject::Any));
        assert_eq!(some.verdict, Contradicted, "{house}");
    }
    let sindh = Measure::MajorityMark(body("sindh"));
    let ppp = judged(about(fact(Kind::Threshold, true), sindh, Subject::Who(party("PPP"))));
    assert_eq!(ppp.verdict, Supported);
}

#[test]
fn two_thirds_are_out_of_reach_on_every_base() {
    let mark = Measure::TwoThirdsMark(body("na"));
    let finding = judged(about(fact(Kind::Threshold, true), mark, Subject::Who(party("PTI"))));
    assert_eq!(finding.verdict, Contradicted);
    insta::assert_snapshot!(finding.explanation, @"Not so: Form 47 has 93 seats at most (general); 177 are needed (seats polled).");
}

#[test]
fn enough_seats_with_the_reserved_ones_only_is_ambiguous() {
    let mark = Measure::MajorityMark(body("na"));
    let both = Subject::Together(vec![party("PML-N"), party("PPP")]);
    let finding = judged(about(fact(Kind::Threshold, true), mark, both));
    assert_eq!(finding.verdict, Ambiguous);
    insta::assert_snapshot!(finding.explanation, @"Unclear: Consolidated results has 132 seats at most (general); it depends on the base.");
}

#[test]
fn first_among_parties_and_second_among_groups_is_ambiguous() {
    let rank = |who| Measure::SeatRank(who, national());
    let verdict = |who| judged(linked(fact(Kind::Rank, true), rank(who))).verdict;
    assert_eq!(verdict(bloc("pti-backed")), Supported);
    assert_eq!(verdict(party("PML-N")), Ambiguous);
    assert_eq!(verdict(party("JUI-F")), Contradicted);
}

#[test]
fn whoever_led_on_the_way_and_lost_is_not_charged() {
    let elected = Measure::Elected(candidate("NA-130", "Rashid"));
    let led = Claim { stage: Stage::Partial, ..fact(Kind::Lead, true) };
    assert_eq!(judged(linked(led, elected)).verdict, Unverifiable);
}
