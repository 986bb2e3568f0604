//! Damaged folders: each edit of the tiny election gives one clear message.

use crate::{copy::Copy, tiny, tiny_dir};
use proptest::prelude::*;
use std::fs;
use tallycheck::sources::Sources;

/// Makes one edit and expects the message, after the folder's path.
fn refused(file: &str, from: &str, to: &str, message: &str) {
    let copy = Copy::new(&message.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    copy.edit(file, from, to);
    let error = copy.load().map(|_| ()).expect_err(message).to_string();
    let shown = error.strip_prefix(&format!("{}/", copy.0.display())).unwrap_or(&error);
    assert_eq!(shown, message);
}

/// One test for each defect: which edit to which file gives which message.
macro_rules! defects {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $message:literal;)*) => {
        $(#[test] fn $name() { refused($file, $from, $to, $message); })*
    };
}

defects! {
    a_missing_column: "results.csv", ",votes," => ",", "results.csv:1: column `votes` is missing; add it";
    an_unknown_column: "contests.csv", "booths" => "boots",
        "contests.csv:1: unknown column `boots`; the columns are id,body,name,region,seat_type,seats,status,polling_stations,booths,aliases,note,counted_in";
    a_ragged_row: "results.csv", "400,,\n" => "400,\n",
        "results.csv:2: 8 fields where the header has 9; quote fields that hold a comma";
    an_unknown_party: "results.csv", "bob-baker,BLU" => "bob-baker,BLUE",
        "results.csv:2: unknown party `BLUE`; declare it in election.yaml";
    an_unknown_contest: "results.csv", "early,FA-1" => "early,FA-9",
        "results.csv:2: unknown contest `FA-9`; declare it in contests.csv";
    an_unknown_release: "turnout.csv", "final,FA-2" => "finale,FA-2",
        "turnout.csv:3: unknown release `finale`; declare it in election.yaml";
    an_unknown_body: "contests.csv", "FA-4,fa" => "FA-4,fb",
        "contests.csv:5: unknown body `fb`; declare it in election.yaml";
    an_unknown_region: "election.yaml", "region: North" => "region: Nowhere",
        "election.yaml:23: unknown region `Nowhere`; declare it in the region column of contests.csv";
    an_unknown_bloc: "election.yaml", "contested_as: green-backed" => "contested_as: mauve-backed",
        "election.yaml:34: unknown bloc `mauve-backed`; declare it in election.yaml";
    an_unknown_seat_holder: "seats.csv", "early,fa,,BLU" => "early,fa,,PINK",
        "seats.csv:2: unknown party or bloc `PINK`; declare it in election.yaml";
    an_unknown_area: "turnout.csv", "final,FA-1" => "final,FA-77",
        "turnout.csv:2: unknown area `FA-77`; write a contest, a body, `body:region path` or `all`";
    a_second_contest_with_the_same_id: "contests.csv", "FA-2,fa" => "FA-1,fa",
        "contests.csv:3: a second contest with the id `FA-1`; ids are unique";
    a_second_party_with_the_same_id: "election.yaml", "id: BLU" => "id: RED",
        "election.yaml:31: a second party with the id `RED`; ids are unique";
    a_candidate_twice_in_one_contest: "results.csv", "first,FA-1,candidate,Bob Baker,bob-baker,BLU" => "first,FA-1,candidate,Ann Archer,ann-archer,RED",
        "results.csv:5: `Ann Archer` already has a row for this contest and release, on line 4; keep one";
    a_candidate_of_two_parties: "results.csv", "final,FA-1,candidate,Bob Baker,bob-baker,BLU" => "final,FA-1,candidate,Bob Baker,bob-baker,RED",
        "results.csv:13: `bob-baker` stands for RED here and for BLU in an earlier row; use one party, as contested";
    a_candidate_without_an_id: "results.csv", "ann-archer" => "",
        "results.csv:3: `person` is empty; give the candidate an id, one for all rows about them";
    an_area_twice: "turnout.csv", "final,FA-2" => "final,FA-1",
        "turnout.csv:3: this area already has a row for this release, on line 2; keep one";
    a_tally_twice: "seats.csv", "final,fa,,BLU" => "final,fa,,RED",
        "seats.csv:5: the same tally already stands on line 4; keep one";
    a_number_too_large: "results.csv", "400" => "5000000000",
        "results.csv:2: `votes` is 5000000000, too large; at most 4294967295";
    a_number_beyond_all_counts: "results.csv", "400" => "1000000000000000000000000000000",
        "results.csv:2: `votes` is 1000000000000000000000000000000, too large; at most 4294967295";
    a_negative_number: "results.csv", "400" => "-400",
        "results.csv:2: `votes` is `-400`; write a whole number, or nothing where it is unknown";
    a_number_with_commas: "results.csv", "1200" => "\"1,200\"",
        "results.csv:4: `votes` is `1,200`; write a whole number, or nothing where it is unknown";
    a_contest_without_seats: "contests.csv", "general,1,held,10" => "general,0,held,10",
        "contests.csv:2: `seats` is 0; a contest fills at least one";
    a_status_nobody_knows: "contests.csv", "postponed" => "delayed",
        "contests.csv:6: `status` is `delayed`; it is one of `held`, `postponed`, `uncontested`, `voided`";
    a_region_too_deep: "contests.csv", "North/Alder" => "North/Alder/Oak",
        "contests.csv:2: `North/Alder/Oak` has more parts than election.yaml has `levels`; add a level";
    a_date_that_is_none: "election.yaml", "date: 2024-03-01" => "date: 1 March 2024",
        "election.yaml:7: `1 March 2024` is no date; write 2024-02-08";
    another_format: "election.yaml", "sources/1" => "sources/9",
        "election.yaml:1: `tallycheck-sources/9` is not a format this program reads; that is `tallycheck-sources/1`";
    rows_without_provenance: "provenance.yaml", "- { file: turnout.csv" => "- { file: elsewhere.csv",
        "turnout.csv:2: no entry of provenance.yaml covers this row; add one for its file";
    rows_with_two_origins: "provenance.yaml", "file: seats.csv" => "file: turnout.csv",
        "provenance.yaml:7: an earlier entry covers it too; say it once";
    a_party_that_is_a_member_of_its_own_stand_in: "members.csv", "coalition,RED" => "green-backed,GRN",
        "members.csv:5: this party contested as this very bloc, so it can't be a member; name its candidacies";
    a_member_who_does_not_stand_there: "members.csv", "FA-4,gus-gray" => "FA-2,gus-gray",
        "members.csv:3: `gus-gray` doesn't stand in FA-2; see results.csv";
}

