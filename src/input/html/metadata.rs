//! What a page says of itself: JSON-LD first, then `<meta>`, then `<time>`.

use crate::input::dates::iso;
use jiff::civil::Date;
use scraper::{Html, Selector};
use serde_json::Value;

/// A page's own account.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) language: Option<String>,
}

pub(super) fn read(page: &Html) -> Metadata {
    let article = linked_data(page);
    let field = |name: &str| article.as_ref()?.get(name)?.as_str().map(str::to_owned);
    Metadata {
        title: field("headline")
            .or_else(|| attribute(page, r#"meta[property="og:title"]"#, "content"))
            .or_else(|| content(page, "title")),
        published: field("datePublished")
            .as_deref()
            .and_then(iso)
            .or_else(|| PUBLISHED.iter().find_map(|(css, name)| iso(&attribute(page, css, name)?))),
        language: field("inLanguage").or_else(|| attribute(page, "html", "lang")),
    }
}

/// Where pages give the day, best first.
const PUBLISHED: [(&str, &str); 6] = [
    (r#"meta[property="article:published_time"]"#, "content"),
    (r#"meta[itemprop="datePublished"]"#, "content"),
    (r#"meta[name="date"]"#, "content"),
    (r#"meta[name="pubdate"]"#, "content"),
    (r#"time[itemprop="datePublished"]"#, "datetime"),
    ("article time", "datetime"),
];

/// The first article among the page's JSON-LD objects.
fn linked_data(page: &Html) -> Option<Value> {
    let scripts = Selector::parse(r#"script[type="application/ld+json"]"#).ok()?;
    let values = page.select(&scripts).filter_map(|script| {
        let json: String = script.text().collect();
        serde_json::from_str(json.trim()).ok()
    });
    values.into_iter().find_map(article_in)
}

fn article_in(value: Value) -> Option<Value> {
    match value {
        Value::Array(items) => items.into_iter().find_map(article_in),
        Value::Object(mut fields) => {
            let is_article = fields.get("@type").is_some_and(names_article);
            if is_article && fields.contains_key("headline") {
                return Some(Value::Object(fields));
            }
            fields.remove("@graph").and_then(article_in)
        }
        _ => None,
    }
}

fn names_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("Posting"),
        Value::Array(kinds) => kinds.iter().any(names_article),
        _ => false,
    }
}

fn attribute(page: &Html, css: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(css).ok()?;
    let value = page.select(&selector).find_map(|element| element.attr(name))?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn content(page: &Html, css: &str) -> Option<String> {
    let selector = Selector::parse(css).ok()?;
    let text: String = page.select(&selector).next()?.text().collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
