//! Carries edits out. Each gives its inverse; one that cannot be carried out leaves the case as it
//! was. References are held at every step: ends, speakers and sources exist, ids are unique.
//! Whether spans fit their text is not asked here but by `check`.

mod suggestion;

use petgraph::Direction;

use super::case::Case;
use super::edit::{Edit, EditError, Transaction};
use super::model::{Claim, Entity, Relation, Scene, Source, Suggestion};
use crate::base::{ClaimId, EdgeId, NodeId, SourceId};

impl Case {
    /// Carries one edit out and gives the edit that takes it back.
    ///
    /// Mentions and claims are sorted, mentions given twice are kept once, and positions that are
    /// not finite count as none. On an error the case is unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetTitle(title) => Ok(Edit::SetTitle(std::mem::replace(&mut self.title, title))),
            Edit::SetMarking(marking) => {
                Ok(Edit::SetMarking(std::mem::replace(&mut self.marking, marking)))
            }
            Edit::AddSource(source) => self.add_source(*source),
            Edit::SetSource(source) => self.set_source(source),
            Edit::RemoveSource(id) => self.remove_source(id),
            Edit::AddEntity(entity) => self.add_entity(*entity),
            Edit::SetEntity(entity) => self.set_entity(entity),
            Edit::RemoveEntity(id) => self.remove_entity(id),
            Edit::Place(places) => self.place(places),
            Edit::AddRelation { from, to, relation } => self.add_relation(from, to, *relation),
            Edit::SetRelation { from, to, relation } => self.set_relation(from, to, relation),
            Edit::RemoveRelation(id) => self.remove_relation(id),
            Edit::PutClaim(edge, claim) => self.put_claim(edge, claim),
            Edit::RemoveClaim(edge, id) => self.remove_claim(edge, id),
            Edit::PutSuggestion(suggestion) => self.put_suggestion(*suggestion),
            Edit::RemoveSuggestion(one, other) => self.remove_suggestion(one, other),
            Edit::SetStoryboard(scenes) => self.set_storyboard(scenes),
        }
    }

    /// Carries a transaction's edits out in order, all or none, and gives the transaction that
    /// takes them back, under the same label. On an error the case is unchanged.
    pub fn commit(&mut self, transaction: Transaction) -> Result<Transaction, EditError> {
        let next_id = self.next_id;
        let mut inverse = Vec::with_capacity(transaction.edits.len());
        for edit in transaction.edits {
            match self.apply(edit) {
                Ok(undo) => inverse.push(undo),
                Err(error) => {
                    self.roll_back(inverse);
                    self.next_id = next_id;
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        Ok(Transaction::new(transaction.label, inverse))
    }

    fn roll_back(&mut self, inverse: Vec<Edit>) {
        for undo in inverse.into_iter().rev() {
            let undone = self.apply(undo);
            debug_assert!(undone.is_ok(), "the inverse of an edit applies: {undone:?}");
        }
    }

    fn add_source(&mut self, source: Source) -> Result<Edit, EditError> {
        let id = source.id;
        if self.sources.contains_key(&id) {
            return Err(taken(&id));
        }
        self.note_id(id.0);
        self.sources.insert(id, source);
        Ok(Edit::RemoveSource(id))
    }

    fn set_source(&mut self, mut source: Box<Source>) -> Result<Edit, EditError> {
        let held = self.sources.get_mut(&source.id).ok_or_else(|| missing(&source.id))?;
        std::mem::swap(held, &mut source);
        Ok(Edit::SetSource(source))
    }

    fn remove_source(&mut self, id: SourceId) -> Result<Edit, EditError> {
        if let Some(user) = self.source_user(id) {
            return Err(EditError::InUse { what: id.to_string(), by: user });
        }
        let source = self.sources.remove(&id).ok_or_else(|| missing(&id))?;
        Ok(Edit::AddSource(Box::new(source)))
    }

    /// The first entity, claim or suggestion that points into the source.
    fn source_user(&self, id: SourceId) -> Option<String> {
        let entity = self
            .entities()
            .find(|entity| entity.mentions.iter().any(|mention| mention.at.source == id))
            .map(|entity| entity.id.to_string());
        let claim = || {
            self.relations()
                .flat_map(|relation| &relation.relation.claims)
                .find(|claim| claim.spans().any(|at| at.source == id))
                .map(|claim| claim.id.to_string())
        };
        let suggestion = || {
            let points =
                |other: &&Suggestion| other.evidence.iter().flatten().any(|at| at.source == id);
            let found = self.suggestions().find(points)?;
            Some(format!("the suggestion that {} is {}", found.one, found.other))
        };
        entity.or_else(claim).or_else(suggestion)
    }

    fn add_entity(&mut self, mut entity: Entity) -> Result<Edit, EditError> {
        let id = entity.id;
        if self.nodes.contains_key(&id) {
            return Err(taken(&id));
        }
        self.check_entity(&entity)?;
        tidy_entity(&mut entity);
        self.note_id(id.0);
        let index = self.graph.add_node(entity);
        self.nodes.insert(id, index);
        Ok(Edit::RemoveEntity(id))
    }

    fn set_entity(&mut self, mut entity: Box<Entity>) -> Result<Edit, EditError> {
        let index = *self.nodes.get(&entity.id).ok_or_else(|| missing(&entity.id))?;
        self.check_entity(&entity)?;
        tidy_entity(&mut entity);
        std::mem::swap(&mut self.graph[index], &mut entity);
        Ok(Edit::SetEntity(entity))
    }

    fn check_entity(&self, entity: &Entity) -> Result<(), EditError> {
        // Mentions of one source mostly stand together, and there may be very many.
        let mut known = None;
        entity.mentions.iter().map(|mention| mention.at.source).try_for_each(|source| {
            if known == Some(source) {
                return Ok(());
            }
            known = Some(source);
            self.check_source(source)
        })
    }

    fn remove_entity(&mut self, id: NodeId) -> Result<Edit, EditError> {
        let index = *self.nodes.get(&id).ok_or_else(|| missing(&id))?;
        let in_use = |by: String| EditError::InUse { what: id.to_string(), by };
        let incoming = self.graph.edges_directed(index, Direction::Incoming);
        if let Some(edge) = self.graph.edges(index).chain(incoming).next() {
            return Err(in_use(edge.weight().id.to_string()));
        }
        if self.speakers.contains_key(&id) {
            return Err(in_use(format!("{} claims as their speaker", self.statement_count(id))));
        }
        if let Some(other) = self.suggestions_of(id).find_map(|one| one.partner(id)) {
            return Err(in_use(format!("the suggestion that it is {other}")));
        }
        self.nodes.remove(&id);
        let entity = self.graph.remove_node(index).ok_or_else(|| missing(&id))?;
        Ok(Edit::AddEntity(Box::new(entity)))
    }

    fn place(&mut self, places: Vec<(NodeId, Option<[f32; 2]>, bool)>) -> Result<Edit, EditError> {
        if let Some((id, ..)) = places.iter().find(|(id, ..)| !self.nodes.contains_key(id)) {
            return Err(missing(id));
        }
        let mut before = Vec::with_capacity(places.len());
        for (id, position, pinned) in places {
            let entity = &mut self.graph[self.nodes[&id]];
            before.push((id, entity.position, entity.pinned));
            entity.position = finite(position);
            entity.pinned = pinned;
        }
        before.reverse(); // An entity placed twice goes back to where it was first.
        Ok(Edit::Place(before))
    }

    fn add_relation(
        &mut self,
        from: NodeId,
        to: NodeId,
        mut relation: Relation,
    ) -> Result<Edit, EditError> {
        let id = relation.id;
        if self.edges.contains_key(&id) {
            return Err(taken(&id));
        }
        self.check_relation(from, to, &relation)?;
        relation.claims.sort_by_key(Claim::sort_key);
        self.insert_relation(from, to, relation);
        Ok(Edit::RemoveRelation(id))
    }

    fn set_relation(
        &mut self,
        from: NodeId,
        to: NodeId,
        mut relation: Box<Relation>,
    ) -> Result<Edit, EditError> {
        let id = relation.id;
        if !self.edges.contains_key(&id) {
            return Err(missing(&id));
        }
        self.check_relation(from, to, &relation)?;
        relation.claims.sort_by_key(Claim::sort_key);
        let (old_from, old_to, old) = self.take_relation(id).ok_or_else(|| missing(&id))?;
        self.insert_relation(from, to, *relation);
        Ok(Edit::SetRelation { from: old_from, to: old_to, relation: Box::new(old) })
    }

    fn remove_relation(&mut self, id: EdgeId) -> Result<Edit, EditError> {
        let (from, to, relation) = self.take_relation(id).ok_or_else(|| missing(&id))?;
        Ok(Edit::AddRelation { from, to, relation: Box::new(relation) })
    }

    fn check_relation(
        &self,
        from: NodeId,
        to: NodeId,
        relation: &Relation,
    ) -> Result<(), EditError> {
        self.check_node(from)?;
        self.check_node(to)?;
        let mut ids: Vec<ClaimId> = relation.claims.iter().map(|claim| claim.id).collect();
        ids.sort_unstable();
        if let Some([twice, ..]) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(taken(twice));
        }
        relation.claims.iter().try_for_each(|claim| self.check_claim(relation.id, claim))
    }

    /// The claim's id is free or the relation's own, and what it refers to exists.
    fn check_claim(&self, edge: EdgeId, claim: &Claim) -> Result<(), EditError> {
        if self.claims.get(&claim.id).is_some_and(|&owner| owner != edge) {
            return Err(taken(&claim.id));
        }
        if let Some(speaker) = claim.attributed_to {
            self.check_node(speaker)?;
        }
        claim.spans().try_for_each(|at| self.check_source(at.source))
    }

    fn check_node(&self, id: NodeId) -> Result<(), EditError> {
        if self.nodes.contains_key(&id) { Ok(()) } else { Err(missing(&id)) }
    }

    fn check_source(&self, id: SourceId) -> Result<(), EditError> {
        if self.sources.contains_key(&id) { Ok(()) } else { Err(missing(&id)) }
    }

    /// Puts a checked relation into the graph and the indices.
    fn insert_relation(&mut self, from: NodeId, to: NodeId, relation: Relation) {
        let id = relation.id;
        self.note_id(id.0);
        for claim in &relation.claims {
            self.note_claim(id, claim);
        }
        let index = self.graph.add_edge(self.nodes[&from], self.nodes[&to], relation);
        self.edges.insert(id, index);
    }

    /// Takes a relation out of the graph and the indices.
    fn take_relation(&mut self, id: EdgeId) -> Option<(NodeId, NodeId, Relation)> {
        let index = self.edges.remove(&id)?;
        let (from, to) = self.graph.edge_endpoints(index)?;
        let ends = (self.graph[from].id, self.graph[to].id);
        let relation = self.graph.remove_edge(index)?;
        for claim in &relation.claims {
            self.forget_claim(claim);
        }
        Some((ends.0, ends.1, relation))
    }

    fn put_claim(&mut self, edge: EdgeId, claim: Box<Claim>) -> Result<Edit, EditError> {
        let index = *self.edges.get(&edge).ok_or_else(|| missing(&edge))?;
        self.check_claim(edge, &claim)?;
        let id = claim.id;
        let old = self.pull_claim(edge, id);
        self.note_claim(edge, &claim);
        let claims = &mut self.graph[index].claims;
        let at = claims.partition_point(|held| held.sort_key() < claim.sort_key());
        claims.insert(at, *claim);
        Ok(match old {
            Some(old) => Edit::PutClaim(edge, Box::new(old)),
            None => Edit::RemoveClaim(edge, id),
        })
    }

    fn remove_claim(&mut self, edge: EdgeId, id: ClaimId) -> Result<Edit, EditError> {
        if !self.edges.contains_key(&edge) {
            return Err(missing(&edge));
        }
        let claim = self.pull_claim(edge, id).ok_or_else(|| missing(&id))?;
        Ok(Edit::PutClaim(edge, Box::new(claim)))
    }

    /// Takes a claim out of its relation and the indices.
    fn pull_claim(&mut self, edge: EdgeId, id: ClaimId) -> Option<Claim> {
        let claims = &mut self.graph[*self.edges.get(&edge)?].claims;
        let claim = claims.remove(claims.iter().position(|claim| claim.id == id)?);
        self.forget_claim(&claim);
        Some(claim)
    }

    fn note_claim(&mut self, edge: EdgeId, claim: &Claim) {
        self.note_id(claim.id.0);
        self.claims.insert(claim.id, edge);
        if let Some(speaker) = claim.attributed_to {
            *self.speakers.entry(speaker).or_default() += 1;
        }
    }

    fn forget_claim(&mut self, claim: &Claim) {
        self.claims.remove(&claim.id);
        let Some(speaker) = claim.attributed_to else { return };
        if let Some(count) = self.speakers.get_mut(&speaker) {
            *count -= 1;
            if *count == 0 {
                self.speakers.remove(&speaker);
            }
        }
    }

    fn set_storyboard(&mut self, scenes: Vec<Scene>) -> Result<Edit, EditError> {
        for (number, scene) in scenes.iter().enumerate() {
            if scenes.iter().take(number).any(|earlier| earlier.id == scene.id) {
                return Err(taken(&scene.id));
            }
        }
        for scene in &scenes {
            self.note_id(scene.id.0);
        }
        Ok(Edit::SetStoryboard(std::mem::replace(&mut self.storyboard, scenes)))
    }

    /// Keeps `next_id` above every id that was ever in the case.
    fn note_id(&mut self, id: u64) {
        self.next_id = self.next_id.max(id.saturating_add(1));
    }
}

fn taken(id: &impl ToString) -> EditError {
    EditError::Taken(id.to_string())
}

fn missing(id: &impl ToString) -> EditError {
    EditError::Missing(id.to_string())
}

fn tidy_entity(entity: &mut Entity) {
    entity.mentions.sort_unstable();
    entity.mentions.dedup();
    entity.position = finite(entity.position);
}

fn finite(position: Option<[f32; 2]>) -> Option<[f32; 2]> {
    position.filter(|place| place.iter().all(|part| part.is_finite()))
}
