//! What the tiny election answers, reckoned by hand.

use crate::tiny;
use tallycheck::sources::{
    BlocId, BodyId, CandidacyId, Choice, Election, Figure, Measure, PartyId, PersonId, Place,
    RegionId, Sex, Trust, Who,
};

fn candidacy(election: &Election, contest: &str, person: &str) -> CandidacyId {
    let contest = election.contest(contest).unwrap();
    let is = |id: &&CandidacyId| {
        let person_id = election.candidacies[id.ix()].person;
        person_id.is_some_and(|it| election.people[it.ix()].id == person)
    };
    *election.contests[contest.ix()].candidacies.iter().find(is).unwrap()
}

fn party(election: &Election, id: &str) -> Who {
    let at = election.parties.iter().position(|party| party.id == id).unwrap();
    Who::Party(PartyId(u32::try_from(at).unwrap()))
}

fn region(election: &Election, path: &str) -> Place {
    let at = election.regions.iter().position(|region| region.path == path).unwrap();
    Place::Region(ASSEMBLY, RegionId(u32::try_from(at).unwrap()))
}

const ASSEMBLY: BodyId = BodyId(0);
const NORTH: BodyId = BodyId(1);
const GREEN_BACKED: Who = Who::Bloc(BlocId(0));
const COALITION: Who = Who::Bloc(BlocId(1));

/// A figure in one line: release, value, basis, and `?` where it is incomplete.
fn line(election: &Election, figure: &Figure) -> String {
    let release = &election.releases[figure.release.ix()].id;
    let basis = figure.basis.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    format!(
        "{release} {}{basis}{}",
        figure.value.round_dp(2),
        if figure.complete { "" } else { "?" }
    )
}

fn lines(election: &Election, measure: &Measure) -> Vec<String> {
    election.figures(measure).iter().map(|figure| line(election, figure)).collect()
}

#[test]
fn votes_stand_in_their_rows() {
    let it = tiny();
    let ann = candidacy(&it, "FA-1", "ann-archer");
    assert_eq!(lines(&it, &Measure::Votes(ann)), ["early 390", "first 1200", "final 1210"]);
    let first = &it.figures(&Measure::Votes(ann))[1];
    assert_eq!((first.rows[0].file, first.rows[0].line), ("results.csv", 4));
    assert_eq!(first.trust, Trust::High);
}

#[test]
fn a_margin_is_over_the_next_candidate_and_never_over_none_of_the_above() {
    let it = tiny();
    let margin = |code| Measure::Margin(it.contest(code).unwrap());
    assert_eq!(lines(&it, &margin("FA-2")), ["first 50", "final 50"]);
    let last = it.figures(&margin("FA-2")).pop().unwrap();
    assert_eq!(last.formula.as_deref(), Some("905 - 855"));
    assert_eq!(it.candidacy_name(last.holder.unwrap()), "Cat Cole");
}

#[test]
fn a_release_without_outcomes_is_led_by_who_has_most_votes() {
    let it = tiny();
    let margins = it.figures(&Measure::Margin(it.contest("FA-1").unwrap()));
    assert_eq!(it.candidacy_name(margins[0].holder.unwrap()), "Bob Baker");
    assert_eq!(it.candidacy_name(margins[1].holder.unwrap()), "Ann Archer");
}

#[test]
fn a_gap_is_negative_when_the_second_has_more() {
    let it = tiny();
    let (bob, ann) = (candidacy(&it, "FA-1", "bob-baker"), candidacy(&it, "FA-1", "ann-archer"));
    assert_eq!(lines(&it, &Measure::Gap(bob, ann)), ["early 10", "first -200", "final -205"]);
}

#[test]
fn a_reversal_shows_as_two_winners_in_two_releases() {
    let it = tiny();
    let eve = candidacy(&it, "FA-3", "eve-eden");
    assert_eq!(lines(&it, &Measure::Elected(eve)), ["first 0", "final 1"]);
    assert_eq!(it.figures(&Measure::Elected(eve))[0].trust, Trust::Low, "the scan was blurred");
}

#[test]
fn shares_name_what_they_are_of_and_need_a_stated_or_full_count() {
    let it = tiny();
    let eve = candidacy(&it, "FA-3", "eve-eden");
    // 710 of 1615, of 1635, of 3000; the first release lists two of three, so it gives none.
    assert_eq!(
        lines(&it, &Measure::Share(eve)),
        [
            "final 43.96 (of valid votes)",
            "final 43.43 (of votes cast)",
            "final 23.67 (of registered voters)"
        ]
    );
}

#[test]
fn ranks_count_candidates_only() {
    let it = tiny();
    // None of the above has 880, between the first and the second candidate.
    let dan = candidacy(&it, "FA-2", "dan-drew");
    assert_eq!(lines(&it, &Measure::Rank(dan)), ["first 2", "final 2"]);
    let nota = it.contests[1].candidacies.iter().copied();
    let nota = nota.into_iter().find(|id| it.candidacies[id.ix()].choice == Choice::NoneOfAbove);
    assert!(it.figures(&Measure::Rank(nota.unwrap())).is_empty());
}

