//! Walks the inputs and reads their pages, each with the number at which it is recorded.

use super::{
    Batch, Watch,
    event::{Begin, Event},
    inputs::{self, Found},
    journal::{Journal, Stamp, State, Unit},
    output::Folder,
    pool::Numbered,
    sketch::hash,
    window::Window,
    work::message,
};
use crate::input::archive::{Item, Page, Progress, Remark, read_file};
use std::{
    collections::HashSet,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        mpsc::{Sender, SyncSender},
    },
};

/// Reads everything, once.
pub(super) struct Producer<'a> {
    pub(super) batch: &'a Batch,
    pub(super) folder: &'a Folder,
    pub(super) journal: &'a Mutex<Journal>,
    pub(super) watch: &'a dyn Watch,
    pub(super) window: &'a Window,
    pub(super) pages: Option<SyncSender<Numbered>>,
    pub(super) events: Sender<(u64, Event)>,
}

impl Producer<'_> {
    /// Reads all inputs, until they end or the run is stopped.
    pub(super) fn run(self) {
        let progress = Progress::default();
        let (mut files, mut bytes) = (0, 0);
        let counted = self.each(&mut |found| {
            files += 1;
            bytes += found.about.map_or(0, |about| about.len());
            self.go_on()
        });
        self.watch.started(files, bytes, &progress);
        let mut sender = Line { producer: &self, next: 0 };
        let mut seen = Seen::default();
        if counted.is_continue() {
            _ = self.each(&mut |found| match seen.meet(&found) {
                Met::First => sender.file(&found, &progress),
                Met::Again => ControlFlow::Continue(()),
                Met::Clash(mirror) => sender.clash(&found, mirror),
            });
        }
        _ = sender.event(Event::Over, 0);
    }

    fn each(&self, found: &mut dyn FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
        inputs::each(&self.batch.inputs, self.folder.root(), found)
    }

    fn go_on(&self) -> ControlFlow<()> {
        if self.watch.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The files met so far, by their hashes.
#[derive(Default)]
struct Seen {
    paths: HashSet<u64>,
    mirrors: HashSet<u64>,
}

enum Met {
    First,
    /// An input names it twice.
    Again,
    /// Another file has its report where its own would go.
    Clash(String),
}

impl Seen {
    fn meet(&mut self, found: &Found) -> Met {
        let path = hash(&found.path.components().collect::<Vec<_>>());
        if !self.paths.insert(path) {
            Met::Again
        } else if !self.mirrors.insert(hash(&found.mirror)) {
            Met::Clash(format!("{}%~{path:016x}", found.mirror))
        } else {
            Met::First
        }
    }
}

/// Sends what is found, in order.
struct Line<'a> {
    producer: &'a Producer<'a>,
    next: u64,
}

/// What is to be done with a file.
enum Plan {
    Keep(Event),
    /// Read it, but for so many things at its beginning, which an earlier run has dealt with.
    Read(Begin, u64),
}

