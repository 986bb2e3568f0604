//! How much is on its way between the producer and the recorder: memory has a bound, whatever an
//! archive holds.

use std::sync::{Condvar, Mutex, PoisonError};

/// The bytes of pages on their way; one page alone may be larger.
const MOST_BYTES: usize = 24 * 1024 * 1024;
/// The pages and other things on their way, for each thread at work.
const MOST_EACH: usize = 64;

/// A room with space for so much.
#[derive(Debug)]
pub(super) struct Window {
    most: usize,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    things: usize,
    bytes: usize,
    is_closed: bool,
}

impl Window {
    pub(super) fn new(jobs: usize) -> Self {
        let most = jobs.saturating_mul(MOST_EACH);
        Self { most, inside: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits for room; `false` when there is none any more.
    #[must_use]
    pub(super) fn enter(&self, bytes: usize) -> bool {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if inside.is_closed {
                return false;
            }
            let has_room = inside.bytes.saturating_add(bytes) <= MOST_BYTES;
            if inside.things == 0 || (inside.things < self.most && has_room) {
                inside.things += 1;
                inside.bytes += bytes;
                return true;
            }
            inside = self.changed.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Makes room again.
    pub(super) fn leave(&self, bytes: usize) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.things = inside.things.saturating_sub(1);
        inside.bytes = inside.bytes.saturating_sub(bytes);
        self.changed.notify_one();
    }

    /// Nobody enters any more.
    pub(super) fn close(&self) {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
        self.changed.notify_all();
    }
}
