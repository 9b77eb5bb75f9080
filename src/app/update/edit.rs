//! edit.

use crate::app::action::EditAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _action: EditAction) {}
