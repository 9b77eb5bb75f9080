//! Inspector, reader, storyboard and show, on a hand-made case without a display.

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{EditAction, PresentAction, SelectAction};
use redstring::app::state::Mode;
use redstring::base::{ClaimId, ClaimStatus, EdgeId, Kind, NodeId, Origin, SourceId};
use redstring::display::Part;
use redstring::graph::{Case, Edit, Entity, Transaction};

use crate::support::desktop::Window;
use crate::support::fixture;

const DETAINED: (EdgeId, ClaimId) = (EdgeId(20), ClaimId(200));
const BRIBES: EdgeId = EdgeId(25);

fn window() -> Window {
    let mut window = Window::new(vec2(1400.0, 900.0), false);
    window.harness.run();
    window
}

fn claim(window: &Window, edge: EdgeId, claim: ClaimId) -> ClaimStatus {
    let relation = window.state().desk.case().relation(edge).expect("relation").relation;
    relation.claims.iter().find(|other| other.id == claim).expect("claim").status
}

#[test]
fn a_relation_shows_who_says_what_how_many_and_when() {
    let mut window = window();
    window.act(SelectAction::ShowClaim(DETAINED.0, DETAINED.1));
    for words in [
        "Relation · enforcement",
        "Claim 1 of 1, asserted",
        "Says: The report itself",
        "How many: more than a thousand people",
        "When: Jul 2025 · “July”",
        "Report: Raids on scam parks",
    ] {
        window.harness.get_by_label(words);
    }
    let sentence = "In July, police in Cambodia rounded up";
    let shown = window.harness.get_all_by_label_contains(sentence).count();
    assert_eq!(shown, 2, "in the inspector and in the reader");
}

#[test]
fn walking_the_claims_takes_the_reader_along() {
    let mut window = window();
    window.act(SelectAction::ShowClaim(BRIBES, ClaimId(250)));
    let first = window.state().reader.expect("open").span;
    window.act(SelectAction::StepClaim { forward: true });
    assert_eq!(window.state().claim, Some(ClaimId(251)));
    assert!(window.state().reader.expect("open").span > first);
    window.act(SelectAction::StepClaim { forward: false });
    assert_eq!(window.state().claim, Some(ClaimId(250)));
}

#[test]
fn a_click_on_a_claim_shows_its_sentence() {
    let mut window = window();
    window.act(SelectAction::Only(Part::Edge(BRIBES)));
    let at = window.harness.get_by_label("Claim 2 of 2, negated").rect().left_center();
    window.click(at + vec2(6.0, 0.0));
    assert_eq!(window.state().claim, Some(ClaimId(251)));
    let span = window.state().reader.expect("open").span.expect("a sentence");
    assert_eq!(span.of(fixture::TEXT), Some("The ministry denied that officials take bribes."));
}

#[test]
fn a_claim_is_marked_wrong_and_restored_by_undo() {
    let mut window = window();
    window.act(SelectAction::ShowClaim(BRIBES, ClaimId(250)));
    let menu = window.harness.get_all_by_label("Judge this claim").next().expect("a menu").rect();
    window.click(menu.center());
    let at = window.place("Mark as wrong");
    window.click(at);
    assert_eq!(claim(&window, BRIBES, ClaimId(250)), ClaimStatus::Rejected);
    assert_eq!(window.state().desk.history.undo_label(), Some("Mark claim as wrong"));
    window.act(EditAction::Undo);
    assert_eq!(claim(&window, BRIBES, ClaimId(250)), ClaimStatus::Open);
}

#[test]
fn an_entity_reads_its_relations_from_its_own_side() {
    let mut window = window();
    window.act(SelectAction::Only(Part::Node(NodeId(10))));
    for words in [
        "Entity · activity · generic",
        "Hun Manet pledged to curb",
        "Scam parks run",
        "cost Victims",
    ] {
        window.harness.get_by_label(words);
    }
    let mention = window.harness.get_by_label("Mention: online scams").rect().center();
    window.click(mention);
    let reader = window.state().reader.expect("open");
    assert_eq!(reader.span.and_then(|span| span.of(fixture::TEXT)), Some("online scams"));
}

#[test]
fn renaming_keeps_the_old_name_as_alias() {
    let mut window = window();
    window.act(SelectAction::Only(Part::Node(NodeId(5))));
    let pencil = window.place("Rename");
    window.click(pencil);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.harness.event(egui::Event::Text("Scam compounds".into()));
    window.harness.run();
    window.key(Key::Enter);
    assert_eq!(window.entity(5).label, "Scam compounds");
    assert!(window.entity(5).aliases.contains(&"Scam parks".to_owned()));
    window.act(EditAction::Undo);
    assert_eq!(window.entity(5).label, "Scam parks");
}

