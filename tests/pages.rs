//! The saved pages of `tests/pages/` and `tests/held-out-pages/`: how much of each story is found, and
//! how much else. `tests/pages/README.md` says how it is measured.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{collections::HashMap, fmt::Write, fs, path::Path};
use tallycheck::{
    Checker,
    input::{Article, BlockKind, ReadOptions, read_bytes},
};

/// What the pages that the reader was made with had reached when this was last set; it only goes up.
const TUNED: f64 = 0.985;
/// The same of the pages that were written after it.
const HELD_OUT: f64 = 0.965;
/// Claims that those made of numbers beside the story; this only goes down.
const HELD_OUT_BESIDE: usize = 2;

struct Page {
    name: String,
    article: Article,
    /// The story as a person took it from the page, without the headline.
    truth: String,
}

fn pages(folder: &str) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path.join("page.html")).unwrap();
        let article = read_bytes(&name, &bytes, &ReadOptions::default()).unwrap();
        Page { name, article, truth: fs::read_to_string(path.join("text.txt")).unwrap() }
    };
    paths.iter().map(page).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Each run of four words, with how often it stands there.
fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words = words(text);
    let mut shingles = HashMap::new();
    for run in words.windows(4.min(words.len().max(1))) {
        *shingles.entry(run.to_vec()).or_insert(0) += 1;
    }
    shingles
}

fn body(article: &Article) -> String {
    let is_body = |kind: &BlockKind| *kind != BlockKind::Heading { level: 1 };
    let blocks = article.blocks.iter().filter(|block| is_body(&block.kind));
    blocks.map(|block| block.span.of(&article.text)).collect::<Vec<_>>().join("\n")
}

/// Precision and recall of a page's text.
fn score(page: &Page) -> (f64, f64) {
    let body = body(&page.article);
    let (found, truth) = (shingles(&body), shingles(&page.truth));
    let right: usize = truth.iter().map(|(run, n)| *n.min(found.get(run).unwrap_or(&0))).sum();
    let share =
        |whole: &HashMap<_, usize>| right as f64 / whole.values().sum::<usize>().max(1) as f64;
    (share(&found), share(&truth))
}

/// F1 of the mean precision and the mean recall, and the pages that fall short.
fn f1(pages: &[Page]) -> (f64, String) {
    let (mut precision, mut recall, mut short) = (0.0, 0.0, String::new());
    for page in pages {
        let (p, r) = score(page);
        precision += p / pages.len() as f64;
        recall += r / pages.len() as f64;
        if p.min(r) < 0.97 {
            writeln!(short, "  {}: precision {p:.2}, recall {r:.2}", page.name).unwrap();
        }
    }
    (2.0 * precision * recall / (precision + recall), short)
}

#[test]
fn the_story_is_found_on_pages_of_all_layouts() {
    for (folder, floor) in [("pages", TUNED), ("held-out-pages", HELD_OUT)] {
        let (f1, short) = f1(&pages(folder));
        assert!(f1 >= floor, "{folder}: F1 {f1:.4} is below {floor}:\n{short}");
    }
}

#[test]
fn every_page_gives_its_headline() {
    for page in pages("pages").iter().chain(&pages("held-out-pages")) {
        let first = page.article.blocks.first().map(|block| &block.kind);
        assert_eq!(first, Some(&BlockKind::Heading { level: 1 }), "{}", page.name);
    }
}

/// Claims on numbers that are not the story's.
fn claims_beside(checker: &Checker, page: &Page) -> Vec<String> {
    let truth = format!(" {} ", words(&page.truth).join(" "));
    let mut beside = Vec::new();
    for claim in checker.check(&page.article).claims {
        let holds = |from: usize, to: usize| from <= claim.span[0] && claim.span[1] <= to;
        let blocks = &page.article.blocks;
        let block = blocks.iter().find(|block| holds(block.span.start, block.span.end)).unwrap();
        let printed = block.span.of(&page.article.text);
        let is_headline = block.kind == BlockKind::Heading { level: 1 };
        if !is_headline && !truth.contains(&format!(" {} ", words(printed).join(" "))) {
            beside.push(format!("{}: {:?} in {printed:?}", page.name, claim.number));
        }
    }
    beside
}

#[test]
fn no_number_beside_the_story_becomes_a_claim() {
    let checker = Checker::bundled().unwrap();
    for (folder, most) in [("pages", 0), ("held-out-pages", HELD_OUT_BESIDE)] {
        let pages = pages(folder);
        let beside: Vec<_> = pages.iter().flat_map(|page| claims_beside(&checker, page)).collect();
        assert!(beside.len() <= most, "{folder}: {beside:#?}");
    }
}
