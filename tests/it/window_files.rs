//! Reports and cases in and out of the window: dropped, pasted, cancelled, refused, unsaved, gone.

#![expect(clippy::float_cmp, reason = "places are compared with the very values that were set")]

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use redstring::app::action::{Action, FileAction, SelectAction, ViewAction};
use redstring::app::state::{Dialog, Mode};
use redstring::display::Part;

use crate::support::shell::Shell;

const RAID: &str = "Raids in June\n\nPolice in Laos arrested Ana Roth on Monday.";
const TRIAL: &str = "A trial in July\n\nA court in Laos sentenced Ana Roth in July.";

fn file(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn titles(shell: &Shell) -> Vec<String> {
    shell.state().desk.case().sources().map(|source| source.title.clone()).collect()
}

/// A window with a pasted report that no file holds.
fn unsaved() -> Shell {
    let mut shell = Shell::start();
    shell.paste(RAID);
    assert!(shell.state().desk.is_edited());
    shell
}

#[test]
fn several_dropped_files_make_one_case() {
    let folder = folder();
    let files = [file(&folder, "raid.txt", RAID), file(&folder, "trial.md", TRIAL)];
    let mut shell = Shell::start();
    shell.drop_files(&files);
    assert_eq!(shell.state().mode, Mode::Explore);
    assert_eq!(shell.state().desk.case().sources().len(), 2);
    let roths = shell.state().desk.case().entities().filter(|entity| entity.label == "Ana Roth");
    assert_eq!(roths.count(), 1, "one actor, named by both reports");
    assert_eq!(shell.state().desk.history.undo_label(), Some("Add 2 reports"));
}

#[test]
fn a_report_dropped_on_a_case_joins_it_and_undo_takes_it_out() {
    let folder = folder();
    let mut shell = unsaved();
    shell.drop_files(&[file(&folder, "trial.txt", TRIAL)]);
    assert_eq!(shell.state().desk.case().sources().len(), 2);
    shell.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&shell), ["Raids in June"]);
    shell.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(shell.state().desk.case().sources().len(), 2);
}

#[test]
fn a_dropped_case_is_opened() {
    let folder = folder();
    let path = folder.path().join("kept.redstring");
    let mut shell = unsaved();
    shell.act(FileAction::SaveTo(path.clone(), None));
    shell.act(FileAction::New);
    shell.drop_files(&[path]);
    assert_eq!(titles(&shell), ["Raids in June"]);
    assert!(!shell.state().desk.is_edited());
}

