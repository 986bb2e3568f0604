//! The folder that a run writes. Files appear there whole or not at all.

use super::{BatchError, Step, Watch};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// A process that this one has just begun holds a copy of the lock until its own program is loaded: so
/// many looks are taken before the folder is another run's.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// The output folder, held by this run.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    /// Held as long as the run lasts; the system lets go of it even when the run is killed.
    _lock: File,
}

impl Folder {
    /// What the names of notes on pages at work begin with.
    pub(super) const AT_WORK: &str = "at-work-";
    /// The file of pages that runs which died were at.
    pub(super) const SUSPECTS: &str = "suspects";

    /// Makes the folder, and keeps other runs out of it.
    pub(super) fn open(root: &Path) -> Result<Self, BatchError> {
        let own = root.join(".tallycheck");
        fs::create_dir_all(&own).map_err(BatchError::at(&own))?;
        let root = root.canonicalize().map_err(BatchError::at(root))?;
        let path = own.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(BatchError::at(&path))?;
        for _ in 0..LOOKS {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { root, _lock: lock }),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_LOOKS),
                Err(TryLockError::Error(error)) => return Err(BatchError::at(path)(error)),
            }
        }
        Err(BatchError::Busy(root))
    }

    /// The folder itself.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A file that only the program itself needs.
    pub(super) fn own(&self, name: &str) -> PathBuf {
        self.root.join(".tallycheck").join(name)
    }

    /// The report of a file.
    pub(super) fn report(&self, mirror: &str) -> PathBuf {
        self.root.join("reports").join(mirror)
    }

    /// What is written of a report until its file is read to the end.
    pub(super) fn part(&self, unit: i64) -> PathBuf {
        self.own(&format!("part-{unit}.yaml"))
    }

    /// Removes a report that nothing stands behind any more.
    pub(super) fn remove_report(&self, mirror: &str) -> Result<(), BatchError> {
        let path = self.report(mirror);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(BatchError::at(path)(error));
            }
            _ => {}
        }
        let reports = self.root.join("reports");
        let above = path.ancestors().skip(1).take_while(|folder| *folder != reports);
        for folder in above {
            // A folder that still holds something stays, and so do those above it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Removes all that earlier runs have written.
    pub(super) fn clear(&self) -> Result<(), BatchError> {
        let reports = self.root.join("reports");
        match fs::remove_dir_all(&reports) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(BatchError::at(reports)(error))
            }
            _ => self.clear_results(),
        }
    }

    /// Removes what was made of all reports together.
    pub(super) fn clear_results(&self) -> Result<(), BatchError> {
        for name in ["claims.csv", "summary.yaml"] {
            match fs::remove_file(self.root.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(BatchError::at(self.root.join(name))(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes what runs that were cut off have left behind.
    pub(super) fn sweep(&self) -> Result<(), BatchError> {
        self.sweep_if(|name| {
            name.starts_with("part-") || name.ends_with(".part") || name == Self::SUSPECTS
        })
    }

    /// Removes the notes on pages at work: nobody died of them.
    pub(super) fn sweep_notes(&self) -> Result<(), BatchError> {
        self.sweep_if(|name| name.starts_with(Self::AT_WORK))
    }

    fn sweep_if(&self, is_swept: impl Fn(&str) -> bool) -> Result<(), BatchError> {
        let own = self.own("");
        let entries = fs::read_dir(&own).map_err(BatchError::at(&own))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if is_swept(&path.file_name().unwrap_or_default().to_string_lossy()) {
                fs::remove_file(&path).map_err(BatchError::at(&path))?;
            }
        }
        Ok(())
    }

    /// Writes a file of the folder, which takes its place at once when it is complete.
    pub(super) fn replace(
        &self,
        name: &str,
        watch: &dyn Watch,
        write: impl FnOnce(&mut dyn Write) -> Result<(), BatchError>,
    ) -> Result<(), BatchError> {
        let (part, whole) = (self.own(&format!("{name}.part")), self.root.join(name));
        let file = File::create(&part).map_err(BatchError::at(&part))?;
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        let file = out.into_inner().map_err(|error| BatchError::at(&part)(error.into_error()))?;
        file.sync_data().map_err(BatchError::at(&part))?;
        watch.before(Step::Replace).map_err(BatchError::at(&whole))?;
        fs::rename(&part, &whole).map_err(BatchError::at(&whole))
    }
}

/// A report that grows page by page. What was not committed is cut off when a run goes on.
#[derive(Debug)]
pub(super) struct Part {
    path: PathBuf,
    out: BufWriter<File>,
    length: u64,
}

impl Part {
    /// Opens the part with the first `length` bytes of what was written before.
    pub(super) fn open(path: PathBuf, length: u64) -> Result<Self, BatchError> {
        let open = || -> io::Result<File> {
            let options = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let mut file = options?;
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
            Ok(file)
        };
        let file = open().map_err(BatchError::at(&path))?;
        Ok(Self { path, out: BufWriter::new(file), length })
    }

    /// The bytes written.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Adds a document.
    pub(super) fn append(&mut self, yaml: &str) -> Result<(), BatchError> {
        let parting = if self.length > 0 { "---\n" } else { "" };
        for text in [parting, yaml] {
            self.out.write_all(text.as_bytes()).map_err(BatchError::at(&self.path))?;
            self.length += text.len() as u64;
        }
        Ok(())
    }

    /// Makes sure of all that was written.
    pub(super) fn sync(&mut self) -> Result<(), BatchError> {
        let sync = self.out.flush().and_then(|()| self.out.get_ref().sync_data());
        sync.map_err(BatchError::at(&self.path))
    }

    /// Everything is written; the file may be moved.
    pub(super) fn close(mut self) -> Result<(), BatchError> {
        self.out.flush().map_err(BatchError::at(&self.path))
    }
}

/// Moves a part to where its report belongs.
pub(super) fn settle(part: &Path, report: &Path) -> Result<(), BatchError> {
    if let Some(folder) = report.parent() {
        fs::create_dir_all(folder).map_err(BatchError::at(folder))?;
    }
    fs::rename(part, report).map_err(BatchError::at(report))
}
