//! How far a batch has come: a bar on a terminal, else a line every so often.

use anstream::eprintln;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::{self, IsTerminal},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tallycheck::{
    batch::{Totals, Watch},
    input::archive,
};

/// How often a line is printed where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(30);

/// Looks on for whoever has started the batch.
pub struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
    is_stopped: Arc<AtomicBool>,
    state: Mutex<State>,
}

struct State {
    started: Instant,
    told: Instant,
    /// Articles that earlier runs have checked.
    before: Option<u64>,
    bytes: u64,
    read: archive::Progress,
}

impl Progress {
    /// From here on, Ctrl-C stops the batch where it can go on later.
    pub fn start() -> anyhow::Result<Self> {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let on_signal = is_stopped.clone();
        ctrlc::set_handler(move || {
            if on_signal.swap(true, Relaxed) {
                // Asked twice; every moment is one that a run can go on from.
                std::process::exit(i32::from(super::exit::BAD_INPUT));
            }
        })?;
        let is_terminal = io::stderr().is_terminal();
        let target =
            if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let now = Instant::now();
        let state = State {
            started: now,
            told: now,
            before: None,
            bytes: 0,
            read: archive::Progress::default(),
        };
        Ok(Self { bar, is_terminal, is_stopped, state: Mutex::new(state) })
    }

    /// Leaves the terminal as it was.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Progress {
    fn started(&self, files: u64, bytes: u64, progress: &archive::Progress) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.bytes, state.read) = (bytes, progress.clone());
        self.bar.set_length(bytes);
        let style = "{bar:24} {bytes}/{total_bytes}, {eta} left, {msg}";
        if let Ok(style) = ProgressStyle::with_template(style) {
            self.bar.set_style(style);
        }
        self.say(&format!("{files} files, {}", HumanBytes(bytes)));
    }

    fn done(&self, totals: &Totals) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *state.before.get_or_insert(totals.checked + totals.skipped);
        let read = state.read.bytes().min(state.bytes);
        let every = if self.is_terminal { Duration::from_millis(200) } else { LINE_EVERY };
        if state.told.elapsed() < every {
            return;
        }
        state.told = Instant::now();
        let seconds = state.started.elapsed().as_secs_f64();
        let rate = (totals.checked + totals.skipped - before) as f64 / seconds.max(0.001);
        let news = format!(
            "{} articles, {} skipped, {} unreadable, {rate:.0}/s, {} contradicted",
            totals.checked, totals.skipped, totals.failed, totals.contradicted
        );
        if self.is_terminal {
            self.bar.set_position(read);
            self.bar.set_message(news);
        } else {
            let left =
                if read == 0 { 0.0 } else { seconds * (state.bytes - read) as f64 / read as f64 };
            eprintln!(
                "{} of {}, {left:.0} s left, {news}",
                HumanBytes(read),
                HumanBytes(state.bytes)
            );
        }
    }

    fn say(&self, message: &str) {
        self.bar.suspend(|| eprintln!("{message}"));
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Relaxed)
    }
}
