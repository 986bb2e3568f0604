//! How well a claim agrees, and how sure its reading is.

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// 1 inside the tolerance; outside, 1 less the distance as a share of the larger of the two numbers,
/// cut to two digits so that only agreement reads as 1.
pub(super) fn agreement(distance: Decimal, official: Decimal) -> f64 {
    if distance.is_zero() {
        return 1.0;
    }
    let (distance, official) = (to_f64(distance), to_f64(official.abs()));
    let apart = distance / (official + distance).max(official);
    ((1.0 - apart).max(0.0) * 100.0).floor() / 100.0
}

/// How sure the reading and its link are together.
pub(super) fn confidence(sureness: f64, likelihood: f64) -> f64 {
    (sureness * likelihood).clamp(0.0, 1.0)
}

fn to_f64(number: Decimal) -> f64 {
    number.to_f64().unwrap_or(f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_claim_inside_its_tolerance_scores_one_and_a_near_miss_almost_one() {
        assert_eq!(agreement(dec!(0), dec!(77_907)), 1.0);
        assert_eq!(agreement(dec!(198), dec!(77_907)), 0.99);
    }

    #[test]
    fn the_score_falls_with_the_distance_and_stays_between_nought_and_one() {
        let scores: Vec<f64> =
            [0, 1, 10, 100, 1000, 1_000_000].map(|d| agreement(d.into(), dec!(93))).to_vec();
        assert!(scores.is_sorted_by(|near, far| near >= far), "{scores:?}");
        assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)));
        assert_eq!(agreement(dec!(5), dec!(0)), 0.0);
    }
}
