//! Articles: each room by itself, and all of them.

use crate::corpus;
use criterion::{BatchSize, Criterion, Throughput};
use std::{hint::black_box, time::Duration};
use tallycheck::{
    Checker, checker,
    extractor::{self, Wordings},
    input::Article,
    matcher,
    names::Gazetteer,
    sources::Sources,
    text,
};

/// Each room by itself, over all test articles.
pub fn rooms(criterion: &mut Criterion) {
    let sources = Sources::bundled().expect("the bundled sources");
    let wordings = Wordings::bundled().expect("the bundled wordings");
    let names = Gazetteer::new(&sources);
    let articles = corpus::articles();
    let documents: Vec<_> =
        articles.iter().map(|article| text::read(article, wordings.numbers())).collect();
    let extract = |document| extractor::extract(document, &wordings, &names);
    let link = |document, claims| matcher::link(document, claims, &names, &sources, None);
    let mut group = criterion.benchmark_group("rooms");
    group.throughput(bytes(&articles)).sample_size(20).measurement_time(Duration::from_secs(8));
    group.bench_function("text", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(text::read(article, wordings.numbers()));
            }
        });
    });
    group.bench_function("names", |bencher| {
        bencher.iter(|| articles.iter().for_each(|it| _ = black_box(names.find(&it.text))));
    });
    group.bench_function("extractor", |bencher| {
        bencher.iter(|| documents.iter().for_each(|document| _ = black_box(extract(document))));
    });
    group.bench_function("matcher", |bencher| {
        bencher.iter_batched(
            || documents.iter().map(|document| (document, extract(document))).collect::<Vec<_>>(),
            |all| {
                all.into_iter().map(|(document, claims)| link(document, claims)).collect::<Vec<_>>()
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("checker", |bencher| {
        bencher.iter_batched(
            || documents.iter().map(|it| link(it, extract(it))).collect::<Vec<_>>(),
            |all| all.into_iter().map(|it| checker::check(it, &sources)).collect::<Vec<_>>(),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("extractor, matcher and checker", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(checker::check(link(document, extract(document)), &sources));
            }
        });
    });
    group.finish();
}

/// From article to report.
pub fn check(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled data");
    let dense = corpus::articles();
    let article = corpus::one_article(&dense, 5_000);
    criterion.bench_function("check 5,000 characters", |bencher| {
        bencher.iter(|| checker.check(black_box(&article)));
    });
    let printed = corpus::printed();
    let article = corpus::one_article(&printed, 5_000);
    criterion.bench_function("check 5,000 characters as printed", |bencher| {
        bencher.iter(|| checker.check(black_box(&article)));
    });
    let long = vec![corpus::one_article(&dense, 200_000)];
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    for (name, articles) in [
        ("articles full of claims", dense),
        ("articles as printed", printed),
        ("articles with some", corpus::news()),
        ("one of 200,000 characters", long),
    ] {
        group.throughput(bytes(&articles)).bench_function(name, |bencher| {
            bencher.iter(|| {
                articles.iter().for_each(|it| _ = black_box(checker.check(black_box(it))))
            });
        });
    }
    group.finish();
}

fn bytes(articles: &[Article]) -> Throughput {
    Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum())
}
