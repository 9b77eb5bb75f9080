//! Canvas, inspector and reader on a hand-made case, drawn by the processor.

use egui::{Color32, Vec2, vec2};
use egui_kittest::{Harness, HarnessBuilder};

use crate::support::cpu_renderer::CpuRenderer;
use crate::support::fixture;
use crate::support::snapshot::{assert_picture, save_png};
use redstring::app::action::SelectAction;
use redstring::app::canvas::{Canvas, canvas_ui};
use redstring::app::panels::inspector::{Inspector, inspector_ui};
use redstring::app::panels::reader::{ReaderPanel, reader_ui};
use redstring::app::present::{Show, Storyboard, show_ui, storyboard_ui};
use redstring::app::state::{CameraGoal, Desk, Mode, Settings, State};
use redstring::app::{Action, theme, update};
use redstring::base::{ClaimId, EdgeId};
use redstring::graph::History;

/// Canvas, inspector and reader over one state.
struct Desktop {
    state: State,
    canvas: Canvas,
    inspector: Inspector,
    reader: ReaderPanel,
    show: Show,
    storyboard: Storyboard,
}

impl Desktop {
    fn new(light: bool) -> Self {
        let settings = Settings { light, ..Settings::default() };
        let mut state = State::new(settings);
        state.desk = Desk { history: History::new(fixture::case()), ..Desk::default() };
        state.goal = Some(CameraGoal::Fit { glide: false });
        Self {
            state,
            canvas: Canvas::default(),
            inspector: Inspector::default(),
            reader: ReaderPanel::default(),
            show: Show::default(),
            storyboard: Storyboard::default(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut out = Vec::new();
        let Self { state, canvas, inspector, reader, show, storyboard } = self;
        if matches!(state.mode, Mode::Present(_)) {
            show_ui(ui, state, show, &mut out);
            for action in out {
                update::apply(state, action);
            }
            return;
        }
        egui::Panel::left("storyboard").exact_size(232.0).frame(panel(state)).show(ui, |ui| {
            storyboard_ui(ui, state, storyboard, &mut out);
        });
        egui::Panel::right("inspector").exact_size(352.0).frame(panel(state)).show(ui, |ui| {
            inspector_ui(ui, state, inspector, &mut out);
        });
        if state.reader.is_some() {
            egui::Panel::bottom("reader").exact_size(228.0).frame(panel(state)).show(ui, |ui| {
                reader_ui(ui, state, reader, &mut out);
            });
        }
        egui::CentralPanel::no_frame().show(ui, |ui| canvas_ui(ui, state, canvas, &mut out));
        for action in out {
            update::apply(state, action);
        }
    }

    fn act(&mut self, action: impl Into<Action>) {
        update::apply(&mut self.state, action.into());
    }
}

fn panel(state: &State) -> egui::Frame {
    egui::Frame::NONE.fill(theme::ink(state.palette().panel))
}

fn desktop(size: Vec2, light: bool) -> (Harness<'static, Desktop>, CpuRenderer) {
    let renderer = CpuRenderer::default();
    let desktop = Desktop::new(light);
    let palette = desktop.state.palette().clone();
    let harness = HarnessBuilder::default()
        .with_size(size)
        .with_max_steps(32)
        .renderer(renderer.clone())
        .with_theme(if light { egui::Theme::Light } else { egui::Theme::Dark })
        .with_context_setup(move |ctx| theme::install(ctx, &palette, false))
        .build_ui_state(|ui, desktop: &mut Desktop| desktop.ui(ui), desktop);
    (harness, renderer)
}

#[test]
fn look() {
    for light in [false, true] {
        let (mut harness, renderer) = desktop(vec2(1600.0, 1000.0), light);
        harness.run();
        let shot = renderer.render(&harness.ctx, harness.output(), Color32::BLACK);
        save_png(format!("/tmp/shots/overview-{light}.png").as_ref(), &shot);
        harness.state_mut().act(SelectAction::ShowClaim(EdgeId(20), ClaimId(200)));
        harness.run();
        let shot = renderer.render(&harness.ctx, harness.output(), Color32::BLACK);
        save_png(format!("/tmp/shots/edge-{light}.png").as_ref(), &shot);
        harness
            .state_mut()
            .act(SelectAction::GoTo(redstring::display::Part::Node(redstring::base::NodeId(9))));
        harness.run();
        let shot = renderer.render(&harness.ctx, harness.output(), Color32::BLACK);
        save_png(format!("/tmp/shots/node-{light}.png").as_ref(), &shot);
        harness.state_mut().act(redstring::app::action::PresentAction::Start(0));
        harness.run();
        let shot = renderer.render(&harness.ctx, harness.output(), Color32::BLACK);
        save_png(format!("/tmp/shots/show-{light}.png").as_ref(), &shot);
    }
    let _ = assert_picture;
}
