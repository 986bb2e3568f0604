//! The room as a whole: the desk's table of numbers, and what holds for any text.

use super::*;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::LazyLock;

static LEXICON: LazyLock<NumberLexicon> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/claims/en/numbers.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
});

/// A row of `tests/text/quantities.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    value: Option<Value>,
    approx: Option<Approx>,
    unit: Option<Unit>,
    place: Option<f64>,
    aside: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    Whole(i64),
    Part(f64),
    Range([i64; 2]),
}

#[test]
fn every_number_of_the_table_is_read_as_it_says() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/text/quantities.yaml");
    let cases: Vec<Case> = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.check().err()).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

impl Case {
    fn check(&self) -> Result<(), String> {
        let start = self.text.find('[').unwrap();
        let end = self.text.find(']').unwrap() - 1;
        let span = Span::new(start, end);
        let article = Article::from_text("case", self.text.replace(['[', ']'], ""));
        let document = read(&article, &LEXICON);
        let aside = document.set_aside.iter().find(|aside| aside.span == span);
        let quantity = quantities(&document).find(|quantity| quantity.span == span);
        let is_right = match (&self.value, &self.aside, quantity, aside) {
            (Some(value), None, Some(quantity), _) => self.agrees(value, &quantity.amount),
            (None, Some(why), None, Some(aside)) => *why == aside.why,
            _ => false,
        };
        let found: Vec<_> =
            quantities(&document).map(|q| (q.span.of(&article.text), q.amount)).collect();
        let text = &self.text;
        is_right.then_some(()).ok_or(format!("{text}\n  {found:?} {:?}", document.set_aside))
    }

    fn agrees(&self, value: &Value, amount: &Amount) -> bool {
        let value = match (value, amount.worded) {
            (Value::Whole(value), Worded::One(found)) => Decimal::from(*value) == found,
            (Value::Part(value), Worded::One(found)) => {
                Decimal::try_from(*value) == Ok(found.round_dp(3))
            }
            (Value::Range([low, high]), Worded::Range(from, to)) => {
                Decimal::from(*low) == from && Decimal::from(*high) == to
            }
            _ => false,
        };
        value
            && amount.approx == self.approx.unwrap_or(Approx::Exact)
            && amount.unit == self.unit
            && self.place.is_none_or(|place| Decimal::try_from(place) == Ok(amount.place))
    }
}

fn quantities<'d>(document: &'d Document) -> impl Iterator<Item = &'d Quantity> {
    document.sentences.iter().flat_map(|sentence| &sentence.quantities)
}

#[test]
fn a_cell_takes_its_unit_from_its_column() {
    let article = Article::from_text("t", "Seat\tVotes\tShare (%)\nEast\t45,210\t48.3\n");
    let document = read(&article, &LEXICON);
    let units: Vec<_> = quantities(&document).map(|quantity| quantity.amount.unit).collect();
    assert_eq!(units, [Some(Unit::Votes), Some(Unit::Percent)]);
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    for sentences in [
        &["Dr. Yasmin Rashid lost.", "Mr. Khan won."][..],
        &["He won by No. 5 ward.", "She lost."],
        &["Polls closed at 5 p.m. on Thursday.", "Counting began."],
        &["Polls closed at 5 p.m.", "He went home."],
        &["The U.S. House voted.", "It left the U.S.", "The vote stood."],
        &["M. Gill of St. Ives polled 3.5 per cent.", "Ch. Nisar lost!", "Who won?"],
        &["\u{201c}We won.\u{201d}", "He said so."],
        &["\"We won!\" he said.", "Nobody cheered."],
        &["These are the results.", "The count goes on."],
        &[
            "He denied it.[12]",
            "The count went on.[13][b]",
            "It rained.[citation needed]",
            "All slept.",
        ],
    ] {
        let text = sentences.join(" ");
        let article = Article::from_text("t", format!("Title\n\n{text}"));
        let document = read(&article, &LEXICON);
        let found: Vec<_> =
            document.sentences[1..].iter().map(|s| s.span.of(&article.text)).collect();
        assert_eq!(found, sentences);
    }
}

#[test]
fn a_lexicon_has_to_say_what_a_year_is() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/claims/en/numbers.yaml");
    let renamed = std::fs::read_to_string(file).unwrap().replace("why: year", "why: annum");
    let error = serde_yaml::from_str::<NumberLexicon>(&renamed).unwrap_err().to_string();
    assert!(error.contains("no rule says why: year"), "{error}");
}

