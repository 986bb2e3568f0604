//! What a report looks like, on a made-up one that has one of each thing.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use serde_json::{Value, json};
use tallycheck::{
    checker::Verdict,
    report::{
        Report,
        background::Background,
        claim_review, correction,
        decision::{Decision, Ruling},
        house::House,
        html, json, text, yaml,
    },
};

const ONE_OF_EACH: &str = include_str!("report/one-of-each.yaml");
/// When reviews are made that no editor has dated.
const TODAY: jiff::civil::Date = jiff::civil::date(2024, 3, 1);

fn one_of_each() -> Report {
    serde_yaml::from_str(ONE_OF_EACH).unwrap()
}

fn written(write: impl Fn(&[Report], &mut Vec<u8>) -> std::io::Result<()>, count: usize) -> String {
    let mut out = Vec::new();
    write(&vec![one_of_each(); count], &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn yaml_is_read_back_and_written_byte_for_byte() {
    assert_eq!(written(yaml::write, 1), ONE_OF_EACH);
}

#[test]
fn several_reports_are_yaml_documents_and_a_json_array() {
    let documents = written(yaml::write, 3);
    assert_eq!(documents, [ONE_OF_EACH; 3].join("---\n"));
    let array: Vec<Report> = serde_json::from_str(&written(json::write, 3)).unwrap();
    assert_eq!(array, vec![one_of_each(); 3]);
}

#[test]
fn json_has_the_same_shape_and_one_report_is_an_object() {
    let object: serde_json::Value = serde_json::from_str(&written(json::write, 1)).unwrap();
    assert_eq!(object["claims"][2]["value"], serde_json::json!([30, 40]));
    assert_eq!(object["claims"][0]["official"]["later"]["value"], 77913);
    assert!(object["claims"][3].get("number").is_none());
}

#[test]
fn the_schema_describes_it_and_refuses_what_it_does_not_know() {
    let schema = serde_json::from_str(include_str!("../schema/report-1.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut report = serde_json::to_value(one_of_each()).unwrap();
    assert!(schema.is_valid(&report), "{:?}", schema.iter_errors(&report).next());
    report["claims"][0]["verdict"] = "wrong".into();
    assert!(!schema.is_valid(&report));
    report["claims"][0]["verdict"] = "contradicted".into();
    report["claims"][0]["mood"] = "sour".into();
    assert!(!schema.is_valid(&report));
}

#[test]
fn at_a_terminal_what_matters_comes_first_and_the_number_is_underlined() {
    let coloured = written(text::write, 1);
    let plain = anstream::adapter::strip_str(&coloured).to_string();
    insta::assert_snapshot!(plain);
}

/// The made-up report with a claim that an editor overruled, as a house publishes it.
fn decided() -> (Report, House) {
    let mut report = one_of_each();
    report.claims[1].decision = Some(Decision {
        ruling: Some(Ruling::Overruled(Verdict::Supported)),
        note: Some("The mayor meant the lower house.".into()),
        reported: true,
        on: Some("2024-02-15".parse().unwrap()),
    });
    let house: House = serde_yaml::from_str(
        "publisher: { name: The Gazette, url: \"https://gazette.example\" }\n\
         page: https://gazette.example/checks/9\n\
         ratings: { supported: Right, contradicted: Wrong }\n",
    )
    .unwrap();
    house.rate(&mut report);
    (report, house)
}

/// What the public guideline for ClaimReview requires and recommends.
fn guideline() -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let day = json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    let url = json!({ "type": "string", "pattern": "^https://" });
    let named = json!({
        "required": ["@type", "name"],
        "properties": { "@type": { "enum": ["Organization", "Person"] }, "name": text },
    });
    let rating = json!({
        "required": ["@type", "alternateName", "ratingValue", "bestRating", "worstRating"],
        "properties": {
            "@type": { "const": "Rating" },
            "alternateName": text,
            "ratingValue": { "type": "integer" },
        },
    });
    let claim = json!({
        "required": ["@type", "author", "datePublished", "appearance"],
        "properties": { "@type": { "const": "Claim" }, "author": named, "datePublished": day },
    });
    json!({
        "required": [
            "@context", "@type", "url", "claimReviewed", "reviewRating", "author", "datePublished",
            "itemReviewed"
        ],
        "properties": {
            "@context": { "const": "https://schema.org" },
            "@type": { "const": "ClaimReview" },
            "url": url,
            "claimReviewed": { "type": "string", "minLength": 1, "maxLength": 75 },
            "reviewRating": rating,
            "author": named,
            "datePublished": day,
            "itemReviewed": claim,
        },
    })
}

#[test]
fn every_decided_claim_is_a_claim_review_as_the_guideline_asks() {
    let (report, house) = decided();
    let reviews = claim_review::of(&report, &Background::default(), &house, Some(TODAY));
    let guideline = jsonschema::validator_for(&guideline()).unwrap();
    for review in &reviews {
        assert!(guideline.is_valid(review), "{:?}", guideline.iter_errors(review).next());
    }
    let urls: Vec<&str> = reviews.iter().map(|review| review["url"].as_str().unwrap()).collect();
    let page = "https://gazette.example/checks/9";
    assert_eq!(urls, [format!("{page}#c1"), format!("{page}#c2"), format!("{page}#c4")]);
    let ratings: Vec<&Value> =
        reviews.iter().map(|it| &it["reviewRating"]["alternateName"]).collect();
    assert_eq!(ratings, ["Wrong", "Right", "Right"]);
    assert_eq!(reviews[1]["datePublished"], "2024-02-15");
    assert_eq!(reviews[1]["itemReviewed"]["author"]["name"], "the mayor");
}

#[test]
fn a_claim_review_says_whose_article_it_is_and_is_whole_without_a_house_or_a_decision() {
    let mut report = one_of_each();
    report.article.publisher = Some("The Northam Courier".into());
    report.article.url = Some("https://courier.example/9".into());
    let reviews = claim_review::of(&report, &Background::default(), &House::default(), Some(TODAY));
    let review = &reviews[0];
    assert_eq!(review["itemReviewed"]["author"]["name"], "The Northam Courier");
    let appearance = &review["itemReviewed"]["appearance"];
    assert_eq!(appearance["url"], "https://courier.example/9");
    assert_eq!(appearance["publisher"]["name"], "The Northam Courier");
    assert_eq!(review["datePublished"], "2024-03-01");
    assert_eq!(review["author"]["name"], "tallycheck");
    for required in ["claimReviewed", "reviewRating", "url"] {
        assert!(!review[required].is_null(), "{required}");
    }
}

#[test]
fn an_undated_claim_review_has_no_day_rather_than_the_day_it_was_written() {
    let reviews = claim_review::of(&one_of_each(), &Background::default(), &House::default(), None);
    assert!(reviews.iter().all(|review| review.get("datePublished").is_none()));
}

#[test]
fn a_request_for_correction_names_what_is_wrong_what_is_right_and_where_it_stands() {
    let (report, _) = decided();
    let letter = correction::of(&report, &Background::default());
    for part in ["“Who won what”", "Printed: 77,709. Official: 77,907.", "results.csv:12"] {
        assert!(letter.contains(part), "{part} is not in:\n{letter}");
    }
    assert!(!letter.contains("11 of 13"), "an editor found that right:\n{letter}");
}

#[test]
fn a_decision_and_the_houses_word_are_shown_in_every_format() {
    let (report, house) = decided();
    let background = Background::default();
    let reports = [report];
    let mut formats: Vec<(&str, Vec<u8>)> =
        vec![("yaml", vec![]), ("json", vec![]), ("text", vec![])];
    yaml::write(&reports, &mut formats[0].1).unwrap();
    json::write(&reports, &mut formats[1].1).unwrap();
    text::write(&reports, &mut formats[2].1).unwrap();
    let [report] = reports;
    let mut csv = Vec::new();
    tallycheck::report::csv::write(std::slice::from_ref(&report), &mut csv).unwrap();
    let reports = [(report, background)];
    let (mut page, mut reviews) = (Vec::new(), Vec::new());
    html::write(&reports, &mut page).unwrap();
    claim_review::write(&reports, &house, Some(TODAY), &mut reviews).unwrap();
    formats.extend([("csv", csv), ("html", page), ("claimreview", reviews)]);
    for (name, written) in formats {
        let written = String::from_utf8(written).unwrap();
        assert!(written.contains("The mayor meant the lower house."), "no decision in {name}");
        assert!(written.contains("Right"), "no house rating in {name}");
    }
}

#[test]
fn a_page_holds_all_it_needs_and_nothing_an_article_says_is_markup() {
    let mut report = one_of_each();
    let attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    report.article.title = Some(attack.into());
    report.article.source = attack.into();
    report.claims[0].quote = attack.into();
    report.claims[0].speaker = Some(attack.into());
    report.claims[0].official.as_mut().unwrap().url = Some("javascript:alert(1)".into());
    report.ignored[0].number = attack.into();
    report.text = Some(attack.into());
    let mut page = Vec::new();
    html::write(&[(report, Background::default())], &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("href=\"javascript:"));
    let elsewhere = ["<script src", "@import", "url(", "<link", "http-equiv=\"refresh"];
    assert!(elsewhere.iter().all(|from| !page.contains(from)));
}
