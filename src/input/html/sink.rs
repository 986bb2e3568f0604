//! What the parser builds: nodes linked as they come. It notes when a page goes beyond its limits, so
//! that the parser can be stopped before its quadratic time bites.

use super::tree::{Data, Element, Excess, Node, PageLimits, Tree};
use html5ever::{
    Attribute, LocalName, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};
use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
};

const NONE: usize = usize::MAX;
const ROOT: usize = 0;

/// A node among the links to its neighbours.
struct Linked {
    name: QualName,
    data: Data,
    parent: usize,
    first: usize,
    last: usize,
    before: usize,
    after: usize,
    depth: usize,
}

/// The tree under construction.
pub(super) struct Sink {
    nodes: RefCell<Vec<Linked>>,
    limits: PageLimits,
    line: Cell<u64>,
    elements: Cell<usize>,
    excess: Cell<Option<(Excess, u64)>>,
    saved_from: RefCell<Option<String>>,
}

impl Sink {
    pub(super) fn new(limits: PageLimits) -> Self {
        let sink = Self {
            nodes: RefCell::default(),
            limits,
            line: Cell::new(1),
            elements: Cell::new(0),
            excess: Cell::new(None),
            saved_from: RefCell::default(),
        };
        sink.add(nameless(), Data::Root);
        sink
    }

    /// What the page has too much of, and the line where it had.
    pub(super) fn excess(&self) -> Option<(Excess, u64)> {
        self.excess.get()
    }

    fn add(&self, name: QualName, data: Data) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, first, last, before, after) = (NONE, NONE, NONE, NONE, NONE);
        nodes.push(Linked { name, data, parent, first, last, before, after, depth: 0 });
        nodes.len() - 1
    }

    fn note(&self, excess: Excess) {
        if self.excess.get().is_none() {
            self.excess.set(Some((excess, self.line.get())));
        }
    }

    fn detach(&self, child: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Linked { parent, before, after, .. } = nodes[child];
        if parent == NONE {
            return;
        }
        match before {
            NONE => nodes[parent].first = after,
            _ => nodes[before].after = after,
        }
        match after {
            NONE => nodes[parent].last = before,
            _ => nodes[after].before = before,
        }
        let child = &mut nodes[child];
        (child.parent, child.before, child.after) = (NONE, NONE, NONE);
    }

    /// Puts a node among a parent's children, before another of them or at their end.
    fn insert(&self, parent: usize, child: usize, next: usize) {
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        let before = if next == NONE { nodes[parent].last } else { nodes[next].before };
        let depth = nodes[parent].depth + 1;
        match before {
            NONE => nodes[parent].first = child,
            _ => nodes[before].after = child,
        }
        match next {
            NONE => nodes[parent].last = child,
            _ => nodes[next].before = child,
        }
        let child = &mut nodes[child];
        (child.parent, child.before, child.after, child.depth) = (parent, before, next, depth);
        if depth > self.limits.depth && matches!(child.data, Data::Element(_)) {
            self.note(Excess::Depth(self.limits.depth));
        }
    }

    /// Text goes on the text before it, where there is some.
    fn insert_text(&self, parent: usize, text: &StrTendril, next: usize) {
        let mut nodes = self.nodes.borrow_mut();
        if drops_text(&nodes[parent].data) {
            return;
        }
        let before = if next == NONE { nodes[parent].last } else { nodes[next].before };
        if let Some(Linked { data: Data::Text(old), .. }) = nodes.get_mut(before) {
            return old.push_tendril(text);
        }
        drop(nodes);
        let child = self.add(nameless(), Data::Text(text.clone()));
        self.insert(parent, child, next);
    }

    fn place(&self, parent: usize, child: NodeOrText<usize>, next: usize) {
        match child {
            NodeOrText::AppendNode(child) => self.insert(parent, child, next),
            NodeOrText::AppendText(text) => self.insert_text(parent, &text, next),
        }
    }
}

/// The name of what is no element.
fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

/// Styles, and scripts that are not data, have no words.
fn drops_text(data: &Data) -> bool {
    let Data::Element(element) = data else { return false };
    match element.name {
        local_name!("style") => true,
        local_name!("script") => {
            !element.attribute(&local_name!("type")).is_some_and(|kind| kind.contains("ld+json"))
        }
        _ => false,
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[*target].name)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> usize {
        self.elements.set(self.elements.get() + 1);
        if self.elements.get() > self.limits.elements {
            self.note(Excess::Elements(self.limits.elements));
        }
        let attributes = attributes.into_iter().map(|a| (a.name.local, a.value)).collect();
        let element = Element { name: name.local.clone(), attributes };
        self.add(name, Data::Element(element))
    }

    fn create_comment(&self, text: StrTendril) -> usize {
        let mut saved_from = self.saved_from.borrow_mut();
        if saved_from.is_none() {
            *saved_from = address_saved_from(&text);
        }
        self.add(nameless(), Data::Nothing)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.add(nameless(), Data::Nothing)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.place(*parent, child, NONE);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let has_parent = self.nodes.borrow()[*element].parent != NONE;
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent;
        if parent != NONE {
            self.place(parent, child, *sibling);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        let Data::Element(element) = &mut nodes[*target].data else { return };
        let has = |element: &Element, name: &LocalName| element.attribute(name).is_some();
        for Attribute { name, value } in attributes {
            if element.attributes.len() < self.limits.attributes && !has(element, &name.local) {
                element.attributes.push((name.local, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        loop {
            let child = self.nodes.borrow()[*node].first;
            if child == NONE {
                break;
            }
            self.insert(*new_parent, child, NONE);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }
}

/// The address in the comment that browsers and `SingleFile` leave at the top of a page they save.
fn address_saved_from(comment: &str) -> Option<String> {
    let (_, after) =
        ["saved from url=", "url: "].iter().find_map(|mark| comment.split_once(mark))?;
    let address = after.trim_start_matches(|c: char| c == '(' || c.is_ascii_digit() || c == ')');
    let address = address.split_whitespace().next()?;
    address.starts_with("http").then(|| address.to_owned())
}

impl Sink {
    /// The tree in the order of the page.
    pub(super) fn into_tree(self) -> Result<Tree, (Excess, u64)> {
        let mut linked = self.nodes.into_inner();
        let mut nodes: Vec<Node> = Vec::with_capacity(linked.len());
        // Nodes still to come, each with its parent's new number and its depth.
        let mut open: Vec<(usize, usize, usize)> = vec![(ROOT, 0, 0)];
        while let Some((old, parent, depth)) = open.pop() {
            if depth > self.limits.depth + 1 {
                return Err((Excess::Depth(self.limits.depth), self.line.get()));
            }
            let new = nodes.len();
            let data = std::mem::replace(&mut linked[old].data, Data::Nothing);
            nodes.push(Node { data, parent, end: new + 1 });
            let mut child = linked[old].last;
            while child != NONE {
                open.push((child, new, depth + 1));
                child = linked[child].before;
            }
        }
        for at in (1..nodes.len()).rev() {
            let Node { parent, end, .. } = nodes[at];
            nodes[parent].end = nodes[parent].end.max(end);
        }
        Ok(Tree { nodes, saved_from: self.saved_from.into_inner() })
    }
}
