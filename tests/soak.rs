//! A long run, killed again and again: 100,000 pages, some hostile. Only where it is asked for, as it
//! takes its time:
//!
//! `TALLYCHECK_SOAK=100000 cargo test --release --test soak -- --nocapture`

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use flate2::{Compression, write::GzEncoder};
use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tallycheck::batch::Digest;

/// So often the second run is killed.
const KILLS: u32 = 10;
/// The most memory that a run may take, in kilobytes.
const MOST_MEMORY: u64 = 300 * 1024;

#[test]
fn a_long_run_killed_ten_times_has_the_output_of_one_left_alone() {
    let Some(pages) = env::var("TALLYCHECK_SOAK").ok().and_then(|pages| pages.parse().ok()) else {
        return;
    };
    let root = tempfile::TempDir::new().unwrap();
    let inputs = root.path().join("in");
    fs::create_dir(&inputs).unwrap();
    let mut dice = Dice(2024);
    make(&inputs, pages, &mut dice);

    let (whole, killed) = (root.path().join("whole"), root.path().join("killed"));
    let started = Instant::now();
    let memory = finish(start(&inputs, &whole));
    let took = started.elapsed();
    tell(&format!("{pages} pages in {took:.0?}, at most {} MB", memory / 1024));

    let between = took.div_f64(f64::from(KILLS) + 2.0);
    for kill in 1..=KILLS {
        let mut run = start(&inputs, &killed);
        thread::sleep(between.mul_f64(0.3 + dice.share() * 1.4));
        // Killing one that is done already only ends the test sooner.
        let was_at_work = run.try_wait().unwrap().is_none();
        run.kill().unwrap();
        run.wait().unwrap();
        tell(&format!("kill {kill}, at work: {was_at_work}"));
    }
    let resumed = finish(start(&inputs, &killed));
    tell(&format!("resumed with at most {} MB", resumed / 1024));

    assert!(memory.max(resumed) < MOST_MEMORY, "{memory} and {resumed} kB");
    let (whole, killed) = (hashes(&whole), hashes(&killed));
    tell(&format!("{} files compared", whole.len()));
    assert!(whole == killed);
}

fn tell(news: &str) {
    _ = writeln!(io::stderr(), "{news}");
}

fn start(inputs: &Path, output: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tallycheck"))
        .args(["batch", "--jobs", "2", "--output"])
        .args([output, inputs])
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits for a run and says how much memory it took at most, in kilobytes.
fn finish(mut run: Child) -> u64 {
    let mut most = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
        most = most.max(peak.unwrap_or(0));
        if let Some(status) = run.try_wait().unwrap() {
            assert_eq!(status.code(), Some(2), "some pages are hostile");
            return most;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// What every file of the output holds.
fn hashes(output: &Path) -> BTreeMap<PathBuf, String> {
    let files = walkdir::WalkDir::new(output).into_iter().map(Result::unwrap);
    let own = output.join(".tallycheck");
    files
        .filter(|file| file.file_type().is_file() && !file.path().starts_with(&own))
        .map(|file| {
            let name = file.path().strip_prefix(output).unwrap().to_owned();
            let mut digest = Digest::default();
            digest.add(File::open(file.path()).unwrap()).unwrap();
            (name, digest.hex())
        })
        .collect()
}

/// Writes web archives with most of the pages, and a folder, a tar and records with the others.
fn make(inputs: &Path, pages: usize, dice: &mut Dice) {
    for archive in 0..4 {
        let file = File::create(inputs.join(format!("crawl-{archive}.warc.gz"))).unwrap();
        let mut out = BufWriter::new(file);
        for _ in 0..pages / 5 {
            out.write_all(&record(dice)).unwrap();
        }
        out.flush().unwrap();
    }
    let mut records = BufWriter::new(File::create(inputs.join("records.jsonl")).unwrap());
    for _ in 0..pages / 10 {
        match dice.of(20) {
            0 => writeln!(records, "{{\"text\": \"cut").unwrap(),
            _ => writeln!(records, "{{\"text\": {:?}}}", story(dice)).unwrap(),
        }
    }
    let file = File::create(inputs.join("pages.tar.gz")).unwrap();
    let mut tar = tar::Builder::new(GzEncoder::new(file, Compression::fast()));
    for n in 0..pages / 20 {
        let page = page(dice);
        let mut header = tar::Header::new_gnu();
        header.set_size(page.len() as u64);
        header.set_cksum();
        tar.append_data(&mut header, format!("{n}.html"), page.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
    for n in 0..pages / 20 {
        let folder = inputs.join(format!("saved/{}", n % 50));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{n}.html")), page(dice)).unwrap();
    }
}

/// A packed response; one of thirty lies about its length or is damaged.
fn record(dice: &mut Dice) -> Vec<u8> {
    let page = page(dice);
    let http = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", page.as_slice()].concat();
    let is_lie = dice.of(30) == 0;
    let length = if is_lie { http.len() + dice.of(99_999) + 5 } else { http.len() };
    let site = dice.of(40);
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://site-{site}.example/\r\n\
         Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    )
    .into_bytes();
    record.extend(http);
    record.extend(b"\r\n\r\n");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&record).unwrap();
    let mut packed = encoder.finish().unwrap();
    if dice.of(60) == 0 {
        let at = 20 + dice.of(packed.len() - 20);
        packed[at] ^= 0x55;
    }
    packed
}

/// A page; one of fifty is hostile.
fn page(dice: &mut Dice) -> Vec<u8> {
    match dice.of(200) {
        0 => format!("<html>5 votes{}", "<div>".repeat(5000)).into_bytes(),
        1 => vec![0; 3000],
        2 => story(dice).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => [b"<html><p>5 votes \xff\xfe\0", story(dice).as_bytes()].concat(),
        _ => format!(
            "<html><head><title>News</title><meta property=\"article:published_time\" \
             content=\"2024-02-{:02}\"></head><body><nav><a>Home</a></nav><article><p>{}</p>\
             </article><script>var votes = 5;</script></body></html>",
            dice.of(28) + 1,
            story(dice)
        )
        .into_bytes(),
    }
}

/// One story of eight has claims.
fn story(dice: &mut Dice) -> String {
    let filler = "It had rained in the hills and the roads were closed. ";
    let claim = match dice.of(24) {
        0 => format!("The PTI won {} seats in the National Assembly.", 90 + dice.of(5)),
        1 => format!("In NA-122, Khawaja Saad Rafique got {} votes.", 77_900 + dice.of(20)),
        2 => format!("Turnout was {} per cent, the commission said.", 40 + dice.of(12)),
        _ => format!("The side scored {} goals in the rain.", dice.of(9)),
    };
    format!("{}{claim} {}", filler.repeat(dice.of(9)), filler.repeat(dice.of(30)))
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn share(&mut self) -> f64 {
        self.of(1000) as f64 / 1000.0
    }
}
