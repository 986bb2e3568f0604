//! Precision and recall: reports held against what a careful reader finds.

mod anchor;
mod expected;
mod same;
mod score;

pub use expected::{Case, Expected, ExpectedError, ExpectedKind, ExpectedValue, cases};
pub use same::Namesakes;
pub use score::{ArticleScore, Counts, Miss, Problem, score};
