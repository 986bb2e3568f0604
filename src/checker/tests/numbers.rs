//! Numbers.

use super::*;
use Kind::*;
use Verdict::*;

fn verdict(linked: LinkedClaim) -> (Verdict, Option<Reason>) {
    let finding = judged(linked);
    (finding.verdict, finding.reason)
}

#[test]
fn a_vote_figure_is_held_against_both_official_releases() {
    let rafique = votes("NA-122", "Saad Rafique");
    for official in [77_907, 77_913] {
        assert_eq!(verdict(linked(number(CandidateVotes, official), rafique)).0, Supported);
    }
    let slip = judged(linked(number(CandidateVotes, 77_709), rafique));
    assert_eq!((slip.verdict, slip.reason), (Contradicted, Some(Reason::Transposed)));
    assert_eq!((slip.severity, slip.score), (Severity::Fix, Some(0.99)));
    assert_eq!(slip.difference, Some((-198).into()));
    insta::assert_snapshot!(slip.explanation, @"77,709 for 77,907, two digits have changed places: Form 47 has 77,907, Consolidated results 77,913.");
}

#[test]
fn a_count_of_the_night_is_outdated() {
    let margin = Measure::Margin(contest("NA-130"));
    let finding = judged(linked(number(Margin, 55_981), margin));
    assert_eq!(finding.verdict, Outdated);
    insta::assert_snapshot!(finding.explanation, @"Not the end of the count: Consolidated results has 74,821; The Frontier Post had it so.");
}

#[test]
fn a_margin_with_one_wrong_digit_says_so() {
    let finding = verdict(linked(number(Margin, 13_522), Measure::Margin(contest("NA-128"))));
    assert_eq!(finding, (Contradicted, Some(Reason::OneDigit)));
}

#[test]
fn a_hedged_margin_holds_on_either_release() {
    let hedged = Statement::Number { amount: amount(20_000, Approx::MoreThan, None), of: None };
    let margin = Measure::Margin(contest("NA-6"));
    assert_eq!(verdict(linked(claim(Margin, hedged), margin)).0, Supported);
}

#[test]
fn booths_called_stations_are_the_wrong_unit() {
    let stations = Measure::Stations(Place::Contest(contest("NA-128")));
    assert_eq!(
        verdict(linked(number(PollingPlaces, 1_320), stations)),
        (Contradicted, Some(Reason::WrongUnit))
    );
    assert_eq!(
        verdict(linked(part(PollingPlaces, 1_310, 1_320), stations)),
        (Contradicted, Some(Reason::WrongUnit))
    );
    assert_eq!(verdict(linked(number(PollingPlaces, 433), stations)).0, Supported);
}

#[test]
fn stations_counted_so_far_are_no_wrong_total() {
    let stations = Measure::Stations(Place::Contest(contest("NA-128")));
    assert_eq!(verdict(linked(part(PollingPlaces, 120, 433), stations)).0, Outdated);
}

#[test]
fn another_candidates_number_is_told() {
    let raja = votes("NA-128", "Salman Akram Raja");
    assert_eq!(
        verdict(linked(number(CandidateVotes, 172_576), raja)),
        (Contradicted, Some(Reason::WrongCandidate))
    );
}

#[test]
fn the_total_called_a_margin_is_told() {
    let margin = Measure::Margin(contest("NA-122"));
    assert_eq!(verdict(linked(number(Margin, 117_109), margin)).1, Some(Reason::WrongUnit));
}

#[test]
fn a_blocs_count_is_supported_doubted_or_wrong() {
    let seats = Measure::Seats(bloc("pti-backed"), national());
    let cases =
        [(93, Supported), (92, Ambiguous), (85, Ambiguous), (150, Contradicted), (127, Outdated)];
    for (count, expected) in cases {
        assert_eq!(verdict(linked(number(SeatTally, count), seats)).0, expected, "{count}");
    }
}

#[test]
fn a_party_is_held_to_the_bloc_that_stood_for_it_and_its_own_tally_is_shown() {
    let seats = Measure::Seats(party("PTI"), national());
    let finding = judged(linked(number(SeatTally, 150), seats));
    assert_eq!(finding.verdict, Contradicted);
    insta::assert_snapshot!(finding.explanation, @"150 for 93, 57 too many: Form 47 has 93 (general), Consolidated results 90; the number matches PTI's own tally of 9 February.");
}

#[test]
fn seats_are_counted_by_province_too() {
    let cases = [
        ("Punjab", 55, Supported),
        ("Punjab", 115, Contradicted),
        ("Sindh", 16, Contradicted),
        ("Khyber Pakhtunkhwa", 37, Supported),
    ];
    for (province, count, expected) in cases {
        let seats = Measure::Seats(bloc("pti-backed"), in_region(province));
        assert_eq!(verdict(linked(number(SeatTally, count), seats)).0, expected, "{province}");
    }
}

