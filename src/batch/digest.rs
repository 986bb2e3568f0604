//! What stands for files that the output depends on.

use crate::printed::hex;
use sha2::{Digest as _, Sha256};
use std::io::{self, Read};

/// The SHA-256 of several files, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub fn add(&mut self, mut file: impl Read) -> io::Result<()> {
        let mut buffer = [0; 64 * 1024];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(()),
                read => self.0.update(&buffer[..read]),
            }
        }
    }

    /// In hexadecimal.
    #[must_use]
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}
