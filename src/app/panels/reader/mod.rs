//! The reader: a source's sentences, their names underlined, the evidence marked.

mod marked;

pub use marked::{Laid, Mark, Passage};

use crate::app::action::Action;
use crate::app::state::State;

/// What the reader keeps from frame to frame.
#[derive(Default)]
pub struct ReaderPanel {}

/// Fills `ui` with the report that the state's reader shows.
pub fn reader_ui(ui: &mut egui::Ui, state: &State, panel: &mut ReaderPanel, out: &mut Vec<Action>) {
    let _ = (ui, state, panel, out);
}
