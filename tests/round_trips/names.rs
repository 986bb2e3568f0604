//! Names as newspapers respell them, in a sentence that names the contest.

use super::{
    Desk, Told,
    dice::Dice,
    failures::{Failures, Score},
    full, spelling, trip,
};

/// Names tried of each habit in the sample, about.
const SAMPLE: usize = 150;

/// How many respelt names are known.
pub fn known(desk: &Desk, told: &Told<'_>) -> Score {
    let mut score = Score::default();
    let stands: usize = told.scenes.iter().map(|scene| scene.stands.len()).sum();
    for habit in spelling::HABITS {
        let (mut tried, mut missed) = (0, Failures::default());
        for (at, scene) in told.scenes.iter().enumerate() {
            for (place, stand) in scene.stands.iter().enumerate() {
                let mut dice = Dice::new((at * 100 + place) as u64);
                let Some(name) = scene.respelt(place, habit, &mut dice) else { continue };
                if !full() && dice.roll(stands.div_ceil(SAMPLE)) > 0 {
                    continue;
                }
                tried += 1;
                if !trip::knows(desk, told, scene, &name, stand) {
                    missed.add(&format!("missed: {name} for {} in {}", stand.name, scene.place));
                }
            }
        }
        score.add(&habit.name, tried, &missed);
    }
    score
}
