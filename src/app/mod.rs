//! The window: state, actions and what carries them out, panels, dialogs, theme.
//! Panels get `&State` and push [`Action`]s; [`update`] alone changes the state.

pub mod action;
pub mod canvas;
pub mod command;
mod dialogs;
pub mod effect;
pub mod panels;
pub mod present;
mod start;
pub mod state;
mod tally;
pub mod theme;
mod toasts;
mod trace;
pub mod update;
pub mod widgets;

pub use action::Action;
pub use state::State;
