//! A report's claims: each stands beside the other claims of its relation, or opens a new one.

use std::collections::BTreeMap;

use super::Report;
use crate::base::{ClaimStatus, EdgeId, NodeId, Origin};
use crate::extract;
use crate::graph::case::Case;
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

/// The case's relations by what they hold between, the oldest of several, with the entity that each
/// runs from.
pub struct Homes(BTreeMap<RelationKey, (EdgeId, NodeId)>);

impl Homes {
    pub fn of(case: &Case) -> Self {
        let mut homes = BTreeMap::new();
        for held in case.relations() {
            let home = (held.relation.id, held.from);
            homes.entry(RelationKey::of(held)).or_insert(home);
        }
        Self(homes)
    }
}

/// Appends the edits that add claims and relations, and notes the relations; `nodes` gives the case's
/// id for each entity of the report.
pub fn join(
    report: &Report<'_>,
    nodes: &[NodeId],
    homes: &mut Homes,
    ids: &mut FreshIds,
    edits: &mut Vec<Edit>,
) {
    let mut opened: BTreeMap<EdgeId, Opened> = BTreeMap::new();
    for read in &report.extraction.claims {
        let ends = (nodes.get(read.subject), nodes.get(read.object));
        let (Some(&from), Some(&to)) = ends else { continue };
        let key = RelationKey::new(from, to, &read.relation, read.directed);
        let (edge, runs_from) = *homes.0.entry(key).or_insert_with(|| {
            let relation = open(ids.edge(), read);
            let home = (relation.id, from);
            opened.insert(relation.id, Opened { from, to, relation });
            home
        });
        let mut claim = claim(ids, read, nodes, report);
        if runs_from != from {
            std::mem::swap(&mut claim.subject, &mut claim.object);
        }
        match opened.get_mut(&edge) {
            Some(opened) => opened.relation.claims.push(claim),
            None => edits.push(Edit::PutClaim(edge, Box::new(claim))),
        }
    }
    edits.extend(opened.into_values().map(|Opened { from, to, relation }| Edit::AddRelation {
        from,
        to,
        relation: Box::new(relation),
    }));
}

fn open(id: EdgeId, read: &extract::Claim) -> Relation {
    let mut relation = Relation::new(id, read.relation.to_string(), read.family, Origin::Text);
    relation.label = read.label.to_string();
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
        predicate: read.predicate.to_string(),
        subject: Some(read.subject_span),
        verb: Some(read.verb_span),
        object: Some(read.object_span),
        certainty: read.certainty,
        attributed_to: read.speaker.and_then(|speaker| nodes.get(speaker).copied()),
        speaker: read.speaker_span.map(at),
        quantity: read.quantity.as_deref().cloned(),
        when: read.when.as_deref().cloned(),
        status: ClaimStatus::Open,
        origin: Origin::Text,
        rule: read.rule.to_owned(),
        confidence: read.confidence,
        extra: Extra::new(),
    }
}
