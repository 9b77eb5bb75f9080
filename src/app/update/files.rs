//! Cases, reports and exports. Files are read and written by the window's jobs; here stands what
//! is asked for, and what becomes of unsaved work.

use std::path::{Path, PathBuf};

use super::toast;
use crate::app::action::{Action, FileAction};
use crate::app::effect::{Effect, Report};
use crate::app::state::{Desk, Dialog, Mode, PathPurpose, State, ToastKind, Unsaved};
use crate::formats::registry;

/// Letters that a pasted text's title has at most.
const TITLE_LETTERS: usize = 60;

/// Carries one action out.
pub fn apply(state: &mut State, action: FileAction) {
    match action {
        FileAction::New
        | FileAction::AskOpen
        | FileAction::Open(_)
        | FileAction::OpenSample
        | FileAction::Quit => {
            if state.desk.is_edited() {
                let then = Box::new(action.into());
                state.dialog = Some(Dialog::Unsaved(Unsaved { then }));
            } else {
                leave(state, action);
            }
        }
        FileAction::Discard(then) => {
            state.dialog = None;
            if let Action::File(then) = *then {
                leave(state, then);
            }
        }
        FileAction::AskReports => ask(state, PathPurpose::AddReports, None),
        FileAction::Take(paths) => take(state, paths),
        FileAction::PasteText(text) => paste(state, &text),
        FileAction::Save(then) => match state.desk.path.clone() {
            Some(path) => save(state, path, then),
            None => ask(state, PathPurpose::SaveCase, then),
        },
        FileAction::AskSave(then) => ask(state, PathPurpose::SaveCase, then),
        FileAction::SaveTo(path, then) => save(state, path, then),
        FileAction::AskExport(extension) => ask(state, PathPurpose::Export(extension), None),
        FileAction::Export(path) => state.effects.push(Effect::Export(path)),
        FileAction::ChoosePath(path) => choose(state, path),
        FileAction::ListFolder(folder) => state.effects.push(Effect::List(folder)),
        FileAction::ClearRecent => {
            state.settings.recent.clear();
            state.effects.push(Effect::Persist);
        }
        FileAction::CancelWork => {
            if let Some(work) = &mut state.work {
                work.cancelling = true;
                state.effects.push(Effect::CancelWork);
            }
        }
    }
}

/// Does what takes the case off the desk; unsaved work was dealt with before.
fn leave(state: &mut State, action: FileAction) {
    match action {
        FileAction::New => put_on_desk(state, Desk::default(), Mode::Start),
        FileAction::AskOpen => ask(state, PathPurpose::OpenCase, None),
        FileAction::Open(path) if is_case(&path) => state.effects.push(Effect::Open(path)),
        FileAction::Open(path) => {
            put_on_desk(state, Desk::default(), Mode::Start);
            state.effects.push(Effect::Build(vec![Report::File(path)]));
        }
        FileAction::OpenSample => {
            put_on_desk(state, Desk::default(), Mode::Start);
            state.effects.push(Effect::BuildSample);
        }
        FileAction::Quit => state.effects.push(Effect::Close),
        _ => {}
    }
}

/// Puts a case on the desk and forgets what belonged to the one before.
pub fn put_on_desk(state: &mut State, desk: Desk, mode: Mode) {
    let serial = state.desk.serial + 1;
    let settings = std::mem::take(&mut state.settings);
    let effects = std::mem::take(&mut state.effects);
    let fresh = State {
        desk: Desk { serial, ..desk },
        mode,
        effects,
        left_open: state.left_open,
        inspector_open: !state.narrow,
        narrow: state.narrow,
        folded: state.folded,
        canvas_size: state.canvas_size,
        toasts: std::mem::take(&mut state.toasts),
        work: state.work.take(),
        ..State::new(settings)
    };
    *state = fresh;
}

fn ask(state: &mut State, purpose: PathPurpose, then: Option<Box<Action>>) {
    state.dialog = None;
    state.effects.push(Effect::Ask(purpose, then));
}

fn save(state: &mut State, path: PathBuf, then: Option<Box<Action>>) {
    state.dialog = None;
    state.effects.push(Effect::Save(path, then));
}

/// Reads dropped or chosen files: one case is opened, everything else is a report.
fn take(state: &mut State, paths: Vec<PathBuf>) {
    let (cases, reports): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.into_iter().partition(|path| is_case(path));
    let others = cases.len().saturating_sub(1) + reports.len();
    if let Some(case) = cases.into_iter().next() {
        if others > 0 {
            let words = "Only one case is opened at a time; the other files were left out";
            toast(state, ToastKind::Warning, words);
        }
        apply(state, FileAction::Open(case));
    } else if !reports.is_empty() {
        build(state, reports.into_iter().map(Report::File).collect());
    }
}

fn paste(state: &mut State, text: &str) {
    state.dialog = None;
    if text.trim().is_empty() {
        return;
    }
    build(state, vec![Report::Text { title: title_of(text), text: text.to_owned() }]);
}

