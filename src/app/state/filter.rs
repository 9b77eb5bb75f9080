//! What is shown: kinds, families, certainties, and named entities only.

use std::collections::BTreeSet;

use crate::base::{Certainty, Family, Kind, NodeId};
use crate::display::Part;
use crate::graph::{Case, Entity, Relation};

/// A line of the certainty legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The strongest standing claim is of this certainty.
    Plain(Certainty),
    /// One claim asserts what another negates.
    Disputed,
}

impl Standing {
    /// Every value in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::Plain(Certainty::Asserted),
        Self::Plain(Certainty::Alleged),
        Self::Plain(Certainty::Possible),
        Self::Plain(Certainty::Negated),
        Self::Disputed,
    ];

    /// How an edge is drawn.
    pub fn of(relation: &Relation) -> Self {
        if relation.is_disputed() { Self::Disputed } else { Self::Plain(relation.certainty()) }
    }

    /// The word in the window.
    pub fn title(self) -> &'static str {
        match self {
            Self::Plain(certainty) => certainty.title(),
            Self::Disputed => "Disputed",
        }
    }
}

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
    pub hidden_standings: BTreeSet<Standing>,
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
            && self.hidden_standings.is_empty()
            && !self.named_only
    }

    /// True when the entity is shown.
    pub fn shows_entity(&self, entity: &Entity) -> bool {
        !self.hidden_kinds.contains(&entity.kind) && (entity.named || !self.named_only)
    }

    /// True when the relation is shown, as far as it goes itself; its ends must be shown too.
    pub fn shows_relation(&self, relation: &Relation) -> bool {
        !self.hidden_families.contains(&relation.family)
            && !self.hidden_standings.contains(&Standing::of(relation))
    }

    /// Every part that is shown.
    pub fn visible(&self, case: &Case) -> BTreeSet<Part> {
        let nodes: BTreeSet<NodeId> =
            case.entities().filter(|entity| self.shows_entity(entity)).map(|e| e.id).collect();
        let edges = case.relations().filter(|edge| {
            nodes.contains(&edge.from)
                && nodes.contains(&edge.to)
                && self.shows_relation(edge.relation)
        });
        let edges: Vec<Part> = edges.map(|edge| Part::Edge(edge.relation.id)).collect();
        nodes.into_iter().map(Part::Node).chain(edges).collect()
    }
}
