//! Checks the numbers in election news against the official results.
//!
//! Data flows one way: [`input`] reads bytes into an article, [`text`] finds its sentences and
//! quantities, [`extractor`] its claims, [`matcher`] links them to the parties, people and
//! constituencies that [`names`] knows, [`checker`] holds them against [`sources`], and [`report`]
//! says what came of it. A [`Checker`] runs the whole path:
//!
//! ```
//! use tallycheck::{Checker, checker::Verdict, input::Article};
//!
//! let checker = Checker::bundled()?;
//! let article = Article::from_text("story.txt", "Khawaja Saad Rafique got 77,709 votes in NA-122.");
//! let report = checker.check(&article);
//!
//! let claim = &report.claims[0];
//! assert_eq!(claim.verdict, Verdict::Contradicted); // Form 47 has 77,907
//! assert_eq!(claim.number.as_deref(), Some("77,709"));
//! # Ok::<(), tallycheck::CheckerError>(())
//! ```

pub mod batch;
pub mod checker;
pub mod desk;
pub mod evaluate;
pub mod extractor;
pub mod input;
pub mod matcher;
pub mod names;
mod printed;
pub mod report;
pub mod sources;
pub mod span;
pub mod text;

use extractor::Wordings;
use input::Article;
use names::Gazetteer;
use report::{
    Material, Report,
    background::{self, Background},
    coverage,
    v1::Coverage,
};
use sources::{ElectionId, Sources};

/// Everything an article is checked with. Made once, used for any number of articles.
#[derive(Debug)]
pub struct Checker {
    sources: Sources,
    wordings: Wordings,
    names: Gazetteer,
    coverage: Vec<Vec<Coverage>>,
    options: Options,
    /// The election that the options name.
    only: Option<ElectionId>,
}

/// What a run may fix beforehand.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The only election to check against, by id.
    pub election: Option<String>,
    /// Whether the article's text goes into the report.
    pub with_text: bool,
}

/// Why there can be no checker.
#[derive(Debug, thiserror::Error)]
pub enum CheckerError {
    /// The built-in sources are damaged.
    #[error(transparent)]
    Sources(#[from] sources::LoadError),
    /// The built-in wordings are damaged.
    #[error(transparent)]
    Wordings(#[from] extractor::WordingsError),
    /// There is no election to check against.
    #[error(
        "no election is loaded, so there is nothing to check against; name a folder of sources"
    )]
    NoElection,
    /// The election asked for is not loaded.
    #[error("no election `{asked}` is loaded; known: {known}")]
    UnknownElection {
        /// What was asked for.
        asked: String,
        /// The ids that are loaded.
        known: String,
    },
}

impl Checker {
    /// A checker on these sources and wordings.
    ///
    /// # Errors
    ///
    /// When the sources hold no election.
    pub fn new(sources: Sources, wordings: Wordings) -> Result<Self, CheckerError> {
        if sources.elections.is_empty() {
            return Err(CheckerError::NoElection);
        }
        let names = Gazetteer::new(&sources);
        let coverage = sources.elections.iter().map(coverage::of).collect();
        Ok(Self { sources, wordings, names, coverage, options: Options::default(), only: None })
    }

    /// A checker on the sources and wordings compiled into the program.
    ///
    /// # Errors
    ///
    /// When those are damaged, which `cargo test` rules out.
    pub fn bundled() -> Result<Self, CheckerError> {
        let (sources, wordings) = rayon::join(Sources::bundled, Wordings::bundled);
        Self::new(sources?, wordings?)
    }

    /// The same checker with other options.
    ///
    /// # Errors
    ///
    /// When they name an election that is not loaded.
    pub fn with(self, options: Options) -> Result<Self, CheckerError> {
        let only = match &options.election {
            Some(asked) => Some(self.sources.id_of(asked).ok_or_else(|| self.unknown(asked))?),
            None => None,
        };
        Ok(Self { options, only, ..self })
    }

    fn unknown(&self, asked: &str) -> CheckerError {
        let ids = self.sources.elections.iter().map(|known| known.id.as_str());
        CheckerError::UnknownElection {
            asked: asked.to_owned(),
            known: ids.collect::<Vec<_>>().join(", "),
        }
    }

    /// Checks an article. Never fails: what can't be read or settled is said in the report.
    #[must_use]
    pub fn check(&self, article: &Article) -> Report {
        let document = text::read(article, self.wordings.numbers());
        let mut claims = extractor::extract(&document, &self.wordings, &self.names);
        let ignored = std::mem::take(&mut claims.ignored);
        let linked = matcher::link(&document, claims, &self.names, &self.sources, self.only);
        let checked = checker::check(linked, &self.sources);
        Material {
            document: &document,
            ignored: &ignored,
            checked: &checked,
            sources: &self.sources,
            coverage: &self.coverage,
            with_text: self.options.with_text,
        }
        .into_report()
    }

    /// What stands behind a report: releases by name, majority marks, results of its contests.
    #[must_use]
    pub fn background(&self, report: &Report) -> Background {
        background::of(report, &self.sources)
    }

    /// Whether a text may hold a claim: `false` where no number stands beside an election word.
    #[must_use]
    pub fn may_hold_claim(&self, text: &str) -> bool {
        self.wordings.may_hold_claim(text)
    }

    /// What it was told beforehand.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The sources it checks against.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// All names those sources know.
    #[must_use]
    pub fn names(&self) -> &Gazetteer {
        &self.names
    }
}
