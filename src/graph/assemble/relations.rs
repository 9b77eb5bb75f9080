//! A report's claims: each stands beside the other claims of its relation, or opens a new one.

use std::collections::BTreeMap;

use super::Report;
use crate::base::{ClaimStatus, EdgeId, NodeId, Origin};
use crate::extract;
use crate::graph::edit::Edit;
use crate::graph::fresh::FreshIds;
use crate::graph::model::{Claim, Extra, Relation, SourceSpan};
use crate::graph::relation_key::RelationKey;

/// A relation that the report opens.
struct Opened {
    from: NodeId,
    to: NodeId,
    relation: Relation,
}

/// Where a claim goes.
#[derive(Clone, Copy)]
enum Home {
    /// A relation of the case, which runs from this entity.
    Held(EdgeId, NodeId),
    /// Index of a relation that the report opens.
    Opened(usize),
}

/// Appends the edits that add claims and relations; `nodes` gives the case's id for each entity of
/// the report.
pub fn join(report: &Report<'_>, nodes: &[NodeId], ids: &mut FreshIds, edits: &mut Vec<Edit>) {
    let mut homes = held_relations(report);
    let mut opened: Vec<Opened> = Vec::new();
    for read in &report.extraction.claims {
        let ends = (nodes.get(read.subject), nodes.get(read.object));
        let (Some(&from), Some(&to)) = ends else { continue };
        let key = RelationKey::new(from, to, &read.relation, read.directed);
        let home = *homes.entry(key).or_insert_with(|| {
            let relation = open(ids.edge(), read);
            opened.push(Opened { from, to, relation });
            Home::Opened(opened.len() - 1)
        });
        let mut claim = claim(ids, read, nodes, report);
        let runs_from = match home {
            Home::Held(_, from) => from,
            Home::Opened(index) => opened[index].from,
        };
        if runs_from != from {
            std::mem::swap(&mut claim.subject, &mut claim.object);
        }
        match home {
            Home::Held(edge, _) => edits.push(Edit::PutClaim(edge, Box::new(claim))),
            Home::Opened(index) => opened[index].relation.claims.push(claim),
        }
    }
    edits.extend(opened.into_iter().map(|Opened { from, to, relation }| Edit::AddRelation {
        from,
        to,
        relation: Box::new(relation),
    }));
}

/// The case's relations by what they hold between; the oldest of several.
fn held_relations(report: &Report<'_>) -> BTreeMap<RelationKey, Home> {
    let mut homes = BTreeMap::new();
    for held in report.case.relations() {
        let home = Home::Held(held.relation.id, held.from);
        homes.entry(RelationKey::of(held)).or_insert(home);
    }
    homes
}

fn open(id: EdgeId, read: &extract::Claim) -> Relation {
    let mut relation = Relation::new(id, read.relation.clone(), read.family, Origin::Text);
    relation.label.clone_from(&read.label);
    relation.directed = read.directed;
    relation
}

fn claim(
    ids: &mut FreshIds,
    read: &extract::Claim,
    nodes: &[NodeId],
    report: &Report<'_>,
) -> Claim {
    let at = |span| SourceSpan { source: report.source, span };
    Claim {
        id: ids.claim(),
        at: Some(at(read.span)),
        predicate: read.predicate.clone(),
        subject: Some(read.subject_span),
        verb: Some(read.verb_span),
        object: Some(read.object_span),
        certainty: read.certainty,
        attributed_to: read.speaker.and_then(|speaker| nodes.get(speaker).copied()),
        speaker: read.speaker_span.map(at),
        quantity: read.quantity.clone(),
        when: read.when.clone(),
        status: ClaimStatus::Open,
        origin: Origin::Text,
        rule: read.rule.clone(),
        confidence: read.confidence,
        extra: Extra::new(),
    }
}
