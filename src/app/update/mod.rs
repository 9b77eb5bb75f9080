//! Carries actions out, one file a family. Nothing else changes the state.

pub mod edit;
pub mod files;
mod find;
mod layout;
mod present;
mod select;
mod view;

pub use view::weak_claims;

use super::action::Action;
use super::state::{State, Toast, ToastKind};

/// Seconds that a toast stays.
const TOAST_SECS: f32 = 5.0;
/// Toasts shown at once.
const TOASTS: usize = 4;

/// Carries one action out. What it needs beyond the state stands in [`State::effects`] afterwards.
pub fn apply(state: &mut State, action: Action) {
    match action {
        Action::File(action) => files::apply(state, action),
        Action::Edit(action) => edit::apply(state, action),
        Action::View(action) => view::apply(state, action),
        Action::Select(action) => select::apply(state, action),
        Action::Find(action) => find::apply(state, action),
        Action::Layout(action) => layout::apply(state, action),
        Action::Present(action) => present::apply(state, action),
    }
}

/// Says shortly what happened.
pub fn toast(state: &mut State, kind: ToastKind, text: impl Into<String>) {
    state.toasts.push(Toast { text: text.into(), kind, left_secs: TOAST_SECS });
    let surplus = state.toasts.len().saturating_sub(TOASTS);
    state.toasts.drain(..surplus);
}

#[cfg(test)]
pub(super) mod tests {
    use crate::app::state::Desk;
    use crate::base::{
        Certainty, ClaimId, ClaimStatus, EdgeId, Family, Form, Kind, NodeId, Origin, SourceId, Span,
    };
    use crate::display::Part;
    use crate::graph::{
        Case, Claim, Edit, Entity, Extra, History, Mention, Relation, Source, SourceSpan,
        Transaction,
    };

    /// The part with this id, `n1` or `e1`.
    pub(in crate::app) fn part(id: &str) -> Part {
        id.parse().map(Part::Node).or_else(|_| id.parse().map(Part::Edge)).expect("an id")
    }

    /// Police (n1) arrested officers (n2), said twice (c1 asserted, c2 alleged); n3 stands alone.
    pub(in crate::app) fn desk() -> Desk {
        let text = "Police arrested two. They arrested more.";
        let mention = |start: usize, end: usize, form| Mention {
            at: SourceSpan { source: SourceId(1), span: Span::new(start, end) },
            form,
        };
        let claim = |id: u64, span: Span, certainty| Claim {
            id: ClaimId(id),
            at: Some(SourceSpan { source: SourceId(1), span }),
            predicate: "arrested".into(),
            subject: None,
            verb: None,
            object: None,
            certainty,
            attributed_to: None,
            speaker: None,
            quantity: None,
            when: None,
            confidence: 1.0,
            status: ClaimStatus::Open,
            origin: Origin::Text,
            rule: "clause:active".into(),
            extra: Extra::new(),
        };
        let entity =
            |id: u64, label: &str, kind| Entity::new(NodeId(id), label, kind, Origin::Text);
        let police = Entity {
            mentions: vec![mention(0, 6, Form::Named)],
            position: Some([0.0, 0.0]),
            ..entity(1, "Police", Kind::Agency)
        };
        let officers = Entity {
            named: false,
            aliases: vec!["two constables".into()],
            position: Some([120.0, 40.0]),
            ..entity(2, "officers", Kind::Group)
        };
        let relation = Relation {
            label: "arrested".into(),
            claims: vec![
                claim(1, Span::new(0, 20), Certainty::Asserted),
                claim(2, Span::new(20, 40), Certainty::Alleged),
            ],
            ..Relation::new(EdgeId(1), "arrest", Family::Enforcement, Origin::Text)
        };
        let source = Source {
            id: SourceId(1),
            title: "Two arrests".into(),
            text: text.into(),
            sha256: "00".into(),
            file: None,
            file_sha256: None,
            pages: Vec::new(),
            published: None,
            grade: None,
            no_claim: std::collections::BTreeMap::new(),
            sentences: vec![Span::new(0, 20), Span::new(21, 40)],
            extra: Extra::new(),
        };
        let mut history = History::new(Case::new("Test"));
        let edits = vec![
            Edit::AddSource(Box::new(source)),
            Edit::AddEntity(Box::new(police)),
            Edit::AddEntity(Box::new(officers)),
            Edit::AddEntity(Box::new(entity(3, "Tao Port", Kind::Place))),
            Edit::AddRelation { from: NodeId(1), to: NodeId(2), relation: Box::new(relation) },
        ];
        history.commit(Transaction::new("Build", edits)).expect("valid edits");
        Desk { history: History::new(history.into_case()), path: None, serial: 0 }
    }
}
