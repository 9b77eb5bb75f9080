//! The left panel: entities, relations and reports as lists that share hover and selection with the
//! canvas, and the legend below them.

use egui::{Align2, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::legend::{legend_ui, named_only_ui};
use crate::app::action::{Action, SelectAction, ViewAction};
use crate::app::command;
use crate::app::state::{LeftTab, State};
use crate::app::tally::Tally;
use crate::app::theme::{ROW_HEIGHT, ink};
use crate::app::widgets::{self, Ink, Row, row_ui};
use crate::base::NodeId;
use crate::display::{Palette, Part, Weight};

/// Distance of the content from the sides.
pub const PADDING: f32 = 12.0;
/// Height of the tabs.
const TAB_HEIGHT: f32 = 36.0;
/// Width from which the tabs show how many they list.
const ROOM_FOR_COUNTS: f32 = 258.0;
/// Rows of the list that stay visible, whatever the legend needs.
const ROWS_KEPT: f32 = 8.25;
/// Height of the switch below the legend.
const SWITCH_HEIGHT: f32 = 39.0;

/// The panel.
pub fn left_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    tabs_ui(ui, state, tally, out);
    let room = ui.available_height() - SWITCH_HEIGHT;
    let legend_height = ui
        .ctx()
        .data(|data| data.get_temp::<f32>(ui.scope_id().with("legend height")))
        .unwrap_or(420.0)
        .min((room - ROWS_KEPT * ROW_HEIGHT).max(0.0));
    let list = vec2(ui.available_width(), (room - legend_height).max(0.0));
    ui.allocate_ui(list, |ui| {
        ui.set_min_size(list);
        ui.add_space(4.0);
        match state.left_tab {
            LeftTab::Entities => entities_ui(ui, state, tally, out),
            LeftTab::Relations => relations_ui(ui, state, tally, out),
            LeftTab::Reports => reports_ui(ui, state, out),
        }
    });
    let scrolled = ScrollArea::vertical()
        .id_salt("legend")
        .max_height(ui.available_height() - SWITCH_HEIGHT)
        .auto_shrink([false, false])
        .show(ui, |ui| legend_ui(ui, state, tally, out));
    let height = scrolled.content_size.y;
    ui.ctx().data_mut(|data| data.insert_temp(ui.scope_id().with("legend height"), height));
    named_only_ui(ui, state, tally, out);
}

fn tabs_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    let tabs = [
        (LeftTab::Entities, "Entities", tally.outline.len()),
        (LeftTab::Relations, "Relations", tally.relations.len()),
        (LeftTab::Reports, "Reports", state.desk.case().sources().len()),
    ];
    let roomy = ui.available_width() >= ROOM_FOR_COUNTS;
    ui.horizontal(|ui| {
        ui.add_space(PADDING);
        ui.spacing_mut().item_spacing.x = if roomy { 16.0 } else { 8.0 };
        for (tab, name, count) in tabs {
            let shown = state.left_tab == tab;
            let count = if roomy { widgets::grouped(count) } else { String::new() };
            if tab_ui(ui, palette, (name, &count), shown).clicked() {
                out.push(ViewAction::SetLeftTab(tab).into());
            }
        }
    });
    let y = ui.cursor().top();
    let line = egui::Stroke::new(1.0, ink(palette.hairline));
    ui.painter().hline(ui.max_rect().x_range(), y - 0.5, line);
}

/// A tab with its number.
fn tab_ui(ui: &mut Ui, palette: &Palette, (name, number): (&str, &str), shown: bool) -> Response {
    let weight = if shown { Weight::SemiBold } else { Weight::Regular };
    let name_width = widgets::text_width(ui.painter(), name, weight, 13.0);
    let number_width = widgets::text_width(ui.painter(), number, Weight::Regular, 13.0);
    let size = vec2(name_width + number_width + 5.0, TAB_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Tab, true, shown, format!("{name} {number}"))
    });
    let lit = shown || response.hovered() || response.has_focus();
    let color = ink(if lit { palette.text } else { palette.quiet_text });
    let words = Ink::new(weight, 13.0, color);
    let painter = ui.painter();
    widgets::text(painter, rect.left_center(), Align2::LEFT_CENTER, name, words);
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    widgets::text(painter, rect.right_center(), Align2::RIGHT_CENTER, number, quiet);
    if shown {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        painter.rect_filled(line, 0.0, ink(palette.text));
    }
    response
}

fn entities_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    if tally.outline.is_empty() {
        nothing_ui(ui, state, "entities", out);
        return;
    }
    let mut rows = list(ui, "entities");
    if let Some(row) = row_to_show(ui, state, tally) {
        let above = (ui.available_height() - ROW_HEIGHT) / 2.0;
        rows = rows.vertical_scroll_offset((row as f32 * ROW_HEIGHT - above).max(0.0));
    }
    rows.show_rows(ui, ROW_HEIGHT, tally.outline.len(), |ui, range| {
        for &(id, degree) in &tally.outline[range] {
            let Some(entity) = state.desk.case().entity(id) else { continue };
            let part = Part::Node(id);
            let detail = widgets::grouped(degree);
            let name = format!("{}, {}", entity.label, entity.kind.title());
            let row = Row {
                kind: Some((entity.kind, entity.named)),
                label: &entity.label,
                detail: &detail,
                selected: state.selection.contains(&part),
                hovered: state.hovered == Some(part),
                padding: PADDING,
                name: &name,
            };
            part_row_ui(ui, state, &row, part, out);
        }
    });
}

