//! The desk as other programs meet it: over HTTP, from outside.

#![allow(clippy::unwrap_used)] // in a test, to fail is to tell

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::LazyLock,
    thread,
    time::Duration,
};

const CLAIM: &str = "In NA-122, Khawaja Saad Rafique received 77,709 votes in 2024.";

/// A desk that closes with the test.
struct Desk {
    program: Child,
    address: String,
}

impl Desk {
    fn open() -> Self {
        Self::with(&["--max-bytes", "20000"])
    }

    fn with(arguments: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tallycheck"))
            .args(["serve", "--address", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        Self { program, address }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            request.push_str(&format!("Host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        // A desk that refuses early closes its end; the answer is there all the same.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answer { status: status.unwrap_or(0), head: head.to_lowercase(), body: body.into() }
    }

    fn check(&self, article: &Value) -> Answer {
        let json = ("Content-Type", "application/json");
        self.ask("POST", "/api/check", &[json], &article.to_string())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }
}

/// The description as the desk serves it, with the report's schema in its place.
fn response_schema(desk: &Desk, status: &str) -> Value {
    let description = desk.ask("GET", "/api/openapi.json", &[], "").json();
    let response = &description["paths"]["/api/check"]["post"]["responses"][status];
    let response = match response["$ref"].as_str() {
        Some(name) => description.pointer(name.trim_start_matches('#')).unwrap(),
        None => response,
    };
    let schema = &response["content"]["application/json"]["schema"]["$ref"];
    match schema.as_str().unwrap() {
        "/api/report-1.json" => desk.ask("GET", "/api/report-1.json", &[], "").json(),
        name => description.pointer(name.trim_start_matches('#')).unwrap().clone(),
    }
}

#[test]
fn an_article_is_checked_as_the_description_says() {
    let desk = Desk::open();
    let answer =
        desk.check(&json!({ "text": CLAIM, "source": "draft", "published": "2024-02-10" }));
    let report = answer.json();
    assert_eq!(answer.status, 200);
    assert!(jsonschema::is_valid(&response_schema(&desk, "200"), &report));
    assert_eq!(report["claims"][0]["verdict"], "contradicted");
    assert_eq!(report["article"]["source"], "draft");
    assert!(report.get("text").is_none());
    let with_text = desk.check(&json!({ "text": CLAIM, "with_text": true })).json();
    assert_eq!(with_text["text"], CLAIM);
}

#[test]
fn what_cannot_be_checked_is_refused_as_the_description_says() {
    let desk = Desk::open();
    let too_long = "word ".repeat(5000);
    let json = [("Content-Type", "application/json")];
    let refusals = [
        ("400", desk.ask("POST", "/api/check", &json, "{")),
        ("413", desk.check(&json!({ "text": too_long }))),
        ("415", desk.ask("POST", "/api/check", &[], "{}")),
        ("422", desk.check(&json!({ "text": "x", "published": "yesterday" }))),
        ("422", desk.check(&json!({ "txt": "x" }))),
    ];
    for (status, answer) in refusals {
        assert_eq!(answer.status.to_string(), status, "{}", answer.body);
        assert!(jsonschema::is_valid(&response_schema(&desk, status), &answer.json()));
    }
}

#[test]
fn every_path_of_the_description_is_answered_and_no_other() {
    let desk = Desk::open();
    let description = desk.ask("GET", "/api/openapi.json", &[], "").json();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let answer = desk.ask(&method.to_uppercase(), path, &[], "");
            assert!(![404, 405].contains(&answer.status), "{method} {path}: {}", answer.status);
        }
    }
    let paths = [
        "/api",
        "/../../etc/passwd",
        "/assets/../../Cargo.toml",
        "/assets/%2e%2e%2fx",
        "/reports/..%2f..%2fetc%2fpasswd",
    ];
    for path in paths {
        let answer = desk.ask("GET", path, &[], "");
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("root:") && !answer.body.contains("[package]"));
    }
}

#[test]
fn other_names_and_other_sites_are_turned_away() {
    let desk = Desk::open();
    let evil = ("Host", "evil.example");
    assert_eq!(desk.ask("GET", "/", &[evil], "").status, 403);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let origin = ("Origin", "http://evil.example");
    assert_eq!(desk.ask("POST", "/check", &[form, origin], "text=x").status, 403);
    let answer = desk.ask("GET", "/", &[], "");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "nosniff", "no-store"] {
        assert!(answer.head.contains(part), "{part} is not in {}", answer.head);
    }
    assert!(
        !answer.head.contains("unsafe")
            && !answer.body.contains("<style")
            && !answer.body.contains(" style=")
    );
}

#[test]
fn fifty_clients_at_once_each_get_their_own_report() {
    static DESK: LazyLock<Desk> = LazyLock::new(Desk::open);
    let clients: Vec<_> = (0..50)
        .map(|n| {
            thread::spawn(move || {
                let text = format!("{CLAIM} Client {n}.");
                let report = DESK.check(&json!({ "text": text, "with_text": true })).json();
                assert_eq!(report["text"], text);
                assert_eq!(report["claims"][0]["number"], "77,709");
            })
        })
        .collect();
    clients.into_iter().for_each(|client| client.join().unwrap());
    // A value that lives as long as the program is never dropped.
    Command::new("kill").arg(DESK.program.id().to_string()).status().unwrap();
}

/// A batch over the files of a folder.
fn batch(inputs: &Path, output: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_tallycheck"))
        .args(["batch", "--jobs", "1", "--output"])
        .args([output, inputs])
        .output()
        .unwrap();
    assert!(output.join("summary.yaml").exists(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn an_archive_that_is_checked_again_while_it_is_open_is_taken_in_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (inputs, output) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&inputs).unwrap();
    fs::write(inputs.join("first.txt"), format!("Who got what\n\n{CLAIM}")).unwrap();
    batch(&inputs, &output);
    let desk = Desk::with(&[output.to_str().unwrap()]);
    let list = || desk.ask("GET", "/archive", &[], "").body;
    assert!(list().contains("first.txt") && !list().contains("second.txt"));
    fs::write(inputs.join("second.txt"), format!("Another count\n\n{CLAIM} So they say.")).unwrap();
    batch(&inputs, &output);
    assert!(list().contains("is being read anew"));
    for _ in 0..600 {
        if list().contains("second.txt") {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("{}", list());
}
