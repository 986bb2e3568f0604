//! What an import makes of small, odd and hostile tables.

use super::{Format, ImportError, Written, import};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

const FORMAT: &str = r#"
format: tallycheck-import/1
name: a small format
settings: { year: "2024" }
unknown: ["n/a"]
maps:
  parties: { Ind.: IND }
  outcome: { "yes": elected, "no": lost }
tables:
  seats: {}
  votes: { columns: [Year, Seat, Name, Party, Votes, Won] }
rows:
- to: contests
  from: seats
  cells:
    id: "{seat}"
    body: na
    name: "{seat name}"
    region: { text: "{province}/{district}", each: district }
    seat_type: general
    seats: "1"
    status: held
- to: results
  from: votes
  where: { year: "{$year}" }
  cells:
    release: final
    contest: "{seat}"
    choice: candidate
    name: "{name}"
    party: { text: "{party}", map: parties }
    votes: "{votes}"
    outcome: { text: "{won}", map: outcome }
- to: turnout
  from: seats
  cells: { release: final, area: "{seat}", registered: "{roll}" }
"#;

const SEATS: &str = "\
Seat,Seat  Name ,Province,District,Roll
S-10,Far,North,Uplands;Moors,\"12,345\"
S-2,Near,South,Town,n/a
";

const VOTES: &str = "\
Year,Seat,Name,Party,Votes,Won
2024,S-2,Ada Lind,Reds,400.0,yes
2024,S-2,Bo Berg,Ind.,399,no
2024,S-10,Cy Dahl,Reds,,yes
2019,S-10,Cy Dahl,Reds,77,no
";

/// A folder of its own for one test.
struct Bench(PathBuf);

