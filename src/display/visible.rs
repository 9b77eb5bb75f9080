//! Which parts of a case are shown, and which line an edge is drawn with.

use std::collections::BTreeSet;

use crate::base::{Certainty, Family, Kind, NodeId};
use crate::graph::{Case, Entity, Relation, RelationRef};

/// The line of an edge: the strongest certainty of its standing claims, or disputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeLine {
    /// Solid.
    Asserted,
    /// Dashed.
    Alleged,
    /// Dotted.
    Possible,
    /// Dashed with a bar across.
    Negated,
    /// Double: one claim asserts what another denies.
    Disputed,
}

impl EdgeLine {
    /// Every line, in the order of the legend.
    pub const ALL: &'static [Self] =
        &[Self::Asserted, Self::Alleged, Self::Possible, Self::Negated, Self::Disputed];

    /// The line of a relation.
    pub fn of(relation: &Relation) -> Self {
        if relation.is_disputed() { Self::Disputed } else { relation.certainty().into() }
    }

    /// The word in the window, sentence case.
    pub fn title(self) -> &'static str {
        match self {
            Self::Asserted => Certainty::Asserted.title(),
            Self::Alleged => Certainty::Alleged.title(),
            Self::Possible => Certainty::Possible.title(),
            Self::Negated => Certainty::Negated.title(),
            Self::Disputed => "Disputed",
        }
    }
}

impl From<Certainty> for EdgeLine {
    fn from(certainty: Certainty) -> Self {
        match certainty {
            Certainty::Asserted => Self::Asserted,
            Certainty::Alleged => Self::Alleged,
            Certainty::Possible => Self::Possible,
            Certainty::Negated => Self::Negated,
        }
    }
}

/// What the filters leave. The default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visible {
    /// Kinds that are switched off.
    pub hidden_kinds: BTreeSet<Kind>,
    /// Families that are switched off.
    pub hidden_families: BTreeSet<Family>,
    /// Lines that are switched off.
    pub hidden_lines: BTreeSet<EdgeLine>,
    /// Only entities that a source names.
    pub named_only: bool,
    /// Entities that are hidden one by one.
    pub hidden_nodes: BTreeSet<NodeId>,
    /// Only these entities, when there are any.
    pub only_nodes: Option<BTreeSet<NodeId>>,
    /// Draw faded what the filters take away, instead of leaving it out.
    pub dim: bool,
}

impl Visible {
    /// True when the filters leave the entity.
    pub fn node(&self, entity: &Entity) -> bool {
        !(self.hidden_kinds.contains(&entity.kind)
            || (self.named_only && !entity.named)
            || self.hidden_nodes.contains(&entity.id)
            || self.only_nodes.as_ref().is_some_and(|only| !only.contains(&entity.id)))
    }

    /// True when the filters leave the relation and both its ends.
    pub fn edge(&self, case: &Case, edge: &RelationRef<'_>) -> bool {
        let shown = |id| case.entity(id).is_some_and(|entity| self.node(entity));
        self.relation(edge.relation) && shown(edge.from) && shown(edge.to)
    }

    /// True when the filters leave the relation, whatever its ends. One whose claims are all marked
    /// as wrong is never shown.
    pub fn relation(&self, relation: &Relation) -> bool {
        relation.stands()
            && !self.hidden_families.contains(&relation.family)
            && !self.hidden_lines.contains(&EdgeLine::of(relation))
    }

    /// True when nothing is filtered.
    pub fn shows_everything(&self) -> bool {
        Self { dim: false, ..self.clone() } == Self::default()
    }
}
