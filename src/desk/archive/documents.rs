//! The reports of a batch where they stand: files of one YAML document or of many.

use super::{ArchiveError, decided, schema::VERSION};
use crate::report::{Report, v1::ArticleInfo};
use serde::Deserialize;
use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Where a report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, below the archive's folder.
    pub file: String,
    /// Its first byte there.
    pub start: u64,
    /// Its bytes.
    pub length: u64,
}

/// The head of a report: all that lists need of it.
#[derive(Deserialize)]
struct Head {
    article: ArticleInfo,
}

/// All files of reports, in a stable order.
pub fn files(root: &Path) -> impl Iterator<Item = Result<PathBuf, ArchiveError>> {
    let reports = root.join("reports");
    WalkDir::new(reports).sort_by_file_name().into_iter().filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_file() => Some(Ok(entry.into_path())),
        Ok(_) => None,
        Err(error) => {
            let path = error.path().map(Path::to_owned).unwrap_or_default();
            Some(Err(ArchiveError::file(&path)(error.into())))
        }
    })
}

/// Each report of a file, by its head and its place.
pub fn each(
    root: &Path,
    path: &Path,
    mut found: impl FnMut(ArticleInfo, Place) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    let file = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
    let mut lines = BufReader::new(File::open(path).map_err(ArchiveError::file(path))?);
    let (mut start, mut at) = (0, 0);
    let (mut line, mut head, mut in_head) = (Vec::new(), Vec::new(), true);
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).map_err(ArchiveError::file(path))?;
        if read == 0 || line == b"---\n" {
            if at > start {
                let place = Place { file: file.clone(), start, length: at - start };
                found(article(path, &head)?, place)?;
            }
            start = at + read as u64;
            head.clear();
            in_head = true;
        } else if in_head {
            // The head ends where the list of elections begins.
            in_head = !line.starts_with(b"elections:");
            if in_head {
                head.extend_from_slice(&line);
            }
        }
        if read == 0 {
            return Ok(());
        }
        at += read as u64;
    }
}

fn article(path: &Path, head: &[u8]) -> Result<ArticleInfo, ArchiveError> {
    let text = String::from_utf8_lossy(head);
    let text: String = text.lines().filter(|line| !line.starts_with("format:")).fold(
        String::new(),
        |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        },
    );
    match serde_yaml::from_str::<Head>(&text) {
        Ok(head) => Ok(head.article),
        Err(error) => Err(malformed(path, error.to_string())),
    }
}

/// The report at a place.
pub fn read(root: &Path, place: &Place) -> Result<Report, ArchiveError> {
    let path = root.join(&place.file);
    let text = || -> std::io::Result<String> {
        let mut file = File::open(&path)?;
        file.seek(SeekFrom::Start(place.start))?;
        let mut text = String::new();
        file.take(place.length).read_to_string(&mut text)?;
        Ok(text)
    };
    let text = text().map_err(ArchiveError::file(&path))?;
    serde_yaml::from_str(&text).map_err(|error| malformed(&path, error.to_string()))
}

/// What tells this state of the output from any other: when its tables were last written, and when
/// the last decision was.
pub fn stamp(root: &Path) -> Result<String, ArchiveError> {
    let of = |name: &str| -> Result<String, ArchiveError> {
        let path = root.join(name);
        let about = fs::metadata(&path).map_err(ArchiveError::file(&path))?;
        let when = about.modified().map_err(ArchiveError::file(&path))?;
        let when = when.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Ok(format!("{name} {} {}", about.len(), when.as_nanos()))
    };
    let decided = of(decided::FOLDER).unwrap_or_default();
    Ok([VERSION, &of("claims.csv")?, &of("summary.yaml")?, &decided].join("\n"))
}

/// Whether the tables are there, which a batch writes at its end.
pub fn is_finished(root: &Path) -> bool {
    ["claims.csv", "summary.yaml"].iter().all(|name| root.join(name).exists())
}

fn malformed(path: &Path, problem: String) -> ArchiveError {
    ArchiveError::Malformed { file: path.display().to_string(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_of_a_file_is_found_and_read_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports/a.zip.yaml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let one = include_str!("../../../tests/report/one-of-each.yaml");
        let two = one.replace("source: story.txt", "source: 'ü: --- .txt'");
        fs::write(&path, format!("{one}---\n{two}---\n{one}")).unwrap();
        let mut places = Vec::new();
        let files: Vec<PathBuf> = files(folder.path()).map(Result::unwrap).collect();
        each(folder.path(), &files[0], |article, place| {
            places.push((article.source, place));
            Ok(())
        })
        .unwrap();
        assert_eq!(places.len(), 3);
        for (source, place) in places {
            assert_eq!(read(folder.path(), &place).unwrap().article.source, source);
        }
    }
}
