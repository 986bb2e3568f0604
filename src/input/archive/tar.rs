//! Tar archives, read as they come.

use super::{reading::Reading, supply::Supply};
use std::ops::ControlFlow;

/// Reads every file of a tar archive.
pub(super) fn read(reading: &mut Reading<'_>, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
    let mut archive = tar::Archive::new(supply.read());
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return reading.failed(place, format!("can't be read as tar: {error}")),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            // What stands behind a damaged header can't be found.
            Err(error) => {
                return reading.failed(place, format!("the rest can't be read as tar: {error}"));
            }
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let inside = reading.inside(place, &name)?;
        match Supply::stream(entry) {
            Ok(supply) => {
                reading.deeper(&inside, |reading| reading.supply(&inside, &name, supply))?
            }
            Err(error) => reading.failed(&inside, error.to_string())?,
        }
        if reading.is_over() {
            break;
        }
    }
    ControlFlow::Continue(())
}
