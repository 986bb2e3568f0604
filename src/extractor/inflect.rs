//! The forms of an English verb as newspapers print them.

/// All forms of a verb written as in the lexicon: the base form, then its irregular past forms if
/// it has any (`secure`, `win won`, `leave_behind left_behind`). Where a verb has several words,
/// the first one bends.
pub fn forms(entry: &str) -> Vec<String> {
    let mut words = entry.split_whitespace().map(|word| word.replace('_', " "));
    let Some(base) = words.next() else { return Vec::new() };
    let irregular: Vec<String> = words.collect();
    let (head, tail) = match base.split_once(' ') {
        Some((head, tail)) => (head.to_owned(), format!(" {tail}")),
        None => (base.clone(), String::new()),
    };
    let mut forms = vec![base];
    forms.push(format!("{}{tail}", third_person(&head)));
    forms.push(format!("{}ing{tail}", stem(&head)));
    if irregular.is_empty() {
        forms.push(format!("{}{tail}", past(&head)));
    }
    forms.extend(irregular);
    forms
}

fn third_person(verb: &str) -> String {
    match ends_in_consonant_y(verb) {
        Some(rest) => format!("{rest}ies"),
        None if verb.ends_with(['s', 'x', 'z', 'o'])
            || verb.ends_with("ch")
            || verb.ends_with("sh") =>
        {
            format!("{verb}es")
        }
        None => format!("{verb}s"),
    }
}

fn past(verb: &str) -> String {
    match ends_in_consonant_y(verb) {
        Some(rest) => format!("{rest}ied"),
        None => format!("{}ed", stem(verb)),
    }
}

/// The verb as it stands before `-ing` and `-ed`: without a silent e, with a doubled consonant.
fn stem(verb: &str) -> String {
    if verb.ends_with('e') && !verb.ends_with("ee") && verb.len() > 2 {
        return verb[..verb.len() - 1].to_owned();
    }
    match verb.chars().last() {
        Some(last) if doubles(verb) => format!("{verb}{last}"),
        _ => verb.to_owned(),
    }
}

/// Short verbs that end in consonant, vowel, consonant: bag, win, grab.
fn doubles(verb: &str) -> bool {
    let letters: Vec<char> = verb.chars().rev().collect();
    let vowel = |c: char| "aeiou".contains(c);
    letters.len() <= 4
        && matches!(letters[..], [last, middle, first, ..]
            if !vowel(last) && !"wxy".contains(last) && vowel(middle) && !vowel(first))
}

fn ends_in_consonant_y(verb: &str) -> Option<&str> {
    let rest = verb.strip_suffix('y')?;
    (!rest.ends_with(['a', 'e', 'o', 'u'])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn verbs_bend_as_newspapers_spell_them() {
        assert_eq!(forms("bag"), ["bag", "bags", "bagging", "bagged"]);
        assert_eq!(forms("secure"), ["secure", "secures", "securing", "secured"]);
        assert_eq!(forms("win won"), ["win", "wins", "winning", "won"]);
        assert_eq!(forms("clinch"), ["clinch", "clinches", "clinching", "clinched"]);
        assert_eq!(forms("carry"), ["carry", "carries", "carrying", "carried"]);
        assert_eq!(forms("poll"), ["poll", "polls", "polling", "polled"]);
        assert_eq!(
            forms("walk_away_with"),
            ["walk away with", "walks away with", "walking away with", "walked away with"]
        );
    }
}
