//! Laws of editing, tried on random edits with few ids, so that collisions, dangling references and
//! refusals are common.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Case, Claim, Edit, Entity, History, Mention, Relation, Scene, SceneCamera, Source, SourceSpan,
    Suggestion, Transaction, edits, sample,
};
use crate::base::{
    Certainty, ClaimId, ClaimStatus, EdgeId, Family, Form, Kind, NodeId, Origin, SceneId, SourceId,
    Span,
};
use crate::text::Document;

fn node() -> impl Strategy<Value = NodeId> {
    (1..8_u64).prop_map(NodeId)
}

fn edge() -> impl Strategy<Value = EdgeId> {
    (9..14_u64).prop_map(EdgeId)
}

fn place() -> impl Strategy<Value = SourceSpan> {
    (1..3_u64, 0..40_usize, 0..10_usize).prop_map(|(source, start, length)| SourceSpan {
        source: SourceId(source),
        span: Span::new(start, start + length),
    })
}

fn source() -> impl Strategy<Value = Box<Source>> {
    (1..3_u64, "[a-z]{0,4}").prop_map(|(id, text)| {
        Box::new(Source::new(SourceId(id), &Document::from_text("A report", text), Vec::new()))
    })
}

fn position() -> impl Strategy<Value = Option<[f32; 2]>> {
    prop_oneof![
        Just(None),
        Just(Some([f32::NAN, 0.0])),
        any::<[i8; 2]>().prop_map(|xy| Some(xy.map(f32::from)))
    ]
}

fn entity() -> impl Strategy<Value = Box<Entity>> {
    (node(), "[a-c]", position(), prop::collection::vec(place(), 0..3)).prop_map(
        |(id, label, position, places)| {
            let mut entity = Entity::new(id, label, Kind::Person, Origin::Text);
            entity.position = position;
            let mentions = places.into_iter().map(|at| Mention { at, form: Form::Named });
            entity.mentions = mentions.collect();
            Box::new(entity)
        },
    )
}

fn claim() -> impl Strategy<Value = Claim> {
    let ids = (20..26_u64, prop::option::of(node()));
    (ids, prop::option::of(place()), prop::sample::select(Certainty::ALL)).prop_map(
        |((id, speaker), at, certainty)| {
            let mut claim = Claim::new(ClaimId(id), "says", Origin::Text);
            (claim.attributed_to, claim.at, claim.certainty) = (speaker, at, certainty);
            claim
        },
    )
}

fn relation() -> impl Strategy<Value = (NodeId, NodeId, Box<Relation>)> {
    (node(), node(), edge(), prop::collection::vec(claim(), 0..3)).prop_map(
        |(from, to, id, claims)| {
            let mut relation = Relation::new(id, "know", Family::Kinship, Origin::Text);
            relation.claims = claims;
            (from, to, Box::new(relation))
        },
    )
}

fn suggestion() -> impl Strategy<Value = Box<Suggestion>> {
    let confidence = prop_oneof![Just(f32::NAN), 0.0..2.0_f32];
    let places = (prop::option::of(place()), prop::option::of(place()));
    let status = prop::sample::select(ClaimStatus::ALL);
    (node(), node(), confidence, places, status).prop_map(
        |(one, other, confidence, places, status)| {
            let mut suggestion = Suggestion::new(one, other, "surname only", confidence)
                .with_evidence(one, places.into());
            suggestion.status = status;
            Box::new(suggestion)
        },
    )
}

