//! How long it takes to start, and to check an article; room by room, on one core.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::{fs, hint::black_box, path::Path, time::Duration};
use tallycheck::{
    Checker, checker,
    extractor::{self, Wordings},
    input::Article,
    matcher::{self, MatchOptions},
    names::Gazetteer,
    sources::Sources,
    text,
};

/// The test articles: news as dense with numbers as news gets.
fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the test articles")
        .map(|entry| entry.expect("a folder").path().join("article.txt"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let read = |path| Article::from_text("news.txt", fs::read_to_string(path).expect("an article"));
    paths.into_iter().map(read).collect()
}

/// The articles one after another, over and over, cut to a length in characters.
fn one_article(articles: &[Article], characters: usize) -> Article {
    let all: Vec<&str> = articles.iter().map(|article| article.text.as_str()).collect();
    let text: String = all.join("\n\n").chars().cycle().take(characters).collect();
    Article::from_text("news.txt", text)
}

fn bytes(articles: &[Article]) -> Throughput {
    Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum())
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    group.sample_size(20);
    group.bench_function("with all sources", |bencher| {
        bencher.iter_with_large_drop(|| Checker::bundled().expect("the bundled data"));
    });
    group.bench_function("sources", |bencher| {
        bencher.iter_with_large_drop(|| Sources::bundled().expect("the bundled sources"));
    });
    group.bench_function("wordings", |bencher| {
        bencher.iter_with_large_drop(|| Wordings::bundled().expect("the bundled wordings"));
    });
    let sources = Sources::bundled().expect("the bundled sources");
    group.bench_function("names", |bencher| {
        bencher.iter_with_large_drop(|| Gazetteer::new(&sources));
    });
    group.finish();
}

/// Each room by itself, over all test articles.
fn rooms(criterion: &mut Criterion) {
    let sources = Sources::bundled().expect("the bundled sources");
    let wordings = Wordings::bundled().expect("the bundled wordings");
    let names = Gazetteer::new(&sources);
    let options = MatchOptions::default();
    let articles = articles();
    let documents: Vec<_> =
        articles.iter().map(|article| text::read(article, wordings.numbers())).collect();
    let extract = |document| extractor::extract(document, &wordings, &names);
    let link = |document, claims| matcher::link(document, claims, &names, &sources, &options);
    let mut group = criterion.benchmark_group("rooms");
    group.throughput(bytes(&articles)).sample_size(20).measurement_time(Duration::from_secs(8));
    group.bench_function("text", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(text::read(article, wordings.numbers()));
            }
        });
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

fn check(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled data");
    let articles = articles();
    let article = one_article(&articles, 5_000);
    criterion.bench_function("check 5,000 characters", |bencher| {
        bencher.iter(|| checker.check(black_box(&article)));
    });
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.throughput(bytes(&articles)).bench_function("all test articles", |bencher| {
        bencher.iter(|| articles.iter().for_each(|article| _ = black_box(checker.check(article))));
    });
    let long = [one_article(&articles, 200_000)];
    group.throughput(bytes(&long)).bench_function("one of 200,000 characters", |bencher| {
        bencher.iter(|| checker.check(black_box(&long[0])));
    });
    group.finish();
}

criterion_group!(benches, start, rooms, check);
criterion_main!(benches);
