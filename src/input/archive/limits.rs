//! What is refused, and how much was unpacked so far.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

/// Real archives of text unpack to some twenty times their size.
const BOMB_RATIO: u64 = 250;
/// Below this no ratio is held against anybody.
const HARMLESS: u64 = 64 * 1024 * 1024;

/// What is refused of an input; each has an option on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest page, in bytes.
    pub page_bytes: usize,
    /// The most pages of one input.
    pub pages: u64,
    /// The most bytes that one input may unpack to, everything in it counted.
    pub unpacked_bytes: u64,
    /// How many containers may lie in one another.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            page_bytes: 16 * 1024 * 1024,
            pages: 50_000_000,
            unpacked_bytes: 1024 * 1024 * 1024 * 1024,
            nesting: 8,
        }
    }
}

/// How much one input has unpacked to.
#[derive(Debug)]
pub(super) struct Meter {
    limit: u64,
    /// What `limit` comes from, for the message.
    is_ratio: bool,
    unpacked: AtomicU64,
    tripped: AtomicBool,
}

impl Meter {
    /// For an input of so many bytes.
    pub(super) fn new(limits: &Limits, size: u64) -> Arc<Self> {
        let by_ratio = size.saturating_mul(BOMB_RATIO).max(HARMLESS);
        Arc::new(Self {
            limit: limits.unpacked_bytes.min(by_ratio),
            is_ratio: by_ratio < limits.unpacked_bytes,
            unpacked: AtomicU64::new(0),
            tripped: AtomicBool::new(false),
        })
    }

    /// Whether the input has unpacked to more than it may.
    pub(super) fn has_tripped(&self) -> bool {
        self.tripped.load(Relaxed)
    }

    /// Counts bytes that came out of a decoder.
    pub(super) fn count(&self, bytes: usize) -> io::Result<()> {
        let unpacked = self.unpacked.fetch_add(bytes as u64, Relaxed).saturating_add(bytes as u64);
        if unpacked <= self.limit {
            return Ok(());
        }
        self.tripped.store(true, Relaxed);
        Err(io::Error::other(if self.is_ratio {
            format!(
                "unpacks to more than {BOMB_RATIO} times its size, as no archive of news does; \
                 the rest of the input is left alone"
            )
        } else {
            format!(
                "unpacks to more than the limit of {} bytes; raise it with --max-unpacked; the \
                 rest of the input is left alone",
                self.limit
            )
        }))
    }
}

/// A decoder whose output is counted.
pub(super) struct Metered<R> {
    from: R,
    meter: Arc<Meter>,
}

impl<R> Metered<R> {
    pub(super) fn new(from: R, meter: &Arc<Meter>) -> Self {
        Self { from, meter: meter.clone() }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.meter.count(read)?;
        Ok(read)
    }
}
