//! The start screen: drop, paste, sample, a saved case, recent ones, and what comes next.

use egui::{
    Align2, Color32, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::action::{Action, FileAction};
use super::command::{self, Command};
use super::panels::steps::number_badge;
use super::state::{Recent, State};
use super::theme::{BUTTON_HEIGHT, RADIUS, ink};
use super::widgets::{
    self, ButtonLook, Ink, button_ui, count, cut_text, key_cap, key_cap_width, kind_badge,
    paint_logo, text, text_width,
};
use crate::base::Kind;
use crate::display::{Icon, Palette, Weight};

/// Width of the content where there is room.
const WIDTH: f32 = 864.0;
/// Distance between parts.
const GAP: f32 = 16.0;
/// Steps after the first build.
const STEPS: [(&str, &str); 3] = [
    ("Read the graph", "Click an edge and its sentence lights up."),
    ("Check its weakest claims", "Alleged and single-source ones come first."),
    ("Save, draw, brief", "Every statement keeps its footnote."),
];

/// The screen; fills `ui`.
pub fn start_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    canvas_dots(ui, palette);
    let zone_height = (ui.available_height() - 494.0).clamp(196.0, 250.0);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = WIDTH.min(ui.available_width() - 48.0);
        let side = (ui.available_width() - width) / 2.0;
        let top = ((ui.clip_rect().height() - 700.0) * 0.34).clamp(16.0, 64.0);
        ui.add_space(top);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                head_ui(ui, palette);
                ui.add_space(GAP + 8.0);
                drop_zone_ui(ui, state, zone_height, out);
                ui.add_space(GAP);
                cards_ui(ui, state, width, out);
                ui.add_space(28.0);
                lower_ui(ui, state, width, out);
                ui.add_space(28.0);
                promise_ui(ui, palette);
                ui.add_space(24.0);
            });
        });
    });
}

/// The canvas' dots, so that the empty desk is already the canvas.
pub fn canvas_dots(ui: &Ui, palette: &Palette) {
    const STEP: f32 = 24.0;
    let rect = ui.max_rect();
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, ink(palette.canvas));
    let columns = (rect.width() / STEP).ceil() as usize;
    let rows = (rect.height() / STEP).ceil() as usize;
    let dot = ink(palette.canvas_dot);
    let dots = (0..rows).flat_map(|row| {
        (0..columns).map(move |column| {
            let at = rect.min + Vec2::splat(STEP / 2.0) + STEP * vec2(column as f32, row as f32);
            Shape::rect_filled(Rect::from_center_size(at, Vec2::splat(2.0)), 1.0, dot)
        })
    });
    painter.extend(dots);
}

fn head_ui(ui: &mut Ui, palette: &Palette) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    let title = "Start with what was reported";
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, title));
    let mark = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), Vec2::splat(34.0));
    paint_logo(ui.painter(), mark, palette.accent);
    let look = Ink::new(Weight::SemiBold, 23.0, ink(palette.text));
    let at = pos2(rect.left() + 46.0, rect.top() + 14.0);
    text(ui.painter(), at, Align2::LEFT_CENTER, title, look);
    let words = "Actors become nodes, what the text says between them becomes edges, each tied to its sentence.";
    let look = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    let at = pos2(rect.left() + 46.0, rect.top() + 39.0);
    cut_text(ui.painter(), at, words, look, rect.width() - 46.0);
}

fn drop_zone_ui(ui: &mut Ui, state: &State, height: f32, out: &mut Vec<Action>) {
    let palette = state.palette();
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let size = vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 8, ink(palette.panel));
    let color = if hovering { palette.accent } else { palette.strong_line };
    dashed_frame(&painter, rect.shrink(1.0), Stroke::new(2.0, ink(color)));
    picture(&painter, palette, pos2(rect.center().x, rect.center().y - 43.0));
    // Measured for the full height; a lower zone keeps the content in its middle.
    let center = |y: f32| pos2(rect.center().x, rect.center().y + y - 125.0);
    let title = Ink::new(Weight::SemiBold, 18.0, ink(palette.text));
    let words = if hovering { "Let go to read them" } else { "Drop reports here" };
    text(&painter, center(135.0), Align2::CENTER_CENTER, words, title);
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    let words = "Text or Markdown files, several at once. A saved case opens.";
    text(&painter, center(160.0), Align2::CENTER_CENTER, words, quiet);
    let label = (Some(Icon::FolderOpen), "Choose files…", &*command::ADD_REPORT.keys_text());
    let width = 20.0
        + 25.0
        + text_width(&painter, label.1, Weight::Medium, 13.0)
        + key_cap_width(&painter, label.2)
        + 7.0;
    let button = Rect::from_center_size(center(203.0), vec2(width, BUTTON_HEIGHT + 4.0));
    // A child of its own: what is placed by hand must not move what follows.
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(button));
    if button_ui(&mut inside, palette, ButtonLook::Primary, label, true).clicked() {
        out.push(FileAction::AskReports.into());
    }
}

