//! Round trips: what is on record of every election, printed as the patterns word it, and read back.
//!
//! A sample runs with `cargo test`; `TALLYCHECK_FULL=1 cargo test --release --test round_trips` runs
//! the full product, and `… us_2024` that of one election. What does not come back is printed with
//! `--nocapture`. How much has to is in `floors`.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell
#![allow(clippy::print_stdout)] // what did not come back is told even where the floor holds

mod dice;
mod election;
mod excluded;
mod failures;
mod floors;
mod names;
mod notes;
mod patterns;
mod place;
mod rows;
mod scene;
mod sentence;
mod spelling;
mod trip;

use election::Told;
use std::{collections::BTreeSet, path::Path, sync::LazyLock};
use tallycheck::{Checker, extractor::Wordings, sources::Sources};

/// The program, and the wordings to print figures with.
struct Desk {
    checker: Checker,
    wordings: Wordings,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wordings = || Wordings::from_dir(&folder.join("claims")).unwrap();
    let mut sources = Sources::default();
    sources.add_dir(&folder.join("sources")).unwrap();
    let checker = Checker::new(sources, wordings()).unwrap();
    Desk { checker, wordings: wordings() }
});

/// Whether the full product is asked for.
fn full() -> bool {
    std::env::var_os("TALLYCHECK_FULL").is_some()
}

/// The three round trips of each election.
macro_rules! elections {
    ($($test:ident: $id:literal),* $(,)?) => {
        const ELECTIONS: &[&str] = &[$($id),*];
        $(mod $test {
            use super::{DESK, Told, floors, names, patterns, rows};

            #[test]
            fn every_results_row_is_read_back_as_it_was_printed() {
                let told = Told::of(&DESK, $id);
                rows::read_back(&DESK, &told).assert_at_least(floors::of($id).rows);
            }

            #[test]
            fn every_pattern_is_read_back_from_what_it_says_of_any_row() {
                let told = Told::of(&DESK, $id);
                patterns::read_back(&DESK, &told).assert_at_least(floors::of($id).patterns);
            }

            #[test]
            fn candidates_are_known_in_their_contest_however_newspapers_spell_them() {
                let told = Told::of(&DESK, $id);
                names::known(&DESK, &told).assert_at_least(floors::of($id).names);
            }
        })*
    };
}

elections! {
    gb_2019: "gb-2019",
    gb_2024: "gb-2024",
    gb_by_2025_05_01: "gb-by-2025-05-01",
    gb_by_2026_02_26: "gb-by-2026-02-26",
    gb_by_2026_06_18: "gb-by-2026-06-18",
    gb_by_2026_08_13: "gb-by-2026-08-13",
    in_2024: "in-2024",
    pk_2013: "pk-2013",
    pk_2018: "pk-2018",
    pk_2024: "pk-2024",
    pk_by_2024_04_21: "pk-by-2024-04-21",
    us_2020: "us-2020",
    us_2024: "us-2024",
}

#[test]
fn no_shipped_election_is_left_out() {
    let shipped = DESK.checker.sources().elections.iter().map(|election| election.id.as_str());
    assert_eq!(shipped.collect::<Vec<_>>(), ELECTIONS);
}

#[test]
fn every_pattern_is_said_of_some_election_or_left_out_for_a_reason() {
    let told: Vec<Told> = ELECTIONS.iter().map(|id| Told::of(&DESK, id)).collect();
    let unsaid: BTreeSet<String> = patterns::tried(&DESK.wordings)
        .filter(|pattern| !told.iter().any(|told| pattern.is_said(&DESK, told)))
        .map(|pattern| pattern.to_string())
        .collect();
    assert!(unsaid.is_empty(), "no figure fills {unsaid:#?}");
}
