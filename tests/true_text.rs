//! The texts of `tests/true-text/`, all of whose numbers are true: whatever is contradicted in an article's own voice is
//! a false alarm.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{fs, path::Path};
use tallycheck::{
    Checker,
    checker::Verdict,
    extractor::Voice,
    input::{ReadOptions, read_bytes},
};

/// What was still called wrong when this was last set; it goes up with new texts only, and otherwise down, towards none.
const FALSE_ALARMS: usize = 19;
/// So many claims are read in the texts, at least: who reads nothing calls nothing wrong.
const CLAIMS: usize = 7750;

#[test]
fn hardly_a_true_claim_is_called_wrong() {
    let checker = Checker::bundled().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/true-text");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let (mut claims, mut alarms) = (0, Vec::new());
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        let article = read_bytes(&name, &bytes, &ReadOptions::default()).unwrap();
        let report = checker.check(&article);
        claims += report.claims.len();
        let wrong = report
            .claims
            .iter()
            .filter(|claim| claim.verdict == Verdict::Contradicted && claim.voice == Voice::Own);
        alarms
            .extend(wrong.map(|claim| format!("{name}: {} ({})", claim.quote, claim.explanation)));
    }
    assert!(claims >= CLAIMS, "only {claims} claims are read");
    assert!(
        alarms.len() <= FALSE_ALARMS,
        "{} true claims called wrong:\n{}",
        alarms.len(),
        alarms.join("\n")
    );
}
