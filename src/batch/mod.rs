//! Whole archives: every page checked, and what the pages say held against each other.
//!
//! A `producer` walks the inputs and reads pages in a fixed order, `pool` checks them on all cores,
//! and the `recorder` writes what came of them in that order again. Reports go to files as they
//! come; everything else goes to the `journal`, from which `claims.csv` and `summary.yaml` are made
//! at the end, and which says where a run that was cut off goes on.

mod claims_csv;
mod conflicts;
mod digest;
mod error;
mod event;
mod inputs;
mod journal;
mod mirror;
mod output;
mod pool;
mod producer;
mod recorder;
mod settings;
mod sketch;
mod stories;
mod summary;
mod suspects;
mod watch;
mod window;
mod work;

pub use digest::Digest;
pub use error::BatchError;
pub use settings::Batch;
pub use summary::v1;
pub use watch::{Step, Totals, Watch};
pub use work::THREAD as PAGE_THREAD;

use crate::Checker;
use event::Event;
use journal::Journal;
use output::Folder;
use pool::Pool;
use producer::Producer;
use recorder::Recorder;
use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};
use suspects::Suspects;
use window::Window;

/// Checks every page of the inputs, or goes on where the last run with the same folder stopped.
///
/// # Errors
///
/// When the folder can't be written or another run is at it. What can't be read of the inputs is
/// no error: it is counted, and named in the summary.
pub fn run(batch: &Batch, checker: Arc<Checker>, watch: &dyn Watch) -> Result<Totals, BatchError> {
    let folder = Folder::open(&batch.output)?;
    let mut journal = Journal::open(&folder)?;
    if let Some(why) = journal.agree_on(&batch.fingerprint(&checker))? {
        watch.say(&format!("{why}; everything is checked anew"));
        folder.clear()?;
    }
    let journal = Mutex::new(journal);
    let mut recorder = Recorder::new(&folder, &journal, watch)?;
    let window = Window::new(batch.jobs.get());
    let (events, ordered) = mpsc::channel();
    let suspects = Suspects::of(&folder, &batch.trial, batch.page_time)?;
    let (own, by) = (batch.clone(), checker.clone());
    let check = Box::new(move |page| work::check(&by, &own, &suspects, page));
    let mut pool = Pool::start(&folder, batch.jobs, batch.page_time, &events, check)?;
    let outcome = thread::scope(|scope| -> Result<(), BatchError> {
        let producer = Producer {
            batch,
            folder: &folder,
            journal: &journal,
            watch,
            window: &window,
            pages: pool.pages(),
            events,
        };
        scope.spawn(move || producer.run());
        let outcome = record_in_order(&ordered, &mut pool, &window, &mut recorder);
        // Whatever ended it, the producer must not wait for room any more.
        window.close();
        outcome
    });
    folder.sweep_notes()?;
    outcome?;
    recorder.commit()?;
    if watch.is_stopped() {
        return Err(BatchError::Stopped);
    }
    let mut journal = journal.into_inner().unwrap_or_else(PoisonError::into_inner);
    for gone in journal.forget_unseen()? {
        watch.say(&format!("{}: no longer among the inputs; its report is removed", gone.place));
        folder.remove_report(&gone.mirror)?;
    }
    watch.before(Step::Summary)?;
    stories::tell_apart(&mut journal)?;
    conflicts::find(&mut journal)?;
    claims_csv::write(&folder, &journal, watch)?;
    summary::write(&folder, &journal, &checker, watch)?;
    folder.sweep()?;
    Ok(journal.totals()?)
}

/// Hands every event to the recorder in the order in which the pages were read.
fn record_in_order(
    events: &mpsc::Receiver<(u64, Event)>,
    pool: &mut Pool<'_>,
    window: &Window,
    recorder: &mut Recorder<'_>,
) -> Result<(), BatchError> {
    let mut waiting = std::collections::BTreeMap::new();
    let mut next = 0;
    loop {
        match events.recv_timeout(pool::LOOK_EVERY) {
            Ok((number, event)) => _ = waiting.insert(number, event),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
        }
        for (number, event) in pool.overdue()? {
            waiting.insert(number, event);
        }
        while let Some(event) = waiting.remove(&next) {
            if matches!(event, Event::Over) {
                return Ok(());
            }
            let cost = event.cost();
            recorder.record(event)?;
            window.leave(cost);
            next += 1;
        }
    }
}
