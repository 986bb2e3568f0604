//! The articles of `tests/articles/`, each held against what a careful reader finds in it.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{fmt::Write, fs, path::Path};
use tallycheck::{
    Checker,
    checker::Verdict,
    evaluate::{ArticleScore, Case, Counts, Namesakes, Problem, cases, falsify, score},
    input::{Article, ReadOptions, read_bytes},
    report::Report,
};

/// What the set had reached when these were last set, in per cent; they only ever go up.
const FOUND: f64 = 96.5;
const LINKED: f64 = 95.7;
const JUDGED: f64 = 96.5;

/// What was still wrong then; these only ever go down, towards none.
const FALSE_ALARMS: usize = 0;
const FALSE_CLAIMS: usize = 5;

/// How many of the numbers made wrong are called so, at least, and how many pass for right: bounds
/// ("fewer than 6,000"), mostly.
const CAUGHT: f64 = 67.0;
const PASSED: f64 = 2.0;

fn checked(checker: &Checker) -> Vec<(Case, Article, Report)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let check = |case: Case| {
        let bytes = fs::read(&case.article).unwrap();
        let reading = ReadOptions { published: case.published, ..ReadOptions::default() };
        let article = read_bytes(&case.name, &bytes, &reading).unwrap();
        let report = checker.check(&article);
        (case, article, report)
    };
    cases(&folder).unwrap().into_iter().map(check).collect()
}

fn scores(checker: &Checker) -> Vec<ArticleScore> {
    let same = Namesakes { sources: checker.sources(), names: checker.names() };
    let checked = checked(checker);
    checked
        .iter()
        .map(|(case, article, report)| score(case, &article.text, report, &same))
        .collect()
}

/// The misses, by article, as a desk editor would want them.
fn told(scores: &[ArticleScore]) -> String {
    let mut told = String::new();
    for article in scores.iter().filter(|article| !article.misses.is_empty()) {
        writeln!(told, "\n{}", article.article).unwrap();
        for miss in &article.misses {
            writeln!(told, "  {:?} at \"{}\"", miss.problem, miss.anchor).unwrap();
            writeln!(told, "    expected {}\n    came     {}", miss.expected, miss.came).unwrap();
        }
    }
    told
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn the_test_articles_come_out_as_a_careful_reader_reads_them() {
    let scores = scores(&Checker::bundled().unwrap());
    let all: Counts = scores.iter().map(|article| article.counts).sum();
    let misses = told(&scores);
    let anchored = scores.iter().flat_map(|a| &a.misses).all(|m| m.problem != Problem::NoAnchor);
    assert!(anchored, "an expectation names text that is not there: {misses}");
    for (what, number, most) in [
        ("claims that hold were called contradicted", all.false_alarms, FALSE_ALARMS),
        ("numbers that are no claim got a verdict", all.false_claims, FALSE_CLAIMS),
    ] {
        assert!(number <= most, "{number} {what}: {misses}");
    }
    for (what, share, floor) in [
        ("found with the right kind and value", percent(all.found, all.expected), FOUND),
        ("linked to the right subject and scope", percent(all.linked, all.found), LINKED),
        ("given an accepted verdict", percent(all.judged, all.found), JUDGED),
    ] {
        assert!(share >= floor, "only {share:.1} % {what}: {misses}");
    }
}

#[test]
fn supported_numbers_made_wrong_are_called_wrong() {
    let checker = Checker::bundled().unwrap();
    let checked = checked(&checker);
    let reports = checked.iter().map(|(_, article, report)| (article, report));
    let falsified = falsify(reports, 200, &checker);
    let came = |verdict| falsified.iter().filter(|one| one.came == Some(verdict)).count();
    let caught = percent(came(Verdict::Contradicted), falsified.len());
    let passed = percent(came(Verdict::Supported), falsified.len());
    assert!(caught >= CAUGHT, "only {caught:.1} % of the wrong numbers were called wrong");
    assert!(passed <= PASSED, "{passed:.1} % of the wrong numbers passed for right");
}
