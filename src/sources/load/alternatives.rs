//! Other names, written short: `{independents|candidates} {backed by|loyal to} Gill` is four of them.

use serde::{Deserialize, Deserializer, de::Error};

/// More names than this of one line are a slip, or an attack.
const MOST: usize = 2_000;

/// Reads a list of names with every alternative written out.
pub(super) fn expanded<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    let written: Vec<String> = Vec::deserialize(input)?;
    let mut names = Vec::with_capacity(written.len());
    for name in &written {
        names.extend(expand(name).map_err(D::Error::custom)?);
    }
    Ok(names)
}

/// The names that a line stands for; an empty alternative leaves its words out.
fn expand(line: &str) -> Result<Vec<String>, String> {
    let mut names = vec![String::new()];
    let mut rest = line;
    while let Some((plain, after)) = rest.split_once('{') {
        let (choices, after) = after
            .split_once('}')
            .ok_or_else(|| format!("`{line}` opens a brace that it doesn't close; add `}}`"))?;
        let choices: Vec<&str> = choices.split('|').collect();
        if names.len() * choices.len() > MOST {
            return Err(format!("`{line}` stands for more than {MOST} names; write fewer"));
        }
        let begun = names.iter();
        names = begun
            .flat_map(|name| choices.iter().map(move |choice| format!("{name}{plain}{choice}")))
            .collect();
        rest = after;
    }
    let spaced =
        |name: String| format!("{name}{rest}").split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(names.into_iter().map(spaced).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alternative_is_written_out() {
        assert_eq!(
            expand("{independents|candidates} {|jailed} Gill").unwrap(),
            [
                "independents Gill",
                "independents jailed Gill",
                "candidates Gill",
                "candidates jailed Gill"
            ]
        );
        assert_eq!(expand("Awami League").unwrap(), ["Awami League"]);
    }

    #[test]
    fn an_open_brace_and_a_flood_of_names_are_refused() {
        assert!(expand("{independents of Gill").unwrap_err().contains("doesn't close"));
        let flood = "{a|b|c|d}".repeat(8);
        assert!(expand(&flood).unwrap_err().contains("more than"));
    }
}
