//! The article among a page's JSON-LD.

use super::{markup, node::Attr, tree::Tree};
use serde_json::{Map, Value};

/// What the page's data says of its article.
#[derive(Debug, Default)]
pub(super) struct LinkedArticle {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
}

impl LinkedArticle {
    /// The first article among the page's data.
    pub(super) fn of(tree: &Tree) -> Self {
        let is_data = |kind: &str| kind.contains("ld+json");
        let scripts = tree.elements().filter(|(_, element)| {
            element.name() == "script" && element.attr(Attr::Type).is_some_and(is_data)
        });
        let values: Vec<Value> = scripts.filter_map(|(at, _)| parse(&tree.text(at))).collect();
        let article = values.iter().find_map(article_in);
        let site = values.iter().find_map(site_in);
        article.map_or_else(Self::default, |fields| Self::read(fields, site))
    }

    fn read(fields: &Map<String, Value>, site: Option<String>) -> Self {
        let text = |name: &str| fields.get(name).and_then(text_of);
        let names = |name: &str| fields.get(name).map(names_in).unwrap_or_default();
        Self {
            headline: text("headline").or_else(|| text("name")),
            published: text("datePublished"),
            publisher: names("publisher").into_iter().next().or(site),
            authors: names("author"),
            language: text("inLanguage"),
            url: text("url").or_else(|| text("mainEntityOfPage")),
            body: fields.get("articleBody").and_then(Value::as_str).and_then(markup::words),
        }
    }
}

/// Data as sites print it: some leave line breaks in strings, or comment signs around it.
fn parse(json: &str) -> Option<Value> {
    let json = json.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim();
    let json = json.trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(json).ok()
}

fn article_in(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().find_map(article_in),
        Value::Object(fields) => {
            let is_article = fields.get("@type").is_some_and(is_article);
            if is_article && (fields.contains_key("headline") || fields.contains_key("articleBody"))
            {
                return Some(fields);
            }
            let within = ["@graph", "mainEntity", "mainEntityOfPage"];
            within.iter().filter_map(|name| fields.get(*name)).find_map(article_in)
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("Posting"),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// The name of the organization or site, where the article points to it by its id only.
fn site_in(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(site_in),
        Value::Object(fields) => {
            let kind = fields.get("@type").and_then(Value::as_str).unwrap_or_default();
            let is_site = kind.ends_with("Organization") || kind == "WebSite";
            let name = || fields.get("name").and_then(text_of);
            is_site.then(name).flatten().or_else(|| site_in(fields.get("@graph")?))
        }
        _ => None,
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => markup::words(text),
        Value::Object(fields) => ["@value", "name", "@id"]
            .iter()
            .find_map(|name| fields.get(*name)?.as_str())
            .and_then(markup::words),
        Value::Array(items) => items.iter().find_map(text_of),
        _ => None,
    }
}

fn names_in(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) if !name.contains("://") => markup::words(name).into_iter().collect(),
        Value::Object(fields) => fields.get("name").map(names_in).unwrap_or_default(),
        Value::Array(items) => items.iter().flat_map(names_in).collect(),
        _ => Vec::new(),
    }
}