/// Two nodes tied by the string.
fn picture(painter: &egui::Painter, palette: &Palette, center: egui::Pos2) {
    let (left, right) = (center + vec2(-75.0, 2.0), center + vec2(73.0, -12.0));
    let line = Stroke::new(2.6, ink(palette.accent));
    let (start, end) = (left + vec2(22.0, 6.0), right + vec2(-24.0, 10.0));
    let points = [start, start + vec2(34.0, 4.0), end + vec2(-40.0, 16.0), end];
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(
        points,
        false,
        Color32::TRANSPARENT,
        line,
    );
    painter.add(curve);
    kind_badge(painter, palette, left, 40.0, (Kind::Agency, true));
    kind_badge(painter, palette, right, 42.0, (Kind::Group, false));
}

/// A dashed frame with round corners.
pub fn dashed_frame(painter: &egui::Painter, rect: Rect, line: Stroke) {
    const RADIUS: f32 = 8.0;
    let mut points = Vec::new();
    let corners = [
        (rect.right_top() + vec2(-RADIUS, RADIUS), -90.0_f32),
        (rect.right_bottom() + vec2(-RADIUS, -RADIUS), 0.0),
        (rect.left_bottom() + vec2(RADIUS, -RADIUS), 90.0),
        (rect.left_top() + vec2(RADIUS, RADIUS), 180.0),
    ];
    for (center, from) in corners {
        for step in 0..=6 {
            let turn = (from + 15.0 * step as f32).to_radians();
            points.push(center + RADIUS * vec2(turn.cos(), turn.sin()));
        }
    }
    points.push(points[0]);
    painter.extend(Shape::dashed_line(&points, line, 7.0, 5.0));
}

fn cards_ui(ui: &mut Ui, state: &State, width: f32, out: &mut Vec<Action>) {
    let card = vec2((width - 2.0 * GAP) / 3.0, 98.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let paste =
            ("Paste text", "Copied an article? Paste it and it becomes a report.", "Ctrl V");
        card_ui(ui, state, card, &command::PASTE_TEXT, paste, out);
        let sample =
            ("Open the sample", "Two reports on raids and what lies behind them.", "Enter");
        card_ui(ui, state, card, &command::OPEN_SAMPLE, sample, out);
        let keys = command::OPEN.keys_text();
        let open = ("Open a case", "Carry on with a saved .redstring file.", keys.as_str());
        card_ui(ui, state, card, &command::OPEN, open, out);
    });
}

fn card_ui(
    ui: &mut Ui,
    state: &State,
    size: Vec2,
    command: &Command,
    (title, words, keys): (&str, &str, &str),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    let painter = ui.painter();
    let lit = response.hovered() || response.has_focus();
    let fill = ink(if lit { palette.raised } else { palette.panel });
    let line = Stroke::new(1.0, ink(if lit { palette.strong_line } else { palette.hairline }));
    painter.rect(rect, RADIUS, fill, line, StrokeKind::Inside);
    let y = rect.top() + 28.0;
    if let Some(symbol) = command.icon {
        widgets::icon(painter, pos2(rect.left() + 28.0, y), symbol, 20.0, ink(palette.text));
    }
    let look = Ink::new(Weight::SemiBold, 14.0, ink(palette.text));
    text(painter, pos2(rect.left() + 47.0, y), Align2::LEFT_CENTER, title, look);
    let caps = key_cap_width(painter, keys);
    key_cap(painter, palette, pos2(rect.right() - 16.0 - caps, y), keys);
    let font = super::theme::font(Weight::Regular, 12.5);
    let galley = painter.layout(words.to_owned(), font, ink(palette.quiet_text), size.x - 34.0);
    painter.galley(pos2(rect.left() + 17.0, rect.top() + 46.0), galley, Color32::WHITE);
    if response.on_hover_text(command.tooltip).clicked() {
        out.push((command.action)(state));
    }
}

