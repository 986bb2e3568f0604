//! One page on its way from bytes to report. Whatever is in it, an event comes out.

use super::{
    Batch,
    event::{CheckedPage, Event},
    sketch,
    suspects::Suspects,
};
use crate::{
    Checker,
    input::{
        Article, ReadOptions,
        archive::{About, Page, Remark},
        read_bytes, rough_text,
    },
    report::yaml,
};
use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The name of the threads on which pages are checked: a panic there is reported with its page.
pub const THREAD: &str = "page";

/// Checks a page.
pub(super) fn check(checker: &Checker, batch: &Batch, suspects: &Suspects, page: Page) -> Event {
    guarded(page, |page| {
        if suspects.kills(&page) {
            return Err("the checker dies on it, in a run before and again by itself; it is left \
                        out"
            .to_owned());
        }
        event(checker, batch, page)
    })
}

/// What comes of a page; that nothing came of it, where it breaks whoever checks it.
fn guarded(page: Page, check: impl FnOnce(Page) -> Result<Event, String>) -> Event {
    let (place, bytes) = (page.place.clone(), page.bytes.len());
    let outcome = catch_unwind(AssertUnwindSafe(|| check(page)));
    let reason = match outcome {
        Ok(Ok(event)) => return event,
        Ok(Err(reason)) => reason,
        Err(panic) => format!("the checker broke down on it: {}", message(panic.as_ref())),
    };
    let reason = reason.strip_prefix(&format!("{place}: ")).map(str::to_owned).unwrap_or(reason);
    Event::Failed(Remark { place, reason }, bytes)
}

fn event(checker: &Checker, batch: &Batch, page: Page) -> Result<Event, String> {
    let cost = page.bytes.len();
    let rough = (!batch.check_all).then(|| rough_text(&page.bytes)).flatten();
    if rough.is_some_and(|text| !checker.may_hold_claim(&text)) {
        return Ok(Event::Skipped(cost));
    }
    let options = ReadOptions {
        published: batch.published,
        max_bytes: batch.archives.limits.page_bytes,
        charset: page.about.charset.clone(),
        ..ReadOptions::default()
    };
    let article = read_bytes(&page.place, &page.bytes, &options).map_err(|e| e.to_string())?;
    let article = with_about(article, &page.about);
    if !batch.check_all && !checker.may_hold_claim(&article.text) {
        return Ok(Event::Skipped(cost));
    }
    let report = checker.check(&article);
    let mut written = Vec::new();
    yaml::write(std::slice::from_ref(&report), &mut written).map_err(|e| e.to_string())?;
    let yaml = String::from_utf8(written).map_err(|error| error.to_string())?;
    Ok(Event::Checked(Box::new(CheckedPage {
        cost,
        sketch: sketch::of(&article.text),
        report,
        yaml,
    })))
}

/// What the archive says of a page stands where the page itself says nothing.
fn with_about(article: Article, about: &About) -> Article {
    Article {
        title: article.title.or_else(|| about.title.clone()),
        published: article.published.or(about.published),
        language: article.language.or_else(|| about.language.clone()),
        publisher: article.publisher.or_else(|| about.publisher.clone()),
        url: article.url.or_else(|| about.url.clone()),
        ..article
    }
}

/// What a panic said.
pub(super) fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_breaks_the_checker_is_reported_with_its_place_and_reason() {
        let page = Page { place: "a.zip!b.html".into(), bytes: vec![0; 7], ..Page::default() };
        let event = guarded(page, |page| panic!("{} bytes too many", page.bytes.len()));
        let Event::Failed(remark, 7) = event else { panic!("{event:?}") };
        assert_eq!(remark.place, "a.zip!b.html");
        assert_eq!(remark.reason, "the checker broke down on it: 7 bytes too many");
    }
}
