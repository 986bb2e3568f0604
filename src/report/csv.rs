//! Reports as CSV: one row per claim, for spreadsheets and databases. The columns are those of a
//! batch's `claims.csv` too.

use super::{
    Report,
    number::{Number, Value},
    v1::{ArticleInfo, Claim, Subject},
    words,
};
use csv::{Writer, WriterBuilder};
use serde::Serialize;
use std::io::{self, Write};

type Cell = fn(&ArticleInfo, &Claim) -> String;

/// The columns, and what stands in them.
const COLUMNS: [(&str, Cell); 41] = [
    ("source", |article, _| harmless(&article.source)),
    ("outlet", |article, _| text(article.outlet())),
    ("published", |article, _| plain(article.published)),
    ("title", |article, _| text(article.title.as_ref())),
    ("url", |article, _| text(article.url.as_ref())),
    ("claim", |_, claim| claim.id.clone()),
    ("kind", |_, claim| words::name(&claim.kind)),
    ("quote", |_, claim| harmless(&claim.quote)),
    ("number", |_, claim| text(claim.number.as_ref())),
    ("value", |_, claim| number(claim.value.map(ends).map(|(low, _)| low))),
    ("value_to", |_, claim| number(claim.value.and_then(|value| ends(value).1))),
    ("unit", |_, claim| named(claim.unit.as_ref())),
    ("approx", |_, claim| words::name(&claim.approx)),
    ("asserts", |_, claim| claim.asserts.to_string()),
    ("subject_kind", |_, claim| words::name(&claim.subject.kind)),
    ("subject_id", |_, claim| text(claim.subject.id.as_ref())),
    ("subject", |_, claim| text(name(&claim.subject))),
    ("opponent_id", |_, claim| text(claim.opponent.as_ref().and_then(|it| it.id.as_ref()))),
    ("opponent", |_, claim| text(claim.opponent.as_ref().and_then(name))),
    ("of", |_, claim| number(claim.of.as_ref().map(|of| ends(of.value).0))),
    ("election", |_, claim| text(claim.scope.election.as_ref())),
    ("body", |_, claim| text(claim.scope.body.as_ref())),
    ("area_id", |_, claim| text(claim.scope.area.as_ref().map(|area| &area.id))),
    ("area", |_, claim| text(claim.scope.area.as_ref().map(|area| &area.name))),
    ("stage", |_, claim| words::name(&claim.stage)),
    ("voice", |_, claim| words::name(&claim.voice)),
    ("speaker", |_, claim| text(claim.speaker.as_ref())),
    ("verdict", |_, claim| words::name(&claim.verdict)),
    ("reason", |_, claim| named(claim.reason.as_ref())),
    ("severity", |_, claim| words::name(&claim.severity)),
    ("score", |_, claim| plain(claim.score)),
    ("confidence", |_, claim| claim.confidence.to_string()),
    ("official", |_, claim| number(claim.official.as_ref().map(|it| it.value))),
    ("release", |_, claim| text(claim.official.as_ref().map(|it| &it.release))),
    ("publisher", |_, claim| text(claim.official.as_ref().map(|it| &it.publisher))),
    ("trust", |_, claim| named(claim.official.as_ref().map(|it| &it.trust))),
    ("rows", |_, claim| text(claim.official.as_ref().map(|it| it.rows.join(" ")))),
    ("difference", |_, claim| number(claim.difference.map(|it| it.absolute))),
    ("explanation", |_, claim| harmless(&claim.explanation)),
    ("rating", |_, claim| text(claim.rating.as_ref())),
    ("decision", |_, claim| text(claim.decision.as_ref().map(|it| it.told(claim)))),
];

/// The names of the columns.
pub fn names() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

/// Writes the columns' names, then a row per claim.
///
/// # Errors
///
/// Those of `out`.
pub fn write(reports: &[Report], out: &mut impl Write) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    table.write_record(names())?;
    for report in reports {
        for claim in &report.claims {
            table.write_record(cells(&report.article, claim))?;
        }
    }
    table.flush()
}

/// The row of one claim as it stands in a table, without its end, so that others can be put behind it.
///
/// # Errors
///
/// None but those of memory.
pub fn row(article: &ArticleInfo, claim: &Claim) -> io::Result<Vec<u8>> {
    let mut table = WriterBuilder::new().buffer_capacity(1024).from_writer(Vec::new());
    table.write_record(cells(article, claim))?;
    let mut row = table.into_inner().map_err(|error| error.into_error())?;
    row.pop();
    Ok(row)
}

fn cells(article: &ArticleInfo, claim: &Claim) -> impl Iterator<Item = String> {
    COLUMNS.iter().map(|(_, cell)| cell(article, claim))
}

fn text(text: Option<impl AsRef<str>>) -> String {
    text.map(|text| harmless(text.as_ref())).unwrap_or_default()
}

fn plain(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn named(value: Option<&impl Serialize>) -> String {
    value.map(|value| words::name(value)).unwrap_or_default()
}

fn number(number: Option<Number>) -> String {
    plain(number.map(|number| number.0.normalize()))
}

/// As the sources name it, or else as the article does.
fn name(subject: &Subject) -> Option<&String> {
    subject.name.as_ref().or(subject.mention.as_ref())
}

/// A number, and the end of a range.
fn ends(value: Value) -> (Number, Option<Number>) {
    match value {
        Value::One(number) => (number, None),
        Value::Range([low, high]) => (low, Some(high)),
    }
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
            rows[row][names().position(|it| it == name).unwrap()].to_owned()
        };
        assert_eq!(rows.len(), 4);
        assert_eq!((cell(0, "value"), cell(0, "official")), ("77709".into(), "77907".into()));
        assert_eq!((cell(2, "value"), cell(2, "value_to")), ("30".into(), "40".into()));
        assert_eq!((cell(3, "number"), cell(3, "asserts")), (String::new(), "false".into()));
    }

    #[test]
    fn a_quote_that_begins_like_a_formula_stays_text() {
        let rows = written(|claim| claim.quote = "=HYPERLINK(\"x\"), \"y\"\nz".into());
        assert_eq!(&rows[0][7], "'=HYPERLINK(\"x\"), \"y\"\nz");
    }

    #[test]
    fn a_row_by_itself_is_the_row_of_the_table() {
        let report: Report =
            serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap();
        let mut table = Vec::new();
        write(std::slice::from_ref(&report), &mut table).unwrap();
        let rows: Vec<Vec<u8>> =
            report.claims.iter().map(|claim| row(&report.article, claim).unwrap()).collect();
        assert!(table.ends_with(&[rows.join(&b'\n'), b"\n".to_vec()].concat()));
    }
}
