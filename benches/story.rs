//! How fast saved pages are read: as they are in `tests/pages/`, and filled up with the menus, cards
//! and scripts that make pages as heavy as they come from the web.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{fmt::Write, fs, hint::black_box, path::Path, time::Duration};
use tallycheck::input::{ReadOptions, read_bytes};

/// What a news page weighs, in bytes: the average of a public set of 181.
const HEAVY: usize = 174_000;

fn pages() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the pages")
        .map(|entry| entry.expect("a folder").path().join("page.html"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a page")).collect()
}

/// A page with a third of its weight in menus and cards, the rest in scripts and styles.
fn filled_up(page: &[u8]) -> Vec<u8> {
    let mut filling = String::new();
    let mut number = 0;
    while filling.len() < HEAVY / 3 {
        number += 1;
        write!(
            filling,
            "<div class=\"menu__item l-{number}\"><a class=\"menu__link\" href=\"/section/{number}\">\
             <span class=\"icon\"></span>Section {number}</a></div>\
             <article class=\"card card--small\" data-id=\"{number}\"><a href=\"/story/{number}\">\
             <img loading=\"lazy\" src=\"/i/{number}.jpg\" alt=\"\"><h3 class=\"card__title\">What \
             happened in place number {number} on the day</h3></a><p class=\"card__text\">A line or \
             two of what the story is about.</p></article>"
        )
        .expect("writing to a string");
    }
    let mut state = String::from("<script>window.state={");
    while filling.len() + state.len() + page.len() < HEAVY {
        state.push_str("\"key\":{\"a\":[1,2,3],\"html\":\"\\u003cp\\u003etext\"},");
    }
    state.push_str("}</script>");
    [page, b"<div class=\"recommended\">", filling.as_bytes(), b"</div>", state.as_bytes()].concat()
}

fn read(criterion: &mut Criterion) {
    let plain = pages();
    let heavy: Vec<Vec<u8>> = plain.iter().map(|page| filled_up(page)).collect();
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

criterion_group!(benches, read);
criterion_main!(benches);
