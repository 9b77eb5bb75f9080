//! Asks what becomes of unsaved work.

use egui::{Key, Modifiers, Ui};

use super::{buttons_ui, title_ui, words_ui};
use crate::app::action::{Action, FileAction, ViewAction};
use crate::app::state::{State, Unsaved};

/// The dialog's content.
pub fn unsaved_ui(ui: &mut Ui, state: &State, unsaved: &Unsaved, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.set_width(420.0);
    title_ui(ui, palette, "Save your changes?");
    let words = format!(
        "“{}” has changes that no file holds yet. They are lost if you don't save them.",
        state.desk.case().title()
    );
    words_ui(ui, palette, &words);
    let labels = [("Cancel", true), ("Don't save", true), ("Save", true)];
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let clicked = buttons_ui(ui, palette, &labels).or(enter.then_some(2));
    match clicked {
        Some(0) => out.push(ViewAction::CloseDialog.into()),
        Some(1) => out.push(FileAction::Discard(unsaved.then.clone()).into()),
        Some(_) => out.push(FileAction::Save(Some(unsaved.then.clone())).into()),
        None => {}
    }
}
