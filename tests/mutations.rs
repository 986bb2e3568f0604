//! Saved pages and articles, damaged at random, read and checked. Every case follows from its number,
//! so that one that fails can be run again.
//!
//! `TALLYCHECK_MUTATIONS=100000 cargo test --release --test mutations` runs for long,
//! `TALLYCHECK_MUTATIONS_FROM=4711` begins elsewhere.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::LazyLock,
};
use tallycheck::{
    Checker,
    input::{Article, BlockKind, ReadOptions, read_bytes},
};

/// Cases of each kind, where nothing else is asked for.
const CASES: u64 = 150;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::bundled().unwrap());

/// What damages pages most.
const PAGE_SCRAPS: [&str; 40] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "</table>",
    "<tr>",
    "<td rowspan=9>",
    "<td colspan=99999>",
    "<th>",
    "</td>",
    "<li>",
    "</ul>",
    "<h1>",
    "<h2>",
    "<article>",
    "<main>",
    "<aside>",
    "<template>",
    "</template>",
    "<select>",
    "<svg>",
    "<math>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<pre>",
    "<br>",
    "<dl><dt>",
    "<dd>",
    "&#0;",
    "&nbsp;",
    "<p class=\"related comments\">",
    "<frameset>",
    "<plaintext>",
];

/// And articles.
const TEXT_SCRAPS: [&str; 40] = [
    "0",
    "9",
    "99999999999999999999",
    "1,2,3",
    "1.",
    ".5",
    "%",
    " per cent",
    " lakh",
    " crore",
    " million",
    "-",
    "–",
    " to ",
    "NA-130",
    "NA-",
    " seats",
    " votes",
    "half",
    "two-thirds",
    "one",
    " hundred and ",
    "\n",
    "\n\n",
    "|",
    "\t",
    "•",
    "(",
    ")",
    "\"",
    "”",
    "’s",
    "\u{a0}",
    "\u{200b}",
    "\0",
    "\u{202e}",
    "respectively",
    " of ",
    "०१२",
    "٤٥",
];

/// Numbers that follow from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A few cuts, repetitions and scraps.
fn damaged(dice: &mut Dice, inputs: &[Vec<u8>], scraps: &[&str]) -> Vec<u8> {
    let mut bytes = dice.pick(inputs).clone();
    for _ in 0..=dice.below(8) {
        let from = dice.below(bytes.len() + 1);
        let to = (from + dice.below(400)).min(bytes.len());
        match dice.below(7) {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.truncate(from),
            2 => {
                let times = 1 + dice.below(60);
                let part = bytes[from..to].repeat(times);
                bytes.splice(from..from, part);
            }
            3 => {
                let times = 1 + dice.below(700);
                bytes.splice(from..from, dice.pick(scraps).repeat(times).into_bytes());
            }
            4 => {
                let other = dice.pick(inputs).clone();
                let start = dice.below(other.len());
                bytes.splice(from..to, other[start..].iter().copied());
            }
            5 if from < bytes.len() => bytes[from] = dice.next().to_le_bytes()[0],
            _ => {
                bytes.splice(from..to, dice.pick(scraps).bytes());
            }
        }
    }
    bytes
}

/// Every block where it says it is, one after another, and every cell in its row.
fn assert_blocks_hold(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(end <= block.span.start, "blocks overlap");
        assert!(!block.span.of(&article.text).is_empty(), "a block is empty");
        end = block.span.end;
        if let BlockKind::TableRow { headers, cells } = &block.kind {
            assert!(headers.is_empty() || !cells.is_empty());
            assert!(cells.iter().all(|cell| block.span.contains(*cell)), "a cell lies outside");
        }
    }
}

fn assert_report_holds(article: &Article) {
    let report = CHECKER.check(article);
    for claim in &report.claims {
        let printed = &article.text[claim.span[0]..claim.span[1]];
        assert!(claim.number.as_deref().is_none_or(|number| number == printed));
    }
    for ignored in &report.ignored {
        assert_eq!(article.text[ignored.span[0]..ignored.span[1]], ignored.number);
    }
}

fn number_from(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

fn run(inputs: &[Vec<u8>], scraps: &[&str], check: impl Fn(u64, &[u8])) {
    assert!(!inputs.is_empty());
    let from = number_from("TALLYCHECK_MUTATIONS_FROM", 0);
    for case in from..from + number_from("TALLYCHECK_MUTATIONS", CASES) {
        let bytes = damaged(&mut Dice(case), inputs, scraps);
        let outcome = catch_unwind(AssertUnwindSafe(|| check(case, &bytes)));
        assert!(outcome.is_ok(), "case {case}: {}", String::from_utf8_lossy(&bytes));
    }
}

/// The files of that name below a folder of `tests/`.
fn files(folder: &str, name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join(name)).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn no_damaged_page_does_harm() {
    run(&files("pages", "page.html"), &PAGE_SCRAPS, |case, bytes| {
        if let Ok(article) = read_bytes("page.html", bytes, &ReadOptions::default()) {
            assert_blocks_hold(&article);
            if case % 8 == 0 {
                assert_report_holds(&article);
            }
        }
    });
}

#[test]
fn no_damaged_article_does_harm() {
    run(&files("articles", "article.txt"), &TEXT_SCRAPS, |_, bytes| {
        if let Ok(article) = read_bytes("article.txt", bytes, &ReadOptions::default()) {
            assert_blocks_hold(&article);
            assert_report_holds(&article);
        }
    });
}

#[test]
fn no_run_of_numbers_does_harm() {
    let seeds = ["Gill won 45,210 votes and Khan 40,000 in NA-130.", "PTI: 93 seats of 266 (35%)"];
    let seeds: Vec<Vec<u8>> = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    run(&seeds, &TEXT_SCRAPS, |_, bytes| {
        let text = String::from_utf8_lossy(bytes);
        let article = Article::from_text("numbers.txt", text);
        assert_blocks_hold(&article);
        assert_report_holds(&article);
    });
}
