//! Whatever there may be in a report, it is written as the library writes it.

use super::emitter;
use crate::report::flow;
use proptest::prelude::*;
use serde::Serialize;

/// All that reports are made of, around a string and a number.
#[derive(Serialize)]
struct Sample {
    text: String,
    number: f64,
    count: i64,
    sure: bool,
    word: Word,
    nothing: Option<String>,
    none: Vec<Inner>,
    some: Vec<Inner>,
    inner: Inner,
    #[serde(serialize_with = "flow::map")]
    line: Inner,
    #[serde(serialize_with = "flow::list")]
    list: Vec<String>,
    #[serde(serialize_with = "flow::list")]
    empty: Vec<String>,
    #[serde(serialize_with = "flow::pair")]
    pair: [usize; 2],
}

#[derive(Clone, Serialize)]
struct Inner {
    text: String,
    deeper: Vec<Deeper>,
    #[serde(serialize_with = "flow::maybe_map")]
    line: Option<Deeper>,
}

#[derive(Clone, Serialize)]
struct Deeper {
    text: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    FirstPast,
    No,
}

fn sample(text: &str, number: f64, count: i64) -> Sample {
    let deeper = Deeper { text: Some(text.to_owned()) };
    let inner = Inner {
        text: text.to_owned(),
        deeper: vec![deeper.clone(), deeper.clone()],
        line: Some(deeper),
    };
    Sample {
        text: text.to_owned(),
        number,
        count,
        sure: count > 0,
        word: if count > 0 { Word::FirstPast } else { Word::No },
        nothing: None,
        none: Vec::new(),
        some: vec![inner.clone(), Inner { deeper: Vec::new(), line: None, ..inner.clone() }],
        inner: inner.clone(),
        line: inner,
        list: vec![text.to_owned(), "results.csv:12".to_owned()],
        empty: Vec::new(),
        pair: [0, text.len()],
    }
}

fn assert_as_the_library_writes(text: &str, number: f64, count: i64) {
    let sample = sample(text, number, count);
    let ours = emitter::to_string(&sample).unwrap();
    assert_eq!(ours, serde_yaml::to_string(&sample).unwrap(), "{text:?}");
}

#[test]
fn words_that_yaml_reads_as_something_else_are_quoted() {
    for text in [
        "",
        " ",
        "no",
        "Yes",
        "NULL",
        "~",
        "265",
        "77,709",
        "1_000",
        "0x1f",
        "12:30",
        "2024-02-08",
        "a: b",
        "a:",
        "a :b",
        "results.csv:12",
        "- a",
        "a - b",
        "#1",
        "a #1",
        "a#1",
        "{a",
        "a, b",
        "[a]",
        "it's",
        "\"so\"",
        "a ",
        " a",
        "a\n",
        "a\nb",
        "\n",
        "a\tb",
        "naïve",
        "‘so’",
        "\u{feff}",
        "NA-130",
        "1e5",
        ".5",
        "...",
        "---",
        "--- a",
        "a\u{2028}b",
        "<<",
        "=",
        "Peoples Party; of (all) 5%",
    ] {
        assert_as_the_library_writes(text, 0.5, 1);
    }
}

#[test]
fn long_strings_are_folded() {
    let words = "Form 47 has 93 seats at most; 133 are needed. ";
    for length in [78, 79, 80, 81, 82, 160, 400] {
        let text: String = words.chars().cycle().take(length).collect();
        assert_as_the_library_writes(&text, 0.5, 1);
        assert_as_the_library_writes(&text.replace('.', ":"), 0.5, 1);
        assert_as_the_library_writes(&text.replace(". ", ".\n\n"), 0.5, 1);
    }
}

proptest! {
    #[test]
    fn any_string_and_number_is_written_as_the_library_does(
        text in "[ -~]{0,90}|[a-zA-Z0-9 :,.'\\[\\]-]{0,100}|[0-9,.:_-]{1,8}|\\PC{0,60}|(?s).{0,90}",
        number in prop_oneof![any::<f64>(), (0_i32..100_000).prop_map(|n| f64::from(n) / 1000.0)],
        count in any::<i64>(),
    ) {
        assert_as_the_library_writes(&text, number, count);
    }
}
