//! From a case to a finished sheet: the graph fitted between a title block and a legend, by the same scene and view pass
//! that the canvas paints.

use emath::{Rect, Vec2, vec2};

use super::sheet;
use crate::display::{
    Camera, Color, Emphasis, Legend, Palette, Primitive, Scene, Style, Theme, Visible, view,
};
use crate::graph::{Case, SceneCamera};

/// Free space around the sheet.
const MARGIN: f32 = 28.0;
/// Free space around the graph.
const GRAPH_MARGIN: f32 = 24.0;

/// How a picture is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Dark or light.
    pub theme: Theme,
    /// Width and height in points, 96 an inch.
    pub size: Vec2,
    /// Headline; none leaves the title block out.
    pub title: Option<String>,
    /// Say below what signs and lines mean.
    pub legend: bool,
    /// Sizes and labels.
    pub style: Style,
    /// The part of the world that is shown; everything when there is none.
    pub camera: Option<SceneCamera>,
    /// What stands out.
    pub emphasis: Emphasis,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            size: vec2(1600.0, 1000.0),
            title: None,
            legend: true,
            style: Style::default(),
            camera: None,
            emphasis: Emphasis::default(),
        }
    }
}

impl Options {
    /// The default options at a width and height in points.
    pub fn sized(width: f32, height: f32) -> Self {
        Self { size: vec2(width, height), ..Self::default() }
    }
}

/// A finished drawing, ready for any format.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width and height in points, 96 an inch.
    pub size: Vec2,
    /// What lies under everything.
    pub background: Color,
    /// Title for readers that show one.
    pub title: String,
    /// What is seen, in words.
    pub description: String,
    /// In painting order.
    pub primitives: Vec<Primitive>,
}

/// Draws a case.
pub fn picture(case: &Case, visible: &Visible, options: &Options) -> Picture {
    let palette = Palette::of(options.theme);
    let legend = Legend::of(case, visible);
    let sheet = Rect::from_min_size(emath::Pos2::ZERO, options.size);
    let mut free = sheet.shrink(MARGIN);
    let mut primitives = Vec::new();
    let description = sheet::summary(&legend, case.sources().len());
    if let Some(title) = &options.title {
        let words = sheet::TitleBlock { title, summary: &description, marking: case.marking() };
        free.min.y += sheet::title_block(&words, free, &palette, &mut primitives);
    } else if let Some(marking) = case.marking() {
        free.min.y += sheet::marking(marking, free, &palette, &mut primitives);
    }
    if options.legend && !legend.kinds.is_empty() {
        free.max.y -= sheet::legend_block(&legend, free, &palette, &mut primitives);
    }
    draw_graph(case, visible, options, free, &mut primitives);
    Picture {
        size: options.size,
        background: palette.canvas,
        title: options.title.clone().unwrap_or_else(|| case.title().to_owned()),
        description,
        primitives,
    }
}

fn draw_graph(
    case: &Case,
    visible: &Visible,
    options: &Options,
    free: Rect,
    out: &mut Vec<Primitive>,
) {
    let scene = Scene::build(case, visible, &options.style);
    let free = Rect::from_min_max(free.min, free.max.max(free.min + Vec2::splat(8.0)));
    let camera = match &options.camera {
        Some(saved) => Camera::of_scene(saved, free),
        None => Camera::fit(free, scene.bounds(), GRAPH_MARGIN),
    };
    view(&scene, &camera, &options.emphasis, &Palette::of(options.theme), out);
}
