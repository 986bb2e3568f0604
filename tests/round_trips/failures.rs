//! What did not come back, and how much did.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
};

/// Trips of one sort, with what went wrong on some of them.
#[derive(Default)]
pub struct Score {
    ran: usize,
    failed: usize,
    told: String,
}

impl Score {
    /// Adds the trips of a group; what went wrong is told under its name.
    pub fn add(&mut self, group: &impl fmt::Display, ran: usize, failures: &Failures) {
        self.ran += ran;
        self.failed += failures.count();
        if failures.count() > 0 {
            writeln!(self.told, "{group}: {} of {ran}\n{failures}", failures.count()).unwrap();
        }
    }

    /// Fails where less came back, of a hundred.
    #[track_caller]
    pub fn assert_at_least(&self, floor: f64) {
        let share = 100.0 * (self.ran - self.failed) as f64 / self.ran.max(1) as f64;
        println!("{share:.2} % of {} came back; these did not:\n{}", self.ran, self.told);
        assert!(self.ran > 0, "nothing was tried");
        assert!(share >= floor, "only {share:.2} % of {} came back:\n{}", self.ran, self.told);
    }
}

/// Failures by what went wrong, each with its cases.
#[derive(Default)]
pub struct Failures(BTreeMap<String, Vec<String>>);

impl Failures {
    /// Notes a problem, told as `what: the case`.
    pub fn add(&mut self, problem: &str) {
        let (what, how) = problem.split_once(": ").unwrap_or((problem, ""));
        self.0.entry(what.to_owned()).or_default().push(how.to_owned());
    }

    fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

impl fmt::Display for Failures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, cases) in &self.0 {
            writeln!(out, "    {} × {what}", cases.len())?;
            for case in cases.iter().take(3) {
                writeln!(out, "        {case}")?;
            }
        }
        Ok(())
    }
}
