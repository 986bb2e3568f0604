//! The README shows what the program prints. `UPDATE_README=1 cargo test --test readme` writes it
//! anew; look at the change before you keep it.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use std::{env, fs, path::Path, process::Command};

/// What a shell prints for a command of the README, standard output then standard error.
fn printed(command: &str) -> String {
    let program = env!("CARGO_BIN_EXE_tallycheck");
    let output = Command::new("sh")
        .args(["-c", &command.replace("cargo run --release --", program)])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// The README with the output below every command that shows one as the program prints it now.
fn renewed(readme: &str) -> String {
    let mut blocks = readme.split("```console\n$ ");
    let mut renewed = blocks.next().unwrap().to_owned();
    for block in blocks {
        let (example, rest) = block.split_once("```").unwrap();
        let (command, shown) = example.split_once('\n').unwrap();
        let output = if shown.is_empty() { String::new() } else { printed(command) };
        renewed.push_str(&format!("```console\n$ {command}\n{output}```{rest}"));
    }
    renewed
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&file).unwrap();
    let renewed = renewed(&readme);
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&file, &renewed).unwrap();
    } else {
        assert_eq!(readme, renewed);
    }
}
