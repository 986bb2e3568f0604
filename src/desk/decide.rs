//! An editor's decision, from the form on a card.

use super::{Desk, pages::refuse, today};
use crate::{
    checker::Verdict,
    report::{
        decision::{Decision, Ruling},
        v1::Claim,
    },
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2000;

/// What a button on a card sends.
#[derive(Deserialize)]
pub struct Asked {
    claim: String,
    ruling: Button,
    verdict: Option<Verdict>,
    reading: Option<String>,
    note: Option<String>,
}

/// The buttons.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Button {
    Agree,
    Overrule,
    Reading,
    Reported,
    Unreported,
    Note,
    Withdraw,
}

/// Keeps the decision and shows the claim again.
pub async fn decide(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Form(asked): Form<Asked>,
) -> Response {
    let report = match desk.report(&id) {
        Ok(report) => report,
        Err(error) => return refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    };
    let claims = report.iter().flat_map(|report| &report.claims);
    let Some(claim) = claims.into_iter().find(|claim| claim.id == asked.claim) else {
        return refuse(StatusCode::NOT_FOUND, "The desk holds no such claim.");
    };
    let Some(decision) = decision(claim, &asked) else {
        return refuse(StatusCode::BAD_REQUEST, "The claim has no such verdict or reading.");
    };
    match desk.decide(&id, &asked.claim, decision) {
        Ok(true) => Redirect::to(&format!("/reports/{id}#{}", claim.id)).into_response(),
        Ok(false) => refuse(StatusCode::NOT_FOUND, "The desk holds no such claim."),
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, error),
    }
}

/// What was decided before, changed by what is asked; nothing where that makes no sense.
fn decision(claim: &Claim, asked: &Asked) -> Option<Decision> {
    let mut decision = claim.decision.clone().unwrap_or_default();
    match asked.ruling {
        Button::Agree => decision.ruling = Some(Ruling::Agreed(claim.verdict)),
        Button::Overrule => decision.ruling = Some(Ruling::Overruled(asked.verdict?)),
        Button::Reading => {
            let key = asked.reading.clone()?;
            claim.reading(&key)?;
            decision.ruling = Some(Ruling::Reading(key));
        }
        Button::Reported => decision.reported = true,
        Button::Unreported => decision.reported = false,
        Button::Note => {}
        Button::Withdraw => return Some(Decision::default()),
    }
    if let Some(note) = &asked.note {
        let note: String = note.trim().chars().take(LONGEST_NOTE).collect();
        decision.note = (!note.is_empty()).then_some(note);
    }
    decision.on = Some(today());
    Some(decision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;

    fn claim() -> Claim {
        let report: Report =
            serde_yaml::from_str(include_str!("../../tests/report/one-of-each.yaml")).unwrap();
        report.claims[1].clone()
    }

    fn asked(ruling: Button) -> Asked {
        Asked { claim: "c2".into(), ruling, verdict: None, reading: None, note: None }
    }

    #[test]
    fn telling_the_author_keeps_what_was_ruled_before() {
        let mut claim = claim();
        claim.decision = decision(&claim, &asked(Button::Agree));
        let told = decision(&claim, &asked(Button::Reported)).unwrap();
        assert!(told.reported && told.ruling == Some(Ruling::Agreed(Verdict::Ambiguous)));
        assert!(decision(&claim, &asked(Button::Withdraw)).unwrap().is_empty());
    }

    #[test]
    fn a_reading_that_the_claim_has_not_is_refused() {
        let by = |key: &str| Asked { reading: Some(key.into()), ..asked(Button::Reading) };
        assert!(decision(&claim(), &by("RED in xx-2024, upper")).is_some());
        assert!(decision(&claim(), &by("RED in xx-2024, moon")).is_none());
        assert!(decision(&claim(), &asked(Button::Overrule)).is_none());
    }
}
