//! Hands out ids for a transaction that is being put together.

use super::case::Case;
use crate::base::{ClaimId, EdgeId, NodeId, SceneId, SourceId};

/// Ids that no part of the case has or ever had. They count as used once the edits that carry them
/// are applied; make one allocator a transaction.
#[derive(Clone, Debug)]
pub struct FreshIds {
    next: u64,
}

impl FreshIds {
    /// Starts at the case's next free number.
    pub fn of(case: &Case) -> Self {
        Self { next: case.next_id() }
    }

    /// An id for a source.
    pub fn source(&mut self) -> SourceId {
        SourceId(self.take())
    }

    /// An id for an entity.
    pub fn node(&mut self) -> NodeId {
        NodeId(self.take())
    }

    /// An id for a relation.
    pub fn edge(&mut self) -> EdgeId {
        EdgeId(self.take())
    }

    /// An id for a claim.
    pub fn claim(&mut self) -> ClaimId {
        ClaimId(self.take())
    }

    /// An id for a scene.
    pub fn scene(&mut self) -> SceneId {
        SceneId(self.take())
    }

    fn take(&mut self) -> u64 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        id
    }
}
