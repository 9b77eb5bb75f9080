//! select.

use crate::app::action::SelectAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _action: SelectAction) {}
