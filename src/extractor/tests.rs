//! The room as a whole: every example of every kind, and promises about any text.

use super::*;
use crate::{sources::Sources, span::Span, text};
use proptest::prelude::*;
use std::sync::LazyLock;

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| Wordings::bundled().unwrap());
static NAMES: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&Sources::bundled().unwrap()));

fn claims(text: &str) -> Claims {
    let article = Article::from_text("test", text);
    extract(&text::read(&article, WORDINGS.numbers()), &WORDINGS, &NAMES)
}

#[test]
fn every_example_of_every_kind_holds() {
    let faults: Vec<String> = WORDINGS
        .kinds
        .iter()
        .flat_map(|of_kind| of_kind.faults(&WORDINGS, &NAMES))
        .map(|fault| format!("{}: {}", fault.text, fault.problem))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_sentence_without_the_words_of_claims_is_tried_against_few_patterns() {
    let text = "The hills stayed cold and dry through the weekend, and Lahore saw little rain.";
    let article = Article::from_text("test", text);
    let document = text::read(&article, WORDINGS.numbers());
    let hits = NAMES.find(text);
    let reader = Reader { document: &document, hits: &hits, vocabulary: &WORDINGS.vocabulary };
    let all: usize = WORDINGS.kinds.iter().map(|of_kind| of_kind.patterns.len()).sum();
    for row in reader.rows() {
        let tried = WORDINGS.that_may_match(&row).count();
        assert!(tried * 10 < all, "{tried} of {all}");
    }
}

#[test]
fn votes_of_a_house_or_a_council_are_no_results() {
    let faults = WORDINGS.other_votes.faults(&WORDINGS, &NAMES);
    let told = faults.iter().map(|fault| format!("{}: {}", fault.text, fault.problem));
    assert!(faults.is_empty(), "{}", told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_page_of_noughts_waits_to_be_filled_in() {
    let found = claims("Independents 0\nPML-N 0\nPPP 0\nTurnout 0%");
    assert!(found.claims.is_empty());
    assert_eq!(found.ignored.len(), 4);
}

#[test]
fn a_pattern_that_names_an_unknown_class_is_refused_with_its_line() {
    let error = refusal("class", "kind: turnout\npatterns:\n- \"<nonsense> {percent}\"\n");
    assert_eq!(error.line, 3);
    assert!(error.problem.contains("the lexicon has no class `nonsense`"), "{error}");
}

#[test]
fn a_misspelt_basis_is_refused_with_its_line() {
    let entry = "- { pattern: \"{seats} for women\", basis: womn }";
    let error = refusal("basis", &format!("kind: strength\npatterns:\n{entry}\n"));
    assert_eq!(error.line, 3);
    assert!(error.problem.contains("unknown variant `womn`"), "{error}");
}

/// What is wrong with wordings that have but this one file of patterns.
fn refusal(of: &str, damaged: &str) -> WordingsError {
    let dir = std::env::temp_dir().join(format!("tallycheck-{of}-{}", std::process::id()));
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/en");
    let to = dir.join("en");
    std::fs::create_dir_all(&to).unwrap();
    for name in ["lexicon.yaml", "numbers.yaml", "titles.yaml"] {
        std::fs::copy(from.join(name), to.join(name)).unwrap();
    }
    std::fs::write(to.join("damaged.yaml"), damaged).unwrap();
    let error = Wordings::from_dir(&dir).unwrap_err();
    std::fs::remove_dir_all(&dir).unwrap();
    error
}

#[test]
fn a_debunked_rumour_is_refuted_and_never_the_articles_own() {
    let found = claims(
        "Rumours spread on social media that channels had reported the PTI winning over 150 \
         seats. A fact-check found no evidence of that.",
    );
    let claim = found.claims.iter().find(|claim| claim.kind == Kind::SeatTally).unwrap();
    assert_eq!(claim.voice, Voice::Refuted);
}

#[test]
fn a_heading_sets_the_stage_of_what_follows() {
    let found = claims(
        "Unofficial results from Lahore\n\nAtta Tarar bagged 98,210 votes in NA-127 on Thursday, \
         the returning officer's count shows.",
    );
    let claim = found.claims.iter().find(|claim| claim.kind == Kind::CandidateVotes).unwrap();
    assert_eq!(claim.stage, Stage::Provisional);
}

fn newsy() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "PML-N",
        "PTI-backed independents",
        "Atta Tarar",
        "he",
        "won",
        "bagged",
        "defeated",
        "by",
        "98,210",
        "75",
        "votes",
        "seats",
        "to",
        "in",
        "NA-127",
        "Punjab",
        "48 per cent",
        "turnout",
        "of",
        "13",
        "respectively",
        "each",
        "and",
        ",",
        ".",
        "(",
        ")",
        ":",
        "\n\n",
        "followed by",
        "his",
        "opponent",
        "no party",
        "majority",
        "'s",
        "who",
        "claimed",
        "according to",
    ]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_number_is_claimed_or_ignored_with_a_reason(text in newsy()) {
        accounts_for_all(&text)?;
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,300}") {
        accounts_for_all(&text)?;
    }
}

fn accounts_for_all(text: &str) -> Result<(), TestCaseError> {
    let article = Article::from_text("test", text);
    let document = text::read(&article, WORDINGS.numbers());
    let found = extract(&document, &WORDINGS, &NAMES);
    let claimed = |span: Span| {
        found.claims.iter().any(|claim| {
            let whole = match claim.statement {
                Statement::Number { of, .. } => of.is_some_and(|(of, _)| of == span),
                Statement::Fact(_) => false,
            };
            claim.span.contains(span) || whole
        })
    };
    for quantity in document.sentences.iter().flat_map(|sentence| &sentence.quantities) {
        let ignored = found.ignored.iter().filter(|ignored| ignored.span == quantity.span).count();
        prop_assert_eq!(ignored, usize::from(!claimed(quantity.span)), "{:?}", quantity.span);
    }
    for claim in &found.claims {
        prop_assert!(article.text.is_char_boundary(claim.span.start));
        prop_assert!(article.text.is_char_boundary(claim.span.end));
        prop_assert!(claim.quote.contains(claim.span));
        prop_assert!((0.0..=1.0).contains(&claim.sureness));
    }
    Ok(())
}
