//! A report in every other format, with the decisions on it.

use super::{Desk, pages, shelf, today};
use crate::report::{
    Report, background::Background, claim_review, correction, csv, html, json, yaml,
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{io, sync::Arc};

/// A format with its type and the end of its file name.
struct Format {
    name: &'static str,
    media_type: &'static str,
    end: &'static str,
}

const FORMATS: [Format; 6] = [
    Format { name: "yaml", media_type: "application/yaml; charset=utf-8", end: "yaml" },
    Format { name: "json", media_type: "application/json", end: "json" },
    Format { name: "csv", media_type: "text/csv; charset=utf-8", end: "csv" },
    Format { name: "html", media_type: "text/html; charset=utf-8", end: "html" },
    Format { name: "claimreview", media_type: "application/ld+json", end: "claimreview.json" },
    Format { name: "correction", media_type: "text/plain; charset=utf-8", end: "correction.txt" },
];

/// The report as a file to save.
pub async fn export(
    State(desk): State<Arc<Desk>>,
    Path((id, name)): Path<(String, String)>,
) -> Response {
    let format = FORMATS.iter().find(|format| format.name == name);
    let report = match desk.report(&id) {
        Ok(report) => report,
        Err(error) => return pages::refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    };
    let (Some(format), Some(report)) = (format, report) else { return pages::missing().await };
    let file = format!("attachment; filename=\"{}.{}\"", shelf::base(&report), format.end);
    let background = desk.checker.background(&report);
    match written(format.name, report, background, &desk) {
        Ok(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, format.media_type.to_owned()),
                (header::CONTENT_DISPOSITION, file),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => pages::refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    }
}

fn written(name: &str, report: Report, background: Background, desk: &Desk) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let reports = [(report, background)];
    let [(report, _)] = &reports;
    let report = std::slice::from_ref(report);
    match name {
        "json" => json::write(report, &mut out),
        "csv" => csv::write(report, &mut out),
        "html" => html::write(&reports, &mut out),
        "claimreview" => {
            claim_review::write(&reports, &desk.settings.house, Some(today()), &mut out)
        }
        "correction" => correction::write(&reports, &mut out),
        _ => yaml::write(report, &mut out),
    }?;
    Ok(out)
}
