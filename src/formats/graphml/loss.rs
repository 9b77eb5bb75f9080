//! What of a case GraphML has no place for, or gives back in another form.

use serde_json::Value;

use super::super::registry::Loss;
use super::excerpt::is_excerpt;
use super::write::{EDGE_COLUMNS, NODE_COLUMNS};
use crate::graph::{Case, Claim, SourceSpan};

/// Counts what is lost, the gravest first.
pub fn losses(case: &Case) -> Vec<Loss> {
    let standing = || case.relations().filter(|held| held.relation.stands());
    let claims = || standing().flat_map(|held| held.relation.standing_claims());
    let fallen = case.relations().len() - standing().count();
    let judged: usize = standing().map(|held| held.relation.claims.len()).sum();
    let texts = case.sources().filter(|source| !is_excerpt(source)).count();
    let mentions = case.entities().map(|entity| entity.mentions.len()).sum();
    let merges = case.entities().map(|entity| entity.merges.len()).sum();
    [
        Loss::of(fallen, "relation marked as wrong", "relations marked as wrong"),
        Loss::of(judged - claims().count(), "claim marked as wrong", "claims marked as wrong"),
        Loss::of(texts, "report text", "report texts"),
        Loss::of(mentions, "mention in a text", "mentions in texts"),
        Loss::of(
            claims().filter(|claim| is_moved(case, claim)).count(),
            "claim's place in its report (its words are kept)",
            "claims' places in their reports (their words are kept)",
        ),
        Loss::of(merges, "reason why names were joined", "reasons why names were joined"),
        Loss::of(
            case.suggestions().len(),
            "suggestion that two entities are one",
            "suggestions that two entities are one",
        ),
        Loss::of(case.storyboard().len(), "scene", "scenes"),
        Loss::of(hidden(case), "attribute named like a column", "attributes named like columns"),
        Loss::of(
            nested(case),
            "list or object in an attribute (kept as text)",
            "lists or objects in attributes (kept as text)",
        ),
        Loss::of(unknown(case), "unknown field", "unknown fields"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// True when the claim points into a text that is not in the file.
fn is_moved(case: &Case, claim: &Claim) -> bool {
    let gone = |at: SourceSpan| case.source(at.source).is_none_or(|source| !is_excerpt(source));
    claim.at.into_iter().chain(claim.speaker).any(gone)
}

fn attributes(case: &Case) -> impl Iterator<Item = (&'static [&'static str], &String, &Value)> {
    let of_nodes = case
        .entities()
        .flat_map(|entity| &entity.attributes)
        .map(|(name, value)| (NODE_COLUMNS, name, value));
    let of_edges = case
        .relations()
        .flat_map(|held| &held.relation.attributes)
        .map(|(name, value)| (EDGE_COLUMNS, name, value));
    of_nodes.chain(of_edges)
}

/// Attributes whose column says something else.
fn hidden(case: &Case) -> usize {
    // What an earlier import could not place stands in these until it is written again.
    let ours = ["mentions", "claims", "claim_count", "disputed"];
    attributes(case)
        .filter(|(columns, name, _)| {
            columns.contains(&name.as_str()) && !ours.contains(&name.as_str())
        })
        .count()
}

fn nested(case: &Case) -> usize {
    attributes(case).filter(|(_, _, value)| value.is_array() || value.is_object()).count()
}

/// Fields that this version does not know, but for those of claims, which travel with them.
fn unknown(case: &Case) -> usize {
    let of_sources: usize = case
        .sources()
        .filter(|source| !is_excerpt(source))
        .map(|source| source.extra.len() + usize::from(source.grade.is_some()))
        .sum();
    let of_entities: usize = case.entities().map(|entity| entity.extra.len()).sum();
    let of_relations: usize = case.relations().map(|held| held.relation.extra.len()).sum();
    case.extra().len() + of_sources + of_entities + of_relations
}
