//! What the parser builds: the page as `scraper` has it. It notes when a page goes beyond its limits,
//! so that the parser can be stopped before its quadratic time bites.

use super::tree::{Excess, PageLimits};
use html5ever::{
    Attribute, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    tendril::StrTendril,
};
use rustc_hash::FxHashMap;
use scraper::{Html, HtmlTreeSink, node::Element};
use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
};

/// A node of the page that is built.
pub(super) type NodeId = <HtmlTreeSink as TreeSink>::Handle;

/// A page under construction.
pub(super) struct Sink {
    page: HtmlTreeSink,
    limits: PageLimits,
    /// How deep the elements lie that have been put into others.
    depths: RefCell<FxHashMap<NodeId, usize>>,
    elements: Cell<usize>,
    line: Cell<u64>,
    excess: Cell<Option<(Excess, u64)>>,
}

impl Sink {
    pub(super) fn new(limits: PageLimits) -> Self {
        Self {
            page: HtmlTreeSink::new(Html::new_document()),
            limits,
            depths: RefCell::default(),
            elements: Cell::new(0),
            line: Cell::new(1),
            excess: Cell::new(None),
        }
    }

    /// What the page has too much of, and the line where it had.
    pub(super) fn excess(&self) -> Option<(Excess, u64)> {
        self.excess.get()
    }

    /// The line that the parser is at.
    pub(super) fn line(&self) -> u64 {
        self.line.get()
    }

    pub(super) fn into_page(self) -> Html {
        self.page.finish()
    }

    fn note(&self, excess: Excess) {
        if self.excess.get().is_none() {
            self.excess.set(Some((excess, self.line.get())));
        }
    }

    /// Notes how deep a node lies that goes into another.
    fn sink_into(&self, parent: NodeId, child: &NodeOrText<NodeId>) {
        let NodeOrText::AppendNode(child) = child else { return };
        let mut depths = self.depths.borrow_mut();
        let depth = depths.get(&parent).map_or(1, |depth| depth + 1);
        depths.insert(*child, depth);
        if depth > self.limits.depth {
            self.note(Excess::Depth(self.limits.depth));
        }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        let page = self.page.0.borrow();
        page.tree.get(node)?.parent().map(|parent| parent.id())
    }

    fn read<T>(&self, node: NodeId, what: impl FnOnce(&Element) -> T) -> Option<T> {
        let page = self.page.0.borrow();
        page.tree.get(node)?.value().as_element().map(what)
    }

    /// Whether it is text that nobody reads.
    fn is_idle(&self, parent: NodeId, child: &NodeOrText<NodeId>) -> bool {
        matches!(child, NodeOrText::AppendText(_))
            && self.read(parent, has_no_words).unwrap_or_default()
    }
}

/// Styles, and scripts that are not data, have no words.
fn has_no_words(element: &Element) -> bool {
    match element.name() {
        "style" => true,
        "script" => !element.attr("type").is_some_and(|kind| kind.contains("ld+json")),
        _ => false,
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.page.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.page.elem_name(target)
    }

    fn create_element(&self, name: QualName, given: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        if self.elements.get() > self.limits.elements {
            self.note(Excess::Elements(self.limits.elements));
        }
        self.page.create_element(name, given, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.page.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.page.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        if !self.is_idle(*parent, &child) {
            self.sink_into(*parent, &child);
            self.page.append(parent, child);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        if self.parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.page.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.page.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.page.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if let Some(parent) = self.parent(*sibling) {
            self.sink_into(parent, &child);
            self.page.append_before_sibling(sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, mut given: Vec<Attribute>) {
        let had = self.read(*target, |element| element.attrs.len()).unwrap_or_default();
        given.truncate(self.limits.attributes.saturating_sub(had));
        self.page.add_attrs_if_missing(target, given);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.page.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.page.reparent_children(node, new_parent);
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }
}
