//! The find box and its list of hits, grouped, that opens while one types.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Area, Key, Modifiers, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::action::{Action, FindAction};
use crate::app::command;
use crate::app::state::{Hit, HitGroup, State};
use crate::app::theme::{self, RADIUS, ROW_HEIGHT, ink};
use crate::app::widgets::{self, Ink, family_dash, key_cap, key_cap_width, kind_badge, text};
use crate::display::{Icon, Palette, Weight};

/// Name of the field for screen readers and tests.
pub const NAME: &str = "Find";

/// The box in `rect`, and the list below it.
pub fn find_box_ui(ui: &mut Ui, state: &State, rect: Rect, out: &mut Vec<Action>) {
    let palette = state.palette();
    let enabled = (command::FIND.enabled)(state);
    let id = ui.make_persistent_id("find box");
    let focused = ui.ctx().memory(|memory| memory.has_focus(id));
    let mut painter = ui.painter().clone();
    if !enabled {
        painter.multiply_opacity(0.42);
    }
    let line = if focused { palette.quiet_text } else { palette.strong_line };
    let frame = Stroke::new(1.0, ink(line));
    painter.rect(rect, RADIUS, ink(palette.canvas), frame, StrokeKind::Inside);
    let at = pos2(rect.left() + 17.0, rect.center().y);
    widgets::icon(&painter, at, Icon::Search, 17.0, ink(palette.quiet_text));
    let keys = if state.find.text.is_empty() { command::FIND.keys_text() } else { "Esc".into() };
    let caps = key_cap_width(&painter, &keys);
    key_cap(&painter, palette, pos2(rect.right() - 8.0 - caps, rect.center().y), &keys);
    let inner = Rect::from_min_max(
        pos2(rect.left() + 34.0, rect.top()),
        pos2(rect.right() - caps - 14.0, rect.bottom()),
    );
    field_ui(ui, state, (inner, id, enabled), out);
    let lost = !focused && state.find.open && !state.find.wants_focus;
    if state.find.open && !state.find.text.trim().is_empty() {
        let clicked = list_ui(ui, state, rect, out);
        let elsewhere = ui.input(|input| input.pointer.any_pressed());
        if lost && elsewhere && !clicked {
            out.push(FindAction::Close.into());
        }
    } else if lost {
        out.push(FindAction::Close.into());
    }
}

fn field_ui(
    ui: &mut Ui,
    state: &State,
    (rect, id, enabled): (Rect, egui::Id, bool),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let focused = ui.ctx().memory(|memory| memory.has_focus(id));
    if focused {
        list_keys(ui, state, id, out);
    }
    if state.find.wants_focus && enabled {
        if focused {
            out.push(FindAction::Focused.into());
        } else {
            // Before the field is drawn: it takes what is typed in this very frame.
            ui.memory_mut(|memory| memory.request_focus(id));
            widgets::select_all(ui.ctx(), id, &state.find.text);
        }
    }
    let hint =
        egui::RichText::new("Find names, relations, sentences…").color(ink(palette.quiet_text));
    let mut typed = state.find.text.clone();
    let field = egui::TextEdit::singleline(&mut typed)
        .id(id)
        .frame(egui::Frame::NONE)
        .hint_text(hint)
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::ZERO)
        .desired_width(rect.width());
    let builder = egui::UiBuilder::new().max_rect(rect);
    let response = ui
        .scope_builder(builder, |ui| {
            ui.add_enabled_ui(enabled, |ui| ui.add_sized(rect.size(), field))
        })
        .inner
        .inner
        .accessible_name(NAME);
    if response.changed() {
        out.push(FindAction::SetText(typed).into());
    } else if response.gained_focus() && !state.find.open {
        out.push(FindAction::Focus.into());
    }
}

/// Arrows walk the list, Enter goes, Esc closes.
fn list_keys(ui: &Ui, state: &State, id: egui::Id, out: &mut Vec<Action>) {
    let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        out.push(FindAction::Step { forward: true }.into());
    }
    if pressed(Key::ArrowUp) {
        out.push(FindAction::Step { forward: false }.into());
    }
    if pressed(Key::Enter)
        && let Some(hit) = state.find.hits.get(state.find.marked)
    {
        out.push(FindAction::Go(hit.group).into());
        ui.ctx().memory_mut(|memory| memory.surrender_focus(id));
    }
    if pressed(Key::Escape) {
        out.push(FindAction::Close.into());
        ui.ctx().memory_mut(|memory| memory.surrender_focus(id));
    }
}

