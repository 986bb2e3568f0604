//! Saved pages and articles, damaged at random, read and checked. Every case follows from its number,
//! so that one that fails can be run again.
//!
//! `TALLYCHECK_MUTATIONS=100000 cargo test --release --test mutations` runs for long,
//! `TALLYCHECK_MUTATIONS_FROM=4711` begins elsewhere.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

#[path = "../fuzz/src/lib.rs"]
mod holds;

use std::{
    env, fs,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};
use tallycheck::input::{Article, ReadOptions, read_bytes};

/// Cases of each kind, where nothing else is asked for.
const CASES: u64 = 150;

/// What damages pages most.
const PAGE_SCRAPS: [&str; 40] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "</table>",
    "<tr>",
    "<td rowspan=9>",
    "<td colspan=99999>",
    "<th>",
    "</td>",
    "<li>",
    "</ul>",
    "<h1>",
    "<h2>",
    "<article>",
    "<main>",
    "<aside>",
    "<template>",
    "</template>",
    "<select>",
    "<svg>",
    "<math>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<pre>",
    "<br>",
    "<dl><dt>",
    "<dd>",
    "&#0;",
    "&nbsp;",
    "<p class=\"related comments\">",
    "<frameset>",
    "<plaintext>",
];

/// And articles.
const TEXT_SCRAPS: [&str; 40] = [
    "0",
    "9",
    "99999999999999999999",
    "1,2,3",
    "1.",
    ".5",
    "%",
    " per cent",
    " lakh",
    " crore",
    " million",
    "-",
    "–",
    " to ",
    "NA-130",
    "NA-",
    " seats",
    " votes",
    "half",
    "two-thirds",
    "one",
    " hundred and ",
    "\n",
    "\n\n",
    "|",
    "\t",
    "•",
    "(",
    ")",
    "\"",
    "”",
    "’s",
    "\u{a0}",
    "\u{200b}",
    "\0",
    "\u{202e}",
    "respectively",
    " of ",
    "०१२",
    "٤٥",
];

/// And archives.
const ARCHIVE_SCRAPS: [&str; 24] = [
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Length: 18446744073709551615\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 3\r\n",
    "Content-Encoding: gzip\r\n",
    "Transfer-Encoding: chunked\r\n",
    "\r\n\r\n",
    "\u{1f}\u{8b}\u{8}",
    "(\u{b5}/\u{fd}",
    "]*M\u{18}\0\0\0\0",
    "PK\u{1}\u{2}",
    "PK\u{3}\u{4}",
    "PK\u{5}\u{6}",
    "\0\0\0\0",
    "\u{ff}\u{ff}",
    "../../",
    "ustar",
    "--B\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "{\"text\":",
    "[{",
    "\"",
    ",,\n",
];

/// Numbers that follow from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A few cuts, repetitions and scraps.
fn damaged(dice: &mut Dice, inputs: &[Vec<u8>], scraps: &[&str]) -> Vec<u8> {
    let mut bytes = dice.pick(inputs).clone();
    for _ in 0..=dice.below(8) {
        let from = dice.below(bytes.len() + 1);
        let to = (from + dice.below(400)).min(bytes.len());
        match dice.below(7) {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.truncate(from),
            2 => {
                let times = 1 + dice.below(60);
                let part = bytes[from..to].repeat(times);
                bytes.splice(from..from, part);
            }
            3 => {
                let times = 1 + dice.below(700);
                bytes.splice(from..from, dice.pick(scraps).repeat(times).into_bytes());
            }
            4 => {
                let other = dice.pick(inputs).clone();
                let start = dice.below(other.len());
                bytes.splice(from..to, other[start..].iter().copied());
            }
            5 if from < bytes.len() => bytes[from] = dice.next().to_le_bytes()[0],
            _ => {
                bytes.splice(from..to, dice.pick(scraps).bytes());
            }
        }
    }
    bytes
}

fn number_from(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

fn run(inputs: &[Vec<u8>], scraps: &[&str], check: impl Fn(u64, &[u8])) {
    assert!(!inputs.is_empty());
    let from = number_from("TALLYCHECK_MUTATIONS_FROM", 0);
    for case in from..from + number_from("TALLYCHECK_MUTATIONS", CASES) {
        let bytes = damaged(&mut Dice(case), inputs, scraps);
        let outcome = catch_unwind(AssertUnwindSafe(|| check(case, &bytes)));
        assert!(outcome.is_ok(), "case {case}: {}", String::from_utf8_lossy(&bytes));
    }
}

/// The files of that name below a folder of `tests/`.
fn files(folder: &str, name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join(name)).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn no_damaged_page_does_harm() {
    run(&files("pages", "page.html"), &PAGE_SCRAPS, |case, bytes| {
        if let Some(article) = holds::page(bytes).filter(|_| case % 8 == 0) {
            holds::article(&article);
        }
    });
}

#[test]
fn no_damaged_article_does_harm() {
    run(&files("articles", "article.txt"), &TEXT_SCRAPS, |_, bytes| {
        if let Ok(article) = read_bytes("article.txt", bytes, &ReadOptions::default()) {
            holds::article(&article);
        }
    });
}

#[test]
fn no_run_of_numbers_does_harm() {
    let seeds = ["Gill won 45,210 votes and Khan 40,000 in NA-130.", "PTI: 93 seats of 266 (35%)"];
    let seeds: Vec<Vec<u8>> = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    run(&seeds, &TEXT_SCRAPS, |_, bytes| {
        let text = String::from_utf8_lossy(bytes);
        holds::numbers(&text);
        holds::article(&Article::from_text("numbers.txt", text));
    });
}

#[test]
fn no_damaged_archive_does_harm() {
    run(&archives(), &ARCHIVE_SCRAPS, |_, bytes| holds::archive(bytes));
}

/// An archive of each kind, small enough for damage to hit what matters.
fn archives() -> Vec<Vec<u8>> {
    let page = "<html><body><p>Gill won 45,210 votes.</p></body></html>";
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://east.example/\r\n\
         Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    let arc = format!("https://east.example/ 192.0.2.1 20240209000000 text/html {}\n", http.len());
    let arc = format!("filedesc://x.arc 0.0.0.0 20240209000000 text/plain 2\n1\n\n{arc}{http}\n");
    let mhtml = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n\
         --B\r\nContent-Type: text/html\r\n\r\n{page}\r\n--B--\r\n"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["a.html", "b/c.html"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(page.as_bytes()).unwrap();
    }
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(page.len() as u64);
    tar.append_data(&mut header, "a.html", page.as_bytes()).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(record.as_bytes()).unwrap();
    vec![
        record.repeat(2).into_bytes(),
        gzip.finish().unwrap().repeat(2),
        zstd::encode_all(record.as_bytes(), 3).unwrap().repeat(2),
        arc.into_bytes(),
        mhtml.into_bytes(),
        zip.finish().unwrap().into_inner(),
        tar.into_inner().unwrap(),
        b"{\"title\": \"A\", \"body\": [\"One\", {\"name\": \"x\"}]}\n".repeat(3),
        b"[{\"text\": \"One\"}, {\"text\": \"Two\"}]".to_vec(),
        b"title,date,text\n\"A, b\",2024-02-09,\"One\ntwo\"\nB,,Three\n".to_vec(),
    ]
}
