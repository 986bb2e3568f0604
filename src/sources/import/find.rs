//! Where formats are: built in, or in a file of one's own.

use super::{Format, ImportError};
use rust_embed::Embed;
use std::{fs, path::Path};

#[derive(Embed)]
#[folder = "sources/formats/"]
struct BuiltIn;

impl Format {
    /// A built-in format by name, or the format in a YAML file.
    ///
    /// # Errors
    ///
    /// When there is no such format, or it is damaged.
    pub fn find(name: &str) -> Result<Self, ImportError> {
        if let Some(file) = BuiltIn::get(&format!("{name}.yaml")) {
            return Self::parse(Path::new(name), &String::from_utf8_lossy(&file.data));
        }
        let path = Path::new(name);
        match fs::read_to_string(path) {
            Ok(yaml) => Self::parse(path, &yaml),
            Err(error) => Err(ImportError::in_file(
                path,
                format!("no such format ({error}); built in are: {}", Self::built_in().join(", ")),
            )),
        }
    }

    /// The names of the built-in formats.
    #[must_use]
    pub fn built_in() -> Vec<String> {
        BuiltIn::iter().filter_map(|file| file.strip_suffix(".yaml").map(str::to_owned)).collect()
    }

    /// Reads a format.
    pub(super) fn parse(path: &Path, yaml: &str) -> Result<Self, ImportError> {
        let format: Self =
            serde_yaml::from_str(yaml).map_err(|error| ImportError::in_file(path, error))?;
        if format.format != "tallycheck-import/1" {
            return Err(ImportError::in_file(path, "format is not tallycheck-import/1"));
        }
        match format.first_unknown_name() {
            Some(problem) => Err(ImportError::in_file(path, problem)),
            None => Ok(format),
        }
    }
}
