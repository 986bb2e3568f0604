//! What is measured on: the test articles, and pages made of them or of the test pages.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use tallycheck::input::Article;

/// What a news page weighs, in bytes: the average of a public set of 181.
const HEAVY: usize = 174_000;

/// The test articles: news as dense with numbers as news gets.
pub fn articles() -> Vec<Article> {
    let read = |path| Article::from_text("news.txt", fs::read_to_string(path).expect("an article"));
    files("tests/articles", "article.txt").into_iter().map(read).collect()
}

/// Long articles as newsrooms print them, mostly without numbers of any election.
pub fn printed() -> Vec<Article> {
    let read = |path| Article::from_text("news.txt", fs::read_to_string(path).expect("an article"));
    let all = files("tests/held-out", "article.txt").into_iter();
    let long = all.filter(|path| folder(path).is_some_and(|name| name.starts_with('q')));
    long.map(read).collect()
}

fn folder(file: &Path) -> Option<&str> {
    file.parent()?.file_name()?.to_str()
}

/// News as it comes: to each test article five times its length without an election in it.
pub fn news() -> Vec<Article> {
    let sport = "The side scored 5 goals in the second half, and 40,000 people saw it. Nobody had \
                 thought so after the defeat of last week, when the coach spoke of a season lost.\n\n";
    let mixed = |article: Article| {
        let filling = sport.repeat(5 * article.text.len() / sport.len());
        Article::from_text("news.txt", format!("{}\n\n{filling}", article.text))
    };
    articles().into_iter().map(mixed).collect()
}

/// The articles one after another, over and over, cut to a length in characters.
pub fn one_article(articles: &[Article], characters: usize) -> Article {
    let all: Vec<&str> = articles.iter().map(|article| article.text.as_str()).collect();
    let text: String = all.join("\n\n").chars().cycle().take(characters).collect();
    Article::from_text("news.txt", text)
}

/// The test articles as pages among what pages have around their article.
pub fn pages_with_claims() -> Vec<Vec<u8>> {
    articles().iter().map(|article| page(&article.text)).collect()
}

/// Pages of the same length that tell of something else.
pub fn pages_without_claims() -> Vec<Vec<u8>> {
    let sport = "The side scored 5 goals in the second half, and 40,000 people saw it.\n\n";
    articles().iter().map(|like| page(&sport.repeat(like.text.len() / sport.len()))).collect()
}

/// The test pages, as they are.
pub fn test_pages() -> Vec<Vec<u8>> {
    let pages = files("tests/pages", "page.html").into_iter();
    pages.map(|path| fs::read(path).expect("a page")).collect()
}

/// A page filled up with the menus, cards and scripts that make pages as heavy as they come from the
/// web: a third of its weight in menus and cards, the rest in scripts and styles.
pub fn filled_up(page: &[u8]) -> Vec<u8> {
    let mut filling = String::new();
    let mut number = 0;
    while filling.len() < HEAVY / 3 {
        number += 1;
        write!(
            filling,
            "<div class=\"menu__item l-{number}\"><a class=\"menu__link\" href=\"/section/{number}\">\
             <span class=\"icon\"></span>Section {number}</a></div>\
             <article class=\"card card--small\" data-id=\"{number}\"><a href=\"/story/{number}\">\
             <img loading=\"lazy\" src=\"/i/{number}.jpg\" alt=\"\"><h3 class=\"card__title\">What \
             happened in place number {number} on the day</h3></a><p class=\"card__text\">A line or \
             two of what the story is about.</p></article>"
        )
        .expect("writing to a string");
    }
    let mut state = String::from("<script>window.state={");
    while filling.len() + state.len() + page.len() < HEAVY {
        state.push_str("\"key\":{\"a\":[1,2,3],\"html\":\"\\u003cp\\u003etext\"},");
    }
    state.push_str("}</script>");
    [page, b"<div class=\"recommended\">", filling.as_bytes(), b"</div>", state.as_bytes()].concat()
}

fn page(text: &str) -> Vec<u8> {
    let menu: String =
        (0..60).map(|n| format!("<li><a href=\"/{n}\">Section {n}</a></li>")).collect();
    let paragraphs: String = text.split("\n\n").map(|part| format!("<p>{part}</p>\n")).collect();
    let script = "var a = [1, 2, 3]; function f(x) { return x + 1 }\n".repeat(300);
    format!(
        "<!DOCTYPE html><html><head><title>News</title><script>{script}</script></head><body>\
         <nav><ul>{menu}</ul></nav><article>{paragraphs}</article>\
         <footer><ul>{menu}</ul></footer></body></html>"
    )
    .into_bytes()
}

/// The files of a name in the folders of a folder of tests, in order.
fn files(folder: &str, name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("a folder").path().join(name))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
}