/// The list below the box; true when the pointer was pressed in it.
fn list_ui(ui: &Ui, state: &State, below: Rect, out: &mut Vec<Action>) -> bool {
    let width = below.width().max(560.0);
    let left = below.center().x - width / 2.0;
    let area = Area::new(ui.scope_id().with("find list"))
        .order(Order::Foreground)
        .fixed_pos(pos2(left, below.bottom() + 4.0));
    let shown = area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(6).show(ui, |ui| {
            ui.set_width(width - 12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            if state.find.hits.is_empty() {
                nothing_ui(ui, state);
            }
            let mut group = "";
            for (index, hit) in state.find.hits.iter().enumerate() {
                if hit.group.title() != group {
                    group = hit.group.title();
                    head_ui(ui, state.palette(), group);
                }
                hit_ui(ui, state, hit, index == state.find.marked, out);
            }
        });
    });
    let rect = shown.response.rect;
    ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| rect.contains(at) || below.contains(at))
    })
}

fn nothing_ui(ui: &mut Ui, state: &State) {
    let quiet = ink(state.palette().quiet_text);
    ui.add_space(6.0);
    let words = format!("Nothing is called “{}” and no sentence says it.", state.find.text.trim());
    ui.colored_label(quiet, words);
    ui.add_space(6.0);
}

fn head_ui(ui: &mut Ui, palette: &Palette, title: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let head = Ink::new(Weight::SemiBold, 12.0, ink(palette.quiet_text));
    text(ui.painter(), pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, title, head);
}

fn hit_ui(ui: &mut Ui, state: &State, hit: &Hit, marked: bool, out: &mut Vec<Action>) {
    let palette = state.palette();
    let size = vec2(ui.available_width(), ROW_HEIGHT + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}, {}", hit.title, hit.detail);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, marked, &name));
    let painter = ui.painter();
    if marked || response.hovered() {
        painter.rect_filled(rect, RADIUS, ink(palette.hovered));
    }
    badge(ui, state, hit, pos2(rect.left() + 18.0, rect.center().y));
    let detail_width = widgets::text_width(painter, &hit.detail, Weight::Regular, 12.0).min(190.0);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = pos2(rect.right() - 10.0 - detail_width, rect.center().y);
    widgets::cut_text(painter, at, &hit.detail, quiet, detail_width + 1.0);
    let job = marked_job(hit, palette, at.x - rect.left() - 48.0);
    let galley = painter.layout_job(job);
    let at =
        Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 36.0, rect.center().y), galley.size());
    painter.galley(at.min, galley, ink(palette.text));
    if response.clicked() {
        out.push(FindAction::Go(hit.group).into());
    }
}

fn badge(ui: &Ui, state: &State, hit: &Hit, center: egui::Pos2) {
    let (painter, palette, case) = (ui.painter(), state.palette(), state.desk.case());
    match hit.group {
        HitGroup::Entity(id) => {
            if let Some(entity) = case.entity(id) {
                kind_badge(painter, palette, center, 17.0, (entity.kind, entity.named));
            }
        }
        HitGroup::Relation(id) => {
            if let Some(edge) = case.relation(id) {
                family_dash(painter, palette, center, edge.relation.family);
            }
        }
        HitGroup::Sentence(..) => {
            widgets::icon(painter, center, Icon::Article, 16.0, ink(palette.quiet_text));
        }
    }
}

/// The title with what matched in semi-bold, cut at the width.
fn marked_job(hit: &Hit, palette: &Palette, width: f32) -> LayoutJob {
    let format = |weight| TextFormat::simple(theme::font(weight, 13.0), ink(palette.text));
    let mut job = LayoutJob::default();
    let (start, end) = hit.matched.unwrap_or((0, 0));
    let parts = (hit.title.get(..start), hit.title.get(start..end), hit.title.get(end..));
    if let (Some(before), Some(matched), Some(after)) = parts {
        job.append(before, 0.0, format(Weight::Regular));
        job.append(matched, 0.0, format(Weight::SemiBold));
        job.append(after, 0.0, format(Weight::Regular));
    } else {
        job.append(&hit.title, 0.0, format(Weight::Regular));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(40.0));
    job
}
