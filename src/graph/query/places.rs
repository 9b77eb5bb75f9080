//! What stands where in a source.

use crate::base::{NodeId, SourceId, Span};
use crate::graph::case::{Case, RelationRef};
use crate::graph::model::{Claim, Mention, SourceSpan};

/// Mentions that share at least one byte with the range, in text order, with their entities.
pub fn mentions_in(case: &Case, source: SourceId, range: Span) -> Vec<(NodeId, Mention)> {
    let mut found: Vec<(NodeId, Mention)> = Vec::new();
    for entity in case.entities() {
        let from = SourceSpan { source, span: Span::default() };
        let first = entity.mentions.partition_point(|mention| mention.at < from);
        let here = entity.mentions[first..].iter();
        let here = here
            .take_while(|mention| mention.at.source == source && mention.at.span.start < range.end);
        let here = here.filter(|mention| mention.at.span.overlaps(range));
        found.extend(here.map(|&mention| (entity.id, mention)));
    }
    found.sort_by_key(|(id, mention)| (mention.at, *id));
    found
}

/// Claims that share at least one byte with the range (a sentence, say), in text order.
pub fn claims_in(case: &Case, source: SourceId, range: Span) -> Vec<(RelationRef<'_>, &Claim)> {
    let mut found: Vec<(RelationRef<'_>, &Claim)> = Vec::new();
    for held in case.relations() {
        let here = held.relation.claims.iter().filter(|claim| {
            claim.at.is_some_and(|at| at.source == source && at.span.overlaps(range))
        });
        found.extend(here.map(|claim| (held, claim)));
    }
    found.sort_by_key(|(_, claim)| claim.sort_key());
    found
}
