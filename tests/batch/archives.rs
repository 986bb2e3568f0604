//! The same page comes out of every container.

use crate::{
    made::{arc, arc_beginning, gzip, http, page, tar, warc, zip, zstd, zstd_by_dictionary},
    scene::{Scene, items, lines},
};
use jiff::civil::date;
use tallycheck::input::archive::{ArchiveOptions, Field, Item};

const STORY: &[u8] = b"Gill won.";

#[test]
fn a_page_comes_out_of_every_container_with_its_place() {
    let scene = Scene::new();
    let files: &[(&str, &[u8])] = &[("2024/a.txt", STORY), ("2024/b.png", b"\x89PNG")];
    for (name, bytes, place) in [
        ("a.txt", STORY.to_vec(), "a.txt"),
        ("a.txt.gz", gzip(STORY), "a.txt.gz"),
        ("a.txt.zst", zstd(STORY), "a.txt.zst"),
        ("x.zip", zip(files), "x.zip!2024/a.txt"),
        ("x.tar", tar(files), "x.tar!2024/a.txt"),
        ("x.tar.gz", gzip(&tar(files)), "x.tar.gz!2024/a.txt"),
        ("x.tar.zst", zstd(&tar(files)), "x.tar.zst!2024/a.txt"),
        ("y.zip", zip(&[("in.tar.gz", &gzip(&tar(files)))]), "y.zip!in.tar.gz!2024/a.txt"),
        ("x.jsonl", b"\n{\"text\": \"Gill won.\"}\n".to_vec(), "x.jsonl:2"),
        ("x.json", b" [\n{\"body\": [\"Gill won.\"], \"n\": {\"a\": [1]}}\n]".to_vec(), "x.json#1"),
        ("y.json", b"{\n  \"content\": \"Gill won.\"\n}\n".to_vec(), "y.json#1"),
        ("x.csv", b"id;body;n\n1;\"Gill won.\";2\n".to_vec(), "x.csv:2"),
    ] {
        let lines = lines(&scene.write(name, bytes));
        assert_eq!(lines[0], format!("{place}: Gill won."));
        assert!(lines[1..].iter().all(|line| line == "(image)"), "{lines:?}");
    }
}

#[test]
fn a_web_archive_names_each_response_by_its_byte_in_the_file() {
    let scene = Scene::new();
    let story = http("text/html; charset=utf-8", STORY);
    let others = [http("image/png", b"x"), b"HTTP/1.1 404 Gone\r\n\r\nGone".to_vec()];
    for version in ["1.0", "1.1"] {
        let records: Vec<Vec<u8>> = [&story, &others[0], &others[1], &story]
            .iter()
            .map(|block| warc(version, "https://east.example/1", block))
            .collect();
        let packed: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
        let frames: Vec<Vec<u8>> = records.iter().map(|record| zstd(record)).collect();
        for (name, records) in
            [("x.warc", &records), ("x.warc.gz", &packed), ("x.warc.zst", &frames)]
        {
            let last: usize = records[..3].iter().map(Vec::len).sum();
            let lines = lines(&scene.write(name, records.concat()));
            let expected = [
                format!("{name}@0: Gill won."),
                "(image)".into(),
                "(missing)".into(),
                format!("{name}@{last}: Gill won."),
            ];
            assert_eq!(lines, expected, "{name} {version}");
        }
    }
}

#[test]
fn an_arc_is_read_like_a_warc() {
    let scene = Scene::new();
    let records = [
        arc_beginning(),
        arc("http://east.example/1", &http("text/html", STORY)),
        arc("dns:x", b"y"),
    ];
    let at = records[0].len();
    assert_eq!(lines(&scene.write("x.arc", records.concat())), [format!("x.arc@{at}: Gill won.")]);
    let packed = records.map(|record| gzip(&record));
    let at = packed[0].len();
    let path = scene.write("x.arc.gz", packed.concat());
    assert_eq!(lines(&path), [format!("x.arc.gz@{at}: Gill won.")]);
}

#[test]
fn a_wacz_gives_its_web_archives_without_their_index() {
    let scene = Scene::new();
    let record = gzip(&warc("1.1", "https://east.example/", &http("text/html", STORY)));
    let files: &[(&str, &[u8])] = &[
        ("archive/data.warc.gz", &record),
        ("datapackage.json", b"{}"),
        ("pages/pages.jsonl", b"{\"text\": \"Gill won.\"}\n"),
    ];
    let lines = lines(&scene.write("x.wacz", zip(files)));
    assert_eq!(lines, ["x.wacz!archive/data.warc.gz@0: Gill won.", "(index)", "(index)"]);
}

#[test]
fn what_a_server_packed_is_unpacked_and_what_a_crawler_unpacked_is_left() {
    let scene = Scene::new();
    let encoded = |body: &[u8]| {
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
        warc("1.1", "https://east.example/", &[head, body].concat())
    };
    let chunked =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nGill won.\r\n0\r\n\r\n";
    let records =
        [encoded(&gzip(STORY)), encoded(STORY), warc("1.1", "https://e.example/", chunked)];
    let lines = lines(&scene.write("x.warc", records.concat()));
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.ends_with(": Gill won.")), "{lines:?}");
}

