//! What jobs give, and how the state takes it over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::action::{Action, SelectAction};
use crate::app::effect::{Effect, Report};
use crate::app::state::{
    CameraGoal, Desk, Dialog, Mode, PathPurpose, Recent, State, Steps, ToastKind,
};
use crate::app::update::{self, files, toast};
use crate::app::widgets;
use crate::base::{Diagnostic, Place, Severity, SourceId};
use crate::display::Part;
use crate::formats::Loss;
use crate::graph::{Case, Edit, Entity, History, Transaction};
use crate::layout::Algorithm;

/// What a job gives.
#[derive(Debug)]
pub enum Outcome {
    /// Reports were read.
    Built {
        /// The desk that the job started from.
        serial: u64,
        /// Its revision then.
        revision: u64,
        /// What was read, to do it once more where the case has changed meanwhile.
        reports: Vec<Report>,
        /// What they bring.
        transaction: Transaction,
        /// What was mended or could not be read.
        diagnostics: Vec<Diagnostic>,
    },
    /// The sample was built.
    Sample(Box<Case>),
    /// A file was opened.
    Opened {
        /// The file.
        path: PathBuf,
        /// True for a case of our own, which is saved back to the same file.
        native: bool,
        /// What it holds.
        case: Box<Case>,
        /// What was mended.
        diagnostics: Vec<Diagnostic>,
    },
    /// The case was saved.
    Saved {
        /// The file.
        path: PathBuf,
        /// The desk that was saved.
        serial: u64,
        /// The state of its history that the file holds.
        saved_state: u64,
        /// What follows.
        then: Option<Box<Action>>,
    },
    /// An export was written.
    Exported {
        /// The file.
        path: PathBuf,
        /// What is not in it.
        losses: Vec<Loss>,
    },
    /// Nodes were placed.
    Laid {
        /// The desk that the job started from.
        serial: u64,
        /// How.
        algorithm: Algorithm,
        /// Where.
        edit: Edit,
    },
    /// The file that was to be opened is not there any more.
    Gone(PathBuf),
    /// Nothing came of it, for these reasons.
    Failed(Vec<Diagnostic>),
    /// Paths were chosen in the platform's dialog.
    Chosen {
        /// What for.
        purpose: PathPurpose,
        /// The paths; empty when it was called off.
        paths: Vec<PathBuf>,
        /// What follows.
        then: Option<Box<Action>>,
    },
    /// The platform has no dialog after all.
    NoDialog {
        /// What for.
        purpose: PathPurpose,
        /// What follows.
        then: Option<Box<Action>>,
    },
}

/// Takes the result of the job with this title over. Results for another desk are dropped.
pub fn take(state: &mut State, title: &str, outcome: Outcome) {
    match outcome {
        Outcome::Built { serial, revision, reports, transaction, diagnostics } => {
            if serial != state.desk.serial {
                return;
            }
            if revision == state.desk.history.revision() {
                built(state, transaction, diagnostics);
            } else {
                state.effects.push(Effect::Build(reports));
            }
        }
        Outcome::Sample(case) => {
            let desk = Desk { history: History::new(*case), ..Desk::default() };
            explore(state, desk);
            state.steps = Some(Steps::default());
        }
        Outcome::Opened { path, native, case, diagnostics } => {
            let kept = native.then(|| path.clone());
            explore(state, Desk { history: History::new(*case), path: kept, serial: 0 });
            if native {
                remember(state, &path);
            }
            tell(state, &format!("Opened {} with notes", name(&path)), diagnostics);
        }
        Outcome::Saved { path, serial, saved_state, then } => {
            saved(state, &path, (serial, saved_state));
            if let Some(then) = then {
                update::apply(state, *then);
            }
        }
        Outcome::Exported { path, losses } => {
            exported(state, &path, &losses);
        }
        Outcome::Laid { serial, algorithm, edit } => laid(state, serial, algorithm, edit),
        Outcome::Gone(path) => gone(state, title, &path),
        Outcome::Failed(diagnostics) => {
            state.dialog = Some(Dialog::Problems { title: format!("{title} failed"), diagnostics });
        }
        Outcome::Chosen { purpose, paths, then } => files::chosen(state, purpose, paths, then),
        Outcome::NoDialog { purpose, then } => super::dialog::open_own(state, purpose, then),
    }
}

