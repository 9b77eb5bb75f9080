//! The window: state, actions and what carries them out, panels, dialogs, theme.
//! Panels get `&State` and push [`Action`]s; [`update`] alone changes the state.

pub mod action;
pub mod canvas;
pub mod command;
mod dialogs;
pub mod effect;
mod launch;
pub mod panels;
mod persist;
pub mod present;
mod skeleton;
mod start;
pub mod state;
mod tally;
pub mod theme;
mod toasts;
mod trace;
pub mod update;
pub mod widgets;
mod window;
mod work;

pub use action::Action;
pub use launch::{LaunchError, run};
pub use persist::read as read_settings;
pub use state::State;
pub use window::Window;
