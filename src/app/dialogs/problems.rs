//! Says what went wrong, where, and what can be done.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::{buttons_ui, title_ui};
use crate::app::action::{Action, ViewAction};
use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::base::{Diagnostic, Severity};
use crate::display::Weight;

/// The dialog's content.
pub fn problems_ui(
    ui: &mut Ui,
    state: &State,
    title: &str,
    diagnostics: &[Diagnostic],
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    ui.set_width(520.0);
    title_ui(ui, palette, title);
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for diagnostic in diagnostics {
            diagnostic_ui(ui, state, diagnostic);
            ui.add_space(8.0);
        }
    });
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if buttons_ui(ui, palette, &[("Close", true)]).is_some() || enter {
        out.push(ViewAction::CloseDialog.into());
    }
}

fn diagnostic_ui(ui: &mut Ui, state: &State, diagnostic: &Diagnostic) {
    let palette = state.palette();
    let color = match diagnostic.severity {
        Severity::Note => palette.quiet_text,
        Severity::Warning | Severity::Error => palette.warning,
    };
    let place = diagnostic.place.to_string();
    if !place.is_empty() {
        let font = theme::font(Weight::Medium, 12.0);
        ui.label(RichText::new(place).font(font).color(ink(color)));
    }
    ui.label(RichText::new(sentence(&diagnostic.message)).color(ink(palette.text)));
    if !diagnostic.hint.is_empty() {
        ui.label(RichText::new(sentence(&diagnostic.hint)).color(ink(palette.quiet_text)));
    }
}

/// The message with a capital first letter and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut text: String = first.to_uppercase().chain(letters).collect();
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}
