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
    let titles = titles(steps, tally);
    let done = [steps.has_read, steps.has_checked, steps.has_saved];
    let hints = [
        "Click an edge and its sentence lights up",
        "Alleged and single-source ones come first (W)",
        "Every statement keeps its footnote (Ctrl S)",
    ];
    // Where not all fit only the next one has words.
    let widths = titles.iter().map(|title| step_width(ui, title) + 4.0);
    let narrow = widths.sum::<f32>() + 44.0 > ui.available_width();
    let next = done.iter().position(|done| !done).unwrap_or(2);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(4.0);
        for (index, (title, hint)) in titles.iter().zip(hints).enumerate() {
            let shown = if narrow && index != next { "" } else { title.as_str() };
            let step = Step { number: index + 1, title, shown, done: done[index] };
            if step_ui(ui, palette, &step, hint).clicked() {
                out.extend(lead(state, tally, index));
            }
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            if dismiss_ui(ui, palette, "Dismiss the first steps").clicked() {
                out.push(ViewAction::DismissSteps.into());
            }
        });
    });
}

fn titles(steps: Steps, tally: &Tally) -> [String; 3] {
    let count = tally.weak;
    let check = if steps.has_checked && count > 0 {
        format!("Check the next weak claim, {} of {count}", steps.weak_next.max(1))
    } else {
        "Check its weakest claims".to_owned()
    };
    ["Read the graph".to_owned(), check, "Save, draw, brief".to_owned()]
}

/// What a click on a step does.
fn lead(state: &State, tally: &Tally, index: usize) -> Option<Action> {
    match index {
        0 => {
            let &(edge, _) = tally.relations.first()?;
            Some(SelectAction::GoTo(Part::Edge(edge)).into())
        }
        1 => (tally.weak > 0).then(|| ViewAction::NextWeakClaim.into()),
        _ => Some((command::SAVE.action)(state)),
    }
}

/// A step as it is shown.
struct Step<'a> {
    number: usize,
    title: &'a str,
    /// Its title, or nothing where there is no room.
    shown: &'a str,
    done: bool,
}

fn step_width(ui: &Ui, title: &str) -> f32 {
    let words = text_width(ui.painter(), title, Weight::Medium, 13.0);
    if title.is_empty() { 32.0 } else { words + 44.0 }
}

fn step_ui(ui: &mut Ui, palette: &Palette, step: &Step<'_>, hint: &str) -> egui::Response {
    let size = vec2(step_width(ui, step.shown), BUTTON_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, step.title));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, RADIUS, ink(palette.raised));
    }
    let center = pos2(rect.left() + 16.0, rect.center().y);
    number_badge(painter, palette, center, step.number, step.done);
    let color = if step.done { palette.quiet_text } else { palette.text };
    let look = Ink::new(Weight::Medium, 13.0, ink(color));
    let at = pos2(rect.left() + 33.0, center.y);
    text(painter, at, Align2::LEFT_CENTER, step.shown, look);
    response.on_hover_text(format!("{}: {hint}", step.title))
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
