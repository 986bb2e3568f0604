//! How fast it all is, on one core: `cargo bench`, or `cargo bench -- start` for one part of it.
//!
//! What is measured here stands in the README under "Speed".

mod articles;
mod corpus;
mod pages;
mod start;
mod worst;

use criterion::{criterion_group, criterion_main};

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

criterion_group!(
    benches,
    start::start,
    articles::rooms,
    articles::check,
    pages::batch,
    pages::reader,
    worst::cases
);
criterion_main!(benches);
