//! One input on its way through the readers.

use super::{
    About, ArchiveOptions, Emit, Item, Page, Remark, csv, fields, json,
    limits::Meter,
    mhtml,
    packed::{self, Packing},
    sniff::{self, Kind},
    supply::Supply,
    tar, warc, zip,
};
use std::{
    fs::File,
    ops::ControlFlow,
    path::{Component, Path},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

/// How many bytes of the inputs were read so far.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    /// In bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Relaxed)
    }

    pub(crate) fn add(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Relaxed);
    }
}

/// Reads a file that holds a page or many of them, and hands out what it finds in order.
///
/// # Errors
///
/// When the file can't be opened; what is wrong inside is handed out in its place.
pub fn read_file(
    place: &str,
    path: &Path,
    options: &ArchiveOptions,
    progress: &Progress,
    emit: &mut Emit<'_>,
) -> std::io::Result<ControlFlow<()>> {
    let file = File::open(path)?;
    let meter = Meter::new(&options.limits, file.metadata()?.len());
    let supply = Supply::file(file, progress)?;
    let mut reading = Reading {
        options,
        emit,
        meter,
        pages: 0,
        depth: 0,
        is_full: false,
        is_told_of_records: false,
    };
    Ok(reading.supply(place, place, supply))
}

/// One input while it is read.
pub(super) struct Reading<'a> {
    pub(super) options: &'a ArchiveOptions,
    emit: &'a mut Emit<'a>,
    meter: Arc<Meter>,
    pages: u64,
    /// How many containers lie around what is read now.
    depth: usize,
    /// Whether it has had all the pages it may have.
    is_full: bool,
    /// Whether it was said that records have no text.
    is_told_of_records: bool,
}

impl Reading<'_> {
    /// Reads whatever the bytes hold.
    pub(super) fn supply(
        &mut self,
        place: &str,
        name: &str,
        supply: Supply<'_>,
    ) -> ControlFlow<()> {
        match sniff::kind(supply.head(), name) {
            Kind::Gzip => packed::read(self, place, name, supply, Packing::Gzip),
            Kind::Zstd => packed::read(self, place, name, supply, Packing::Zstd),
            Kind::Zip => zip::read(self, place, supply),
            Kind::Tar => tar::read(self, place, supply),
            Kind::Warc | Kind::Arc => warc::read(self, place, supply),
            Kind::Json => json::read(self, place, supply),
            Kind::Csv => csv::read(self, place, supply),
            Kind::Page if is_table(name) => csv::read(self, place, supply),
            Kind::Mhtml | Kind::Page => self.one_page(place, supply),
            Kind::NoArticle(what) => self.passed_over(what),
            Kind::Closed(what) => {
                self.failed(place, format!("{what} is not read; unpack it and try again"))
            }
        }
    }

    fn one_page(&mut self, place: &str, supply: Supply<'_>) -> ControlFlow<()> {
        let is_mail = sniff::kind(supply.head(), "") == Kind::Mhtml;
        let limit = self.options.limits.page_bytes;
        let bytes = match supply.read_at_most(limit) {
            Ok(bytes) if bytes.len() > limit => return self.too_large(place),
            Ok(bytes) => bytes,
            Err(error) => return self.failed(place, format!("can't be read: {error}")),
        };
        match is_mail.then(|| mhtml::page(place, &bytes)).flatten() {
            Some(page) => self.page(page),
            None => self.page(Page { place: place.to_owned(), bytes, about: About::default() }),
        }
    }

    /// Hands out a page.
    pub(super) fn page(&mut self, page: Page) -> ControlFlow<()> {
        self.pages += 1;
        let limit = self.options.limits.pages;
        if self.pages > limit {
            self.is_full = true;
            let reason = format!(
                "more than {limit} pages; raise it with --max-pages; the rest is left alone"
            );
            return self.failed(&page.place, reason);
        }
        (self.emit)(Item::Page(page))
    }

    /// Hands out what could not be read.
    pub(super) fn failed(&mut self, place: &str, reason: impl Into<String>) -> ControlFlow<()> {
        (self.emit)(Item::Failed(Remark { place: place.to_owned(), reason: reason.into() }))
    }

    /// Hands out that a page is larger than pages may be.
    pub(super) fn too_large(&mut self, place: &str) -> ControlFlow<()> {
        let limit = self.options.limits.page_bytes;
        self.failed(
            place,
            format!("more than the limit of {limit} bytes; raise it with --max-bytes"),
        )
    }

    /// Hands out that something is no article.
    pub(super) fn passed_over(&mut self, what: &'static str) -> ControlFlow<()> {
        (self.emit)(Item::PassedOver(what))
    }

    /// Hands out that a record holds no story; of the first one of an input also what it does hold.
    pub(super) fn without_text<'a>(
        &mut self,
        place: &str,
        names: impl Iterator<Item = &'a str>,
    ) -> ControlFlow<()> {
        if !self.is_told_of_records {
            self.is_told_of_records = true;
            let reason = format!(
                "a record without a story: none of its fields ({}) is known to hold one; name it \
                 with --column text=NAME, and if it stands deeper in the record, take it out first. \
                 Other such records of this input are only counted",
                fields::listed(names)
            );
            (self.emit)(Item::Noted(Remark { place: place.to_owned(), reason }))?;
        }
        self.passed_over("record without text")
    }

    /// The place of a file in an archive, and a word on a name that would climb out of it.
    pub(super) fn inside(&mut self, place: &str, name: &str) -> ControlFlow<(), String> {
        let inside = format!("{place}!{}", printable(name));
        let climbs =
            |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
        if Path::new(name).components().any(climbs) {
            let reason = "the name leads out of the archive; it was read, and nothing is ever \
                          written under it";
            let remark = Remark { place: inside.clone(), reason: reason.to_owned() };
            (self.emit)(Item::Noted(remark))?;
        }
        ControlFlow::Continue(inside)
    }

    /// Reads what lies one container deeper, unless that is too deep.
    pub(super) fn deeper(
        &mut self,
        place: &str,
        read: impl FnOnce(&mut Self) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let limit = self.options.limits.nesting;
        if self.depth >= limit {
            let reason = format!(
                "more than {limit} containers lie in one another; raise it with --max-nesting"
            );
            return self.failed(place, reason);
        }
        self.depth += 1;
        let flow = read(self);
        self.depth -= 1;
        flow
    }

    /// Whether the rest of the input is left alone.
    pub(super) fn is_over(&self) -> bool {
        self.is_full || self.meter.has_tripped()
    }

    pub(super) fn meter(&self) -> &Arc<Meter> {
        &self.meter
    }
}

/// A table whose columns don't tell what it is.
fn is_table(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".csv") || name.ends_with(".tsv")
}

/// A name as it can stand in a place: on one line.
fn printable(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
