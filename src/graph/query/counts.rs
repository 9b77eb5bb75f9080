//! How much of what a case holds.

use std::collections::BTreeMap;

use crate::base::{Certainty, Family, Kind};
use crate::graph::case::Case;

/// The numbers that the legend and `redstring info` show. What there is none of has no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entities by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// Entities with a proper name.
    pub named: usize,
    /// Relations by family.
    pub families: BTreeMap<Family, usize>,
    /// Relations by their strongest standing claim.
    pub certainties: BTreeMap<Certainty, usize>,
    /// Relations with an asserted and a negated claim.
    pub disputed: usize,
    /// Standing claims by certainty.
    pub claims: BTreeMap<Certainty, usize>,
    /// Claims that the analyst has marked as wrong.
    pub rejected: usize,
    /// Entities that some claim is attributed to.
    pub speakers: usize,
}

/// Counts everything once.
pub fn counts(case: &Case) -> Counts {
    let mut counts = Counts::default();
    for entity in case.entities() {
        *counts.kinds.entry(entity.kind).or_default() += 1;
        counts.named += usize::from(entity.named);
        counts.speakers += usize::from(case.statement_count(entity.id) > 0);
    }
    for relation in case.relations().map(|held| held.relation) {
        *counts.families.entry(relation.family).or_default() += 1;
        *counts.certainties.entry(relation.certainty()).or_default() += 1;
        counts.disputed += usize::from(relation.is_disputed());
        let mut standing = 0;
        for claim in relation.standing_claims() {
            *counts.claims.entry(claim.certainty).or_default() += 1;
            standing += 1;
        }
        counts.rejected += relation.claims.len() - standing;
    }
    counts
}
