//! What a report looks like, on a made-up one that has one of each thing.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use tallycheck::report::{Report, json, text, yaml};

const ONE_OF_EACH: &str = include_str!("report/one-of-each.yaml");

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
