//! How alike two names of people are.

use super::{
    outline::{Outline, SLIP, TITLE, may_be_half_alike, may_be_slips},
    parts::{Part, WEAK, weighed, with_initials_apart},
    words::{Word, words},
};
use smallvec::SmallVec;

/// How alike two names of people are, 0 to 1: honorifics and initials aside, tolerant of
/// newspaper spellings and of left-out parts (`Yasmeen` and `Dr Yasmin Rashid`).
///
/// 1 is the same name; from 0.7 on one may well stand for the other where few people are meant,
/// as inside a contest. Names too unlike to reach 0.25 are given 0 without a closer look.
#[must_use]
pub fn likeness(mention: &str, name: &str) -> f64 {
    PersonName::new(mention).likeness(&PersonName::new(name))
}

/// A person's name taken apart, for comparing it with many others.
#[derive(Clone, Debug)]
pub struct PersonName {
    parts: Vec<Part>,
    /// Those of the parts, side by side: they are all that is looked at of most names.
    outlines: SmallVec<[Outline; 4]>,
    glued: String,
    /// The name without its particles, where it has any: `Haroon Rashid` for `Haroon ur Rashid`.
    bare: Option<Box<PersonName>>,
}

impl PersonName {
    /// Takes a name apart.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let name = &with_initials_apart(name);
        let words = words(name);
        let apart = |word: &Word<'_>| !word.known.particle;
        let bare = words.iter().any(|word| word.known.particle).then(|| {
            let words = words.iter().filter(|word| apart(word)).cloned();
            Box::new(Self::of(words, None))
        });
        Self::of(words.into_iter(), bare)
    }

    fn of<'w>(words: impl Iterator<Item = Word<'w>>, bare: Option<Box<PersonName>>) -> Self {
        let parts = weighed(words).into_iter().map(|(folded, weight)| Part::new(folded, weight));
        let parts: Vec<Part> = parts.collect();
        let glued = parts.iter().map(|part| part.folded.as_str()).collect();
        let outlines = parts.iter().map(|part| part.outline).collect();
        Self { parts, outlines, glued, bare }
    }

    /// How likely this mention means the bearer of that name; see [`likeness`].
    #[must_use]
    pub fn likeness(&self, name: &PersonName) -> f64 {
        let whole = self.likeness_of_parts(name);
        // What one name leaves out of "ur" and "ul", another does not.
        match (&self.bare, &name.bare) {
            (None, Some(bare)) => whole.max(LEFT_OUT * self.likeness_of_parts(bare)),
            (Some(bare), None) => whole.max(LEFT_OUT * bare.likeness_of_parts(name)),
            _ => whole,
        }
    }

    fn likeness_of_parts(&self, name: &PersonName) -> f64 {
        if self.parts.is_empty() || name.parts.is_empty() {
            return 0.0;
        }
        if !may_be_half_alike(&self.outlines, &name.outlines) {
            return 0.0;
        }
        if self.glued == name.glued {
            return 1.0;
        }
        let pairs = align(&self.parts, &name.parts);
        if pairs.is_empty() { 0.0 } else { weigh(&self.parts, &name.parts, &pairs) }
    }

    /// The outlines of its parts, with its particles and without.
    pub(super) fn outlines(&self) -> impl Iterator<Item = &[Outline]> {
        let bare = self.bare.iter().map(|bare| bare.outlines.as_slice());
        [self.outlines.as_slice()].into_iter().chain(bare)
    }

    /// Whether its likeness to a name of these outlines may be more than 0.
    pub(super) fn may_be_like(&self, name: &[Outline]) -> bool {
        self.outlines().any(|own| may_be_half_alike(own, name))
    }

    /// The words of the name that tell its bearer from others, folded.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(|part| part.weight > WEAK).map(|part| part.folded.as_str())
    }
}

