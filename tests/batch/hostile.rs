//! One case per hostile form: it is reported with its place, and the rest goes on.

use crate::{
    made::{
        arc, arc_beginning, gzip, http, page, tar, warc, warc_claiming, zip, zstd,
        zstd_by_dictionary,
    },
    scene::{Onlooker, Scene, items, lines},
};
use std::{fs, io::Write};
use tallycheck::input::archive::{ArchiveOptions, Item, Limits};

const CLAIM: &str = "In NA-122, Khawaja Saad Rafique got 77,709 votes.";

fn response(text: &str) -> Vec<u8> {
    warc("1.1", "https://east.example/", &http("text/html", text.as_bytes()))
}

#[test]
fn a_truncated_archive_is_reported_and_what_came_before_is_read() {
    let scene = Scene::new();
    let records = [gzip(&response("One")), gzip(&response("Two"))].concat();
    let cut = scene.write("x.warc.gz", &records[..records.len() - 25]);
    let found = lines(&cut);
    assert!(found[0].ends_with(": One"));
    assert!(found[1].contains("cut short"), "{found:?}");
    let plain = [response("One"), response("Two")].concat();
    let found = lines(&scene.write("x.warc", &plain[..plain.len() - 25]));
    assert!(found[0].ends_with(": One") && found[1].contains("cut short"), "{found:?}");
    let found = lines(&scene.write("x.txt.gz", &gzip(&[b'a'; 5000])[..30]));
    assert!(found.len() == 1 && found[0].contains('!'), "{found:?}");
    let found = lines(&scene.write("x.tar", &tar(&[("a", b"One"), ("b", &[b'x'; 2000])])[..1800]));
    assert!(found[0].ends_with("a: One") && found[1].contains('!'), "{found:?}");
}

#[test]
fn behind_a_damaged_record_the_next_one_is_found() {
    let scene = Scene::new();
    let mut damaged = gzip(&response("Two"));
    let middle = damaged.len() / 2;
    damaged[middle..middle + 8].fill(0xff);
    let packed = [gzip(&response("One")), damaged, gzip(&response("Three"))].concat();
    let found = lines(&scene.write("x.warc.gz", packed));
    assert!(found[0].ends_with(": One") && found.last().unwrap().ends_with(": Three"), "{found:?}");
    assert_eq!(found.iter().filter(|line| line.contains("! ")).count(), 1, "{found:?}");
    let plain = [response("One"), b"garbage\r\n".repeat(9), response("Three")].concat();
    let found = lines(&scene.write("x.warc", plain));
    assert!(found[1].contains("are no record") && found[2].ends_with(": Three"), "{found:?}");
}

#[test]
fn a_false_length_swallows_no_other_record() {
    let scene = Scene::new();
    let block = http("text/html", b"Two");
    for length in [
        "1",
        "200",
        "99999999",
        "18446744073709551615",
        "99999999999999999999999",
        "-1",
        "x",
        "40\r\nContent-Length: 200",
        "200\r\nContent-Length: 40",
    ] {
        let lying = warc_claiming(length, "1.1", "https://east.example/", &block);
        let plain = [response("One"), lying.clone(), response("Three")].concat();
        let packed = [gzip(&response("One")), gzip(&lying), gzip(&response("Three"))].concat();
        for (name, bytes) in [("x.warc", plain), ("x.warc.gz", packed)] {
            let found = lines(&scene.write(name, bytes));
            assert!(found[0].ends_with(": One"), "{length} {name} {found:?}");
            assert!(found[1].contains("! "), "{length} {name} {found:?}");
            assert!(found.last().unwrap().ends_with(": Three"), "{length} {name} {found:?}");
        }
    }
}

#[test]
fn bombs_are_stopped() {
    let scene = Scene::new();
    let zeros = vec![0; 80 * 1024 * 1024];
    let limits = Limits { page_bytes: 1024 * 1024, ..Limits::default() };
    let options = ArchiveOptions { limits, ..ArchiveOptions::default() };
    let record = warc("1.1", "https://east.example/", &zeros);
    for (name, bytes) in [
        ("a.txt.gz", gzip(&zeros)),
        ("a.txt.zst", zstd(&zeros)),
        ("a.tar.gz", gzip(&tar(&[("a.txt", &zeros), ("b.txt", &zeros)]))),
        ("a.zip", zip(&[("a.txt", &zeros)])),
        ("a.zip", zip(&[("a.tar", &tar(&[("a.txt", &zeros)]))])),
        ("a.warc.gz", gzip(&record)),
        ("a.warc.zst", zstd(&record)),
    ] {
        let found = items(&scene.write(name, bytes), &options);
        assert!(!found.is_empty());
        assert!(found.iter().all(|item| matches!(item, Item::Failed(_))), "{name} {found:?}");
    }
}

#[test]
fn containers_lie_in_one_another_only_so_deep() {
    let scene = Scene::new();
    let mut nested = b"One".to_vec();
    for _ in 0..20 {
        nested = zip(&[("in.zip", &nested)]);
    }
    let found = lines(&scene.write("x.zip", nested));
    assert!(found.len() == 1 && found[0].contains("--max-nesting"), "{found:?}");
}

