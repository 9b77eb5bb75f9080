//! The strip of scenes: each with its picture, title and note; rename, reorder, update from the view,
//! delete, and start the show from it. Every change is an undo step.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{
    Align, EventFilter, Layout, Popup, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{current_view, filter_of, focus_of};
use crate::app::action::{Action, EditAction, PresentAction, SelectAction, ViewAction};
use crate::app::canvas::small_picture;
use crate::app::state::{CameraGoal, State};
use crate::app::theme::{self, ink};
use crate::app::widgets::{self, ButtonLook, Ink, button_ui, cut_text, icon_button_ui, text};
use crate::base::SceneId;
use crate::display::{Camera, Icon, Part, Style, Theme, Weight};
use crate::graph::{Edit, Scene, Transaction};

const PADDING: f32 = 12.0;
/// Width over height of a scene's picture.
const ASPECT: f32 = 16.0 / 9.0;
/// Room for the number, left of the picture.
const NUMBER: f32 = 18.0;
/// The fields see Esc themselves: it gives up what was written and nothing else.
const WITH_ESCAPE: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// What the strip keeps from frame to frame.
#[derive(Default)]
pub struct Storyboard {
    pictures: BTreeMap<SceneId, (PictureKey, Arc<Mesh>)>,
    /// The scene whose words are being written.
    editing: Option<Draft>,
    /// The scene that is being dragged.
    dragging: Option<SceneId>,
}

/// What a kept picture was drawn for.
type PictureKey = ((u64, u64), Theme, [u32; 3]);

/// Words that are being written.
#[derive(Clone)]
struct Draft {
    scene: SceneId,
    title: String,
    note: String,
    takes_focus: bool,
}

/// Lists the scenes.
pub fn storyboard_ui(
    ui: &mut Ui,
    state: &State,
    storyboard: &mut Storyboard,
    out: &mut Vec<Action>,
) {
    head_ui(ui, state, out);
    let scenes = state.desk.case().storyboard();
    if let Some(id) = state.naming {
        if let Some(scene) = scenes.iter().find(|scene| scene.id == id) {
            storyboard.write(scene, out);
        }
        out.push(PresentAction::FieldsOpened.into());
    }
    if scenes.is_empty() {
        nothing_ui(ui, state, out);
        return;
    }
    storyboard.pictures.retain(|id, _| scenes.iter().any(|scene| scene.id == *id));
    ScrollArea::vertical().id_salt("scenes").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut tops = Vec::with_capacity(scenes.len());
        for (index, scene) in scenes.iter().enumerate() {
            tops.push(scene_ui(ui, state, storyboard, (index, scene), out));
        }
        drop_ui(ui, state, storyboard, &tops, out);
    });
}

fn head_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let head = Ink::new(Weight::SemiBold, 13.0, ink(palette.text));
    let at = rect.left_center() + vec2(PADDING, 0.0);
    text(ui.painter(), at, egui::Align2::LEFT_CENTER, "Storyboard", head);
    let area = rect.with_max_x(rect.right() - 6.0);
    let layout = Layout::right_to_left(Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
    bar.spacing_mut().item_spacing.x = 0.0;
    let enabled = !state.desk.case().storyboard().is_empty();
    if icon_button_ui(&mut bar, palette, Icon::Add, "Add scene", (true, false)).clicked() {
        out.push(PresentAction::AddScene.into());
    }
    let start = icon_button_ui(&mut bar, palette, Icon::PlayArrow, "Present", (enabled, false));
    if start.clicked() {
        out.push(PresentAction::Start(0).into());
    }
}

fn nothing_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    let margin = egui::Margin::symmetric(PADDING as i8, 8);
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        let words = "A scene keeps the current view: where the camera stands, which kinds are \
                     hidden, and what is selected. Select a relation, then add a scene: its \
                     sentences become the footnotes.";
        ui.label(egui::RichText::new(words).color(ink(palette.quiet_text)));
        ui.add_space(10.0);
        let button = (Some(Icon::Add), "Add scene", "");
        if button_ui(ui, palette, ButtonLook::Raised, button, true).clicked() {
            out.push(PresentAction::AddScene.into());
        }
    });
}