/// Tells a failure in a dialog.
pub fn fail(state: &mut State, title: &str, message: String) {
    let title = format!("{title} failed");
    let (place, message) = match message.split_once(": ") {
        Some((place, rest)) if !place.contains(' ') => (place.to_owned(), rest.to_owned()),
        _ => (String::new(), message),
    };
    let diagnostics = vec![Diagnostic::error(Place::input(place), message)];
    state.dialog = Some(Dialog::Problems { title, diagnostics });
}

/// Tells that a file is gone and takes it off the recent ones.
fn gone(state: &mut State, title: &str, path: &Path) {
    let hint = if state.settings.forget(path) {
        state.effects.push(Effect::Persist);
        "it was moved or deleted, and is off the list of recent cases now"
    } else {
        "check its name and folder"
    };
    let place = Place::input(path.display().to_string());
    let told = Diagnostic::error(place, "there is no such file").with_hint(hint);
    let title = format!("{title} failed");
    state.dialog = Some(Dialog::Problems { title, diagnostics: vec![told] });
}

fn built(state: &mut State, transaction: Transaction, diagnostics: Vec<Diagnostic>) {
    let first = state.is_empty();
    if !transaction.is_empty() {
        let before = state.desk.case().clone();
        update::edit::commit(state, transaction);
        state.mode = Mode::Explore;
        state.steps = Some(Steps::default());
        if first {
            arrive(state);
        } else {
            show_new(state, &before);
        }
    }
    tell(state, "Not everything could be read", diagnostics);
}

/// Shows what reports have brought: the first of them in the reader, its new entities selected, or those that
/// it names again where none is new, and the numbers in a toast.
fn show_new(state: &mut State, before: &Case) {
    let case = state.desk.case();
    let sources: BTreeSet<SourceId> = case.sources().map(|source| source.id).collect();
    let sources: BTreeSet<SourceId> =
        sources.into_iter().filter(|&id| before.source(id).is_none()).collect();
    let named = |entity: &&Entity| {
        entity.mentions.iter().any(|mention| sources.contains(&mention.at.source))
    };
    let (joined, new): (Vec<&Entity>, Vec<&Entity>) = case
        .entities()
        .filter(|entity| before.entity(entity.id).is_none() || named(entity))
        .partition(|entity| before.entity(entity.id).is_some());
    let relations = case.relations().len().saturating_sub(before.relations().len());
    let words = format!(
        "{} and {} more; {} joined known ones",
        widgets::count(new.len(), "entity", "entities"),
        widgets::count(relations, "relation", "relations"),
        widgets::grouped(joined.len()),
    );
    let shown = if new.is_empty() { joined } else { new };
    let parts = shown.into_iter().map(|entity| Part::Node(entity.id)).collect();
    let first = sources.first().copied();
    update::apply(state, SelectAction::Set { parts, add: false }.into());
    if let Some(source) = first {
        update::apply(state, SelectAction::Read(source, None).into());
    }
    state.goal = Some(CameraGoal::Fit { glide: true });
    toast(state, ToastKind::Note, words);
}

/// Puts a desk in place and looks at the whole of it.
fn explore(state: &mut State, desk: Desk) {
    files::put_on_desk(state, desk, Mode::Explore);
    arrive(state);
}

fn arrive(state: &mut State) {
    state.goal = Some(CameraGoal::Fit { glide: false });
    let first = state.desk.case().sources().next().map(|source| source.id);
    if let Some(source) = first {
        update::apply(state, SelectAction::Read(source, None).into());
    }
}

/// Warnings and errors open a dialog, notes become toasts.
fn tell(state: &mut State, title: &str, diagnostics: Vec<Diagnostic>) {
    let (notes, problems): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|told| told.severity == Severity::Note);
    for note in notes {
        toast(state, ToastKind::Warning, note.message);
    }
    if !problems.is_empty() {
        state.dialog = Some(Dialog::Problems { title: title.to_owned(), diagnostics: problems });
    }
}

fn saved(state: &mut State, path: &Path, (serial, saved_state): (u64, u64)) {
    if serial == state.desk.serial {
        state.desk.history.mark_saved(saved_state);
        state.desk.path = Some(path.to_path_buf());
        if let Some(steps) = &mut state.steps {
            steps.has_saved = true;
        }
    }
    remember(state, path);
    toast(state, ToastKind::Note, format!("Saved {}", name(path)));
}

fn exported(state: &mut State, path: &Path, losses: &[Loss]) {
    if let Some(steps) = &mut state.steps {
        steps.has_saved = true;
    }
    if losses.is_empty() {
        toast(state, ToastKind::Note, format!("Exported {}", path.display()));
    } else {
        let lost: Vec<String> = losses.iter().map(ToString::to_string).collect();
        let words = format!("Exported {} without {}", path.display(), lost.join(", "));
        toast(state, ToastKind::Warning, words);
    }
}