#[test]
fn a_party_sum_is_incomplete_where_a_release_lists_only_the_leading_ones() {
    let it = tiny();
    let blue = Measure::PartyVotes(party(&it, "BLU"), Place::Body(ASSEMBLY));
    // first: 1000 + 700, with Hal Hill and Joe Jay unlisted; final: 1005 + 100 + 705 + 10.
    assert_eq!(lines(&it, &blue), ["early 400?", "first 1700?", "final 1820"]);
    let red = Measure::PartyVotes(party(&it, "RED"), Place::Body(ASSEMBLY));
    assert_eq!(lines(&it, &red), ["early 390?", "first 2550?", "final 2770"]);
}

#[test]
fn the_gap_between_two_parties_is_between_their_sums() {
    let it = tiny();
    let (red, blue) = (party(&it, "RED"), party(&it, "BLU"));
    let gap = |one, other| lines(&it, &Measure::PartyGap(one, other, Place::Body(ASSEMBLY)));
    // final: 2770 less 1820.
    assert_eq!(gap(red, blue), ["early -10?", "first 850?", "final 950"]);
    assert_eq!(gap(blue, red).last().unwrap(), "final -950");
}

#[test]
fn a_person_who_stands_in_several_contests_has_the_votes_of_all() {
    let it = tiny();
    let cat = it.people.iter().position(|person| person.id == "cat-cole").unwrap();
    let cat = Who::Person(PersonId(u32::try_from(cat).unwrap()));
    // final: 300 + 905.
    let votes = lines(&it, &Measure::PartyVotes(cat, Place::Body(ASSEMBLY)));
    assert_eq!(votes.last().unwrap(), "final 1205");
}

#[test]
fn a_party_share_of_a_body_is_over_the_sum_of_its_contests() {
    let it = tiny();
    // 2770 of 2565 + 2740 + 1615 + 1000.
    let red = Measure::PartyShare(party(&it, "RED"), Place::Body(ASSEMBLY));
    assert_eq!(lines(&it, &red)[0], "final 34.97 (of valid votes)");
}

#[test]
fn seats_are_the_declared_winners_and_published_tallies_further_figures() {
    let it = tiny();
    let seats = |who| lines(&it, &Measure::Seats(who, Place::Body(ASSEMBLY)));
    assert_eq!(
        seats(party(&it, "RED")),
        ["early 0 (general)?", "first 2 (general)", "final 2 (general)", "final 3 (total)"]
    );
    assert_eq!(
        seats(party(&it, "IND")),
        ["early 0 (general)?", "first 1 (general)", "final 2 (general)"]
    );
    assert_eq!(
        seats(party(&it, "BLU")),
        [
            "early 1 (general)?",
            "early 3 (leading)",
            "first 1 (general)",
            "final 0 (general)",
            "final 1 (total)"
        ]
    );
}

#[test]
fn a_published_tally_that_agrees_with_the_winners_is_not_said_twice() {
    let it = tiny();
    let red = it.figures(&Measure::Seats(party(&it, "RED"), Place::Body(ASSEMBLY)));
    assert_eq!((red[1].rows[0].file, red[1].rows[0].line), ("seats.csv", 3));
}

#[test]
fn a_bloc_counts_its_sure_members_and_tells_of_probable_ones() {
    let it = tiny();
    let greens = Measure::Seats(GREEN_BACKED, Place::Body(ASSEMBLY));
    assert_eq!(
        lines(&it, &greens),
        [
            "early 0 (general)?",
            "first 1 (general)",
            "final 1 (general)",
            "final 2 (general with probable members)?"
        ]
    );
    assert_eq!(it.figures(&greens)[1].trust, Trust::Medium, "the list of members is a press list");
    let others = it.other_counts(BlocId(0), ASSEMBLY);
    assert_eq!(line(&it, &others[0]), "first 3 (the movement's own list)");
}

#[test]
fn an_alliance_adds_up_its_parties_seats() {
    let it = tiny();
    let coalition = lines(&it, &Measure::Seats(COALITION, Place::Body(ASSEMBLY)));
    assert_eq!(coalition.last().unwrap(), "final 4 (total)");
    assert!(coalition.contains(&"first 3 (general)".to_owned()), "{coalition:?}");
}

#[test]
fn seats_by_region_say_when_a_seat_lies_across_the_border() {
    let it = tiny();
    let seats = |place| lines(&it, &Measure::Seats(party(&it, "IND"), place));
    assert_eq!(
        seats(region(&it, "North")),
        [
            "early 0 (general)?",
            "first 1 (general)",
            "final 2 (general)",
            "final 1 (general without seats across the border)"
        ]
    );
}

