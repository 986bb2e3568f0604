//! Roman numerals, as constituencies are numbered with.

/// What a Roman numeral from I to XXXIX is worth; `None` for anything else, also for one that is
/// not written as Romans wrote it (`IIX`).
pub(super) fn roman(word: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    if !word.starts_with(['I', 'V', 'X']) {
        return None;
    }
    let rest = word.trim_start_matches('X');
    let tens = u32::try_from(word.len() - rest.len()).ok().filter(|tens| *tens < 4)?;
    let units = (0..).zip(UNITS).find(|(_, unit)| *unit == rest)?.0;
    Some(10 * tens + units).filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_romans_wrote_them() {
        for (word, value) in
            [("I", 1), ("IV", 4), ("IX", 9), ("X", 10), ("XIV", 14), ("XX", 20), ("XXXIX", 39)]
        {
            assert_eq!(roman(word), Some(value), "{word}");
        }
    }

    #[test]
    fn what_no_roman_wrote_is_no_numeral() {
        for word in ["", "IIX", "VX", "xiv", "MIX", "XXXX", "XIXX"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }
}
