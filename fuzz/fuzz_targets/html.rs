//! Saved pages.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| { tallycheck_fuzz::page(bytes); });
