//! The sentences that prove a kind's patterns.

use super::{
    Basis, Claim, Claims, Kind, KindWordings, Role, Stage, Statement, Voice, Wordings, extract,
};
use crate::{
    input::{Article, Block, BlockKind},
    names::Gazetteer,
    span::Span,
    text::{self, Worded},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::Deserialize;

/// A text with all the claims of the file's kind that it holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The text, which may have several sentences.
    pub text: String,
    /// Its claims in text order.
    pub claims: Vec<Expected>,
}

/// A text that holds no claim of the file's kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Reject(pub String);

/// A claim as an example states it: what it leaves out may be anything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The number, or `[low, high]`.
    #[serde(default)]
    pub value: Option<Value>,
    /// The whole that the number is part of.
    #[serde(default)]
    pub of: Option<f64>,
    /// For a claim without a number.
    #[serde(default)]
    pub asserts: Option<bool>,
    /// Words of the subject, or `none`, `any`, `others`, `refers`.
    #[serde(default)]
    pub subject: Option<String>,
    /// Words of the opponent, likewise.
    #[serde(default)]
    pub opponent: Option<String>,
    /// Words of one of its places.
    #[serde(default)]
    pub area: Option<String>,
    /// The year it names.
    #[serde(default)]
    pub year: Option<i16>,
    /// Its stage.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// Its voice.
    #[serde(default)]
    pub voice: Option<Voice>,
    /// Words of its speaker.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Its basis.
    #[serde(default)]
    pub basis: Option<Basis>,
}

/// A number or a range.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    One(f64),
    /// A range.
    Range([f64; 2]),
}

/// An example that does not hold.
#[derive(Clone, Debug)]
pub struct Fault<'a> {
    /// Its text.
    pub text: &'a str,
    /// What is wrong.
    pub problem: String,
}

impl KindWordings {
    /// The examples of the kind that the wordings don't bear out.
    #[must_use]
    pub fn faults(&self, wordings: &Wordings, names: &Gazetteer) -> Vec<Fault<'_>> {
        let find = |text: &str| found_in(&paragraph(text), wordings, names);
        let accepts = self
            .accepts
            .iter()
            .map(|accept| (accept.text.as_str(), accept.fault(self.kind, &find(&accept.text))));
        let rejects = self
            .rejects
            .iter()
            .map(|reject| (reject.0.as_str(), reject.fault(self.kind, &find(&reject.0))));
        let faults = accepts.chain(rejects);
        faults.filter_map(|(text, problem)| Some(Fault { text, problem: problem? })).collect()
    }
}

/// What an example holds but for numbers alone.
pub(super) fn found_in(article: &Article, wordings: &Wordings, names: &Gazetteer) -> Claims {
    let mut found = extract(&text::read(article, wordings.numbers()), wordings, names);
    found.claims.retain(|claim| !claim.is_guess());
    found
}

/// A text as an article of one paragraph.
fn paragraph(text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article {
        source: "example".into(),
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        ..Article::default()
    }
}

impl Accept {
    /// What is wrong with the claims found in the text, if anything.
    fn fault(&self, kind: Kind, found: &Claims) -> Option<String> {
        let mut open: Vec<&Claim> =
            found.claims.iter().filter(|claim| claim.kind == kind).collect();
        for expected in &self.claims {
            let fits = |claim: &&Claim| expected.fault(claim, &self.text).is_none();
            match open.iter().position(fits) {
                Some(at) => {
                    open.remove(at);
                }
                None => {
                    let near = open
                        .first()
                        .and_then(|claim| expected.fault(claim, &self.text))
                        .unwrap_or_else(|| "none is left".into());
                    return Some(format!("{expected} is not found: {near}"));
                }
            }
        }
        open.first().map(|claim| format!("nobody expects `{}`", claim.span.of(&self.text)))
    }
}

