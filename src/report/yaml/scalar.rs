//! Strings and numbers as YAML scalars.

use super::emitter::NotOurs;
use serde_yaml::FlowSeq;
use std::{collections::BTreeMap, fmt::Write};

/// Longer strings are folded over several lines.
const LONGEST_PLAIN: usize = 80;

/// Words that a reader of YAML takes for something else.
const RESERVED: [&str; 11] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];

const LONGEST_RESERVED: usize = 5;

/// Where a scalar stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// In a line of its own, with lines that go on indented by so much.
    Lines(usize),
    /// Between brackets.
    Brackets,
}

/// Writes a string.
pub(super) fn string(text: &str, among: Among, out: &mut String) -> Result<(), NotOurs> {
    if is_plain(text, among) {
        out.push_str(text);
    } else if text.len() <= LONGEST_PLAIN && !text.is_empty() && all_digits(text) {
        out.extend(["\"", text, "\""]);
    } else {
        by_library(text, among, out)?;
    }
    Ok(())
}

/// Writes a number with a fraction.
pub(super) fn float(number: f64, out: &mut String) -> Result<(), NotOurs> {
    // Beyond these the library and the standard library choose exponents differently.
    if number == 0.0 || (1e-4..1e9).contains(&number.abs()) {
        write!(out, "{number:?}").map_err(|_| NotOurs)
    } else {
        let written = serde_yaml::to_string(&number).map_err(|_| NotOurs)?;
        out.push_str(written.trim_end());
        Ok(())
    }
}

/// Whether a string can stand as it is beyond doubt: the library would let more of them.
fn is_plain(text: &str, among: Among) -> bool {
    let bytes = text.as_bytes();
    let [first, .., last] = bytes else { return false };
    let inner = |(at, byte): (usize, &u8)| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => true,
        b' ' | b'_' | b'-' | b'.' | b'/' | b'(' | b')' | b'\'' | b'%' | b';' => true,
        b',' => among != Among::Brackets,
        // A colon before a space makes a key.
        b':' => bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
        _ => false,
    };
    bytes.len() <= LONGEST_PLAIN
        && *last != b' '
        && (first.is_ascii_alphabetic() || is_grouped(bytes))
        && bytes.iter().enumerate().all(inner)
        && !(bytes.len() <= LONGEST_RESERVED
            && RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word)))
}

/// Whether a string is a number with its thousands parted, which no reader takes for a number.
fn is_grouped(bytes: &[u8]) -> bool {
    bytes[0].is_ascii_digit()
        && bytes.contains(&b',')
        && bytes.iter().all(|byte| byte.is_ascii_digit() || *byte == b',')
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a string as the library does: it quotes, escapes and folds.
fn by_library(text: &str, among: Among, out: &mut String) -> Result<(), NotOurs> {
    match among {
        Among::Brackets => {
            let written = serde_yaml::to_string(&FlowSeq([text])).map_err(|_| NotOurs)?;
            let inner = written.strip_prefix('[').and_then(|rest| rest.strip_suffix("]\n"));
            out.push_str(inner.ok_or(NotOurs)?);
        }
        Among::Lines(indent) => {
            let written =
                serde_yaml::to_string(&BTreeMap::from([("k", text)])).map_err(|_| NotOurs)?;
            let value = written.strip_prefix("k: ").and_then(|rest| rest.strip_suffix('\n'));
            for (n, line) in value.ok_or(NotOurs)?.split('\n').enumerate() {
                if n > 0 {
                    out.push('\n');
                    out.extend(std::iter::repeat_n(' ', if line.is_empty() { 0 } else { indent }));
                }
                out.push_str(line);
            }
        }
    }
    Ok(())
}
