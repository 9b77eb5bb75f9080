//! Asks for paths: by the platform's dialog on a thread of its own, or by our own where the platform
//! has none.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Outcome;
use crate::app::action::Action;
use crate::app::state::{Dialog, PathDialog, PathEntry, PathPurpose, State};

/// Nobody cancels a dialog that fast: there was none.
const TOO_FAST: Duration = Duration::from_millis(120);

/// What the platform's dialog needs to know.
pub struct Request {
    purpose: PathPurpose,
    then: Option<Box<Action>>,
    folder: PathBuf,
    name: String,
}

impl Request {
    /// Starts in the folder of the last dialog or of the case, with the case's name for what is written.
    pub fn new(state: &State, purpose: PathPurpose, then: Option<Box<Action>>) -> Self {
        Self { purpose, then, folder: folder(state, purpose), name: suggestion(state, purpose) }
    }

    /// Shows the dialog and waits for it.
    pub fn ask(self) -> Outcome {
        let dialog = rfd::FileDialog::new()
            .set_title(self.purpose.title())
            .set_directory(&self.folder)
            .set_file_name(&self.name);
        let started = Instant::now();
        let paths = match self.purpose {
            PathPurpose::OpenCase => filtered(dialog, CASES).pick_file().map(|path| vec![path]),
            PathPurpose::AddReports => filtered(dialog, REPORTS).pick_files(),
            PathPurpose::SaveCase => {
                let dialog = dialog.add_filter("redstring case", &["redstring"]);
                dialog.save_file().map(|path| vec![path])
            }
            PathPurpose::Export(extension) => {
                let dialog = dialog.add_filter(extension, &[extension]);
                dialog.save_file().map(|path| vec![path])
            }
        };
        let Self { purpose, then, .. } = self;
        match paths {
            Some(paths) => Outcome::Chosen { purpose, paths, then },
            None if started.elapsed() < TOO_FAST => Outcome::NoDialog { purpose, then },
            None => Outcome::Chosen { purpose, paths: Vec::new(), then },
        }
    }
}

/// Filters of a dialog: a title and its extensions.
type Filters = &'static [(&'static str, &'static [&'static str])];

const CASES: Filters = &[
    ("Cases and graphs", &["redstring", "graphml", "xml", "edges", "edgelist"]),
    ("redstring cases", &["redstring"]),
];
const REPORTS: Filters = &[("Reports", &["txt", "md", "markdown", "text"]), ("All files", &["*"])];

fn filtered(dialog: rfd::FileDialog, filters: Filters) -> rfd::FileDialog {
    filters.iter().fold(dialog, |dialog, (title, extensions)| dialog.add_filter(*title, extensions))
}

/// True where the platform can show a dialog.
#[cfg(not(any(target_os = "linux", target_os = "freebsd")))]
pub fn has_native() -> bool {
    true
}

/// True where the platform can show a dialog: a desktop portal on the session bus, or zenity.
#[cfg(any(target_os = "linux", target_os = "freebsd"))]
pub fn has_native() -> bool {
    use std::env::{split_paths, var_os};
    let bus = var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || var_os("XDG_RUNTIME_DIR").is_some_and(|run| Path::new(&run).join("bus").exists());
    let data = var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let portal = bus && split_paths(&data).any(|folder| folder.join(service).exists());
    let paths = var_os("PATH").unwrap_or_default();
    portal || split_paths(&paths).any(|folder| folder.join("zenity").exists())
}

/// Opens our own dialog.
pub fn open_own(state: &mut State, purpose: PathPurpose, then: Option<Box<Action>>) {
    let folder = folder(state, purpose);
    let text = suggestion(state, purpose);
    let (entries, problem) = listing(&folder, purpose);
    let listed = folder.clone();
    let dialog = PathDialog { purpose, folder, listed, entries, problem, text, then };
    state.dialog = Some(Dialog::Path(dialog));
}

/// Goes to another folder in our own dialog; the name that was typed for what is written stays.
pub fn list(state: &mut State, folder: PathBuf) {
    let Some(Dialog::Path(dialog)) = &state.dialog else { return };
    let (_, name) = dialog.typed();
    let text = match dialog.purpose {
        purpose if purpose.reads() => String::new(),
        purpose if name.is_empty() || folder.ends_with(name) => suggestion(state, purpose),
        _ => name.to_owned(),
    };
    if let Some(Dialog::Path(dialog)) = &mut state.dialog {
        dialog.text = text;
        dialog.folder.clone_from(&folder);
    }
    list_typed(state, folder);
}

