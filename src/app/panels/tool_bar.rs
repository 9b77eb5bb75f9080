//! The tool bar: undo and redo, tools, the layout menu, the find box, reports and the show. What a
//! narrow window has no room for folds into an overflow menu; nothing is out of reach.

use egui::{Align2, Popup, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::find_box::find_box_ui;
use super::menu_bar::entries_ui;
use crate::app::action::Action;
use crate::app::command::{self, Command, Entry};
use crate::app::state::State;
use crate::app::theme::{BUTTON_HEIGHT, RADIUS, ink};
use crate::app::widgets::{self, ButtonLook, Ink, button_ui, icon_button_ui, text, text_width};
use crate::display::{Icon, Weight};

/// Height of the bar.
pub const HEIGHT: f32 = 44.0;
/// Width of the find box where there is room.
const FIND_WIDTH: f32 = 340.0;
/// Below this width of the bar the layout menu folds into the overflow menu.
const ROOM_FOR_MENUS: f32 = 1280.0;
/// Below this width buttons at the right have no words.
const ROOM_FOR_WORDS: f32 = 1060.0;
/// Below this width the tools fold into the overflow menu, too.
const ROOM_FOR_TOOLS: f32 = 860.0;

/// What the overflow menu holds in a narrow window; the layouts alone in a wider one.
const FOLDED_TOOLS: &[Entry] = &[
    Entry::Do(&command::SELECT_TOOL),
    Entry::Do(&command::HAND_TOOL),
    Entry::Do(&command::CONNECT_TOOL),
    Entry::Line,
    Entry::More("Layout", command::LAYOUTS),
];

/// The bar.
pub fn tool_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let bar = ui.max_rect();
    let mut left = 0.0;
    let mut right = bar.right();
    ui.scope_builder(egui::UiBuilder::new().max_rect(bar), |ui| {
        ui.horizontal_centered(|ui| {
            left_ui(ui, state, bar.width(), out);
            left = ui.min_rect().right();
        });
    });
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(bar).layout(layout), |ui| {
        right_ui(ui, state, bar.width(), out);
        right = ui.min_rect().left();
    });
    let room = (right - left - 24.0).max(0.0);
    let width = FIND_WIDTH.min(room);
    if width > 120.0 {
        let middle = pos2(f32::midpoint(left, right), bar.center().y);
        let rect = Rect::from_center_size(middle, vec2(width, BUTTON_HEIGHT));
        find_box_ui(ui, state, rect, out);
    }
}

fn left_ui(ui: &mut Ui, state: &State, width: f32, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(6.0);
    tool_ui(ui, state, &command::UNDO, out);
    tool_ui(ui, state, &command::REDO, out);
    divider_ui(ui, state);
    if width >= ROOM_FOR_TOOLS {
        tool_ui(ui, state, &command::SELECT_TOOL, out);
        tool_ui(ui, state, &command::HAND_TOOL, out);
        tool_ui(ui, state, &command::CONNECT_TOOL, out);
        divider_ui(ui, state);
    }
    if width >= ROOM_FOR_MENUS {
        layout_menu_ui(ui, state, out);
    } else {
        let folded = if width >= ROOM_FOR_TOOLS { command::LAYOUTS } else { FOLDED_TOOLS };
        overflow_ui(ui, state, folded, out);
    }
}

fn right_ui(ui: &mut Ui, state: &State, width: f32, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.add_space(8.0);
    labelled_ui(ui, state, &command::PRESENT, ButtonLook::Primary, out);
    ui.add_space(4.0);
    if width >= ROOM_FOR_WORDS {
        storyboard_button_ui(ui, state, out);
        labelled_ui(ui, state, &command::ADD_REPORT, ButtonLook::Plain, out);
    } else {
        tool_ui(ui, state, &command::STORYBOARD, out);
        tool_ui(ui, state, &command::ADD_REPORT, out);
    }
}