/// Checks what must hold for any text.
fn check_any(text: &str) {
    let article = Article::from_text("any", text);
    let document = read(&article, &LEXICON);
    let is_inside = |span: Span| text.get(span.start..span.end).is_some_and(|s| !s.is_empty());
    let mut numbers: Vec<Span> = document.set_aside.iter().map(|aside| aside.span).collect();
    assert!(numbers.is_sorted());
    for sentence in &document.sentences {
        assert!(is_inside(sentence.span));
        assert!(sentence.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let spans: Vec<Span> = sentence.quantities.iter().map(|quantity| quantity.span).collect();
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for quantity in &sentence.quantities {
            assert!(!sentence.tokens[quantity.tokens.clone()].is_empty());
        }
        numbers.extend(spans);
    }
    assert!(numbers.iter().all(|span| is_inside(*span)));
    numbers.sort_unstable();
    assert!(numbers.windows(2).all(|pair| pair[0].end <= pair[1].start));
    for block in &article.blocks {
        for (offset, _) in block.span.of(text).match_indices(|c: char| c.is_ascii_digit()) {
            let digit = Span::new(block.span.start + offset, block.span.start + offset + 1);
            assert!(numbers.iter().any(|number| number.contains(digit)), "{digit:?} of {text:?}");
        }
    }
    let again = read(&article, &LEXICON);
    assert_eq!(format!("{document:?}"), format!("{again:?}"));
}

/// The one quantity of a sentence that prints `number`.
fn read_back(number: &str) -> Option<Decimal> {
    let article = Article::from_text("t", format!("Gill polled {number} votes in the east."));
    let document = read(&article, &LEXICON);
    let found: Vec<&Quantity> = quantities(&document).collect();
    match found.as_slice() {
        [quantity] if quantity.span.of(&article.text) == number => match quantity.amount.worded {
            Worded::One(value) => Some(value),
            Worded::Range(..) => None,
        },
        _ => None,
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in r"\PC{0,200}") {
        check_any(&text);
    }

    #[test]
    fn any_row_of_numbers_and_signs_is_read_without_harm(
        text in "([0-9]{1,6}|[,.:/%+-]|NA-|Rs|th|st|s| |\n|to|and|one|half|a|third|lakh|million|February|votes|−|é|\t|\\|){0,40}"
    ) {
        check_any(&text);
    }

    #[test]
    fn a_printed_integer_is_read_back(number in 0_u64..100_000_000_000) {
        let plain = number.to_string();
        let expected = Some(Decimal::from(number));
        prop_assert_eq!(read_back(&grouped(&plain, ",", 3)), expected);
        prop_assert_eq!(read_back(&grouped(&plain, ",", 2)), expected);
        prop_assert_eq!(read_back(&grouped(&plain, " ", 3)), expected);
        prop_assert_eq!(read_back(&plain), expected);
    }

    #[test]
    fn an_integer_in_words_is_read_back(number in 0_u32..1_000_000) {
        prop_assert_eq!(read_back(&in_words(number)), Some(Decimal::from(number)));
    }

    #[test]
    fn a_number_with_a_scale_word_is_read_back(mantissa in 1_i64..9999, scale in 0_usize..3) {
        let (word, worth) =
            [("lakh", 100_000), ("million", 1_000_000), ("crore", 10_000_000)][scale];
        let mantissa = Decimal::new(mantissa, 2);
        let expected = mantissa * Decimal::from(worth);
        prop_assert_eq!(read_back(&format!("{mantissa} {word}")), Some(expected));
    }
}

/// Digits with a separator before the last three, and before every `step` of those above.
fn grouped(digits: &str, separator: &str, step: usize) -> String {
    let (mut rest, last) = digits.split_at(digits.len().saturating_sub(3));
    let mut groups = vec![last];
    while !rest.is_empty() {
        let (before, group) = rest.split_at(rest.len().saturating_sub(step));
        groups.push(group);
        rest = before;
    }
    groups.reverse();
    groups.join(separator)
}

fn in_words(number: u32) -> String {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined = |head: String, sign: &str, rest: u32| match rest {
        0 => head,
        rest => format!("{head}{sign}{}", in_words(rest)),
    };
    match number {
        0..20 => UNITS[number as usize].to_owned(),
        20..100 => joined(TENS[number as usize / 10].to_owned(), "-", number % 10),
        100..1000 => joined(format!("{} hundred", in_words(number / 100)), " and ", number % 100),
        _ => {
            let sign = if number % 1000 < 100 { " and " } else { " " };
            joined(format!("{} thousand", in_words(number / 1000)), sign, number % 1000)
        }
    }
}
