//! The window: takes keys, paste and drops, lays the panels out, carries actions and effects out.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui};

use super::action::{Action, FileAction, ViewAction};
use super::canvas::{Canvas, canvas_ui};
use super::command;
use super::panels::inspector::{Inspector, inspector_ui};
use super::panels::reader::{ReaderPanel, reader_ui};
use super::panels::sizes::{self, Shown, SizeKeeper};
use super::panels::{filter_bar, left, menu_bar, status_bar, steps, tool_bar};
use super::present::{Show, Storyboard, show_ui, storyboard_ui};
use super::skeleton::skeleton_ui;
use super::start::start_ui;
use super::state::{Mode, Settings, State};
use super::tally::Tally;
use super::theme::ink;
use super::trace::Trace;
use super::work::Worker;
use super::{dialogs, toasts, update};

/// The program's window.
pub struct Window {
    state: State,
    worker: Worker,
    tally: Tally,
    canvas: Canvas,
    sizes: SizeKeeper,
    inspector: Inspector,
    reader: ReaderPanel,
    storyboard: Storyboard,
    show: Show,
    actions: Vec<Action>,
    title: String,
    /// When the last frame was, in egui's seconds.
    last_frame: f64,
    trace: Trace,
    /// True when the last frame had a dialog.
    had_dialog: bool,
    /// True when a text field had the keyboard at the end of the last frame.
    was_writing: bool,
}

/// Below this width the panels beside the canvas fold.
const NARROW: f32 = 1000.0;

impl Window {
    /// A window that starts with these actions. Settings are written to `settings_file`, or nowhere.
    /// Fonts and style must be in place before its first frame: see [`theme::install`](super::theme::install).
    pub fn new(
        settings: Settings,
        settings_file: Option<std::path::PathBuf>,
        actions: Vec<Action>,
    ) -> Self {
        Self {
            state: State::new(settings),
            worker: Worker::new(settings_file),
            tally: Tally::default(),
            canvas: Canvas::default(),
            sizes: SizeKeeper::default(),
            inspector: Inspector::default(),
            reader: ReaderPanel::default(),
            storyboard: Storyboard::default(),
            show: Show::default(),
            actions,
            title: String::new(),
            last_frame: 0.0,
            trace: Trace::from_environment(),
            had_dialog: false,
            was_writing: false,
        }
    }

    /// Everything that is shown.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does something as if the user had.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }

    /// Waits for every job: for tests.
    pub fn finish_jobs(&mut self, ctx: &egui::Context) {
        self.act(ctx);
        self.worker.finish(&mut self.state, ctx);
    }

