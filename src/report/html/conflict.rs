//! Claims that can't all be true, each at its place on one scale.

use super::{
    anchor::Anchors,
    picture::{Percent, Scale, Tick, ends, float},
};
use crate::report::{
    Number, Value,
    background::{Background, Majority},
    v1::{Conflict, ConflictValue, Report},
    words,
};
use askama::Template;
use rust_decimal::Decimal;

/// A conflict on the page.
#[derive(Template)]
#[template(path = "conflict.html", config = "src/askama.toml")]
pub struct Card {
    anchor: String,
    title: String,
    rows: Vec<Row>,
    official: Option<Line>,
    majority: Option<Line>,
    ticks: Vec<Tick>,
}

/// One side of a conflict.
pub struct Side {
    /// What is said; nothing for a claim without a number.
    pub value: Option<Value>,
    /// The same in words.
    pub stated: String,
    /// Who says so, at what stage, when.
    pub told: String,
    /// Where to read it.
    pub link: String,
    /// `contradicted`.
    pub verdict: String,
}

/// A side at its place.
struct Row {
    side: Side,
    /// Low end and high end on the scale.
    at: Option<[Percent; 2]>,
}

/// A line across the scale.
struct Line {
    label: String,
    value: Number,
    at: Percent,
}

impl Card {
    /// Draws all sides on one scale, with the official figure and the majority mark where there are
    /// any.
    #[must_use]
    pub fn draw(
        anchor: String,
        title: String,
        sides: Vec<Side>,
        official: Option<(String, Number)>,
        majority: Option<&Majority>,
    ) -> Self {
        let majority = majority.and_then(|it| {
            let base = it.base.as_deref().unwrap_or(&it.name);
            Some((format!("majority of {base}"), Number(Decimal::from(it.mark?))))
        });
        let values = sides.iter().filter_map(|side| side.value).flat_map(ends);
        let lines = [&official, &majority].into_iter().flatten().map(|(_, number)| float(*number));
        let scale = Scale::around(&values.chain(lines).collect::<Vec<_>>());
        let line = |(label, value)| Line { label, value, at: scale.at(float(value)) };
        let place = |side: Side| Row {
            at: side.value.map(|value| ends(value).map(|end| scale.at(end))),
            side,
        };
        Self {
            anchor,
            title,
            ticks: scale.ticks(),
            rows: sides.into_iter().map(place).collect(),
            official: official.map(line),
            majority: majority.map(line),
        }
    }
}

/// A conflict of a report.
pub fn card(
    conflict: &Conflict,
    report: &Report,
    background: &Background,
    anchors: &Anchors,
) -> Card {
    let official = conflict.official.as_ref();
    Card::draw(
        anchors.claim(&conflict.id),
        title(conflict, background),
        conflict.values.iter().map(|it| side(it, report, anchors)).collect(),
        official.map(|it| (background.release(&conflict.scope, &it.release), it.value)),
        background.majority(&conflict.scope).filter(|_| counts_seats(conflict)),
    )
}

fn counts_seats(conflict: &Conflict) -> bool {
    let seats = conflict.kind.is_tally();
    seats && conflict.scope.area.is_none()
}

fn title(conflict: &Conflict, background: &Background) -> String {
    let place = match (&conflict.scope.area, &conflict.scope.body) {
        (Some(area), _) => format!("{} {}", area.id, area.name),
        (None, Some(body)) => background.body(&conflict.scope, body).into(),
        (None, None) => words::place(&conflict.scope).into(),
    };
    format!("{} of {}, {place}", words::plain(&conflict.kind), words::subject(&conflict.subject))
}

fn side(value: &ConflictValue, report: &Report, anchors: &Anchors) -> Side {
    let claim = report.claims.iter().find(|claim| claim.id == value.claim);
    let speaker = value.speaker.as_deref().unwrap_or("the article itself");
    let day = report.article.published.map(|day| format!(", {day}")).unwrap_or_default();
    Side {
        value: value.value,
        stated: words::stated(value.value, claim.is_none_or(|claim| claim.asserts)),
        told: format!("{speaker}, {}{day}", words::plain(&value.stage)),
        link: format!("#{}", anchors.claim(&value.claim)),
        verdict: claim.map(|claim| words::name(&claim.judged())).unwrap_or_default(),
    }
}
