//! Texts made to be slow: each four times as long as the other, so that a time that grows faster than
//! the text shows as fewer bytes a second.

use criterion::{BenchmarkId, Criterion, Throughput};
use std::{hint::black_box, time::Duration};
use tallycheck::{Checker, input::Article};

const LENGTHS: [usize; 2] = [250_000, 1_000_000];

const CASES: [(&str, &str); 6] = [
    ("digits", "8"),
    ("numbers", "7 "),
    ("one sentence", "the party won 75 seats and "),
    ("nothing but and", "and "),
    ("one name", "Nawaz Sharif "),
    ("open brackets", "(PML-N "),
];

/// One piece of text over and over.
pub fn cases(criterion: &mut Criterion) {
    let checker = Checker::bundled().expect("the bundled data");
    let mut group = criterion.benchmark_group("worst");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for (name, piece) in CASES {
        for length in LENGTHS {
            let article = Article::from_text("news.txt", piece.repeat(length / piece.len()));
            group.throughput(Throughput::Bytes(article.text.len() as u64));
            group.bench_function(BenchmarkId::new(name, length), |bencher| {
                bencher.iter(|| checker.check(black_box(&article)));
            });
        }
    }
    group.finish();
}