#[test]
fn both_numbers_of_so_many_of_so_many_are_judged() {
    let seats = Measure::Seats(party("PML-N"), in_region("Rawalpindi Division"));
    assert_eq!(verdict(linked(part(SeatsOfTotal, 11, 13), seats)).0, Supported);
    assert_eq!(verdict(linked(part(SeatsOfTotal, 11, 17), seats)).0, Contradicted);
    assert_eq!(verdict(linked(part(SeatsOfTotal, 9, 13), seats)).0, Contradicted);
    let house = Measure::Seats(party("PML-N"), national());
    for whole in [264, 265, 266, 336] {
        assert_eq!(verdict(linked(part(SeatsOfTotal, 75, whole), house)).0, Supported, "{whole}");
    }
}

#[test]
fn contests_are_counted_on_every_base_and_some_of_them_are_no_wrong_total() {
    let contests = Measure::Contests(national());
    let cases = [
        (265, Supported),
        (266, Supported),
        (336, Supported),
        (15, Unverifiable),
        (272, Contradicted),
    ];
    for (count, expected) in cases {
        assert_eq!(verdict(linked(number(ContestCount, count), contests)).0, expected, "{count}");
    }
}

#[test]
fn parties_are_added_up() {
    let alliance = ["PML-N", "PPP", "MQM-P", "PML-Q", "IPP", "BAP"].map(party).to_vec();
    let seats = Measure::Seats(alliance[0], national());
    let finding = judged(about(number(Strength, 152), seats, Subject::Together(alliance)));
    assert_eq!(finding.verdict, Supported);
    insta::assert_snapshot!(finding.explanation, @"Provisional party position has 152 (general), Consolidated results 156.");
}

#[test]
fn a_count_with_reserved_seats_names_its_basis() {
    let seats = Measure::Seats(party("PML-N"), national());
    let finding = judged(linked(number(Strength, 123), seats));
    assert_eq!(finding.verdict, Supported);
    assert_eq!(finding.official.expect("on record").figure.basis.as_deref(), Some("total"));
    let women = Claim { basis: Some(Basis::Women), ..number(Strength, 34) };
    assert_eq!(verdict(linked(women, seats)).0, Supported);
}

#[test]
fn leads_are_outdated_and_partial_counts_may_not_exceed_the_final_one() {
    let independents = Measure::Seats(party("IND"), national());
    let lead = Claim { stage: Stage::Partial, ..number(Lead, 114) };
    assert_eq!(verdict(linked(lead, independents)).0, Outdated);
    let partial = |count| Claim { stage: Stage::Partial, ..number(CandidateVotes, count) };
    let dar = votes("NA-71", "Rehana");
    assert_eq!(verdict(linked(partial(60_000), dar)).0, Outdated);
    assert_eq!(verdict(linked(partial(131_615), dar)), (Contradicted, Some(Reason::ExceedsFinal)));
}

#[test]
fn the_passing_lead_of_the_loser_cannot_be_checked() {
    let gap = Measure::Gap(candidate("NA-128", "Salman Akram Raja"), candidate("NA-128", "Awn"));
    let lead = Claim { stage: Stage::Partial, ..number(Lead, 52_000) };
    assert_eq!(verdict(linked(lead, gap)).0, Unverifiable);
}

#[test]
fn majority_marks_are_rules_and_what_is_missing_is_no_mark() {
    let mark = Measure::MajorityMark(body("na"));
    let needs = |count| Claim { stage: Stage::Hypothetical, ..number(Threshold, count) };
    let cases = [(133, Supported), (169, Supported), (172, Contradicted), (4, Unverifiable)];
    for (count, expected) in cases {
        assert_eq!(verdict(linked(needs(count), mark)).0, expected, "{count}");
    }
}

#[test]
fn men_and_women_on_the_roll_are_told_apart() {
    let women = Measure::Registered(Place::Contest(contest("NA-119")), Sex::Women);
    let swapped = verdict(linked(number(Registered, 277_172), women));
    assert!(
        matches!(swapped, (Contradicted, Some(Reason::WrongUnit)) | (Unverifiable, None)),
        "{swapped:?}"
    );
}

#[test]
fn a_third_place_that_one_release_alone_holds_is_not_surely_wrong() {
    let bilawal = votes("NA-127", "Bilawal");
    assert_eq!(verdict(linked(number(CandidateVotes, 15_005), bilawal)).0, Supported);
    assert_eq!(
        verdict(linked(number(CandidateVotes, 15_105), bilawal)),
        (Ambiguous, Some(Reason::ReleaseMissing))
    );
    assert_eq!(verdict(linked(number(CandidateVotes, 25_005), bilawal)).0, Contradicted);
}

