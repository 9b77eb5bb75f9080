//! Two entities that may be one: what the reader was not sure enough of to join.

use super::{Extra, SourceSpan};
use crate::base::{ClaimStatus, NodeId};

/// Two entities of the case that may be one. An accepted pair is joined and its suggestion gone (the
/// reason stands in [`Entity::merges`](super::Entity::merges)); a rejected one is kept, so that it is
/// not suggested again.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The entity with the lower id.
    pub one: NodeId,
    /// The entity with the higher id.
    pub other: NodeId,
    /// Why they may be one: "surname only".
    pub rule: String,
    /// Rough probability that they are one, 0 to 1.
    pub confidence: f32,
    /// A mention of each, in the same order; `None` for what no report names.
    pub evidence: [Option<SourceSpan>; 2],
    /// What the analyst has said of it.
    pub status: ClaimStatus,
    /// Unknown fields.
    pub extra: Extra,
}

impl Suggestion {
    /// An open suggestion without evidence; the two may be given in either order.
    pub fn new(one: NodeId, other: NodeId, rule: impl Into<String>, confidence: f32) -> Self {
        Self {
            one,
            other,
            rule: rule.into(),
            confidence,
            evidence: [None, None],
            status: ClaimStatus::Open,
            extra: Extra::new(),
        }
        .in_order()
    }

    /// The same with a mention of each, in the order in which the two were given to [`Self::new`].
    #[must_use]
    pub fn with_evidence(mut self, first: NodeId, evidence: [Option<SourceSpan>; 2]) -> Self {
        self.evidence = evidence;
        if first != self.one {
            self.evidence.reverse();
        }
        self
    }

    /// Both ids, the lower first.
    pub fn pair(&self) -> (NodeId, NodeId) {
        (self.one, self.other)
    }

    /// The one that `id` may be, where the suggestion is about `id`.
    pub fn partner(&self, id: NodeId) -> Option<NodeId> {
        match id {
            _ if id == self.one => Some(self.other),
            _ if id == self.other => Some(self.one),
            _ => None,
        }
    }

    /// True until the analyst has judged it.
    pub fn is_open(&self) -> bool {
        self.status == ClaimStatus::Open
    }

    /// The same with other ids, in order again; `None` where both are the same now.
    #[must_use]
    pub fn with_ids(&self, now: impl Fn(NodeId) -> NodeId) -> Option<Self> {
        let (one, other) = (now(self.one), now(self.other));
        (one != other).then(|| Self { one, other, ..self.clone() }.in_order())
    }

    fn in_order(mut self) -> Self {
        if self.one > self.other {
            std::mem::swap(&mut self.one, &mut self.other);
            self.evidence.reverse();
        }
        self
    }

    /// In order, with a confidence between 0 and 1.
    pub(in crate::graph) fn tidy(mut self) -> Self {
        let sound = self.confidence.is_finite();
        self.confidence = if sound { self.confidence.clamp(0.0, 1.0) } else { 0.0 };
        self.in_order()
    }
}
