//! Keeps the published schemas true to the types of [`v1`](super::v1) and its like.

use super::Report;
use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use std::{env, fs, path::Path};

/// Holds `schema/<file>` against the type, or writes it anew where `UPDATE_SCHEMA` asks for that.
pub(crate) fn assert_published<T: JsonSchema>(file: &str, title: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
    let generated = generated::<T>(title);
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&file, &generated).unwrap();
    }
    let published = fs::read_to_string(&file).unwrap();
    assert_eq!(
        published, generated,
        "run `UPDATE_SCHEMA=1 cargo test schema` and look at the change"
    );
}

fn generated<T: JsonSchema>(title: &str) -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let only_known_fields = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".into(), false.into());
        }
    });
    let generator = settings.with_transform(only_known_fields).into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_published_schema_describes_the_report_as_it_is() {
    assert_published::<Report>("report-1.json", "Report of tallycheck, format tallycheck/1");
}