#[test]
fn what_is_no_result_is_never_checked() {
    let seats = Measure::Seats(party("PML-N"), national());
    let projected = Claim { stage: Stage::Projected, ..number(SeatTally, 131) };
    let wished = Claim { stage: Stage::Hypothetical, ..number(SeatTally, 40) };
    let alleged = number(AllegedChange, 18);
    let narrowed = Claim { restriction: Some(Span::new(0, 1)), ..number(SeatTally, 20) };
    for claim in [projected, wished, alleged, narrowed] {
        assert_eq!(verdict(linked(claim, seats)).0, Unverifiable);
    }
    let unlinked = LinkedClaim {
        claim: number(SeatTally, 20),
        readings: Vec::new(),
        setting: Setting::default(),
    };
    assert_eq!(verdict(unlinked).0, Unverifiable);
}

#[test]
fn a_share_fits_any_base_and_names_it() {
    let share = Measure::Share(candidate("NA-194", "Bilawal"));
    let percent = |hundredths: i64| {
        let worded = Worded::One(Decimal::new(hundredths, 2));
        let place = Decimal::new(1, 2);
        let amount = Amount { worded, approx: Approx::Exact, unit: Some(Unit::Percent), place };
        claim(VoteShare, Statement::Number { amount, of: None })
    };
    let finding = judged(linked(percent(7_485), share));
    assert_eq!(finding.verdict, Supported);
    assert!(finding.official.expect("on record").figure.basis.is_some());
    assert_eq!(verdict(linked(percent(5_110), share)).0, Contradicted);
}

#[test]
fn per_cent_of_the_seats_are_counted_on_every_base() {
    let seats = Measure::Seats(party("PML-N"), national());
    let share =
        Statement::Number { amount: amount(28, Approx::Exact, Some(Unit::Percent)), of: None };
    assert_eq!(verdict(linked(claim(SeatTally, share), seats)).0, Supported);
}

#[test]
fn a_number_that_fits_elsewhere_may_be_linked_to_the_wrong_place() {
    let cases = [
        (
            17,
            Measure::Seats(party("MQM-P"), Place::Body(body("sindh"))),
            SeatTally,
            Some(Reason::WrongContest),
        ),
        (
            137,
            Measure::Seats(party("PML-N"), in_region("Punjab")),
            SeatTally,
            Some(Reason::WrongContest),
        ),
        (590, Measure::Contests(national()), ContestCount, Some(Reason::WrongContest)),
        (117_109, votes("NA-128", "Salman Akram Raja"), CandidateVotes, Some(Reason::WrongContest)),
    ];
    for (count, measure, kind, reason) in cases {
        let placeless = Claim { places: Vec::new(), ..number(kind, count) };
        let reading = Reading { likelihood: 0.9, ..reading(measure, Subject::None) };
        let found = verdict(LinkedClaim {
            claim: placeless,
            readings: vec![reading],
            setting: Setting::default(),
        });
        assert_eq!(found, (Ambiguous, reason), "{count}");
    }
    let named = number(SeatTally, 137);
    let seats = Measure::Seats(party("PML-N"), national());
    assert_eq!(
        verdict(linked(named, seats)),
        (Contradicted, Some(Reason::WrongContest)),
        "the claim names the house"
    );
}

#[test]
fn a_smaller_tally_without_a_place_may_be_a_districts() {
    let seats = Measure::Seats(party("PML-N"), national());
    let placeless = |count| LinkedClaim {
        claim: Claim { places: Vec::new(), ..number(SeatTally, count) },
        readings: vec![Reading { likelihood: 0.9, ..reading(seats, Subject::None) }],
        setting: Setting::default(),
    };
    assert_eq!(verdict(placeless(5)).0, Ambiguous);
    assert_eq!(verdict(placeless(150)).0, Contradicted);
    assert_eq!(verdict(linked(number(SeatTally, 6), seats)).0, Contradicted);
}

#[test]
fn the_women_of_a_party_are_meant_only_where_the_text_says_so() {
    let seats = Measure::Seats(party("PML-N"), Place::Body(body("punjab")));
    let range = Amount {
        worded: Worded::Range(30.into(), 40.into()),
        approx: Approx::Range,
        unit: None,
        place: Decimal::ONE,
    };
    let tally = claim(SeatTally, Statement::Number { amount: range, of: None });
    assert_eq!(verdict(linked(tally, seats)).0, Contradicted);
}

#[test]
fn the_results_that_were_in_are_no_wrong_total() {
    let contests = Measure::Contests(national());
    assert_eq!(verdict(linked(number(ContestCount, 264), contests)).0, Ambiguous);
}

