//! Another case's parts, added beside what a case has.

use std::collections::BTreeMap;

use super::quoted;
use crate::base::{EdgeId, NodeId, SourceId};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, Transaction};
use crate::graph::fresh::FreshIds;
use crate::graph::model::{Claim, Entity, Relation, Scene, Source, SourceSpan};

/// Adds every source, entity, relation, suggestion and scene of `other` under fresh ids. A source with a text
/// that the case has is taken for that one; nothing else is joined, which is the analyst's to do.
pub fn import(case: &Case, other: &Case) -> Transaction {
    let mut import = Import {
        ids: FreshIds::of(case),
        sources: BTreeMap::new(),
        nodes: BTreeMap::new(),
        edits: Vec::new(),
    };
    import.sources(case, other);
    import.entities(other);
    let edges = import.relations(other);
    import.suggestions(other);
    let mut scenes = case.storyboard().to_vec();
    for scene in other.storyboard() {
        let focus_nodes = scene.focus_nodes.iter().filter_map(|id| import.nodes.get(id).copied());
        let focus_edges = scene.focus_edges.iter().filter_map(|id| edges.get(id).copied());
        scenes.push(Scene {
            id: import.ids.scene(),
            focus_nodes: focus_nodes.collect(),
            focus_edges: focus_edges.collect(),
            ..scene.clone()
        });
    }
    if scenes.len() > case.storyboard().len() {
        import.edits.push(Edit::SetStoryboard(scenes));
    }
    Transaction::new(format!("Import {}", quoted(other.title())), import.edits)
}

struct Import {
    ids: FreshIds,
    /// New ids by the other case's.
    sources: BTreeMap<SourceId, SourceId>,
    nodes: BTreeMap<NodeId, NodeId>,
    edits: Vec<Edit>,
}

impl Import {
    fn sources(&mut self, case: &Case, other: &Case) {
        for source in other.sources() {
            let held = case.sources().find(|held| held.sha256 == source.sha256);
            let id = held.map_or_else(|| self.ids.source(), |held| held.id);
            self.sources.insert(source.id, id);
            if held.is_none() {
                let source = Source { id, ..source.clone() };
                self.edits.push(Edit::AddSource(Box::new(source)));
            }
        }
    }

    fn entities(&mut self, other: &Case) {
        for entity in other.entities() {
            let id = self.ids.node();
            self.nodes.insert(entity.id, id);
            let mut entity = Entity { id, ..entity.clone() };
            for mention in &mut entity.mentions {
                mention.at = self.place(mention.at);
            }
            self.edits.push(Edit::AddEntity(Box::new(entity)));
        }
    }

    fn relations(&mut self, other: &Case) -> BTreeMap<EdgeId, EdgeId> {
        let mut edges = BTreeMap::new();
        for held in other.relations() {
            let id = self.ids.edge();
            edges.insert(held.relation.id, id);
            let claims = held.relation.claims.iter().map(|claim| self.claim(claim)).collect();
            let relation = Box::new(Relation { id, claims, ..held.relation.clone() });
            let (from, to) = (self.node(held.from), self.node(held.to));
            self.edits.push(Edit::AddRelation { from, to, relation });
        }
        edges
    }

    fn suggestions(&mut self, other: &Case) {
        for suggestion in other.suggestions() {
            let Some(mut moved) = suggestion.with_ids(|id| self.node(id)) else { continue };
            moved.evidence = moved.evidence.map(|at| at.map(|at| self.place(at)));
            self.edits.push(Edit::PutSuggestion(Box::new(moved)));
        }
    }

    fn claim(&mut self, claim: &Claim) -> Claim {
        Claim {
            id: self.ids.claim(),
            at: claim.at.map(|at| self.place(at)),
            speaker: claim.speaker.map(|at| self.place(at)),
            attributed_to: claim.attributed_to.map(|speaker| self.node(speaker)),
            ..claim.clone()
        }
    }

    /// Every reference inside a case leads somewhere, so the id itself is never what is left.
    fn node(&self, id: NodeId) -> NodeId {
        self.nodes.get(&id).copied().unwrap_or(id)
    }

    fn place(&self, at: SourceSpan) -> SourceSpan {
        let source = self.sources.get(&at.source).copied().unwrap_or(at.source);
        SourceSpan { source, ..at }
    }
}
