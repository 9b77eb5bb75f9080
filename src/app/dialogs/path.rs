//! A path dialog of our own, where the platform has none: a folder's list and a field.

use std::path::{Path, PathBuf};

use egui::{Align2, Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

use super::{buttons_ui, title_ui};
use crate::app::action::{Action, FileAction, ViewAction};
use crate::app::state::{PathDialog, PathEntry, PathPurpose, State};
use crate::app::theme::{RADIUS, ROW_HEIGHT, ink};
use crate::app::widgets::{self, Ink, cut_text, text};
use crate::display::{Icon, Weight};

/// The dialog's content.
pub fn path_ui(ui: &mut Ui, state: &State, dialog: &PathDialog, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.set_width(600.0);
    title_ui(ui, palette, dialog.purpose.title());
    folder_ui(ui, state, dialog, out);
    ui.add_space(6.0);
    list_ui(ui, state, dialog, out);
    ui.add_space(8.0);
    let mut typed = dialog.text.clone();
    let id = ui.make_persistent_id("path");
    let completed = dialog.completed();
    let completes = completed.is_some();
    if let Some(completed) = completed
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab))
    {
        typed = completed;
        widgets::cursor_to_end(ui.ctx(), id, &typed);
    }
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .lock_focus(completes)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 7));
    let response = ui.add(edit).accessible_name("Path");
    if !ui.ctx().text_edit_focused() {
        response.request_focus();
    }
    if typed != dialog.text {
        out.push(ViewAction::SetDialogText(typed.clone()).into());
    }
    let target = target(dialog, &typed);
    let exists = target.as_deref().is_some_and(Path::is_file);
    let missing = dialog.purpose.reads() && is_missing(dialog, target.as_deref());
    warning_ui(ui, state, dialog, (exists, missing));
    let ready =
        target.as_deref().is_some_and(|path| path.is_dir() || exists || !dialog.purpose.reads());
    let verb = match dialog.purpose {
        PathPurpose::OpenCase => "Open",
        PathPurpose::AddReports => "Read",
        _ if exists => "Replace",
        PathPurpose::SaveCase => "Save",
        PathPurpose::Export(_) => "Export",
    };
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let clicked = buttons_ui(ui, palette, &[("Cancel", true), (verb, ready)]);
    match (clicked.or(enter.then_some(1)), target) {
        (Some(0), _) => out.push(ViewAction::CloseDialog.into()),
        (Some(_), Some(path)) if path.is_dir() => out.push(FileAction::ListFolder(path).into()),
        (Some(_), Some(path)) if ready => out.push(FileAction::ChoosePath(path).into()),
        _ => {}
    }
}

/// True when nothing has the typed name and nothing listed begins like it.
fn is_missing(dialog: &PathDialog, target: Option<&Path>) -> bool {
    let (_, start) = dialog.typed();
    let begun = dialog.entries.iter().any(|entry| entry.name.starts_with(start));
    target.is_some_and(|path| !path.exists()) && !begun
}

/// The path that the field means: absolute, or in the listed folder.
fn target(dialog: &PathDialog, typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| dialog.folder.join(typed))
}

fn folder_ui(ui: &mut Ui, state: &State, dialog: &PathDialog, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.horizontal(|ui| {
        let parent = dialog.listed.parent();
        let enabled = (parent.is_some(), false);
        let name = "Parent folder";
        let up = widgets::icon_button_ui(ui, palette, Icon::ArrowUpward, name, enabled);
        if let Some(parent) = parent.filter(|_| up.on_hover_text(name).clicked()) {
            out.push(FileAction::ListFolder(parent.to_path_buf()).into());
        }
        let size = vec2(ui.available_width(), 28.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let look = Ink::new(Weight::Medium, 13.0, ink(palette.text));
        let words = dialog.listed.display().to_string();
        cut_text(ui.painter(), rect.left_center(), &words, look, rect.width());
    });
}

fn list_ui(ui: &mut Ui, state: &State, dialog: &PathDialog, out: &mut Vec<Action>) {
    let palette = state.palette();
    let frame = egui::Frame::NONE.fill(ink(palette.canvas)).corner_radius(RADIUS).inner_margin(4);
    frame.show(ui, |ui| {
        ui.set_height(260.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if dialog.entries.is_empty() {
            ui.colored_label(ink(palette.quiet_text), "Nothing here that fits.");
        }
        let rows = ScrollArea::vertical().auto_shrink([false, false]);
        rows.show_rows(ui, ROW_HEIGHT, dialog.entries.len(), |ui, range| {
            for entry in &dialog.entries[range] {
                entry_ui(ui, state, dialog, entry, out);
            }
        });
    });
}

fn entry_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &PathDialog,
    entry: &PathEntry,
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (typed_folder, name) = dialog.typed();
    let chosen = name == entry.name;
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &entry.name)
    });
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, ink(palette.raised));
    }
    let symbol = if entry.is_folder { Icon::Folder } else { Icon::Description };
    let at = pos2(rect.left() + 15.0, rect.center().y);
    widgets::icon(ui.painter(), at, symbol, 16.0, ink(palette.quiet_text));
    let look = Ink::new(Weight::Regular, 13.0, ink(palette.text));
    let at = pos2(rect.left() + 32.0, rect.center().y);
    text(ui.painter(), at, Align2::LEFT_CENTER, &entry.name, look);
    let path = || dialog.listed.join(&entry.name);
    if entry.is_folder && response.clicked() {
        out.push(FileAction::ListFolder(path()).into());
    } else if response.double_clicked() && dialog.purpose.reads() {
        out.push(FileAction::ChoosePath(path()).into());
    } else if response.clicked() {
        let text = format!("{typed_folder}{}", entry.name);
        out.push(ViewAction::SetDialogText(text).into());
    }
}

/// Says that a file will be replaced or is missing, or why a folder could not be listed.
fn warning_ui(ui: &mut Ui, state: &State, dialog: &PathDialog, (exists, missing): (bool, bool)) {
    let words = if !dialog.problem.is_empty() {
        dialog.problem.as_str()
    } else if missing {
        "There is no such file."
    } else if exists && !dialog.purpose.reads() {
        "This file exists. It will be replaced."
    } else {
        ""
    };
    let size = vec2(ui.available_width(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let look = Ink::new(Weight::Regular, 12.0, ink(state.palette().warning));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, words, look);
}
