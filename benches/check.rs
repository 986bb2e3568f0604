//! How long it takes to start, and to check an article.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{fs, hint::black_box, path::Path, time::Duration};
use tallycheck::{Checker, input::Article};

/// The test articles one after another, cut to a length.
fn news(characters: usize) -> Article {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the test articles")
        .map(|entry| entry.expect("a folder").path().join("article.txt"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let all: Vec<String> =
        paths.iter().map(|path| fs::read_to_string(path).expect("an article")).collect();
    let text: String = all.join("\n\n").chars().cycle().take(characters).collect();
    Article::from_text("news.txt", text)
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("start with all sources", |bencher| {
        bencher.iter(|| Checker::bundled().expect("the bundled sources"));
    });
}

fn check(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled sources");
    let article = news(5_000);
    criterion.bench_function("check 5,000 characters", |bencher| {
        bencher.iter(|| checker.check(black_box(&article)));
    });
    let mut group = criterion.benchmark_group("throughput");
    let long = news(200_000);
    group.throughput(Throughput::Bytes(long.text.len() as u64));
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("check 200,000 characters", |bencher| {
        bencher.iter(|| checker.check(black_box(&long)));
    });
    group.finish();
}

criterion_group!(benches, start, check);
criterion_main!(benches);
