//! What is skipped unread holds no claim.

use std::{fs, path::Path};
use tallycheck::{
    Checker,
    input::{ReadOptions, read_bytes, rough_text},
};

#[test]
fn no_article_with_a_claim_is_ever_skipped() {
    let checker = Checker::bundled().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut met = 0;
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        for name in ["article.txt", "article.html"] {
            let Ok(bytes) = fs::read(entry.join(name)) else { continue };
            let article = read_bytes(name, &bytes, &ReadOptions::default()).unwrap();
            if !checker.check(&article).claims.is_empty() {
                met += 1;
                assert!(checker.may_hold_claim(&article.text), "{}", entry.display());
                assert!(
                    checker.may_hold_claim(&rough_text(&bytes).unwrap()),
                    "{}",
                    entry.display()
                );
            }
        }
    }
    assert!(met > 30);
}

#[test]
fn a_page_needs_a_number_beside_an_election_word() {
    let checker = Checker::bundled().unwrap();
    let far =
        format!("The election is near. {} The side scored 5 goals.", "It rained. ".repeat(99));
    for (text, may) in [
        ("The party won 93 seats.", true),
        ("VOTES were counted; thirty thousand, they say.", true),
        ("The side won 5 to 3.", false),
        ("The election is near.", false),
        ("The devotees spent 5 days.", false),
        (&far, false),
    ] {
        assert_eq!(checker.may_hold_claim(text), may, "{text}");
    }
}
