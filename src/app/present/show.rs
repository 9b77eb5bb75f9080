//! The full-screen show: title, note, the graph with a camera that glides from scene to scene,
//! footnotes in full, the handling marking on every scene. No chrome.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, Event, Key, Mesh, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{card, filter_of, focus_of, footer, scene_at};
use crate::app::action::{Action, PresentAction};
use crate::app::canvas::{CanvasPainter, FLIGHT_MS, Flight, Picture};
use crate::app::state::{Mode, State};
use crate::app::theme::{self, ink};
use crate::app::widgets::{Ink, text, text_width};
use crate::base::SceneId;
use crate::briefing::{Footnote, scene_footnotes};
use crate::display::{Camera, Emphasis, Part, Weight};
use crate::graph::Scene;

/// Distance of the content from the screen's sides.
const SIDE: f32 = 64.0;

/// Height of the strips at the graph's upper and lower border in which it fades out.
const FADE: f32 = 28.0;

/// What the show keeps from frame to frame.
#[derive(Default)]
pub struct Show {
    picture: Picture,
    painter: CanvasPainter,
    /// The scene on screen and its page's size.
    shown: Option<(SceneId, usize, [u32; 2])>,
    camera: Option<Camera>,
    flight: Option<Flight>,
    /// True while the screen is black.
    black: bool,
    /// The part whose evidence is shown.
    asked: Option<Part>,
    /// Footnotes of a scene, and what they were gathered for.
    notes: Option<(NotesKey, Vec<Footnote>)>,
}

/// A scene at a revision of the case.
type NotesKey = ((u64, u64), Scene);

/// Fills the window with the scene of [`Mode::Present`].
pub fn show_ui(ui: &mut Ui, state: &State, show: &mut Show, out: &mut Vec<Action>) {
    let Mode::Present(at) = state.mode else { return };
    let screen = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(screen, Sense::CLICK);
    let count = state.desk.case().storyboard().len().max(1);
    keys(ui, show, (at, count), out);
    let painter = ui.painter_at(screen);
    let Some(scene) = scene_at(state, at).filter(|_| !show.black) else {
        painter.rect_filled(screen, 0.0, Color32::BLACK);
        return;
    };
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, spoken(&scene, at, count)));
    painter.rect_filled(screen, 0.0, ink(state.palette().canvas));
    let side = SIDE.min(screen.width() * 0.05);
    let page =
        Rect::from_min_max(screen.min + vec2(side, 0.75 * side), screen.max - vec2(side, 8.0));
    let notes = show.notes(state, &scene);
    let bottom = footer::footer_ui(ui, &painter, state, page, (notes, at, count));
    let top = head(&painter, state, page, &scene);
    let view =
        Rect::from_min_max(pos2(screen.left(), top), pos2(screen.right(), bottom.max(top + 80.0)));
    let graph = painter.with_clip_rect(view);
    let camera = show.graph(ui, &graph, state, (&scene, at), view);
    show.ask(&response, &camera, out);
    if let Some(part) = show.asked {
        let room = view.with_max_y(page.bottom() - footer::PAGE_LINE);
        card::card_ui(ui, &painter, state, (part, &scene), room);
    }
}

/// Arrows, space, page keys, Home and End walk; B blackens; Esc closes the card, then leaves.
fn keys(ui: &Ui, show: &mut Show, (at, count): (usize, usize), out: &mut Vec<Action>) {
    let pressed: Vec<Key> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
            _ => None,
        });
        keys.collect()
    });
    for key in pressed {
        let action = match key {
            Key::ArrowRight | Key::ArrowDown | Key::Space | Key::PageDown | Key::Enter => {
                PresentAction::Step { forward: true }
            }
            Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace => {
                PresentAction::Step { forward: false }
            }
            Key::Home if at > 0 => PresentAction::Start(0),
            Key::End if at + 1 < count => PresentAction::Start(count - 1),
            Key::Escape if show.asked.take().is_some() => continue,
            Key::Escape => {
                show.black = false;
                PresentAction::Stop
            }
            Key::B | Key::Period => {
                show.black = !show.black;
                continue;
            }
            _ => continue,
        };
        out.push(action.into());
    }
}

/// Title, note and marking; gives the lower edge.
fn head(painter: &Painter, state: &State, page: Rect, scene: &Scene) -> f32 {
    let palette = state.palette();
    let mut room = page.width();
    if let Some(marking) = state.desk.case().marking() {
        let warning = ink(palette.warning);
        let words = Ink::new(Weight::SemiBold, 14.0, warning);
        let width = text_width(painter, marking, words.weight, words.size) + 22.0;
        let area =
            Rect::from_min_size(pos2(page.right() - width, page.top() + 6.0), vec2(width, 28.0));
        painter.rect_stroke(area, theme::RADIUS, Stroke::new(1.2, warning), StrokeKind::Inside);
        text(painter, area.center(), Align2::CENTER_CENTER, marking, words);
        room -= width + 40.0;
    }
    let lines = [
        (scene.title.as_str(), Weight::SemiBold, 40.0, 48.0, palette.text),
        (scene.note.as_str(), Weight::Regular, 20.0, 30.0, palette.quiet_text),
    ];
    let mut y = page.top();
    for (words, weight, size, line_height, color) in lines {
        if words.is_empty() {
            continue;
        }
        let format = TextFormat {
            line_height: Some(line_height),
            ..TextFormat::simple(theme::font(weight, size), ink(color))
        };
        let mut job = LayoutJob::simple_format(words.to_owned(), format);
        job.wrap.max_width = room;
        job.wrap.max_rows = 3;
        let galley = painter.layout_job(job);
        let next = y + galley.size().y;
        painter.galley(pos2(page.left(), y), galley, Color32::PLACEHOLDER);
        y = next + 2.0;
    }
    y + 8.0
}

