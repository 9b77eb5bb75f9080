//! Joining entities that turn out to be one.

use std::collections::{BTreeMap, BTreeSet};

use super::{entity, several};
use crate::base::NodeId;
use crate::graph::case::{Case, RelationRef};
use crate::graph::edit::{Edit, EditError, Transaction};
use crate::graph::model::{Claim, Entity, Merge, Relation, Scene, Suggestion};
use crate::graph::relation_key::RelationKey;

/// The rule that a join by hand records.
const BY_ANALYST: &str = "joined by the analyst";

/// Joins entities into the first of them, which keeps its id, label, kind and place.
///
/// It takes the others' names as aliases, their mentions, attributes that it lacks, relations and
/// statements. Relations that then hold the same between the same ends become one, with all their
/// claims. Each join is recorded in [`Entity::merges`], with the reason where it was suggested;
/// suggestions about the others are about the first then. Empty for fewer than two entities.
pub fn merge_entities(case: &Case, ids: &[NodeId]) -> Result<Transaction, EditError> {
    let label = format!("Merge {}", several(case, ids));
    let Some((&kept, rest)) = ids.split_first() else {
        return Ok(Transaction::new(label, Vec::new()));
    };
    let others: BTreeSet<NodeId> = rest.iter().copied().filter(|&id| id != kept).collect();
    let mut whole = entity(case, kept)?.clone();
    for &id in rest.iter().filter(|&&id| id != kept) {
        let suggested = case.suggestion(kept, id).map(|one| format!("{BY_ANALYST}: {}", one.rule));
        absorb(&mut whole, entity(case, id)?, suggested.unwrap_or_else(|| BY_ANALYST.to_owned()));
    }
    if others.is_empty() {
        return Ok(Transaction::new(label, Vec::new()));
    }
    let merge = Joining { case, kept, others };
    let mut edits = merge.relations();
    edits.push(Edit::SetEntity(Box::new(whole)));
    edits.extend(merge.scenes());
    edits.extend(merge.suggestions());
    edits.extend(merge.others.iter().map(|&id| Edit::RemoveEntity(id)));
    Ok(Transaction::new(label, edits))
}

/// Adds one entity's names, mentions and attributes to another.
fn absorb(whole: &mut Entity, other: &Entity, rule: String) {
    for name in std::iter::once(&other.label).chain(&other.aliases) {
        if *name != whole.label && !whole.aliases.contains(name) {
            whole.aliases.push(name.clone());
        }
    }
    whole.named |= other.named;
    whole.mentions.extend_from_slice(&other.mentions);
    whole.merges.push(Merge { name: other.label.clone(), rule });
    whole.merges.extend(other.merges.iter().cloned());
    for (name, value) in &other.attributes {
        whole.attributes.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

struct Joining<'a> {
    case: &'a Case,
    kept: NodeId,
    others: BTreeSet<NodeId>,
}

impl Joining<'_> {
    /// Takes the relations of the joined entities out and adds what comes of them.
    fn relations(&self) -> Vec<Edit> {
        let (touched, other): (Vec<_>, Vec<_>) =
            self.case.relations().partition(|held| self.joins(held.from) || self.joins(held.to));
        let mut edits: Vec<Edit> =
            touched.iter().map(|held| Edit::RemoveRelation(held.relation.id)).collect();
        edits.extend(other.into_iter().flat_map(|held| self.reattributed(held)));
        let mut whole: Vec<Whole> = Vec::new();
        for held in touched {
            self.gather(&mut whole, held);
        }
        edits.extend(whole.into_iter().map(|Whole { from, to, relation, .. }| Edit::AddRelation {
            from,
            to,
            relation: Box::new(relation),
        }));
        edits
    }

    /// Adds a relation of the joined entities to those that are gathered. Relations with attributes
    /// of their own stay apart: one cannot hold both.
    fn gather(&self, whole: &mut Vec<Whole>, held: RelationRef<'_>) {
        let (from, to) = (self.now(held.from), self.now(held.to));
        let mut relation = held.relation.clone();
        for claim in &mut relation.claims {
            claim.attributed_to = claim.attributed_to.map(|speaker| self.now(speaker));
        }
        let key = RelationKey::new(from, to, &relation.relation, relation.directed);
        let twin = whole.iter_mut().find(|twin| {
            twin.key == key
                && twin.relation.attributes == relation.attributes
                && twin.relation.extra == relation.extra
        });
        match twin {
            Some(twin) => {
                let turn = twin.from != from;
                twin.relation.claims.extend(turned(relation.claims, turn));
            }
            None => whole.push(Whole { key, from, to, relation }),
        }
    }

    /// The other relations' claims that one of the joined entities states.
    fn reattributed(&self, held: RelationRef<'_>) -> Vec<Edit> {
        let states = |speaker: NodeId| self.others.contains(&speaker);
        let claims = held.relation.claims.iter();
        let claims = claims.filter(|claim| claim.attributed_to.is_some_and(states));
        let edits = claims.map(|claim| {
            let mut claim = claim.clone();
            claim.attributed_to = Some(self.kept);
            Edit::PutClaim(held.relation.id, Box::new(claim))
        });
        edits.collect()
    }

    fn joins(&self, id: NodeId) -> bool {
        id == self.kept || self.others.contains(&id)
    }

    fn now(&self, id: NodeId) -> NodeId {
        if self.others.contains(&id) { self.kept } else { id }
    }

    /// Takes the suggestions about the joined entities out and adds what comes of them.
    fn suggestions(&self) -> Vec<Edit> {
        let of_others = self.others.iter().flat_map(|&id| self.case.suggestions_of(id));
        let gone: BTreeMap<_, _> = of_others.map(|held| (held.pair(), held)).collect();
        let mut come: BTreeMap<_, Suggestion> = BTreeMap::new();
        for held in gone.values() {
            let Some(moved) = held.with_ids(|id| self.now(id)) else { continue };
            let pair = moved.pair();
            let twin = come.remove(&pair).or_else(|| self.case.suggestion(pair.0, pair.1).cloned());
            come.insert(
                pair,
                match twin {
                    Some(twin) => firmer(twin, moved),
                    None => moved,
                },
            );
        }
        let out = gone.into_keys().map(|(one, other)| Edit::RemoveSuggestion(one, other));
        let put = come.into_values().map(|moved| Edit::PutSuggestion(Box::new(moved)));
        out.chain(put).collect()
    }

    fn scenes(&self) -> Option<Edit> {
        let mut scenes: Vec<Scene> = self.case.storyboard().to_vec();
        for scene in &mut scenes {
            scene.focus_nodes = scene.focus_nodes.iter().map(|&id| self.now(id)).collect();
        }
        (scenes != self.case.storyboard()).then_some(Edit::SetStoryboard(scenes))
    }
}

/// Of two suggestions that come to be about one pair, what was rejected stays rejected; else the
/// surer one stays.
fn firmer(one: Suggestion, other: Suggestion) -> Suggestion {
    let rank = |held: &Suggestion| (!held.is_open(), held.confidence);
    if rank(&other) > rank(&one) { other } else { one }
}

/// A relation of the joined entities, as it will be.
struct Whole {
    key: RelationKey,
    from: NodeId,
    to: NodeId,
    relation: Relation,
}

/// The claims; with subject and object changed over where the relation's ends were.
fn turned(claims: Vec<Claim>, turn: bool) -> impl Iterator<Item = Claim> {
    claims.into_iter().map(move |mut claim| {
        if turn {
            std::mem::swap(&mut claim.subject, &mut claim.object);
        }
        claim
    })
}
