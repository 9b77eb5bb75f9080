//! What the canvas says when there is nothing to draw, and what to do then.

use egui::{Align2, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::action::{Action, FileAction, ViewAction};
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{ButtonLook, Ink, button_ui, count, icon, text};
use crate::display::{Icon, Weight};

/// Draws the message in the middle of the canvas.
pub fn empty_ui(ui: &mut Ui, state: &State, viewport: Rect, out: &mut Vec<Action>) {
    let palette = state.palette();
    let entities = state.desk.case().entities().len();
    let filtered = entities > 0;
    let (symbol, title, hint) = if filtered {
        let all = count(entities, "entity is", "entities are");
        (Icon::FilterAlt, format!("{all} filtered out"), "Nothing is lost: the filter only hides.")
    } else {
        let hint = "Add another report, or paste text that names who did what.";
        (Icon::Article, "No names were found".to_owned(), hint)
    };
    let center = viewport.center();
    let painter = ui.painter_at(viewport);
    icon(&painter, center - vec2(0.0, 62.0), symbol, 32.0, ink(palette.quiet_text));
    let head = Ink::new(Weight::SemiBold, 18.0, ink(palette.text));
    text(&painter, center - vec2(0.0, 26.0), Align2::CENTER_CENTER, &title, head);
    let quiet = Ink::new(Weight::Regular, 13.0, ink(palette.quiet_text));
    text(&painter, center, Align2::CENTER_CENTER, hint, quiet);
    let area =
        Rect::from_min_size(pos2(viewport.left(), center.y + 22.0), vec2(viewport.width(), 40.0));
    let mut below = ui.new_child(
        UiBuilder::new().max_rect(area).layout(egui::Layout::top_down(egui::Align::Center)),
    );
    let (words, action): (_, Action) = if filtered {
        ((Some(Icon::FilterOff), "Clear filters", ""), ViewAction::ClearFilter.into())
    } else {
        ((Some(Icon::NoteAdd), "Add report…", ""), FileAction::AskReports.into())
    };
    if button_ui(&mut below, palette, ButtonLook::Primary, words, true).clicked() {
        out.push(action);
    }
}
