//! The picture on the canvas: display's scene, rebuilt when the case or the filter changes, and its
//! view, painted anew for every camera.

use egui::Pos2;

use crate::app::state::{Desk, Filter};
use crate::base::NodeId;
use crate::display::{
    Camera, Emphasis, Palette, Part, Primitive, Scene, Style, Theme, View, canvas_dots,
};

/// Scene and view with what they were made for.
#[derive(Default)]
pub struct Picture {
    made_for: Option<((u64, u64), Filter)>,
    scene: Scene,
    view: View,
    dots: Vec<Primitive>,
    generation: u64,
    painted: Option<Painted>,
}

/// What the view was painted for last.
#[derive(PartialEq)]
struct Painted {
    camera: Camera,
    emphasis: Emphasis,
    theme: Theme,
    generation: u64,
}

impl Picture {
    /// Builds the scene anew when the case or the filter has changed.
    pub fn refresh(&mut self, desk: &Desk, filter: &Filter) {
        let key = (desk.revision(), filter);
        if self.made_for.as_ref().is_some_and(|(revision, filter)| (*revision, filter) == key) {
            return;
        }
        self.scene = Scene::build(desk.case(), &filter.to_visible(), &Style::default());
        self.made_for = Some((key.0, filter.clone()));
        self.generation += 1;
    }

    /// Forgets what was dragged: the next refresh takes places from the case again.
    pub fn forget(&mut self) {
        self.made_for = None;
    }

    /// What is drawn, free of the camera.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Moves a node until the next refresh.
    pub fn move_node(&mut self, id: NodeId, to: Pos2) {
        self.scene.move_node(id, to);
        self.generation += 1;
    }

    /// Grows whenever the scene changes.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The dots of the canvas, then the graph. Nothing is done when nothing has changed.
    pub fn paint(
        &mut self,
        camera: &Camera,
        emphasis: &Emphasis,
        palette: &Palette,
    ) -> (&[Primitive], &[Primitive]) {
        let wanted = Painted {
            camera: *camera,
            emphasis: emphasis.clone(),
            theme: palette.theme,
            generation: self.generation,
        };
        if self.painted.as_ref() != Some(&wanted) {
            self.dots.clear();
            canvas_dots(camera, palette, &mut self.dots);
            self.view.paint(&self.scene, camera, emphasis, palette);
            self.painted = Some(wanted);
        }
        (&self.dots, self.view.primitives())
    }

    /// The part at a screen point: a node, an edge's line, or an edge's label.
    pub fn hit(&self, camera: &Camera, at: Pos2) -> Option<Part> {
        let labels = self.view.labels().iter().rev();
        let label = || labels.clone().find(|(_, area)| area.contains(at)).map(|(part, _)| *part);
        crate::display::hit(&self.scene, camera, at).or_else(label)
    }
}
