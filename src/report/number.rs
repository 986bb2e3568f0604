//! Numbers as the report writes them: whole where they are whole, never as strings.

use crate::printed::grouped;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};
use serde_yaml::FlowSeq;
use std::fmt;

/// As many decimals as a computed share is written with, so that it reads back as it was written.
const DECIMALS: u32 = 6;

/// A number, written without a fraction where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Number(#[cfg_attr(test, schemars(with = "f64"))] pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = self.0.round_dp(DECIMALS);
        let whole = written.is_integer().then(|| written.to_i64()).flatten();
        match whole {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(written.to_f64().unwrap_or(f64::NAN)),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// A number as it stands in a report.
struct Written;

impl Visitor<'_> for Written {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Number, E> {
        Ok(Number(whole.into()))
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Number, E> {
        Ok(Number(whole.into()))
    }

    /// By the shortest text that stands for it, which is how it was written.
    fn visit_f64<E: Error>(self, read: f64) -> Result<Number, E> {
        let number: Decimal = read
            .to_string()
            .parse()
            .map_err(|_| E::custom(format!("{read} is no number of this world")))?;
        Ok(Number(number.normalize()))
    }
}

impl fmt::Display for Number {
    /// With thousands separated: `77,709`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(self.0))
    }
}

/// What a claim states: a number, or a range with both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// One number.
    One(Number),
    /// Low end and high end.
    Range([Number; 2]),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(number) => number.serialize(serializer),
            Self::Range(ends) => FlowSeq(ends).serialize(serializer),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(number) => number.fmt(f),
            Self::Range([low, high]) => write!(f, "{low} to {high}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number(text.parse().unwrap())
    }

    #[test]
    fn whole_numbers_carry_no_fraction_and_others_keep_theirs() {
        assert_eq!(serde_json::to_string(&number("77709")).unwrap(), "77709");
        assert_eq!(serde_json::to_string(&number("12.0")).unwrap(), "12");
        assert_eq!(serde_yaml::to_string(&number("48.3")).unwrap(), "48.3\n");
    }

    #[test]
    fn a_range_is_a_pair_on_one_line() {
        let range = Value::Range([number("30"), number("40")]);
        assert_eq!(serde_yaml::to_string(&range).unwrap(), "[30, 40]\n");
        assert_eq!(serde_json::from_str::<Value>("[30, 40]").unwrap(), range);
    }

    #[test]
    fn what_is_written_is_read_back_to_the_last_digit() {
        for text in ["50000000.01", "5000000000", "123456789.123456", "-0.3", "9007199254740993"] {
            let written = serde_json::to_string(&number(text)).unwrap();
            assert_eq!(serde_json::from_str::<Number>(&written).unwrap(), number(text), "{text}");
        }
        assert!(serde_json::from_str::<Number>("1e300").is_err());
    }

    #[test]
    fn thousands_are_separated_for_people() {
        for (given, printed) in [
            ("7", "7"),
            ("777", "777"),
            ("77709", "77,709"),
            ("-1234567.50", "-1,234,567.5"),
            ("0", "0"),
        ] {
            assert_eq!(number(given).to_string(), printed);
        }
    }
}
