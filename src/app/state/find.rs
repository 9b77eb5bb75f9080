//! The find box: what was typed and what it found.

use crate::base::{EdgeId, NodeId, SourceId, Span};

/// The find box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    /// What was typed.
    pub text: String,
    /// What it found, best first within its group.
    pub hits: Vec<Hit>,
    /// Index of the marked hit.
    pub marked: usize,
    /// True while the list of hits is open.
    pub open: bool,
    /// True when the box shall take the keyboard in the next frame.
    pub wants_focus: bool,
}

/// Something that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What to go to.
    pub group: HitGroup,
    /// First line: name, relation or sentence.
    pub title: String,
    /// Second part: alias that matched, number of connections, report.
    pub detail: String,
    /// Byte range of `title` that matches.
    pub matched: Option<(usize, usize)>,
}

/// What a hit leads to. Groups are listed in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitGroup {
    /// An entity, by its name or an alias.
    Entity(NodeId),
    /// A relation, by its label.
    Relation(EdgeId),
    /// A sentence of a report.
    Sentence(SourceId, Span),
}

impl HitGroup {
    /// The heading above hits of this group.
    pub fn title(self) -> &'static str {
        match self {
            Self::Entity(_) => "Entities",
            Self::Relation(_) => "Relations",
            Self::Sentence(..) => "Sentences",
        }
    }
}