#[test]
fn yaml_with_an_unknown_field_names_it_and_its_line() {
    let copy = Copy::new("unknown-field");
    copy.edit("election.yaml", "country: XT", "county: XT");
    let error = copy.load().unwrap_err();
    assert_eq!(error.line, Some(5));
    assert!(error.problem.contains("county"), "{error}");
}

#[test]
fn a_file_that_is_not_utf8_is_refused() {
    let copy = Copy::new("latin-1");
    fs::write(copy.0.join("seats.csv"), b"release,body\nnote\xe9").unwrap();
    let error = copy.load().unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("seats.csv:2: not UTF-8 from byte 5 of the line on; save it as UTF-8"),
        "{error}"
    );
}

#[test]
fn a_missing_file_is_named() {
    let copy = Copy::new("no-contests");
    fs::remove_file(copy.0.join("contests.csv")).unwrap();
    let error = copy.load().unwrap_err();
    assert!(error.to_string().contains("contests.csv: not found"), "{error}");
}

#[test]
fn a_misnamed_file_is_not_passed_over() {
    let copy = Copy::new("misnamed");
    fs::rename(copy.0.join("seats.csv"), copy.0.join("seat.csv")).unwrap();
    let error = copy.load().unwrap_err();
    assert!(error.to_string().contains("seat.csv: not a file of a source folder"), "{error}");
}

#[test]
fn yaml_that_unfolds_without_end_is_refused() {
    let copy = Copy::new("alias-bomb");
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..40 {
        let aliases = vec![format!("*a{}", n - 1); 9].join(", ");
        bomb.push_str(&format!("a{n}: &a{n} [{aliases}]\n"));
    }
    fs::write(copy.0.join("election.yaml"), bomb).unwrap();
    assert!(copy.load().unwrap_err().to_string().contains("election.yaml:"));
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let copy = Copy::new("huge");
    let file = fs::File::options().write(true).open(copy.0.join("results.csv")).unwrap();
    file.set_len(200 << 20).unwrap();
    let error = copy.load().unwrap_err();
    assert!(error.to_string().ends_with("results.csv: larger than 64 MB; split the election"));
}

