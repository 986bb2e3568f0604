//! The command line, one case per file in `tests/cli/`, and what no file can hold.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

fn tallycheck(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tallycheck"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command
}

fn with_stdin(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = tallycheck(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its input early closes the pipe; that is not the test's business.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn in_temp(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// One file of `tests/cli/`: `$ tallycheck ...`, lines of standard input behind `<`, `? exit code`,
/// then standard output and standard error. A line `...` stands for any lines.
struct Case<'a> {
    args: Vec<&'a str>,
    stdin: String,
    exit: i32,
    output: Vec<&'a str>,
}

impl<'a> Case<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut lines = text.lines().peekable();
        let command = lines.next()?.strip_prefix("$ tallycheck")?;
        let mut stdin = String::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('<')) {
            stdin.push_str(line.trim_start_matches(['<', ' ']));
            stdin.push('\n');
        }
        let exit = lines.next()?.strip_prefix("? ")?.parse().ok()?;
        Some(Self {
            args: command.split_whitespace().collect(),
            stdin,
            exit,
            output: lines.collect(),
        })
    }
}

/// Whether the lines are the expected ones.
fn like(lines: &[&str], expected: &[&str]) -> bool {
    match (lines, expected) {
        (_, ["...", rest @ ..]) => (0..=lines.len()).any(|at| like(&lines[at..], rest)),
        ([line, lines @ ..], [wanted, rest @ ..]) => line == wanted && like(lines, rest),
        (rest, expected) => rest.is_empty() && expected.is_empty(),
    }
}

#[test]
fn every_case_file_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let case = Case::read(&text).unwrap_or_else(|| panic!("{}: not a case", path.display()));
        let output = with_stdin(&case.args, case.stdin.as_bytes());
        let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
        let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
        assert!(like(&lines, &case.output), "{}: printed\n{printed}", path.display());
        assert_eq!(output.status.code(), Some(case.exit), "{}", path.display());
    }
}

#[test]
fn an_article_of_fifty_megabytes_is_refused_with_a_word_on_what_to_do() {
    let path = in_temp("long.txt", &b"The party won 75 seats.\n".repeat(2_200_000));
    let output = tallycheck(&["check", path.to_str().unwrap()]).output().unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("--max-bytes"), "{}", stderr(&output));
}

#[test]
fn bytes_that_are_no_text_are_refused_by_name() {
    let path =
        in_temp("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x02\x03\x04\x05\x06");
    let output = tallycheck(&["check", path.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("photo.jpg"), "{}", stderr(&output));
    assert!(stderr(&output).contains("holds no text"), "{}", stderr(&output));
}

#[test]
fn one_unreadable_input_costs_the_others_nothing() {
    let path = in_temp("readable.txt", b"The count is over.");
    let output =
        tallycheck(&["check", "no-such-file.txt", path.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no-such-file.txt"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("readable.txt"));
}

#[test]
fn several_articles_make_several_yaml_documents_and_one_json_array() {
    let (one, two) = (in_temp("one.txt", b"One."), in_temp("two.txt", b"Two."));
    let inputs = [one.to_str().unwrap(), two.to_str().unwrap()];
    let yaml = tallycheck(&["check", inputs[0], inputs[1]]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(yaml).unwrap().matches("format: tallycheck/1").count(), 2);
    let json = tallycheck(&["check", "--format", "json", inputs[0], inputs[1]]).output().unwrap();
    let read: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(read.as_array().unwrap().len(), 2);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let article = "Turnout was 47.6 per cent. ".repeat(20_000);
    let mut child = tallycheck(&["check", "--with-text"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(article.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn output_goes_to_the_file_that_is_named() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report.yaml");
    let output = with_stdin(&["check", "--output", path.to_str().unwrap()], b"The count is over.");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    assert!(fs::read_to_string(&path).unwrap().starts_with("format: tallycheck/1\n"));
}

#[test]
fn an_empty_file_makes_a_report_without_claims() {
    let output = with_stdin(&["check", "-"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("claims: []"));
}

#[test]
fn a_source_with_a_missing_column_is_refused_by_file_and_line() {
    let whole = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sources/tiny");
    let damaged = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("damaged/tiny");
    fs::create_dir_all(&damaged).unwrap();
    for entry in fs::read_dir(whole).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), damaged.join(entry.file_name())).unwrap();
    }
    let results = damaged.join("results.csv");
    let text = fs::read_to_string(&results).unwrap();
    fs::write(&results, text.replacen("votes", "ballots", 1)).unwrap();
    let parent = damaged.parent().unwrap().to_str().unwrap();
    let output = with_stdin(&["check", "--sources", parent], b"The count is over.");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("results.csv:1: "), "{}", stderr(&output));
}
