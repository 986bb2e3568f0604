//! Articles as the command line names them.

use anyhow::{Context, bail};
use jiff::civil::Date;
use std::{
    fs::File,
    io::{self, Read},
};
use tallycheck::input::Article;

/// The most an article may have where nothing else is said: 16 MiB.
pub const MAX_BYTES: u64 = 16 << 20;

/// The inputs named, or standard input where none is.
pub fn or_stdin(named: &[String]) -> impl Iterator<Item = &str> {
    let stdin = named.is_empty().then_some("-");
    named.iter().map(String::as_str).chain(stdin)
}

/// Reads an article; a day of publication that the user gives goes before the article's own.
pub fn article(source: &str, max_bytes: u64, published: Option<Date>) -> anyhow::Result<Article> {
    let bytes = bytes(source, max_bytes)?;
    let text = String::from_utf8(bytes).with_context(|| format!("{source}: not UTF-8"))?;
    let title = text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
    Ok(Article {
        source: source.into(),
        title,
        published,
        language: None,
        text,
        blocks: Vec::new(),
    })
}

fn bytes(source: &str, max_bytes: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if source == "-" {
        io::stdin().lock().take(max_bytes + 1).read_to_end(&mut bytes)
    } else {
        File::open(source).and_then(|file| file.take(max_bytes + 1).read_to_end(&mut bytes))
    };
    read.with_context(|| format!("{source}: can't be read"))?;
    if bytes.len() as u64 > max_bytes {
        bail!(
            "{source}: more than {max_bytes} bytes, too long for one article; \
             raise --max-bytes or split it"
        );
    }
    Ok(bytes)
}
