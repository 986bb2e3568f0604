//! What a conflict across an archive is about, in the words of the sources.

use crate::{
    batch::v1::Topic,
    report::{
        background::{self, Majority},
        words,
    },
    sources::Sources,
};

/// `seat tally of the Reds, National Assembly`.
pub fn title(topic: &Topic, sources: &Sources) -> String {
    let subject = topic.subject.as_deref().unwrap_or("any party");
    let body = topic.body.as_deref().map(|id| {
        let election = topic.election.as_deref().unwrap_or_default();
        let known = background::majority(sources, election, id);
        known.map_or_else(|| id.to_owned(), |body| body.name)
    });
    let place = topic.area.clone().or(body).or(topic.election.clone());
    let place = place.map(|place| format!(", {place}")).unwrap_or_default();
    format!("{} of {subject}{place}", words::plain(&topic.kind))
}

/// The release of the official figure, by its name.
pub fn release(topic: &Topic, sources: &Sources) -> String {
    let id = topic.release.as_deref().unwrap_or_default();
    let election = topic.election.as_ref().and_then(|id| sources.by_id(id));
    let release = election.and_then(|it| it.releases.iter().find(|release| release.id == id));
    release.map_or_else(|| id.into(), |release| release.name.clone())
}

/// The majority mark, where seats of a whole house are counted.
pub fn majority(topic: &Topic, sources: &Sources) -> Option<Majority> {
    let seats = topic.kind.is_tally();
    let whole = seats && topic.area.is_none();
    let election = topic.election.as_deref().filter(|_| whole)?;
    background::majority(sources, election, topic.body.as_deref()?)
}
