//! The menu bar: the mark, the menus of the command table, the case's name, its marking, the theme.

use egui::containers::menu::{MenuBar, MenuConfig};
use egui::{Align2, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::app::action::{Action, FileAction, ViewAction};
use crate::app::command::{self, Command, Entry};
use crate::app::state::State;
use crate::app::theme::{BUTTON_HEIGHT, RADIUS, TAG_RADIUS, ink};
use crate::app::widgets::{self, Ink, icon_button_ui, paint_logo, text, text_width};
use crate::display::{Icon, Palette, Theme, Weight};

/// Height of the bar.
pub const HEIGHT: f32 = 36.0;
/// Room that mark and menus take at the left.
const MENUS_WIDTH: f32 = 362.0;
/// A title is left out where it would have less room.
const LEAST_TITLE: f32 = 60.0;
/// Width of an open menu.
const MENU_WIDTH: f32 = 250.0;

/// The bar.
pub fn menu_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    let bar = ui.max_rect();
    title(ui, state, bar);
    MenuBar::new().config(MenuConfig::new()).ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(HEIGHT);
        let (rect, _) = ui.allocate_exact_size(vec2(42.0, HEIGHT), Sense::hover());
        let mark = Rect::from_center_size(rect.center(), Vec2::splat(20.0));
        paint_logo(ui.painter(), mark, palette.accent);
        for (name, entries) in command::MENUS {
            menu_ui(ui, state, name, entries, out);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let light = palette.theme == Theme::Light;
            let symbol = if light { Icon::DarkMode } else { Icon::LightMode };
            let name = if light { "Dark theme" } else { "Light theme" };
            let button = icon_button_ui(ui, palette, symbol, name, (true, false));
            if button.on_hover_text(name).clicked() {
                out.push(ViewAction::ToggleTheme.into());
            }
            if let Some(marking) = state.desk.case().marking() {
                ui.add_space(8.0);
                marking_ui(ui, palette, marking);
            }
        });
    });
}

/// The case's name in the middle of the bar, and whether it is saved.
fn title(ui: &Ui, state: &State, bar: Rect) {
    let palette = state.palette();
    let name = if state.is_empty() { "New case" } else { state.desk.case().title() };
    let suffix = if state.desk.is_edited() { " · edited" } else { "" };
    let width = text_width(ui.painter(), name, Weight::SemiBold, 13.0);
    let rest = text_width(ui.painter(), suffix, Weight::Regular, 13.0);
    let right = if state.desk.case().marking().is_some() { 160.0 } else { 56.0 };
    let free = Rangef::new(bar.left() + MENUS_WIDTH, bar.right() - right);
    let room = free.span() - rest;
    if room < LEAST_TITLE {
        return;
    }
    let taken = width.min(room) + rest;
    let left = (bar.center().x - taken / 2.0).min(free.max - taken).max(free.min);
    let start = pos2(left, bar.center().y);
    let strong = Ink::new(Weight::SemiBold, 13.0, ink(palette.text));
    let (rect, _) = widgets::cut_text(ui.painter(), start, name, strong, room);
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    let at = pos2(rect.right(), bar.center().y);
    text(ui.painter(), at, Align2::LEFT_CENTER, suffix, quiet);
}

fn marking_ui(ui: &mut Ui, palette: &Palette, marking: &str) {
    let width = text_width(ui.painter(), marking, Weight::SemiBold, 11.0) + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    let line = Stroke::new(1.0, ink(palette.warning));
    ui.painter().rect_stroke(rect, TAG_RADIUS, line, StrokeKind::Inside);
    let words = Ink::new(Weight::SemiBold, 11.0, ink(palette.warning));
    text(ui.painter(), rect.center(), Align2::CENTER_CENTER, marking, words);
    response.on_hover_text("Handling marking of this case");
}

fn menu_ui(
    ui: &mut Ui,
    state: &State,
    name: &str,
    entries: &'static [Entry],
    out: &mut Vec<Action>,
) {
    ui.scope(|ui| {
        let style = ui.style_mut();
        style.spacing.button_padding = vec2(10.0, 4.0);
        style.spacing.interact_size.y = BUTTON_HEIGHT;
        let label = egui::RichText::new(name).font(crate::app::theme::font(Weight::Regular, 13.0));
        ui.menu_button(label, |ui| entries_ui(ui, state, entries, out));
    });
}

