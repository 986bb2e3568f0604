//! An article in, and on to its report.

use super::{
    Desk,
    pages::{Refusal, refuse},
};
use crate::{
    input::{InputError, ReadOptions, read_bytes},
    report::Report,
};
use axum::{
    Form,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::Arc;

/// The paste box.
#[derive(Deserialize)]
pub struct Pasted {
    text: String,
    #[serde(default)]
    published: String,
}

/// What is said of a dropped file.
#[derive(Deserialize)]
pub struct Dropped {
    #[serde(default)]
    name: String,
    #[serde(default)]
    published: String,
}

/// Checks what was pasted.
pub async fn form(State(desk): State<Arc<Desk>>, Form(pasted): Form<Pasted>) -> Response {
    // A form sends line breaks as two characters.
    let text = pasted.text.replace("\r\n", "\n");
    take(desk, "-".into(), text.into_bytes(), &pasted.published).await
}

/// Checks a file that was dropped, whose bytes are the body.
pub async fn file(
    State(desk): State<Arc<Desk>>,
    Query(dropped): Query<Dropped>,
    body: Bytes,
) -> Response {
    let name = if dropped.name.is_empty() { "-".into() } else { dropped.name };
    take(desk, name, body.into(), &dropped.published).await
}

async fn take(desk: Arc<Desk>, source: String, bytes: Vec<u8>, published: &str) -> Response {
    let published = match day(published) {
        Ok(published) => published,
        Err(problem) => return refuse(StatusCode::BAD_REQUEST, problem),
    };
    match checked(desk.clone(), source, bytes, published).await {
        Ok(report) => {
            let (id, kept) = desk.shelf.take(report);
            match kept {
                Ok(()) => Redirect::to(&format!("/reports/{id}")).into_response(),
                Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
            }
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// Reads and checks an article away from the threads that answer, so that nobody waits for it.
pub async fn checked(
    desk: Arc<Desk>,
    source: String,
    bytes: Vec<u8>,
    published: Option<Date>,
) -> Result<Report, Refusal> {
    let options =
        ReadOptions { published, max_bytes: desk.settings.max_bytes, ..ReadOptions::default() };
    let work = move || -> Result<Report, InputError> {
        let article = read_bytes(&source, &bytes, &options)?;
        let mut report = desk.checker.check(&article);
        desk.settings.house.rate(&mut report);
        Ok(report)
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(report)) => Ok(report),
        Ok(Err(error @ InputError::TooLarge { .. })) => {
            Err(Refusal(StatusCode::PAYLOAD_TOO_LARGE, error.to_string()))
        }
        Ok(Err(error)) => Err(Refusal(StatusCode::UNPROCESSABLE_ENTITY, error.to_string())),
        Err(error) => Err(Refusal(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())),
    }
}

/// A day as a form writes it; nothing for an empty field.
pub fn day(text: &str) -> Result<Option<Date>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| format!("{text}: not a day; write 2024-02-09")),
    }
}
