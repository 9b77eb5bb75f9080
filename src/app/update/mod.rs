//! Carries actions out, one file a family. Nothing else changes the state.

mod edit;
mod files;
mod find;
mod layout;
mod present;
mod select;
mod view;

use super::action::Action;
use super::state::{State, Toast, ToastKind};

/// Seconds that a toast stays.
const TOAST_SECS: f32 = 5.0;

/// Carries one action out.
pub fn apply(state: &mut State, ctx: &egui::Context, action: Action) {
    match action {
        Action::File(action) => files::apply(state, ctx, action),
        Action::Edit(action) => edit::apply(state, action),
        Action::View(action) => view::apply(state, ctx, action),
        Action::Select(action) => select::apply(state, action),
        Action::Find(action) => find::apply(state, action),
        Action::Layout(action) => layout::apply(state, action),
        Action::Present(action) => present::apply(state, action),
    }
}

/// Says shortly what happened.
pub fn toast(state: &mut State, kind: ToastKind, text: impl Into<String>) {
    state.toasts.push(Toast { text: text.into(), kind, left_secs: TOAST_SECS });
}
