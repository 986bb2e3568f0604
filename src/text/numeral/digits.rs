//! A number printed in digits, whatever its separators.

use rust_decimal::Decimal;

/// More digits than this are no count.
const MOST_DIGITS: usize = 15;

/// What a run of digits and separators says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    /// Digits after the decimal point.
    pub(super) decimals: u32,
    /// Whether a comma (or a stop between thousands) separates it.
    pub(super) grouped: bool,
}

/// Why a run of digits is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotDigits {
    TooLarge,
    Unreadable,
}

/// Reads Western, Indian and plain digits, and the misprints whose meaning is plain: a comma one
/// place off (`34,0094`) and a stop among commas (`3,494.750`).
pub(super) fn read(printed: &str) -> Result<Digits, NotDigits> {
    if printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Digits { value: whole(printed)?, decimals: 0, grouped: false });
    }
    let (before, after) = match printed.split_once('.') {
        None => (printed, None),
        Some((before, after)) => (before, Some(after)),
    };
    let commas = before.contains(',');
    match after {
        None if last_group(before) < 3 || last_group(before) > 4 => Err(NotDigits::Unreadable),
        None => Ok(Digits { value: whole(printed)?, decimals: 0, grouped: true }),
        Some(after) if !after.bytes().all(|byte| byte.is_ascii_digit()) => thousands(printed),
        Some(after) if commas && after.len() == 3 => {
            Ok(Digits { value: whole(printed)?, decimals: 0, grouped: true })
        }
        Some(after) => {
            let mut value = whole(printed)?;
            let decimals = u32::try_from(after.len()).unwrap_or(u32::MAX);
            value.set_scale(decimals).map_err(|_| NotDigits::TooLarge)?;
            Ok(Digits { value, decimals, grouped: commas })
        }
    }
}

/// `1.234.567`.
fn thousands(printed: &str) -> Result<Digits, NotDigits> {
    let mut groups = printed.split('.');
    let first = groups.next().unwrap_or_default();
    let is_thousands = (1..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    if !is_thousands {
        return Err(NotDigits::Unreadable);
    }
    Ok(Digits { value: whole(printed)?, decimals: 0, grouped: true })
}

/// The digits, separators passed over.
fn whole(printed: &str) -> Result<Decimal, NotDigits> {
    let digits = printed.bytes().filter(u8::is_ascii_digit);
    if digits.clone().count() > MOST_DIGITS {
        return Err(NotDigits::TooLarge);
    }
    Ok(Decimal::from(digits.fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'))))
}

fn last_group(printed: &str) -> usize {
    printed.rsplit(',').next().map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_separator_gives_the_same_number() {
        for printed in ["1234567", "1,234,567", "12,34,567", "1.234.567", "1,234.567"] {
            assert_eq!(read(printed).map(|digits| digits.value), Ok(Decimal::from(1_234_567)));
        }
    }

    #[test]
    fn a_decimal_keeps_its_places() {
        let share = read("48.0").unwrap();
        assert_eq!((share.value, share.decimals), (Decimal::from(48), 1));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        assert_eq!(read("8.2.2024"), Err(NotDigits::Unreadable));
        assert_eq!(read("10,14"), Err(NotDigits::Unreadable));
        assert_eq!(read("1234567890123456"), Err(NotDigits::TooLarge));
    }
}