#[test]
fn a_name_in_the_reader_selects_its_node() {
    let mut window = window();
    window.act(SelectAction::Read(SourceId(1), None));
    let row = window.harness.get_by_label_contains("Hun Manet, the prime minister").rect();
    window.click(row.left_center() + vec2(30.0, 0.0));
    assert_eq!(window.state().only_selected(), Some(Part::Node(NodeId(9))));
}

#[test]
fn nothing_selected_lists_the_weakest_claims_and_leads_to_them() {
    let mut window = window();
    let first = window.harness.get_all_by_label("Local officials may take Bribes").next();
    let at = first.expect("the possible claim comes first").rect().center();
    window.click(at);
    assert_eq!(window.state().only_selected(), Some(Part::Edge(BRIBES)));
}

#[test]
fn several_selected_parts_are_counted() {
    let mut window = window();
    let parts = [2, 3, 5].map(|id| Part::Node(NodeId(id))).into();
    window.act(SelectAction::Set { parts, add: false });
    window.harness.get_by_label("3 entities");
    window.harness.get_by_label("1 between them");
}

/// A megabyte of sentences, the evidence far down: only what is on screen is laid out.
#[test]
fn a_long_report_is_laid_out_only_where_it_is_seen() {
    let sentence =
        "Officer Kai met the harbour master at the old quay and spoke of dredging fees. ";
    let text = sentence.repeat(1_000_000 / sentence.len());
    let mut case = Case::new("Long");
    let source = fixture::source(SourceId(1), "Long report", &text);
    let far = source.sentences[9_000];
    let entity = Entity::new(NodeId(2), "Kai", Kind::Person, Origin::Text);
    let edits = vec![Edit::AddSource(Box::new(source)), Edit::AddEntity(Box::new(entity))];
    case.commit(Transaction::new("Add", edits)).expect("applies");
    let mut window = Window::with_case(case, vec2(1200.0, 800.0), true);
    window.act(SelectAction::Read(SourceId(1), Some(far)));
    let rows: Vec<_> = window.harness.get_all_by_label_contains("Officer Kai met").collect();
    assert!(rows.len() < 20, "{} rows are laid out", rows.len());
    let middle = window.state().reader.expect("open");
    assert_eq!(middle.span, Some(far));
    let mut numbers = rows.iter().map(|row| row.rect().center().y);
    assert!(numbers.any(|y| (560.0..790.0).contains(&y)), "the evidence is in view");
}

#[test]
fn the_show_walks_by_keys_and_escape_ends_it() {
    let mut window = window();
    window.act(SelectAction::Only(Part::Edge(BRIBES)));
    window.act(PresentAction::AddScene);
    window.act(PresentAction::Start(0));
    window.harness.get_by_label_contains("Scene 1 of 2: Over a thousand people held");
    window.key(Key::Space);
    assert_eq!(window.state().mode, Mode::Present(1));
    window.key(Key::ArrowRight);
    assert_eq!(window.state().mode, Mode::Present(1), "the last scene stays");
    window.key(Key::Home);
    assert_eq!(window.state().mode, Mode::Present(0));
    window.key(Key::PageDown);
    assert_eq!(window.state().mode, Mode::Present(1));
    window.key(Key::Escape);
    assert_eq!(window.state().mode, Mode::Explore);
}

#[test]
fn in_the_show_a_click_on_a_part_shows_its_evidence_until_escape() {
    let mut window = window();
    window.act(PresentAction::Start(0));
    let before = window.picture();
    // The scene's camera is fitted to the page: the node is where its hue is.
    let hue = redstring::app::theme::ink(window.state().palette().kind(Kind::Agency));
    let at = before.pixels.iter().position(|pixel| *pixel == hue).expect("a node of this hue");
    let at = egui::pos2((at % before.size[0]) as f32 + 3.0, (at / before.size[0]) as f32 + 3.0);
    window.click(at);
    assert_eq!(window.state().mode, Mode::Present(0), "the click asked, it did not go on");
    assert_ne!(window.picture().pixels, before.pixels);
    window.key(Key::Escape);
    assert_eq!(window.state().mode, Mode::Present(0), "the first escape closes the card");
    window.key(Key::Escape);
    assert_eq!(window.state().mode, Mode::Explore);
}

/// Where the show draws a node of this kind, found by its hue.
fn node_of(window: &Window, kind: Kind) -> egui::Pos2 {
    let picture = window.picture();
    let hue = redstring::app::theme::ink(window.state().palette().kind(kind));
    let at = picture.pixels.iter().position(|pixel| *pixel == hue).expect("a node of this hue");
    egui::pos2((at % picture.size[0]) as f32 + 3.0, (at / picture.size[0]) as f32 + 3.0)
}

