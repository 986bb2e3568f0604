//! Keeps `schema/report-1.json` true to the types of [`v1`](super::v1).

use super::Report;
use schemars::{Schema, generate::SchemaSettings, transform::RecursiveTransform};
use std::{env, fs};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report-1.json");

fn generated() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let only_known_fields = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".into(), false.into());
        }
    });
    let generator = settings.with_transform(only_known_fields).into_generator();
    let mut schema = generator.into_root_schema_for::<Report>();
    schema.insert("title".into(), "Report of tallycheck, format tallycheck/1".into());
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_published_schema_describes_the_report_as_it_is() {
    let generated = generated();
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(FILE, &generated).unwrap();
    }
    let published = fs::read_to_string(FILE).unwrap();
    assert_eq!(
        published, generated,
        "run `UPDATE_SCHEMA=1 cargo test schema` and look at the change"
    );
}
