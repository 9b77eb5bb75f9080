//! The inspector: what is selected, down to the sentence.

pub mod facts;

use crate::app::action::Action;
use crate::app::state::State;

/// What the inspector keeps from frame to frame.
#[derive(Default)]
pub struct Inspector {}

/// Fills `ui` with what is selected, or with the case when nothing is.
pub fn inspector_ui(
    ui: &mut egui::Ui,
    state: &State,
    inspector: &mut Inspector,
    out: &mut Vec<Action>,
) {
    let _ = (ui, state, inspector, out);
}
