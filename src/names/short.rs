//! A person's name as newspapers shorten it: `Hank Johnson` and `Henry Johnson` for
//! `Henry C. "Hank" Johnson, Jr.`

use super::words::{Gap, Word};

/// Gives a name and its shorter forms: without its ending, without a nickname or with that alone for
/// the names before it, each with or without the initials inside it.
pub(super) fn forms(all: &[&Word<'_>], mut give: impl FnMut(&[&Word<'_>])) {
    if is_short(all) {
        return give(all);
    }
    let without_ending = || match all {
        [name @ .., last] if last.known.ending && name.len() > 1 => name,
        name => name,
    };
    let mut forms = vec![all.to_vec()];
    let name = without_ending();
    let (before, nickname, after) = around_nickname(name);
    let plain = [before, after].concat();
    let familiar = [nickname, after].concat();
    for form in [name.to_vec(), plain, familiar] {
        let short = without_initials(&form);
        for form in [form, short] {
            if form.len() > 1 && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms.iter().for_each(|form| give(form));
}

/// Whether nothing in a name is ever left out, as in nearly all of them.
fn is_short(all: &[&Word<'_>]) -> bool {
    let stays = |word: &&Word<'_>| {
        word.before != Gap::Quote && !word.known.ending && word.written.chars().nth(1).is_some()
    };
    all.iter().all(stays)
}

type Words<'s, 'w, 'a> = &'s [&'w Word<'a>];

/// What stands before a nickname in quotation marks, the nickname, and what stands after it. Where
/// there is none, all stands before it.
fn around_nickname<'s, 'w, 'a>(
    name: Words<'s, 'w, 'a>,
) -> (Words<'s, 'w, 'a>, Words<'s, 'w, 'a>, Words<'s, 'w, 'a>) {
    let mut quotes = (0..name.len()).filter(|ix| *ix > 0 && name[*ix].before == Gap::Quote);
    match (quotes.next(), quotes.next()) {
        (Some(opens), Some(closes)) => (&name[..opens], &name[opens..closes], &name[closes..]),
        _ => (name, &[], &[]),
    }
}

/// A name without the initials between its first and its last word; those it begins with stay.
fn without_initials<'w, 'a>(name: &[&'w Word<'a>]) -> Vec<&'w Word<'a>> {
    let is_initial = |word: &&Word<'_>| word.written.chars().count() == 1;
    let [first, inner @ .., last] = name else { return name.to_vec() };
    if is_initial(first) {
        return name.to_vec();
    }
    let inner = inner.iter().filter(|word| !is_initial(word));
    [first].into_iter().chain(inner).chain([last]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, forms};

    fn shortened(name: &str) -> Vec<String> {
        let words = words(name);
        let refs: Vec<_> = words.iter().collect();
        let mut shortened = Vec::new();
        forms(&refs, |form| {
            shortened.push(form.iter().map(|word| &*word.written).collect::<Vec<_>>().join(" "));
        });
        shortened
    }

    #[test]
    fn nickname_initials_and_ending_may_be_left_out() {
        assert_eq!(
            shortened("Henry C. \"Hank\" Johnson, Jr."),
            [
                "Henry C Hank Johnson Jr",
                "Henry C Hank Johnson",
                "Henry Hank Johnson",
                "Henry C Johnson",
                "Henry Johnson",
                "Hank Johnson",
            ]
        );
        assert_eq!(
            shortened("John J. Whalen III"),
            ["John J Whalen III", "John J Whalen", "John Whalen"]
        );
    }

    #[test]
    fn other_names_stay_whole() {
        for name in ["Nawaz Sharif", "K. C. Venugopal", "A. Raja", "Imran"] {
            assert_eq!(shortened(name).len(), 1, "{name}");
        }
    }
}