impl Reject {
    /// What is wrong with the claims found in the text, if anything.
    fn fault(&self, kind: Kind, found: &Claims) -> Option<String> {
        let claim = found.claims.iter().find(|claim| claim.kind == kind)?;
        Some(format!("`{}` is no {kind:?} ({})", claim.span.of(&self.0), claim.pattern))
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let subject = self.subject.as_deref().unwrap_or("the claim");
        match (self.value, self.asserts) {
            (Some(Value::One(value)), _) => write!(out, "{subject} {value}"),
            (Some(Value::Range([low, high])), _) => write!(out, "{subject} {low} to {high}"),
            (None, asserts) => write!(out, "{subject} {}", asserts.unwrap_or(true)),
        }
    }
}

impl Expected {
    /// How a claim differs from what is expected, if it does.
    fn fault(&self, claim: &Claim, text: &str) -> Option<String> {
        let same = |name: &str, expected: Option<String>, found: String| {
            expected
                .filter(|expected| *expected != found)
                .map(|expected| format!("its {name} is `{found}`, not `{expected}`"))
        };
        let words = |name: &str, expected: &Option<String>, found: String| {
            let expected = expected.as_ref()?;
            let inside = found.to_lowercase().contains(&expected.to_lowercase());
            (!inside).then(|| format!("its {name} is `{found}`, not `{expected}`"))
        };
        let debug = |value: &dyn std::fmt::Debug| format!("{value:?}");
        let places: Vec<&str> = claim.places.iter().map(|place| place.span.of(text)).collect();
        same("value", self.value.map(|v| debug(&v)), debug(&value(claim)))
            .or_else(|| same("whole", self.of.map(|v| debug(&Some(v))), debug(&whole(claim))))
            .or_else(|| same("asserts", self.asserts.map(|v| debug(&Some(v))), debug(&fact(claim))))
            .or_else(|| words("subject", &self.subject, role_words(&claim.subject, text)))
            .or_else(|| words("opponent", &self.opponent, role_words(&claim.opponent, text)))
            .or_else(|| words("area", &self.area, places.join(" ")))
            .or_else(|| same("year", self.year.map(|v| debug(&Some(v))), debug(&claim.year)))
            .or_else(|| same("stage", self.stage.map(|v| debug(&v)), debug(&claim.stage)))
            .or_else(|| same("voice", self.voice.map(|v| debug(&v)), debug(&claim.voice)))
            .or_else(|| words("speaker", &self.speaker, claim.speaker.clone().unwrap_or_default()))
            .or_else(|| same("basis", self.basis.map(|v| debug(&Some(v))), debug(&claim.basis)))
    }
}

fn value(claim: &Claim) -> Value {
    match claim.statement {
        Statement::Number { amount, .. } => match amount.worded {
            Worded::One(value) => Value::One(float(value)),
            Worded::Range(low, high) => Value::Range([float(low), float(high)]),
        },
        Statement::Fact(_) => Value::Range([f64::NAN; 2]),
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

fn whole(claim: &Claim) -> Option<f64> {
    match claim.statement {
        Statement::Number { of: Some((_, amount)), .. } => match amount.worded {
            Worded::One(value) => Some(float(value)),
            Worded::Range(..) => None,
        },
        _ => None,
    }
}

fn fact(claim: &Claim) -> Option<bool> {
    match claim.statement {
        Statement::Fact(asserts) => Some(asserts),
        Statement::Number { .. } => None,
    }
}

/// A role as an example words it.
#[must_use]
pub fn role_words(role: &Role, text: &str) -> String {
    let of = |span: Span| span.of(text).to_owned();
    match role {
        Role::None => "none".into(),
        Role::Named(mention) => of(mention.span),
        Role::Refers { span, .. } => format!("refers {}", of(*span)),
        Role::Any => "any".into(),
        Role::Others => "others".into(),
        Role::Together(mentions) => {
            mentions.iter().map(|mention| of(mention.span)).collect::<Vec<_>>().join(" and ")
        }
    }
}
