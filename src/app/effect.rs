//! What an action needs beyond the state: a thread, a file, a dialog of the platform, the window
//! itself. `update/` asks for it, the window carries it out.

use std::path::PathBuf;

use super::action::Action;
use super::state::PathPurpose;
use crate::layout::Algorithm;

/// Something that the window does for an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Reads reports into the case on the desk.
    Build(Vec<Report>),
    /// Builds the sample case on a cleared desk.
    BuildSample,
    /// Reads a case or a graph file.
    Open(PathBuf),
    /// Writes the case, then goes on.
    Save(PathBuf, Option<Box<Action>>),
    /// Writes an export; the extension tells the format.
    Export(PathBuf),
    /// Places the nodes anew.
    Layout(Algorithm),
    /// Asks for a path, then goes on.
    Ask(PathPurpose, Option<Box<Action>>),
    /// Goes to a folder in our own path dialog.
    List(PathBuf),
    /// Lists the folder that is being typed in our own path dialog.
    ListTyped(PathBuf),
    /// Writes the settings.
    Persist,
    /// Calls the running job off.
    CancelWork,
    /// Takes theme and motion over.
    Restyle,
    /// Fills the screen or goes back to a window.
    Fullscreen(bool),
    /// Closes the window without asking.
    Close,
}

/// A report to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// A file.
    File(PathBuf),
    /// Text with a title.
    Text {
        /// Headline.
        title: String,
        /// The text.
        text: String,
    },
}