fn weigh(mention: &[Part], name: &[Part], pairs: &[Pair]) -> f64 {
    // A title on one side only says nothing.
    let covered = |parts: &[Part], side: fn(&Pair) -> usize| {
        let common: f64 = pairs.iter().map(|pair| parts[side(pair)].weight).sum();
        let alone = |ix: &usize| pairs.iter().all(|pair| side(pair) != *ix);
        let telling = (0..parts.len()).filter(alone).map(|ix| parts[ix].weight);
        common / (common + telling.filter(|weight| *weight > TITLE).sum::<f64>())
    };
    let of_mention = covered(mention, |pair| pair.mention);
    let of_name = covered(name, |pair| pair.name);
    let (more, less) = (of_mention.max(of_name), of_mention.min(of_name));
    let spelling = pairs.iter().map(|pair| pair.sim).sum::<f64>() / pairs.len() as f64;
    let strong = pairs.iter().filter(|pair| mention[pair.mention].weight > WEAK).count();
    // A name with more parts than the one on record needs two of them to be known again.
    let known_again = if of_mention < 0.99 && strong < 2 { 0.6 } else { 1.0 };
    // Relatives share all but the first name: `Faisal Amin Gandapur`, `Ali Amin Gandapur`.
    let first_alone = |parts: &[Part], side: fn(&Pair) -> usize| {
        let first = parts.iter().position(|part| part.weight > TITLE);
        first.is_some_and(|first| pairs.iter().all(|pair| side(pair) != first))
    };
    let kin = first_alone(mention, |pair| pair.mention) && first_alone(name, |pair| pair.name);
    let kin = if kin { 0.8 } else { 1.0 };
    more.powi(2) * (0.72 + 0.28 * less) * spelling * known_again * kin
}

struct Pair {
    mention: usize,
    name: usize,
    sim: f64,
}

/// How likely a name is the same that is so but for its particles.
const LEFT_OUT: f64 = 0.95;

/// Each part of the mention with the part of the name most like it, none used twice.
fn align(mention: &[Part], name: &[Part]) -> SmallVec<[Pair; 4]> {
    let mut pairs: SmallVec<[Pair; 4]> = SmallVec::new();
    for (m, part) in mention.iter().enumerate() {
        let free = (0..name.len()).filter(|n| pairs.iter().all(|pair| pair.name != *n));
        let best = free
            .map(|n| Pair { mention: m, name: n, sim: alike(part, &name[n]) })
            .max_by(|a, b| a.sim.total_cmp(&b.sim).then(b.name.cmp(&a.name)));
        pairs.extend(best.filter(|pair| pair.sim > 0.0));
    }
    pairs
}