#[test]
fn a_saved_message_gives_its_page() {
    let scene = Scene::new();
    let message = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://east.example/1\r\n\
        Subject: Count\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html; charset=windows-1252\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Gill won =96 by far.</p>\r\n\
        --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
    let path = scene.write("page.mhtml", message);
    let items = items(&path, &ArchiveOptions::default());
    let [Item::Page(page)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(String::from_utf8_lossy(&page.bytes).trim(), "<p>Gill won \u{2013} by far.</p>");
    assert_eq!(page.about.url.as_deref(), Some("https://east.example/1"));
}

#[test]
fn a_record_brings_its_title_date_address_and_outlet() {
    let scene = Scene::new();
    let record = r#"{"Headline": "Gill wins", "body": "She got 45,210 votes.", "datePublished":
        "2024-02-09T10:00:00Z", "link": "https://east.example/1", "publisher": {"name": "East Courier"}}"#;
    let items = items(&scene.write("x.json", record), &ArchiveOptions::default());
    let [Item::Page(page)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(String::from_utf8_lossy(&page.bytes), "Gill wins\n\nShe got 45,210 votes.");
    assert_eq!(page.about.published, Some(date(2024, 2, 9)));
    assert_eq!(page.about.publisher.as_deref(), Some("East Courier"));
}

#[test]
fn columns_can_be_named_and_a_table_without_a_story_says_so() {
    let scene = Scene::new();
    let path = scene.write("x.csv", "kop,inhoud\nA,Gill won.\n");
    let columns = vec![(Field::Text, "inhoud".to_owned()), (Field::Title, "kop".to_owned())];
    let options = ArchiveOptions { columns, ..ArchiveOptions::default() };
    let found = items(&path, &options);
    assert!(matches!(&found[..], [Item::Page(page)] if page.bytes == b"A\n\nGill won."));
    let columns = vec![(Field::Text, "tekst".to_owned())];
    let options = ArchiveOptions { columns, ..ArchiveOptions::default() };
    let found = items(&path, &options);
    let [Item::Failed(it)] = &found[..] else { panic!("{found:?}") };
    assert!(it.reason.contains("(kop, inhoud)") && it.reason.contains("--column text=NAME"));
}

#[test]
fn records_without_a_story_are_counted_and_the_first_one_says_what_it_holds_instead() {
    let scene = Scene::new();
    let nested = "{\"id\": 1, \"data\": {\"story\": \"Gill won.\"}}\n".repeat(3);
    let found = lines(&scene.write("x.jsonl", nested));
    assert!(found[0].starts_with("x.jsonl:1? ") && found[0].contains("(id, data)"), "{found:?}");
    assert_eq!(found[1..], ["(record without text)"; 3]);
}

#[test]
fn an_archive_packed_with_a_dictionary_of_its_own_is_read() {
    let scene = Scene::new();
    let record = warc("1.1", "https://east.example/", &http("text/html", b"Gill won."));
    for packed in [false, true] {
        let found = lines(&scene.write("x.warc.zst", zstd_by_dictionary(&record, packed)));
        assert!(found.len() == 1 && found[0].ends_with(": Gill won."), "{found:?}");
    }
    let cut = &zstd_by_dictionary(&record, false)[..30];
    let found = lines(&scene.write("x.warc.zst", cut));
    assert!(found.len() == 1 && found[0].contains("! "), "{found:?}");
}

#[test]
fn a_folder_is_read_in_order_and_reports_lie_where_their_files_lie() {
    let scene = Scene::new();
    let story = |votes: &str| page(&format!("In NA-122, Khawaja Saad Rafique got {votes} votes."));
    scene.write("b/2.html", story("77,907"));
    scene.write("b/10.html", story("77,709"));
    scene.write("a.html", story("77,907"));
    scene.write(
        "c.jsonl",
        "{\"text\": \"Turnout was 48 per cent.\"}\n{\"text\": \"It voted: 49%.\"}\n",
    );
    scene.write("sport.html", page("The side scored 5 goals, and nobody was surprised."));
    let totals = scene.run();
    assert_eq!((totals.checked, totals.skipped, totals.failed), (5, 1, 0));
    let inputs = scene.batch.inputs[0].to_str().unwrap().trim_start_matches('/').to_owned();
    let reports: Vec<String> = scene
        .output()
        .keys()
        .filter_map(|path| {
            Some(path.to_str()?.strip_prefix(&format!("reports/{inputs}/"))?.to_owned())
        })
        .collect();
    assert_eq!(reports, ["a.html.yaml", "b/10.html.yaml", "b/2.html.yaml", "c.jsonl.yaml"]);
    let sources: Vec<String> = scene.claims().iter().map(|row| row["source"].clone()).collect();
    let mut in_order = sources.clone();
    in_order.sort();
    assert_eq!(sources, in_order);
    assert!(scene.claims().iter().any(|row| row["verdict"] == "contradicted"));
}

#[test]
fn a_bad_first_line_costs_no_other_record() {
    let scene = Scene::new();
    let found = lines(&scene.write("x.jsonl", "{oops\n{\"text\": \"Gill won.\"}\n"));
    assert!(found[0].starts_with("x.jsonl:1! no JSON record"), "{found:?}");
    assert_eq!(found[1], "x.jsonl:2: Gill won.");
}
