//! Whatever the text: no panic, no wrong span, the same bytes twice, and a report that its schema
//! describes.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use jsonschema::Validator;
use proptest::prelude::*;
use std::{fs, path::Path, sync::LazyLock};
use tallycheck::{Checker, Options, input::Article, report::Report};

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let options = Options { with_text: true, ..Options::default() };
    Checker::bundled().unwrap().with(options).unwrap()
});

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report-1.json");
    let schema = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

/// What must be true of every report.
fn assert_sound(text: &str) {
    let article = Article::from_text("any.txt", text);
    let report = CHECKER.check(&article);
    for claim in &report.claims {
        let quoted = claim.number_in_quote.map(|[from, to]| &claim.quote[from..to]);
        assert_eq!(quoted, claim.number.as_deref(), "{text:?}");
        let at = &article.text[claim.span[0]..claim.span[1]];
        assert!(claim.number.as_deref().is_none_or(|number| number == at), "{text:?}");
        if let Some(of) = &claim.of {
            assert_eq!(article.text[of.span[0]..of.span[1]], of.number, "{text:?}");
        }
    }
    for ignored in &report.ignored {
        assert_eq!(article.text[ignored.span[0]..ignored.span[1]], ignored.number, "{text:?}");
    }
    let (yaml, again) = (yaml(&report), yaml(&CHECKER.check(&article)));
    assert_eq!(yaml, again, "{text:?}");
    let json = serde_json::to_value(&report).unwrap();
    assert!(SCHEMA.is_valid(&json), "{text:?}: {:?}", SCHEMA.iter_errors(&json).next());
    let read_back: Report = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(read_back).unwrap(), json, "{text:?}");
}

fn yaml(report: &Report) -> String {
    let mut out = Vec::new();
    tallycheck::report::yaml::write(std::slice::from_ref(report), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Words that the stages look for, strung together without sense.
fn newsprint() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[0-9]{1,9}",
        "[0-9]{1,3}(,[0-9]{2,3}){1,3}",
        prop::sample::select(vec![
            "votes",
            "seats",
            "won",
            "lost to",
            "NA-130",
            "NA-",
            "per cent",
            "%",
            "lakh",
            "of",
            "PML-N",
            "PTI",
            "respectively",
            "and",
            "he",
            "his runner-up",
            "—",
            "’s",
            "•",
            "\n",
            "\n\n",
            ". ",
            ",",
            ":",
            "(",
            ")",
            "\u{a0}",
            "about",
            "more than",
            "no party",
            "majority",
            "in Punjab",
            "Nawaz Sharif",
            "Dr Yasmin Rashid",
            "2018",
            "leading in",
            "margin",
            "نتائج",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_make_a_sound_report(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_newsprint_makes_a_sound_report(text in newsprint()) {
        assert_sound(&text);
    }
}

#[test]
fn every_test_article_makes_a_sound_report() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    for entry in fs::read_dir(folder).unwrap() {
        let article = entry.unwrap().path().join("article.txt");
        if article.is_file() {
            assert_sound(&fs::read_to_string(article).unwrap());
        }
    }
}
