//! Zip archives, and WACZ, which is a zip of WARCs with an index.

use super::{limits::Metered, reading::Reading, supply::Supply};
use std::{io::BufReader, ops::ControlFlow};
use zip::{ZipArchive, result::ZipError};

/// Reads every file of a zip archive, in the order of its directory.
pub(super) fn read(reading: &mut Reading<'_>, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
    let archive = supply.into_file().map_err(ZipError::Io);
    let mut archive = match archive.and_then(|file| ZipArchive::new(BufReader::new(file))) {
        Ok(archive) => archive,
        Err(error) => return reading.failed(place, format!("can't be read as zip: {error}")),
    };
    let is_wacz = archive.index_for_name("datapackage.json").is_some()
        && archive.file_names_raw().any(|name| name.starts_with(b"archive/"));
    for index in 0..archive.len() {
        let name = match archive.name_for_index(index) {
            Some(Ok(name)) => name.into_owned(),
            _ => format!("#{index}"),
        };
        if name.ends_with('/') {
            continue;
        }
        if is_wacz && !name.starts_with("archive/") {
            reading.passed_over("index")?;
            continue;
        }
        let inside = reading.inside(place, &name)?;
        let entry = archive.by_index(index).map_err(|error| error.to_string());
        let meter = reading.meter().clone();
        let entry = entry.and_then(|entry| {
            Supply::stream(Metered::new(entry, &meter)).map_err(|error| error.to_string())
        });
        match entry {
            Ok(supply) => {
                reading.deeper(&inside, |reading| reading.supply(&inside, &name, supply))?
            }
            Err(reason) => reading.failed(&inside, format!("can't be unpacked: {reason}"))?,
        }
        if reading.is_over() {
            break;
        }
    }
    ControlFlow::Continue(())
}
