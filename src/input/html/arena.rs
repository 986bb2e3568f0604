//! A page under construction: nodes linked to those around them, so that the parser can move them.

use super::node::{Element, Node};
use html5ever::{QualName, ns, tendril::StrTendril};

/// A node of the page that is built.
pub(super) type NodeId = usize;

/// The page itself.
pub(super) const ROOT: NodeId = 0;

/// The nodes in the order in which they were made.
pub(super) struct Arena {
    nodes: Vec<Linked>,
    /// The name of what has none.
    no_name: QualName,
}

#[derive(Default)]
struct Linked {
    node: Node,
    parent: Option<NodeId>,
    before: Option<NodeId>,
    after: Option<NodeId>,
    last_child: Option<NodeId>,
    /// How many others it lay in when it was put where it is.
    depth: usize,
}

impl Arena {
    /// A page without anything in it, with room for so many nodes.
    pub(super) fn with_room(nodes: usize) -> Self {
        let no_name = QualName::new(None, ns!(), "".into());
        let mut arena = Self { nodes: Vec::with_capacity(nodes), no_name };
        arena.add(Node::Other);
        arena
    }

    /// A new node, in no other yet.
    pub(super) fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(Linked { node, ..Linked::default() });
        self.nodes.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Takes what a node is, to be kept elsewhere.
    pub(super) fn take(&mut self, id: NodeId) -> Node {
        std::mem::take(&mut self.nodes[id].node)
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        self.nodes[id].node.as_element()
    }

    pub(super) fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.nodes[id].node {
            Node::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an element, an empty one for other nodes.
    pub(super) fn name(&self, id: NodeId) -> &QualName {
        self.element(id).map_or(&self.no_name, Element::qualified_name)
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes[id].parent
    }

    /// How many others a node lay in when it was put where it is.
    pub(super) fn depth(&self, id: NodeId) -> usize {
        self.nodes[id].depth
    }

    /// The children of a node, the last one first.
    pub(super) fn children_from_last(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.nodes[id].last_child, |&child| self.nodes[child].before)
    }

    /// Puts a node behind the last child of another.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        self.link(parent, self.nodes[parent].last_child, child, None);
    }

    /// Puts a node before another that has a parent.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        if let Some(parent) = self.nodes[sibling].parent {
            self.link(parent, self.nodes[sibling].before, child, Some(sibling));
        }
    }

    /// Puts text behind the last child of a node.
    pub(super) fn append_text(&mut self, parent: NodeId, text: StrTendril) {
        if let Some(text) = self.lengthen(self.nodes[parent].last_child, text) {
            let text = self.add(Node::Text(text));
            self.append(parent, text);
        }
    }

    /// Puts text before a node that has a parent.
    pub(super) fn insert_text_before(&mut self, sibling: NodeId, text: StrTendril) {
        if let Some(text) = self.lengthen(self.nodes[sibling].before, text) {
            let text = self.add(Node::Text(text));
            self.insert_before(sibling, text);
        }
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, id: NodeId) {
        let gone = &mut self.nodes[id];
        let Some(parent) = gone.parent.take() else { return };
        let (before, after) = (gone.before.take(), gone.after.take());
        if let Some(before) = before {
            self.nodes[before].after = after;
        }
        match after {
            Some(after) => self.nodes[after].before = before,
            None => self.nodes[parent].last_child = before,
        }
    }

    /// Moves all children of a node behind those of another.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        let children: Vec<NodeId> = self.children_from_last(from).collect();
        for child in children.into_iter().rev() {
            self.append(to, child);
        }
    }

    /// Adds to a node that is text; hands the text back where it is none.
    fn lengthen(&mut self, id: Option<NodeId>, more: StrTendril) -> Option<StrTendril> {
        match id.map(|id| &mut self.nodes[id].node) {
            Some(Node::Text(text)) => {
                text.push_tendril(&more);
                None
            }
            _ => Some(more),
        }
    }

    /// Puts a node that has no parent between two that may be missing.
    fn link(
        &mut self,
        parent: NodeId,
        before: Option<NodeId>,
        child: NodeId,
        after: Option<NodeId>,
    ) {
        let depth = self.nodes[parent].depth + 1;
        let linked = &mut self.nodes[child];
        (linked.parent, linked.before, linked.after) = (Some(parent), before, after);
        linked.depth = depth;
        if let Some(before) = before {
            self.nodes[before].after = Some(child);
        }
        match after {
            Some(after) => self.nodes[after].before = Some(child),
            None => self.nodes[parent].last_child = Some(child),
        }
    }
}
