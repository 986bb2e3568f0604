//! How many saved pages a second go through, from HTML to report, as `tallycheck batch` has it.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{fs, hint::black_box, path::Path, time::Duration};
use tallycheck::{
    Checker,
    input::{ReadOptions, read_bytes, rough_text},
};

/// The test articles as pages among what pages have around their article.
fn with_claims() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the test articles")
        .map(|entry| entry.expect("a folder").path().join("article.txt"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths.iter().map(|path| page(&fs::read_to_string(path).expect("an article"))).collect()
}

/// Pages of the same length that tell of something else.
fn without_claims() -> Vec<Vec<u8>> {
    let sport = "The side scored 5 goals in the second half, and 40,000 people saw it.\n\n";
    with_claims().iter().map(|like| page(&sport.repeat(like.len() / sport.len()))).collect()
}

fn page(text: &str) -> Vec<u8> {
    let menu: String =
        (0..60).map(|n| format!("<li><a href=\"/{n}\">Section {n}</a></li>")).collect();
    let paragraphs: String = text.split("\n\n").map(|part| format!("<p>{part}</p>\n")).collect();
    let script = "var a = [1, 2, 3]; function f(x) { return x + 1 }\n".repeat(300);
    format!(
        "<!DOCTYPE html><html><head><title>News</title><script>{script}</script></head><body>\
         <nav><ul>{menu}</ul></nav><article>{paragraphs}</article>\
         <footer><ul>{menu}</ul></footer></body></html>"
    )
    .into_bytes()
}

/// What a batch does with a page: the claims that come of it.
fn claims(checker: &Checker, page: &[u8]) -> usize {
    if rough_text(page).is_some_and(|text| !checker.may_hold_claim(&text)) {
        return 0;
    }
    let article = read_bytes("page.html", page, &ReadOptions::default());
    article.map_or(0, |article| match checker.may_hold_claim(&article.text) {
        true => checker.check(&article).claims.len(),
        false => 0,
    })
}

fn pages(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled sources");
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    for (name, pages) in [("with claims", with_claims()), ("without claims", without_claims())] {
        group.throughput(Throughput::Elements(pages.len() as u64));
        group.bench_function(name, |bencher| {
            bencher
                .iter(|| pages.iter().map(|page| claims(&checker, black_box(page))).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
