//! The threads that check pages. One that takes too long is left to itself, and its page reported.

use super::{Batch, BatchError, event::Event, work};
use crate::{
    Checker,
    input::archive::{Page, Remark},
};
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

/// How often it is looked whether a page takes too long.
pub(super) const LOOK_EVERY: Duration = Duration::from_millis(250);
/// A page may be nested as deep as the readers allow.
const STACK: usize = 32 * 1024 * 1024;
/// So many threads may be left to themselves for each at work.
const MOST_LOST: usize = 4;

/// A page with its number in the order of reading.
pub(super) type Numbered = (u64, Page);

/// Threads at work.
pub(super) struct Pool {
    shared: Arc<Shared>,
    pages: Option<SyncSender<Numbered>>,
    slots: Vec<Arc<Slot>>,
    lost: usize,
}

struct Shared {
    checker: Arc<Checker>,
    batch: Batch,
    pages: Mutex<Receiver<Numbered>>,
    events: Sender<(u64, Event)>,
}

/// What a thread is at.
#[derive(Default)]
struct Slot(Mutex<Option<AtWork>>);

struct AtWork {
    number: u64,
    place: String,
    bytes: usize,
    since: Instant,
}

impl Slot {
    fn set(&self, at: Option<AtWork>) -> Option<AtWork> {
        std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), at)
    }

    fn take_if_older(&self, than: Duration) -> Option<AtWork> {
        let mut at = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        at.take_if(|at| at.since.elapsed() > than)
    }
}

impl Pool {
    pub(super) fn start(
        batch: &Batch,
        checker: &Arc<Checker>,
        events: &Sender<(u64, Event)>,
    ) -> io::Result<Self> {
        let (pages, queue) = sync_channel(batch.jobs.get());
        let shared = Arc::new(Shared {
            checker: checker.clone(),
            batch: batch.clone(),
            pages: Mutex::new(queue),
            events: events.clone(),
        });
        let slots = (0..batch.jobs.get()).map(|_| shared.start()).collect::<io::Result<_>>()?;
        Ok(Self { shared, pages: Some(pages), slots, lost: 0 })
    }

    /// Where pages go in. Once it is dropped, the threads end.
    pub(super) fn pages(&mut self) -> Option<SyncSender<Numbered>> {
        self.pages.take()
    }

    /// The pages that take too long, given up.
    pub(super) fn overdue(&mut self) -> Result<Vec<(u64, Event)>, BatchError> {
        let limit = self.shared.batch.page_time;
        let mut given_up = Vec::new();
        for slot in &mut self.slots {
            let Some(late) = slot.take_if_older(limit) else { continue };
            let seconds = limit.as_secs();
            let reason =
                format!("takes longer than {seconds} seconds; raise it with --page-seconds");
            let remark = Remark { place: late.place, reason };
            given_up.push((late.number, Event::Failed(remark, late.bytes)));
            *slot = self.shared.start()?;
            self.lost += 1;
        }
        if self.lost > MOST_LOST * self.slots.len() {
            return Err(BatchError::Stuck(self.lost));
        }
        Ok(given_up)
    }
}

impl Shared {
    fn start(self: &Arc<Self>) -> io::Result<Arc<Slot>> {
        let slot = Arc::new(Slot::default());
        let (shared, own) = (self.clone(), slot.clone());
        let name = work::THREAD.to_owned();
        thread::Builder::new().name(name).stack_size(STACK).spawn(move || shared.work(&own))?;
        Ok(slot)
    }

    fn work(&self, slot: &Slot) {
        loop {
            let next = self.pages.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, page)) = next else { return };
            let (place, bytes) = (page.place.clone(), page.bytes.len());
            slot.set(Some(AtWork { number, place, bytes, since: Instant::now() }));
            let event = work::check(&self.checker, &self.batch, page);
            // A slot that is empty was given up, and another thread has taken its place.
            if slot.set(None).is_none() || self.events.send((number, event)).is_err() {
                return;
            }
        }
    }
}
