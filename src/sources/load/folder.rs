//! The files of one election, from the program itself or from disk.

use super::LoadError;
use crate::printed::hex;
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// The file that makes a folder an election.
const ELECTION: &str = "election.yaml";
/// The others it may hold.
const TABLES: [&str; 7] = [
    "parties.csv",
    "contests.csv",
    "results.csv",
    "lines.csv",
    "turnout.csv",
    "seats.csv",
    "members.csv",
];
/// Where the figures come from.
const PROVENANCE: &str = "provenance.yaml";
/// No file of figures is larger: one country's 8,360 candidates take 1 MB.
const MAX_BYTES: u64 = 64 << 20;

#[derive(Embed)]
#[folder = "sources/"]
struct Bundled;

/// The files of one election.
pub(super) struct Folder {
    /// Where it is, for messages.
    pub path: PathBuf,
    files: BTreeMap<String, File>,
    /// SHA-256 over names and contents, in hexadecimal.
    pub sha256: String,
}

/// One file, known to be UTF-8.
pub(super) struct File {
    path: PathBuf,
    /// Its text, without a byte order mark.
    pub text: Cow<'static, str>,
}

impl Folder {
    /// A file that every folder has.
    pub fn required(&self, name: &str) -> Result<&File, LoadError> {
        self.optional(name).ok_or_else(|| LoadError {
            file: self.path.join(name),
            line: None,
            problem: "not found; sources/README.md says what it holds".into(),
        })
    }

    /// A file that a folder may have.
    pub fn optional(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }

    fn new(path: PathBuf, raw: BTreeMap<String, Raw>) -> Result<Self, LoadError> {
        let mut hash = Sha256::new();
        let mut files = BTreeMap::new();
        for (name, raw) in raw {
            hash.update(name.as_bytes());
            hash.update(raw.sha256);
            let file = File::new(path.join(&name), raw.bytes)?;
            files.insert(name, file);
        }
        Ok(Self { path, files, sha256: hex(&hash.finalize()) })
    }
}

impl File {
    fn new(path: PathBuf, bytes: Cow<'static, [u8]>) -> Result<Self, LoadError> {
        let text = match bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|error| bytes[..error.valid_up_to()].to_vec()),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
                let valid = error.utf8_error().valid_up_to();
                error.as_bytes()[..valid].to_vec()
            }),
        };
        match text {
            Ok(text) => Ok(Self { path, text: without_mark(text) }),
            Err(before) => {
                let lines = before.iter().filter(|byte| **byte == b'\n').count();
                let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
                Err(LoadError {
                    file: path,
                    line: u32::try_from(lines + 1).ok(),
                    problem: format!(
                        "not UTF-8 from byte {} of the line on; save it as UTF-8",
                        in_line + 1
                    ),
                })
            }
        }
    }

    /// What is wrong on a line.
    pub fn error(&self, line: u32, problem: impl Into<String>) -> LoadError {
        LoadError { file: self.path.clone(), line: Some(line), problem: problem.into() }
    }
}

/// The elections compiled in.
pub(super) fn bundled() -> Result<Vec<Folder>, LoadError> {
    let ids: BTreeSet<String> = Bundled::iter()
        .filter_map(|path| path.strip_suffix(ELECTION)?.strip_suffix('/').map(str::to_owned))
        .collect();
    let of = |id: &String| {
        let named =
            |name: &str| Some((name.to_owned(), Bundled::get(&format!("{id}/{name}"))?.into()));
        Folder::new(Path::new("sources").join(id), names().filter_map(named).collect())
    };
    ids.iter().map(of).collect()
}

/// The elections below a directory, or the one it is.
pub(super) fn below(dir: &Path) -> Result<Vec<Folder>, LoadError> {
    if dir.join(ELECTION).exists() {
        return Ok(vec![read(dir)?]);
    }
    let unreadable = |error: io::Error| LoadError {
        file: dir.to_owned(),
        line: None,
        problem: format!("cannot be read ({error}); name a folder of elections"),
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.join(ELECTION).exists() {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        let problem =
            format!("holds no {ELECTION}, nor does a folder in it; see sources/README.md");
        return Err(LoadError { file: dir.to_owned(), line: None, problem });
    }
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(dir: &Path) -> Result<Folder, LoadError> {
    let mut raw = BTreeMap::new();
    for entry in fs::read_dir(dir).map_err(|error| unreadable(dir, &error))? {
        let path = entry.map_err(|error| unreadable(dir, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if names().any(|known| known == name) {
            raw.insert(name, Raw::from(read_file(&path)?));
        } else if name.ends_with(".csv") || name.ends_with(".yaml") {
            let known = names().collect::<Vec<_>>().join(", ");
            let problem = format!("not a file of a source folder; those are {known}");
            return Err(LoadError { file: path, line: None, problem });
        }
    }
    Folder::new(dir.to_owned(), raw)
}

fn read_file(path: &Path) -> Result<Vec<u8>, LoadError> {
    let about = fs::symlink_metadata(path).map_err(|error| unreadable(path, &error))?;
    let problem = if !about.is_file() {
        "not a plain file; links and folders are not followed".to_owned()
    } else if about.len() > MAX_BYTES {
        format!("larger than {} MB; split the election", MAX_BYTES >> 20)
    } else {
        return fs::read(path).map_err(|error| unreadable(path, &error));
    };
    Err(LoadError { file: path.to_owned(), line: None, problem })
}

fn unreadable(path: &Path, error: &io::Error) -> LoadError {
    LoadError { file: path.to_owned(), line: None, problem: format!("cannot be read: {error}") }
}

/// Bytes as stored, with their hash.
struct Raw {
    bytes: Cow<'static, [u8]>,
    sha256: [u8; 32],
}

impl From<EmbeddedFile> for Raw {
    fn from(file: EmbeddedFile) -> Self {
        Self { sha256: file.metadata.sha256_hash(), bytes: file.data }
    }
}

impl From<Vec<u8>> for Raw {
    fn from(bytes: Vec<u8>) -> Self {
        Self { sha256: Sha256::digest(&bytes).into(), bytes: Cow::Owned(bytes) }
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    [ELECTION, PROVENANCE].into_iter().chain(TABLES)
}

fn without_mark(text: Cow<'static, str>) -> Cow<'static, str> {
    const MARK: char = '\u{feff}';
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches(MARK)),
        Cow::Owned(text) if text.starts_with(MARK) => {
            Cow::Owned(text.trim_start_matches(MARK).to_owned())
        }
        owned => owned,
    }
}