fn build(state: &mut State, reports: Vec<Report>) {
    state.dialog = None;
    state.effects.push(Effect::Build(reports));
}

/// The first line, cut at a word.
fn title_of(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("Pasted text");
    if line.chars().count() <= TITLE_LETTERS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE_LETTERS).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '.']))
}

/// What a path of our own dialog is for.
fn choose(state: &mut State, path: PathBuf) {
    let Some(Dialog::Path(dialog)) = state.dialog.take() else { return };
    chosen(state, dialog.purpose, vec![path], dialog.then);
}

/// Goes on with the paths that were chosen.
pub fn chosen(
    state: &mut State,
    purpose: PathPurpose,
    paths: Vec<PathBuf>,
    then: Option<Box<Action>>,
) {
    let Some(first) = paths.first().cloned() else { return };
    state.settings.folder = first.parent().map(Path::to_path_buf);
    match purpose {
        PathPurpose::OpenCase => state.effects.push(Effect::Open(first)),
        PathPurpose::AddReports => take(state, paths),
        PathPurpose::SaveCase => save(state, with_extension(first, "redstring"), then),
        PathPurpose::Export(extension) => {
            state.effects.push(Effect::Export(with_extension(first, extension)));
        }
    }
}

/// The path with the extension, unless it has it.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let has = path.extension().is_some_and(|known| known.eq_ignore_ascii_case(extension));
    if has {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

/// True for files that are opened, false for reports that are read.
pub fn is_case(path: &Path) -> bool {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    registry::by_extension(&name).is_some()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{apply, chosen, title_of};
    use crate::app::action::FileAction;
    use crate::app::effect::{Effect, Report};
    use crate::app::state::{Desk, Dialog, PathPurpose, State};
    use crate::app::update::edit;
    use crate::app::update::tests::desk;
    use crate::graph::{Edit, Transaction};

    fn edited() -> State {
        let mut state = State { desk: desk(), ..State::default() };
        edit::commit(&mut state, Transaction::new("Rename", vec![Edit::SetTitle("x".into())]));
        state
    }

    #[test]
    fn unsaved_work_is_asked_about_before_it_is_left() {
        for action in [FileAction::New, FileAction::Quit, FileAction::OpenSample] {
            let mut state = edited();
            apply(&mut state, action.clone());
            assert!(state.effects.is_empty(), "{action:?}");
            let Some(Dialog::Unsaved(unsaved)) = state.dialog.clone() else { panic!("{action:?}") };
            assert_eq!(*unsaved.then, action.into());
        }
        let mut state = edited();
        apply(&mut state, FileAction::Discard(Box::new(FileAction::Quit.into())));
        assert_eq!(state.effects, [Effect::Close]);
    }

    #[test]
    fn a_new_case_is_told_from_the_one_before() {
        let mut state = State { desk: desk(), ..State::default() };
        let before = state.desk.revision();
        apply(&mut state, FileAction::New);
        assert!(state.is_empty());
        assert_ne!(state.desk.revision(), before);
    }

    #[test]
    fn dropped_files_are_a_case_to_open_or_reports_to_read() {
        let mut state = State::default();
        let paths = vec![PathBuf::from("a.txt"), PathBuf::from("b.md")];
        apply(&mut state, FileAction::Take(paths.clone()));
        let reports = paths.into_iter().map(Report::File).collect();
        assert_eq!(state.effects, [Effect::Build(reports)]);
        state.effects.clear();
        apply(&mut state, FileAction::Take(vec!["c.REDSTRING".into(), "a.txt".into()]));
        assert_eq!(state.effects, [Effect::Open("c.REDSTRING".into())]);
        assert_eq!(state.toasts.len(), 1, "what is left out is told");
    }

    #[test]
    fn saving_without_a_file_asks_and_then_goes_on() {
        let mut state = edited();
        let then = Some(Box::new(FileAction::Quit.into()));
        apply(&mut state, FileAction::Save(then.clone()));
        assert_eq!(state.effects, [Effect::Ask(PathPurpose::SaveCase, then.clone())]);
        state.effects.clear();
        chosen(&mut state, PathPurpose::SaveCase, vec!["case".into()], then.clone());
        assert_eq!(state.effects, [Effect::Save("case.redstring".into(), then)]);
        state.effects.clear();
        state.desk = Desk { path: Some("known.redstring".into()), ..desk() };
        apply(&mut state, FileAction::Save(None));
        assert_eq!(state.effects, [Effect::Save("known.redstring".into(), None)]);
    }

    #[test]
    fn pasted_text_is_named_by_its_first_line() {
        assert_eq!(title_of("\n  Raids on compounds \nText"), "Raids on compounds");
        let long = "Police in three provinces, acting on a tip, have raided compounds again";
        let title = title_of(long);
        assert_eq!(title, "Police in three provinces, acting on a tip, have raided…");
        let mut state = State::default();
        apply(&mut state, FileAction::PasteText("   ".into()));
        assert!(state.effects.is_empty());
    }
}
