//! The whole window without a display: the main job from the sample to a saved and reopened case,
//! by keys, pointer and the accessibility tree, as a user would.

#![expect(clippy::float_cmp, reason = "places are compared with the very values that were set")]

use std::path::Path;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{EditAction, FileAction, SelectAction, ViewAction};
use redstring::app::state::{CameraGoal, Mode};
use redstring::base::{EdgeId, Kind, NodeId};
use redstring::display::{Part, edge_words};
use redstring::graph::{Edit, Suggestion, Transaction};

use crate::support::shell::Shell;

#[test]
fn the_main_job_from_the_sample_to_the_reopened_case() {
    let mut desk = Shell::start();
    assert_eq!(desk.state().mode, Mode::Start);
    desk.act(FileAction::OpenSample);
    assert_eq!(desk.state().mode, Mode::Explore);
    assert!(desk.state().desk.case().entities().len() >= 25, "the sample is rich");

    let hun_manet = find(&mut desk, "hun manet");
    let relation = read_a_claim(&mut desk, hun_manet);
    hide_a_kind(&mut desk);
    move_and_undo(&mut desk, hun_manet);

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sample.redstring");
    save_and_reopen(&mut desk, &file, (hun_manet, relation));
}

/// Types into the find box; Enter selects the entity and the inspector shows it.
fn find(desk: &mut Shell, words: &str) -> NodeId {
    desk.key(Modifiers::COMMAND, Key::F);
    desk.harness.event(egui::Event::Text(words.into()));
    desk.harness.run_ok();
    desk.key(Modifiers::NONE, Key::Enter);
    let node = desk.node_named("Hun Manet");
    assert_eq!(desk.state().only_selected(), Some(Part::Node(node)));
    desk.harness.get_by_label("Entity · person · named");
    node
}

/// Goes from the entity to one of its relations and from there to the sentence in the reader.
fn read_a_claim(desk: &mut Shell, node: NodeId) -> EdgeId {
    let case = desk.state().desk.case();
    let relations = case.relations_of(node);
    let edge = *relations.iter().find(|edge| edge.from == node).expect("Hun Manet does something");
    let other = case.entity(edge.to).expect("its end");
    let said = format!("{} {}", edge_words(edge.relation), other.label);
    let (id, claims) = (edge.relation.id, edge.relation.claims.len());
    let row = desk.harness.get_by_label(&said).rect().center();
    desk.click(row);
    assert_eq!(desk.state().only_selected(), Some(Part::Edge(id)));
    let claim = desk.harness.get_by_label_contains(&format!("Claim 1 of {claims}")).rect();
    desk.click(claim.left_center() + vec2(6.0, 0.0));
    let reader = desk.state().reader.expect("the reader opens at the sentence");
    let case = desk.state().desk.case();
    let source = case.source(reader.source).expect("a report");
    let words = reader.span.and_then(|span| span.of(&source.text)).expect("a sentence").to_owned();
    let shown = desk.harness.get_all_by_label_contains(&words).count();
    assert!(shown >= 2, "in the inspector and in the reader: {words}");
    id
}

/// The legend's counter hides a kind and brings it back.
fn hide_a_kind(desk: &mut Shell) {
    desk.key(Modifiers::NONE, Key::Escape);
    let case = desk.state().desk.case();
    let countries = case.entities().filter(|entity| entity.kind == Kind::Country).count();
    let all = case.entities().len();
    let cell = desk.place(&format!("Country {countries}"));
    desk.click(cell);
    assert!(desk.state().filter.hidden_kinds.contains(&Kind::Country));
    assert_eq!(desk.harness.query_all_by_label_contains(", country, ").count(), 0);
    let cell = desk.place(&format!("Country {countries}"));
    desk.click(cell);
    assert!(desk.state().filter.is_off());
    assert_eq!(desk.state().desk.case().entities().len(), all, "the filter only hides");
}

/// A drag moves and pins; Ctrl+Z takes both back.
fn move_and_undo(desk: &mut Shell, node: NodeId) {
    desk.act(ViewAction::Fly(CameraGoal::Fit { glide: false }));
    let before = desk.position(node);
    let from = desk.place("Hun Manet, person");
    let to = from + vec2(24.0, 36.0);
    desk.drag(from, to);
    assert_ne!(desk.position(node), before);
    assert!(desk.state().desk.is_edited());
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.position(node), before);
    desk.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_ne!(desk.position(node), before, "done again, to be saved");
}

fn save_and_reopen(desk: &mut Shell, file: &Path, (node, relation): (NodeId, EdgeId)) {
    let moved = desk.position(node);
    desk.act(FileAction::SaveTo(file.to_path_buf(), None));
    assert!(file.exists() && !desk.state().desk.is_edited());
    let before = desk.state().desk.case().clone();
    desk.act(FileAction::New);
    assert_eq!(desk.state().desk.case().entities().len(), 0);
    desk.act(FileAction::Open(file.to_path_buf()));
    let after = desk.state().desk.case();
    assert_eq!(after.title(), before.title());
    assert!(after.entities().eq(before.entities()), "every entity comes back as it was");
    assert_eq!(after.relations().len(), before.relations().len());
    let claims = |case: &redstring::graph::Case| {
        case.relation(relation).expect("the relation").relation.claims.clone()
    };
    assert_eq!(claims(after), claims(&before));
    assert_eq!(desk.position(node), moved);
    desk.act(SelectAction::Only(Part::Edge(relation)));
    desk.harness.get_by_label_contains("Claim 1 of");
}

#[test]
fn the_status_bar_counts_possible_doubles_and_leads_to_them() {
    let mut desk = Shell::with_sample();
    let case = desk.state().desk.case();
    assert_eq!(case.suggestions().filter(|held| held.is_open()).count(), 0, "none in the sample");
    let nodes: Vec<NodeId> = case.entities().take(2).map(|entity| entity.id).collect();
    let suggestion = Suggestion::new(nodes[0], nodes[1], "surname only", 0.4);
    let edit = Edit::PutSuggestion(Box::new(suggestion));
    desk.act(EditAction::Commit(Transaction::new("Suggest", vec![edit])));
    let at = desk.harness.get_by_label("1 possible double").rect().center();
    desk.click(at);
    assert_eq!(desk.state().selected_node(), Some(nodes[0]));
}
