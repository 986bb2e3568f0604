//! `claims/`: lexicon and patterns, loaded.

use super::{
    Basis, Kind, Stage,
    entry::Entry,
    example::{Accept, Reject},
    glance::Glance,
    other_votes::{OtherVotes, OtherVotesFile},
    pattern::{Likely, Pattern, Said},
    row::Row,
    table::ColumnName,
    vocabulary::{LexiconFile, Vocabulary},
};
use crate::text::NumberLexicon;
use rust_embed::Embed;
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    borrow::Cow,
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// The lexicon and all patterns, ready for use.
#[derive(Debug)]
pub struct Wordings {
    /// One per file, in order of kinds.
    pub kinds: Vec<KindWordings>,
    /// Words of votes that are no public election.
    pub other_votes: OtherVotes,
    numbers: NumberLexicon,
    glance: Glance,
    pub(super) vocabulary: Vocabulary,
    /// All patterns, kind after kind.
    likely: Likely,
    /// For each of them, the index of its kind and its own.
    places: Vec<(usize, usize)>,
}

/// How one kind of claim is worded, with the sentences that prove it.
#[derive(Debug)]
pub struct KindWordings {
    /// The kind.
    pub kind: Kind,
    /// The stage of its claims where the text names none.
    pub(super) stage: Option<Stage>,
    /// Its patterns.
    pub patterns: Vec<Wording>,
    /// Words of a heading or label that make the bare numbers under it this kind.
    pub(super) labels: Vec<Wording>,
    /// Names of the columns and rows of tables that count this kind.
    pub(super) columns: Vec<ColumnName>,
    /// Texts with the claims of this kind that they hold.
    pub accepts: Vec<Accept>,
    /// Texts that hold no claim of this kind.
    pub rejects: Vec<Reject>,
}

/// A pattern with what it says beyond its slots.
#[derive(Debug)]
pub struct Wording {
    pub(super) pattern: Pattern,
    /// For a claim without a number: whether it asserts or denies.
    pub(super) asserts: Option<bool>,
    /// The number that the words themselves stand for ("runner-up" is 2).
    pub(super) value: Option<i64>,
    pub(super) basis: Option<Basis>,
    pub(super) stage: Option<Stage>,
    pub(super) sureness: Option<f64>,
    /// Whether its number is of the election before ("from 43 to 54").
    pub(super) earlier: bool,
    /// Whether its own words narrow the count as no source can ("seats where rejected votes exceed
    /// the margin").
    pub(super) restricted: bool,
    /// Whether its number may be of what was gained alone, beyond what was held before.
    pub(super) gained: bool,
    /// Whether the larger of its two numbers is the subject's, whichever stands first.
    pub(super) subject_has_more: bool,
}

impl Wording {
    /// The pattern as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.pattern.text
    }

    /// How sure a reading by it is at best, 0 to 1, where its file says.
    #[must_use]
    pub fn sureness(&self) -> Option<f64> {
        self.sureness
    }

    /// What a claim of it asserts or denies, where it has no number.
    #[must_use]
    pub fn asserts(&self) -> Option<bool> {
        self.asserts
    }

    /// The number that its own words stand for ("runner-up" is 2).
    #[must_use]
    pub fn value(&self) -> Option<i64> {
        self.value
    }
}

/// Why a claims file could not be read: what is wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}:{line}: {problem}", file.display())]
pub struct WordingsError {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong with it and what would be right.
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    kind: Kind,
    #[serde(default)]
    stage: Option<Stage>,
    patterns: Vec<Entry>,
    #[serde(default)]
    labels: Vec<Entry>,
    #[serde(default)]
    columns: Vec<ColumnName>,
    #[serde(default)]
    accepts: Vec<Accept>,
    #[serde(default)]
    rejects: Vec<Reject>,
}

#[derive(Embed)]
#[folder = "claims/"]
struct Bundled;

/// The part of `titles.yaml` that this room reads.
#[derive(Deserialize)]
struct TitlesFile {
    titles: Vec<String>,
    particles: Vec<String>,
}

impl Wordings {
    /// The wordings compiled into the program.
    ///
    /// # Errors
    ///
    /// When the files it was built from are damaged, which `cargo test` rules out.
    pub fn bundled() -> Result<Wordings, WordingsError> {
        let names: BTreeSet<Cow<'static, str>> = Bundled::iter().collect();
        Self::from_files(names.iter().filter_map(|name| {
            let data = Bundled::get(name)?.data;
            Some((PathBuf::from("claims").join(&**name), data.into_owned()))
        }))
    }

    /// The wordings of a folder in the layout of `claims/`, instead of the bundled ones.
    ///
    /// # Errors
    ///
    /// The first thing wrong, with file and line.
    pub fn from_dir(dir: &Path) -> Result<Wordings, WordingsError> {
        let folder = dir.join("en");
        let unreadable = |file: &Path, error: std::io::Error| WordingsError {
            file: file.to_owned(),
            line: 1,
            problem: format!("cannot be read: {error}"),
        };
        let mut paths = std::fs::read_dir(&folder)
            .and_then(|entries| {
                entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
            })
            .map_err(|error| unreadable(&folder, error))?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
        paths.sort();
        let files = paths
            .into_iter()
            .map(|path| match std::fs::read(&path) {
                Ok(bytes) => Ok((path, bytes)),
                Err(error) => Err(unreadable(&path, error)),
            })
            .collect::<Result<Vec<_>, _>>()?;
        Self::from_files(files.into_iter())
    }