fn lower_ui(ui: &mut Ui, state: &State, width: f32, out: &mut Vec<Action>) {
    let left = (width * 0.59).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.vertical(|ui| {
            ui.set_width(left);
            recent_ui(ui, state, out);
        });
        ui.vertical(|ui| {
            ui.set_width(width - left - 24.0);
            next_ui(ui, state.palette());
        });
    });
}

fn section_title_ui(ui: &mut Ui, palette: &Palette, title: &str, indent: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let look = Ink::new(Weight::SemiBold, 12.0, ink(palette.text));
    let at = pos2(rect.left() + indent, rect.top() + 8.0);
    text(ui.painter(), at, Align2::LEFT_CENTER, title, look);
}

fn recent_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    section_title_ui(ui, palette, "Recent", 12.0);
    if state.settings.recent.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        let look = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
        let at = pos2(rect.left() + 12.0, rect.center().y);
        let words = "Cases that you open or save are listed here.";
        text(ui.painter(), at, Align2::LEFT_CENTER, words, look);
    }
    for recent in state.settings.recent.iter().take(4) {
        if recent_row_ui(ui, palette, recent).clicked() {
            out.push(FileAction::Open(recent.path.clone()).into());
        }
    }
}

fn recent_row_ui(ui: &mut Ui, palette: &Palette, recent: &Recent) -> egui::Response {
    let size = vec2(ui.available_width(), 44.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("Open {}", recent.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, RADIUS, ink(palette.raised));
    }
    let at = pos2(rect.left() + 28.0, rect.center().y);
    widgets::icon(painter, at, Icon::Hub, 22.0, ink(palette.quiet_text));
    let file = recent.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let file_width = text_width(painter, &file, Weight::Regular, 12.0).min(180.0);
    let at = pos2(rect.right() - 12.0 - file_width, rect.center().y);
    cut_text(painter, at, &file, quiet, file_width + 1.0);
    let look = Ink::new(Weight::Medium, 13.0, ink(palette.text));
    let room = rect.width() - 70.0 - file_width - 12.0;
    let at = pos2(rect.left() + 54.0, rect.top() + 14.0);
    cut_text(painter, at, &recent.title, look, room);
    let [reports, entities, relations] = recent.counts;
    let words = format!(
        "{} · {} · {}",
        count(reports, "report", "reports"),
        count(entities, "entity", "entities"),
        count(relations, "relation", "relations")
    );
    let at = pos2(rect.left() + 54.0, rect.top() + 31.0);
    cut_text(painter, at, &words, quiet, room);
    response.on_hover_text(recent.path.display().to_string())
}

fn next_ui(ui: &mut Ui, palette: &Palette) {
    section_title_ui(ui, palette, "What comes next", 0.0);
    for (index, (title, words)) in STEPS.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 54.0), Sense::hover());
        let painter = ui.painter();
        let center = pos2(rect.left() + 11.0, rect.top() + 12.0);
        number_badge(painter, palette, center, index + 1, false);
        let look = Ink::new(Weight::Medium, 13.0, ink(palette.text));
        text(painter, pos2(rect.left() + 34.0, center.y), Align2::LEFT_CENTER, title, look);
        let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
        let at = pos2(rect.left() + 34.0, center.y + 18.0);
        cut_text(painter, at, words, quiet, rect.width() - 34.0);
    }
}

fn promise_ui(ui: &mut Ui, palette: &Palette) {
    let words = "Everything is read on this machine. redstring opens no network connection.";
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let look = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let painter = ui.painter();
    let width = text_width(painter, words, Weight::Regular, 12.0) + 24.0;
    let left = rect.center().x - width / 2.0;
    widgets::icon(painter, pos2(left + 8.0, rect.center().y), Icon::Lock, 16.0, look.color);
    text(painter, pos2(left + 24.0, rect.center().y), Align2::LEFT_CENTER, words, look);
}