#[test]
fn a_name_that_climbs_is_noted_and_leads_nowhere() {
    let scene = Scene::new();
    let story = page(CLAIM);
    scene.write("x.zip", zip(&[("../../../up.html", story.as_bytes()), ("/etc/up", b"One")]));
    scene.write("x.tar", tar(&[("../../../up.html", story.as_bytes())]));
    scene.run();
    assert_eq!(scene.summary().notes.len(), 3);
    let beside = scene.batch.output.parent().unwrap();
    let names: Vec<String> = fs::read_dir(beside)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(scene.claims().len(), 2);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_pipes_and_missing_files_are_reported() {
    let scene = Scene::new();
    scene.write("a.html", page(CLAIM));
    std::os::unix::fs::symlink(scene.input(""), scene.input("loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", scene.input("gone")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(scene.input("pipe")).status().unwrap();
    assert!(pipe.success());
    let totals = scene.run();
    assert_eq!((totals.checked, totals.failed), (1, 3));
    let failures = scene.failures();
    assert!(failures.iter().any(|(place, why)| place == "gone" && why == "there is no such file"));
    assert!(failures.iter().any(|(place, why)| place == "loop" && why.starts_with("a link that")));
    assert!(failures.iter().any(|(place, why)| place == "pipe" && why.starts_with("neither")));
}

#[test]
fn every_encoding_and_stray_byte_gets_an_answer() {
    let scene = Scene::new();
    let utf16: Vec<u8> =
        format!("\u{feff}{CLAIM}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    scene.write("utf16.txt", utf16);
    scene.write("nul.txt", format!("{CLAIM}\0\0 And 5\0 votes."));
    scene.write("nul-only.txt", [0; 4096]);
    scene.write("empty.txt", "");
    scene.write("deep.html", format!("<html>votes 5{}", "<div>".repeat(200_000)));
    scene.write(
        "long.jsonl",
        format!("{{\"text\": \"{}\"}}\n{{\"text\": \"{CLAIM}\"}}\n", "x".repeat(3_000_000)),
    );
    scene.write(
        "bad.jsonl",
        format!("{{\"text\": \"{CLAIM}\"}}\n{{oops\n[1]\n\"s\"\n{{\"text\": \"{CLAIM}\"}}\n"),
    );
    scene.write("deep.json", "{\"a\": ".repeat(100_000));
    scene.write("deep2.json", format!("[{{\"a\": {}", "[".repeat(100_000)));
    scene.write("quote.csv", format!("title,text\nA,\"{}", "x\n".repeat(1_000_000)));
    scene.write("x.7z", b"7z\xbc\xaf\x27\x1crest");
    let mut scene = scene;
    scene.batch.archives.limits.page_bytes = 1024 * 1024;
    let totals = scene.run();
    assert_eq!(totals.checked, 5, "{:?}", scene.failures());
    let failed: Vec<String> = scene.failures().into_iter().map(|(place, _)| place).collect();
    assert_eq!(
        failed,
        [
            "bad.jsonl:2",
            "bad.jsonl:3",
            "bad.jsonl:4",
            "deep.html",
            "deep.json:1",
            "deep2.json#1",
            "long.jsonl:1",
            "quote.csv:2",
            "x.7z"
        ]
    );
}

#[test]
fn a_file_larger_than_any_page_is_named_without_being_read() {
    let scene = Scene::new();
    let file = fs::File::create(scene.input("huge.txt")).unwrap();
    file.set_len(2 * 1024 * 1024 * 1024).unwrap();
    scene.write("zz.html", page(CLAIM));
    let totals = scene.run();
    assert_eq!((totals.checked, totals.failed), (1, 1));
    assert!(scene.failures()[0].1.contains("--max-bytes"));
}

#[test]
fn an_input_has_only_so_many_pages() {
    let mut scene = Scene::new();
    scene.batch.archives.limits.pages = 2;
    scene.write("x.jsonl", "{\"text\": \"5 votes.\"}\n".repeat(9));
    let totals = scene.run();
    assert_eq!((totals.checked, totals.failed), (2, 1));
}

#[test]
fn damaged_archives_of_all_kinds_never_break_the_reader() {
    let scene = Scene::new();
    let story = response("One");
    let wholes = [
        zip(&[("a.txt", b"One"), ("b.txt", &[b'x'; 999])]),
        gzip(&tar(&[("a.txt", b"One")])),
        tar(&[("a.txt", b"One"), ("b.txt", b"Two")]),
        [gzip(&story), gzip(&story)].concat(),
        [zstd(&story), zstd(&story)].concat(),
        zstd_by_dictionary(&story, true),
        [arc_beginning(), arc("http://east.example/", &http("text/html", b"One"))].concat(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n\
            --B\r\nContent-Type: text/html\r\n\r\n<p>One\r\n--B--\r\n"
            .to_vec(),
        story.repeat(2),
        b"title,text\n\"A\",\"One\"\n".to_vec(),
        b"[{\"text\": \"One\"}, {\"text\": \"Two\"}]".to_vec(),
    ];
    let path = scene.input("damaged");
    let mut dice = 1_u64;
    for whole in &wholes {
        for _ in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..3 {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = (dice >> 33) as usize % bytes.len();
                match dice >> 62 {
                    0 => bytes[at] = (dice >> 20) as u8,
                    1 => bytes.truncate(at + 1),
                    2 => bytes.insert(at, 0xff),
                    _ => _ = bytes.remove(at),
                }
                if bytes.is_empty() {
                    bytes.push(0);
                }
            }
            fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
            lines(&path);
        }
    }
}

#[test]
fn two_runs_at_one_folder_are_kept_apart() {
    struct Second<'a>(&'a Scene, std::sync::Mutex<Option<String>>);
    impl tallycheck::batch::Watch for Second<'_> {
        fn done(&self, _: &tallycheck::batch::Totals) {
            let error = self.0.try_run(&Onlooker::default()).unwrap_err();
            *self.1.lock().unwrap() = Some(error.to_string());
        }
    }
    let scene = Scene::new();
    scene.write("a.html", page(CLAIM));
    let watch = Second(&scene, Default::default());
    scene.try_run(&watch).unwrap();
    assert!(watch.1.into_inner().unwrap().unwrap().contains("another run is at work"));
}
