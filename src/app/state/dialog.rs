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
    /// The folder that the text starts from.
    pub folder: PathBuf,
    /// The folder that is listed: the same, or the one that is being typed.
    pub listed: PathBuf,
    /// What it holds, folders first.
    pub entries: Vec<PathEntry>,
    /// Why it could not be listed; empty when it could.
    pub problem: String,
    /// The path field.
    pub text: String,
    /// What follows once a path is chosen, beside the purpose itself.
    pub then: Option<Box<Action>>,
}

impl PathDialog {
    /// The text's folder, with its separator, and the name after it; both may be empty.
    pub fn typed(&self) -> (&str, &str) {
        let end = self.text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        self.text.split_at(end)
    }

    /// The folder that is being typed, from the dialog's own on.
    pub fn typed_folder(&self) -> PathBuf {
        let (folder, _) = self.typed();
        if folder.is_empty() { self.folder.clone() } else { self.folder.join(folder) }
    }

    /// The text with as much more as all listed names share that begin like it; `None` when that is nothing.
    pub fn completed(&self) -> Option<String> {
        let (folder, start) = self.typed();
        let fitting = || self.entries.iter().filter(|entry| entry.name.starts_with(start));
        let first = fitting().next()?;
        let shared = fitting().fold(first.name.as_str(), |shared, entry| {
            let differs = shared.char_indices().zip(entry.name.chars());
            let end = differs.clone().find(|((_, a), b)| a != b).map(|((at, _), _)| at);
            let shorter = shared.len().min(entry.name.len());
            shared.get(..end.unwrap_or(shorter)).unwrap_or(shared)
        });
        let alone = fitting().count() == 1 && first.is_folder;
        let slash = if alone { std::path::MAIN_SEPARATOR_STR } else { "" };
        let text = format!("{folder}{shared}{slash}");
        (text != self.text).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use std::path::MAIN_SEPARATOR_STR;

    use super::{PathDialog, PathEntry, PathPurpose};

    fn dialog(text: &str, names: &[(&str, bool)]) -> PathDialog {
        let entries =
            names.iter().map(|&(name, is_folder)| PathEntry { is_folder, name: name.into() });
        PathDialog {
            purpose: PathPurpose::AddReports,
            folder: "/cases".into(),
            listed: "/cases".into(),
            entries: entries.collect(),
            problem: String::new(),
            text: text.into(),
            then: None,
        }
    }

    #[test]
    fn a_name_is_completed_as_far_as_it_is_sure() {
        let names =
            [("raids", true), ("raid-1.txt", false), ("raid-2.txt", false), ("Überfall", true)];
        let completed = |text| dialog(text, &names).completed();
        assert_eq!(completed("r").as_deref(), Some("raid"));
        assert_eq!(completed("raid"), None, "three go on differently");
        assert_eq!(completed("raid-"), None);
        assert_eq!(
            completed("raids").as_deref(),
            Some(format!("raids{MAIN_SEPARATOR_STR}").as_str())
        );
        assert_eq!(
            completed("Ü").as_deref(),
            Some(format!("Überfall{MAIN_SEPARATOR_STR}").as_str())
        );
        assert_eq!(completed("sub/raid-1").as_deref(), Some("sub/raid-1.txt"));
        assert_eq!(completed("x"), None);
    }

    #[test]
    fn the_folder_that_is_typed_is_taken_from_the_dialogs_own() {
        assert_eq!(dialog("a", &[]).typed_folder(), std::path::Path::new("/cases"));
        assert_eq!(dialog("sub/a", &[]).typed_folder(), std::path::Path::new("/cases/sub"));
        assert_eq!(dialog("/tmp/", &[]).typed_folder(), std::path::Path::new("/tmp"));
    }
}
