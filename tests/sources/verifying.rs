//! `sources verify`: what it refuses, and what `sources diff` tells.

use crate::{copy::Copy, tiny};
use tallycheck::sources::{Election, Sources};

/// What is refused after one edit of the tiny election.
fn refused(file: &str, from: &str, to: &str) -> Vec<String> {
    let copy =
        Copy::new(&format!("verify-{file}-{}", to.replace(|c: char| !c.is_alphanumeric(), "-")));
    copy.edit(file, from, to);
    let found = copy.load().unwrap().elections.remove(0).verify();
    let defects = found.unexpected.iter();
    defects.map(|it| format!("{} {}: {}", it.check, it.at, it.problem)).collect()
}

/// One test for each check: which edit gives which defect.
macro_rules! checks {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $defect:literal;)*) => {
        $(#[test] fn $name() { assert_eq!(refused($file, $from, $to), [$defect]); })*
    };
}

checks! {
    votes_must_add_up_to_the_valid_ones: "results.csv", "hal-hill,BLU,100" => "hal-hill,BLU,101",
        "votes_sum_to_valid final FA-2: the votes add up to 2741, valid are 2740";
    valid_and_rejected_must_add_up_to_cast: "turnout.csv", "1010,1000,10" => "1010,1000,11",
        "valid_and_rejected_sum_to_cast final FA-4: 1000 + 11 is not 1010";
    men_and_women_must_add_up: "turnout.csv", "5000,2600,2400" => "5000,2600,2500",
        "men_and_women_sum_to_registered final FA-1: 2600 + 2500 is not 5000";
    nobody_votes_who_is_not_on_the_roll: "turnout.csv", "12500,,,8000" => "12500,,,18000",
        "cast_within_registered final north: 18000 of 12500 voted";
    the_winner_must_have_most_votes: "results.csv", "fay-ford,RED,500,elected" => "fay-ford,RED,400,elected",
        "winner_has_most_votes first FA-4: Fay Ford is declared elected with fewer votes than Gus Gray";
    one_seat_has_one_winner: "results.csv", "gus-gray,IND,480,lost" => "gus-gray,IND,480,elected",
        "winners_fill_the_seats first FA-4: 2 are elected to 1 seats";
    contests_must_fill_the_house: "election.yaml", "general: 5, women: 2" => "general: 6, women: 2",
        "contests_match_house fa general: its contests fill 5 seats, the house has 6";
    tallies_must_fit_the_house: "seats.csv", "final,north,,BLU,general,2" => "final,north,,BLU,general,3",
        "tallies_within_house final north general: the tallies add up to 4 of 3 seats";
    a_tally_must_equal_the_winners: "seats.csv", "first,fa,,RED,general,2" => "first,fa,,RED,general,3",
        "tallies_match_winners first fa RED general: 3 is published, 2 won";
    releases_stand_oldest_first: "election.yaml", "date: 2024-03-20" => "date: 2024-02-20",
        "releases_in_order final: it is older than `first` before it; releases stand oldest first";
    a_name_means_one_party: "election.yaml", "aliases: [Blues]" => "aliases: [reds]",
        "name_means_one_thing reds: it is a name of `RED` and of `BLU`";
    candidates_of_a_contest_differ: "results.csv", "Hal Hill" => "Dan  DREW",
        "names_differ_in_contest FA-2 hal-hill: `Dan  DREW` is also the name of `dan-drew` there";
}

#[test]
fn the_tiny_election_agrees_with_itself() {
    let found = tiny().verify();
    assert!(found.passed(), "{:?}", found.unexpected);
}

#[test]
fn a_listed_defect_is_accepted_with_its_reason_until_it_is_gone() {
    let copy = Copy::new("exceptions");
    let exception = "\nexceptions:\n- { check: votes_sum_to_valid, where: [final FA-2], reason: a slip }\nentries:";
    copy.edit("provenance.yaml", "entries:", exception);
    let gone = copy.load().unwrap().elections.remove(0).verify();
    assert_eq!(gone.gone.len(), 1, "nothing is wrong yet, so the exception is refused");
    assert!(!gone.passed());

    copy.edit("results.csv", "hal-hill,BLU,100", "hal-hill,BLU,101");
    let found = copy.load().unwrap().elections.remove(0).verify();
    assert!(found.passed());
    assert_eq!(found.accepted[0].1, "a slip");
}

#[test]
fn every_bundled_election_agrees_with_itself() {
    for election in &Sources::bundled().unwrap().elections {
        let found = election.verify();
        assert!(found.unexpected.is_empty(), "{}: {:#?}", election.id, found.unexpected);
        assert!(found.gone.is_empty(), "{}: {:#?}", election.id, found.gone);
    }
}

fn differences(before: &Election, after: &Election) -> Vec<String> {
    let shown = |it: Option<String>| it.unwrap_or_else(|| "nothing".into());
    let found = before.diff(after).into_iter();
    found.map(|it| format!("{}: {} -> {}", it.what, shown(it.before), shown(it.after))).collect()
}

#[test]
fn releases_differ_in_a_reversed_winner_and_in_votes() {
    let it = tiny();
    let found = it.diff_releases(it.release("first").unwrap(), it.release("final").unwrap());
    assert_eq!(found[0].what, "FA-3 winner");
    assert_eq!(found[0].before.as_deref(), Some("Bob Baker (BLU)"));
    assert_eq!(found[0].after.as_deref(), Some("Eve Eden (IND)"));
    assert!(found.iter().any(|it| it.what == "FA-2 hal-hill" && it.before.is_none()));
}

#[test]
fn folders_differ_where_one_was_edited() {
    let copy = Copy::new("diff");
    copy.edit("results.csv", "hal-hill,BLU,100", "hal-hill,BLU,101");
    copy.edit("seats.csv", "early,fa,,BLU,leading,3", "early,fa,,BLU,leading,4");
    let after = copy.load().unwrap().elections.remove(0);
    assert_eq!(
        differences(&tiny(), &after),
        ["early fa BLU leading: 3 -> 4", "final FA-2 hal-hill: 100 -> 101"]
    );
}
