//! The parts of a case as plain data.

mod suggestion;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{
    Certainty, ClaimId, ClaimStatus, Date, EdgeId, Family, Form, Kind, NoClaim, NodeId, Origin,
    SceneId, SourceId, Span,
};
pub use crate::extract::{Merge, Quantity, When};
use crate::text::Document;
pub use suggestion::Suggestion;

/// A JSON value; attributes and unknown fields are kept as such.
pub type Value = serde_json::Value;

/// Fields that this version does not know, kept for the next save.
pub type Extra = BTreeMap<String, Value>;

/// A stored report.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id in the case.
    pub id: SourceId,
    /// Headline or file stem.
    pub title: String,
    /// Decoded text; every span of the source counts its bytes.
    pub text: String,
    /// Lower-case hex SHA-256 of `text`.
    pub sha256: String,
    /// File name without its folder.
    pub file: Option<String>,
    /// Lower-case hex SHA-256 of the original bytes.
    pub file_sha256: Option<String>,
    /// Byte ranges of pages, where the file had pages.
    pub pages: Vec<Span>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Admiralty grade, as the analyst set it.
    pub grade: Option<String>,
    /// Sentences in text order (not saved; found again when a case is opened).
    pub sentences: Vec<Span>,
    /// Why sentences gave no claim when the report was read, by the sentence's first byte.
    pub no_claim: BTreeMap<usize, NoClaim>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A span of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceSpan {
    /// The source.
    pub source: SourceId,
    /// Bytes of its text.
    pub span: Span,
}

/// A mention of an entity in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where.
    pub at: SourceSpan,
    /// How it names the entity.
    pub form: Form,
}

/// A node's weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its id in the case, never used again.
    pub id: NodeId,
    /// Display name.
    pub label: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// True when a source gives it a proper name.
    pub named: bool,
    /// Other names.
    pub aliases: Vec<String>,
    /// Every mention, sorted by source and place.
    pub mentions: Vec<Mention>,
    /// Why names were joined.
    pub merges: Vec<Merge>,
    /// Free attributes.
    pub attributes: BTreeMap<String, Value>,
    /// Place on the canvas in world units (pixels at 100 %), y down; `None` before the first layout.
    pub position: Option<[f32; 2]>,
    /// True when layouts must leave it where it is.
    pub pinned: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// Unknown fields.
    pub extra: Extra,
}

