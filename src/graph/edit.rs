//! The changes as data: the only way in which a case changes. `apply.rs` carries them out.

use super::model::{Claim, Entity, Relation, Scene, Source, Suggestion};
use crate::base::{ClaimId, EdgeId, NodeId, SourceId};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Names the case.
    SetTitle(String),
    /// Sets or clears the handling marking.
    SetMarking(Option<String>),
    /// Adds a source; its id must be free.
    AddSource(Box<Source>),
    /// Replaces a source's data; the id must exist.
    SetSource(Box<Source>),
    /// Removes a source that nothing refers to.
    RemoveSource(SourceId),
    /// Adds an entity; its id must be free.
    AddEntity(Box<Entity>),
    /// Replaces an entity's data; the id must exist.
    SetEntity(Box<Entity>),
    /// Removes an entity without relations and suggestions.
    RemoveEntity(NodeId),
    /// Moves entities: id, position, pinned.
    Place(Vec<(NodeId, Option<[f32; 2]>, bool)>),
    /// Adds a relation between two entities; its id must be free.
    AddRelation {
        /// Who does it.
        from: NodeId,
        /// To whom it is done.
        to: NodeId,
        /// The relation, with its claims.
        relation: Box<Relation>,
    },
    /// Replaces a relation's data and ends; the id must exist.
    SetRelation {
        /// Who does it.
        from: NodeId,
        /// To whom it is done.
        to: NodeId,
        /// The relation, with its claims.
        relation: Box<Relation>,
    },
    /// Removes a relation with its claims.
    RemoveRelation(EdgeId),
    /// Adds or replaces one claim of a relation.
    PutClaim(EdgeId, Box<Claim>),
    /// Removes one claim of a relation.
    RemoveClaim(EdgeId, ClaimId),
    /// Adds or replaces the suggestion that two entities are one.
    PutSuggestion(Box<Suggestion>),
    /// Removes the suggestion about these two, given in either order.
    RemoveSuggestion(NodeId, NodeId),
    /// Replaces the storyboard.
    SetStoryboard(Vec<Scene>),
}

/// Edits that stand or fall together: one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// What the user did: "Merge 3 entities".
    pub label: String,
    /// The edits in order.
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// A transaction of these edits.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), edits }
    }

    /// True when it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

/// Why an edit cannot be applied; the case is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The id is already in the case.
    #[error("{0} is already in the case")]
    Taken(String),
    /// The id is not in the case.
    #[error("{0} is not in the case")]
    Missing(String),
    /// The suggestion that an entity is itself.
    #[error("{0} is suggested to be itself")]
    Itself(String),
    /// Something still refers to it.
    #[error("{what} is still used by {by}")]
    InUse {
        /// What should go.
        what: String,
        /// What holds it.
        by: String,
    },
}
