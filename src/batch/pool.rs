//! The threads that check pages. One that takes too long is left to itself, and its page reported.

use super::{BatchError, event::Event, output::Folder, suspects::Note, work};
use crate::input::archive::{Page, Remark};
use std::{
    io,
    num::NonZeroUsize,
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

/// What is done with a page.
pub(super) type Check = dyn Fn(Page) -> Event + Send + Sync;

/// Threads at work.
pub(super) struct Pool<'a> {
    folder: &'a Folder,
    shared: Arc<Shared>,
    page_time: Duration,
    pages: Option<SyncSender<Numbered>>,
    slots: Vec<Arc<Slot>>,
    lost: usize,
}

struct Shared {
    check: Box<Check>,
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

impl<'a> Pool<'a> {
    /// Starts so many threads, each of which may take so long for a page.
    pub(super) fn start(
        folder: &'a Folder,
        jobs: NonZeroUsize,
        page_time: Duration,
        events: &Sender<(u64, Event)>,
        check: Box<Check>,
    ) -> io::Result<Self> {
        let (pages, queue) = sync_channel(jobs.get());
        let shared = Arc::new(Shared { check, pages: Mutex::new(queue), events: events.clone() });
        let (slots, lost) = (Vec::new(), 0);
        let mut pool = Self { folder, shared, page_time, pages: Some(pages), slots, lost };
        for number in 0..jobs.get() {
            let slot = pool.thread(number)?;
            pool.slots.push(slot);
        }
        Ok(pool)
    }

    /// Starts the n-th thread of all.
    fn thread(&self, number: usize) -> io::Result<Arc<Slot>> {
        let mut note = Note::open(self.folder, number)?;
        let slot = Arc::new(Slot::default());
        let (shared, own) = (self.shared.clone(), slot.clone());
        let name = work::THREAD.to_owned();
        let work = move || shared.work(&own, &mut note);
        thread::Builder::new().name(name).stack_size(STACK).spawn(work)?;
        Ok(slot)
    }

    /// Where pages go in. Once it is dropped, the threads end.
    pub(super) fn pages(&mut self) -> Option<SyncSender<Numbered>> {
        self.pages.take()
    }

    /// The pages that take too long, given up.
    pub(super) fn overdue(&mut self) -> Result<Vec<(u64, Event)>, BatchError> {
        let limit = self.page_time;
        let mut given_up = Vec::new();
        for at in 0..self.slots.len() {
            let Some(late) = self.slots[at].take_if_older(limit) else { continue };
            let seconds = limit.as_secs();
            let reason =
                format!("takes longer than {seconds} seconds; raise it with --page-seconds");
            let remark = Remark { place: late.place, reason };
            given_up.push((late.number, Event::Failed(remark, late.bytes)));
            self.slots[at] = self.thread(self.slots.len() + self.lost)?;
            self.lost += 1;
        }
        if self.lost > MOST_LOST * self.slots.len() {
            return Err(BatchError::Stuck(self.lost));
        }
        Ok(given_up)
    }
}

impl Shared {
    fn work(&self, slot: &Slot, note: &mut Note) {
        loop {
            let next = self.pages.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, page)) = next else { return };
            let (place, bytes) = (page.place.clone(), page.bytes.len());
            note.set(&place);
            slot.set(Some(AtWork { number, place, bytes, since: Instant::now() }));
            let event = (self.check)(page);
            // A slot that is empty was given up, and another thread has taken its place.
            if slot.set(None).is_none() || self.events.send((number, event)).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    const ONE: NonZeroUsize = NonZeroUsize::MIN;

    fn page(place: &str) -> Page {
        Page { place: place.to_owned(), ..Page::default() }
    }

    #[test]
    fn a_page_that_takes_too_long_is_given_up_and_those_behind_it_are_checked() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::open(root.path()).unwrap();
        let (events, came) = channel();
        let (begun, has_begun) = channel();
        let (release, released) = channel::<()>();
        let (begun, released) = (Mutex::new(begun), Mutex::new(released));
        let check = move |page: Page| {
            if page.place == "endless" {
                begun.lock().unwrap().send(()).unwrap();
                _ = released.lock().unwrap().recv();
            }
            Event::Skipped(page.place.len())
        };
        let mut pool = Pool::start(&folder, ONE, Duration::ZERO, &events, Box::new(check)).unwrap();
        let pages = pool.pages().unwrap();
        pages.send((0, page("endless"))).unwrap();
        has_begun.recv().unwrap();
        let given_up = pool.overdue().unwrap();
        let [(0, Event::Failed(remark, _))] = given_up.as_slice() else { panic!("{given_up:?}") };
        assert_eq!(remark.place, "endless");
        assert!(remark.reason.contains("--page-seconds"), "{}", remark.reason);
        pages.send((1, page("next"))).unwrap();
        assert!(matches!(came.recv().unwrap(), (1, Event::Skipped(4))));
        // What comes of the page after all is told to nobody.
        drop(release);
        drop((pages, pool, events));
        assert!(came.recv().is_err());
    }
}
