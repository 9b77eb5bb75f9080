//! The window: state, actions and what carries them out, panels, dialogs, theme.
//! Panels get `&State` and push [`Action`]s; [`update`] alone changes the state.

pub mod action;
pub mod command;
pub mod effect;
pub mod canvas;
pub mod panels;
pub mod present;
pub mod state;
pub mod theme;
pub mod update;
pub mod widgets;

pub use action::Action;
pub use state::State;
