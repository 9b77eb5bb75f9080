//! The window: takes keys, paste and drops, lays the panels out, carries actions and effects out.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui};

use super::action::{Action, FileAction, ViewAction};
use super::canvas::{Canvas, canvas_ui};
use super::command;
use super::panels::inspector::{Inspector, inspector_ui};
use super::panels::reader::{ReaderPanel, reader_ui};
use super::panels::{filter_bar, left, menu_bar, status_bar, steps, tool_bar};
use super::present::{Show, Storyboard, show_ui, storyboard_ui};
use super::skeleton::skeleton_ui;
use super::start::start_ui;
use super::state::{Mode, Settings, State};
use super::tally::Tally;
use super::theme::{self, ink};
use super::trace::Trace;
use super::work::Worker;
use super::{dialogs, toasts, update};

/// Width of the inspector when it is first shown.
const INSPECTOR_WIDTH: f32 = 352.0;
/// Width of the storyboard when it is first shown.
const STORYBOARD_WIDTH: f32 = 232.0;
/// Height of the reader when it is first shown.
const READER_HEIGHT: f32 = 228.0;

/// The program's window.
pub struct Window {
    state: State,
    worker: Worker,
    tally: Tally,
    canvas: Canvas,
    inspector: Inspector,
    reader: ReaderPanel,
    storyboard: Storyboard,
    show: Show,
    actions: Vec<Action>,
    title: String,
    trace: Trace,
}

impl Window {
    /// A window that starts with these actions. Settings are written to `settings_file`, or nowhere.
    pub fn new(
        ctx: &egui::Context,
        settings: Settings,
        settings_file: Option<std::path::PathBuf>,
        actions: Vec<Action>,
    ) -> Self {
        let state = State::new(settings);
        theme::install(ctx, state.palette(), !state.settings.reduced_motion);
        let mut window = Self {
            state,
            worker: Worker::new(ctx, settings_file),
            tally: Tally::default(),
            canvas: Canvas::default(),
            inspector: Inspector::default(),
            reader: ReaderPanel::default(),
            storyboard: Storyboard::default(),
            show: Show::default(),
            actions,
            title: String::new(),
            trace: Trace::from_environment(),
        };
        window.act(ctx);
        window
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
            self.actions.extend(command::take_keys(ctx, &self.state));
        }
        let idle = ctx.memory(|memory| memory.focused().is_none());
        let enter = || ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        if self.state.mode == Mode::Start && self.state.work.is_none() && idle && enter() {
            self.push(FileAction::OpenSample);
        }
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
            status_bar::status_bar_ui(ui, state, &self.tally);
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
        if state.storyboard_open {
            let panel = Panel::left("storyboard").default_size(STORYBOARD_WIDTH);
            panel.size_range(180.0..=420.0).frame(frame).show(ui, |ui| {
                storyboard_ui(ui, state, &mut self.storyboard, out);
            });
        } else if state.left_open {
            let panel =
                Panel::left("left panel").default_size(left::WIDTH).size_range(200.0..=460.0);
            panel.frame(frame).show(ui, |ui| left::left_ui(ui, state, &self.tally, out));
        }
        if state.inspector_open {
            let panel = Panel::right("inspector").default_size(INSPECTOR_WIDTH);
            panel.size_range(260.0..=560.0).frame(frame).show(ui, |ui| {
                inspector_ui(ui, state, &mut self.inspector, out);
            });
        }
        if state.reader.is_some() {
            let panel = Panel::bottom("reader").default_size(READER_HEIGHT).resizable(true);
            panel.size_range(110.0..=620.0).frame(frame).show(ui, |ui| {
                reader_ui(ui, state, &mut self.reader, out);
            });
        }
        if !state.filter.is_off() {
            Panel::top("filter bar").exact_size(filter_bar::HEIGHT).frame(frame).show(ui, |ui| {
                filter_bar::filter_bar_ui(ui, state, &self.tally, out);
            });
        }
        if let Some(first_steps) = state.steps {
            Panel::top("first steps").exact_size(steps::HEIGHT).frame(frame).show(ui, |ui| {
                steps::steps_ui(ui, state, first_steps, out);
            });
        }
        let shown = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let rect = ui.max_rect();
            canvas_ui(ui, state, &mut self.canvas, out);
            rect
        });
        shown.inner
    }

    fn age_toasts(&mut self, ctx: &egui::Context) {
        if self.state.toasts.is_empty() {
            return;
        }
        let passed = ctx.input(|input| input.stable_dt.min(0.2));
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
        vec![FileAction::Take(files).into(), ViewAction::GoalTaken.into()]
    }
}
