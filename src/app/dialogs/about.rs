//! Name, version, what it promises, licences.

use egui::{Align2, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{buttons_ui, words_ui};
use crate::app::action::{Action, ViewAction};
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{Ink, paint_logo, text};
use crate::display::Weight;

/// The dialog's content.
pub fn about_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.set_width(400.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let mark = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), Vec2::splat(34.0));
    paint_logo(ui.painter(), mark, palette.accent);
    let look = Ink::new(Weight::SemiBold, 18.0, ink(palette.text));
    let at = pos2(rect.left() + 48.0, rect.top() + 13.0);
    text(ui.painter(), at, Align2::LEFT_CENTER, "redstring", look);
    let version = format!("Version {}", env!("CARGO_PKG_VERSION"));
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = pos2(rect.left() + 48.0, rect.top() + 34.0);
    text(ui.painter(), at, Align2::LEFT_CENTER, &version, quiet);
    ui.add_space(12.0);
    words_ui(
        ui,
        palette,
        "Reports in, a graph of who does what to whom out, every edge pinned to its sentence. \
         Everything is read on this machine; redstring opens no network connection.",
    );
    ui.add_space(8.0);
    words_ui(
        ui,
        palette,
        "MIT or Apache 2.0. Inter under the SIL Open Font License, Material Symbols under Apache 2.0.",
    );
    if buttons_ui(ui, palette, &[("Close", true)]).is_some() {
        out.push(ViewAction::CloseDialog.into());
    }
}
