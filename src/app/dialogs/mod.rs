//! Modal dialogs. The state says which one is open; each draws itself and pushes actions.

mod about;
mod commands;
mod keys;
mod paste;
mod path;
mod problems;
mod unsaved;

use egui::{Align2, Frame, Id, Key, Modal, Modifiers, Sense, Stroke, Ui, vec2};

use super::action::{Action, ViewAction};
use super::state::{Dialog, State};
use super::theme::ink;
use super::widgets::{ButtonLook, Ink, button_ui, text};
use crate::display::{Palette, Weight};

/// The open dialog over everything else.
pub fn dialog_ui(ctx: &egui::Context, state: &State, out: &mut Vec<Action>) {
    let Some(dialog) = &state.dialog else { return };
    let palette = state.palette();
    let frame = Frame::popup(&ctx.global_style())
        .inner_margin(20)
        .corner_radius(8)
        .fill(ink(palette.panel))
        .stroke(Stroke::new(1.0, ink(palette.strong_line)));
    let mut modal = Modal::new(Id::unique("dialog")).frame(frame);
    if matches!(dialog, Dialog::Commands(..)) {
        modal.area = modal.area.anchor(Align2::CENTER_TOP, vec2(0.0, 96.0));
    }
    let shown = modal.show(ctx, |ui| match dialog {
        Dialog::Unsaved(unsaved) => unsaved::unsaved_ui(ui, state, unsaved, out),
        Dialog::Path(path) => path::path_ui(ui, state, path, out),
        Dialog::Problems { title, diagnostics } => {
            problems::problems_ui(ui, state, title, diagnostics, out);
        }
        Dialog::Paste(field) => paste::paste_ui(ui, state, field, out),
        Dialog::Keys => keys::keys_ui(ui, state, out),
        Dialog::Commands(field, marked) => commands::commands_ui(ui, state, field, *marked, out),
        Dialog::About => about::about_ui(ui, state, out),
    });
    let closable = !matches!(dialog, Dialog::Unsaved(_) | Dialog::Paste(_));
    let away = closable && shown.backdrop_response.clicked();
    let escaped = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if away || escaped {
        out.push(ViewAction::CloseDialog.into());
    }
}

/// A dialog's title.
fn title_ui(ui: &mut Ui, palette: &Palette, title: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
    let look = Ink::new(Weight::SemiBold, 16.0, ink(palette.text));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, title, look);
    ui.add_space(8.0);
}

/// Quiet words that wrap.
fn words_ui(ui: &mut Ui, palette: &Palette, words: &str) {
    ui.label(egui::RichText::new(words).color(ink(palette.quiet_text)));
}

/// A row of buttons at the right side, the last one primary; gives the index of a clicked one.
fn buttons_ui(ui: &mut Ui, palette: &Palette, labels: &[(&str, bool)]) -> Option<usize> {
    let mut clicked = None;
    ui.add_space(16.0);
    let size = vec2(ui.available_width(), 28.0);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        for (index, (label, enabled)) in labels.iter().enumerate().rev() {
            let primary = index + 1 == labels.len();
            let look = if primary { ButtonLook::Primary } else { ButtonLook::Raised };
            if button_ui(ui, palette, look, (None, label, ""), *enabled).clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}