/// Lists a folder that is being typed.
pub fn list_typed(state: &mut State, folder: PathBuf) {
    if let Some(Dialog::Path(dialog)) = &mut state.dialog {
        (dialog.entries, dialog.problem) = listing(&folder, dialog.purpose);
        dialog.listed = folder;
    }
}

/// Folders, then files that fit, each by name; hidden ones are left out.
fn listing(folder: &Path, purpose: PathPurpose) -> (Vec<PathEntry>, String) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return (Vec::new(), "There is no such folder.".to_owned());
        }
        Err(error) => return (Vec::new(), format!("This folder cannot be listed: {error}")),
    };
    let mut found: Vec<PathEntry> = entries
        .flatten()
        .map(|entry| PathEntry {
            is_folder: entry.path().is_dir(),
            name: entry.file_name().to_string_lossy().into_owned(),
        })
        .filter(|entry| {
            !entry.name.starts_with('.') && (entry.is_folder || fits(&entry.name, purpose))
        })
        .collect();
    found.sort_by(|a, b| {
        (!a.is_folder, a.name.to_lowercase()).cmp(&(!b.is_folder, b.name.to_lowercase()))
    });
    (found, String::new())
}

fn fits(name: &str, purpose: PathPurpose) -> bool {
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_lowercase());
    let among = |filters: Filters| {
        filters.iter().any(|(_, extensions)| extensions.contains(&extension.as_str()))
    };
    match purpose {
        PathPurpose::OpenCase => among(CASES),
        PathPurpose::AddReports => among(REPORTS),
        PathPurpose::SaveCase => extension == "redstring",
        PathPurpose::Export(wanted) => extension == wanted,
    }
}

/// Where a dialog starts: what is written goes beside the case, exports of a case without a file into the
/// current folder; everything else starts where the last dialog ended.
fn folder(state: &State, purpose: PathPurpose) -> PathBuf {
    let beside = state.desk.path.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let known = match purpose {
        PathPurpose::Export(_) => beside,
        PathPurpose::SaveCase => beside.or_else(|| state.settings.folder.clone()),
        PathPurpose::OpenCase | PathPurpose::AddReports => state.settings.folder.clone(),
    };
    let known = known.filter(|folder| folder.is_dir());
    known.or_else(|| std::env::current_dir().ok()).unwrap_or_else(|| PathBuf::from("."))
}

/// A file name for what is written: the case's title in small letters.
fn suggestion(state: &State, purpose: PathPurpose) -> String {
    let extension = match purpose {
        PathPurpose::SaveCase => "redstring",
        PathPurpose::Export(extension) => extension,
        _ => return String::new(),
    };
    let stem = match &state.desk.path {
        Some(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        None => slug(state.desk.case().title()),
    };
    format!("{stem}.{extension}")
}

fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(str::to_owned)
        .collect();
    if words.is_empty() { "case".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::{fits, folder, listing, slug};
    use crate::app::state::{PathPurpose, State};
    use crate::app::update::tests::desk;

    #[test]
    fn exports_go_beside_the_case_and_never_to_the_reports() {
        let [reports, cases] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let mut state = State { desk: desk(), ..State::default() };
        state.settings.folder = Some(reports.path().to_path_buf());
        let export = PathPurpose::Export("png");
        assert_eq!(folder(&state, PathPurpose::AddReports), reports.path());
        assert_eq!(folder(&state, export), std::env::current_dir().expect("a folder"));
        state.desk.path = Some(cases.path().join("kept.redstring"));
        assert_eq!(folder(&state, export), cases.path());
        assert_eq!(folder(&state, PathPurpose::SaveCase), cases.path());
    }

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(slug("Cambodia: scam compounds"), "cambodia-scam-compounds");
        assert_eq!(slug("…"), "case");
    }

    #[test]
    fn a_folder_lists_what_fits_folders_first() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "A.md", "x.redstring", ".hidden.txt", "picture.png"] {
            std::fs::write(folder.path().join(name), "x").expect("written");
        }
        std::fs::create_dir(folder.path().join("sub")).expect("made");
        let names = |purpose| -> Vec<String> {
            listing(folder.path(), purpose).0.into_iter().map(|entry| entry.name).collect()
        };
        assert_eq!(names(PathPurpose::AddReports), ["sub", "A.md", "b.txt"]);
        assert_eq!(names(PathPurpose::OpenCase), ["sub", "x.redstring"]);
        assert!(fits("y.PNG", PathPurpose::Export("png")));
        let missing = folder.path().join("nowhere");
        assert!(!listing(&missing, PathPurpose::OpenCase).1.is_empty());
    }
}
