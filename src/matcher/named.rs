//! The houses and regions that mentions name.

use super::{parts::lies_in, scene::Scene};
use crate::{
    extractor::Mention,
    sources::{BodyId, RegionId},
};

/// The bodies and regions that a claim's places name.
#[derive(Clone)]
pub(super) struct NamedPlaces {
    pub(super) bodies: Vec<BodyId>,
    pub(super) regions: Vec<RegionId>,
}

impl NamedPlaces {
    pub(super) fn of<'m>(scene: &Scene<'_>, mentions: impl Iterator<Item = &'m Mention>) -> Self {
        let mut named = Self { bodies: Vec::new(), regions: Vec::new() };
        for mention in mentions {
            named.bodies.extend(scene.bodies_of(mention));
            named.regions.extend(scene.region_of(mention));
        }
        named.bodies.dedup();
        named.drop_wider(scene);
        named
    }

    /// "Midtown, Northland" is Midtown.
    fn drop_wider(&mut self, scene: &Scene<'_>) {
        let all = self.regions.clone();
        self.regions.retain(|wide| {
            !all.iter().any(|narrow| narrow != wide && lies_in(scene, *narrow, *wide))
        });
        self.regions.sort_unstable();
        self.regions.dedup();
    }
}
