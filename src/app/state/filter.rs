//! What is shown: kinds, families, certainties, and named entities only.

use std::collections::BTreeSet;

use crate::base::{Family, Kind};
use crate::display::{EdgeLine, Part, Visible};
use crate::graph::Case;

/// What becomes of parts that the filter leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unmatched {
    /// They vanish.
    #[default]
    Hide,
    /// They fade.
    Dim,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds that are off.
    pub hidden_kinds: BTreeSet<Kind>,
    /// Families that are off.
    pub hidden_families: BTreeSet<Family>,
    /// Certainties that are off.
    pub hidden_lines: BTreeSet<EdgeLine>,
    /// True to leave out entities that no source names.
    pub named_only: bool,
    /// What becomes of the rest.
    pub unmatched: Unmatched,
}

impl Filter {
    /// True while everything is shown.
    pub fn is_off(&self) -> bool {
        self.hidden_kinds.is_empty()
            && self.hidden_families.is_empty()
            && self.hidden_lines.is_empty()
            && !self.named_only
    }

    /// The filter in display's words.
    pub fn to_visible(&self) -> Visible {
        Visible {
            hidden_kinds: self.hidden_kinds.clone(),
            hidden_families: self.hidden_families.clone(),
            hidden_lines: self.hidden_lines.clone(),
            named_only: self.named_only,
            dim: self.unmatched == Unmatched::Dim,
            ..Visible::default()
        }
    }

    /// Every part that the filter leaves.
    pub fn parts(&self, case: &Case) -> BTreeSet<Part> {
        let visible = self.to_visible();
        let nodes = case.entities().filter(|entity| visible.node(entity));
        let mut parts: BTreeSet<Part> = nodes.map(|entity| Part::Node(entity.id)).collect();
        let edges = case.relations().filter(|edge| visible.edge(case, edge));
        parts.extend(edges.map(|edge| Part::Edge(edge.relation.id)));
        parts
    }
}