fn laid(state: &mut State, serial: u64, algorithm: Algorithm, edit: Edit) {
    let Edit::Place(places) = edit else { return };
    if serial != state.desk.serial {
        return;
    }
    // Entities may have gone, and pins may have been set, while the layout ran.
    let case = state.desk.case();
    let places = places.into_iter().filter_map(|(id, at, _)| {
        let entity = case.entity(id)?;
        Some((id, if entity.pinned { entity.position } else { at }, entity.pinned))
    });
    let edits = vec![Edit::Place(places.collect())];
    let label = format!("Lay out: {}", algorithm.title().to_lowercase());
    update::edit::commit(state, Transaction::new(label, edits));
    state.goal = Some(CameraGoal::Fit { glide: true });
}

fn remember(state: &mut State, path: &Path) {
    let case = state.desk.case();
    let recent =
        Recent { path: path.to_path_buf(), title: case.title().to_owned(), counts: counts(case) };
    state.settings.remember(recent);
    state.effects.push(Effect::Persist);
}

fn counts(case: &Case) -> [usize; 3] {
    [case.sources().len(), case.entities().len(), case.relations().len()]
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Outcome, fail, take};
    use crate::app::action::FileAction;
    use crate::app::effect::Effect;
    use crate::app::state::{Dialog, Mode, State};
    use crate::app::update;
    use crate::app::update::tests::desk;
    use crate::base::NodeId;
    use crate::graph::{Edit, Transaction};
    use crate::layout::Algorithm;

    fn edited() -> State {
        let mut state = State { desk: desk(), mode: Mode::Explore, ..State::default() };
        let edits = vec![Edit::SetTitle("Renamed".into())];
        update::edit::commit(&mut state, Transaction::new("Rename", edits));
        state
    }

    #[test]
    fn saving_marks_what_was_saved_and_then_goes_on() {
        let mut state = edited();
        let saved_state = state.desk.history.state();
        let then = Some(Box::new(FileAction::Quit.into()));
        let path = "/tmp/case.redstring".into();
        take(&mut state, "", Outcome::Saved { path, serial: 0, saved_state, then });
        assert!(!state.desk.is_edited());
        assert_eq!(state.settings.recent[0].counts, [1, 3, 1]);
        assert_eq!(state.effects, [Effect::Persist, Effect::Close]);
    }

    #[test]
    fn a_build_for_a_case_that_has_changed_is_done_once_more() {
        let mut state = edited();
        let transaction = Transaction::new("Add report", vec![Edit::SetTitle("late".into())]);
        let reports = vec![crate::app::effect::Report::File("a.txt".into())];
        let outcome = Outcome::Built {
            serial: 0,
            revision: 0,
            reports: reports.clone(),
            transaction,
            diagnostics: Vec::new(),
        };
        take(&mut state, "", outcome);
        assert_eq!(state.desk.case().title(), "Renamed");
        assert_eq!(state.effects, [Effect::Build(reports)]);
    }

    #[test]
    fn a_layout_keeps_pins_that_were_set_while_it_ran_and_skips_what_is_gone() {
        let mut state = edited();
        let pin = vec![Edit::Place(vec![(NodeId(1), Some([7.0, 7.0]), true)])];
        update::edit::commit(&mut state, Transaction::new("Pin", pin));
        let places = [1, 2, 99].map(|id| (NodeId(id), Some([1.0, 2.0]), false));
        let edit = Edit::Place(places.to_vec());
        take(&mut state, "", Outcome::Laid { serial: 0, algorithm: Algorithm::Grid, edit });
        let at = |id| state.desk.case().entity(NodeId(id)).expect("entity").position;
        assert_eq!((at(1), at(2)), (Some([7.0, 7.0]), Some([1.0, 2.0])));
        assert_eq!(state.desk.history.undo_label(), Some("Lay out: grid"));
    }

    #[test]
    fn failures_name_their_place() {
        let mut state = State::default();
        fail(&mut state, "Opening x.redstring", "x.redstring:3:7: no node `9`".into());
        let Some(Dialog::Problems { title, diagnostics }) = &state.dialog else { panic!("dialog") };
        assert_eq!(title, "Opening x.redstring failed");
        assert_eq!(diagnostics[0].place.to_string(), "x.redstring:3:7");
        assert_eq!(diagnostics[0].message, "no node `9`");
    }
}
