//! The strip above the canvas after a build: read the graph, check its weakest claims, save and
//! draw. It stays until it is dismissed.

use egui::{Align2, Layout, Sense, Stroke, Ui, pos2, vec2};

use super::filter_bar::dismiss_ui;
use crate::app::action::{Action, SelectAction, ViewAction};
use crate::app::command;
use crate::app::state::{State, Steps};
use crate::app::tally::Tally;
use crate::app::theme::{BUTTON_HEIGHT, RADIUS, ink};
use crate::app::widgets::{self, Ink, text, text_width};
use crate::display::{Icon, Palette, Part, Weight};

/// Height of the strip.
pub const HEIGHT: f32 = 40.0;

/// The strip.
pub fn steps_ui(
    ui: &mut Ui,
    state: &State,
    (steps, tally): (Steps, &Tally),
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(4.0);
        let read = "Read the graph";
        let hint = "Click an edge and its sentence lights up";
        if step_ui(ui, palette, (1, read, steps.has_read), hint).clicked()
            && let Some(&(edge, _)) = tally.relations.first()
        {
            out.push(SelectAction::GoTo(Part::Edge(edge)).into());
        }
        let hint = "Alleged and single-source ones come first (W)";
        let count = tally.weak;
        let check = if steps.has_checked && count > 0 {
            format!("Check the next weak claim, {} of {count}", steps.weak_next.max(1))
        } else {
            "Check its weakest claims".to_owned()
        };
        if step_ui(ui, palette, (2, &check, steps.has_checked), hint).clicked() && count > 0 {
            out.push(ViewAction::NextWeakClaim.into());
        }
        let save = (3, "Save, draw, brief", steps.has_saved);
        if step_ui(ui, palette, save, "Every statement keeps its footnote (Ctrl S)").clicked() {
            out.push((command::SAVE.action)(state));
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            if dismiss_ui(ui, palette, "Dismiss the first steps").clicked() {
                out.push(ViewAction::DismissSteps.into());
            }
        });
    });
}

fn step_ui(
    ui: &mut Ui,
    palette: &Palette,
    (number, title, done): (usize, &str, bool),
    hint: &str,
) -> egui::Response {
    let width = text_width(ui.painter(), title, Weight::Medium, 13.0) + 44.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, BUTTON_HEIGHT), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, RADIUS, ink(palette.raised));
    }
    let center = pos2(rect.left() + 16.0, rect.center().y);
    number_badge(painter, palette, center, number, done);
    let color = if done { palette.quiet_text } else { palette.text };
    let look = Ink::new(Weight::Medium, 13.0, ink(color));
    text(painter, pos2(rect.left() + 33.0, center.y), Align2::LEFT_CENTER, title, look);
    response.on_hover_text(hint)
}

/// A step's number in a ring, or a tick once it is done.
pub fn number_badge(
    painter: &egui::Painter,
    palette: &Palette,
    center: egui::Pos2,
    number: usize,
    done: bool,
) {
    let line = Stroke::new(1.0, ink(if done { palette.good } else { palette.strong_line }));
    painter.circle_stroke(center, 10.0, line);
    if done {
        widgets::icon(painter, center, Icon::Check, 14.0, ink(palette.good));
    } else {
        let look = Ink::new(Weight::Medium, 11.0, ink(palette.quiet_text));
        text(painter, center, Align2::CENTER_CENTER, &number.to_string(), look);
    }
}
