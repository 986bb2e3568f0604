//! What an article speaks of, as one election knows it: the matcher's context.

use super::{
    Likely,
    layout::{Layout, Point},
    likely::rank,
    parts::governing,
    people::{self, Namesakes, Standing},
    places,
    sized::SizedHouse,
    ticket,
};
use crate::{
    extractor::Mention,
    names::Gazetteer,
    sources::{
        BodyId, ContestId, Election, ElectionId, Entity, EntityRef, Place, RegionId, Sources,
    },
    span::Span,
};

/// Bytes of the longest line that is an entry of a list.
const LONGEST_ENTRY: usize = 160;
/// How likely "the provincial assembly" is that of the region named last.
const OF_ITS_REGION: f64 = 0.93;
/// What a paragraph itself names is at least this present in it.
pub(super) const IN_ITS_PARAGRAPH: f64 = 0.91;
/// Contests further off than so many are no longer under discussion.
const ENOUGH: usize = 10;
/// So many words may stand between a name and the level it shares with others.
const SHARE_A_LEVEL: usize = 9;
/// Names further off than so many are forgotten; so the longest text is linked in time.
const REMEMBERED: usize = 400;

/// An article's names as one election knows them.
pub(super) struct Scene<'a> {
    pub(super) id: ElectionId,
    pub(super) election: &'a Election,
    pub(super) names: &'a Gazetteer,
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
    pub(super) mentions: &'a [Mention],
    named: MentionIndex,
    pub(super) namesakes: Namesakes,
    /// Where the text says by which level of regions it goes: "Results by division:".
    by_level: Vec<(usize, &'a String)>,
    /// The houses that sentences name by their size.
    pub(super) sized: Vec<SizedHouse>,
    /// For each mention, who it may be, likeliest first; empty for what is no candidate.
    standings: Vec<Vec<Likely<Standing>>>,
}

/// The indexes of the mentions that name a thing of each sort.
#[derive(Default)]
struct MentionIndex {
    bodies: Vec<usize>,
    regions: Vec<usize>,
    parties: Vec<usize>,
}

impl MentionIndex {
    fn of(id: ElectionId, election: &Election, mentions: &[Mention]) -> Self {
        let mut named = Self::default();
        for (ix, mention) in mentions.iter().enumerate() {
            let names = |sort: fn(Entity) -> bool| {
                mention.entities.iter().any(|e| e.election == id && sort(e.entity))
            };
            let body =
                |e: &EntityRef| e.election == id && ticket::body_of(election, e.entity).is_some();
            if mention.entities.iter().any(body) {
                named.bodies.push(ix);
            }
            if names(|entity| matches!(entity, Entity::Region(_))) {
                named.regions.push(ix);
            }
            if names(Entity::is_party) {
                named.parties.push(ix);
            }
        }
        named
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        id: ElectionId,
        sources: &'a Sources,
        names: &'a Gazetteer,
        text: &'a str,
        layout: &'a Layout,
        mentions: &'a [Mention],
    ) -> Self {
        let election = sources.election(id);
        let standings = Vec::with_capacity(mentions.len());
        let named = MentionIndex::of(id, election, mentions);
        let (namesakes, sized) = (Namesakes::default(), Vec::new());
        let by_level = by_level(election, text);
        let mut scene = Self {
            id,
            election,
            names,
            text,
            layout,
            mentions,
            named,
            namesakes,
            by_level,
            sized,
            standings,
        };
        people::introduce(&mut scene);
        scene
    }

    /// Says who the next mention may be.
    pub(super) fn introduce(&mut self, standings: Vec<Likely<Standing>>) {
        self.standings.push(standings);
    }

    /// Who the mentions introduced so far may be.
    pub(super) fn introduced(&mut self) -> &mut [Vec<Likely<Standing>>] {
        &mut self.standings
    }

    /// The entities of a mention in this election.
    pub(super) fn entities(&self, mention: &Mention) -> impl Iterator<Item = Entity> {
        let id = self.id;
        mention.entities.iter().filter(move |e| e.election == id).map(|e| e.entity)
    }

