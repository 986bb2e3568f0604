//! What the parser hands its findings to: the page as it is built, without what nobody reads. It notes
//! when a page goes beyond its limits, so that the parser can be stopped before its quadratic time
//! bites.

use super::{
    arena::{Arena, NodeId, ROOT},
    node::{Attr, Element, Node},
    tree::{Excess, PageLimits},
};
use html5ever::{
    Attribute, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    ns,
    tendril::StrTendril,
};
use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
};

/// Pages have a node to about so many bytes.
const BYTES_OF_NODE: usize = 64;

/// A page under construction.
pub(super) struct Sink {
    page: RefCell<Arena>,
    limits: PageLimits,
    elements: Cell<usize>,
    line: Cell<u64>,
    /// Lines that the parser was not handed.
    lines_passed_over: Cell<u64>,
    /// The node made last, until it has text or an end.
    opened: Cell<Option<NodeId>>,
    excess: Cell<Option<(Excess, u64)>>,
}

impl Sink {
    /// For a page of so many bytes.
    pub(super) fn new(limits: PageLimits, bytes: usize) -> Self {
        Self {
            page: RefCell::new(Arena::with_room(bytes / BYTES_OF_NODE)),
            limits,
            elements: Cell::new(0),
            line: Cell::new(1),
            lines_passed_over: Cell::new(0),
            opened: Cell::new(None),
            excess: Cell::new(None),
        }
    }

    /// What the page has too much of, and the line where it had.
    pub(super) fn excess(&self) -> Option<(Excess, u64)> {
        self.excess.get()
    }

    /// The line of the page that the parser is at.
    pub(super) fn line(&self) -> u64 {
        self.line.get() + self.lines_passed_over.get()
    }

    /// The name of the script or style that has just been opened, and whose text nobody reads.
    pub(super) fn opened_idle(&self) -> Option<&'static str> {
        let page = self.page.borrow();
        let element = page.element(self.opened.get()?)?;
        // In pictures, they hold elements.
        let is_html = element.qualified_name().ns == ns!(html);
        name_of_idle(element).filter(|_| is_html)
    }

    /// Text of the page that the parser is not handed.
    pub(super) fn pass_over(&self, text: &str) {
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        self.lines_passed_over.set(self.lines_passed_over.get() + lines);
    }

    pub(super) fn into_page(self) -> Arena {
        self.page.into_inner()
    }

    fn note(&self, excess: Excess) {
        if self.excess.get().is_none() {
            self.excess.set(Some((excess, self.line())));
        }
    }

    fn note_depth(&self, depth: usize) {
        if depth > self.limits.depth {
            self.note(Excess::Depth(self.limits.depth));
        }
    }
}

/// The name of a style, or of a script that is not data: nobody reads their text.
fn name_of_idle(element: &Element) -> Option<&'static str> {
    let is_data = || element.attr(Attr::Type).is_some_and(|kind| kind.contains("ld+json"));
    match element.name() {
        "style" => Some("style"),
        "script" if !is_data() => Some("script"),
        _ => None,
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
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.page.borrow(), |page| page.name(*target))
    }

    fn create_element(&self, name: QualName, given: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        if self.elements.get() > self.limits.elements {
            self.note(Excess::Elements(self.limits.elements));
        }
        let mut page = self.page.borrow_mut();
        let element = page.add(Node::Element(Element::new(name, given)));
        if flags.template {
            let contents = page.add(Node::Other);
            page.append(element, contents);
        }
        self.opened.set(Some(element));
        element
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.page.borrow_mut().add(Node::Comment(text))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.page.borrow_mut().add(Node::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut page = self.page.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => {
                page.append(*parent, child);
                self.note_depth(page.depth(child));
            }
            NodeOrText::AppendText(text) => {
                self.opened.set(None);
                if page.element(*parent).and_then(name_of_idle).is_none() {
                    page.append_text(*parent, text);
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.page.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn pop(&self, _node: &NodeId) {
        self.opened.set(None);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let mut page = self.page.borrow_mut();
        let doctype = page.add(Node::Other);
        page.append(ROOT, doctype);
    }

    /// What a template holds is made with it.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        target + 1
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut page = self.page.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => {
                page.insert_before(*sibling, child);
                self.note_depth(page.depth(child));
            }
            NodeOrText::AppendText(text) => page.insert_text_before(*sibling, text),
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, given: Vec<Attribute>) {
        if let Some(element) = self.page.borrow_mut().element_mut(*target) {
            element.complete(given);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.page.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.page.borrow_mut().move_children(*node, *new_parent);
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }
}
