//! Every transaction applies, does what its label says, and is taken back whole.

use std::collections::BTreeSet;

use super::*;
use crate::base::{Certainty, ClaimId, ClaimStatus, Family, Kind, SceneId};
use crate::graph::edit::{Edit, Transaction};
use crate::graph::model::Suggestion;
use crate::graph::{check, sample};

/// Commits to the sample, checks that undoing gives the sample again, and gives the changed case.
fn committed(make: impl FnOnce(&Case) -> Transaction) -> (Case, String) {
    let before = sample::case();
    let mut case = before.clone();
    let transaction = make(&before);
    let label = transaction.label.clone();
    let inverse = case.commit(transaction).expect("applies");
    let mut back = case.clone();
    back.commit(inverse).expect("is taken back");
    assert_eq!(back, before);
    (case, label)
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(check::check(&sample::case(), "sample"), []);
}

#[test]
fn removing_a_speaker_clears_what_it_said() {
    let (case, label) = committed(|case| remove_entity(case, NodeId(4)).expect("Kai is there"));
    assert_eq!(label, "Remove “Kai”");
    let (_, claim) = case.claim(ClaimId(21)).expect("the claim stays");
    assert_eq!(claim.attributed_to, None);
    assert!(claim.speaker.is_some(), "the words in the text stay");
    assert_eq!(check::check(&case, "x"), []);
}

#[test]
fn removing_an_entity_takes_its_relations_and_leaves_no_scene_dangling() {
    let (case, _) = committed(|case| remove_entity(case, NodeId(3)).expect("Ana is there"));
    assert_eq!((case.entities().count(), case.relations().count(), case.claim_count()), (3, 0, 0));
    assert!(case.storyboard()[0].focus_nodes.is_empty());
    assert!(case.storyboard()[0].focus_edges.is_empty());
}

#[test]
fn a_selection_goes_in_one_step() {
    let nodes = BTreeSet::from([NodeId(2), NodeId(4)]);
    let edges = BTreeSet::from([EdgeId(10), EdgeId(11)]);
    let (case, label) = committed(|case| remove(case, &nodes, &edges).expect("all are there"));
    assert_eq!(label, "Remove 4 parts");
    assert_eq!((case.entities().count(), case.relations().count()), (2, 0));
    let (_, label) = committed(|case| remove_relation(case, EdgeId(11)).expect("it is there"));
    assert_eq!(label, "Remove relation “heads”");
}

#[test]
fn a_renamed_entity_is_still_known_by_its_old_name() {
    let (case, label) =
        committed(|case| rename_entity(case, NodeId(3), "Anna Roth").expect("Ana is there"));
    assert_eq!(label, "Rename “Ana Roth” to “Anna Roth”");
    let ana = case.entity(NodeId(3)).expect("Ana");
    assert_eq!(
        (ana.label.as_str(), ana.aliases.as_slice()),
        ("Anna Roth", &["Ana Roth".into()][..])
    );
    let back = rename_entity(&case, NodeId(3), "Ana Roth").expect("Ana is there");
    let mut case = case;
    case.commit(back).expect("applies");
    assert_eq!(case.entity(NodeId(3)).expect("Ana").aliases, ["Anna Roth"]);
}

#[test]
fn what_changes_nothing_is_empty() {
    let case = sample::case();
    assert!(rename_entity(&case, NodeId(3), "Ana Roth").expect("there").is_empty());
    assert!(set_kind(&case, &[NodeId(3)], Kind::Person).expect("there").is_empty());
    assert!(pin(&case, &[NodeId(3)], false).expect("there").is_empty());
    assert!(unpin_all(&case).is_empty());
    assert!(judge_claim(&case, ClaimId(20), ClaimStatus::Open).expect("there").is_empty());
    assert!(merge_entities(&case, &[NodeId(3), NodeId(3)]).expect("there").is_empty());
    assert!(move_scene(&case, SceneId(30), 7).expect("there").is_empty());
}

#[test]
fn what_is_missing_is_named() {
    let case = sample::case();
    let told = |result: Result<Transaction, EditError>| result.expect_err("missing").to_string();
    assert_eq!(told(remove_entity(&case, NodeId(99))), "n99 is not in the case");
    assert_eq!(told(remove_relation(&case, EdgeId(99))), "e99 is not in the case");
    assert_eq!(told(merge_entities(&case, &[NodeId(2), NodeId(99)])), "n99 is not in the case");
    assert_eq!(told(judge_claim(&case, ClaimId(99), ClaimStatus::Open)), "c99 is not in the case");
    assert_eq!(told(remove_scene(&case, SceneId(99))), "v99 is not in the case");
}

