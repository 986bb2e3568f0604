//! YAML into structs, with errors in one line.

use super::{LoadError, folder::File};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_yaml::Spanned;

/// No YAML of a source folder is larger; the parser takes time and memory in proportion.
const MAX_BYTES: usize = 4 << 20;

/// Reads a whole file.
pub(super) fn read<T: DeserializeOwned>(file: &File) -> Result<T, LoadError> {
    if file.text.len() > MAX_BYTES {
        return Err(
            file.error(1, format!("larger than {} MB; figures belong in CSV", MAX_BYTES >> 20))
        );
    }
    serde_yaml::from_str(&file.text).map_err(|error| {
        let line = error.location().map_or(1, |at| clamp(at.line()));
        let message = error.without_snippet().to_string();
        file.error(line, message.lines().next().unwrap_or_default())
    })
}

/// The line a value stands on.
pub(super) fn line<T>(value: &Spanned<T>) -> u32 {
    clamp(value.referenced.line())
}

/// A date, as `2024-02-08`.
pub(super) fn date(file: &File, text: &Spanned<String>) -> Result<Date, LoadError> {
    text.value.parse().map_err(|_| {
        file.error(line(text), format!("`{}` is no date; write 2024-02-08", text.value))
    })
}

fn clamp(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
