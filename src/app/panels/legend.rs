//! The legend: kinds, families and certainties with their counters. A click filters, an Alt-click
//! isolates; what is off is struck out and keeps its count.

use egui::{Align2, Color32, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::left::PADDING;
use crate::app::action::{Action, ViewAction};
use crate::app::state::State;
use crate::app::tally::Tally;
use crate::app::theme::{RADIUS, ink};
use crate::app::widgets::{
    Ink, family_dash, grouped, kind_badge, line_sample, section_head_ui, switch_ui, text,
};
use crate::base::{Family, Kind};
use crate::display::{EdgeLine, Palette, Weight};

/// Height of a cell.
const CELL: f32 = 24.0;
/// Least width of a cell in two columns.
const LEAST_CELL: f32 = 98.0;

/// The legend in the width of the panel.
pub fn legend_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    // Cells are lower than the buttons that egui makes room for.
    ui.spacing_mut().interact_size.y = CELL;
    if !tally.kinds.is_empty() {
        kinds_ui(ui, state, tally, out);
    }
    if !tally.families.is_empty() {
        families_ui(ui, state, tally, out);
        lines_ui(ui, state, tally, out);
    }
}

fn kinds_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    section_head_ui(ui, palette, "Kinds", "click filters, Alt-click isolates", PADDING);
    let kinds: Vec<(Kind, usize)> =
        tally.kinds.iter().map(|(&kind, &count)| (kind, count)).collect();
    columns_ui(ui, &kinds, |ui, &(kind, count), width| {
        let off = state.filter.hidden_kinds.contains(&kind);
        let cell = Cell { title: kind.title(), count, off, indent: 24.0, width };
        let response = cell_ui(ui, palette, &cell);
        let mut painter = ui.painter().clone();
        painter.multiply_opacity(if off { 0.5 } else { 1.0 });
        let at = response.rect.left_center() + vec2(8.0, 0.0);
        kind_badge(&painter, palette, at, 15.0, (kind, true));
        let (toggle, isolate) = (ViewAction::ToggleKind(kind), ViewAction::IsolateKind(kind));
        act(ui, &response, toggle, isolate, out);
    });
    ui.add_space(8.0);
}

fn families_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    section_head_ui(ui, palette, "Relations", "", PADDING);
    let families: Vec<(Family, usize)> =
        tally.families.iter().map(|(&f, &count)| (f, count)).collect();
    columns_ui(ui, &families, |ui, &(family, count), width| {
        let off = state.filter.hidden_families.contains(&family);
        let cell = Cell { title: family.title(), count, off, indent: 20.0, width };
        let response = cell_ui(ui, palette, &cell);
        let mut painter = ui.painter().clone();
        painter.multiply_opacity(if off { 0.4 } else { 1.0 });
        family_dash(&painter, palette, response.rect.left_center() + vec2(6.0, 0.0), family);
        let toggle = ViewAction::ToggleFamily(family);
        act(ui, &response, toggle, ViewAction::IsolateFamily(family), out);
    });
    ui.add_space(8.0);
}

fn lines_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    section_head_ui(ui, palette, "Certainty", "", PADDING);
    let width = ui.available_width() - 2.0 * PADDING;
    for &line in EdgeLine::ALL {
        let Some(&count) = tally.lines.get(&line) else { continue };
        ui.horizontal(|ui| {
            ui.add_space(PADDING);
            let off = state.filter.hidden_lines.contains(&line);
            let cell = Cell { title: line.title(), count, off, indent: 34.0, width };
            let response = cell_ui(ui, palette, &cell);
            let color = ink(if off { palette.faint_text } else { palette.text });
            let at = response.rect.left_center() + vec2(11.0, 0.0);
            line_sample(ui.painter(), color, at, 22.0, line);
            let toggle = ViewAction::ToggleLine(line);
            act(ui, &response, toggle, ViewAction::IsolateLine(line), out);
        });
    }
    ui.add_space(8.0);
}

/// The switch below the legend that clears generic entities away.
pub fn named_only_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, ink(palette.hairline)));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(PADDING);
        let width = ui.available_width() - PADDING;
        let response = switch_ui(ui, palette, "Named only", state.filter.named_only, width);
        let total: usize = tally.kinds.values().sum();
        let words = format!("{} of {}", grouped(tally.named), grouped(total));
        let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
        text(ui.painter(), response.rect.right_center(), Align2::RIGHT_CENTER, &words, quiet);
        if response.on_hover_text("Hide what no report gives a proper name (N)").clicked() {
            out.push(ViewAction::ToggleNamedOnly.into());
        }
    });
    ui.add_space(6.0);
}

/// Cells in two columns where there is room, row by row.
fn columns_ui<T>(ui: &mut Ui, cells: &[T], mut cell_ui: impl FnMut(&mut Ui, &T, f32)) {
    const GAP: f32 = 14.0;
    let room = ui.available_width() - 2.0 * PADDING;
    let half = (room - GAP) / 2.0;
    let (columns, width) = if half < LEAST_CELL { (1, room) } else { (2, half) };
    for pair in cells.chunks(columns) {
        ui.horizontal(|ui| {
            ui.add_space(PADDING);
            ui.spacing_mut().item_spacing.x = GAP;
            for cell in pair {
                cell_ui(ui, cell, width);
            }
        });
    }
}

struct Cell<'a> {
    title: &'a str,
    count: usize,
    off: bool,
    indent: f32,
    width: f32,
}

fn cell_ui(ui: &mut Ui, palette: &Palette, cell: &Cell<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(cell.width, CELL), Sense::click());
    let name = format!("{} {}", cell.title, cell.count);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, !cell.off, &name));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(5.0, 0.0)), RADIUS, ink(palette.raised));
    }
    let color = if cell.off { palette.faint_text } else { palette.text };
    let words = Ink::new(Weight::Regular, 12.0, ink(color));
    let at = pos2(rect.left() + cell.indent, rect.center().y);
    let title = text(painter, at, Align2::LEFT_CENTER, cell.title, words);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let count = grouped(cell.count);
    let count = text(painter, rect.right_center(), Align2::RIGHT_CENTER, &count, quiet);
    if cell.off {
        strike(painter, title, words.color);
        strike(painter, count, quiet.color);
    }
    response
}

fn strike(painter: &egui::Painter, rect: Rect, color: Color32) {
    painter.hline(rect.x_range(), rect.center().y + 0.5, Stroke::new(1.0, color));
}

fn act(
    ui: &Ui,
    response: &Response,
    toggle: ViewAction,
    isolate: ViewAction,
    out: &mut Vec<Action>,
) {
    if response.clicked() {
        let alone = ui.input(|input| input.modifiers.alt);
        out.push(if alone { isolate.into() } else { toggle.into() });
    }
}