/// The entries of an open menu.
pub fn entries_ui(ui: &mut Ui, state: &State, entries: &'static [Entry], out: &mut Vec<Action>) {
    ui.set_width(MENU_WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    for entry in entries {
        match entry {
            Entry::Do(command) => item_ui(ui, state, command, out),
            Entry::Line => line_ui(ui, state.palette()),
            Entry::More(name, entries) => {
                submenu_ui(ui, state, name, |ui, out| entries_ui(ui, state, entries, out), out);
            }
            Entry::Recent => {
                submenu_ui(ui, state, "Open recent", |ui, out| recent_ui(ui, state, out), out);
            }
        }
    }
}

fn item_ui(ui: &mut Ui, state: &State, command: &Command, out: &mut Vec<Action>) {
    let enabled = (command.enabled)(state);
    let label = command.label(state);
    let checked = (command.checked)(state);
    let keys = command.keys_text();
    let symbol = if checked == Some(true) { Some(Icon::Check) } else { command.icon };
    let symbol = if checked.is_some() && checked != Some(true) { None } else { symbol };
    let response = menu_row_ui(ui, state.palette(), (symbol, &label, &keys), enabled);
    if response.on_hover_text(command.tooltip).clicked() {
        out.push((command.action)(state));
        ui.close();
    }
}

/// A row of a menu: icon or tick, name, keys.
fn menu_row_ui(
    ui: &mut Ui,
    palette: &Palette,
    (symbol, label, keys): (Option<Icon>, &str, &str),
    enabled: bool,
) -> egui::Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let size = vec2(ui.available_width(), BUTTON_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, enabled, label));
    let mut painter = ui.painter().clone();
    if enabled && (response.hovered() || response.has_focus()) {
        painter.rect_filled(rect, RADIUS, ink(palette.hovered));
    }
    if !enabled {
        painter.multiply_opacity(0.45);
    }
    let y = rect.center().y;
    if let Some(symbol) = symbol {
        let at = pos2(rect.left() + 16.0, y);
        widgets::icon(&painter, at, symbol, 17.0, ink(palette.quiet_text));
    }
    let words = Ink::new(Weight::Regular, 13.0, ink(palette.text));
    let keys_width = text_width(&painter, keys, Weight::Regular, 12.0);
    let room = rect.width() - 34.0 - keys_width - 20.0;
    widgets::cut_text(&painter, pos2(rect.left() + 34.0, y), label, words, room);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(&painter, pos2(rect.right() - 10.0, y), Align2::RIGHT_CENTER, keys, quiet);
    response
}

fn submenu_ui(
    ui: &mut Ui,
    state: &State,
    name: &str,
    content: impl FnOnce(&mut Ui, &mut Vec<Action>),
    out: &mut Vec<Action>,
) {
    ui.scope(|ui| {
        let style = ui.style_mut();
        style.spacing.button_padding = vec2(34.0, 4.0);
        style.spacing.interact_size.y = BUTTON_HEIGHT;
        let font = crate::app::theme::font(Weight::Regular, 13.0);
        let label = egui::RichText::new(name).font(font).color(ink(state.palette().text));
        ui.menu_button(label, |ui| {
            ui.set_width(MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            content(ui, out);
        });
    });
}

fn recent_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    if state.settings.recent.is_empty() {
        menu_row_ui(ui, palette, (None, "No recent cases", ""), false);
        return;
    }
    for recent in &state.settings.recent {
        let response = menu_row_ui(ui, palette, (Some(Icon::History), &recent.title, ""), true);
        if response.on_hover_text(recent.path.display().to_string()).clicked() {
            out.push(FileAction::Open(recent.path.clone()).into());
            ui.close();
        }
    }
    line_ui(ui, palette);
    if menu_row_ui(ui, palette, (None, "Clear this list", ""), true).clicked() {
        out.push(FileAction::ClearRecent.into());
        ui.close();
    }
}

fn line_ui(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let line = Stroke::new(1.0, ink(palette.hairline));
    ui.painter().hline(rect.x_range().expand(6.0), rect.center().y, line);
}
