//! Roman numerals, as constituencies are numbered with.

/// What a Roman numeral from I to XXXIX is worth; `None` for anything else, also for one that is
/// not written as Romans wrote it (`IIX`).
pub(super) fn roman(word: &str) -> Option<u32> {
    let may_be = !word.is_empty() && word.bytes().all(|letter| b"IVX".contains(&letter));
    (1..40).find(|value| may_be && to_roman(*value) == word)
}

/// A number from 1 to 39 in Roman numerals.
fn to_roman(value: u32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat((value / 10) as usize), UNITS[(value % 10) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_is_read_back() {
        for value in 1..40 {
            assert_eq!(roman(&to_roman(value)), Some(value));
        }
    }

    #[test]
    fn what_no_roman_wrote_is_no_numeral() {
        for word in ["", "IIX", "VX", "xiv", "MIX", "XXXX"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }
}