#[test]
fn a_partial_margin_one_digit_off_the_final_one_is_a_slip() {
    let margin = Measure::Margin(contest("NA-128"));
    let partial = |votes| Claim { stage: Stage::Partial, ..number(Margin, votes) };
    assert_eq!(verdict(linked(partial(13_522), margin)), (Contradicted, Some(Reason::OneDigit)));
    assert_eq!(verdict(linked(partial(9_400), margin)).0, Outdated);
}

#[test]
fn a_small_roll_without_a_place_may_be_one_constituencys() {
    let roll = Measure::Registered(national(), Sex::All);
    let placeless = Claim { places: Vec::new(), ..number(Registered, 678_006) };
    assert_eq!(verdict(linked(placeless, roll)).0, Unverifiable);
}

#[test]
fn the_margin_of_another_contest_may_be_the_one_meant() {
    let other = Measure::Margin(contest("NA-122"));
    let found = verdict(linked(number(Margin, 74_825), other));
    assert_eq!(found, (Ambiguous, Some(Reason::WrongContest)));
}

#[test]
fn the_votes_somebody_had_in_another_election_are_of_the_wrong_year() {
    let then = SOURCES.elections.iter().find(|election| election.id == "pk-2018").expect("bundled");
    let now = candidate("NA-194", "Bilawal");
    let election = election().0;
    let person = election.candidacies[now.ix()].person.expect("a person");
    let id = &election.people[person.ix()].id;
    let before = then.people.iter().find(|other| other.id == *id).expect("stood in 2018, too");
    let figures = then.figures(&Measure::Votes(before.candidacies[0]));
    let votes_then = i64::try_from(figures.last().expect("has votes").value).expect("a count");
    let found = verdict(linked(number(CandidateVotes, votes_then), Measure::Votes(now)));
    assert_eq!(found, (Contradicted, Some(Reason::WrongYear)));
    let looks_back = Claim { looks_back: true, ..number(CandidateVotes, votes_then) };
    let found = verdict(linked(looks_back, Measure::Votes(now)));
    assert_eq!(found, (Ambiguous, Some(Reason::WrongYear)), "\"had\" so many may be true of then");
}

#[test]
fn a_share_of_the_roll_told_as_one_of_the_valid_votes_is_on_the_wrong_base() {
    let share = Measure::Share(candidate("NA-130", "Nawaz"));
    let figures = election().0.figures(&share);
    let on = |base: &str| figures.iter().find(|f| f.basis.as_deref() == Some(base)).expect(base);
    let of_the_roll = Decimal::round_dp(&on("of registered voters").value, 1);
    let said = |base: Basis| Claim {
        basis: Some(base),
        statement: Statement::Number {
            amount: Amount {
                worded: Worded::One(of_the_roll),
                approx: Approx::Exact,
                unit: Some(Unit::Percent),
                place: Decimal::new(1, 1),
            },
            of: None,
        },
        ..number(VoteShare, 0)
    };
    let on_valid = verdict(linked(said(Basis::Valid), share));
    assert_eq!(on_valid, (Contradicted, Some(Reason::WrongBase)));
    assert_eq!(verdict(linked(said(Basis::Registered), share)).0, Supported);
}

#[test]
fn a_majority_of_the_seats_polled_is_none_of_the_full_house() {
    let mark = Measure::MajorityMark(body("na"));
    let needs_133 = |house: i64| verdict(linked(part(Threshold, 133, house), mark));
    assert_eq!(needs_133(336), (Contradicted, Some(Reason::WrongBase)));
    assert_eq!(needs_133(265).0, Supported);
}

#[test]
fn two_hundred_votes_for_somebody_with_sixty_thousand_are_of_another_vote() {
    let votes = votes("NA-123", "Shehbaz");
    assert_eq!(verdict(linked(number(CandidateVotes, 201), votes)).0, Unverifiable);
    assert_eq!(verdict(linked(number(CandidateVotes, 40_007), votes)).0, Contradicted);
}

#[test]
fn independents_may_be_all_of_them_or_those_whom_no_party_backed() {
    let seats = Measure::Seats(party("IND"), national());
    for (count, expected) in [(101, Supported), (8, Supported), (40, Contradicted)] {
        assert_eq!(verdict(linked(number(SeatTally, count), seats)).0, expected, "{count}");
    }
}

#[test]
fn a_link_that_may_be_to_anybody_contradicts_nothing() {
    let reading = Reading { likelihood: 0.3, ..reading(votes("NA-130", "Nawaz"), Subject::None) };
    let adrift = LinkedClaim {
        claim: number(CandidateVotes, 70_001),
        readings: vec![reading],
        setting: Setting::default(),
    };
    assert_eq!(verdict(adrift).0, Unverifiable);
}
