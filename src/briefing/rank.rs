//! Which relations a reader is told first: what has a figure, a speaker, a doubt or two sources
//! before plain statements, and what merely follows from a name or a place last.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Certainty, EdgeId, Family, SourceId};
use crate::graph::{Case, Claim, RelationRef, SourceSpan};

/// The relations that stand, in the order in which to tell them; ties in the order of the case. A
/// sentence that gave several is told once before any is told twice.
pub(super) fn ranked<'a>(case: &Case, relations: &[RelationRef<'a>]) -> Vec<RelationRef<'a>> {
    let mut relations: Vec<RelationRef<'a>> =
        relations.iter().copied().filter(|relation| relation.relation.stands()).collect();
    relations.sort_by_key(|&relation| (is_background(relation), weight(case, relation)));
    let mut told: BTreeMap<SourceSpan, usize> = BTreeMap::new();
    let mut turns: Vec<(bool, usize, RelationRef<'a>)> = relations
        .into_iter()
        .map(|relation| {
            let at = relation.relation.standing_claims().find_map(|claim| claim.at);
            let turn = at.map(|at| told.entry(at).or_default());
            let turn = turn.map_or(0, |turn| std::mem::replace(turn, *turn + 1));
            (is_background(relation), turn, relation)
        })
        .collect();
    turns.sort_by_key(|&(background, turn, _)| (background, turn));
    turns.into_iter().map(|(.., relation)| relation).collect()
}

/// True when nothing says it in so many words: "Chinese embassy", "police in Oslo", "his police".
fn is_background(relation: RelationRef<'_>) -> bool {
    let placed = matches!(relation.relation.family, Family::Location | Family::Membership);
    let implied = |claim: &Claim| match claim.rule.as_str() {
        "epithet" | "noun:possessive" => true,
        rule => placed && !rule.is_empty() && !rule.starts_with("clause"),
    };
    let mut claims = relation.relation.standing_claims().peekable();
    claims.peek().is_some() && claims.all(implied)
}

/// From here on a relation was read from a clause's own subject and object.
const SURE: f32 = 0.8;

/// What sorts relations of one sort: what a reader gains, whether it is a clause's main point, named
/// ends, how surely it was read, the order of the case.
type Weight = (Reverse<usize>, bool, Reverse<usize>, Reverse<u32>, EdgeId);

fn weight(case: &Case, relation: RelationRef<'_>) -> Weight {
    let claims = || relation.relation.standing_claims();
    let sources: BTreeSet<SourceId> = claims().filter_map(|c| c.at).map(|at| at.source).collect();
    let marks = [
        (2, claims().any(|claim| claim.quantity.is_some())),
        (2, sources.len() > 1),
        (1, claims().any(|claim| claim.attributed_to.is_some())),
        (1, claims().any(|claim| claim.certainty != Certainty::Asserted)),
    ];
    let marks = marks.into_iter().filter(|&(_, holds)| holds).map(|(mark, _)| mark).sum();
    let named = [relation.from, relation.to]
        .into_iter()
        .filter(|&id| case.entity(id).is_some_and(|entity| entity.named))
        .count();
    let aside = !claims().any(|claim| claim.confidence >= SURE);
    let surely = claims().map(|claim| (claim.confidence.clamp(0.0, 1.0) * 1000.0) as u32).max();
    let surely = Reverse(surely.unwrap_or_default());
    (Reverse(marks), aside, Reverse(named), surely, relation.relation.id)
}
