mod stage;

use crate::extractor::{
    Kind::{CandidateVotes, ContestCount, Margin, Outcome, Rank, SeatTally, Threshold, Turnout},
    Reference,
};
use stage::{ask, linked, read, surely};

#[test]
fn people_named_beside_a_seat_stand_in_it() {
    let text =
        "Atta Tarar took NA-127 with 98,210 votes; {Zaheer Abbas} got 82,230 and Bilawal 15,005.";
    let said = read(
        text,
        &[
            ask(CandidateVotes, "98,210").of("Atta Tarar").in_place("NA-127"),
            ask(CandidateVotes, "82,230").of("Zaheer Abbas"),
            ask(CandidateVotes, "15,005").of("Bilawal"),
        ],
    );
    assert_eq!(said[0][0], "votes of Attah Ullah Tarrar NA-127");
    assert_eq!(said[1][0], "votes of Malik Zaheer Abbas Khokhar NA-127");
    assert_eq!(said[2][0], "votes of Bilawal Bhutto Zardari NA-127");
}

#[test]
fn a_surname_stands_for_whoever_bore_it_in_the_contest_under_discussion() {
    let text = "Nawaz Sharif ran in NA-130 against {Dr Yasmeen}. {Sharif} won 179,310 votes while {Rashid} got 104,485.";
    let said = read(
        text,
        &[ask(CandidateVotes, "179,310").of("Sharif"), ask(CandidateVotes, "104,485").of("Rashid")],
    );
    assert_eq!(said[0][0], "votes of Mian Muhammad Nawaz Sharif NA-130");
    assert_eq!(said[1][0], "votes of Dr. Yasmeen Rashid NA-130");
}

#[test]
fn two_people_are_linked_to_the_contest_they_met_in() {
    let text = "Nawaz Sharif lost to {Gushtasap} by 25,000 votes.";
    let said = surely(text, ask(Margin, "25,000").of("Gushtasap").over("Nawaz Sharif"));
    assert_eq!(said, "margin in NA-15");
}

#[test]
fn somebody_who_stands_nowhere_is_not_linked() {
    let text = "In NA-130 {Wilbur Pumpernickel} got 45,210 votes.";
    let said =
        surely(text, ask(CandidateVotes, "45,210").of("Wilbur Pumpernickel").in_place("NA-130"));
    assert_eq!(said, "Wilbur Pumpernickel, unknown");
}

#[test]
fn pronouns_mean_the_person_spoken_of() {
    let text =
        "PPP chairman Bilawal Bhutto Zardari ran in Lahore's NA-127, but he got 15,005 votes.";
    let said = surely(text, ask(CandidateVotes, "15,005").by(Reference::Person, "he"));
    assert_eq!(said, "votes of Bilawal Bhutto Zardari NA-127");
    let text = "In NA-6 Siraj ul Haq lost to Muhammad Bashir Khan. {Haq} got 56,538 votes, his opponent 76,259.";
    let said = read(
        text,
        &[
            ask(CandidateVotes, "56,538").of("Haq"),
            ask(CandidateVotes, "76,259").by(Reference::Opponent, "his opponent"),
        ],
    );
    assert_eq!(said[0][0], "votes of Siraj ul Haq NA-6");
    assert_eq!(said[1][0], "votes of Muhammad Bashir Khan NA-6");
}

#[test]
fn an_outcome_told_twice_in_a_sentence_is_one() {
    let text = "Atta Tarar took NA-127 with 98,210 votes, beating {Zaheer Abbas}.";
    let took = ask(Outcome, "took").of("Atta Tarar").in_place("NA-127");
    let beat = ask(Outcome, "beating").of("Atta Tarar").over("Zaheer Abbas").in_place("NA-127");
    assert_eq!(linked(text, &[took, beat]).len(), 1);
}

