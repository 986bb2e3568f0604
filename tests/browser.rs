//! The desk in a real browser: runs the tests of `tests/browser/` where Chromium, Node and their
//! packages are installed, and says plainly where they are not. With `TALLYCHECK_BROWSER=required`
//! to skip is to fail.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{
    env,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A desk that closes with the test.
struct Desk {
    program: Child,
    url: String,
}

impl Desk {
    fn open(folder: &Path) -> Self {
        let (keep, archive) = (folder.join("keep"), folder.join("archive"));
        make_archive(&archive);
        let mut program = Command::new(env!("CARGO_BIN_EXE_tallycheck"))
            .args(["serve", "--address", "127.0.0.1:0", "--keep"])
            .args([keep, archive])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.split("/ is open").next().unwrap().to_owned();
        Self { program, url }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A finished batch of a few articles.
fn make_archive(folder: &Path) {
    let articles = ["one-bloc-three-tallies", "debunk-viral-150", "flash-lahore-na130"];
    let run = Command::new(env!("CARGO_BIN_EXE_tallycheck"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles"))
        .args(["batch", "--with-text", "--output"])
        .arg(folder)
        .args(articles.map(|article| format!("{article}/article.txt")))
        .output()
        .unwrap();
    assert!(folder.join("summary.yaml").exists(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"];
    let folders: Vec<PathBuf> = env::var_os("PATH")
        .iter()
        .flat_map(|path| env::split_paths(path).collect::<Vec<_>>())
        .collect();
    let found = usual.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.into_iter().chain(found).find(|path| path.is_file())
}

/// What is missing for these tests, and how to get it.
fn missing(tests: &Path) -> Option<&'static str> {
    let node = Command::new("node").arg("--version").output();
    if chromium().is_none() {
        Some("no Chromium; install it (`apt-get install chromium`) or name it in CHROMIUM")
    } else if !node.is_ok_and(|node| node.status.success()) {
        Some("no Node; install version 20 or newer")
    } else if !tests.join("node_modules/playwright-core").is_dir() {
        Some("no packages; run `npm ci` in tests/browser")
    } else {
        None
    }
}

#[test]
fn the_desk_works_in_a_real_browser() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    if let Some(missing) = missing(&tests) {
        let required = env::var("TALLYCHECK_BROWSER").is_ok_and(|asked| asked == "required");
        assert!(!required, "the browser tests can't run: {missing}");
        // Straight to the stream: what a passing test prints is otherwise kept from sight.
        let _ = writeln!(io::stderr(), "SKIPPED: the browser tests did not run: {missing}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    let run = Command::new("node")
        .args(["--test", "--test-concurrency=1", "--test-timeout=240000", "--test-reporter=spec"])
        .current_dir(&tests)
        .env("TALLYCHECK_URL", &desk.url)
        .env("CHROMIUM", chromium().unwrap())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{told}\n{}", String::from_utf8_lossy(&run.stderr));
}
