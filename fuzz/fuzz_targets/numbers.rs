//! Numbers.
#![no_main]

libfuzzer_sys::fuzz_target!(|words: &str| tallycheck_fuzz::numbers(words));
