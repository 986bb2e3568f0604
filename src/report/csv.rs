//! Reports as CSV: one row per claim, for spreadsheets and databases.

use super::{Report, v1::Claim, words};
use crate::report::number::Value;
use std::io::{self, Write};

/// The columns.
pub const COLUMNS: [&str; 30] = [
    "source",
    "title",
    "published",
    "claim",
    "kind",
    "quote",
    "number",
    "low",
    "high",
    "unit",
    "approx",
    "asserts",
    "subject",
    "subject_name",
    "election",
    "body",
    "area",
    "stage",
    "voice",
    "speaker",
    "verdict",
    "reason",
    "score",
    "confidence",
    "severity",
    "official",
    "release",
    "rating",
    "decision",
    "explanation",
];

/// Writes the columns' names, then a row per claim.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[Report], out: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(io::Error::other)?;
    for report in reports {
        rows(report, &mut table)?;
    }
    table.flush()
}

/// Writes a row per claim of a report.
///
/// # Errors
///
/// Those of the table's writer.
pub fn rows<W: Write>(report: &Report, table: &mut csv::Writer<W>) -> io::Result<()> {
    for claim in &report.claims {
        table.write_record(row(report, claim)).map_err(io::Error::other)?;
    }
    Ok(())
}

fn row(report: &Report, claim: &Claim) -> [String; 30] {
    let article = &report.article;
    let text = |text: Option<&String>| text.map(|text| harmless(text)).unwrap_or_default();
    let [low, high] = claim.value.map_or_else(Default::default, ends);
    let official = claim.official.as_ref();
    let area = claim.scope.area.as_ref().map(|area| &area.id);
    [
        harmless(&article.source),
        text(article.title.as_ref()),
        article.published.map(|day| day.to_string()).unwrap_or_default(),
        claim.id.clone(),
        words::name(&claim.kind),
        harmless(&claim.quote),
        text(claim.number.as_ref()),
        low,
        high,
        claim.unit.map(|unit| words::name(&unit)).unwrap_or_default(),
        words::name(&claim.approx),
        claim.asserts.to_string(),
        text(claim.subject.id.as_ref()),
        text(claim.subject.name.as_ref()),
        text(claim.scope.election.as_ref()),
        text(claim.scope.body.as_ref()),
        text(area),
        words::name(&claim.stage),
        words::name(&claim.voice),
        text(claim.speaker.as_ref()),
        words::name(&claim.verdict),
        claim.reason.map(|reason| words::name(&reason)).unwrap_or_default(),
        claim.score.map(|score| score.to_string()).unwrap_or_default(),
        claim.confidence.to_string(),
        words::name(&claim.severity),
        official.map(|official| official.value.0.normalize().to_string()).unwrap_or_default(),
        official.map(|official| official.release.clone()).unwrap_or_default(),
        text(claim.rating.as_ref()),
        claim.decision.as_ref().map(|it| harmless(&it.told(claim))).unwrap_or_default(),
        harmless(&claim.explanation),
    ]
}

fn ends(value: Value) -> [String; 2] {
    let [low, high] = match value {
        Value::One(number) => [number; 2],
        Value::Range(ends) => ends,
    };
    [low, high].map(|end| end.0.normalize().to_string())
}

/// Text that a spreadsheet would take for a formula, with an apostrophe before it.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text != "-";
    if formula { format!("'{text}") } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(change: impl Fn(&mut Claim)) -> Vec<csv::StringRecord> {
        let mut report: Report =
            serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap();
        change(&mut report.claims[0]);
        let mut out = Vec::new();
        write(&[report], &mut out).unwrap();
        csv::Reader::from_reader(out.as_slice()).records().map(Result::unwrap).collect()
    }

    #[test]
    fn every_claim_is_a_row_whose_numbers_a_spreadsheet_can_add() {
        let rows = written(|_| ());
        let cell = |row: usize, name: &str| {
            rows[row][COLUMNS.iter().position(|it| *it == name).unwrap()].to_owned()
        };
        assert_eq!(rows.len(), 4);
        assert_eq!((cell(0, "low"), cell(0, "official")), ("77709".into(), "77907".into()));
        assert_eq!((cell(2, "low"), cell(2, "high")), ("30".into(), "40".into()));
        assert_eq!((cell(3, "number"), cell(3, "asserts")), (String::new(), "false".into()));
    }

    #[test]
    fn a_quote_that_begins_like_a_formula_stays_text() {
        let rows = written(|claim| claim.quote = "=HYPERLINK(\"x\"), \"y\"\nz".into());
        assert_eq!(&rows[0][5], "'=HYPERLINK(\"x\"), \"y\"\nz");
    }
}
