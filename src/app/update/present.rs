//! present.

use crate::app::action::PresentAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _action: PresentAction) {}