#[test]
fn what_is_no_report_is_told_and_nothing_changes() {
    let folder = folder();
    let mut shell = unsaved();
    let before = shell.state().desk.revision();
    let limit = redstring::text::MAX_BYTES;
    let refused = [
        (file(&folder, "picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), "not a text file"),
        (file(&folder, "empty.txt", ""), "empty"),
        (file(&folder, "blank.md", " \n\t\n"), "empty"),
        (file(&folder, "huge.txt", vec![b'a'; limit + 1]), "reports of up to"),
        (folder.path().join("gone.txt"), "no such file"),
    ];
    for (path, why) in refused {
        shell.drop_files(&[path]);
        let Some(Dialog::Problems { diagnostics, .. }) = &shell.state().dialog else {
            panic!("a dialog says that it is {why}")
        };
        assert!(diagnostics[0].message.contains(why), "{}", diagnostics[0].message);
        assert!(!diagnostics[0].hint.is_empty());
        assert_eq!(shell.state().desk.revision(), before);
        shell.press("Close");
        assert!(shell.state().dialog.is_none());
    }
}

#[test]
fn good_reports_are_read_although_a_bad_one_was_dropped_with_them() {
    let folder = folder();
    let mut shell = Shell::start();
    shell.drop_files(&[file(&folder, "empty.txt", ""), file(&folder, "raid.txt", RAID)]);
    assert!(matches!(shell.state().dialog, Some(Dialog::Problems { .. })));
    assert_eq!(shell.state().desk.case().sources().len(), 1);
}

#[test]
fn a_long_read_that_is_cancelled_leaves_the_case_as_it_was() {
    let folder = folder();
    let sentence = "Police in Laos arrested Ana Roth on Monday, the interior ministry said. ";
    let long = file(&folder, "long.txt", sentence.repeat(6_000_000 / sentence.len()));
    let mut shell = unsaved();
    let before = shell.state().desk.revision();
    shell.push(FileAction::Take(vec![long]));
    assert!(shell.state().work.is_some(), "it is being read");
    // The card waits a moment, so that short reads do not flash.
    for _ in 0..4 {
        shell.harness.step();
    }
    shell.harness.get_by_label("Cancel");
    shell.press("Cancel");
    shell.settle();
    assert!(shell.state().work.is_none());
    assert_eq!(shell.state().desk.revision(), before);
    assert_eq!(titles(&shell), ["Raids in June"]);
    shell.harness.get_by_label("Stopped; nothing was changed");
}

#[test]
fn a_report_that_joins_a_case_shows_what_is_new() {
    let mut shell = unsaved();
    shell.paste(
        "A flight in August\n\nAna Roth fled from Laos to Tao Port. Ben Noor paid Ana Roth.",
    );
    let state = shell.state();
    let case = state.desk.case();
    let second = case.sources().nth(1).expect("the new report");
    assert_eq!(state.reader.expect("open").source, second.id, "the reader shows it");
    let known = shell.node_named("Ana Roth");
    let new = shell.node_named("Ben Noor");
    assert!(state.selection.contains(&Part::Node(new)), "what is new is selected");
    assert!(!state.selection.contains(&Part::Node(known)));
    let told = state.toasts.last().expect("a toast").text.clone();
    let number = state.selection.len();
    assert!(told.starts_with(&format!("{number} entit")), "{told}");
    assert!(told.ends_with("; 2 joined known ones"), "Ana Roth and Laos: {told}");
}

#[test]
fn an_export_says_where_it_went() {
    let folder = folder();
    let path = folder.path().join("graph.svg");
    let mut shell = unsaved();
    shell.act(FileAction::Export(path.clone()));
    assert!(path.exists());
    shell.harness.get_by_label(&format!("Exported {}", path.display()));
}

#[test]
fn a_dialog_closes_the_menu_that_is_open() {
    let mut shell = unsaved();
    shell.press("View");
    assert!(egui::Popup::is_any_open(&shell.harness.ctx));
    shell.act(FileAction::Quit);
    assert!(matches!(shell.state().dialog, Some(Dialog::Unsaved(_))));
    assert!(!egui::Popup::is_any_open(&shell.harness.ctx));
}

#[test]
fn unsaved_work_is_asked_about_before_new_open_and_close() {
    let folder = folder();
    let mut other = unsaved();
    let case = folder.path().join("other.redstring");
    other.act(FileAction::SaveTo(case.clone(), None));
    for action in [FileAction::New, FileAction::Open(case), FileAction::Quit] {
        let mut shell = unsaved();
        shell.act(action.clone());
        shell.press("Cancel");
        assert!(shell.state().dialog.is_none());
        assert_eq!(titles(&shell), ["Raids in June"], "{action:?} called off");
        assert!(shell.state().desk.is_edited());

        shell.act(action.clone());
        shell.press("Don't save");
        shell.settle();
        left(&mut shell, &action);

        let mut shell = unsaved();
        let kept = folder.path().join("kept.redstring");
        shell.act(FileAction::SaveTo(kept.clone(), None));
        shell.paste(TRIAL);
        shell.act(action.clone());
        shell.press("Save");
        shell.settle();
        left(&mut shell, &action);
        let mut again = Shell::start();
        again.act(FileAction::Open(kept));
        assert_eq!(again.state().desk.case().sources().len(), 2, "{action:?} after saving");
    }
}

/// The window has gone on: to an empty desk, to the other case, or it lets itself be closed.
fn left(shell: &mut Shell, action: &FileAction) {
    assert!(shell.state().dialog.is_none());
    match action {
        FileAction::New => assert!(shell.state().is_empty()),
        FileAction::Open(_) => {
            assert!(!shell.state().desk.is_edited() && !shell.state().is_empty());
        }
        _ => assert!(closes(shell)),
    }
}

/// Clicks the platform's close button; false when the window keeps itself open.
fn closes(shell: &mut Shell) -> bool {
    let info = shell.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    info.events.push(egui::ViewportEvent::Close);
    shell.harness.step();
    let output = &shell.harness.output().viewport_output;
    let mut commands = output.values().flat_map(|viewport| &viewport.commands);
    !commands.any(|command| *command == egui::ViewportCommand::CancelClose)
}

#[test]
fn the_close_button_asks_while_work_is_unsaved() {
    let mut shell = unsaved();
    assert!(!closes(&mut shell));
    shell.harness.run_ok();
    shell.harness.get_by_label("Save your changes?");
    shell.press("Cancel");
    assert_eq!(titles(&shell), ["Raids in June"]);
}

#[test]
fn a_recent_case_that_is_gone_is_told_and_leaves_the_list() {
    let folder = folder();
    let path = folder.path().join("kept.redstring");
    let mut shell = unsaved();
    shell.act(FileAction::SaveTo(path.clone(), None));
    assert_eq!(shell.state().settings.recent.len(), 1);
    std::fs::remove_file(&path).expect("removed");
    shell.act(FileAction::Open(path));
    let Some(Dialog::Problems { title, diagnostics }) = &shell.state().dialog else {
        panic!("a dialog")
    };
    assert_eq!(title, "Opening kept.redstring failed");
    assert!(diagnostics[0].hint.contains("off the list"), "{}", diagnostics[0].hint);
    assert!(shell.state().settings.recent.is_empty());
    assert_eq!(titles(&shell), ["Raids in June"], "the case on the desk stays");
}

#[test]
fn theme_recent_cases_and_panel_sizes_are_remembered() {
    let folder = folder();
    let settings = folder.path().join("config/settings.json");
    let mut shell = Shell::with_settings_file(&settings);
    shell.act(ViewAction::ToggleTheme);
    shell.act(FileAction::OpenSample);
    shell.act(FileAction::SaveTo(folder.path().join("kept.redstring"), None));
    let before = shell.state().canvas_size;
    // The harness keeps a margin around the window.
    shell.drag(egui::pos2(279.0, 500.0), egui::pos2(328.0, 500.0));
    let grown = before[0] - shell.state().canvas_size[0];
    assert!((grown - 48.0).abs() < 2.0, "the panel grew by {grown}");

    let mut again = Shell::with_settings_file(&settings);
    assert!(again.state().settings.light);
    assert_eq!(again.state().settings.recent.len(), 1);
    let left = again.state().settings.panels.left;
    assert!((left - 320.0).abs() < 2.0, "{left}");
    again.act(FileAction::OpenSample);
    assert_eq!(again.state().canvas_size, shell.state().canvas_size);
}

#[test]
fn the_first_steps_lead_on() {
    let mut shell = Shell::with_sample();
    shell.press("Read the graph");
    assert!(matches!(shell.state().only_selected(), Some(Part::Edge(_))));
    assert!(shell.state().steps.expect("shown").has_read);
    shell.press("Check its weakest claims");
    let weak =
        redstring::app::update::weak_claims(shell.state().desk.case(), &shell.state().filter);
    assert_eq!(shell.state().claim, weak.first().map(|(_, claim)| *claim));
    assert!(shell.state().reader.is_some_and(|reader| reader.span.is_some()));
    let count = weak.len();
    shell.press(&format!("Check the next weak claim, 1 of {count}"));
    assert_eq!(shell.state().claim, weak.get(1).map(|(_, claim)| *claim));
    let folder = folder();
    shell.act(FileAction::SaveTo(folder.path().join("sample.redstring"), None));
    assert!(shell.state().steps.expect("shown").has_saved);
    shell.press("Dismiss the first steps");
    assert!(shell.state().steps.is_none());
}

#[test]
fn text_pasted_into_a_field_makes_no_report() {
    let mut shell = Shell::with_sample();
    shell.key(Modifiers::COMMAND, Key::F);
    shell.paste("Hun Manet");
    assert_eq!(shell.state().desk.case().sources().len(), 2);
    assert_eq!(shell.state().find.text, "Hun Manet");
    let action: Action = SelectAction::Clear.into();
    shell.act(action);
}