#[test]
fn in_the_show_a_node_gives_its_claims_with_sentence_speaker_and_report() {
    let mut window = window();
    window.act(SelectAction::Only(Part::Node(NodeId(3))));
    window.act(PresentAction::AddScene);
    window.act(PresentAction::Start(1));
    let at = node_of(&window, Kind::Group);
    window.click(at);
    for words in [
        "People detained came from Indonesia",
        "People detained came from Vietnam",
        "Police detained People detained",
    ] {
        window.harness.get_by_label_contains(words);
    }
    let reference = "Raids on scam parks, 19 July 2025. Asserted, said by Interior ministry.";
    let told = window.harness.get_all_by_label_contains(reference).count();
    assert_eq!(told, 2, "on the card and below the graph");
    window.key(Key::Escape);
    assert_eq!(window.state().mode, Mode::Present(1), "the card closes first");
    assert_eq!(window.harness.query_all_by_label_contains("People detained came").count(), 0);
}

#[test]
fn a_scene_without_a_focus_has_the_footnotes_of_its_weightiest_relations() {
    let mut window = window();
    window.act(SelectAction::Clear);
    window.act(PresentAction::AddScene);
    window.act(PresentAction::Start(1));
    let notes = window.harness.get_all_by_label_contains("Raids on scam parks, 19 July 2025.");
    assert!(notes.count() >= 3);
    window.harness.get_by_label_contains("Negated, said by Interior ministry.");
}

#[test]
fn without_scenes_the_show_is_the_view_as_it_is() {
    let mut window = window();
    window.act(PresentAction::RemoveScene(redstring::base::SceneId(90)));
    window.act(SelectAction::Only(Part::Edge(BRIBES)));
    window.act(PresentAction::Start(0));
    window.harness.get_by_label_contains("Scene 1 of 1: Scam parks");
    window.key(Key::Escape);
    assert_eq!(window.state().only_selected(), Some(Part::Edge(BRIBES)), "nothing was lost");
}

#[test]
fn a_scene_is_updated_from_the_view_by_its_menu() {
    let mut window = window();
    window.harness.state_mut().with_storyboard = true;
    window.act(SelectAction::Only(Part::Edge(BRIBES)));
    let menu = window.place("Change this scene");
    window.click(menu);
    let at = window.place("Update from view");
    window.click(at);
    let scene = &window.state().desk.case().storyboard()[0];
    assert_eq!(scene.title, "Over a thousand people held");
    assert_eq!(scene.focus_edges, [BRIBES].into());
    assert_eq!(window.state().desk.history.undo_label(), Some("Update scene"));
}

/// A window in which the police may be the ministry, with the ministry selected.
fn doubtful() -> Window {
    let mut window = window();
    let doubts = Transaction::new("Doubts", fixture::doubts(window.state().desk.case()));
    window.act(EditAction::Commit(doubts));
    window.act(SelectAction::Only(Part::Node(NodeId(8))));
    window
}

#[test]
fn an_entity_tells_what_it_may_be_too_and_is_merged_by_a_button() {
    let mut window = doubtful();
    window.harness.get_by_label("Perhaps the same as Police");
    window.harness.get_by_label_contains("same country and same kind of body");
    let at = window.harness.get_by_label("Merge").rect().center();
    window.click(at);
    let case = window.state().desk.case();
    assert!(case.entity(NodeId(2)).is_none());
    let rules: Vec<&str> = window.entity(8).merges.iter().map(|m| m.rule.as_str()).collect();
    assert!(rules.contains(&"joined by the analyst: same country and same kind of body"));
    assert_eq!(window.state().selected_node(), Some(NodeId(8)));
    let told = "Joined by the analyst: same country and same kind of body";
    window.harness.get_by_label_contains(told);
    window.act(EditAction::Undo);
    assert_eq!(window.state().desk.case().suggestions().len(), 1, "one step takes it back");
}

#[test]
fn a_pair_kept_apart_is_not_asked_about_again() {
    let mut window = doubtful();
    let at = window.harness.get_by_label("Not the same").rect().center();
    window.click(at);
    let label = window.state().desk.history.undo_label();
    assert_eq!(label, Some("Keep “Interior ministry” and “Police” apart"));
    assert!(window.harness.query_by_label("Perhaps the same as Police").is_none());
    window.act(EditAction::Undo);
    window.harness.get_by_label("Perhaps the same as Police");
}

#[test]
fn the_reader_says_which_sentences_gave_nothing_and_why() {
    let mut window = doubtful();
    window.act(SelectAction::Read(SourceId(1), None));
    window.harness.get_by_label_contains("of 7 sentences gave claims");
    let case = window.state().desk.case();
    let source = case.source(SourceId(1)).expect("the report");
    let bare = redstring::graph::query::ClaimPlaces::of(case).bare_sentences(source).len();
    assert!(bare > 0 && bare < source.sentences.len());
    let told = window.harness.get_all_by_label("No claim: one actor only").count();
    assert!(told > 0 && told <= bare, "{told} of {bare} that are bare");
}