    /// Who the mention at an index may be.
    pub(super) fn standings(&self, mention: usize) -> &[Likely<Standing>] {
        self.standings.get(mention).map_or(&[], Vec::as_slice)
    }

    /// The index of a mention that a claim uses.
    pub(super) fn index(&self, mention: &Mention) -> Option<usize> {
        let ix = self.mentions.partition_point(|known| known.span.end <= mention.span.start);
        self.mentions.get(ix).filter(|known| known.span.overlaps(mention.span)).map(|_| ix)
    }

    /// The words of a mention as printed.
    pub(super) fn printed(&self, mention: &Mention) -> &'a str {
        self.text.get(mention.span.start..mention.span.end).unwrap_or_default()
    }

    /// The mentions still spoken of at a point, nearest first, with how far they are.
    pub(super) fn present(&self, at: Point) -> impl Iterator<Item = (usize, &'a Mention, f64)> {
        let mentions = self.mentions;
        let here = mentions.partition_point(|mention| mention.span.start < at.byte);
        let reach = self.layout.reach(at.sentence);
        let after = (here..mentions.len()).take_while(move |ix| mentions[*ix].sentence <= reach);
        let near = (0..here).rev().take(REMEMBERED).chain(after.take(REMEMBERED));
        near.filter_map(move |ix| self.presence(ix, at))
    }

    /// The mentions of the sentence of a point, nearest first.
    pub(super) fn in_sentence(&self, at: Point) -> impl Iterator<Item = (usize, &'a Mention)> {
        let own = self.present(at).take_while(move |(_, it, _)| it.sentence == at.sentence);
        own.map(|(ix, mention, _)| (ix, mention))
    }

    /// Those whom the sentence of a point names, as each likeliest stands.
    pub(super) fn named_in_sentence(&self, at: Point) -> impl Iterator<Item = Standing> {
        self.in_sentence(at).filter_map(|(ix, _)| Some(self.standings(ix).first()?.it))
    }

    /// Of some mentions those still spoken of at a point, as [`Self::present`].
    fn present_of<'s>(
        &'s self,
        some: &'s [usize],
        at: Point,
    ) -> impl Iterator<Item = (usize, &'a Mention, f64)> + 's {
        let (mentions, reach) = (self.mentions, self.layout.reach(at.sentence));
        let here = some.partition_point(|ix| mentions[*ix].span.start < at.byte);
        let after = some[here..].iter().take_while(move |ix| mentions[**ix].sentence <= reach);
        let near = some[..here].iter().rev().take(REMEMBERED).chain(after.take(REMEMBERED));
        near.filter_map(move |ix| self.presence(*ix, at))
    }

    fn presence(&self, ix: usize, at: Point) -> Option<(usize, &'a Mention, f64)> {
        let mention = &self.mentions[ix];
        let presence = self.layout.presence(point(mention), at);
        (presence > 0.0).then_some((ix, mention, presence))
    }

    /// The parties and blocs named before a point and still spoken of, nearest first.
    pub(super) fn parties_before(&self, at: Point) -> impl Iterator<Item = (&'a Mention, f64)> {
        let present = self.present_of(&self.named.parties, at);
        let named = present.filter(move |(_, mention, _)| mention.span.end <= at.byte);
        named.map(|(_, mention, presence)| (mention, presence))
    }

    /// The constituencies under discussion at a point, likeliest first.
    pub(super) fn contests_near(&self, at: Point) -> Vec<Likely<ContestId>> {
        let mut near: Vec<Likely<ContestId>> = Vec::new();
        let mut brought: Vec<Likely<ContestId>> = Vec::new();
        for (ix, mention, presence) in self.present(at) {
            let named = self.contests_of(mention, at);
            let others = near.iter().filter(|known| named.iter().all(|c| c.it != known.it)).count();
            let step: f64 = if presence == 1.0 { 0.98 } else { 0.85 };
            let faded = presence * step.powi(i32::try_from(others).unwrap_or(9));
            near.extend(named.into_iter().map(|contest| contest.times(faded)));
            // Whoever is spoken of brings their contest along; who stands everywhere brings none.
            let theirs = self
                .standings(ix)
                .iter()
                .take(2)
                .filter(|s| self.election.ticket_of(s.it.person).is_none());
            brought
                .extend(theirs.map(|s| Likely::new(s.it.contest, s.likelihood * presence * 0.85)));
            if near.len() >= ENOUGH {
                break;
            }
        }
        near.extend(brought);
        rank(near)
    }

    /// The contest of a body in a region, where it has but one there.
    pub(super) fn sole_contest(&self, body: BodyId, region: RegionId) -> Option<ContestId> {
        let contests = self.election.contests_in(region).iter().copied();
        let mut own = contests.filter(|id| self.election.contests[id.ix()].body == body);
        own.next().filter(|_| own.next().is_none())
    }

    /// The constituencies a mention may stand for, likeliest first: by the body under discussion
    /// where several bodies have one of that name.
    pub(super) fn contests_of(&self, mention: &Mention, at: Point) -> Vec<Likely<ContestId>> {
        let mut contests: Vec<ContestId> = self
            .entities(mention)
            .filter_map(|entity| match entity {
                Entity::Contest(contest) => Some(contest),
                _ => None,
            })
            .collect();
        if contests.is_empty() {
            return Vec::new();
        }
        let region = self.entities(mention).find_map(|entity| match entity {
            Entity::Region(region) => Some(region),
            _ => None,
        });
        let is_region = region.is_some();
        // A state is the contest of each house that has but one there.
        let houses = (0..).map(BodyId).zip(&self.election.bodies);
        let of_country = houses.filter(|(_, body)| body.region.is_none()).map(|(id, _)| id);
        let named = contests.len();
        let sole = of_country.filter_map(|body| self.sole_contest(body, region?));
        for contest in sole.collect::<Vec<_>>() {
            if !contests.contains(&contest) {
                contests.push(contest);
            }
        }
        let is_state = contests.len() > named;
        let name = if is_region { 0.8 } else { 1.0 };
        let several = contests.len() > 1;
        let spoken_of = if several { self.bodies_near(at).first().copied() } else { None };
        let body = spoken_of.map_or_else(|| places::national(self), |body| body.it);
        let fits = |contest: ContestId| self.election.contests[contest.ix()].body == body;
        let share = |contest| match several {
            false => 1.0,
            true if fits(contest) && is_state => 1.0,
            true if fits(contest) => 0.85,
            true => 0.5,
        };
        rank(contests.into_iter().map(|it| Likely::new(it, name * share(it))).collect())
    }

    /// The bodies under discussion at a point, likeliest first.
    pub(super) fn bodies_near(&self, at: Point) -> Vec<Likely<BodyId>> {
        self.bodies_meant_near(at, |mention, _| match self.bodies_of(mention)[..] {
            [body] => Some(Likely::sure(body)),
            _ => None,
        })
    }

    /// The houses under discussion at a point, likeliest first, with those that only their region tells.
    pub(super) fn houses_near(&self, at: Point) -> Vec<Likely<BodyId>> {
        self.bodies_meant_near(at, |mention, presence| {
            self.house_meant(mention, presence > IN_ITS_PARAGRAPH)
        })
    }

    fn bodies_meant_near(
        &self,
        at: Point,
        meant: impl Fn(&Mention, f64) -> Option<Likely<BodyId>>,
    ) -> Vec<Likely<BodyId>> {
        let mut near: Vec<Likely<BodyId>> = Vec::new();
        for (_, mention, presence) in self.present_of(&self.named.bodies, at) {
            if let Some(body) = meant(mention, presence) {
                // What comes after the point speaks of it less than what came before.
                let after = if mention.span.start > at.byte { 0.95 } else { 1.0 };
                let faded = 0.9_f64.powi(i32::try_from(near.len()).unwrap_or(9));
                near.push(body.times(presence * after * faded));
            }
            if near.len() == 6 {
                break;
            }
        }
        rank(near)
    }

    /// The house a mention stands for; in its own paragraph, "the provincial assembly" is that of the region named
    /// last before it.
    fn house_meant(&self, mention: &Mention, here: bool) -> Option<Likely<BodyId>> {
        let several = self.bodies_of(mention);
        match several[..] {
            [] => None,
            [body] => Some(Likely::sure(body)),
            _ if !here => None,
            _ => {
                let mut regions = self.regions_before(point(mention));
                let governed = regions.find_map(|region| governing(self, region));
                let body = governed.filter(|body| several.contains(body))?;
                Some(Likely::new(body, OF_ITS_REGION))
            }
        }
    }

    /// The bodies a mention stands for, or that for all of which somebody stands.
    pub(super) fn bodies_of(&self, mention: &Mention) -> Vec<BodyId> {
        let entities = self.entities(mention);
        entities.filter_map(|entity| ticket::body_of(self.election, entity)).collect()
    }

    /// The regions under discussion at a point, likeliest first.
    pub(super) fn regions_near(&self, at: Point) -> Vec<Likely<RegionId>> {
        let present = self.present_of(&self.named.regions, at);
        let named = present.filter(|(_, mention, _)| {
            mention.span.start < at.byte
                && !(mention.compared && mention.sentence != at.sentence)
                && !self.layout.is_of_another_story(mention.sentence, at.sentence)
        });
        let regions = named.filter_map(|(_, mention, presence)| {
            let capitals = || self.printed(mention).chars().all(|c| !c.is_lowercase());
            let share = if self.is_dateline(mention) || capitals() { 0.7 } else { 1.0 };
            Some(Likely::new(self.region_of(mention)?, presence * share))
        });
        let faded = regions
            .take(3)
            .enumerate()
            .map(|(passed, region)| region.times(0.9_f64.powi(i32::try_from(passed).unwrap_or(9))));
        rank(faded.collect())
    }

    /// Whether a mention says where the article was written.
    pub(super) fn is_dateline(&self, mention: &Mention) -> bool {
        self.layout.is_dateline(point(mention))
    }

    /// Whether of the regions under discussion at a point one is named in datelines alone.
    pub(super) fn is_only_in_datelines(&self, region: RegionId, at: Point) -> bool {
        let present = self.present_of(&self.named.regions, at);
        let mut named = present.filter(|(_, mention, _)| self.region_of(mention) == Some(region));
        named.all(|(_, mention, _)| self.is_dateline(mention))
    }

    /// Every region named before a point, nearest first.
    pub(super) fn regions_before(&self, at: Point) -> impl Iterator<Item = RegionId> {
        let before =
            self.named.regions.partition_point(|ix| self.mentions[*ix].span.start < at.byte);
        let near = self.named.regions[..before].iter().rev().take(REMEMBERED);
        near.filter_map(|ix| self.region_of(&self.mentions[*ix]))
    }

    /// Whether the text names so many constituencies.
    pub(super) fn names_contests(&self, least: usize) -> bool {
        let mut named: Vec<ContestId> = Vec::new();
        self.mentions.iter().flat_map(|mention| self.entities(mention)).any(|entity| {
            if let Entity::Contest(contest) = entity
                && !named.contains(&contest)
            {
                named.push(contest);
            }
            named.len() >= least
        })
    }

    /// Whether the text names any region.
    pub(super) fn names_region(&self) -> bool {
        self.mentions.iter().any(|mention| self.region_of(mention).is_some())
    }

    /// The region a mention stands for: of a division and a district of one name the larger, which
    /// holds the other.
    pub(super) fn region_of(&self, mention: &Mention) -> Option<RegionId> {
        let regions = self.entities(mention).filter_map(|entity| match entity {
            Entity::Region(region) => Some(region),
            _ => None,
        });
        let region =
            regions.min_by_key(|region| self.election.region_and_outer(*region).count())?;
        let level = self.level_of_several(mention);
        let of_level = |region: &RegionId| {
            level.is_some_and(|level| self.election.regions[region.ix()].level == *level)
        };
        let of_list = || {
            let level = self.level_of_list(mention)?;
            let outer = self.namesake_around(region)?;
            (self.election.regions[outer.ix()].level == *level).then_some(outer)
        };
        Some(
            self.election
                .region_and_outer(region)
                .find(of_level)
                .or_else(of_list)
                .unwrap_or(region),
        )
    }

    /// The larger region around a region that is called after it: "Multan" may be the division.
    pub(super) fn namesake_around(&self, region: RegionId) -> Option<RegionId> {
        let name = |region: RegionId| self.election.regions[region.ix()].name.as_str();
        let mut outer = self.election.region_and_outer(region).skip(1);
        outer.find(|outer| name(*outer).starts_with(name(region)))
    }

    /// The level that names share with those after them: "Midtown and Westham divisions".
    fn level_of_several(&self, mention: &Mention) -> Option<&'a String> {
        let rest = self.text.get(mention.span.end..)?;
        let mut words = rest.split_whitespace().take(SHARE_A_LEVEL);
        let is_name = |word: &str| {
            word == "and" || word == "," || word.starts_with(|first: char| first.is_uppercase())
        };
        let noun = words.find(|word| !is_name(word))?;
        let noun = noun.trim_matches(|sign: char| !sign.is_alphabetic()).strip_suffix('s')?;
        self.election.levels.iter().find(|level| noun == *level)
    }

    /// The level by which the list goes that a name stands in: "Results by division: Midtown: Y 15". The lines of a
    /// list are short.
    fn level_of_list(&self, mention: &Mention) -> Option<&'a String> {
        let before = self.by_level.iter().rev().find(|(at, _)| *at < mention.span.start);
        let (at, level) = before?;
        let between = self.text.get(*at..mention.span.start)?;
        let opens =
            between.find(['.', ':', '\n']).is_some_and(|sign| !between[sign..].starts_with('.'));
        let mut lines = between.split('\n').skip(1);
        (opens && lines.all(|line| line.len() < LONGEST_ENTRY)).then_some(*level)
    }

    /// The level of region that words name ("the division").
    pub(super) fn level_named(&self, words: Span) -> Option<&'a String> {
        let words = words.of(self.text).to_lowercase();
        // "The division's 18 seats" too.
        let words = words.split(|c: char| !c.is_alphanumeric());
        self.election.levels.iter().find(|level| words.clone().any(|word| word == level.as_str()))
    }

    /// The body a place belongs to, where it belongs to one.
    pub(super) fn body_of(&self, place: Place) -> Option<BodyId> {
        match place {
            Place::Contest(contest) => Some(self.election.contests[contest.ix()].body),
            Place::Region(body, _) | Place::Body(body) => Some(body),
            Place::Provincial | Place::Election => None,
        }
    }
}

/// Where a text says by which level of regions it goes.
fn by_level<'a>(election: &'a Election, text: &str) -> Vec<(usize, &'a String)> {
    let lower = text.to_ascii_lowercase();
    let of_level = |level: &'a String| {
        let words = [format!("by {level}"), format!("{level}-wise")];
        let in_word = |c: char| c.is_alphanumeric();
        let found = words.map(|words| {
            let found = lower.match_indices(&words).map(|(at, words)| (at, at + words.len()));
            let whole = found.filter(|(at, end)| {
                !lower[..*at].ends_with(in_word) && !lower[*end..].starts_with(in_word)
            });
            whole.map(|(_, end)| end).collect::<Vec<_>>()
        });
        found.into_iter().flatten().map(move |end| (end, level))
    };
    let mut found: Vec<_> = election.levels.iter().flat_map(of_level).collect();
    found.sort_unstable_by_key(|(at, _)| *at);
    found
}

/// Where a mention stands.
pub(super) fn point(mention: &Mention) -> Point {
    Point { byte: mention.span.start, sentence: mention.sentence }
}
