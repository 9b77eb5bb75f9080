//! The graph as algorithms want it: numbered nodes and the ties between them.

use std::collections::BTreeMap;

use crate::base::{Certainty, NodeId};
use crate::graph::{Case, RelationRef};

/// A case's graph with its nodes numbered in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Id of each node, ascending.
    pub ids: Vec<NodeId>,
    /// Ends of each tie as numbers of nodes, in the order of the relations' ids; those that hold
    /// both ways are given once each way, loops once.
    pub arcs: Vec<(u32, u32)>,
}

impl Ties {
    /// The ties that hold: a relation that is only denied, or marked wrong, is none.
    pub fn of(case: &Case) -> Self {
        let ids: Vec<NodeId> = case.entities().map(|entity| entity.id).collect();
        let numbers: BTreeMap<NodeId, u32> = ids.iter().copied().zip(0..).collect();
        let mut arcs = Vec::with_capacity(case.relations().len());
        for held in case.relations().filter(|&held| holds(held)) {
            let (from, to) = (numbers[&held.from], numbers[&held.to]);
            arcs.push((from, to));
            if !held.relation.directed && from != to {
                arcs.push((to, from));
            }
        }
        Self { ids, arcs }
    }
}

/// True unless every claim is marked wrong or what stands is a denial.
fn holds(held: RelationRef<'_>) -> bool {
    let relation = held.relation;
    let all_rejected = !relation.claims.is_empty() && relation.standing_claims().next().is_none();
    !all_rejected && relation.certainty() != Certainty::Negated
}