    /// A sentence that a wording describes, for whoever wants to hear it: `pick` chooses one of so
    /// many branches or words. `None` where the lexicon has no sayable word for a class in it.
    #[must_use]
    pub fn say(
        &self,
        wording: &Wording,
        pick: &mut dyn FnMut(usize) -> usize,
    ) -> Option<Vec<Said>> {
        wording.pattern.say(&self.vocabulary.sayable, pick)
    }

    /// Whether a text may hold a claim: `false` where no number stands beside an election word.
    #[must_use]
    pub fn may_hold_claim(&self, text: &str) -> bool {
        self.glance.sees(text, &self.numbers)
    }

    /// The patterns that a row may match: kind, number in its file from 1, wording.
    pub(super) fn that_may_match(
        &self,
        row: &Row,
    ) -> impl Iterator<Item = (Kind, usize, &Wording)> {
        self.likely.among(&row.classes).map(|at| {
            let (kind, own) = self.places[at];
            let kind = &self.kinds[kind];
            (kind.kind, own + 1, &kind.patterns[own])
        })
    }

    /// How numbers are worded.
    #[must_use]
    pub fn numbers(&self) -> &NumberLexicon {
        &self.numbers
    }

    fn from_files(
        files: impl Iterator<Item = (PathBuf, Vec<u8>)>,
    ) -> Result<Wordings, WordingsError> {
        let (mut lexicon, mut numbers, mut titles, mut kinds) = (None, None, None, Vec::new());
        let mut others = None;
        let yaml = |path: &Path| path.extension().is_some_and(|extension| extension == "yaml");
        for (path, bytes) in files.filter(|(path, _)| yaml(path)) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            match name {
                "lexicon.yaml" => lexicon = Some((parse::<LexiconFile>(&path, &text)?, path)),
                "numbers.yaml" => numbers = Some(parse::<NumberLexicon>(&path, &text)?),
                "other_votes.yaml" => {
                    others = Some((parse::<OtherVotesFile>(&path, &text)?, path, text));
                }
                "titles.yaml" => titles = Some(parse::<TitlesFile>(&path, &text)?),
                _ => kinds.push((parse::<KindFile>(&path, &text)?, path, text)),
            }
        }
        let missing = |name: &str| WordingsError {
            file: PathBuf::from("claims/en").join(name),
            line: 1,
            problem: "the file is missing".into(),
        };
        let (mut lexicon, path) = lexicon.ok_or_else(|| missing("lexicon.yaml"))?;
        let numbers = numbers.ok_or_else(|| missing("numbers.yaml"))?;
        let TitlesFile { titles, particles } = titles.ok_or_else(|| missing("titles.yaml"))?;
        lexicon.extend("title", titles);
        lexicon.extend("particle", particles);
        let in_lexicon = |problem| WordingsError { file: path, line: 1, problem };
        let glance = Glance::new(&lexicon.glance);
        let (mut vocabulary, glance) = Vocabulary::new(lexicon)
            .and_then(|vocabulary| Ok((vocabulary, glance?)))
            .map_err(in_lexicon)?;
        let mut kinds = kinds
            .into_iter()
            .map(|(file, path, text)| compile(&path, &text, file, &mut vocabulary))
            .collect::<Result<Vec<_>, _>>()?;
        kinds.sort_by_key(|wordings| wordings.kind);
        let other_votes = match others {
            Some((file, path, text)) => file.compile(&path, &text, &mut vocabulary)?,
            None => OtherVotes::default(),
        };
        let places: Vec<(usize, usize)> = kinds
            .iter()
            .enumerate()
            .flat_map(|(at, kind)| (0..kind.patterns.len()).map(move |own| (at, own)))
            .collect();
        let patterns = places.iter().map(|(kind, own)| &kinds[*kind].patterns[*own].pattern);
        let likely = Likely::new(patterns);
        Ok(Wordings { kinds, other_votes, numbers, glance, vocabulary, likely, places })
    }
}

fn parse<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, WordingsError> {
    serde_yaml::from_str(text).map_err(|error| WordingsError {
        file: path.to_owned(),
        line: error.location().map_or(1, |at| u32::try_from(at.line()).unwrap_or(1)),
        problem: error.to_string(),
    })
}

fn compile(
    path: &Path,
    text: &str,
    file: KindFile,
    vocabulary: &mut Vocabulary,
) -> Result<KindWordings, WordingsError> {
    let mut wordings = |entries: Vec<Entry>| {
        let compile = |entry: Entry| entry.compile(path, text, vocabulary);
        entries.into_iter().map(compile).collect::<Result<Vec<_>, _>>()
    };
    let (patterns, labels) = (wordings(file.patterns)?, wordings(file.labels)?);
    Ok(KindWordings {
        kind: file.kind,
        stage: file.stage,
        patterns,
        labels,
        columns: file.columns,
        accepts: file.accepts,
        rejects: file.rejects,
    })
}