impl Line<'_> {
    /// Sends what a file holds.
    fn file(&mut self, found: &Found, progress: &Progress) -> ControlFlow<()> {
        self.producer.go_on()?;
        let about = match &found.about {
            Ok(about) => about,
            Err(reason) => return self.unread(found, &found.mirror, reason),
        };
        match self.plan(found, Stamp::of(about)) {
            Plan::Keep(event) => {
                progress.add(usize::try_from(about.len()).unwrap_or(usize::MAX));
                self.event(event, 0)
            }
            Plan::Read(begin, done) => {
                self.event(Event::Begin(begin), 0)?;
                let is_read = self.read(found, done, progress)?;
                self.event(Event::End { is_read }, 0)
            }
        }
    }

    /// Sends that a file can't be read.
    fn unread(&mut self, found: &Found, mirror: &str, reason: &str) -> ControlFlow<()> {
        let (place, mirror) = (found.place.clone(), mirror.to_owned());
        let remark = Remark { place: place.clone(), reason: reason.to_owned() };
        let begin = Begin { place, mirror, stamp: None, resumed: None };
        self.event(Event::Begin(begin), 0)?;
        self.event(Event::Failed(remark, 0), 0)?;
        self.event(Event::End { is_read: false }, 0)
    }

    fn clash(&mut self, found: &Found, mirror: String) -> ControlFlow<()> {
        let reason = "its report would take the place of another input's; name one of the two by \
                      another path";
        self.unread(found, &mirror, reason)
    }

    fn plan(&self, found: &Found, stamp: Stamp) -> Plan {
        let journal = self.producer.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let known = journal.unit(&found.mirror).ok().flatten();
        drop(journal);
        let begin = |resumed| Begin {
            place: found.place.clone(),
            mirror: found.mirror.clone(),
            stamp: Some(stamp),
            resumed,
        };
        let Some(unit) = known else { return Plan::Read(begin(None), 0) };
        if unit.state == State::Unread {
            return Plan::Read(begin(None), 0);
        }
        // The same path may be written in two ways; reports give it as it is written now.
        if unit.stamp != Some(stamp) || unit.place != found.place {
            let message = format!("{}: changed since the last run; done anew", found.place);
            self.producer.watch.say(&message);
            return Plan::Read(begin(None), 0);
        }
        match unit.state {
            State::Done if self.is_there(&unit) => Plan::Keep(Event::Known(unit.id)),
            State::Written if self.has_part(&unit) => Plan::Keep(Event::Written(unit.id)),
            State::Written if self.is_there(&unit) => Plan::Keep(Event::Written(unit.id)),
            State::Open if self.has_part(&unit) => Plan::Read(begin(Some(unit.id)), unit.items),
            _ => {
                let message = format!("{}: its report is gone; done anew", found.place);
                self.producer.watch.say(&message);
                Plan::Read(begin(None), 0)
            }
        }
    }

    fn is_there(&self, unit: &Unit) -> bool {
        let report = self.producer.folder.report(&unit.mirror);
        unit.bytes == 0 || report.metadata().is_ok_and(|about| about.len() == unit.bytes)
    }

    fn has_part(&self, unit: &Unit) -> bool {
        let part = self.producer.folder.part(unit.id);
        unit.bytes == 0 || part.metadata().is_ok_and(|about| about.len() >= unit.bytes)
    }

    /// Sends what a file holds, but for `done` things at its beginning; says whether it was opened.
    fn read(&mut self, found: &Found, done: u64, progress: &Progress) -> ControlFlow<(), bool> {
        let options = &self.producer.batch.archives;
        let mut met = 0;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            read_file(&found.place, &found.path, options, progress, &mut |item| {
                self.producer.go_on()?;
                met += 1;
                if met > done { self.item(item) } else { ControlFlow::Continue(()) }
            })
        }));
        let (is_read, reason) = match outcome {
            Ok(Ok(flow)) => return flow.map_continue(|()| true),
            Ok(Err(error)) => (false, format!("can't be read: {error}")),
            Err(panic) => (true, format!("the rest is left alone: {}", message(panic.as_ref()))),
        };
        if met >= done {
            let remark = Remark { place: found.place.clone(), reason };
            self.event(Event::Failed(remark, 0), 0)?;
        }
        ControlFlow::Continue(is_read)
    }

    fn item(&mut self, item: Item) -> ControlFlow<()> {
        match item {
            Item::Page(page) => self.page(page),
            Item::PassedOver(what) => self.event(Event::PassedOver(what), 0),
            Item::Failed(remark) => self.event(Event::Failed(remark, 0), 0),
            Item::Noted(remark) => self.event(Event::Noted(remark), 0),
        }
    }

    fn page(&mut self, page: Page) -> ControlFlow<()> {
        let number = self.number(page.bytes.len())?;
        let Some(pages) = &self.producer.pages else { return ControlFlow::Break(()) };
        flow(pages.send((number, page)).is_ok())
    }

    fn event(&mut self, event: Event, cost: usize) -> ControlFlow<()> {
        let number = self.number(cost)?;
        flow(self.producer.events.send((number, event)).is_ok())
    }

    fn number(&mut self, cost: usize) -> ControlFlow<(), u64> {
        flow(self.producer.window.enter(cost))?;
        self.next += 1;
        ControlFlow::Continue(self.next - 1)
    }
}

fn flow(goes_on: bool) -> ControlFlow<()> {
    if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}