#[test]
fn merging_joins_names_claims_and_statements() {
    let (case, label) = committed(|case| {
        merge_entities(case, &[NodeId(2), NodeId(4)]).expect("Police and Kai are there")
    });
    assert_eq!(label, "Merge 2 entities");
    let police = case.entity(NodeId(2)).expect("Police");
    assert_eq!(police.aliases, ["Kai"]);
    assert_eq!(police.mentions.len(), 3);
    assert_eq!(police.merges[0].rule, "joined by the analyst");
    let (_, claim) = case.claim(ClaimId(21)).expect("the claim");
    assert_eq!(claim.attributed_to, Some(NodeId(2)));
    assert!(case.entity(NodeId(4)).is_none());
    assert_eq!(check::check(&case, "x"), []);
}

#[test]
fn relations_that_fall_together_become_one_with_all_claims() {
    let mut case = sample::case();
    let (drawn, kai_arrests) =
        draw_relation(&case, NodeId(4), NodeId(3), "arrest", Family::Enforcement).expect("ends");
    case.commit(drawn).expect("applies");
    let before = case.clone();
    let merge = merge_entities(&case, &[NodeId(4), NodeId(2)]).expect("both are there");
    let inverse = case.commit(merge).expect("applies");
    let held = case.relation(EdgeId(10)).expect("the older relation stays");
    assert_eq!((held.from, held.relation.claims.len()), (NodeId(4), 2));
    assert!(case.relation(kai_arrests).is_none());
    case.commit(inverse).expect("is taken back");
    assert_eq!(case, before);
}

#[test]
fn merging_both_ends_keeps_the_relation_as_a_loop() {
    let (case, _) =
        committed(|case| merge_entities(case, &[NodeId(3), NodeId(5)]).expect("both are there"));
    let held = case.relation(EdgeId(11)).expect("the evidence stays");
    assert_eq!((held.from, held.to), (NodeId(3), NodeId(3)));
}

#[test]
fn a_claim_marked_wrong_no_longer_counts() {
    let (case, label) = committed(|case| {
        judge_claim(case, ClaimId(20), ClaimStatus::Rejected).expect("the claim is there")
    });
    assert_eq!(label, "Mark claim “arrested” wrong");
    let held = case.relation(EdgeId(10)).expect("the relation");
    assert_eq!(held.relation.certainty(), Certainty::Negated);
    assert!(!held.relation.is_disputed());
}

#[test]
fn drawn_parts_are_the_analysts() {
    let mut case = sample::case();
    let (transaction, id) = draw_entity(&case, "Boss", Kind::Person, [3.0, 4.0]);
    case.commit(transaction).expect("applies");
    let (transaction, edge) =
        draw_relation(&case, id, NodeId(5), "owns", Family::Control).expect("ends are there");
    assert_eq!(transaction.label, "Add relation “owns”");
    case.commit(transaction).expect("applies");
    assert_eq!(case.relation(edge).map(|held| (held.from, held.to)), Some((id, NodeId(5))));
    assert_eq!(check::check(&case, "x"), []);
}

#[test]
fn moving_and_pinning_are_one_step_each() {
    let places =
        vec![(NodeId(2), Some([1.0, 2.0]), true), (NodeId(3), Some([f32::NAN, 0.0]), false)];
    let (case, label) = committed(|case| place(case, places));
    assert_eq!(label, "Move 2 entities");
    assert_eq!(
        case.entity(NodeId(2)).map(|n| (n.position, n.pinned)),
        Some((Some([1.0, 2.0]), true))
    );
    assert_eq!(case.entity(NodeId(3)).and_then(|n| n.position), None, "no place is not a number");
    assert_eq!(unpin_all(&case).edits.len(), 1);
    let (_, label) = committed(|case| pin(case, &[NodeId(2)], true).expect("there"));
    assert_eq!(label, "Pin “Police”");
}

#[test]
fn scenes_are_added_told_moved_and_removed() {
    let mut case = sample::case();
    let mut scene = case.storyboard()[0].clone();
    scene.title = "The bank".into();
    let (transaction, id) = add_scene(&case, scene);
    case.commit(transaction).expect("applies");
    case.commit(move_scene(&case, id, 0).expect("there")).expect("applies");
    case.commit(describe_scene(&case, id, "Bank", "Who owns it").expect("there")).expect("applies");
    let order: Vec<&str> = case.storyboard().iter().map(|scene| scene.title.as_str()).collect();
    assert_eq!(order, ["Bank", "The arrest"]);
    case.commit(remove_scene(&case, SceneId(30)).expect("there")).expect("applies");
    assert_eq!(case.storyboard().len(), 1);
}

/// The sample with "Kai" perhaps Ana and perhaps the police, the latter kept apart, and with "Delta Bank"
/// perhaps the police.
fn doubtful() -> Case {
    let mut case = sample::case();
    let at = case.entity(NodeId(4)).expect("Kai").mentions[0].at;
    let pairs = [
        (4, 3, 0.4, ClaimStatus::Open),
        (2, 4, 0.3, ClaimStatus::Rejected),
        (5, 2, 0.6, ClaimStatus::Open),
    ];
    for (one, other, confidence, status) in pairs {
        let mut suggestion =
            Suggestion::new(NodeId(one), NodeId(other), "surname only", confidence)
                .with_evidence(NodeId(one), [Some(at), None]);
        suggestion.status = status;
        case.apply(Edit::PutSuggestion(Box::new(suggestion))).expect("applies");
    }
    case
}

