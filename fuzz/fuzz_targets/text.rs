//! Articles.
#![no_main]

use tallycheck::input::Article;

libfuzzer_sys::fuzz_target!(|words: &str| tallycheck_fuzz::article(&Article::from_text("it", words)));
