//! When two relations are one: the same lemma between the same ends.

use super::case::RelationRef;
use crate::base::NodeId;

/// What a relation holds between. Relations that hold both ways are the same in either order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationKey {
    /// Ends; the lower id first where the relation holds both ways.
    ends: (NodeId, NodeId),
    lemma: String,
    directed: bool,
}

impl RelationKey {
    /// The key of a relation that is yet to be made.
    pub fn new(from: NodeId, to: NodeId, lemma: &str, directed: bool) -> Self {
        let ends = if directed { (from, to) } else { (from.min(to), from.max(to)) };
        Self { ends, lemma: lemma.to_owned(), directed }
    }

    /// The key of a relation of the case.
    pub fn of(relation: RelationRef<'_>) -> Self {
        let RelationRef { from, to, relation } = relation;
        Self::new(from, to, &relation.relation, relation.directed)
    }
}
