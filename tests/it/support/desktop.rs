//! Canvas, storyboard, inspector and reader over one state, on the hand-made case, without bars and
//! dialogs; drawn by the processor when a picture is asked for.

use egui::{ColorImage, Pos2, Vec2};
use egui_kittest::{Harness, HarnessBuilder};
use redstring::app::canvas::{Canvas, canvas_ui};
use redstring::app::panels::inspector::{Inspector, inspector_ui};
use redstring::app::panels::reader::{ReaderPanel, reader_ui};
use redstring::app::present::{Show, Storyboard, show_ui, storyboard_ui};
use redstring::app::state::{CameraGoal, Desk, Mode, Settings, State};
use redstring::app::{Action, theme, update};
use redstring::base::NodeId;
use redstring::graph::{Case, Entity, History};

use super::cpu_renderer::CpuRenderer;
use super::{fixture, gestures};

/// The panels and their state.
pub struct Desktop {
    /// What they show.
    pub state: State,
    /// False to leave the storyboard out.
    pub with_storyboard: bool,
    canvas: Canvas,
    inspector: Inspector,
    reader: ReaderPanel,
    storyboard: Storyboard,
    show: Show,
}

/// A harness around the panels, and what renders its pictures.
pub struct Window {
    /// The harness.
    pub harness: Harness<'static, Desktop>,
    renderer: CpuRenderer,
}

impl Desktop {
    fn new(case: Case, light: bool) -> Self {
        let settings = Settings { light, reduced_motion: true, ..Settings::default() };
        let mut state = State::new(settings);
        state.desk = Desk { history: History::new(case), ..Desk::default() };
        state.mode = Mode::Explore;
        state.goal = Some(CameraGoal::Fit { glide: false });
        Self {
            state,
            with_storyboard: false,
            canvas: Canvas::default(),
            inspector: Inspector::default(),
            reader: ReaderPanel::default(),
            storyboard: Storyboard::default(),
            show: Show::default(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut out = Vec::new();
        if matches!(self.state.mode, Mode::Present(_)) {
            show_ui(ui, &self.state, &mut self.show, &mut out);
        } else {
            self.explore_ui(ui, &mut out);
        }
        for action in out {
            update::apply(&mut self.state, action);
        }
    }

    fn explore_ui(&mut self, ui: &mut egui::Ui, out: &mut Vec<Action>) {
        let state = &self.state;
        let frame = egui::Frame::NONE.fill(theme::ink(state.palette().panel));
        if self.with_storyboard {
            egui::Panel::left("storyboard").exact_size(232.0).frame(frame).show(ui, |ui| {
                storyboard_ui(ui, state, &mut self.storyboard, out);
            });
        }
        egui::Panel::right("inspector").exact_size(352.0).frame(frame).show(ui, |ui| {
            inspector_ui(ui, state, &mut self.inspector, out);
        });
        if state.reader.is_some() {
            egui::Panel::bottom("reader").exact_size(228.0).frame(frame).show(ui, |ui| {
                reader_ui(ui, state, &mut self.reader, out);
            });
        }
        egui::CentralPanel::no_frame().show(ui, |ui| canvas_ui(ui, state, &mut self.canvas, out));
    }
}

impl Window {
    /// The hand-made case in a window of this size.
    pub fn new(size: Vec2, light: bool) -> Self {
        Self::with_case(fixture::case(), size, light)
    }

    /// A case in a window of this size.
    pub fn with_case(case: Case, size: Vec2, light: bool) -> Self {
        let renderer = CpuRenderer::default();
        let desktop = Desktop::new(case, light);
        let palette = desktop.state.palette().clone();
        let harness = HarnessBuilder::default()
            .with_size(size)
            .with_max_steps(32)
            .with_theme(if light { egui::Theme::Light } else { egui::Theme::Dark })
            .renderer(renderer.clone())
            .with_context_setup(move |ctx| theme::install(ctx, &palette, false))
            .build_ui_state(|ui, desktop: &mut Desktop| desktop.ui(ui), desktop);
        Self { harness, renderer }
    }

    /// What the panels show.
    pub fn state(&self) -> &State {
        &self.harness.state().state
    }

    /// Carries actions out and draws until nothing changes.
    pub fn act(&mut self, action: impl Into<Action>) {
        update::apply(&mut self.harness.state_mut().state, action.into());
        self.harness.run();
    }

    /// An entity of the case.
    pub fn entity(&self, id: u64) -> &Entity {
        self.state().desk.case().entity(NodeId(id)).expect("an entity of the fixture")
    }

    /// Where a widget with these words in its name stands.
    pub fn place(&self, words: &str) -> Pos2 {
        gestures::place(&self.harness, words)
    }

    /// Clicks at a point.
    pub fn click(&mut self, at: Pos2) {
        gestures::click(&mut self.harness, at);
    }

    /// Drags from one point to another in a few steps.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        gestures::drag(&mut self.harness, from, to);
    }

    /// Presses and lets go of a key.
    pub fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// The window as it looks now.
    pub fn picture(&self) -> ColorImage {
        let background = theme::ink(self.state().palette().canvas);
        self.renderer.render(&self.harness.ctx, self.harness.output(), background)
    }
}
