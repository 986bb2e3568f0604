//! What an archive says against itself.

use crate::scene::Scene;
use std::collections::BTreeSet;

/// Five outlets, five numbers for one bloc, and two copies of one story.
fn archive() -> Scene {
    let scene = Scene::new();
    let padding = "It had rained all week, and the roads to the villages were closed to traffic, so \
                   that the officers came late and the boxes later still, the papers wrote.";
    let record = |day: u8, outlet: &str, text: &str| {
        format!(
            "{{\"text\": \"{text}\", \"date\": \"2024-02-{day:02}\", \"publisher\": \"{outlet}\"}}\n"
        )
    };
    let wire =
        format!("The PTI won 150 seats in the National Assembly, its spokesman said. {padding}");
    let records = [
        record(9, "East Wire", &wire),
        record(10, "Hill Courier", &format!("From our correspondent. {wire}")),
        record(9, "Night Desk", "PTI-backed independents won 127 seats in the National Assembly."),
        record(
            13,
            "Party Gazette",
            "The PTI won 180 seats in the National Assembly, a leader said.",
        ),
        record(
            11,
            "Commission News",
            "PTI-backed independents won 93 seats in the National Assembly.",
        ),
        record(
            12,
            "Short Notes",
            "PTI-backed independents won only 9 seats in the National Assembly.",
        ),
        record(12, "Other News", "The PPP won 54 seats in the National Assembly."),
    ];
    scene.write("news.jsonl", records.concat());
    scene
}

#[test]
fn every_number_printed_for_one_bloc_is_on_one_card_and_copies_count_once() {
    let scene = archive();
    scene.run();
    let summary = scene.summary();
    let [card] = summary.conflicts.as_slice() else { panic!("{:#?}", summary.conflicts) };
    let values: BTreeSet<String> =
        card.values.iter().map(|value| value.value.unwrap().to_string()).collect();
    assert_eq!(values, ["127", "150", "180", "9", "93"].map(String::from).into());
    let value =
        |of: &str| card.values.iter().find(|value| value.value.unwrap().to_string() == of).unwrap();
    let wire = value("150");
    assert_eq!((wire.spread.stories, wire.spread.sightings, wire.printed.len()), (1, 2, 1));
    assert_eq!(wire.printed[0].seen.outlet.as_deref(), Some("East Wire"));
    assert_eq!(wire.printed[0].seen.published.as_deref(), Some("2024-02-09"));
    assert_eq!(wire.printed[0].copies[0].outlet.as_deref(), Some("Hill Courier"));
    assert_eq!(
        (wire.spread.first.as_deref(), wire.spread.last.as_deref()),
        (Some("2024-02-09"), Some("2024-02-10"))
    );
    assert_eq!(value("9").printed[0].seen.outlet.as_deref(), Some("Short Notes"));
    assert_eq!(card.topic.official.unwrap().to_string(), "93");
}

#[test]
fn the_table_names_the_card_with_each_claim() {
    let scene = archive();
    scene.run();
    let claims = scene.claims();
    let on_card = claims.iter().filter(|row| row["conflict"] == "k1").count();
    assert_eq!(on_card, 6, "{claims:#?}");
    assert!(claims.iter().any(|row| row["value"] == "54" && row["conflict"].is_empty()));
}

#[test]
fn totals_are_by_verdict_kind_outlet_and_month() {
    let scene = archive();
    let totals = scene.run();
    let summary = scene.summary();
    assert_eq!(summary.claims.claims, totals.claims);
    assert_eq!(summary.kinds.iter().map(|kind| kind.counts.claims).sum::<u64>(), totals.claims);
    assert_eq!(summary.outlets.len(), 7);
    assert_eq!(summary.months.len(), 1);
    assert_eq!(summary.months[0].month.as_deref(), Some("2024-02"));
    assert_eq!(summary.months[0].articles, 7);
    let first = &summary.wrong_figures[0];
    assert!(first.spread.stories >= 1 && first.spread.sightings >= first.spread.stories);
}

#[test]
fn the_schema_describes_the_summary() {
    let scene = archive();
    scene.run();
    let schema = serde_json::from_str(include_str!("../../schema/batch-1.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let summary = serde_json::to_value(scene.summary()).unwrap();
    assert!(schema.is_valid(&summary), "{:?}", schema.iter_errors(&summary).next());
}
