//! Which topics of the archive have claims that can't all be true.

use super::{BatchError, journal::Journal};

/// What the articles themselves say of a topic: the highest low end and the lowest high end of the
/// figures that each claim agrees with, over all claims, and over those not borne out by the record.
///
/// Two claims can't both be true when the figures that one agrees with end before those of the other
/// begin; but two that are both on record, each in its time or on its basis, are no conflict. So
/// there is one exactly when the farthest ends, one of them of a claim not on record, don't meet.
const TOPICS: &str = "
    SELECT topic, count(DISTINCT story) AS stories
    FROM claims JOIN articles USING (unit, item)
    WHERE topic IS NOT NULL AND told
    GROUP BY topic
    HAVING max(low) FILTER (WHERE NOT on_record) > min(high)
        OR max(low) > min(high) FILTER (WHERE NOT on_record)";

/// Numbers the topics with a conflict, those that most stories are about first.
pub(super) fn find(journal: &mut Journal) -> Result<(), BatchError> {
    let database = &journal.database;
    database.execute("DELETE FROM cards", [])?;
    database.execute(
        &format!(
            "INSERT INTO cards (number, topic, stories) \
             SELECT row_number() OVER (ORDER BY stories DESC, topic), topic, stories FROM ({TOPICS})"
        ),
        [],
    )?;
    Ok(journal.commit()?)
}
