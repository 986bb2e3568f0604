//! Whenever a run is cut off, the next one goes on, and the output is that of one whole run.

use crate::{
    made::{gzip, http, page, warc, zip},
    scene::{Onlooker, Scene},
};
use std::{
    fs,
    num::NonZeroUsize,
    sync::atomic::{AtomicUsize, Ordering::SeqCst},
};
use tallycheck::batch::{BatchError, Totals, Watch};

fn story(n: usize) -> String {
    page(&format!(
        "In NA-122, Khawaja Saad Rafique got {} votes, they said on day {n}.",
        77_000 + n
    ))
}

fn archive() -> Scene {
    let scene = Scene::new();
    for n in 0..3 {
        scene.write(&format!("{n}.html"), story(n));
    }
    let inside: Vec<(String, String)> = (0..4).map(|n| (format!("{n}.html"), story(n))).collect();
    let inside: Vec<(&str, &[u8])> =
        inside.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    scene.write("a.zip", zip(&inside));
    let records = (0..4)
        .map(|n| gzip(&warc("1.1", "https://e.example/", &http("text/html", story(n).as_bytes()))));
    scene.write("b.warc.gz", records.collect::<Vec<_>>().concat());
    scene.write("c.jsonl", "{\"text\": \"Turnout was 48%.\"}\n{bad\n{\"text\": \"No number.\"}\n");
    scene
}

#[test]
fn a_run_cut_off_at_any_moment_is_gone_on_from() {
    let scene = archive();
    let whole = Onlooker::default();
    scene.try_run(&whole).unwrap();
    let expected = scene.output();
    let moments = whole.steps.load(SeqCst);
    assert!(moments > 20, "{moments}");
    for moment in 0..moments {
        scene.clear();
        scene.try_run(&Onlooker::breaking_at(moment)).unwrap_err();
        scene.run();
        assert!(scene.output() == expected, "cut off at {moment}");
    }
    scene.clear();
    // And again and again, each run getting a little further than the one before.
    for moment in 0..moments {
        if scene.try_run(&Onlooker::breaking_at(moment)).is_ok() {
            break;
        }
    }
    scene.run();
    assert!(scene.output() == expected);
}

#[test]
fn a_stopped_run_says_so_and_goes_on_in_the_middle_of_an_archive() {
    struct Stopper(AtomicUsize, usize);
    impl Watch for Stopper {
        fn done(&self, totals: &Totals) {
            self.0.store(totals.checked as usize, SeqCst);
        }
        fn is_stopped(&self) -> bool {
            self.0.load(SeqCst) >= self.1
        }
    }
    let scene = archive();
    scene.run();
    let expected = scene.output();
    for after in 1..10 {
        scene.clear();
        let stopped = scene.try_run(&Stopper(AtomicUsize::new(0), after));
        assert!(matches!(stopped, Err(BatchError::Stopped) | Ok(_)));
        scene.run();
        assert!(scene.output() == expected, "stopped after {after}");
    }
}

#[test]
fn the_output_does_not_depend_on_the_number_of_jobs() {
    let mut scene = archive();
    scene.run();
    let expected = scene.output();
    for jobs in [1, 3, 8] {
        scene.clear();
        scene.batch.jobs = NonZeroUsize::new(jobs).unwrap();
        scene.run();
        assert!(scene.output() == expected, "{jobs} jobs");
    }
}

#[test]
fn a_second_run_does_nothing_twice_and_changes_nothing() {
    let scene = archive();
    let first = scene.run();
    let expected = scene.output();
    let again = Onlooker::default();
    assert_eq!(scene.try_run(&again).unwrap(), first);
    assert!(scene.output() == expected);
    let appended = again.steps.load(SeqCst);
    assert!(appended < 6, "{appended} steps");
}

#[test]
fn an_input_that_changed_is_done_anew_and_one_that_is_gone_is_forgotten() {
    let scene = archive();
    scene.run();
    scene.write("0.html", page("In NA-122, Khawaja Saad Rafique got 77,907 votes, all in all."));
    scene.write("0a.html", story(9));
    fs::remove_file(scene.input("1.html")).unwrap();
    let watch = Onlooker::default();
    scene.try_run(&watch).unwrap();
    let said = watch.said.lock().unwrap().join("\n");
    assert!(said.contains("0.html: changed since the last run"), "{said}");
    assert!(said.contains("1.html: no longer among the inputs"), "{said}");
    let resumed = scene.output();
    scene.clear();
    scene.run();
    assert!(scene.output() == resumed);
}

#[cfg(unix)]
#[test]
fn an_input_is_known_to_have_changed_though_its_size_and_date_say_otherwise() {
    let scene = archive();
    scene.run();
    let path = scene.input("0.html");
    let (before, date) =
        (fs::read_to_string(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    fs::write(&path, before.replace("77000", "77907")).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(date).unwrap();
    let watch = Onlooker::default();
    scene.try_run(&watch).unwrap();
    let said = watch.said.lock().unwrap().join("\n");
    assert!(said.contains("0.html: changed since the last run"), "{said}");
}

#[test]
fn other_options_begin_everything_anew_and_say_so() {
    let mut scene = archive();
    scene.run();
    scene.batch.published = Some(jiff::civil::date(2024, 2, 9));
    let watch = Onlooker::default();
    scene.try_run(&watch).unwrap();
    assert!(watch.said.lock().unwrap()[0].contains("the options have changed"));
    let resumed = scene.output();
    scene.clear();
    scene.run();
    assert!(scene.output() == resumed);
}

#[test]
fn a_report_that_was_lost_is_made_again() {
    let scene = archive();
    scene.run();
    let expected = scene.output();
    let report = expected.keys().find(|path| path.ends_with("a.zip.yaml")).unwrap();
    fs::remove_file(scene.batch.output.join(report)).unwrap();
    scene.run();
    assert!(scene.output() == expected);
}

/// As a run leaves it that died while it was at a page.
#[cfg(unix)]
fn dies_at(scene: &Scene, name: &str) {
    let own = scene.batch.output.join(".tallycheck");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("at-work-0"), format!("{}\0", scene.input(name).display())).unwrap();
}

#[cfg(unix)]
#[test]
fn a_page_that_kills_the_process_is_left_out_by_the_next_run_and_the_rest_goes_on() {
    let mut scene = archive();
    let whole = scene.run();
    scene.clear();
    scene.batch.trial = ["sh", "-c", "kill -ABRT $$"].map(Into::into).to_vec();
    dies_at(&scene, "1.html");
    // What was known of one run that died is not forgotten by the next that does.
    scene.try_run(&Onlooker::breaking_at(0)).unwrap_err();
    dies_at(&scene, "2.html");
    let totals = scene.run();
    assert_eq!((totals.checked + 2, totals.failed), (whole.checked, whole.failed + 2));
    let failures = scene.failures();
    for page in ["1.html", "2.html"] {
        let why = &failures.iter().find(|(place, _)| place == page).unwrap().1;
        assert!(why.contains("dies on it"), "{why}");
    }
    let expected = scene.output();
    scene.run();
    assert!(scene.output() == expected);
}

#[cfg(unix)]
#[test]
fn a_page_that_a_killed_run_happened_to_be_at_is_checked_like_any_other() {
    let mut scene = archive();
    scene.run();
    let expected = scene.output();
    scene.clear();
    scene.batch.trial = vec!["true".into()];
    dies_at(&scene, "1.html");
    scene.run();
    assert!(scene.output() == expected);
}