/// What a screen reader says when the scene comes.
fn spoken(scene: &Scene, at: usize, count: usize) -> String {
    format!("Scene {} of {count}: {}. {}", at + 1, scene.title, scene.note)
}

/// Lets what goes on beyond the graph's part of the page fade out at its borders.
fn fade_borders(painter: &Painter, canvas: Color32, view: Rect) {
    let mut mesh = Mesh::default();
    for (border, inner) in [(view.top(), view.top() + FADE), (view.bottom(), view.bottom() - FADE)]
    {
        let first = mesh.vertices.len() as u32;
        for (y, color) in [(border, canvas), (inner, canvas.gamma_multiply(0.0))] {
            mesh.colored_vertex(pos2(view.left(), y), color);
            mesh.colored_vertex(pos2(view.right(), y), color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    }
    painter.add(mesh);
}

impl Show {
    /// The footnotes of a scene, gathered anew when the scene or the case is another one.
    fn notes(&mut self, state: &State, scene: &Scene) -> &[Footnote] {
        let revision = state.desk.revision();
        let kept = self.notes.take().filter(|((of, kept), _)| *of == revision && kept == scene);
        let gathered = || ((revision, scene.clone()), scene_footnotes(state.desk.case(), scene));
        &self.notes.insert(kept.unwrap_or_else(gathered)).1
    }

    fn graph(
        &mut self,
        ui: &Ui,
        painter: &Painter,
        state: &State,
        (scene, at): (&Scene, usize),
        view: Rect,
    ) -> Camera {
        self.picture.refresh(&state.desk, &filter_of(scene));
        let camera = self.glide(ui, state, (scene, at), view);
        let selected = self.asked.into_iter().collect();
        let emphasis =
            Emphasis { focus: focus_of(state.desk.case(), scene), selected, ..Emphasis::default() };
        let (_, graph) = self.picture.paint(&camera, &emphasis, state.palette());
        self.painter.paint(painter, graph);
        fade_borders(painter, ink(state.palette().canvas), view);
        camera
    }

    /// A click on a part asks for its evidence; beside it, it closes the card or goes on.
    fn ask(&mut self, response: &Response, camera: &Camera, out: &mut Vec<Action>) {
        let hit = response.hover_pos().and_then(|at| self.picture.hit(camera, at));
        if hit.is_some() {
            response.ctx.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if !response.clicked() {
            return;
        }
        if hit.is_none() && self.asked.is_none() {
            out.push(PresentAction::Step { forward: true }.into());
        }
        self.asked = hit.filter(|hit| self.asked != Some(*hit));
        response.ctx.request_repaint();
    }

    /// The scene's camera. A scene that shows everything fills the page, whatever the canvas' shape was.
    fn target(&self, scene: &Scene, view: Rect) -> Camera {
        let graph = self.picture.scene();
        let size = Vec2::from(scene.camera.extent);
        let seen = Rect::from_center_size(Pos2::from(scene.camera.center), size);
        let nodes = graph.nodes.iter().map(|node| node.position);
        if !graph.nodes.is_empty() && nodes.clone().all(|place| seen.contains(place)) {
            return graph.fitted(view, view.shrink2(vec2(SIDE, FADE + 16.0)));
        }
        Camera::of_scene(&scene.camera, view)
    }

    /// The camera on its way to the scene's; it jumps into the first scene.
    fn glide(
        &mut self,
        ui: &Ui,
        state: &State,
        (scene, at): (&Scene, usize),
        view: Rect,
    ) -> Camera {
        let now = ui.input(|input| input.time);
        let target = self.target(scene, view);
        let size = [view.width().to_bits(), view.height().to_bits()];
        let shown = Some((scene.id, at, size));
        if self.shown != shown {
            let same_scene = self.shown.is_some_and(|(id, place, _)| (id, place) == (scene.id, at));
            let secs = if same_scene { 0.0 } else { state.motion_secs(FLIGHT_MS) };
            let from = self.camera.map_or(target, |camera| Camera { viewport: view, ..camera });
            self.flight = Some(Flight::new(from, target, now, secs));
            self.shown = shown;
            if !same_scene {
                self.asked = None;
            }
        }
        let (camera, arrived) = match self.flight {
            Some(flight) => flight.at(now, view),
            None => (target, true),
        };
        if arrived {
            self.flight = None;
        } else {
            ui.ctx().request_repaint();
        }
        self.camera = Some(camera);
        camera
    }
}
