//! The full-screen show.

use crate::app::action::Action;
use crate::app::state::State;

/// What the show keeps from frame to frame.
#[derive(Default)]
pub struct Show {}

/// Fills the window with the scene of [`Mode::Present`](crate::app::state::Mode::Present).
pub fn show_ui(ui: &mut egui::Ui, state: &State, show: &mut Show, out: &mut Vec<Action>) {
    let _ = (ui, state, show, out);
}
