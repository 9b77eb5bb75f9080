//! A field for a report's text.

use egui::{ScrollArea, TextEdit, Ui};

use super::{buttons_ui, title_ui, words_ui};
use crate::app::action::{Action, FileAction, ViewAction};
use crate::app::state::State;

/// The dialog's content.
pub fn paste_ui(ui: &mut Ui, state: &State, field: &str, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.set_width(560.0);
    title_ui(ui, palette, "Paste a report");
    words_ui(ui, palette, "The first line becomes its title. Nothing leaves this machine.");
    ui.add_space(8.0);
    let mut text = field.to_owned();
    ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]).show(ui, |ui| {
        let edit = TextEdit::multiline(&mut text)
            .id_salt("report text")
            .desired_width(f32::INFINITY)
            .desired_rows(13)
            .margin(egui::Margin::same(10));
        let response = ui.add(edit).accessible_name("Report text");
        if !ui.ctx().text_edit_focused() && field.is_empty() {
            response.request_focus();
        }
    });
    if text != field {
        out.push(ViewAction::SetDialogText(text.clone()).into());
    }
    let ready = !text.trim().is_empty();
    match buttons_ui(ui, palette, &[("Cancel", true), ("Read it", ready)]) {
        Some(0) => out.push(ViewAction::CloseDialog.into()),
        Some(_) if ready => out.push(FileAction::PasteText(text).into()),
        _ => {}
    }
}
