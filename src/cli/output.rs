//! Where a subcommand's result goes. Colour goes to a terminal only.

use anstream::{AutoStream, StripStream};
use anyhow::Context;
use std::{
    fs::File,
    io::{self, BufWriter, StdoutLock, Write},
    path::Path,
};

/// Standard output or a file.
pub enum Output {
    /// Standard output, in colour if it is a terminal.
    Stdout(BufWriter<AutoStream<StdoutLock<'static>>>),
    /// A file, without colour.
    File(BufWriter<StripStream<File>>),
    /// Either, as it is given.
    AsGiven(BufWriter<Box<dyn Write>>),
}

impl Output {
    /// The file, made anew, or standard output.
    pub fn to(file: Option<&Path>) -> anyhow::Result<Self> {
        Ok(match file {
            None => Self::Stdout(BufWriter::new(AutoStream::auto(io::stdout().lock()))),
            Some(path) => Self::File(BufWriter::new(StripStream::new(create(path)?))),
        })
    }

    /// The same for a format that can hold no colour: to look for some takes longer than to write it.
    pub fn as_given(file: Option<&Path>) -> anyhow::Result<Self> {
        let out: Box<dyn Write> = match file {
            None => Box::new(io::stdout().lock()),
            Some(path) => Box::new(create(path)?),
        };
        Ok(Self::AsGiven(BufWriter::new(out)))
    }
}

fn create(path: &Path) -> anyhow::Result<File> {
    File::create(path).with_context(|| format!("{}: can't be written", path.display()))
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out) => out.write(bytes),
            Self::AsGiven(out) => out.write(bytes),
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.write_all(bytes),
            Self::File(out) => out.write_all(bytes),
            Self::AsGiven(out) => out.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out) => out.flush(),
            Self::AsGiven(out) => out.flush(),
        }
    }
}
