//! What the legend says: every kind, family and line of a case with how many of it are shown and how many there are.

use std::collections::BTreeMap;

use super::{EdgeLine, Visible};
use crate::base::{Family, Kind};
use crate::graph::Case;

/// How many of a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Left by the filters.
    pub shown: usize,
    /// In the case.
    pub total: usize,
}

/// The entries of a legend, in the order of their vocabularies; what the case has none of is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// Entities by kind.
    pub kinds: Vec<(Kind, Count)>,
    /// Relations by family.
    pub families: Vec<(Family, Count)>,
    /// Relations by line.
    pub lines: Vec<(EdgeLine, Count)>,
    /// Entities that a source names.
    pub named: Count,
    /// All entities.
    pub entities: Count,
    /// All relations.
    pub relations: Count,
    /// Claims that the analyst has not marked as wrong.
    pub claims: Count,
}

impl Legend {
    /// Counts a case.
    pub fn of(case: &Case, visible: &Visible) -> Self {
        let mut legend = Self::default();
        let mut kinds = BTreeMap::new();
        for entity in case.entities() {
            let shown = visible.node(entity);
            add(kinds.entry(entity.kind).or_default(), shown, 1);
            add(&mut legend.entities, shown, 1);
            if entity.named {
                add(&mut legend.named, shown, 1);
            }
        }
        let (mut families, mut lines) = (BTreeMap::new(), BTreeMap::new());
        for edge in case.relations() {
            let shown = visible.edge(case, &edge);
            add(families.entry(edge.relation.family).or_default(), shown, 1);
            add(lines.entry(EdgeLine::of(edge.relation)).or_default(), shown, 1);
            add(&mut legend.relations, shown, 1);
            add(&mut legend.claims, shown, edge.relation.standing_claims().count());
        }
        legend.kinds = kinds.into_iter().collect();
        legend.families = families.into_iter().collect();
        legend.lines = lines.into_iter().collect();
        legend
    }
}

fn add(count: &mut Count, shown: bool, number: usize) {
    count.total += number;
    count.shown += if shown { number } else { 0 };
}
