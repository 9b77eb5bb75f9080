//! A small case for tests: one report, four entities, two relations with three claims.

use super::{
    Case, Claim, Edit, Entity, Mention, Relation, Scene, SceneCamera, Source, SourceSpan,
    Transaction,
};
use crate::base::{
    Certainty, ClaimId, EdgeId, Family, Form, Kind, NodeId, Origin, SceneId, SourceId, Span,
};
use crate::text::{Document, sha256};

/// The report; a sentence a line.
pub const TEXT: &str = "Police arrested Ana Roth.\nPolice did not arrest Ana Roth, Kai said.\n\
                        Ana Roth heads Delta Bank.";

/// Police `n2` arrested Ana Roth `n3` (`e10`: asserted `c20`, negated by Kai `n4` `c21`); she heads
/// Delta Bank `n5` (`e11`: `c22`). One scene `v30` with `n3` and `e10` in focus.
pub fn case() -> Case {
    let mut case = Case::new("Sample");
    let arrested = relation(
        10,
        "arrest",
        Family::Enforcement,
        vec![
            claim(20, 0, "arrested", "Police", "Ana Roth"),
            Claim {
                certainty: Certainty::Negated,
                attributed_to: Some(NodeId(4)),
                speaker: Some(at(find(1, "Kai"))),
                ..claim(21, 1, "arrest", "Police", "Ana Roth")
            },
        ],
    );
    let heads = relation(
        11,
        "head",
        Family::Control,
        vec![claim(22, 2, "heads", "Ana Roth", "Delta Bank")],
    );
    let edits = vec![
        Edit::AddSource(Box::new(source())),
        entity(2, "Police", Kind::Agency, &[0, 1]),
        entity(3, "Ana Roth", Kind::Person, &[0, 1, 2]),
        entity(4, "Kai", Kind::Person, &[1]),
        entity(5, "Delta Bank", Kind::Organization, &[2]),
        Edit::AddRelation { from: NodeId(2), to: NodeId(3), relation: Box::new(arrested) },
        Edit::AddRelation { from: NodeId(3), to: NodeId(5), relation: Box::new(heads) },
        Edit::SetStoryboard(vec![scene()]),
    ];
    let done = case.commit(Transaction::new("Sample", edits));
    debug_assert!(done.is_ok(), "the sample is sound: {done:?}");
    case
}

/// Bytes of the words in the line with this number; past the end where they do not stand in it.
pub fn find(line: usize, words: &str) -> Span {
    let start: usize = TEXT.split_inclusive('\n').take(line).map(str::len).sum();
    let inside = TEXT[start..].find(words).unwrap_or(TEXT.len());
    Span::new(start + inside, start + inside + words.len())
}

fn at(span: Span) -> SourceSpan {
    SourceSpan { source: SourceId(1), span }
}

fn lines() -> Vec<Span> {
    TEXT.lines().enumerate().map(|(number, line)| find(number, line)).collect()
}

fn source() -> Source {
    let document = Document {
        title: "Raid".into(),
        text: TEXT.into(),
        sha256: sha256(TEXT.as_bytes()),
        ..Document::default()
    };
    Source::new(SourceId(1), &document, lines())
}

fn entity(id: u64, label: &str, kind: Kind, in_lines: &[usize]) -> Edit {
    let mut entity = Entity::new(NodeId(id), label, kind, Origin::Text);
    let mentions = in_lines.iter().map(|&line| at(find(line, label)));
    entity.mentions = mentions.map(|at| Mention { at, form: Form::Named }).collect();
    Edit::AddEntity(Box::new(entity))
}

fn relation(id: u64, lemma: &str, family: Family, claims: Vec<Claim>) -> Relation {
    let mut relation = Relation::new(EdgeId(id), lemma, family, Origin::Text);
    relation.label.clone_from(&claims[0].predicate);
    relation.claims = claims;
    relation
}

fn claim(id: u64, line: usize, verb: &str, subject: &str, object: &str) -> Claim {
    let mut claim = Claim::new(ClaimId(id), verb, Origin::Text);
    claim.at = Some(at(lines()[line]));
    claim.subject = Some(find(line, subject));
    claim.verb = Some(find(line, verb));
    claim.object = Some(find(line, object));
    claim
}

fn scene() -> Scene {
    Scene {
        id: SceneId(30),
        title: "The arrest".into(),
        note: String::new(),
        camera: SceneCamera { center: [0.0, 0.0], extent: [800.0, 600.0] },
        hidden_kinds: [Kind::Asset].into(),
        named_only: false,
        focus_nodes: [NodeId(3)].into(),
        focus_edges: [EdgeId(10)].into(),
        extra: super::Extra::new(),
    }
}