/// One scene; gives the middle of its picture's height, for reordering.
fn scene_ui(
    ui: &mut Ui,
    state: &State,
    storyboard: &mut Storyboard,
    (index, scene): (usize, &Scene),
    out: &mut Vec<Action>,
) -> f32 {
    let palette = state.palette();
    let width = ui.available_width() - 2.0 * PADDING - NUMBER;
    let size = vec2(ui.available_width(), width / ASPECT + 34.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Scene: {}", scene.title)));
    let area =
        Rect::from_min_size(rect.min + vec2(PADDING + NUMBER, 8.0), vec2(width, width / ASPECT));
    if response.hovered() || storyboard.dragging == Some(scene.id) {
        ui.painter().rect_filled(rect, 0.0, ink(palette.raised));
    }
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = pos2(rect.left() + PADDING, area.top() + 8.0);
    text(ui.painter(), at, egui::Align2::LEFT_CENTER, &(index + 1).to_string(), quiet);
    storyboard.picture(ui, state, scene, area);
    let at = pos2(area.left(), area.bottom() + 13.0);
    let words = Ink::new(Weight::Medium, 12.0, ink(palette.text));
    cut_text(ui.painter(), at, &scene.title, words, width - 28.0);
    let layout = Layout::right_to_left(Align::Center);
    let bar = Rect::from_min_max(
        pos2(area.left(), area.bottom()),
        pos2(area.right() + 6.0, rect.bottom()),
    );
    let mut bar = ui.new_child(UiBuilder::new().max_rect(bar).layout(layout));
    menu_ui(&mut bar, state, storyboard, (index, scene), out);
    if response.drag_started() {
        storyboard.dragging = Some(scene.id);
    }
    if response.double_clicked() {
        out.push(PresentAction::Start(index).into());
    } else if response.clicked() {
        visit(scene, out);
    }
    if storyboard.editing.as_ref().is_some_and(|draft| draft.scene == scene.id) {
        draft_ui(ui, state, storyboard, out);
    }
    area.center().y
}

/// Looks at a scene without presenting it.
fn visit(scene: &Scene, out: &mut Vec<Action>) {
    let camera = scene.camera;
    let goal = CameraGoal::Scene { center: camera.center, extent: camera.extent };
    out.push(ViewAction::Fly(goal).into());
    let nodes = scene.focus_nodes.iter().map(|&id| Part::Node(id));
    let edges = scene.focus_edges.iter().map(|&id| Part::Edge(id));
    // The ends of a relation come with it.
    let parts = if scene.focus_edges.is_empty() { nodes.collect() } else { edges.collect() };
    out.push(SelectAction::Set { parts, add: false }.into());
}

fn menu_ui(
    ui: &mut Ui,
    state: &State,
    storyboard: &mut Storyboard,
    (index, scene): (usize, &Scene),
    out: &mut Vec<Action>,
) {
    let last = state.desk.case().storyboard().len() - 1;
    let button =
        icon_button_ui(ui, state.palette(), Icon::MoreHoriz, "Change this scene", (true, false));
    let mut asked = false;
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(170.0);
        let mut item = |ui: &mut Ui, words: &str, enabled: bool, action: Action| {
            if ui.add_enabled(enabled, egui::Button::new(words)).clicked() {
                out.push(action);
            }
        };
        item(ui, "Present from here", true, PresentAction::Start(index).into());
        if ui.button("Title and note…").clicked() {
            asked = true;
        }
        item(ui, "Update from view", true, updated(state, scene));
        ui.separator();
        let up = PresentAction::MoveScene(scene.id, index.saturating_sub(1));
        item(ui, "Move up", index > 0, up.into());
        item(ui, "Move down", index < last, PresentAction::MoveScene(scene.id, index + 1).into());
        ui.separator();
        item(ui, "Delete", true, PresentAction::RemoveScene(scene.id).into());
    });
    if asked {
        storyboard.write(scene, out);
    }
}

/// The scene with the current view in place of its own; title and note stay.
fn updated(state: &State, scene: &Scene) -> Action {
    let view = current_view(state);
    let changed = Scene {
        id: scene.id,
        title: scene.title.clone(),
        note: scene.note.clone(),
        extra: scene.extra.clone(),
        ..view
    };
    let scenes = state.desk.case().storyboard().iter();
    let scenes =
        scenes.map(|other| if other.id == scene.id { changed.clone() } else { other.clone() });
    let edit = Edit::SetStoryboard(scenes.collect());
    EditAction::Commit(Transaction::new("Update scene", vec![edit])).into()
}

