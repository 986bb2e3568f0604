//! The same for other programs: an article in as JSON, its report out as JSON.

use super::{
    Desk,
    paste::{self, checked},
};
use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const DESCRIPTION: &str = include_str!("openapi.json");
const SCHEMA: &str = include_str!("../../schema/report-1.json");

/// An article to check.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    text: String,
    source: Option<String>,
    published: Option<String>,
    #[serde(default)]
    with_text: bool,
}

#[derive(Serialize)]
struct Problem {
    error: String,
}

/// Checks an article and answers with its report; keeps nothing.
pub async fn check(
    State(desk): State<Arc<Desk>>,
    asked: Result<Json<Asked>, JsonRejection>,
) -> Response {
    let asked = match asked {
        Ok(Json(asked)) => asked,
        Err(rejection) => return problem(rejection.status(), rejection.body_text()),
    };
    let published = match paste::day(asked.published.as_deref().unwrap_or_default()) {
        Ok(published) => published,
        Err(error) => return problem(StatusCode::UNPROCESSABLE_ENTITY, error),
    };
    let source = asked.source.unwrap_or_else(|| "-".into());
    match checked(desk, source, asked.text.into_bytes(), published).await {
        Ok(mut report) => {
            report.text = report.text.filter(|_| asked.with_text);
            Json(report).into_response()
        }
        Err(refusal) => problem(refusal.0, refusal.1),
    }
}

/// The description of this interface, OpenAPI 3.1.
pub async fn description() -> Response {
    json(DESCRIPTION)
}

/// The schema of a report.
pub async fn schema() -> Response {
    json(SCHEMA)
}

fn json(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn problem(status: StatusCode, error: String) -> Response {
    (status, Json(Problem { error })).into_response()
}
