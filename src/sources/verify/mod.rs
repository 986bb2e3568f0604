//! What a source folder must agree on with itself.
//!
//! Loading has proved that every row can be read and every id is known. Here the figures are held
//! against each other. What is known to be wrong is listed in `provenance.yaml`, with the reason; a
//! listed defect that no longer occurs is refused too.

mod ballots;
mod names;
mod seats;

use super::{Election, Exception};

/// Something that doesn't add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The check that found it.
    pub check: &'static str,
    /// What it is about: ids joined by blanks (`form-47 NA-25`), as `provenance.yaml` has it.
    pub at: String,
    /// What is wrong, with the numbers.
    pub problem: String,
}

/// What verifying an election came to.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// Not listed in `provenance.yaml`.
    pub unexpected: Vec<Defect>,
    /// Listed, with the reason.
    pub accepted: Vec<(Defect, String)>,
    /// Listed, but not there.
    pub gone: Vec<Exception>,
}

impl Verification {
    /// Whether all is as the folder says.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.unexpected.is_empty() && self.gone.is_empty()
    }
}

impl Election {
    /// Holds the election's figures against each other.
    #[must_use]
    pub fn verify(&self) -> Verification {
        let mut defects = Vec::new();
        ballots::check(self, &mut defects);
        seats::check(self, &mut defects);
        names::check(self, &mut defects);
        self.sort_out(defects)
    }

    fn sort_out(&self, defects: Vec<Defect>) -> Verification {
        let exceptions = &self.provenance.exceptions;
        let covers =
            |it: &Exception, defect: &Defect| it.check == defect.check && it.at == defect.at;
        let mut verification = Verification {
            gone: exceptions
                .iter()
                .filter(|it| !defects.iter().any(|defect| covers(it, defect)))
                .cloned()
                .collect(),
            ..Verification::default()
        };
        for defect in defects {
            match exceptions.iter().find(|it| covers(it, &defect)) {
                Some(exception) => verification.accepted.push((defect, exception.reason.clone())),
                None => verification.unexpected.push(defect),
            }
        }
        verification
    }
}