#[test]
fn a_pronoun_means_whoever_opened_the_sentence_before() {
    let text = "Fazlur Rehman lost NA-44 to {Ali Amin Gandapur}. He polled 59,922 votes.";
    let said = read(
        text,
        &[
            ask(Outcome, "lost").of("Ali Amin Gandapur").over("Fazlur Rehman").in_place("NA-44"),
            ask(CandidateVotes, "59,922").by(Reference::Person, "He"),
        ],
    );
    assert!(said[1][0].contains("Rahman NA-44"), "{:?}", said[1]);
}

#[test]
fn words_that_name_nobody_may_mean_anybody_who_came_first_or_second() {
    let text = "In NA-128 Awn Chaudhry got 172,576 votes and the petitioner 159,024.";
    let said = linked(
        text,
        &[
            ask(CandidateVotes, "172,576").of("Awn Chaudhry").in_place("NA-128"),
            ask(CandidateVotes, "159,024")
                .by(Reference::Person, "the petitioner")
                .in_place("NA-128"),
        ],
    );
    let told: Vec<_> = said[1].iter().map(|(told, _)| told.as_str()).collect();
    assert!(told.contains(&"votes of Salman Akram Raja NA-128"), "{told:?}");
}

#[test]
fn the_party_is_a_party_sooner_than_a_bloc_and_never_the_independents() {
    let text = "PML-N won Punjab from PTI-backed independents. The party has 75 seats in the National Assembly.";
    let said = read(
        text,
        &[ask(SeatTally, "75").by(Reference::Party, "The party").in_place("National Assembly")],
    );
    assert!(said[0].contains(&"seats of PML-N in na".to_owned()), "{:?}", said[0]);
}

#[test]
fn the_division_is_the_one_that_holds_the_place_spoken_of() {
    let text = "PML-N swept Attock. In the division it won 11 seats of the National Assembly.";
    let said = surely(
        text,
        ask(SeatTally, "11")
            .by(Reference::Party, "it")
            .in_place("National Assembly")
            .there("division"),
    );
    assert_eq!(said, "seats of PML-N in Rawalpindi Division of na");
}

#[test]
fn a_constituency_in_brackets_is_that_of_the_number_before_it() {
    let text = "One man won by 293 votes (NA-148), another, in NA-43, by 862.";
    assert_eq!(surely(text, ask(Margin, "293").in_place("NA-43")), "margin in NA-148");
}

#[test]
fn a_year_named_for_comparison_is_not_what_an_article_is_about() {
    let text = "In Pakistan PML-N won 75 seats of the National Assembly, against 64 in 2018.";
    let said = linked(
        text,
        &[
            ask(SeatTally, "75").of("PML-N").in_place("National Assembly"),
            ask(SeatTally, "64").of("PML-N").in_place("National Assembly").in_year(2018),
        ],
    );
    assert!(said[0][0].1 > said[1][1].1, "75 is of the election reported: {said:?}");
}

#[test]
fn the_winner_and_the_runner_up_are_those_of_the_contest() {
    let text = "In NA-122 the winner took 117,109 votes and the runner-up 77,907.";
    let said = read(
        text,
        &[
            ask(CandidateVotes, "117,109").by(Reference::Winner, "the winner").in_place("NA-122"),
            ask(CandidateVotes, "77,907")
                .by(Reference::RunnerUp, "the runner-up")
                .in_place("NA-122"),
        ],
    );
    assert_eq!(said[0][0], "votes of Sardar Muhammad Latif Khan Khosa NA-122");
    assert_eq!(said[1][0], "votes of Khawaja Saad Rafique NA-122");
}

#[test]
fn a_margin_between_the_first_two_is_the_contests() {
    let text = "Nawaz Sharif beat {Dr Yasmeen Rashid} in NA-130 by 74,825 votes.";
    let first =
        ask(Margin, "74,825").of("Nawaz Sharif").over("Dr Yasmeen Rashid").in_place("NA-130");
    assert_eq!(surely(text, first), "margin in NA-130");
    let text = "In NA-127 Atta Tarar was 83,205 votes ahead of Bilawal.";
    let third = ask(Margin, "83,205").of("Atta Tarar").over("Bilawal").in_place("NA-127");
    assert_eq!(
        surely(text, third),
        "Attah Ullah Tarrar NA-127 ahead of Bilawal Bhutto Zardari NA-127"
    );
}

