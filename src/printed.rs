//! How numbers and digests are printed, in every room alike.

use rust_decimal::Decimal;

/// A number with its thousands apart: `77,709`, `-0.5`.
pub(crate) fn grouped(value: Decimal) -> String {
    let printed = value.abs().normalize().to_string();
    let whole = printed.find('.').unwrap_or(printed.len());
    let mut out = String::from(if value.is_sign_negative() && !value.is_zero() { "-" } else { "" });
    for (at, sign) in printed.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(sign);
    }
    out
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_parts_follow() {
        for (value, printed) in [
            ("77709", "77,709"),
            ("-171024.50", "-171,024.5"),
            ("999", "999"),
            ("-0.25", "-0.25"),
            ("0", "0"),
            ("1000000", "1,000,000"),
        ] {
            assert_eq!(grouped(value.parse().unwrap()), printed);
        }
    }
}
