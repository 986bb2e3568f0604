//! Slips of the hand: two digits changed places, one digit wrong.

use super::Reason;
use rust_decimal::Decimal;

/// Below this many digits "one digit is wrong" says nothing.
const DIGITS_FOR_ONE_WRONG: usize = 4;

/// The slip that makes `printed` of `official`, if one does.
pub(super) fn slip(printed: Decimal, official: Decimal) -> Option<Reason> {
    let (printed, official) = (digits(printed)?, digits(official)?);
    if printed.len() != official.len() {
        return None;
    }
    let differing: Vec<usize> = (0..printed.len()).filter(|&i| printed[i] != official[i]).collect();
    match differing[..] {
        [_] if printed.len() >= DIGITS_FOR_ONE_WRONG => Some(Reason::OneDigit),
        [i, j] if printed[i] == official[j] && printed[j] == official[i] => {
            Some(Reason::Transposed)
        }
        _ => None,
    }
}

fn digits(number: Decimal) -> Option<Vec<u8>> {
    let whole = number.fract().is_zero() && number > Decimal::ZERO;
    whole.then(|| number.normalize().to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_told_apart() {
        let cases = [
            (77_709, 77_907, Some(Reason::Transposed)),
            (31_434, 31_343, None),
            (13_522, 13_552, Some(Reason::OneDigit)),
            (57, 75, Some(Reason::Transposed)),
            (93, 98, None),
            (150, 93, None),
            (52_545, 56_538, None),
            (77_907, 77_907, None),
        ];
        for (printed, official, slip_expected) in cases {
            assert_eq!(
                slip(printed.into(), official.into()),
                slip_expected,
                "{printed} for {official}"
            );
        }
    }
}