#[test]
fn who_holds_a_contest_follows_the_declared_winner() {
    let it = tiny();
    let held = |who, code| lines(&it, &Measure::Held(who, it.contest(code).unwrap()));
    assert_eq!(held(GREEN_BACKED, "FA-2"), ["first 1", "final 1"]);
    assert_eq!(held(GREEN_BACKED, "FA-3"), ["first 0", "final 1 (probable member)?"]);
    assert_eq!(held(party(&it, "RED"), "FA-4"), ["first 1", "final 1"]);
}

#[test]
fn parties_rank_by_seats_without_and_with_blocs() {
    let it = tiny();
    let rank = |who| lines(&it, &Measure::SeatRank(who, Place::Body(ASSEMBLY)));
    assert!(rank(party(&it, "RED")).contains(&"first 1 (among parties, general)".to_owned()));
    // first: Red 2, Blue 1, green-backed 1.
    assert!(rank(GREEN_BACKED).contains(&"first 2 (among parties and blocs, general)".to_owned()));
    // final: Red 2, green-backed 1, Blue 0; the alliance of Red and Blue doesn't compete.
    assert!(rank(GREEN_BACKED).contains(&"final 2 (among parties and blocs, general)".to_owned()));
    let blue = rank(party(&it, "BLU"));
    assert!(blue.contains(&"final 2 (among parties, general)".to_owned()), "{blue:?}");
    assert!(blue.contains(&"final 3 (among parties and blocs, general)".to_owned()), "{blue:?}");
    // 3 and 1 of 7 seats: who is left out of the tally may have as many as Blue.
    assert!(blue.contains(&"final 2 (among parties, total)?".to_owned()), "{blue:?}");
}

#[test]
fn rolls_are_stated_derived_or_summed() {
    let it = tiny();
    let body = Place::Body(ASSEMBLY);
    assert_eq!(
        lines(&it, &Measure::Registered(body, Sex::All)),
        ["final 14000?"],
        "where nobody voted there are voters too"
    );
    assert_eq!(lines(&it, &Measure::Registered(body, Sex::Women)), ["final 6800?"]);
    assert_eq!(lines(&it, &Measure::Cast(body)), ["final 8035"]);
    assert_eq!(lines(&it, &Measure::Rejected(body)), ["final 115"]);
    assert_eq!(lines(&it, &Measure::Cast(Place::Provincial)), ["final 8000"]);
    assert_eq!(lines(&it, &Measure::Cast(Place::Election)), ["final 8035"], "voters count once");
    assert_eq!(
        lines(&it, &Measure::Cast(region(&it, "South"))),
        ["final 2645?"],
        "FA-3 lies across"
    );
}

#[test]
fn turnout_is_of_votes_cast_and_of_valid_votes() {
    let it = tiny();
    let fa1 = Place::Contest(it.contest("FA-1").unwrap());
    assert_eq!(
        lines(&it, &Measure::Turnout(fa1)),
        ["final 52 (of votes cast)", "final 51.3 (of valid votes)"]
    );
    assert_eq!(lines(&it, &Measure::Turnout(Place::Body(NORTH))), ["final 64 (of votes cast)"]);
}

#[test]
fn contests_stations_and_candidates_are_counted() {
    let it = tiny();
    let body = Place::Body(ASSEMBLY);
    assert_eq!(lines(&it, &Measure::Contests(body)), ["first 5 (all)", "first 4 (held)"]);
    assert_eq!(lines(&it, &Measure::Stations(body)), ["first 28?"], "FA-5's are unknown");
    let fa1 = Place::Contest(it.contest("FA-1").unwrap());
    assert_eq!(lines(&it, &Measure::Booths(fa1)), ["first 30"]);
    assert_eq!(lines(&it, &Measure::Candidates(None, fa1)), ["final 3"]);
    // Whoever stood for the poll that was put off is not on record.
    assert_eq!(lines(&it, &Measure::Candidates(Some(party(&it, "BLU")), body)), ["final 4?"]);
}

#[test]
fn majority_marks_have_one_figure_per_base() {
    let it = tiny();
    assert_eq!(
        lines(&it, &Measure::MajorityMark(ASSEMBLY)),
        ["first 3 (seats polled)", "first 4 (full house)"]
    );
    assert_eq!(
        lines(&it, &Measure::TwoThirdsMark(ASSEMBLY)),
        ["first 3 (seats polled)", "first 5 (full house)"]
    );
    assert_eq!(lines(&it, &Measure::MajorityMark(NORTH)), ["first 2 (full house)"]);
}

#[test]
fn others_have_no_figure() {
    let it = tiny();
    let body = Place::Body(ASSEMBLY);
    for measure in [
        Measure::Seats(Who::Others, body),
        Measure::PartyVotes(Who::Others, body),
        Measure::SeatRank(Who::Others, body),
    ] {
        assert!(it.figures(&measure).is_empty(), "{measure:?}");
    }
}

#[test]
fn a_country_is_named_in_whole_words() {
    let mut it = tiny();
    it.country_names = vec!["Ind".into(), "U.N.".into()];
    assert!(it.names_country("Ind votes") && it.names_country("the U.N. votes"));
    assert!(!it.names_country("Indiana votes") && !it.names_country("ind votes"));
}