fn scenes() -> impl Strategy<Value = Vec<Scene>> {
    prop::collection::vec((30..33_u64, "[a-z]"), 0..3).prop_map(|scenes| {
        let scenes = scenes.into_iter().map(|(id, title)| Scene {
            id: SceneId(id),
            title,
            note: String::new(),
            camera: SceneCamera { center: [0.0; 2], extent: [1.0; 2] },
            hidden_kinds: [].into(),
            named_only: false,
            focus_nodes: [].into(),
            focus_edges: [].into(),
            extra: BTreeMap::new(),
        });
        scenes.collect()
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        "[a-z]".prop_map(Edit::SetTitle),
        prop::option::of("[A-Z]").prop_map(Edit::SetMarking),
        source().prop_map(Edit::AddSource),
        source().prop_map(Edit::SetSource),
        (1..3_u64).prop_map(|id| Edit::RemoveSource(SourceId(id))),
        entity().prop_map(Edit::AddEntity),
        entity().prop_map(Edit::SetEntity),
        node().prop_map(Edit::RemoveEntity),
        prop::collection::vec((node(), position(), any::<bool>()), 0..4).prop_map(Edit::Place),
        relation().prop_map(|(from, to, relation)| Edit::AddRelation { from, to, relation }),
        relation().prop_map(|(from, to, relation)| Edit::SetRelation { from, to, relation }),
        edge().prop_map(Edit::RemoveRelation),
        (edge(), claim()).prop_map(|(edge, claim)| Edit::PutClaim(edge, Box::new(claim))),
        (edge(), 20..26_u64).prop_map(|(edge, claim)| Edit::RemoveClaim(edge, ClaimId(claim))),
        suggestion().prop_map(Edit::PutSuggestion),
        (node(), node()).prop_map(|(one, other)| Edit::RemoveSuggestion(one, other)),
        scenes().prop_map(Edit::SetStoryboard),
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(edit(), 0..40)
}

/// The indices say what the graph says, lists are sorted, and no id is at or above the next one.
fn assert_consistent(case: &Case) {
    let mut speakers: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut claims = BTreeMap::new();
    for held in case.relations() {
        assert!(case.entity(held.from).is_some() && case.entity(held.to).is_some());
        assert!(held.relation.claims.is_sorted_by_key(Claim::sort_key));
        for claim in &held.relation.claims {
            claims.insert(claim.id, held.relation.id);
            assert!(claim.spans().all(|at| case.source(at.source).is_some()));
            if let Some(speaker) = claim.attributed_to {
                assert!(case.entity(speaker).is_some());
                *speakers.entry(speaker).or_default() += 1;
            }
        }
    }
    assert_eq!(case.claims, claims);
    assert_eq!(case.speakers, speakers);
    for entity in case.entities() {
        assert!(entity.mentions.is_sorted());
        assert!(entity.mentions.iter().all(|at| case.source(at.at.source).is_some()));
        assert!(entity.id.0 < case.next_id());
        assert_eq!(case.degree(entity.id), case.relations_of(entity.id).len());
    }
    assert_suggestions(case);
    assert_eq!(case.graph().node_count(), case.entities().len());
    assert_eq!(case.graph().edge_count(), case.relations().len());
}

/// A pair is suggested once, the lower id first, and both are there.
fn assert_suggestions(case: &Case) {
    for ((one, other), held) in &case.suggestions {
        assert_eq!((*one, *other), held.pair());
        assert!(one < other && (0.0..=1.0).contains(&held.confidence));
        assert!(case.entity(*one).is_some() && case.entity(*other).is_some());
        assert!(held.evidence.iter().flatten().all(|at| case.source(at.source).is_some()));
    }
    let both_ways = case.suggestions.keys().flat_map(|&(one, other)| [(one, other), (other, one)]);
    assert_eq!(case.suggested, both_ways.collect());
}

proptest! {
    #[test]
    fn an_edit_and_its_inverse_leave_the_case_as_it_was(edits in edits()) {
        let mut case = sample::case();
        let mut past = Vec::new();
        for edit in edits {
            let (before, next_id) = (case.clone(), case.next_id());
            if let Ok(inverse) = case.apply(edit) {
                past.push((before, inverse));
            } else {
                prop_assert_eq!(&case, &before, "a refused edit changes nothing");
            }
            prop_assert!(case.next_id() >= next_id, "ids are never handed out again");
            assert_consistent(&case);
        }
        for (before, inverse) in past.into_iter().rev() {
            case.apply(inverse).expect("an inverse applies");
            prop_assert_eq!(&case, &before);
            assert_consistent(&case);
        }
    }

    #[test]
    fn a_transaction_stands_or_falls_as_one(edits in prop::collection::vec(edit(), 0..5)) {
        let before = sample::case();
        let mut case = before.clone();
        if let Ok(inverse) = case.commit(Transaction::new("Some edits", edits.clone())) {
            let mut one_by_one = before.clone();
            for edit in edits {
                one_by_one.apply(edit).expect("each applies");
            }
            prop_assert_eq!(&case, &one_by_one);
            case.commit(inverse).expect("the inverse applies");
        } else {
            prop_assert_eq!(case.next_id(), before.next_id());
        }
        prop_assert_eq!(&case, &before);
    }

    #[test]
    fn undoing_all_and_redoing_all_lead_to_both_ends(
        steps in prop::collection::vec((prop::collection::vec(edit(), 1..4), 0..3_usize), 0..12)
    ) {
        let mut history = History::new(sample::case());
        for (edits, back) in steps {
            let _refused = history.commit(Transaction::new("Step", edits));
            for _ in 0..back {
                history.undo();
            }
        }
        let now = history.case().clone();
        let mut undone = 0;
        while history.undo().is_some() {
            undone += 1;
        }
        prop_assert_eq!(history.case(), &sample::case());
        prop_assert!(!history.is_dirty());
        for _ in 0..undone {
            history.redo();
        }
        prop_assert_eq!(history.case(), &now);
    }

    #[test]
    fn joining_and_removing_leave_no_suggestion_dangling(
        edits in edits(), one in node(), other in node(), gone in node()
    ) {
        let mut case = sample::case();
        for edit in edits {
            let _refused = case.apply(edit);
        }
        for made in [edits::merge_entities(&case, &[one, other]), edits::remove_entity(&case, gone)] {
            let Ok(transaction) = made else { continue };
            let mut changed = case.clone();
            let inverse = changed.commit(transaction).expect("applies");
            assert_consistent(&changed);
            changed.commit(inverse).expect("is taken back");
            prop_assert_eq!(&changed, &case);
        }
    }
}