    /// One frame.
    pub fn window_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.worker.poll(&mut self.state);
        self.take_input(&ctx);
        self.act(&ctx);
        self.close_menus(&ctx);
        self.age_toasts(&ctx);
        self.tally.refresh(&self.state);
        match self.state.mode {
            Mode::Present(_) => {
                show_ui(ui, &self.state, &mut self.show, &mut self.actions);
            }
            _ => self.desk_ui(ui),
        }
        dialogs::dialog_ui(&ctx, &self.state, &mut self.actions);
        // What was done while drawing shows in the next frame.
        if !self.actions.is_empty() {
            ctx.request_repaint();
        }
        self.act(&ctx);
        self.was_writing = ctx.text_edit_focused();
        self.last_frame = ctx.input(|input| input.time);
        self.name_window(&ctx);
        self.trace.tell(&self.state);
    }

    /// Carries the pushed actions out, then what they need beyond the state.
    fn act(&mut self, ctx: &egui::Context) {
        for action in std::mem::take(&mut self.actions) {
            update::apply(&mut self.state, action);
        }
        self.worker.carry_out(&mut self.state, ctx);
    }

    /// Keys of commands, pasted text, dropped files, the window's close button.
    fn take_input(&mut self, ctx: &egui::Context) {
        let narrow = ctx.content_rect().width() < NARROW;
        if narrow != self.state.narrow {
            self.push(ViewAction::SetNarrow(narrow));
        }
        let closing = ctx.input(|input| input.viewport().close_requested());
        if closing && !self.worker.closing && self.state.desk.is_edited() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.push(FileAction::Quit);
        }
        let dropped: Vec<_> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect()
        });
        if !dropped.is_empty() {
            self.push(FileAction::Take(dropped));
        }
        if self.state.dialog.is_some() {
            return;
        }
        if !ctx.text_edit_focused() {
            let pasted = ctx.input(|input| {
                input.events.iter().find_map(|event| match event {
                    egui::Event::Paste(text) => Some(text.clone()),
                    _ => None,
                })
            });
            if let Some(text) = pasted {
                self.push(FileAction::PasteText(text));
            }
        }
        let presenting = matches!(self.state.mode, Mode::Present(_));
        let busy = self.canvas.is_busy() || egui::Popup::is_any_open(ctx);
        if !presenting && !busy {
            // egui takes the keyboard from a field that Esc is pressed in before anything sees the key.
            let left = self.was_writing && ctx.input(|input| input.key_pressed(egui::Key::Escape));
            // The list of hits has no other way to close.
            let leaving = left && !self.state.find.open;
            self.actions.extend(command::take_keys(ctx, &self.state, leaving));
            if self.state.mode == Mode::Explore {
                self.actions.extend(self.canvas.take_tab(ctx, &self.state));
            }
        }
        let idle = ctx.memory(|memory| memory.focused().is_none());
        let enter = || ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        if self.state.mode == Mode::Start && self.state.work.is_none() && idle && enter() {
            self.push(FileAction::OpenSample);
        }
    }

    /// A menu that is open when a dialog comes would lie under it.
    fn close_menus(&mut self, ctx: &egui::Context) {
        let has_dialog = self.state.dialog.is_some();
        if has_dialog && !self.had_dialog {
            egui::Popup::close_all(ctx);
        }
        self.had_dialog = has_dialog;
    }

    /// Bars, panels and what stands in the middle.
    fn desk_ui(&mut self, ui: &mut Ui) {
        let (state, out) = (&self.state, &mut self.actions);
        let fill = ink(state.palette().panel);
        let bar = Frame::NONE.fill(fill);
        Panel::top("menu bar").exact_size(menu_bar::HEIGHT).frame(bar).show(ui, |ui| {
            menu_bar::menu_bar_ui(ui, state, out);
        });
        Panel::top("tool bar").exact_size(tool_bar::HEIGHT).frame(bar).show(ui, |ui| {
            tool_bar::tool_bar_ui(ui, state, out);
        });
        let status = bar.inner_margin(Margin::symmetric(12, 0));
        Panel::bottom("status bar").exact_size(status_bar::HEIGHT).frame(status).show(ui, |ui| {
            status_bar::status_bar_ui(ui, state, &self.tally, out);
        });
        let waiting = state.is_empty() && state.work.is_some();
        let middle = ui.available_rect_before_wrap();
        let canvas = match state.mode {
            _ if waiting => {
                skeleton_ui(ui, state);
                middle
            }
            Mode::Start => {
                CentralPanel::default().frame(Frame::NONE).show(ui, |ui| start_ui(ui, state, out));
                middle
            }
            _ => self.explore_ui(ui),
        };
        toasts::overlays_ui(ui, &self.state, canvas, &mut self.actions);
    }

    /// Panels around the canvas; gives the canvas' place.
    fn explore_ui(&mut self, ui: &mut Ui) -> Rect {
        let state = &self.state;
        let out = &mut self.actions;
        let frame = Frame::NONE.fill(ink(state.palette().panel));
        let sizes = state.settings.panels;
        let mut shown = Shown::default();
        // In a narrow window the canvas keeps its share.
        let width = ui.available_width();
        let most_left = (0.26 * width).clamp(180.0, 460.0);
        let most_right = (0.34 * width).clamp(220.0, 560.0);
        if state.storyboard_open {
            let panel = Panel::left("storyboard").default_size(sizes.storyboard);
            let panel = panel.size_range(180.0..=most_left).frame(frame).show(ui, |ui| {
                storyboard_ui(ui, state, &mut self.storyboard, out);
            });
            shown.storyboard = sizes::width(&panel);
        } else if state.left_open {
            let panel = Panel::left("left panel").default_size(sizes.left);
            let panel = panel
                .size_range(180.0..=most_left)
                .frame(frame)
                .show(ui, |ui| left::left_ui(ui, state, &self.tally, out));
            shown.left = sizes::width(&panel);
        }
        if state.inspector_open {
            let panel = Panel::right("inspector").default_size(sizes.inspector);
            let panel = panel.size_range(220.0..=most_right).frame(frame).show(ui, |ui| {
                inspector_ui(ui, state, &mut self.inspector, out);
            });
            shown.inspector = sizes::width(&panel);
        }
        if state.reader.is_some() {
            let panel = Panel::bottom("reader").default_size(sizes.reader).resizable(true);
            let panel = panel.size_range(110.0..=620.0).frame(frame).show(ui, |ui| {
                reader_ui(ui, state, &mut self.reader, out);
            });
            shown.reader = sizes::height(&panel);
        }
        if !state.filter.is_off() {
            Panel::top("filter bar").exact_size(filter_bar::HEIGHT).frame(frame).show(ui, |ui| {
                filter_bar::filter_bar_ui(ui, state, &self.tally, out);
            });
        }
        if let Some(first_steps) = state.steps {
            Panel::top("first steps").exact_size(steps::HEIGHT).frame(frame).show(ui, |ui| {
                steps::steps_ui(ui, state, (first_steps, &self.tally), out);
            });
        }
        self.sizes.watch(ui.ctx(), sizes, shown, out);
        let middle = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let rect = ui.max_rect();
            canvas_ui(ui, state, &mut self.canvas, out);
            rect
        });
        middle.inner
    }

    fn age_toasts(&mut self, ctx: &egui::Context) {
        if self.state.toasts.is_empty() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let passed = (now - self.last_frame).clamp(0.0, 1.0) as f32;
        for toast in &mut self.state.toasts {
            toast.left_secs -= passed;
        }
        self.state.toasts.retain(|toast| toast.left_secs > 0.0);
        let soonest = self.state.toasts.iter().map(|toast| toast.left_secs).fold(1.0, f32::min);
        // Fading out needs every frame, waiting does not.
        ctx.request_repaint_after_secs(if soonest < 0.3 { 0.0 } else { soonest.min(0.2) });
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let name = if self.state.is_empty() { "New case" } else { self.state.desk.case().title() };
        let mark = if self.state.desk.is_edited() { " (edited)" } else { "" };
        let title = format!("{name}{mark} - redstring");
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window_ui(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        ink(self.state.palette().canvas).to_normalized_gamma_f32()
    }
}

