//! find.

use crate::app::action::FindAction;
use crate::app::state::State;

/// Carries one action out.
pub fn apply(_state: &mut State, _action: FindAction) {}
