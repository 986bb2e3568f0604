//! The start: everything compiled in, read and made ready.

use criterion::Criterion;
use tallycheck::{Checker, extractor::Wordings, names::Gazetteer, sources::Sources};

/// All of it, and its parts.
pub fn start(criterion: &mut Criterion) {
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
