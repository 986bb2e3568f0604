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
}

impl Output {
    /// The file, made anew, or standard output.
    pub fn to(file: Option<&Path>) -> anyhow::Result<Self> {
        Ok(match file {
            None => Self::Stdout(BufWriter::new(AutoStream::auto(io::stdout().lock()))),
            Some(path) => {
                let file = File::create(path)
                    .with_context(|| format!("{}: can't be written", path.display()))?;
                Self::File(BufWriter::new(StripStream::new(file)))
            }
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out) => out.flush(),
        }
    }
}
