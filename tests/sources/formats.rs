//! What the built-in formats make of a few records of public files, with the traps those have.

use std::{fs, path::PathBuf};
use tallycheck::sources::import::{Format, import};
use tempfile::TempDir;

/// A folder with public files in it, to import from and into.
struct Bench(TempDir);

impl Bench {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Imports texts as files; what went wrong, if anything did.
    fn import(
        &self,
        format: &str,
        settings: &[(&str, &str)],
        texts: &[&str],
    ) -> Result<(), String> {
        let mut format = Format::find(format).unwrap();
        for (name, value) in settings {
            format.set(name, value).unwrap();
        }
        let put = |(at, text): (usize, &&str)| {
            let path = self.0.path().join(format!("{at}.csv"));
            fs::write(&path, text).unwrap();
            path
        };
        let files: Vec<PathBuf> = texts.iter().enumerate().map(put).collect();
        import(&format, &files, &self.0.path().join("out"))
            .map(|_| ())
            .map_err(|error| error.problem)
    }

    fn rows(&self, file: &str) -> Vec<String> {
        let text = fs::read_to_string(self.0.path().join("out").join(file)).unwrap();
        text.lines().skip(1).map(str::to_owned).collect()
    }
}

const COUNTIES: &str = "\
state_name,county_fips,county_name,votes_gop,votes_dem,total_votes,diff,per_gop,per_dem,per_point_diff
Alabama,01129,Washington County ,6386.0,1568,8011,4818.0,0.797,0.195,0.601
Arkansas,05143,Washington County,49155,43345,95421,5810.0,0.515,0.454,0.060
";

#[test]
fn counties_of_one_name_in_two_states_stay_two() {
    let bench = Bench::new();
    let names = [("gop", "Donald Trump"), ("dem", "Kamala Harris")];
    bench.import("us-counties", &names, &[COUNTIES]).unwrap();
    let contests = bench.rows("contests.csv");
    assert_eq!(contests[0], "01129,counties,Washington County,Alabama,general,1,held");
    assert_eq!(contests[1], "05143,counties,Washington County,Arkansas,general,1,held");
    let results = bench.rows("results.csv");
    assert_eq!(results[0], "final,01129,candidate,Donald Trump,donald-trump,REP,6386");
    assert_eq!(results[3], "final,05143,candidate,Kamala Harris,kamala-harris,DEM,43345");
    assert_eq!(bench.rows("turnout.csv")[1], "final,05143,95421");
}

/// The first columns of Statistical Report 33 that are read, below its titles, with a line break in one.
const REPORT_33: &str = "\
33 - Constituency Wise Detailed Result,,,,,,,,,
General Election 2024,,,,,,,,,
State Name,PC Name,Candidate Name,Party Name,\"Total Votes Polled In The\nConstituency\",Valid Votes,General,Postal,Total,Total Electors
Bihar,AURANGABAD,NOTA,NOTA,943211,921489,22100,12,22112,1876564
Bihar,AURANGABAD,ABHAY KUSHWAHA,RJD,943211,921489,464000,1567,465567,1876564
Maharashtra,AURANGABAD,SANDIPANRAO BHUMRE,SHS,1308000,1295000,475000,1130,476130,2059710
";

#[test]
fn constituencies_of_one_name_in_two_states_stay_two_and_none_of_the_above_is_nobody() {
    let bench = Bench::new();
    bench.import("eci-by-name", &[], &[REPORT_33]).unwrap();
    let contests = bench.rows("contests.csv");
    assert!(contests[0].starts_with("\"AURANGABAD, Bihar\",lok-sabha,Aurangabad,Bihar,"));
    assert!(contests[1].starts_with("\"AURANGABAD, Maharashtra\",lok-sabha,Aurangabad,"));
    let results = bench.rows("results.csv");
    let nobody = "final,\"AURANGABAD, Bihar\",none_of_above,,,NOTA,22112";
    assert!(results.iter().any(|row| row == nobody), "{results:#?}");
    assert_eq!(bench.rows("turnout.csv")[0], "final,\"AURANGABAD, Bihar\",1876564,943211");
}

#[test]
fn a_seat_where_nobody_voted_is_uncontested() {
    let pages = "\
S_N,Candidate,Party,EVM_Votes,Postal_Votes,Total_Votes,%_of_Votes,State,Constituency
1,MUKESHKUMAR CHANDRAKAANT DALAL ( Uncontested ),Bharatiya Janata Party,-,-,-,-,Gujarat,Surat - 24
";
    let bench = Bench::new();
    bench.import("eci-by-name", &[], &[pages]).unwrap();
    assert!(bench.rows("contests.csv")[0].ends_with(",1,uncontested"));
    assert!(bench.rows("results.csv")[0].ends_with(",Bharatiya Janata Party,,elected"));
}

const SEATS: &str = "\
By-election date,ONS ID,Constituency name,County name,Region name,Country name,Electorate,Valid votes,Invalid votes
01/05/2025,E14001455,Runcorn and Helsby,,North West,England,70666,32655,85
13/08/2026,E14001174,Clacton,,East of England,England,79785,35111,280
";
const CANDIDATES: &str = "\
Election date,ONS ID,Country name,Party name,Candidate first name,Candidate surname,Votes
01/05/2025,E14001455,England,Reform UK,Sarah Joanne,Pochin,12645
13/08/2026,E14001174,England,Reform UK,Nigel,Farage,22239
";

#[test]
fn of_a_file_of_several_by_elections_one_day_is_read() {
    let bench = Bench::new();
    let day = [("polling_day", "01/05/2025")];
    bench.import("commons-library", &day, &[SEATS, CANDIDATES]).unwrap();
    assert_eq!(bench.rows("contests.csv").len(), 1);
    let pochin =
        "final,E14001455,candidate,Sarah Joanne Pochin,sarah-joanne-pochin-e14001455,RUK,12645";
    assert_eq!(bench.rows("results.csv"), [pochin]);
}

#[test]
fn a_file_of_several_by_elections_asks_for_the_day() {
    let bench = Bench::new();
    let problem = bench.import("commons-library", &[], &[SEATS, CANDIDATES]).unwrap_err();
    assert!(problem.contains("choose one by its `by-election date`"), "{problem}");
    assert!(problem.contains("--set: 01/05/2025, 13/08/2026"), "{problem}");
}