impl Source {
    /// The source that holds a document's text; sentences are given apart.
    pub fn new(id: SourceId, document: &Document, sentences: Vec<Span>) -> Self {
        Self {
            id,
            title: document.title.clone(),
            text: document.text.clone(),
            sha256: document.sha256.clone(),
            file: document.file.clone(),
            file_sha256: document.file_sha256.clone(),
            pages: Vec::new(),
            published: document.published,
            grade: None,
            sentences,
            no_claim: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

impl Entity {
    /// A bare entity without mentions.
    pub fn new(id: NodeId, label: impl Into<String>, kind: Kind, origin: Origin) -> Self {
        Self {
            id,
            label: label.into(),
            kind,
            named: true,
            aliases: Vec::new(),
            mentions: Vec::new(),
            merges: Vec::new(),
            attributes: BTreeMap::new(),
            position: None,
            pinned: false,
            origin,
            extra: Extra::new(),
        }
    }
}

/// An edge's weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its id in the case, never used again.
    pub id: EdgeId,
    /// Lemma: `arrest`, `head`.
    pub relation: String,
    /// What a person would write on the edge: `arrested`, `is prime minister of`.
    pub label: String,
    /// Group of the relation.
    pub family: Family,
    /// False for relations that hold both ways.
    pub directed: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// Its support, sorted by source and place.
    pub claims: Vec<Claim>,
    /// Free attributes.
    pub attributes: BTreeMap<String, Value>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Relation {
    /// A bare relation without claims.
    pub fn new(id: EdgeId, relation: impl Into<String>, family: Family, origin: Origin) -> Self {
        let relation = relation.into();
        Self {
            id,
            label: relation.clone(),
            relation,
            family,
            directed: true,
            origin,
            claims: Vec::new(),
            attributes: BTreeMap::new(),
            extra: Extra::new(),
        }
    }

    /// Claims that the analyst has not marked as wrong.
    pub fn standing_claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(|claim| claim.status != ClaimStatus::Rejected)
    }

    /// The strongest certainty among the standing claims; asserted when there is none, since an
    /// edge without claims was drawn or imported as a fact.
    pub fn certainty(&self) -> Certainty {
        self.standing_claims().map(|claim| claim.certainty).min().unwrap_or(Certainty::Asserted)
    }

    /// False when the analyst has marked every claim as wrong. A relation without claims was drawn or imported.
    pub fn stands(&self) -> bool {
        self.claims.is_empty() || self.standing_claims().next().is_some()
    }

    /// True when one standing claim asserts what another negates.
    pub fn is_disputed(&self) -> bool {
        let held: BTreeSet<Certainty> =
            self.standing_claims().map(|claim| claim.certainty).collect();
        held.contains(&Certainty::Asserted) && held.contains(&Certainty::Negated)
    }
}

/// One sentence's support for a relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its id in the case, never used again.
    pub id: ClaimId,
    /// The source and the sentence (or part of one) that says it; `None` for an analyst's own claim.
    pub at: Option<SourceSpan>,
    /// Predicate as it stands in the text.
    pub predicate: String,
    /// Words that stand for the edge's `from`, in the same source.
    pub subject: Option<Span>,
    /// Words of the predicate, in the same source.
    pub verb: Option<Span>,
    /// Words that stand for the edge's `to`, in the same source.
    pub object: Option<Span>,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Whom the text names as its speaker.
    pub attributed_to: Option<NodeId>,
    /// Where the speaker is named.
    pub speaker: Option<SourceSpan>,
    /// How many or how much.
    pub quantity: Option<Quantity>,
    /// When.
    pub when: Option<When>,
    /// What the analyst has said of it.
    pub status: ClaimStatus,
    /// Where it comes from.
    pub origin: Origin,
    /// The rule that found it; empty for an analyst's.
    pub rule: String,
    /// Rough probability that it was read rightly, 0 to 1; 1 for what no program read.
    pub confidence: f32,
    /// Unknown fields.
    pub extra: Extra,
}

impl Claim {
    /// A bare asserted claim without evidence.
    pub fn new(id: ClaimId, predicate: impl Into<String>, origin: Origin) -> Self {
        Self {
            id,
            at: None,
            predicate: predicate.into(),
            subject: None,
            verb: None,
            object: None,
            certainty: Certainty::Asserted,
            attributed_to: None,
            speaker: None,
            quantity: None,
            when: None,
            status: ClaimStatus::Open,
            origin,
            rule: String::new(),
            confidence: 1.0,
            extra: Extra::new(),
        }
    }

    /// What claims are sorted by: source and place, those without evidence last, then id.
    pub(super) fn sort_key(&self) -> (bool, Option<SourceSpan>, ClaimId) {
        (self.at.is_none(), self.at, self.id)
    }

    /// Every span of its source that the claim points at, its own first.
    pub fn spans(&self) -> impl Iterator<Item = SourceSpan> + '_ {
        let inner = self.at.into_iter().flat_map(|at| {
            let parts = [self.subject, self.verb, self.object];
            parts.into_iter().flatten().map(move |span| SourceSpan { source: at.source, span })
        });
        self.at.into_iter().chain(inner).chain(self.speaker)
    }
}

/// A saved view of the storyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its id in the case.
    pub id: SceneId,
    /// Headline.
    pub title: String,
    /// What to say about it; plain text.
    pub note: String,
    /// Where the camera stands.
    pub camera: SceneCamera,
    /// Kinds that the scene hides.
    pub hidden_kinds: BTreeSet<Kind>,
    /// True when the scene shows named entities only.
    pub named_only: bool,
    /// Entities in focus; all others are faded when there are any.
    pub focus_nodes: BTreeSet<NodeId>,
    /// Relations in focus: their claims are the scene's footnotes.
    pub focus_edges: BTreeSet<EdgeId>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A camera in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneCamera {
    /// World point in the middle of the view.
    pub center: [f32; 2],
    /// Width and height of the world rectangle that the view shows at least.
    pub extent: [f32; 2],
}
