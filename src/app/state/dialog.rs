//! Modal dialogs as data. At most one is open.

use std::path::PathBuf;

use crate::app::action::Action;
use crate::base::Diagnostic;

/// The modal dialog on top.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Asks what becomes of unsaved work.
    Unsaved(Unsaved),
    /// Asks for a path where the platform has no dialog of its own.
    Path(PathDialog),
    /// Says what went wrong, where, and what can be done.
    Problems {
        /// What failed: "Could not open harbour.redstring".
        title: String,
        /// One entry a problem.
        diagnostics: Vec<Diagnostic>,
    },
    /// A field for a report's text.
    Paste(String),
    /// All keys.
    Keys,
    /// The command palette: what was typed and the marked row.
    Commands(String, usize),
    /// Name, version, licences.
    About,
}

/// Asks what becomes of unsaved work.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// What follows once the work is saved or given up.
    pub then: Box<Action>,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// A case to open.
    OpenCase,
    /// Reports to read.
    AddReports,
    /// Where to save the case.
    SaveCase,
    /// Where to write an export; its file name extension.
    Export(&'static str),
}

impl PathPurpose {
    /// True when the file must exist.
    pub fn reads(self) -> bool {
        matches!(self, Self::OpenCase | Self::AddReports)
    }

    /// Title of the dialog.
    pub fn title(self) -> &'static str {
        match self {
            Self::OpenCase => "Open a case",
            Self::AddReports => "Add reports",
            Self::SaveCase => "Save the case as",
            Self::Export(_) => "Export",
        }
    }
}

/// Something in a listed folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathEntry {
    /// False for a folder's files, which are listed after its folders.
    pub is_folder: bool,
    /// Name without the folder.
    pub name: String,
}

/// A path dialog of our own.
#[derive(Clone, Debug, PartialEq)]
pub struct PathDialog {
    /// What for.
    pub purpose: PathPurpose,
    /// The folder that is listed.
    pub folder: PathBuf,
    /// What it holds, folders first.
    pub entries: Vec<PathEntry>,
    /// Why it could not be listed; empty when it could.
    pub problem: String,
    /// The path field.
    pub text: String,
    /// What follows once a path is chosen, beside the purpose itself.
    pub then: Option<Box<Action>>,
}
