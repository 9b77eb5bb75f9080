//! The strip of scenes.

use crate::app::action::Action;
use crate::app::state::State;

/// What the strip keeps from frame to frame.
#[derive(Default)]
pub struct Storyboard {}

/// Lists the scenes.
pub fn storyboard_ui(
    ui: &mut egui::Ui,
    state: &State,
    storyboard: &mut Storyboard,
    out: &mut Vec<Action>,
) {
    let _ = (ui, state, storyboard, out);
}
