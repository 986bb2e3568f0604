//! Names as newspapers respell them.

use super::dice::Dice;

/// A habit of respelling: what it is called, and the name it makes of another; `None` where there
/// is nothing to respell.
pub struct Habit {
    pub name: &'static str,
    pub respell: fn(&[&str], &mut Dice) -> Option<String>,
}

/// Every habit the round trips try.
pub const HABITS: &[Habit] = &[
    Habit { name: "an honorific added", respell: honorific_added },
    Habit { name: "an honorific left out", respell: honorific_left_out },
    Habit { name: "Muhammad as Mohammad, Mohammed or M.", respell: muhammad },
    Habit { name: "ee as i", respell: |parts, _| replaced(parts, "ee", "i") },
    Habit { name: "oo as u", respell: |parts, _| replaced(parts, "oo", "u") },
    Habit { name: "a doubled letter written once", respell: single_letter },
    Habit { name: "-ullah joined or parted", respell: ullah },
    Habit { name: "the last part dropped", respell: |parts, _| shorter(parts.split_last()?.1) },
    Habit { name: "the first part dropped", respell: |parts, _| first_dropped(parts) },
];

const HONORIFICS: [&str; 8] =
    ["Dr", "Sardar", "Malik", "Haji", "Chaudhry", "Mian", "Syed", "Advocate"];

fn honorific_added(parts: &[&str], dice: &mut Dice) -> Option<String> {
    let honorific = *dice.pick(&HONORIFICS);
    (!parts.iter().any(|part| HONORIFICS.contains(part)))
        .then(|| format!("{honorific} {}", parts.join(" ")))
}

fn honorific_left_out(parts: &[&str], _: &mut Dice) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    (HONORIFICS.contains(first) && rest.len() > 1).then(|| rest.join(" "))
}

fn muhammad(parts: &[&str], dice: &mut Dice) -> Option<String> {
    let spellings: &[&str] = &["Mohammad", "Mohammed", "M."];
    let at = parts.iter().position(|part| *part == "Muhammad" || *part == "Mohammad")?;
    let others: Vec<&str> = spellings.iter().copied().filter(|other| *other != parts[at]).collect();
    let mut parts = parts.to_vec();
    // An initial alone never ends a name.
    let end =
        if at + 1 == parts.len() || parts.len() < 3 { others.len() - 1 } else { others.len() };
    parts[at] = others[dice.roll(end)];
    Some(parts.join(" "))
}

fn replaced(parts: &[&str], from: &str, to: &str) -> Option<String> {
    let name = parts.join(" ");
    name.contains(from).then(|| name.replacen(from, to, 1))
}

fn single_letter(parts: &[&str], _: &mut Dice) -> Option<String> {
    let name = parts.join(" ");
    // "Bill" with one letter less is another name.
    if parts.iter().any(|part| part.chars().count() <= 4) {
        return None;
    }
    let doubled =
        |pair: &[char]| pair[0] == pair[1] && pair[0].is_lowercase() && !"eo".contains(pair[0]);
    let letters: Vec<char> = name.chars().collect();
    let at = letters.windows(2).position(doubled)?;
    Some(letters[..at].iter().chain(&letters[at + 1..]).collect())
}

fn ullah(parts: &[&str], _: &mut Dice) -> Option<String> {
    let name = parts.join(" ");
    if let Some(parted) = [" Ullah", " ullah"].iter().find(|parted| name.contains(**parted)) {
        return Some(name.replacen(parted, "ullah", 1));
    }
    let at = name.find("ullah").filter(|at| *at > 2 && !name[..*at].ends_with(' '))?;
    Some(format!("{} Ullah{}", &name[..at], &name[at + "ullah".len()..]))
}

/// Nobody is called by a second initial alone: "Robert F. Kennedy" is never "F. Kennedy".
fn first_dropped(parts: &[&str]) -> Option<String> {
    let (_, rest) = parts.split_first()?;
    if rest.first()?.chars().filter(|letter| letter.is_alphabetic()).count() == 1 {
        return None;
    }
    shorter(rest)
}

/// Two parts still make a name, "Jr." and a nickname in quotes aside.
fn shorter(parts: &[&str]) -> Option<String> {
    const SUFFIXES: [&str; 4] = ["Jr.", "Sr.", "III", "II"];
    let says_who =
        |part: &&&str| part.chars().count() > 2 && !SUFFIXES.contains(part) && !part.contains('"');
    (parts.iter().filter(says_who).count() >= 2).then(|| parts.join(" "))
}
