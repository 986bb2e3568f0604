//! Articles as the command line names them.

use anyhow::Context;
use std::{
    fs::File,
    io::{self, Read},
};
use tallycheck::input::{Article, InputError, ReadOptions, read_bytes};

/// The inputs named, or standard input where none is.
pub fn or_stdin(named: &[String]) -> impl Iterator<Item = &str> {
    let stdin = named.is_empty().then_some("-");
    named.iter().map(String::as_str).chain(stdin)
}

/// Reads an article, `-` being standard input.
pub fn article(source: &str, options: &ReadOptions) -> anyhow::Result<Article> {
    let bytes = if source == "-" {
        at_most(io::stdin().lock(), options.max_bytes)
    } else {
        let file = File::open(source).with_context(|| unreadable(source))?;
        let size = file.metadata().map_or(0, |about| about.len());
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > options.max_bytes {
            let (source_name, limit) = (source.to_owned(), options.max_bytes);
            return Err(InputError::TooLarge { source_name, size, limit }.into());
        }
        at_most(file, options.max_bytes)
    };
    Ok(read_bytes(source, &bytes.with_context(|| unreadable(source))?, options)?)
}

/// What is there, up to one byte more than is allowed.
fn at_most(from: impl Read, max_bytes: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take((max_bytes as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(source: &str) -> String {
    format!("{source}: can't be read")
}
