//! files.

use crate::app::action::FileAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _ctx: &egui::Context, _action: FileAction) {}
