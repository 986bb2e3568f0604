//! Keeps `schema/batch-1.json` true to the types of [`v1`](super::v1).

use super::v1::Summary;
use crate::report::schema;

#[test]
fn the_published_schema_describes_the_summary_as_it_is() {
    schema::assert_published::<Summary>(
        "batch-1.json",
        "Summary of tallycheck, format tallycheck-batch/1",
    );
}
