//! How much a finding matters.

use super::{Severity, Verdict};
use crate::extractor::Voice;

/// The bucket of a verdict; `reversed` where a later release reverses what supports it.
pub(super) fn bucket(verdict: Verdict, voice: Voice, reversed: bool) -> Severity {
    match (verdict, voice) {
        (_, Voice::Refuted) => Severity::Context,
        (Verdict::Contradicted, Voice::Own) => Severity::Fix,
        (Verdict::Contradicted, Voice::Attributed) | (Verdict::Ambiguous, _) => Severity::Check,
        (Verdict::Supported, _) if reversed => Severity::Check,
        (Verdict::Outdated | Verdict::Unverifiable, _) => Severity::Context,
        (Verdict::Supported, _) => Severity::Clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_articles_own_false_claims_ask_for_a_fix() {
        let cases = [
            (Verdict::Contradicted, Voice::Own, false, Severity::Fix),
            (Verdict::Contradicted, Voice::Attributed, false, Severity::Check),
            (Verdict::Contradicted, Voice::Refuted, false, Severity::Context),
            (Verdict::Ambiguous, Voice::Own, false, Severity::Check),
            (Verdict::Supported, Voice::Own, true, Severity::Check),
            (Verdict::Supported, Voice::Own, false, Severity::Clean),
            (Verdict::Outdated, Voice::Own, false, Severity::Context),
            (Verdict::Unverifiable, Voice::Attributed, false, Severity::Context),
        ];
        for (verdict, voice, reversed, expected) in cases {
            assert_eq!(bucket(verdict, voice, reversed), expected, "{verdict:?} {voice:?}");
        }
    }
}
