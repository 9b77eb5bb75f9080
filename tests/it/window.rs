//! The whole window without a display: the main job from the sample to a saved and reopened case,
//! by keys, pointer and the accessibility tree, as a user would.

use std::path::Path;

use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, HarnessBuilder};
use redstring::app::Window;
use redstring::app::action::{Action, FileAction, SelectAction, ViewAction};
use redstring::app::state::{CameraGoal, Mode, Settings, State};
use redstring::app::theme;
use redstring::base::{EdgeId, Kind, NodeId};
use redstring::display::{Palette, Part, Theme, edge_words};

/// The window, made in its first frame since it needs the frame's context.
#[derive(Default)]
struct Slot(Option<Window>);

struct Desk {
    harness: Harness<'static, Slot>,
}

impl Desk {
    fn start() -> Self {
        let palette = Palette::of(Theme::Dark);
        let harness = HarnessBuilder::default()
            .with_size(vec2(1600.0, 1000.0))
            .with_max_steps(64)
            .with_context_setup(move |ctx| theme::install(ctx, &palette, false))
            .build_ui_state(
                |ui, slot: &mut Slot| {
                    let settings = Settings { reduced_motion: true, ..Settings::default() };
                    let window =
                        slot.0.get_or_insert_with(|| Window::new(settings, None, Vec::new()));
                    window.window_ui(ui);
                },
                Slot::default(),
            );
        Self { harness }
    }

    fn window(&mut self) -> &mut Window {
        self.harness.state_mut().0.as_mut().expect("made in the first frame")
    }

    fn state(&self) -> &State {
        self.harness.state().0.as_ref().expect("made in the first frame").state()
    }

    /// Does something, waits for its jobs, draws until nothing changes.
    fn act(&mut self, action: impl Into<Action>) {
        let ctx = self.harness.ctx.clone();
        self.window().push(action);
        self.window().finish_jobs(&ctx);
        self.harness.run_ok();
        self.window().finish_jobs(&ctx);
        self.harness.run_ok();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_ok();
    }

    fn place(&self, words: &str) -> Pos2 {
        self.harness.get_by_label_contains(words).rect().center()
    }

    fn click(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.drag_at(at);
        self.harness.drop_at(at);
        self.harness.run_ok();
    }

    fn node_named(&self, label: &str) -> NodeId {
        let case = self.state().desk.case();
        case.entities().find(|entity| entity.label == label).expect("in the sample").id
    }

    fn position(&self, id: NodeId) -> [f32; 2] {
        self.state().desk.case().entity(id).and_then(|e| e.position).expect("placed")
    }
}

#[test]
fn the_main_job_from_the_sample_to_the_reopened_case() {
    let mut desk = Desk::start();
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
fn find(desk: &mut Desk, words: &str) -> NodeId {
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
fn read_a_claim(desk: &mut Desk, node: NodeId) -> EdgeId {
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
fn hide_a_kind(desk: &mut Desk) {
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
fn move_and_undo(desk: &mut Desk, node: NodeId) {
    desk.act(ViewAction::Fly(CameraGoal::Fit { glide: false }));
    let before = desk.position(node);
    let from = desk.place("Hun Manet, person");
    let to = from + vec2(24.0, 36.0);
    desk.harness.hover_at(from);
    desk.harness.drag_at(from);
    desk.harness.hover_at(from + vec2(12.0, 18.0));
    desk.harness.hover_at(to);
    desk.harness.drop_at(to);
    desk.harness.run_ok();
    assert_ne!(desk.position(node), before);
    assert!(desk.state().desk.is_edited());
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.position(node), before);
    desk.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_ne!(desk.position(node), before, "done again, to be saved");
}

fn save_and_reopen(desk: &mut Desk, file: &Path, (node, relation): (NodeId, EdgeId)) {
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