#[test]
fn a_party_is_counted_over_the_body_under_discussion() {
    let text = "PML-N won 75 seats in the National Assembly and 137 in the Punjab Assembly.";
    let said = read(
        text,
        &[
            ask(SeatTally, "75").of("PML-N").in_place("National Assembly"),
            ask(SeatTally, "137").of("PML-N").in_place("Punjab Assembly"),
        ],
    );
    assert_eq!(said, [["seats of PML-N in na"], ["seats of PML-N in punjab"]]);
    let text = "PML-N won 75 seats of the lower house. PPP took 54.";
    assert_eq!(surely(text, ask(SeatTally, "54").of("PPP")), "seats of PPP in na");
    let text = "# Punjab Assembly\nPML-N: 137\nPPP: 10";
    assert_eq!(surely(text, ask(SeatTally, "10").of("PPP")), "seats of PPP in punjab");
}

#[test]
fn a_region_alone_may_be_of_the_national_body_or_its_own() {
    let said = linked(
        "PML-N won 55 seats in Punjab.",
        &[ask(SeatTally, "55").of("PML-N").in_place("Punjab")],
    );
    let told: Vec<_> = said[0].iter().map(|(told, _)| told.as_str()).collect();
    assert_eq!(told[..2], ["seats of PML-N in Punjab of na", "seats of PML-N in punjab"]);
    assert!(said[0][0].1 - said[0][1].1 < 0.3, "neither is clearly meant");
    let text = "PTI claimed 180 National Assembly seats, of them 115 in Punjab.";
    let said = surely(text, ask(SeatTally, "115").of("PTI").in_place("Punjab"));
    assert_eq!(said, "seats of PTI in Punjab of na");
    let text = "# Punjab Assembly\nIn Lahore PML-N won 22 seats.";
    let said = surely(text, ask(SeatTally, "22").of("PML-N").in_place("Lahore"));
    assert_eq!(said, "seats of PML-N in Lahore of punjab");
}

#[test]
fn a_party_that_takes_a_seat_holds_it() {
    let text = "PML-N had wins in NA-55 Rawalpindi IV.";
    let said = surely(text, ask(Outcome, "wins").of("PML-N").in_place("NA-55 Rawalpindi IV"));
    assert_eq!(said, "PML-N in NA-55");
    let text = "PTI came first in the National Assembly.";
    let said = surely(text, ask(Rank, "came first").of("PTI").in_place("National Assembly"));
    assert_eq!(said, "rank of pti-backed in na", "a party held by those it backed");
}

#[test]
fn majorities_and_contests_belong_to_bodies() {
    let text = "No party has a majority in the National Assembly, where 265 seats were filled.";
    assert_eq!(
        surely(text, ask(Threshold, "majority").any().in_place("National Assembly")),
        "majority in na"
    );
    assert_eq!(
        surely(text, ask(ContestCount, "265").in_place("National Assembly")),
        "contests in na"
    );
}

#[test]
fn turnout_is_of_the_seat_spoken_of_else_of_the_country() {
    let text = "Polling in NA-130 went on till five. Turnout was 52 per cent.";
    assert_eq!(surely(text, ask(Turnout, "52")), "turnout in NA-130");
    let text = "In Pakistan the general election passed quietly. Turnout was 47 per cent.";
    assert_eq!(surely(text, ask(Turnout, "47")), "turnout in everywhere");
}

#[test]
fn a_year_that_is_not_loaded_is_never_held_against_another() {
    let text = "PTI had won 149 seats of the National Assembly in 1918.";
    let said =
        read(text, &[ask(SeatTally, "149").of("PTI").in_place("National Assembly").in_year(1918)]);
    assert_eq!(said, [Vec::<String>::new()]);
}

#[test]
fn an_article_about_another_country_is_not_linked() {
    let text = "Voters in Elbonia went to the polls. Turnout was 61 per cent.";
    assert_eq!(read(text, &[ask(Turnout, "61")]), [Vec::<String>::new()]);
}
