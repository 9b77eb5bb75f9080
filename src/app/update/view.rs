//! view.

use crate::app::action::ViewAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _ctx: &egui::Context, _action: ViewAction) {}
