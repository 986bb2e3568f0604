//! Pages that may have taken the process with them: by a stack that overflowed, or memory that was
//! not to be had, nothing can be caught and nothing reported. So it is noted which page every thread
//! is at; what a run that died was at is tried by itself the next time, in a process of its own, and
//! left out where that dies too. A run that somebody killed leaves the same notes, and its pages pass.

use super::output::Folder;
use crate::input::archive::Page;
use std::{
    collections::HashSet,
    ffi::OsString,
    fs::{self, File},
    io::{self, Seek, Write},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Ends a place in a note; no path has one.
const END: char = '\0';
/// How often it is looked whether a trial is over.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// The pages that a run which died was at.
#[derive(Debug)]
pub(super) struct Suspects {
    places: HashSet<String>,
    trial: Trial,
}

/// How a page is tried by itself.
#[derive(Debug)]
struct Trial {
    /// A program and its arguments, to which a folder for the output and the page's file are added;
    /// without one no page is tried.
    command: Vec<OsString>,
    time: Duration,
}

impl Suspects {
    /// Those of all runs since the last one that came to its end.
    pub(super) fn of(folder: &Folder, command: &[OsString], time: Duration) -> io::Result<Self> {
        let mut places = HashSet::new();
        for entry in fs::read_dir(folder.own(""))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(Folder::AT_WORK) {
                let note = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
                places.extend(note.split_once(END).map(|(place, _)| place.to_owned()));
            } else if name == Folder::SUSPECTS {
                let kept = fs::read_to_string(&path).unwrap_or_default();
                places.extend(kept.split_terminator(END).map(str::to_owned));
            }
        }
        // Kept until a run ends: with two such pages, each run would forget the one before.
        let kept: String = places.iter().map(|place| format!("{place}{END}")).collect();
        fs::write(folder.own(Folder::SUSPECTS), kept)?;
        let trial = Trial { command: command.to_vec(), time };
        Ok(Self { places, trial })
    }

    /// Whether a page is one that no process survives.
    pub(super) fn kills(&self, page: &Page) -> bool {
        // Where no trial can be held, the page has the benefit of the doubt.
        self.places.contains(&page.place) && self.trial.hold(page).unwrap_or(false)
    }
}

impl Trial {
    /// Whether a process that checks the page dies of it.
    fn hold(&self, page: &Page) -> io::Result<bool> {
        let Some((program, arguments)) = self.command.split_first() else { return Ok(false) };
        let room = tempfile::tempdir()?;
        let file = room.path().join("page");
        fs::write(&file, &page.bytes)?;
        let child = Command::new(program)
            .args(arguments)
            .args([room.path().join("out"), file])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(self.outcome(child)?.is_some_and(|status| !matches!(status.code(), Some(0..=2))))
    }

    /// How it ended; nothing where it took too long, which isn't to die.
    fn outcome(&self, mut child: Child) -> io::Result<Option<ExitStatus>> {
        let since = Instant::now();
        loop {
            match child.try_wait()? {
                Some(status) => return Ok(Some(status)),
                None if since.elapsed() > self.time => {
                    child.kill()?;
                    child.wait()?;
                    return Ok(None);
                }
                None => thread::sleep(LOOK_EVERY),
            }
        }
    }
}

/// Where a thread notes which page it is at. The system keeps the note when the process dies.
#[derive(Debug)]
pub(super) struct Note(File);

impl Note {
    /// The note of the n-th thread.
    pub(super) fn open(folder: &Folder, number: usize) -> io::Result<Self> {
        File::create(folder.own(&format!("{}{number}", Folder::AT_WORK))).map(Self)
    }

    /// Notes a page. Where that fails the page is checked all the same.
    pub(super) fn set(&mut self, place: &str) {
        let note = format!("{place}{END}");
        _ = self.0.rewind().and_then(|()| self.0.write_all(note.as_bytes()));
    }
}
