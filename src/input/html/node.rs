//! The nodes of a page, with the attributes that are read and no others.

use super::names::{Purpose, Purposes};
use html5ever::{Attribute, QualName, ns, tendril::StrTendril};

/// What a page is made of.
#[derive(Default)]
pub(super) enum Node {
    Element(Element),
    Text(StrTendril),
    Comment(StrTendril),
    /// The page itself, its doctype, the contents of a template.
    #[default]
    Other,
}

impl Node {
    pub(super) fn as_element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// An attribute that is read somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attr {
    AriaHidden,
    Class,
    Colspan,
    Content,
    Datetime,
    Hidden,
    Href,
    HttpEquiv,
    Itemprop,
    /// An id, or a name for tests and scripts.
    Label,
    Lang,
    Name,
    Property,
    Pubdate,
    Rel,
    Role,
    Rowspan,
    Style,
    Type,
    XmlLang,
}

impl Attr {
    fn named(name: &QualName) -> Option<Self> {
        if name.ns != ns!() {
            return None;
        }
        Some(match &*name.local {
            "aria-hidden" => Self::AriaHidden,
            "class" => Self::Class,
            "colspan" => Self::Colspan,
            "content" => Self::Content,
            "datetime" => Self::Datetime,
            "hidden" => Self::Hidden,
            "href" => Self::Href,
            "http-equiv" => Self::HttpEquiv,
            "itemprop" => Self::Itemprop,
            "id" | "data-component" | "data-gu-name" | "data-module" | "data-name" | "data-qa"
            | "data-test-id" | "data-testid" | "data-widget" => Self::Label,
            "lang" => Self::Lang,
            "name" => Self::Name,
            "property" => Self::Property,
            "pubdate" => Self::Pubdate,
            "rel" => Self::Rel,
            "role" => Self::Role,
            "rowspan" => Self::Rowspan,
            "style" => Self::Style,
            "type" => Self::Type,
            "xml:lang" => Self::XmlLang,
            _ => return None,
        })
    }
}

/// An element.
pub(super) struct Element {
    name: QualName,
    attributes: Vec<(Attr, StrTendril)>,
    /// What its labels say, once they have been looked up.
    purpose: Purpose,
}

impl Element {
    pub(super) fn new(name: QualName, given: Vec<Attribute>) -> Self {
        Self { name, attributes: read_of(given).collect(), purpose: Purpose::default() }
    }

    /// Its name, in lower case.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    pub(super) fn qualified_name(&self) -> &QualName {
        &self.name
    }

    /// The value of an attribute, the first one where labels have several.
    pub(super) fn attr(&self, attr: Attr) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(known, _)| *known == attr).map(|(_, value)| &**value)
    }

    pub(super) fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }

    /// The classes, the id and the names for tests and scripts, which tell what a part of the page is
    /// for.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.labelling().flat_map(|labels| labels.split_ascii_whitespace())
    }

    fn labelling(&self) -> impl Iterator<Item = &StrTendril> {
        let is_labelling = |attr: &Attr| matches!(attr, Attr::Class | Attr::Label);
        self.attributes.iter().filter(move |(attr, _)| is_labelling(attr)).map(|(_, value)| value)
    }

    /// Looks up what its labels say.
    pub(super) fn learn_purpose(&mut self, purposes: &mut Purposes) {
        self.purpose =
            self.labelling().map(|labels| purposes.of(labels)).fold(self.purpose, Purpose::and);
    }

    /// Whether its labels say that it is for this.
    pub(super) fn has_purpose(&self, purpose: Purpose) -> bool {
        self.purpose.has(purpose)
    }

    /// Adds the attributes that it does not have.
    pub(super) fn complete(&mut self, given: Vec<Attribute>) {
        for (attr, value) in read_of(given) {
            if self.attr(attr).is_none() {
                self.attributes.push((attr, value));
            }
        }
    }
}

fn read_of(given: Vec<Attribute>) -> impl Iterator<Item = (Attr, StrTendril)> {
    given.into_iter().filter_map(|given| Some((Attr::named(&given.name)?, given.value)))
}
