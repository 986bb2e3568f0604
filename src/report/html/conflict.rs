//! Claims that can't all be true, each at its place on one scale.

use super::{
    anchor::Anchors,
    picture::{Percent, Scale, Tick, ends, float},
};
use crate::report::{
    background::Background,
    v1::{Conflict, ConflictValue, Report},
    words,
};
use rust_decimal::Decimal;

/// A conflict on the page.
pub struct Card {
    /// Its anchor.
    pub anchor: String,
    /// What the claims are about.
    pub title: String,
    /// Every value.
    pub rows: Vec<Row>,
    /// The official figure.
    pub official: Option<Line>,
    /// The majority mark.
    pub majority: Option<Line>,
    /// Round numbers below.
    pub ticks: Vec<Tick>,
}

/// A value on the scale.
pub struct Row {
    /// As printed.
    pub value: String,
    /// Who says so, at what stage, when.
    pub told: String,
    /// The anchor of the claim.
    pub claim: String,
    /// `contradicted`.
    pub verdict: String,
    /// Low end and high end on the scale; nowhere for a claim without a number.
    pub at: Option<[Percent; 2]>,
}

/// A line across the scale.
pub struct Line {
    /// What it stands for.
    pub label: String,
    /// The number.
    pub value: String,
    /// Where.
    pub at: Percent,
}

/// A conflict of a report.
pub fn card(
    conflict: &Conflict,
    report: &Report,
    background: &Background,
    anchors: &Anchors,
) -> Card {
    let majority = background.majority(&conflict.scope).filter(|_| counts_seats(conflict));
    let official = conflict.official.as_ref();
    let values = conflict.values.iter().filter_map(|it| it.value).flat_map(ends);
    let marked = majority.and_then(|it| it.mark).map(f64::from);
    let lines = official.map(|it| float(it.value)).into_iter().chain(marked);
    let scale = Scale::around(&values.chain(lines).collect::<Vec<_>>());
    Card {
        anchor: anchors.claim(&conflict.id),
        title: title(conflict, background),
        rows: conflict.values.iter().map(|it| row(it, report, &scale, anchors)).collect(),
        official: official.map(|it| Line {
            label: background.release(&conflict.scope, &it.release),
            value: it.value.to_string(),
            at: scale.at(float(it.value)),
        }),
        majority: majority.and_then(|it| {
            let mark = it.mark?;
            let base = it.base.as_deref().unwrap_or(&it.name);
            let value = crate::report::Number(Decimal::from(mark)).to_string();
            Some(Line { label: format!("majority of {base}"), value, at: scale.at(mark.into()) })
        }),
        ticks: scale.ticks(),
    }
}

fn counts_seats(conflict: &Conflict) -> bool {
    use crate::extractor::Kind;
    let seats = matches!(conflict.kind, Kind::SeatTally | Kind::SeatsOfTotal | Kind::Strength);
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

fn row(value: &ConflictValue, report: &Report, scale: &Scale, anchors: &Anchors) -> Row {
    let claim = report.claims.iter().find(|claim| claim.id == value.claim);
    let speaker = value.speaker.as_deref().unwrap_or("the article itself");
    let day = report.article.published.map(|day| format!(", {day}")).unwrap_or_default();
    Row {
        value: words::stated(value.value, claim.is_none_or(|claim| claim.asserts)),
        told: format!("{speaker}, {}{day}", words::plain(&value.stage)),
        claim: anchors.claim(&value.claim),
        verdict: claim.map(|claim| words::name(&claim.judged())).unwrap_or_default(),
        at: value.value.map(|value| ends(value).map(|end| scale.at(end))),
    }
}
