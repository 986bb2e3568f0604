//! Where the report of a file goes: its own path again, below the folder of reports.

use crate::printed::hex;
use sha2::{Digest, Sha256};
use std::path::{Component, Path};

/// What reports end in.
const ENDING: &str = ".yaml";
/// File systems take names of up to 255 bytes.
const LONGEST: usize = 200;

/// The path of a report, with `/` between its parts. Whatever the file is called, it leads nowhere
/// else than down, and two files have two reports; only a path from the root, and the same path
/// from here, have one.
pub(super) fn of(path: &Path) -> String {
    let mut parts: Vec<String> = path.components().filter_map(part).collect();
    let count = parts.len();
    for folder in parts.iter_mut().take(count.saturating_sub(1)) {
        // A folder `a.yaml` would stand where the report of a file `a` goes.
        if let Some(stem) = folder.strip_suffix(ENDING) {
            *folder = format!("{stem}%2Eyaml");
        }
    }
    format!("{}{ENDING}", parts.join("/"))
}

fn part(component: Component<'_>) -> Option<String> {
    match component {
        Component::Normal(name) => Some(shortened(encoded(name.as_encoded_bytes()))),
        Component::Prefix(prefix) => Some(encoded(prefix.as_os_str().as_encoded_bytes())),
        Component::ParentDir => Some("%2E%2E".to_owned()),
        Component::RootDir | Component::CurDir => None,
    }
}

/// With `%` for what some file system can't have in a name.
fn encoded(name: &[u8]) -> String {
    let mut encoded = String::new();
    for chunk in name.utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control() || "%\\:*?\"<>|/".contains(c) {
                let mut bytes = [0; 4];
                escape(c.encode_utf8(&mut bytes).as_bytes(), &mut encoded);
            } else {
                encoded.push(c);
            }
        }
        escape(chunk.invalid(), &mut encoded);
    }
    encoded
}

fn escape(bytes: &[u8], into: &mut String) {
    for byte in bytes {
        into.push_str(&format!("%{byte:02X}"));
    }
}

fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let digest = hex(&Sha256::digest(name.as_bytes())[..8]);
    let longest = LONGEST - digest.len() - 2;
    let end = (0..=longest).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    format!("{}%~{digest}", &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_lies_where_its_file_lies() {
        for (path, report) in [
            ("news/2024/a.html", "news/2024/a.html.yaml"),
            ("./news//a", "news/a.yaml"),
            ("/data/x.zip", "data/x.zip.yaml"),
            ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd.yaml"),
            ("a.yaml/b", "a%2Eyaml/b.yaml"),
            ("what?/100%", "what%3F/100%25.yaml"),
        ] {
            assert_eq!(of(Path::new(path)), report);
        }
    }

    #[test]
    fn a_name_too_long_is_cut_and_stays_its_own() {
        let name = |end: &str| of(Path::new(&format!("{}{end}", "ä".repeat(300))));
        assert!(name("1").len() < 255);
        assert_ne!(name("1"), name("2"));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_in_no_encoding_has_a_report_of_its_own() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        assert_eq!(of(Path::new(OsStr::from_bytes(b"a\xff"))), "a%FF.yaml");
    }
}