#[test]
fn a_line_without_end_is_told_by_its_number() {
    let copy = Copy::new("endless-line");
    let mut table = fs::read_to_string(copy.0.join("seats.csv")).unwrap();
    let line = table.lines().count() + 1;
    table.push_str(&"9".repeat(20 << 20));
    fs::write(copy.0.join("seats.csv"), table).unwrap();
    let error = copy.load().unwrap_err().to_string();
    let told = format!("seats.csv:{line}: a field of more than 16 KB; is a quote left open?");
    assert!(error.ends_with(&told), "{}", error.chars().take(200).collect::<String>());
}

#[test]
fn contests_counted_in_each_other_are_refused() {
    let copy = Copy::new("counted-in-circle");
    let path = copy.0.join("contests.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(|line| format!("{line},")).collect();
    lines[0] = format!("{}counted_in", lines[0]);
    lines[1].push_str("FA-2");
    lines[2].push_str("FA-1");
    fs::write(&path, lines.join("\n")).unwrap();
    let error = copy.load().unwrap_err().to_string();
    let told =
        "contests.csv:2: `FA-2` is itself counted in another, on line 3; name the outermost one";
    assert!(error.ends_with(told), "{error}");
}

#[test]
fn a_contest_is_counted_in_another_one() {
    let copy = Copy::new("counted-in");
    let path = copy.0.join("contests.csv");
    let text = fs::read_to_string(&path).unwrap();
    let with = |whole: &str| {
        let mut lines = text.lines();
        let head = lines.next().unwrap();
        let rest: Vec<_> = lines
            .enumerate()
            .map(|(n, l)| format!("{l},{}", if n == 0 { whole } else { "" }))
            .collect();
        fs::write(&path, format!("{head},counted_in\n{}\n", rest.join("\n"))).unwrap();
        copy.load()
    };
    with("FA-2").unwrap();
    for wrong in ["FA-1", "FA-9"] {
        let error = with(wrong).unwrap_err().to_string();
        assert!(
            error.ends_with(&format!("contests.csv:2: `{wrong}` is no other contest of this file")),
            "{error}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let copy = Copy::new("link");
    fs::remove_file(copy.0.join("seats.csv")).unwrap();
    std::os::unix::fs::symlink(tiny_dir().join("seats.csv"), copy.0.join("seats.csv")).unwrap();
    let error = copy.load().unwrap_err();
    assert!(error.to_string().contains("seats.csv: not a plain file"), "{error}");
}

#[test]
fn a_folder_without_elections_is_refused() {
    let error = Sources::default().add_dir(&tiny_dir().join("../../../src")).unwrap_err();
    assert!(error.to_string().contains("holds no election.yaml"), "{error}");
}

#[test]
fn an_election_with_a_known_id_replaces_it() {
    let mut sources = Sources::default();
    sources.add_dir(&tiny_dir()).unwrap();
    let copy = Copy::new("replacing");
    copy.edit("election.yaml", "name: General election of Tinyland, 2024", "name: Corrected");
    sources.add_dir(&copy.0).unwrap();
    let names: Vec<_> = sources.elections.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Corrected"]);
}

#[test]
fn the_bundled_elections_load() {
    Sources::bundled().unwrap();
}

#[test]
fn spellings_and_other_names_of_a_person_are_gathered() {
    let election = tiny();
    let names = |id: &str| {
        let person = election.people.iter().find(|person| person.id == id).unwrap();
        (person.name.clone(), person.aliases.clone())
    };
    assert_eq!(names("ann-archer"), ("Ann Archer".into(), vec!["Annie Archer".into()]));
    assert_eq!(names("bob-baker"), ("Bob Baker".into(), vec!["Robert Baker".into()]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_file_holds_loading_ends_in_an_election_or_an_error(
        file in prop::sample::select(vec![
            "election.yaml", "contests.csv", "results.csv", "turnout.csv", "seats.csv",
            "members.csv", "provenance.yaml",
        ]),
        at in any::<prop::sample::Index>(),
        cut in 0usize..40,
        put in prop::collection::vec(any::<u8>(), 0..12),
    ) {
        let copy = Copy::new("mutated");
        let path = copy.0.join(file);
        let mut bytes = fs::read(&path).unwrap();
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        fs::write(&path, bytes).unwrap();
        if let Err(error) = copy.load() {
            prop_assert!(!error.problem.is_empty());
        }
    }
}
