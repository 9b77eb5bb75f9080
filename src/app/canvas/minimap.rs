//! The whole graph in small, in the lower right corner, while a part of it is out of view, with a frame
//! around what is in view. It fades while a node lies under it. A click or drag moves the view there. Its
//! mesh is kept until the scene or the theme changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::FADE_MS;
use super::controls::MARGIN;
use super::picture::Picture;
use super::small::small_picture;
use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::display::{Camera, Palette, Theme};

const SIZE: egui::Vec2 = vec2(148.0, 98.0);
const PADDING: f32 = 7.0;
/// Opacity of the map while a node lies under it and the pointer is elsewhere.
const COVERED: f32 = 0.15;
/// Below this size of the canvas there is no room for it.
const LEAST_CANVAS: egui::Vec2 = vec2(460.0, 300.0);

/// The kept drawing.
#[derive(Default)]
pub struct Minimap {
    made_for: Option<(u64, Theme, u32)>,
    mesh: Arc<Mesh>,
}

impl Minimap {
    /// Draws the map; `camera` is moved when the map is clicked or dragged.
    pub fn minimap_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        picture: &Picture,
        camera: &mut Camera,
    ) {
        let view = camera.viewport;
        let fits = view.width() >= LEAST_CANVAS.x && view.height() >= LEAST_CANVAS.y;
        if !fits || camera.world_rect().contains_rect(picture.scene().bounds()) {
            return;
        }
        let palette = state.palette();
        let area = Rect::from_min_size(view.right_bottom() - SIZE - vec2(MARGIN, MARGIN), SIZE);
        let chart = chart(area, picture);
        let id = ui.scope_id().with("minimap");
        // What lies under the map is seen through it and keeps its clicks, but for a drag of the map itself.
        let held = ui.ctx().is_being_dragged(id);
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| area.contains(*at));
        let under = !held && pointer.is_some_and(|at| picture.hit(camera, at).is_some());
        let used = held || (pointer.is_some() && !under);
        let clear = used || !picture.scene().reaches_into(camera, area);
        let secs = state.motion_secs(FADE_MS);
        let clearness = ui.ctx().animate_bool_with_time(id.with("clear"), clear, secs);
        let sense = if under { Sense::hover() } else { Sense::CLICK | Sense::DRAG };
        let response = ui.interact(area, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Map of the whole graph"));
        let mut painter = ui.painter_at(area);
        painter.multiply_opacity(egui::lerp(COVERED..=1.0, clearness));
        let line = Stroke::new(1.0, ink(palette.hairline));
        painter.rect(area, theme::RADIUS, ink(palette.panel), line, StrokeKind::Inside);
        let painter = painter.with_clip_rect(area.shrink(1.0));
        self.refresh(&painter, palette, picture, &chart);
        let mut mesh = (*self.mesh).clone();
        mesh.translate(area.min.to_vec2());
        painter.add(Shape::mesh(mesh));
        let seen = camera.world_rect();
        let seen = [seen.min, seen.max].map(|corner| chart.screen_from_world(corner));
        let frame = Rect::from_two_pos(seen[0], seen[1]).intersect(area.shrink(2.0));
        let frame_line = Stroke::new(1.2, ink(palette.quiet_text));
        let shade = ink(palette.text.fade(0.05));
        painter.rect(frame, 2.0, shade, frame_line, StrokeKind::Inside);
        if let Some(at) = response.interact_pointer_pos()
            && (response.clicked() || response.dragged())
        {
            camera.center = chart.world_from_screen(at);
        }
    }

    /// Draws nodes and edges anew, relative to the map's corner.
    fn refresh(
        &mut self,
        painter: &egui::Painter,
        palette: &Palette,
        picture: &Picture,
        chart: &Camera,
    ) {
        let scale = painter.pixels_per_point();
        let key = (picture.generation(), palette.theme, scale.to_bits());
        if self.made_for != Some(key) {
            self.made_for = Some(key);
            let viewport = chart.viewport.translate(-chart.viewport.min.to_vec2());
            let chart = Camera { viewport, ..*chart };
            let nothing = BTreeSet::new();
            let mesh = small_picture(picture.scene(), &chart, &nothing, palette, scale);
            self.mesh = Arc::new(mesh);
        }
    }
}

/// The camera that shows every node in the map.
fn chart(area: Rect, picture: &Picture) -> Camera {
    let nodes = picture.scene().nodes.iter();
    let bounds = nodes.fold(Rect::NOTHING, |all, node| all.union(Rect::from_pos(node.position)));
    let bounds = bounds.expand(24.0);
    let zoom = (area.shrink(PADDING).size() / bounds.size()).min_elem();
    Camera { center: bounds.center(), zoom, viewport: area }
}
