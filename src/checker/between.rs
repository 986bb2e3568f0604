//! What the claims of an article make of one another: a contradiction is doubted where another claim tells
//! how it may be meant.

use super::{
    Reason,
    judgement::{Judgement, Note},
    readings::{self, Weighed},
};
use crate::{
    matcher::LinkedClaim,
    sources::{ElectionId, Measure},
};

/// The claims of an article, each with what comes of it so far.
pub(super) struct Between<'a> {
    claims: &'a [LinkedClaim],
    weighed: &'a mut [Vec<Weighed>],
    decided: Vec<Option<Decided>>,
}

/// What a claim is held against by the reading that decides, with what comes of it.
pub(super) struct Decided {
    pub(super) election: ElectionId,
    pub(super) measure: Measure,
    pub(super) judgement: Judgement,
}

impl<'a> Between<'a> {
    pub(super) fn new(claims: &'a [LinkedClaim], weighed: &'a mut [Vec<Weighed>]) -> Self {
        let decided = claims.iter().zip(&*weighed).map(|(claim, it)| decided(claim, it)).collect();
        Self { claims, weighed, decided }
    }

    /// Doubts the contradiction of each claim that has a reason to, given what it tells beside what all tell.
    pub(super) fn doubt<T>(
        &mut self,
        tell: impl Fn(&LinkedClaim, &[Weighed], &Decided) -> Option<T>,
        reason: impl Fn(&T, &[Option<T>]) -> Option<(Option<Reason>, Note)>,
    ) {
        let claims = self.claims.iter().zip(&*self.weighed).zip(&self.decided);
        let told = claims.map(|((linked, weighed), it)| tell(linked, weighed, it.as_ref()?));
        let told: Vec<Option<T>> = told.collect();
        for (ix, one) in told.iter().enumerate() {
            let reason = one.as_ref().and_then(|one| reason(one, &told));
            let Some((why, note)) = reason else { continue };
            let readings = &mut self.weighed[ix];
            readings.iter_mut().for_each(|reading| reading.doubt(why, note.clone()));
            self.decided[ix] = decided(&self.claims[ix], readings);
        }
    }
}

/// `None` where the reading that decides asks for nothing on record.
fn decided(linked: &LinkedClaim, weighed: &[Weighed]) -> Option<Decided> {
    let decision = readings::decide(weighed, (&linked.claim).into())?;
    let reading = linked.readings.get(decision.reading)?;
    let (election, measure) = (reading.election, reading.measure?);
    Some(Decided { election, measure, judgement: decision.judgement })
}