/// The menu of what has no room in the bar.
fn overflow_ui(ui: &mut Ui, state: &State, folded: &'static [Entry], out: &mut Vec<Action>) {
    let enabled = (command::LAYOUT_STRESS.enabled)(state);
    let name = "Layout and tools";
    let response = icon_button_ui(ui, state.palette(), Icon::MoreHoriz, name, (enabled, false));
    let response = response.on_hover_text(name);
    if enabled {
        Popup::menu(&response).show(|ui| entries_ui(ui, state, folded, out));
    }
}

fn tool_ui(ui: &mut Ui, state: &State, command: &Command, out: &mut Vec<Action>) {
    let enabled = (command.enabled)(state);
    let on = (command.checked)(state) == Some(true);
    let symbol = command.icon.unwrap_or(Icon::Circle);
    let label = command.label(state);
    let response = icon_button_ui(ui, state.palette(), symbol, command.name, (enabled, on));
    let keys = command.keys_text();
    if response.on_hover_text(format!("{label} ({keys})\n{}", command.tooltip)).clicked() {
        out.push((command.action)(state));
    }
}

fn labelled_ui(
    ui: &mut Ui,
    state: &State,
    command: &Command,
    look: ButtonLook,
    out: &mut Vec<Action>,
) {
    let enabled = (command.enabled)(state);
    let keys = command.keys_text();
    let shown = if look == ButtonLook::Primary { keys.as_str() } else { "" };
    let label = (command.icon, command.name, shown);
    let response = button_ui(ui, state.palette(), look, label, enabled);
    let hint = if keys.is_empty() { String::new() } else { format!(" ({keys})") };
    if response.on_hover_text(format!("{}{hint}", command.tooltip)).clicked() {
        out.push((command.action)(state));
    }
}

/// "Briefing", pressed while the storyboard is shown.
fn storyboard_button_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let command = &command::STORYBOARD;
    let look = if state.storyboard_open { ButtonLook::Raised } else { ButtonLook::Plain };
    let label = (command.icon, "Briefing", "");
    let response = button_ui(ui, state.palette(), look, label, (command.enabled)(state));
    if response.on_hover_text(command.tooltip).clicked() {
        out.push((command.action)(state));
    }
}

fn divider_ui(ui: &mut Ui, state: &State) {
    let (rect, _) = ui.allocate_exact_size(vec2(5.0, 18.0), Sense::hover());
    let line = Stroke::new(1.0, ink(state.palette().hairline));
    ui.painter().vline(rect.center().x, rect.y_range(), line);
}

/// "Layout Stress ⌄": a menu of the layouts.
fn layout_menu_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    let (title, chosen) = ("Layout", state.algorithm.title());
    let title_width = text_width(ui.painter(), title, Weight::Regular, 13.0);
    let chosen_width = text_width(ui.painter(), chosen, Weight::Medium, 13.0);
    let size = vec2(title_width + chosen_width + 50.0, BUTTON_HEIGHT);
    let enabled = (command::LAYOUT_STRESS.enabled)(state);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let name = format!("Layout {chosen}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
    let mut painter = ui.painter().clone();
    if !enabled {
        painter.multiply_opacity(0.42);
    }
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let lit = open || (enabled && response.hovered());
    let fill = if lit { palette.hovered } else { palette.raised };
    let line = Stroke::new(1.0, ink(palette.hairline));
    painter.rect(rect, RADIUS, ink(fill), line, StrokeKind::Inside);
    let y = rect.center().y;
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    text(&painter, pos2(rect.left() + 10.0, y), Align2::LEFT_CENTER, title, quiet);
    let strong = Ink::new(Weight::Medium, 13.0, ink(palette.text));
    let at = pos2(rect.left() + 16.0 + title_width, y);
    text(&painter, at, Align2::LEFT_CENTER, chosen, strong);
    let at = pos2(rect.right() - 16.0, y);
    widgets::icon(&painter, at, Icon::ExpandMore, 16.0, ink(palette.quiet_text));
    let response = response.on_hover_text("Place the entities anew; pinned ones stay");
    Popup::menu(&response).show(|ui| entries_ui(ui, state, command::LAYOUTS, out));
}
