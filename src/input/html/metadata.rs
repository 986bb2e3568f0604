//! What a page says of itself: JSON-LD first, then `<meta>`, then what is marked in its text.

use super::{
    linked_data::LinkedArticle,
    node::{Attr, Element},
    parts::Words,
    tree::Tree,
};
use crate::input::dates;
use jiff::civil::Date;
use std::collections::HashMap;

/// Where pages give the day, best first. Days of change are not among them.
const PUBLISHED: [&str; 14] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "article.published",
    "publish-date",
    "publishdate",
    "pubdate",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "cxenseparse:recs:publishtime",
];
const AUTHORS: [&str; 5] =
    ["author", "parsely-author", "sailthru.author", "dc.creator", "article:author"];
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "parsely-title"];
const PUBLISHERS: [&str; 4] = ["og:site_name", "publisher", "dc.publisher", "application-name"];
const LANGUAGES: [&str; 3] = ["og:locale", "content-language", "language"];

/// What parts a headline from the name of the site in a page's title.
const PARTINGS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " » "];

/// A page's own account.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// The story's text, where the page carries it as data.
    pub(super) body: Option<String>,
}

pub(super) fn read(tree: &Tree) -> Metadata {
    let metas = Metas::of(tree);
    let article = LinkedArticle::of(tree);
    let publisher = article.publisher.or_else(|| metas.first(&PUBLISHERS));
    let canonical = || {
        let links = tree.elements().filter(|(_, e)| e.name() == "link");
        let mut canonical = links.filter(|(_, e)| attribute(e, Attr::Rel) == Some("canonical"));
        canonical.find_map(|(_, e)| address(attribute(e, Attr::Href)?))
    };
    let from_page_title = || {
        let (at, _) = tree.elements().find(|(_, e)| e.name() == "title")?;
        without_site(&tree.text(at), publisher.as_deref())
    };
    let marked = || {
        let is_marked = |(_, e): &(usize, &Element)| {
            attribute(e, Attr::Itemprop).is_some_and(|p| p.contains("datePublished"))
                || (e.name() == "time" && attribute(e, Attr::Pubdate).is_some())
        };
        let mut marked = tree.elements().filter(is_marked);
        marked.find_map(|(_, e)| {
            dates::any(attribute(e, Attr::Datetime).or_else(|| attribute(e, Attr::Content))?)
        })
    };
    let locale = || metas.first(&LANGUAGES);
    let page_language = || {
        let (_, html) = tree.elements().find(|(_, e)| e.name() == "html")?;
        attribute(html, Attr::Lang).or_else(|| attribute(html, Attr::XmlLang)).map(str::to_owned)
    };
    Metadata {
        title: article.headline.or_else(|| metas.first(&TITLES)).or_else(from_page_title),
        published: (article.published.as_deref().and_then(dates::any))
            .or_else(|| metas.all(&PUBLISHED).find_map(|value| dates::any(&value)))
            .or_else(marked),
        authors: if article.authors.is_empty() { authors(tree, &metas) } else { article.authors },
        language: (article.language.or_else(page_language).or_else(locale)).and_then(language),
        url: (canonical().or_else(|| address(&metas.first(&["og:url"])?)))
            .or_else(|| address(&article.url?))
            .or_else(|| address(tree.saved_from.as_deref()?)),
        publisher,
        body: article.body,
    }
}

/// The contents of a page's `<meta>` elements by their names in lower case.
struct Metas(HashMap<String, String>);

impl Metas {
    fn of(tree: &Tree) -> Self {
        let mut metas = HashMap::new();
        for (_, element) in tree.elements().filter(|(_, e)| e.name() == "meta") {
            let names = [Attr::Property, Attr::Name, Attr::Itemprop, Attr::HttpEquiv];
            let name = names.iter().find_map(|&name| attribute(element, name));
            let content =
                attribute(element, Attr::Content).map(str::trim).filter(|c| !c.is_empty());
            if let (Some(name), Some(content)) = (name, content) {
                metas.entry(name.to_ascii_lowercase()).or_insert_with(|| content.to_owned());
            }
        }
        Self(metas)
    }

    fn all(&self, names: &[&str]) -> impl Iterator<Item = String> {
        names.iter().filter_map(|name| self.0.get(*name).cloned())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next()
    }
}

fn authors(tree: &Tree, metas: &Metas) -> Vec<String> {
    let is_name = |name: &String| !name.contains("://") && name.split(' ').count() <= 8;
    if let Some(author) = metas.all(&AUTHORS).find(is_name) {
        return vec![author];
    }
    let is_author = |element: &Element| {
        let says = |name, value: &str| attribute(element, name) == Some(value);
        says(Attr::Rel, "author") || says(Attr::Itemprop, "author")
    };
    let named = tree.elements().filter(|(_, element)| is_author(element));
    let mut names: Vec<String> = named.map(|(at, _)| Words::of(tree, at).text).collect();
    names.retain(|name| !name.is_empty() && is_name(name));
    names.dedup();
    names.truncate(1);
    names
}

fn attribute(element: &Element, name: Attr) -> Option<&str> {
    element.attr(name).map(str::trim).filter(|value| !value.is_empty())
}

fn address(text: &str) -> Option<String> {
    let text = text.trim();
    text.starts_with("http").then(|| text.to_owned())
}

/// A locale (`en_GB`) as a BCP 47 tag (`en-GB`); what has not the form of one is none.
fn language(text: String) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let first = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&first.len())
        && tag.len() <= 20
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then_some(tag)
}

/// A page's title without the name of its site.
fn without_site(title: &str, publisher: Option<&str>) -> Option<String> {
    let part = PARTINGS
        .iter()
        .filter_map(|parting| title.rsplit_once(parting))
        .max_by_key(|(head, _)| head.len());
    let title = match part {
        Some((headline, site)) if publisher.is_some_and(|name| is_named(site, name)) => headline,
        Some((headline, site)) => {
            let is_clear = headline.split(' ').count() > 2 * site.split(' ').count();
            if is_clear { headline } else { title }
        }
        None => title,
    };
    Some(title.trim().to_owned()).filter(|title| !title.is_empty())
}

fn is_named(site: &str, publisher: &str) -> bool {
    let (site, publisher) = (site.to_lowercase(), publisher.to_lowercase());
    site.contains(&publisher) || publisher.contains(&site)
}
