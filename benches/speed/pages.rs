//! Saved pages: from HTML to report, and the page reader by itself.

use crate::corpus;
use criterion::{Criterion, Throughput};
use std::{hint::black_box, time::Duration};
use tallycheck::{
    Checker,
    input::{ReadOptions, read_bytes, rough_text},
    report::yaml,
};

/// Pages end to end, as `tallycheck batch` has them.
pub fn batch(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled sources");
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    for (name, pages) in [
        ("pages with claims", corpus::pages_with_claims()),
        ("pages without", corpus::pages_without_claims()),
    ] {
        group.throughput(Throughput::Elements(pages.len() as u64));
        group.bench_function(name, |bencher| {
            bencher
                .iter(|| pages.iter().map(|page| report(&checker, black_box(page))).sum::<usize>());
        });
    }
    group.finish();
}

/// What a batch does with a page: the bytes of its report, none where it can hold no claim.
fn report(checker: &Checker, page: &[u8]) -> usize {
    if rough_text(page).is_some_and(|text| !checker.may_hold_claim(&text)) {
        return 0;
    }
    let Ok(article) = read_bytes("page.html", page, &ReadOptions::default()) else { return 0 };
    if !checker.may_hold_claim(&article.text) {
        return 0;
    }
    let mut written = Vec::new();
    yaml::write(&[checker.check(&article)], &mut written).expect("writing to memory");
    written.len()
}

/// From HTML to article: the test pages as they are, and as heavy as pages of the web.
pub fn reader(criterion: &mut Criterion) {
    let plain = corpus::test_pages();
    let heavy: Vec<Vec<u8>> = plain.iter().map(|page| corpus::filled_up(page)).collect();
    let options = ReadOptions::default();
    for (name, pages) in [("pages as they are", plain), ("pages of 174 KB", heavy)] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).measurement_time(Duration::from_secs(5));
        let read_all = || {
            for page in &pages {
                let _ = black_box(read_bytes("page.html", black_box(page), &options));
            }
        };
        group.throughput(Throughput::Elements(pages.len() as u64));
        group.bench_function("read", |bencher| bencher.iter(read_all));
        let bytes: usize = pages.iter().map(Vec::len).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function("read, by bytes", |bencher| bencher.iter(read_all));
        group.finish();
    }
}
