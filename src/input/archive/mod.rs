//! Pages out of whatever holds them: a file, an archive, an archive in an archive.
//!
//! One file per container. A reader hands out what it finds one by one and keeps no more than one
//! page in memory; what it can't read it names with its place and goes on behind it. What a file
//! holds is told by its bytes; its name only decides where they leave it open.

mod csv;
mod fields;
mod json;
mod limits;
mod mhtml;
mod packed;
mod reading;
mod record;
mod sniff;
mod supply;
mod tar;
mod warc;
mod zip;

pub use fields::{Field, UnknownField};
pub use limits::Limits;
pub use reading::{Progress, read_file};

use jiff::civil::Date;
use std::ops::ControlFlow;

/// How archives are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveOptions {
    /// What is refused.
    pub limits: Limits,
    /// Columns and fields of records, by what they hold, where their names don't tell.
    pub columns: Vec<(Field, String)>,
}

/// What stands at one place of an archive.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A page that may be an article.
    Page(Page),
    /// Something else, by what it is: `image`, `style`, `moved` …
    PassedOver(&'static str),
    /// Something that could not be read.
    Failed(Remark),
    /// Something read all the same that somebody should look at.
    Noted(Remark),
}

/// A page, still as bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// `news.zip!2024/a.html`, `x.warc.gz@12345` (a byte of the file), `x.jsonl:17` (a line).
    pub place: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What the archive says of it.
    pub about: About,
}

/// What an archive says of a page, beside the page itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication; never the day it was saved.
    pub published: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The charset that came with it.
    pub charset: Option<String>,
}

/// What is to be said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: String,
    /// What is wrong there, and what to do.
    pub reason: String,
}

/// Takes what is found; breaks to stop the reader.
pub type Emit<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;
