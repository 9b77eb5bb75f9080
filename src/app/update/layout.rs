//! Layouts.

use super::edit;
use crate::app::action::LayoutAction;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::graph::{Edit, Transaction};

/// Carries one action out.
pub fn apply(state: &mut State, action: LayoutAction) {
    match action {
        LayoutAction::Run(algorithm) => {
            state.algorithm = algorithm;
            state.effects.push(Effect::Layout(algorithm));
        }
        LayoutAction::UnpinAll => {
            let pinned = state.desk.case().entities().filter(|entity| entity.pinned);
            let places: Vec<_> = pinned.map(|entity| (entity.id, entity.position, false)).collect();
            if !places.is_empty() {
                let label = "Unpin all entities";
                edit::commit(state, Transaction::new(label, vec![Edit::Place(places)]));
            }
        }
    }
}
