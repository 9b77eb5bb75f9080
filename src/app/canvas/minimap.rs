//! The whole graph in small, in the lower right corner, with a frame around what is in view. A click
//! or drag moves the view there. Its mesh is kept until the scene or the theme changes.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::controls::MARGIN;
use super::mesh::Pen;
use super::picture::Picture;
use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::display::{Camera, Palette, Theme};

const SIZE: egui::Vec2 = vec2(148.0, 98.0);
const PADDING: f32 = 7.0;
/// Below this size of the canvas there is no room for it.
const LEAST_CANVAS: egui::Vec2 = vec2(460.0, 300.0);
/// Above so many edges they are left out: they would be a grey blot.
const MOST_EDGES: usize = 3000;

/// The kept drawing.
#[derive(Default)]
pub struct Minimap {
    made_for: Option<(u64, Theme, u32)>,
    mesh: Arc<Mesh>,
}

/// How the world lies in the map.
#[derive(Clone, Copy)]
struct Chart {
    area: Rect,
    bounds: Rect,
    scale: f32,
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
        if view.width() < LEAST_CANVAS.x || view.height() < LEAST_CANVAS.y {
            return;
        }
        let palette = state.palette();
        let area = Rect::from_min_size(view.right_bottom() - SIZE - vec2(MARGIN, MARGIN), SIZE);
        let chart = Chart::of(area, picture);
        let id = ui.scope_id().with("minimap");
        let response = ui.interact(area, id, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Map of the whole graph"));
        let line = Stroke::new(1.0, ink(palette.hairline));
        ui.painter().rect(area, theme::RADIUS, ink(palette.panel), line, StrokeKind::Inside);
        let painter = ui.painter_at(area.shrink(1.0));
        self.refresh(&painter, palette, picture, chart);
        let mut mesh = (*self.mesh).clone();
        mesh.translate(area.min.to_vec2());
        painter.add(Shape::mesh(mesh));
        let frame = chart.map_rect(camera.world_rect()).intersect(area.shrink(2.0));
        let frame_line = Stroke::new(1.2, ink(palette.quiet_text));
        let shade = ink(palette.text.fade(0.05));
        painter.rect(frame, 2.0, shade, frame_line, StrokeKind::Inside);
        if let Some(at) = response.interact_pointer_pos()
            && (response.clicked() || response.dragged())
        {
            camera.center = chart.world(at);
        }
    }

    /// Draws nodes and edges anew, relative to the map's corner.
    fn refresh(
        &mut self,
        painter: &egui::Painter,
        palette: &Palette,
        picture: &Picture,
        chart: Chart,
    ) {
        let scale = painter.pixels_per_point();
        let key = (picture.generation(), palette.theme, scale.to_bits());
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let chart = Chart { area: chart.area.translate(-chart.area.min.to_vec2()), ..chart };
        let (mut mesh, mut pen) = (Mesh::default(), Pen::new(scale));
        let scene = picture.scene();
        let at = |index: usize| scene.nodes.get(index).map(|node| chart.map(node.position));
        if scene.edges.len() <= MOST_EDGES {
            let ink = ink(palette.quiet_text.fade(0.35));
            for edge in &scene.edges {
                if let (Some(from), Some(to)) = (at(edge.from), at(edge.to)) {
                    pen.stroke(&mut mesh, &[from, to], false, 0.7, ink);
                }
            }
        }
        for node in &scene.nodes {
            let radius = (node.radius * chart.scale * 1.4).clamp(1.2, 4.5);
            let color: Color32 = ink(palette.kind(node.kind));
            pen.circle(&mut mesh, (chart.map(node.position), radius), Some(color), None);
        }
        self.mesh = Arc::new(mesh);
    }
}

impl Chart {
    fn of(area: Rect, picture: &Picture) -> Self {
        let nodes = picture.scene().nodes.iter();
        let bounds =
            nodes.fold(Rect::NOTHING, |all, node| all.union(Rect::from_pos(node.position)));
        let bounds = bounds.expand(24.0);
        let room = area.shrink(PADDING).size() / bounds.size();
        Self { area, bounds, scale: room.min_elem() }
    }

    fn map(&self, world: Pos2) -> Pos2 {
        self.area.center() + (world - self.bounds.center()) * self.scale
    }

    fn map_rect(&self, world: Rect) -> Rect {
        Rect::from_min_max(self.map(world.min), self.map(world.max))
    }

    fn world(&self, map: Pos2) -> Pos2 {
        self.bounds.center() + (map - self.area.center()) / self.scale
    }
}
