//! Bytes on their way in: what they begin with can be looked at, and who needs to jump about in
//! them gets a file.

use super::reading::Progress;
use std::{
    cell::Cell,
    fs::File,
    io::{self, Chain, Cursor, Read, Seek, SeekFrom},
    rc::Rc,
};

/// How much of the beginning is looked at.
const HEAD: usize = 8 * 1024;

/// Bytes to be read once.
pub(super) struct Supply<'a> {
    head: Vec<u8>,
    rest: Rest<'a>,
}

enum Rest<'a> {
    File(Tracked),
    Stream(Box<dyn Read + 'a>),
}

impl<'a> Supply<'a> {
    /// The bytes of a file.
    pub(super) fn file(file: File, progress: &Progress) -> io::Result<Self> {
        let mut file = Tracked { file, progress: progress.clone() };
        let head = head_of(&mut file)?;
        Ok(Self { head, rest: Rest::File(file) })
    }

    /// The bytes that come out of an archive or a decoder.
    pub(super) fn stream(mut stream: impl Read + 'a) -> io::Result<Self> {
        let head = head_of(&mut stream)?;
        Ok(Self { head, rest: Rest::Stream(Box::new(stream)) })
    }

    /// What the bytes begin with.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// All of them in order.
    pub(super) fn read(self) -> Chain<Cursor<Vec<u8>>, Box<dyn Read + 'a>> {
        let rest: Box<dyn Read + 'a> = match self.rest {
            Rest::File(file) => Box::new(file),
            Rest::Stream(stream) => stream,
        };
        Cursor::new(self.head).chain(rest)
    }

    /// All of them, up to one byte more than `most`.
    pub(super) fn read_at_most(self, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read().take((most as u64).saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// A file of them, from its start: a nameless temporary one where they come out of an archive.
    pub(super) fn into_file(self) -> io::Result<Tracked> {
        match self.rest {
            Rest::File(mut file) => {
                file.file.rewind()?;
                Ok(file)
            }
            Rest::Stream(_) => {
                let mut file = tempfile::tempfile()?;
                io::copy(&mut self.read(), &mut file)?;
                file.rewind()?;
                Ok(Tracked { file, progress: Progress::default() })
            }
        }
    }
}

fn head_of(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    from.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// A file that tells how far it was read.
#[derive(Debug)]
pub(super) struct Tracked {
    file: File,
    progress: Progress,
}

impl Tracked {
    /// A second handle on the same file, with a position they share.
    pub(super) fn again(&self) -> io::Result<Self> {
        Ok(Self { file: self.file.try_clone()?, progress: self.progress.clone() })
    }
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.progress.add(read);
        Ok(read)
    }
}

impl Seek for Tracked {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// How many bytes may still be read for one record.
#[derive(Clone, Debug)]
pub(super) struct Allowance {
    each: usize,
    left: Rc<Cell<usize>>,
}

impl Allowance {
    /// So many for each record.
    pub(super) fn of(each: usize) -> Self {
        Self { each, left: Rc::new(Cell::new(each)) }
    }

    /// The next record begins.
    pub(super) fn renew(&self) {
        self.left.set(self.each);
    }

    /// A reader that fails once a record has used up its bytes.
    pub(super) fn reader<R: Read>(&self, from: R) -> Allowed<R> {
        Allowed { from, allowance: self.clone() }
    }
}

/// See [`Allowance::reader`].
pub(super) struct Allowed<R> {
    from: R,
    allowance: Allowance,
}

impl<R: Read> Read for Allowed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        match self.allowance.left.get().checked_sub(read) {
            Some(left) => self.allowance.left.set(left),
            None => {
                let limit = self.allowance.each;
                return Err(io::Error::other(format!(
                    "more than the limit of {limit} bytes in one record; raise it with --max-bytes"
                )));
            }
        }
        Ok(read)
    }
}
