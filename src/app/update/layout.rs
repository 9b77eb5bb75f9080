//! layout.

use crate::app::action::LayoutAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _action: LayoutAction) {}
