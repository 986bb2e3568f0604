//! `expected.yaml`: what a careful reader finds in an article.

use crate::{
    checker::{Reason, Verdict},
    extractor::{Kind, Stage, Voice},
    report::{Number, Value},
};
use jiff::civil::Date;
use serde::Deserialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a folder could not be evaluated: what is wrong, and where.
#[derive(Debug, thiserror::Error)]
pub enum ExpectedError {
    /// A file that should be there could not be read.
    #[error("{}: {error}", file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file is not what `expected.yaml` should be.
    #[error("{}: {problem}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong, with its line.
        problem: String,
    },
    /// There is nothing to evaluate.
    #[error(
        "{}: no expected.yaml in it or in its folders; each article's folder holds article.txt \
         (or .html) and expected.yaml",
        .0.display()
    )]
    Nothing(PathBuf),
}

/// One article with what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The folder's or the file's name.
    pub name: String,
    /// The article.
    pub article: PathBuf,
    /// The day it was published.
    pub published: Option<Date>,
    /// What is expected.
    pub claims: Vec<Expected>,
}

/// One claim a reader finds, or one number that is none.
#[derive(Clone, Debug, Deserialize)]
pub struct Expected {
    /// The article, where one file speaks of several.
    #[serde(default)]
    pub article: Option<String>,
    /// A short stretch of the text around the number.
    pub anchor: String,
    /// What it is.
    pub kind: ExpectedKind,
    /// The number as worded; for a claim without one 1 if it is asserted, 0 if it is denied.
    #[serde(default)]
    pub value: Option<ExpectedValue>,
    /// Who it is about, under any name; several joined by `;`, `+` or `over`.
    #[serde(default)]
    pub subject: Option<String>,
    /// Where, under any name.
    #[serde(default)]
    pub scope: Option<String>,
    /// The verdicts that are right.
    #[serde(default)]
    pub verdict: Vec<Verdict>,
    /// The reason, where it matters.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// The stage, where it matters.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The voice, where it matters.
    #[serde(default)]
    pub voice: Option<Voice>,
    /// Who says it.
    #[serde(default)]
    pub speaker: Option<String>,
    /// There is no usable number in it: finding it is optional, contradicting it is wrong.
    #[serde(default)]
    pub vague: bool,
    /// Finding it is a bonus.
    #[serde(default)]
    pub optional: bool,
}

impl Expected {
    /// Whether it counts for precision and recall.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.vague && !self.optional && self.kind != ExpectedKind::Ignore
    }

    /// The kind of claim, unless it is none.
    #[must_use]
    pub fn claim_kind(&self) -> Option<Kind> {
        match self.kind {
            ExpectedKind::Ignore => None,
            ExpectedKind::Claim(kind) => Some(kind),
        }
    }
}

/// A kind of claim, or a number that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedKind {
    /// No claim about results.
    Ignore,
    /// A claim.
    Claim(Kind),
}

impl<'de> Deserialize<'de> for ExpectedKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Ignore {
            Ignore,
        }
        let name = String::deserialize(deserializer)?;
        let as_json = serde_json::Value::String(name);
        if let Ok(Ignore::Ignore) = serde_json::from_value(as_json.clone()) {
            return Ok(Self::Ignore);
        }
        serde_json::from_value(as_json).map(Self::Claim).map_err(serde::de::Error::custom)
    }
}

/// A number, or words where a number that is no claim is described.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum ExpectedValue {
    /// As the report has it.
    Value(Value),
    /// `2024-02-08`, `Form 45`.
    Words(String),
    /// Several numbers.
    Several(Vec<Number>),
}

/// The cases of a folder: its own `expected.yaml`, whose claims name their articles, and those of
/// the folders in it, each beside its `article.txt` or `article.html`.
///
/// # Errors
///
/// When a file is missing or malformed, or there is none.
pub fn cases(dir: &Path) -> Result<Vec<Case>, ExpectedError> {
    let own = dir.join("expected.yaml");
    let mut cases = if own.is_file() { named_articles(dir, &own)? } else { Vec::new() };
    let entries = fs::read_dir(dir)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| ExpectedError::Unreadable { file: dir.into(), error })?;
    let mut folders: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders {
        let expected = folder.join("expected.yaml");
        if expected.is_file() {
            cases.push(one_article(&folder, &expected)?);
        }
    }
    if cases.is_empty() { Err(ExpectedError::Nothing(dir.into())) } else { Ok(cases) }
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    published: Option<Date>,
    claims: Vec<Expected>,
}

fn read(file: &Path) -> Result<File, ExpectedError> {
    let text = fs::read_to_string(file)
        .map_err(|error| ExpectedError::Unreadable { file: file.into(), error })?;
    serde_yaml::from_str(&text)
        .map_err(|error| ExpectedError::Malformed { file: file.into(), problem: error.to_string() })
}

fn one_article(folder: &Path, expected: &Path) -> Result<Case, ExpectedError> {
    let File { published, claims } = read(expected)?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Case { name, article: article_in(folder, "article")?, published, claims })
}

fn named_articles(dir: &Path, expected: &Path) -> Result<Vec<Case>, ExpectedError> {
    let File { published, claims } = read(expected)?;
    let mut cases: Vec<Case> = Vec::new();
    for claim in claims {
        let Some(name) = claim.article.clone() else {
            let problem = format!("the claim at \"{}\" names no article", claim.anchor);
            return Err(ExpectedError::Malformed { file: expected.into(), problem });
        };
        match cases.iter_mut().find(|case| case.name == name) {
            Some(case) => case.claims.push(claim),
            None => {
                let article = article_in(dir, &name)?;
                cases.push(Case { name, article, published, claims: vec![claim] });
            }
        }
    }
    Ok(cases)
}

/// The article of that name, with or without its ending.
fn article_in(folder: &Path, name: &str) -> Result<PathBuf, ExpectedError> {
    ["", ".txt", ".html"]
        .into_iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|path| path.is_file())
        .ok_or_else(|| ExpectedError::Unreadable {
            file: folder.join(format!("{name}.txt")),
            error: io::ErrorKind::NotFound.into(),
        })
}