/// The actions that arguments on the command line mean.
pub fn actions_for(files: Vec<std::path::PathBuf>) -> Vec<Action> {
    if files.is_empty() {
        vec![FileAction::OpenSample.into()]
    } else {
        vec![FileAction::Take(files).into()]
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use egui::{Key, Modifiers, vec2};
    use egui_kittest::kittest::Queryable;
    use egui_kittest::{Harness, HarnessBuilder};

    use super::Window;
    use crate::app::action::{Action, FileAction, ViewAction};
    use crate::app::state::{Dialog, Mode, Settings};
    use crate::app::theme;
    use crate::app::update::tests::{desk, part};
    use crate::base::Kind;
    use crate::display::{Palette, Theme};

    type Desktop = Harness<'static, Window>;

    /// A window of 1400 × 900 that starts with these actions, its jobs done.
    fn window(actions: Vec<Action>) -> Desktop {
        let settings = Settings { reduced_motion: true, ..Settings::default() };
        let mut harness = HarnessBuilder::default()
            .with_size(vec2(1400.0, 900.0))
            .with_max_steps(16)
            .with_context_setup(|ctx| theme::install(ctx, &Palette::of(Theme::Dark), false))
            .build_ui_state(
                |ui, window: &mut Window| window.window_ui(ui),
                Window::new(settings, None, actions),
            );
        settle(&mut harness);
        harness
    }

    /// The hand-made case on the desk.
    fn explorer() -> Desktop {
        let mut harness = window(Vec::new());
        let state = &mut harness.state_mut().state;
        crate::app::update::files::put_on_desk(state, desk(), Mode::Explore);
        harness.run();
        harness
    }

    fn settle(harness: &mut Desktop) {
        let ctx = harness.ctx.clone();
        harness.state_mut().finish_jobs(&ctx);
        harness.run();
    }

    fn click(harness: &mut Desktop, label: &str) {
        harness.get_by_label(label).click();
        harness.run();
    }

    fn paste(harness: &mut Desktop, text: &str) {
        harness.event(egui::Event::Paste(text.into()));
        harness.run();
        settle(harness);
    }

    #[test]
    fn an_empty_window_says_what_to_do_and_enter_opens_the_sample() {
        let mut harness = window(Vec::new());
        for words in ["Start with what was reported", "Choose files…", "Paste text", "Open a case"]
        {
            harness.get_by_label(words);
        }
        harness.key_press(Key::Enter);
        harness.run();
        settle(&mut harness);
        let state = harness.state().state();
        assert_eq!(state.mode, Mode::Explore);
        assert_eq!(state.desk.case().title(), "Cambodia scam compounds");
        assert_eq!(state.desk.case().sources().len(), 2);
        assert!(!state.desk.is_edited(), "the sample can be left without a question");
        assert!(state.steps.is_some());
    }

    #[test]
    fn pasted_text_becomes_a_report() {
        let mut harness = window(Vec::new());
        paste(&mut harness, "Raids in June\n\nPolice in Laos arrested Ana Roth.");
        let case = harness.state().state().desk.case();
        assert_eq!(
            case.sources().map(|source| source.title.as_str()).collect::<Vec<_>>(),
            ["Raids in June"]
        );
        assert_eq!(case.title(), "Raids in June", "the case is named after its first report");
        assert!(harness.state().state().desk.is_edited());
        paste(&mut harness, "Raids in June\n\nPolice in Laos arrested Ana Roth.");
        assert_eq!(harness.state().state().desk.case().sources().len(), 1, "known already");
    }

    #[test]
    fn the_legend_filters_and_the_filter_bar_clears() {
        let mut harness = explorer();
        click(&mut harness, "Group 1");
        assert!(harness.state().state().filter.hidden_kinds.contains(&Kind::Group));
        assert_eq!(harness.query_all_by_label("officers, Group").count(), 0);
        harness.get_by_label("2 of 3 entities");
        click(&mut harness, "Clear kind not group");
        assert!(harness.state().state().filter.is_off());
        harness.get_by_label("officers, Group");
    }

    #[test]
    fn an_alt_click_isolates() {
        let mut harness = explorer();
        harness.get_by_label("Place 1").click_modifiers(Modifiers::ALT);
        harness.run();
        assert_eq!(harness.state().state().filter.hidden_kinds.len(), Kind::ALL.len() - 1);
    }

    #[test]
    fn a_row_selects_and_the_find_box_goes_to_what_is_typed() {
        let mut harness = explorer();
        click(&mut harness, "Police, Agency");
        assert_eq!(harness.state().state().only_selected(), Some(part("n1")));
        harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        harness.run();
        harness.get_by_label("Find").type_text("tao");
        harness.run();
        harness.get_by_label("Tao Port, 0 relations");
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().state().only_selected(), Some(part("n3")));
        assert!(!harness.state().state().find.open);
    }

    #[test]
    fn unsaved_work_is_saved_before_the_next_case_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kept.redstring");
        let mut harness = window(Vec::new());
        paste(&mut harness, "One\n\nPolice arrested Ana Roth.");
        harness.state_mut().state.desk.path = Some(file.clone());
        harness.state_mut().push(FileAction::New);
        harness.run();
        assert!(matches!(harness.state().state().dialog, Some(Dialog::Unsaved(_))));
        click(&mut harness, "Save");
        settle(&mut harness);
        assert!(file.exists());
        assert!(harness.state().state().is_empty(), "and then the desk is cleared");
        harness.state_mut().push(FileAction::Open(file));
        harness.run();
        settle(&mut harness);
        assert_eq!(harness.state().state().desk.case().title(), "One");
        assert!(!harness.state().state().desk.is_edited());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_nothing_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let binary = folder.path().join("picture.txt");
        std::fs::write(&binary, [0x89, b'P', b'N', b'G', 0, 0, 0, 1, 2, 0, 0]).expect("written");
        let missing = folder.path().join("gone.txt");
        let mut harness = window(vec![FileAction::Take(vec![binary, missing]).into()]);
        let Some(Dialog::Problems { diagnostics, .. }) = &harness.state().state().dialog else {
            panic!("a dialog")
        };
        assert_eq!(diagnostics.len(), 2);
        assert!(diagnostics.iter().all(|told| !told.hint.is_empty()));
        assert!(harness.state().state().is_empty());
        click(&mut harness, "Close");
        assert_eq!(harness.state().state().mode, Mode::Start);
    }

    #[test]
    fn every_dialog_closes_with_escape() {
        let mut harness = explorer();
        for action in [
            ViewAction::ShowKeys,
            ViewAction::ShowCommands,
            ViewAction::ShowAbout,
            ViewAction::ShowPaste,
        ] {
            harness.state_mut().push(action.clone());
            harness.run();
            assert!(harness.state().state().dialog.is_some(), "{action:?}");
            harness.key_press(Key::Escape);
            harness.run();
            assert!(harness.state().state().dialog.is_none(), "{action:?}");
        }
    }

    #[test]
    fn our_own_path_dialog_lists_what_is_typed_completes_it_and_says_what_is_missing() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("reports")).expect("made");
        std::fs::write(folder.path().join("reports/raid.txt"), "Raid.").expect("written");
        let mut harness = explorer();
        let state = &mut harness.state_mut().state;
        state.settings.folder = Some(PathBuf::from(folder.path()));
        crate::app::work::open_own(state, crate::app::state::PathPurpose::AddReports, None);
        harness.run();
        let text = |harness: &Desktop| match &harness.state().state().dialog {
            Some(Dialog::Path(dialog)) => dialog.text.clone(),
            _ => String::new(),
        };
        harness.get_by_label("Path").type_text("re");
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(text(&harness), format!("reports{}", std::path::MAIN_SEPARATOR));
        harness.get_by_label("raid.txt");
        harness.get_by_label("Path").type_text("x");
        harness.run();
        harness.get_by_label("There is no such file.");
        harness.key_press(Key::Backspace);
        harness.run();
        harness.get_by_label("Path").type_text("ra");
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
        assert!(text(&harness).ends_with("raid.txt"));
        harness.key_press(Key::Enter);
        harness.run();
        settle(&mut harness);
        assert_eq!(harness.state().state().desk.case().sources().len(), 2);
    }

    #[test]
    fn our_own_path_dialog_saves_where_it_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut harness = explorer();
        let state = &mut harness.state_mut().state;
        state.settings.folder = Some(PathBuf::from(folder.path()));
        crate::app::work::open_own(state, crate::app::state::PathPurpose::SaveCase, None);
        harness.run();
        harness.get_by_label("Save the case as");
        harness.key_press(Key::Enter);
        harness.run();
        settle(&mut harness);
        assert!(folder.path().join("test.redstring").exists());
        assert!(!harness.state().state().desk.is_edited());
    }
}
