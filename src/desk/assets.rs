//! The desk's own style and script, from inside the program.

use super::pages;
use crate::report::html;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

/// A file by its name; there are no others.
pub async fn asset(Path(name): Path<String>) -> Response {
    const CSS: &str = "text/css; charset=utf-8";
    const JS: &str = "text/javascript; charset=utf-8";
    let (media_type, text) = match name.as_str() {
        "report.css" => (CSS, html::STYLE),
        "report.js" => (JS, html::SCRIPT),
        "desk.css" => (CSS, include_str!("pages/desk.css")),
        "desk.js" => (JS, include_str!("pages/desk.js")),
        "icon.svg" => ("image/svg+xml", include_str!("pages/icon.svg")),
        _ => return pages::missing().await,
    };
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}