/// Fields for title and note. Leaving them keeps what was written; Esc does not.
fn draft_ui(ui: &mut Ui, state: &State, storyboard: &mut Storyboard, out: &mut Vec<Action>) {
    let Some(draft) = &mut storyboard.editing else { return };
    let margin =
        egui::Margin { left: (PADDING + NUMBER) as i8, right: PADDING as i8, top: 2, bottom: 10 };
    let (mut saved, mut left) = (false, false);
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let id = ui.make_persistent_id("scene title");
        let asked = std::mem::take(&mut draft.takes_focus);
        if asked {
            // Before the field is drawn: it takes what is typed in this very frame.
            ui.memory_mut(|memory| memory.request_focus(id));
            widgets::select_all(ui.ctx(), id, &draft.title);
        }
        let field = TextEdit::singleline(&mut draft.title).id(id).hint_text("Title");
        let field = field.event_filter(WITH_ESCAPE).desired_width(f32::INFINITY);
        let title = ui.add(field).accessible_name("Title of the scene");
        if asked {
            title.scroll_to_me(Some(Align::Center));
        }
        let field = TextEdit::multiline(&mut draft.note).hint_text("What to say").desired_rows(3);
        let field = field.event_filter(WITH_ESCAPE).desired_width(f32::INFINITY);
        let note = ui.add(field).accessible_name("Note of the scene");
        ui.horizontal(|ui| {
            let palette = state.palette();
            saved = button_ui(ui, palette, ButtonLook::Primary, (None, "Save", ""), true).clicked();
            left = button_ui(ui, palette, ButtonLook::Raised, (None, "Cancel", ""), true).clicked();
        });
        saved |= title.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let typing = [&title, &note].iter().any(|field| field.has_focus() || field.lost_focus());
        left |= typing && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if saved || left {
            [title, note].iter().for_each(Response::surrender_focus);
        }
    });
    if saved && !left {
        out.push(draft.saved());
    }
    if saved || left {
        storyboard.editing = None;
    }
}

impl Draft {
    fn saved(&self) -> Action {
        let (title, note) = (self.title.trim().to_owned(), self.note.trim().to_owned());
        PresentAction::SetScene { id: self.scene, title, note }.into()
    }
}

/// While a scene is dragged, a line shows where it would go.
fn drop_ui(
    ui: &Ui,
    state: &State,
    storyboard: &mut Storyboard,
    middles: &[f32],
    out: &mut Vec<Action>,
) {
    let Some(dragged) = storyboard.dragging else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let slot = middles.iter().filter(|&&middle| middle < pointer.y).count();
    let spacing = middles.windows(2).next().map_or(0.0, |pair| pair[1] - pair[0]);
    let y = match slot {
        0 => middles.first().map_or(0.0, |first| first - spacing / 2.0),
        slot => middles.get(slot - 1).map_or(0.0, |middle| middle + spacing / 2.0),
    };
    let line = Stroke::new(2.0, ink(state.palette().text));
    ui.painter().hline(ui.max_rect().shrink(PADDING).x_range(), y, line);
    if ui.input(|input| input.pointer.any_released()) {
        storyboard.dragging = None;
        let scenes = state.desk.case().storyboard();
        if let Some(from) = scenes.iter().position(|scene| scene.id == dragged) {
            let to = if slot > from { slot - 1 } else { slot };
            if to != from {
                out.push(PresentAction::MoveScene(dragged, to).into());
            }
        }
    }
}

impl Storyboard {
    /// Opens the fields of a scene; what was being written for another one is kept.
    fn write(&mut self, scene: &Scene, out: &mut Vec<Action>) {
        let draft = Draft {
            scene: scene.id,
            title: scene.title.clone(),
            note: scene.note.clone(),
            takes_focus: true,
        };
        let before = self.editing.replace(draft);
        out.extend(before.filter(|before| before.scene != scene.id).map(|before| before.saved()));
    }

    /// Draws a scene's picture into `area`; its mesh is kept while nothing changes.
    fn picture(&mut self, ui: &Ui, state: &State, scene: &Scene, area: Rect) {
        let palette = state.palette();
        let painter = ui.painter_at(area);
        let scale = painter.pixels_per_point();
        let sizes = [area.width().to_bits(), area.height().to_bits(), scale.to_bits()];
        let key = (state.desk.revision(), palette.theme, sizes);
        let entry = self.pictures.entry(scene.id).or_insert_with(|| (key, Arc::default()));
        if entry.0 != key || entry.1.is_empty() {
            let drawn = crate::display::Scene::build(
                state.desk.case(),
                &filter_of(scene).to_visible(),
                &Style { node_labels: false, edge_labels: false, ..Style::default() },
            );
            let viewport = area.translate(-area.min.to_vec2());
            let camera = Camera::of_scene(&scene.camera, viewport);
            let mesh =
                small_picture(&drawn, &camera, &focus_of(state.desk.case(), scene), palette, scale);
            *entry = (key, Arc::new(mesh));
        }
        let line = Stroke::new(1.0, ink(palette.strong_line));
        painter.rect(area, theme::RADIUS, ink(palette.canvas), line, StrokeKind::Inside);
        let mut mesh = (*entry.1).clone();
        mesh.translate(area.min.to_vec2());
        painter.add(Shape::mesh(mesh));
    }
}
