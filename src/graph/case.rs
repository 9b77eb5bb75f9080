//! The case and its read access. Changes go through [`Edit`](super::Edit)s only.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;

use super::model::{Claim, Entity, Extra, Relation, Scene, Source, Suggestion};
use crate::base::{ClaimId, EdgeId, NodeId, SourceId};

/// Everything an analyst works on: sources, entities, relations, scenes.
#[derive(Clone, Debug, Default)]
pub struct Case {
    pub(super) title: String,
    pub(super) marking: Option<String>,
    pub(super) next_id: u64,
    pub(super) sources: BTreeMap<SourceId, Source>,
    pub(super) graph: StableDiGraph<Entity, Relation>,
    pub(super) nodes: BTreeMap<NodeId, NodeIndex>,
    pub(super) edges: BTreeMap<EdgeId, EdgeIndex>,
    /// The relation that owns each claim.
    pub(super) claims: BTreeMap<ClaimId, EdgeId>,
    /// How many claims name each entity as their speaker; no entry for none.
    pub(super) speakers: BTreeMap<NodeId, usize>,
    /// By both ids, the lower first.
    pub(super) suggestions: BTreeMap<(NodeId, NodeId), Suggestion>,
    /// The pairs of the suggestions, both ways round.
    pub(super) suggested: BTreeSet<(NodeId, NodeId)>,
    pub(super) storyboard: Vec<Scene>,
    pub(super) extra: Extra,
}

/// A relation with its two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelationRef<'a> {
    /// Who does it.
    pub from: NodeId,
    /// To whom it is done.
    pub to: NodeId,
    /// The relation itself.
    pub relation: &'a Relation,
}

impl Case {
    /// An empty case.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), next_id: 1, ..Self::default() }
    }

    /// An empty case with what a file says of it as a whole; edits fill it.
    pub fn with_header(
        title: impl Into<String>,
        marking: Option<String>,
        next_id: u64,
        extra: Extra,
    ) -> Self {
        Self { title: title.into(), marking, next_id: next_id.max(1), extra, ..Self::default() }
    }

    /// The same case, whose next free id is at least `next_id`.
    #[must_use]
    pub fn reserve_ids(mut self, next_id: u64) -> Self {
        self.next_id = self.next_id.max(next_id);
        self
    }

    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Handling marking such as `TLP:AMBER`.
    pub fn marking(&self) -> Option<&str> {
        self.marking.as_deref()
    }

    /// The number that the next new part gets.
    pub fn next_id(&self) -> u64 {
        self.next_id
    }

    /// Top-level fields that this version does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    /// Sources by id.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.sources.values()
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(&id)
    }

    /// Entities by id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &Entity> {
        self.nodes.values().map(|&index| &self.graph[index])
    }

    /// One entity.
    pub fn entity(&self, id: NodeId) -> Option<&Entity> {
        self.nodes.get(&id).map(|&index| &self.graph[index])
    }

    /// Relations by id.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = RelationRef<'_>> {
        self.edges.values().map(|&index| self.relation_at(index))
    }

    /// One relation.
    pub fn relation(&self, id: EdgeId) -> Option<RelationRef<'_>> {
        self.edges.get(&id).map(|&index| self.relation_at(index))
    }

    /// One claim with the relation that owns it.
    pub fn claim(&self, id: ClaimId) -> Option<(RelationRef<'_>, &Claim)> {
        let relation = self.relation(*self.claims.get(&id)?)?;
        let claim = relation.relation.claims.iter().find(|claim| claim.id == id)?;
        Some((relation, claim))
    }

    /// Number of claims.
    pub fn claim_count(&self) -> usize {
        self.claims.len()
    }

    /// Number of claims that name the entity as their speaker.
    pub fn statement_count(&self, speaker: NodeId) -> usize {
        self.speakers.get(&speaker).copied().unwrap_or_default()
    }

    /// Relations that start or end at the entity, by id; a loop is given once.
    pub fn relations_of(&self, id: NodeId) -> Vec<RelationRef<'_>> {
        let Some(&node) = self.nodes.get(&id) else { return Vec::new() };
        let outgoing = self.graph.edges_directed(node, Direction::Outgoing);
        let incoming = self.graph.edges_directed(node, Direction::Incoming);
        let mut found: Vec<RelationRef<'_>> = outgoing
            .chain(incoming.filter(|edge| edge.source() != edge.target()))
            .map(|edge| self.relation_at(edge.id()))
            .collect();
        found.sort_by_key(|relation| relation.relation.id);
        found
    }

    /// Number of relations that start or end at the entity; a loop counts once.
    pub fn degree(&self, id: NodeId) -> usize {
        let Some(&node) = self.nodes.get(&id) else { return 0 };
        let incoming = self.graph.edges_directed(node, Direction::Incoming);
        let incoming = incoming.filter(|edge| edge.source() != edge.target());
        self.graph.edges(node).count() + incoming.count()
    }

    /// Suggestions that two entities are one, by pair; rejected ones too.
    pub fn suggestions(&self) -> impl ExactSizeIterator<Item = &Suggestion> {
        self.suggestions.values()
    }

    /// The suggestion about two entities, given in either order.
    pub fn suggestion(&self, one: NodeId, other: NodeId) -> Option<&Suggestion> {
        self.suggestions.get(&(one.min(other), one.max(other)))
    }

    /// Suggestions about an entity, by the id of the other one; rejected ones too.
    pub fn suggestions_of(&self, id: NodeId) -> impl Iterator<Item = &Suggestion> {
        let pairs = self.suggested.range((id, NodeId(0))..=(id, NodeId(u64::MAX)));
        pairs.filter_map(|&(one, other)| self.suggestion(one, other))
    }

    /// Scenes in the order of the briefing.
    pub fn storyboard(&self) -> &[Scene] {
        &self.storyboard
    }

    /// The petgraph graph, for algorithms. Its indices are not stable over edits.
    pub fn graph(&self) -> &StableDiGraph<Entity, Relation> {
        &self.graph
    }

    /// Ends are always present: petgraph drops an edge with its node.
    fn relation_at(&self, index: EdgeIndex) -> RelationRef<'_> {
        let (from, to) = self.graph.edge_endpoints(index).unwrap_or_default();
        RelationRef {
            from: self.graph[from].id,
            to: self.graph[to].id,
            relation: &self.graph[index],
        }
    }
}

/// Two cases are equal when they say the same; the next free id and petgraph's indices do not count.
impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
            && self.marking == other.marking
            && self.sources == other.sources
            && self.suggestions == other.suggestions
            && self.storyboard == other.storyboard
            && self.extra == other.extra
            && self.entities().eq(other.entities())
            && self.relations().eq(other.relations())
    }
}