/// How alike two words are, 0 where they are not one name.
fn alike(one: &Part, other: &Part) -> f64 {
    if !one.outline.may_be_alike(&other.outline) {
        return 0.0;
    }
    let same_consonants = one.skeleton.len() > 1 && one.skeleton == other.skeleton;
    let (one, other) = (one.folded.as_str(), other.folded.as_str());
    if one == other {
        return 1.0;
    }
    let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    if initial(one, other) || initial(other, one) {
        return 0.85;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if same_consonants && one.chars().next() == other.chars().next() {
        return 0.93;
    }
    // Half for the whole: Atta for Attaullah, Haq for Siraj-ul-Haq.
    if short.len() >= 3
        && long.len() >= short.len() + 3
        && (long.starts_with(short) || long.ends_with(short))
    {
        return 0.85;
    }
    if !may_be_slips(short.len(), long.len()) {
        return 0.0;
    }
    Some(strsim::jaro_winkler(one, other)).filter(|it| *it >= SLIP).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_initials_may_each_be_a_name() {
        assert!(likeness("C.P. Joshi", "Chandra Prakash Joshi") >= 0.7);
        assert!(likeness("C.P. Joshi", "Ram Kumar Joshi") < likeness("C.P. Joshi", "C P Joshi"));
    }

    #[test]
    fn newspaper_variants_of_a_name_are_likely_it() {
        for (mention, name) in [
            ("Dr Yasmeen", "Yasmin Rashid"),
            ("Dr. Yasmeen Rashid", "Yasmin Rashid"),
            ("Aun Chaudhry", "Muhammad Awn Saqlain Chaudhary"),
            ("Malik Zaheer Abbas", "Zaheer Abbas Khokhar"),
            ("Atta Tarar", "Attaullah Tarar"),
            ("Ata Ullah Tarar", "Attaullah Tarar"),
            ("Haq", "Siraj ul Haq"),
            ("Sirajul Haq", "Siraj-ul-Haq"),
            ("Siraj-ul-Haq", "Siraj Ul Haq"),
            ("Hafiz Naeem ur Rehman", "Naeem-ur-Rahman"),
            ("Shahbaz Sharif", "Mian Muhammad Shehbaz Sharif"),
            ("Sardar Latif Khosa", "Muhammad Latif Khan Khosa"),
            ("Kh. Saad Rafique", "Khawaja Saad Rafique"),
            ("Rafique", "Khawaja Saad Rafique"),
            ("Bilawal Bhutto Zardari", "Bilawal Bhutto"),
            ("Sahibzada Haroon Rashid", "Sahibzada Haroon Ur Rasheed"),
            ("M. Talha Mehmood", "Muhammad Talha Mehmood"),
            ("Mr Bashir Khan", "Muhammad Bashir Khan"),
            ("Frank Pallone", "Frank Pallone, Jr."),
            ("Hank Johnson", "Henry C. \"Hank\" Johnson, Jr."),
            ("Henry Johnson", "Henry C. \"Hank\" Johnson, Jr."),
            ("Whalen", "John J. Whalen III"),
        ] {
            let likeness = likeness(mention, name);
            assert!(likeness >= 0.7, "{mention} for {name}: {likeness}");
        }
    }

    #[test]
    fn relatives_and_namesakes_are_not() {
        for (mention, name) in [
            ("Shehbaz Sharif", "Nawaz Sharif"),
            ("Maryam Nawaz", "Nawaz Sharif"),
            ("Faisal Amin Gandapur", "Ali Amin Gandapur"),
            ("Usman Dar", "Rehana Imtiaz Dar"),
            ("Ali Khan", "Aliya Hamza Malik"),
            ("Asif", "Atif Khan"),
            ("Naeem", "Nadeem Afzal"),
            ("", "Nawaz Sharif"),
            ("Malik", "Nawaz Sharif"),
        ] {
            let likeness = likeness(mention, name);
            assert!(likeness < 0.7, "{mention} for {name}: {likeness}");
        }
    }

    proptest::proptest! {
        #[test]
        fn words_that_are_alike_pass_the_first_look(
            one in "[abinrst]{1,12}", other in "[abinrst]{1,12}|[a-zé]{1,9}",
        ) {
            let similarity = strsim::jaro_winkler(&one, &other);
            let (one, other) = (Part::new(one.into(), 1.0), Part::new(other.into(), 1.0));
            let near = similarity >= SLIP && may_be_slips(one.folded.len(), other.folded.len());
            // As `alike` asks: of a single consonant ("ni", "in") nothing is the same.
            let same = one.skeleton.len() > 1
                && one.skeleton == other.skeleton
                && one.folded.chars().next() == other.folded.chars().next();
            let part = one.folded.starts_with(other.folded.as_str())
                || one.folded.ends_with(other.folded.as_str())
                || same;
            proptest::prop_assert!(!(near || part) || one.outline.may_be_alike(&other.outline));
        }
    }

    #[test]
    fn a_fuller_mention_is_more_alike() {
        let full = likeness("Zaheer Abbas Khokhar", "Zaheer Abbas Khokhar");
        let part = likeness("Zaheer Abbas", "Zaheer Abbas Khokhar");
        let surname = likeness("Khokhar", "Zaheer Abbas Khokhar");
        assert!(full > part && part > surname, "{full} {part} {surname}");
    }
}