/// The row of an entity that was just selected elsewhere.
fn row_to_show(ui: &Ui, state: &State, tally: &Tally) -> Option<usize> {
    let selected = state.selected_node();
    let key = ui.scope_id().with("outline selection");
    let before = ui.ctx().data_mut(|data| {
        let known = data.get_temp_mut_or_default::<Option<NodeId>>(key);
        std::mem::replace(known, selected)
    });
    let here = ui.rect_contains_pointer(ui.max_rect());
    let changed = selected.filter(|_| before != selected && !here)?;
    tally.outline.iter().position(|&(id, _)| id == changed)
}

fn relations_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    if tally.relations.is_empty() {
        nothing_ui(ui, state, "relations", out);
        return;
    }
    let case = state.desk.case();
    list(ui, "relations").show_rows(ui, ROW_HEIGHT, tally.relations.len(), |ui, range| {
        for &(id, claims) in &tally.relations[range] {
            let Some(edge) = case.relation(id) else { continue };
            let label = |id| case.entity(id).map_or("", |entity| entity.label.as_str());
            let words = format!("{} {} {}", label(edge.from), edge.relation.label, label(edge.to));
            let part = Part::Edge(id);
            let row = Row {
                kind: None,
                label: &words,
                detail: &widgets::grouped(claims),
                selected: state.selection.contains(&part),
                hovered: state.hovered == Some(part),
                padding: PADDING + 20.0,
                name: "",
            };
            let response = part_row_ui(ui, state, &row, part, out);
            let at = response.rect.left_center() + vec2(PADDING + 6.0, 0.0);
            widgets::family_dash(ui.painter(), state.palette(), at, edge.relation.family);
        }
    });
}

fn reports_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let case = state.desk.case();
    if case.sources().len() == 0 {
        nothing_ui(ui, state, "reports", out);
        return;
    }
    let sources: Vec<_> = case.sources().collect();
    list(ui, "reports").show_rows(ui, ROW_HEIGHT, sources.len(), |ui, range| {
        for source in &sources[range] {
            let published = source.published.map(|day| day.to_string()).unwrap_or_default();
            let shown = state.reader.is_some_and(|reader| reader.source == source.id);
            let row = Row {
                kind: None,
                label: &source.title,
                detail: &published,
                selected: shown,
                hovered: false,
                padding: PADDING,
                name: "",
            };
            if row_ui(ui, state.palette(), &row).clicked() {
                out.push(SelectAction::Read(source.id, None).into());
            }
        }
    });
}

fn list(ui: &Ui, name: &str) -> ScrollArea {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .max_height(ui.available_height())
}

/// A row that hovers, selects, and on a double click flies.
fn part_row_ui(
    ui: &mut Ui,
    state: &State,
    row: &Row<'_>,
    part: Part,
    out: &mut Vec<Action>,
) -> egui::Response {
    let response = row_ui(ui, state.palette(), row);
    if response.hovered() && state.hovered != Some(part) {
        out.push(SelectAction::Hover(Some(part)).into());
    } else if !response.hovered() && state.hovered == Some(part) && was_hovered(ui, &response) {
        out.push(SelectAction::Hover(None).into());
    }
    remember_hover(ui, &response);
    if response.double_clicked() {
        out.push(SelectAction::GoTo(part).into());
    } else if response.clicked() {
        let shift = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        let action = if shift { SelectAction::Toggle(part) } else { SelectAction::Only(part) };
        out.push(action.into());
    }
    response
}

/// True when this row was the hovered one in the last frame: only then is the hover its own to end.
fn was_hovered(ui: &Ui, response: &egui::Response) -> bool {
    ui.ctx().data(|data| data.get_temp::<bool>(response.id).unwrap_or(false))
}

fn remember_hover(ui: &Ui, response: &egui::Response) {
    if response.hovered() || was_hovered(ui, response) {
        ui.ctx().data_mut(|data| data.insert_temp(response.id, response.hovered()));
    }
}

/// Says why a list is empty and what to do.
fn nothing_ui(ui: &mut Ui, state: &State, what: &str, out: &mut Vec<Action>) {
    let palette = state.palette();
    let margin = egui::Margin::symmetric(PADDING as i8, 8);
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        let filtered = !state.filter.is_off();
        let words = if filtered {
            format!("The filter leaves no {what}.")
        } else {
            format!("No {what} yet. Add a report or paste its text.")
        };
        ui.label(egui::RichText::new(words).color(ink(palette.quiet_text)));
        ui.add_space(8.0);
        let command = if filtered { &command::CLEAR_FILTER } else { &command::ADD_REPORT };
        let label = (command.icon, command.name, "");
        let look = widgets::ButtonLook::Raised;
        if widgets::button_ui(ui, palette, look, label, true).clicked() {
            out.push((command.action)(state));
        }
    });
}
