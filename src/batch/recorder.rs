//! Writes what came of the pages, in the order in which they were read.

use super::{
    BatchError, Step, Totals, Watch,
    event::{Begin, CheckedPage, Event},
    journal::{Journal, State, Unit},
    output::{self, Folder, Part},
};
use crate::{
    checker::{Severity, Verdict},
    input::archive::Remark,
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// The journal is told at least after so many things,
const COMMIT_ITEMS: u64 = 500;
/// and at least as often as this while something happens.
const COMMIT_EVERY: Duration = Duration::from_secs(2);

/// Writes reports, and notes everything in the journal.
pub(super) struct Recorder<'a> {
    folder: &'a Folder,
    journal: &'a Mutex<Journal>,
    watch: &'a dyn Watch,
    at_work: Option<AtWork>,
    totals: Totals,
    ordinal: u64,
    since_commit: u64,
    committed: Instant,
    has_cleared: bool,
}

/// The file that is read now.
struct AtWork {
    unit: Unit,
    part: Part,
    /// Whether the journal knows of its part for good.
    is_committed: bool,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(
        folder: &'a Folder,
        journal: &'a Mutex<Journal>,
        watch: &'a dyn Watch,
    ) -> Result<Self, BatchError> {
        let totals = lock(journal).totals()?;
        Ok(Self {
            folder,
            journal,
            watch,
            at_work: None,
            totals,
            ordinal: 0,
            since_commit: 0,
            committed: Instant::now(),
            has_cleared: false,
        })
    }

    /// Records the next event.
    pub(super) fn record(&mut self, event: Event) -> Result<(), BatchError> {
        match event {
            Event::Begin(begin) => self.begin(&begin)?,
            Event::Known(id) => {
                self.ordinal += 1;
                lock(self.journal).seen(id, self.ordinal)?;
            }
            Event::Written(id) => {
                self.ordinal += 1;
                let unit = lock(self.journal).unit_by_id(id)?;
                lock(self.journal).seen(id, self.ordinal)?;
                self.settle(unit)?;
            }
            Event::Checked(page) => self.article(&page)?,
            Event::Skipped(_) => self.item(|_, unit| {
                unit.skipped += 1;
                Ok(())
            })?,
            Event::PassedOver(what) => {
                self.item(|journal, unit| Ok(journal.passed_over(unit.id, what)?))?;
            }
            Event::Failed(remark, _) => self.remark(&remark, true)?,
            Event::Noted(remark) => self.remark(&remark, false)?,
            Event::End { is_read } => self.end(is_read)?,
            Event::Over => {}
        }
        self.since_commit += 1;
        if self.since_commit >= COMMIT_ITEMS || self.committed.elapsed() >= COMMIT_EVERY {
            self.commit()?;
        }
        Ok(())
    }

    /// Makes sure of everything recorded so far.
    pub(super) fn commit(&mut self) -> Result<(), BatchError> {
        if let Some(at_work) = &mut self.at_work {
            at_work.part.sync()?;
            at_work.unit.bytes = at_work.part.length();
            at_work.is_committed = true;
            lock(self.journal).update(&at_work.unit)?;
        }
        self.before(Step::Commit)?;
        lock(self.journal).commit()?;
        self.since_commit = 0;
        self.committed = Instant::now();
        Ok(())
    }

    fn begin(&mut self, begin: &Begin) -> Result<(), BatchError> {
        self.ordinal += 1;
        if !self.has_cleared {
            // What was made of all reports together is no longer true.
            self.folder.clear_results()?;
            self.has_cleared = true;
        }
        let journal = lock(self.journal);
        let unit = match begin.resumed {
            Some(id) => {
                journal.seen(id, self.ordinal)?;
                journal.unit_by_id(id)?
            }
            None => {
                if journal.unit(&begin.mirror)?.is_some_and(|before| before.bytes > 0) {
                    self.folder.remove_report(&begin.mirror)?;
                }
                journal.begin(&begin.place, &begin.mirror, begin.stamp, self.ordinal)?
            }
        };
        drop(journal);
        let part = Part::open(self.folder.part(unit.id), unit.bytes)?;
        self.at_work = Some(AtWork { unit, part, is_committed: begin.resumed.is_some() });
        Ok(())
    }

    fn article(&mut self, page: &CheckedPage) -> Result<(), BatchError> {
        self.before(Step::Append)?;
        let claims = &page.report.claims;
        let count = |hit: &dyn Fn(&crate::report::v1::Claim) -> bool| {
            claims.iter().filter(|claim| hit(claim)).count() as u64
        };
        self.totals.checked += 1;
        self.totals.claims += claims.len() as u64;
        self.totals.contradicted += count(&|claim| claim.verdict == Verdict::Contradicted);
        self.totals.to_fix += count(&|claim| claim.severity == Severity::Fix);
        if let Some(at_work) = &mut self.at_work {
            at_work.part.append(&page.yaml)?;
        }
        self.item(|journal, unit| Ok(journal.article(unit, page)?))
    }

    fn remark(&mut self, remark: &Remark, has_failed: bool) -> Result<(), BatchError> {
        self.totals.failed += u64::from(has_failed);
        self.item(|journal, unit| Ok(journal.remark(unit, remark, has_failed)?))
    }

    /// Notes one thing of the file that is read now.
    fn item(
        &mut self,
        note: impl FnOnce(&Journal, &mut Unit) -> Result<(), BatchError>,
    ) -> Result<(), BatchError> {
        if let Some(at_work) = &mut self.at_work {
            let skipped = at_work.unit.skipped;
            note(&lock(self.journal), &mut at_work.unit)?;
            self.totals.skipped += at_work.unit.skipped - skipped;
            at_work.unit.items += 1;
        }
        self.watch.done(&self.totals);
        Ok(())
    }

    fn end(&mut self, is_read: bool) -> Result<(), BatchError> {
        let Some(AtWork { mut unit, mut part, is_committed }) = self.at_work.take() else {
            return Ok(());
        };
        unit.bytes = part.length();
        unit.stamp = unit.stamp.filter(|_| is_read);
        if is_committed {
            // A run that is cut off between the move of the part and its note must know that there
            // is nothing to go on with.
            part.sync()?;
            unit.state = State::Written;
            lock(self.journal).update(&unit)?;
            self.commit()?;
        } else {
            part.close()?;
        }
        self.settle(unit)
    }

    /// Puts a report in its place.
    fn settle(&mut self, mut unit: Unit) -> Result<(), BatchError> {
        self.before(Step::Finish)?;
        let (part, report) = (self.folder.part(unit.id), self.folder.report(&unit.mirror));
        if unit.bytes > 0 && part.exists() {
            output::settle(&part, &report)?;
        } else if part.exists() {
            std::fs::remove_file(&part).map_err(BatchError::at(&part))?;
        }
        unit.state = if unit.stamp.is_some() { State::Done } else { State::Unread };
        lock(self.journal).update(&unit)?;
        Ok(())
    }

    fn before(&self, step: Step) -> Result<(), BatchError> {
        self.watch.before(step).map_err(BatchError::at(self.folder.root()))
    }
}

fn lock(journal: &Mutex<Journal>) -> MutexGuard<'_, Journal> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}