fn pairs(case: &Case) -> Vec<(u64, u64, bool)> {
    case.suggestions().map(|held| (held.one.0, held.other.0, held.is_open())).collect()
}

#[test]
fn a_suggestion_is_found_from_both_its_ends() {
    let case = doubtful();
    assert_eq!(pairs(&case), [(2, 4, false), (2, 5, true), (3, 4, true)]);
    let of_kai: Vec<_> = case.suggestions_of(NodeId(4)).map(Suggestion::pair).collect();
    assert_eq!(of_kai, [(NodeId(2), NodeId(4)), (NodeId(3), NodeId(4))]);
    let held = case.suggestion(NodeId(4), NodeId(3)).expect("the pair");
    assert!(held.evidence[0].is_none() && held.evidence[1].is_some(), "Kai is the other one");
    assert_eq!(held.partner(NodeId(3)), Some(NodeId(4)));
    assert_eq!(held.partner(NodeId(2)), None);
}

#[test]
fn an_accepted_suggestion_joins_into_the_longer_name_and_keeps_its_reason() {
    let mut case = doubtful();
    let accepted = accept_suggestion(&case, NodeId(4), NodeId(3)).expect("both are there");
    assert_eq!(accepted.label, "Merge “Kai” into “Ana Roth”");
    let before = case.clone();
    let undo = case.commit(accepted).expect("applies");
    let ana = case.entity(NodeId(3)).expect("Ana");
    assert_eq!(ana.merges[0].rule, "joined by the analyst: surname only");
    assert_eq!(pairs(&case), [(2, 3, false), (2, 5, true)], "what was kept apart stays apart");
    case.commit(undo).expect("is taken back");
    assert_eq!(case, before);
}

#[test]
fn of_two_suggestions_that_fall_together_the_judged_one_stays() {
    let mut case = doubtful();
    let merge = merge_entities(&case, &[NodeId(4), NodeId(5)]).expect("both are there");
    case.commit(merge).expect("applies");
    assert_eq!(pairs(&case), [(2, 4, false), (3, 4, true)]);
}

#[test]
fn a_removed_entity_takes_its_suggestions() {
    let mut case = doubtful();
    let refused = case.apply(Edit::RemoveEntity(NodeId(5))).expect_err("it has relations");
    assert!(matches!(refused, EditError::InUse { .. }));
    case.commit(remove_entity(&case, NodeId(4)).expect("Kai is there")).expect("applies");
    assert_eq!(pairs(&case), [(2, 5, true)]);
}

#[test]
fn nothing_is_suggested_to_be_itself_or_what_is_not_there() {
    let mut case = doubtful();
    let put = |one: u64, other: u64| {
        let suggestion = Suggestion::new(NodeId(one), NodeId(other), "", 0.5);
        Edit::PutSuggestion(Box::new(suggestion))
    };
    let told = case.apply(put(3, 3)).expect_err("itself").to_string();
    assert_eq!(told, "n3 is suggested to be itself");
    assert_eq!(case.apply(put(3, 99)).expect_err("missing").to_string(), "n99 is not in the case");
    let gone = case.apply(Edit::RemoveSuggestion(NodeId(3), NodeId(5))).expect_err("none");
    assert_eq!(gone.to_string(), "the suggestion that n3 is n5 is not in the case");
    let none = reject_suggestion(&case, NodeId(3), NodeId(5)).expect("both are there");
    assert!(none.is_empty());
}

#[test]
fn an_imported_case_brings_its_suggestions() {
    let other = doubtful();
    let mut case = Case::new("New");
    case.commit(import(&case, &other)).expect("applies");
    assert_eq!(case.suggestions().len(), 3);
    assert_eq!(check::check(&case, "x"), []);
    assert_eq!(case.suggestions().filter(|held| held.is_open()).count(), 2);
}

#[test]
fn long_names_are_cut_in_labels() {
    let name = "x".repeat(40);
    let (transaction, _) = draw_entity(&sample::case(), &name, Kind::Other, [0.0, 0.0]);
    assert_eq!(transaction.label, format!("Add “{}…”", "x".repeat(32)));
}

#[test]
fn an_imported_case_stands_beside_what_is_there() {
    let other = sample::case();
    let (case, label) = committed(|case| import(case, &other));
    assert_eq!(label, "Import “Sample”");
    assert_eq!(case.sources().len(), 1, "the same text is stored once");
    assert_eq!((case.entities().len(), case.relations().len(), case.claim_count()), (8, 4, 6));
    assert_eq!(check::check(&case, "x"), []);
    assert!(case.storyboard()[1].focus_nodes.iter().all(|id| id.0 >= other.next_id()));
    let mut empty = Case::new("New");
    empty.commit(import(&empty, &other)).expect("applies");
    assert_eq!(check::check(&empty, "x"), []);
    assert_eq!((empty.sources().len(), empty.entities().len()), (1, 4));
}