impl Bench {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tallycheck-import-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("out/by-hand")).unwrap();
        Self(folder)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn import(&self, seats: &str, votes: &str) -> Result<Vec<Written>, ImportError> {
        let files = [self.put("seats.csv", seats), self.put("votes.csv", votes)];
        self.import_files(&files)
    }

    fn import_files(&self, files: &[PathBuf]) -> Result<Vec<Written>, ImportError> {
        let format = Format::parse(Path::new("small.yaml"), FORMAT)?;
        import(&format, files, &self.0.join("out"))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join("out").join(name)).unwrap()
    }

    /// What is wrong with an import, told without the folder of the test.
    fn complaint(&self, seats: &str, votes: &str) -> String {
        let error = self.import(seats, votes).unwrap_err().to_string();
        assert!(!self.0.join("out/results.csv").exists(), "a failed import wrote something");
        error.replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_small_table_becomes_canonical_files_in_a_persons_order() {
    let bench = Bench::new();
    bench.import(SEATS, VOTES).unwrap();
    assert_eq!(
        bench.read("contests.csv"),
        "id,body,name,region,seat_type,seats,status\n\
         S-2,na,Near,South/Town,general,1,held\n\
         S-10,na,Far,North/Uplands;North/Moors,general,1,held\n"
    );
    assert_eq!(
        bench.read("results.csv"),
        "release,contest,choice,name,person,party,votes,outcome\n\
         final,S-2,candidate,Ada Lind,ada-lind-s-2,Reds,400,elected\n\
         final,S-2,candidate,Bo Berg,bo-berg-s-2,IND,399,lost\n\
         final,S-10,candidate,Cy Dahl,cy-dahl-s-10,Reds,,elected\n"
    );
    assert_eq!(
        bench.read("turnout.csv"),
        "release,area,registered\nfinal,S-2,\nfinal,S-10,12345\n"
    );
}

#[test]
fn importing_again_changes_no_byte() {
    let bench = Bench::new();
    bench.import(SEATS, VOTES).unwrap();
    let first = bench.read("results.csv");
    bench.import(SEATS, VOTES).unwrap();
    assert_eq!(bench.read("results.csv"), first);
}

#[test]
fn the_order_of_files_and_records_does_not_matter() {
    let (bench, other) = (Bench::new(), Bench::new());
    bench.import(SEATS, VOTES).unwrap();
    let mut lines: Vec<_> = VOTES.lines().collect();
    lines[1..].reverse();
    let files = [other.put("a.csv", lines.join("\n")), other.put("b.csv", SEATS)];
    other.import_files(&files).unwrap();
    assert_eq!(other.read("results.csv"), bench.read("results.csv"));
}

#[test]
fn marks_semicolons_titles_and_missing_headers_are_put_up_with() {
    let (bench, other) = (Bench::new(), Bench::new());
    bench.import(SEATS, VOTES).unwrap();
    let seats = format!("\u{feff}{}", SEATS.replace('\n', "\r\n"));
    let (_, headerless) = VOTES.split_once('\n').unwrap();
    other.import(&seats, headerless).unwrap();
    assert_eq!(other.read("results.csv"), bench.read("results.csv"));
    let titled = format!("Report 33;;;;;\n{}", VOTES.replace(',', ";"));
    other.import(SEATS, &titled).unwrap();
    assert_eq!(other.read("results.csv"), bench.read("results.csv"));
}

#[test]
fn rows_kept_by_hand_are_added_and_replace_what_they_say_otherwise() {
    let bench = Bench::new();
    bench.put("out/by-hand/people.csv", "contest,name,person\nS-2,Bo Berg,bo-berg\n");
    bench.put(
        "out/by-hand/results.csv",
        "release,contest,choice,name,person,party,votes,outcome,aliases\n\
         final,S-2,candidate,,bo-berg,,401,,\n\
         press,S-10,candidate,Cy Dahl,cy-dahl-s-10,Reds,12,,\n",
    );
    bench.import(SEATS, VOTES).unwrap();
    let results = bench.read("results.csv");
    assert!(results.contains("final,S-2,candidate,Bo Berg,bo-berg,IND,401,lost\n"), "{results}");
    assert!(results.contains("press,S-10,candidate,Cy Dahl,cy-dahl-s-10,Reds,12,\n"), "{results}");
}

#[test]
fn other_files_of_the_folder_are_left_alone() {
    let bench = Bench::new();
    bench.put("out/election.yaml", "mine");
    bench.import(SEATS, VOTES).unwrap();
    assert_eq!(bench.read("election.yaml"), "mine");
    assert!(!bench.0.join("out/members.csv").exists());
    assert_eq!(fs::read_dir(bench.0.join("out")).unwrap().count(), 5);
}

#[test]
fn a_table_that_another_import_left_is_refused_and_nothing_written() {
    let bench = Bench::new();
    bench.import(SEATS, VOTES).unwrap();
    bench.put("out/lines.csv", "release,contest,person,party,votes\n");
    let error = bench.import(SEATS, &VOTES.replace("399", "398")).unwrap_err();
    assert!(error.file.ends_with("lines.csv"));
    assert!(error.problem.starts_with("is there already, and this import has no rows for it"));
    assert!(bench.read("results.csv").contains("Bo Berg,bo-berg-s-2,IND,399,lost"));
}

#[test]
fn a_folder_in_the_place_of_a_table_is_refused_and_nothing_written() {
    let bench = Bench::new();
    fs::create_dir(bench.0.join("out/results.csv")).unwrap();
    let error = bench.import(SEATS, VOTES).unwrap_err();
    assert_eq!(error.problem, "is a folder where a table belongs; move it away");
    assert!(!bench.0.join("out/contests.csv").exists());
}

#[test]
fn what_is_kept_by_hand_is_read_as_carefully_as_the_tables() {
    for (rows, problem) in [
        (
            &b"release,contest,choice,person,votes\nfinal,S-2,candidate,bo-berg-s-2,-3\n"[..],
            ":2: votes: `-3` is not a whole number",
        ),
        (b"release,contest,choice,person,vote\n", ":1: vote: unknown; the columns are"),
        (b"release,contest\nfinal,S-2,x\n", ":2: "),
        (b"release,contest\nfinal,caf\xe9\n", ":2: is not UTF-8"),
    ] {
        let bench = Bench::new();
        bench.put("out/by-hand/results.csv", rows);
        let complaint = bench.complaint(SEATS, VOTES);
        assert!(complaint.starts_with(&format!("out/by-hand/results.csv{problem}")), "{complaint}");
    }
    let bench = Bench::new();
    bench.put("out/by-hand/people.csv", "\u{feff}contest,name,person\nS-2,Bo Berg,bo-berg\n");
    bench.import(SEATS, VOTES).unwrap();
    assert!(bench.read("results.csv").contains("Bo Berg,bo-berg,IND"));
}

#[test]
fn quotation_marks_written_with_a_backslash_are_plain_ones() {
    let bench = Bench::new();
    bench.import(SEATS, &VOTES.replace("Bo Berg", r#""Robert \""Bo\"" Berg""#)).unwrap();
    let results = bench.read("results.csv");
    assert!(results.contains(r#""Robert ""Bo"" Berg",robert-bo-berg-s-2"#), "{results}");
}

#[test]
fn namesakes_in_one_contest_are_two_people() {
    let bench = Bench::new();
    bench.import(SEATS, &format!("{VOTES}2024,S-2,Ada Lind,Ind.,3,no\n")).unwrap();
    let results = bench.read("results.csv");
    assert!(results.contains("Ada Lind,ada-lind-s-2-2,IND,3,lost\n"), "{results}");
}

#[test]
fn a_repeated_candidate_is_refused() {
    let complaint =
        Bench::new().complaint(SEATS, &format!("{VOTES}2024,S-2,Bo Berg,Ind.,399,no\n"));
    assert_eq!(complaint, "votes.csv:6: repeats the row of `bo-berg-s-2`");
}

#[test]
fn a_seat_with_two_names_is_refused() {
    let complaint = Bench::new().complaint(&format!("{SEATS}S-2,Nearby,South,Town,5\n"), VOTES);
    assert_eq!(complaint, "seats.csv:4: name: differs from an earlier row of this key");
}

#[test]
fn a_count_must_be_a_whole_number_that_fits() {
    for (votes, problem) in [
        ("12.5", "is not a whole number"),
        ("-3", "is not a whole number"),
        ("many", "is not a whole number"),
        ("99999999999", "is too large a number"),
        ("1000000000000000000000000000000", "is too large a number"),
    ] {
        let complaint = Bench::new().complaint(SEATS, &VOTES.replace("399", votes));
        assert_eq!(complaint, format!("votes.csv:3: votes: `{votes}` {problem}"));
    }
}

#[test]
fn a_word_the_column_does_not_know_is_refused() {
    let complaint = Bench::new().complaint(SEATS, &VOTES.replace("Ind.,399,no", "Ind.,399,maybe"));
    assert_eq!(complaint, "votes.csv:3: outcome: `maybe` is none of elected, lost");
}

#[test]
fn results_of_an_unknown_contest_are_refused() {
    let complaint = Bench::new().complaint(SEATS, &VOTES.replace("S-10", "S-11"));
    assert_eq!(complaint, "votes.csv:4: contest: no contest `S-11`");
}

#[test]
fn a_missing_column_is_named() {
    let complaint = Bench::new().complaint(&SEATS.replace(",Province,", ",County,"), VOTES);
    assert_eq!(
        complaint,
        "seats.csv:1: is none of the format's tables; for `seats` it lacks `province`"
    );
}

#[test]
fn a_header_that_lacks_a_column_is_no_record() {
    let complaint = Bench::new().complaint(SEATS, &VOTES.replace("Party", "Label"));
    assert_eq!(
        complaint,
        "votes.csv:1: is none of the format's tables; for `votes` it lacks `party`"
    );
}

#[test]
fn a_missing_file_is_named() {
    let bench = Bench::new();
    let seats = bench.put("seats.csv", SEATS);
    let problem = bench.import_files(&[seats]).unwrap_err().to_string();
    assert!(problem.contains("no file given is its table `votes`"), "{problem}");
    let absent = bench.0.join("absent.csv");
    assert!(bench.import_files(std::slice::from_ref(&absent)).unwrap_err().file == absent);
}

#[test]
fn a_ragged_row_is_refused() {
    let complaint = Bench::new().complaint(SEATS, &format!("{VOTES}2024,S-2,Di Ek,Reds,4,no,x\n"));
    assert_eq!(complaint, "votes.csv:6: 7 cells under 6 columns");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let bench = Bench::new();
    let seats = bench.put("seats.csv", b"Seat,Seat Name\nS-1,Caf\xe9\n");
    let error = bench.import_files(&[seats]).unwrap_err();
    assert_eq!((error.line, error.problem.as_str()), (Some(2), "is not UTF-8"));
}

#[test]
fn a_file_too_large_to_be_one_of_figures_is_refused_unread() {
    let bench = Bench::new();
    let path = bench.put("votes.csv", "");
    fs::File::options().write(true).open(&path).unwrap().set_len(200 << 20).unwrap();
    let error = bench.import_files(&[path]).unwrap_err();
    assert_eq!(error.problem, "is larger than 128 MB; split it");
}

#[test]
fn a_quote_left_open_is_told_where_it_opens() {
    let rest = "2024,S-2,Di Ek,Reds,4,no\n".repeat(1000);
    let complaint =
        Bench::new().complaint(SEATS, &format!("{VOTES}2024,S-2,\"Ed,Reds,1,no\n{rest}"));
    assert_eq!(complaint, "votes.csv:6: a cell of more than 16 KB; is a quote left open?");
}

#[test]
fn a_quote_that_the_next_one_closes_swallows_no_rows() {
    let rows = "2024,S-2,\"Ada Lind,Reds,5,\n".to_owned()
        + &"2024,S-2,Bo Berg,Reds,5,\n".repeat(8)
        + "2024,S-2,\"Cy Dahl,Reds,7,\n";
    let complaint = Bench::new().complaint(SEATS, &format!("{VOTES}{rows}"));
    assert_eq!(complaint, "votes.csv:6: a cell of more than 6 lines; is a quote left open?");
}

#[test]
fn a_name_with_a_control_character_is_refused() {
    let complaint = Bench::new().complaint(SEATS, &format!("{VOTES}2024,S-2,Ada\0Lind,Reds,5,\n"));
    assert_eq!(
        complaint,
        "votes.csv:6: a cell with a control character; is the file cut or no table?"
    );
}

#[test]
fn a_name_read_in_the_wrong_charset_is_one_all_the_same() {
    let named = "2024,S-2,Tom Oâ\u{80}\u{99}Hare,Reds,5,\n";
    Bench::new().import(SEATS, &format!("{VOTES}{named}")).unwrap();
}

#[test]
fn a_file_of_nothing_but_a_header_is_refused() {
    let header = "Year,Seat,Name,Party,Votes,Won\n";
    let complaint = Bench::new().complaint(SEATS, header);
    assert_eq!(complaint, "votes.csv: has a header and no records");
}

#[test]
fn a_line_without_end_is_told_by_its_number() {
    let complaint = Bench::new().complaint(SEATS, &format!("{VOTES}{}", "9".repeat(20 << 20)));
    assert_eq!(complaint, "votes.csv:6: a cell of more than 16 KB; is a quote left open?");
}

#[test]
fn a_folder_is_no_file_of_figures() {
    let bench = Bench::new();
    let error = bench.import_files(&[bench.0.join("out")]).unwrap_err();
    assert_eq!(error.problem, "is not a file of figures");
}

#[test]
fn a_link_in_the_folder_is_replaced_and_what_it_points_to_left_alone() {
    let bench = Bench::new();
    let elsewhere = bench.put("elsewhere.csv", "mine");
    std::os::unix::fs::symlink(&elsewhere, bench.0.join("out/results.csv")).unwrap();
    bench.import(SEATS, VOTES).unwrap();
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "mine");
    assert!(bench.read("results.csv").contains("Ada Lind"));
}

#[test]
fn a_format_that_unfolds_without_end_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..40 {
        let aliases = vec![format!("*a{}", n - 1); 9].join(", ");
        bomb.push_str(&format!("a{n}: &a{n} [{aliases}]\n"));
    }
    let error = Format::parse(Path::new("bomb.yaml"), &bomb).unwrap_err();
    assert!(!error.problem.is_empty());
}

/// A format of records that add up, its rules after those of the small one.
const ADDING: &str = r#"
format: tallycheck-import/1
name: lines of ballot papers
maps: { parties: { Reds: RED } }
tables: { seats: {}, lines: {} }
rows:
- to: contests
  from: seats
  cells: { id: "{seat}", body: na, name: "{seat name}", seat_type: general, seats: "1", status: held }
- to: parties
  from: lines
  where: { label: { unlisted: parties } }
  cells: { id: "{label} (label)" }
- to: results
  from: lines
  adds_up: true
  cells:
    release: final
    contest: "{seat}"
    choice: candidate
    name: { text: "{name}", spell: [forename_first, capitalised] }
    party: { text: "{label}", map: parties, unlisted: "{label} (label)" }
    votes: "{votes}"
"#;

#[test]
fn lines_of_one_candidate_add_up_under_the_party_of_the_largest_and_are_kept() {
    let bench = Bench::new();
    let lines = "Seat,Name,Label,Votes\nS-2,\"LIND, ADA\",Sun,30\nS-2,\"LIND, ADA\",Reds,400\n\
                 S-2,\"BERG, BO\",Reds,7\nS-2,\"BERG, BO\",Reds,8\n";
    let files = [bench.put("seats.csv", SEATS), bench.put("lines.csv", lines)];
    let format = Format::parse(Path::new("adding.yaml"), ADDING).unwrap();
    import(&format, &files, &bench.0.join("out")).unwrap();
    let results = bench.read("results.csv");
    assert!(results.contains("final,S-2,candidate,Ada Lind,ada-lind-s-2,RED,430\n"), "{results}");
    assert!(results.contains("final,S-2,candidate,Bo Berg,bo-berg-s-2,RED,15\n"), "{results}");
    assert_eq!(
        bench.read("lines.csv"),
        "release,contest,person,party,votes\n\
         final,S-2,ada-lind-s-2,RED,400\nfinal,S-2,ada-lind-s-2,Sun (label),30\n"
    );
    assert_eq!(bench.read("parties.csv"), "id\nSun (label)\n");
}

#[test]
fn a_format_that_names_nothing_known_is_refused() {
    for (from, to, problem) in [
        ("map: outcome", "map: outcomes", "no map `outcomes`"),
        ("from: seats", "from: chairs", "no table `chairs`"),
        ("body: na", "house: na", "contests.csv has no column `house`"),
        ("{$year}", "{$day}", "no setting `day`"),
    ] {
        let format = FORMAT.replace(from, to);
        let error = Format::parse(Path::new("small.yaml"), &format).unwrap_err();
        assert_eq!(error.problem, problem);
    }
}

#[test]
fn every_built_in_format_can_be_read() {
    assert!(!Format::built_in().is_empty());
    for name in Format::built_in() {
        Format::find(&name).unwrap();
    }
}
