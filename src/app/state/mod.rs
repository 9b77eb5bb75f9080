//! Everything the window shows, as plain data. Panels read it and push [`Action`](super::Action)s;
//! only `update/` changes it. Caches of pictures and text layouts live with who draws them.

mod dialog;
mod document;
mod filter;
mod find;
mod settings;
mod view;

pub use dialog::{Dialog, PathDialog, PathEntry, PathPurpose, Unsaved};
pub use document::Desk;
pub use filter::{Filter, Unmatched};
pub use find::{Find, Hit, HitGroup};
pub use settings::{PanelSizes, Recent, Settings};
pub use view::{Camera, CameraGoal, LeftTab, Mode, Reader, Steps, Toast, ToastKind, Tool, Work};

use std::collections::BTreeSet;

use super::effect::Effect;
use crate::base::{ClaimId, NodeId, SceneId};
use crate::display::{Palette, Part};
use crate::layout::Algorithm;

/// Everything the window shows.
#[derive(Clone, Debug)]
pub struct State {
    /// The case with its history and its file.
    pub desk: Desk,
    /// Start screen, explorer or show.
    pub mode: Mode,
    /// Selected parts.
    pub selection: BTreeSet<Part>,
    /// The part under the pointer, wherever the pointer is: canvas, outline, inspector or reader.
    pub hovered: Option<Part>,
    /// The claim that the inspector and the reader show.
    pub claim: Option<ClaimId>,
    /// Where the canvas looks.
    pub camera: Camera,
    /// Width and height of the canvas in points.
    pub canvas_size: [f32; 2],
    /// Where the canvas shall fly; the canvas takes it and pushes
    /// [`ViewAction::GoalTaken`](super::action::ViewAction::GoalTaken).
    pub goal: Option<CameraGoal>,
    /// The layout that was run last.
    pub algorithm: Algorithm,
    /// What a drag on the canvas does.
    pub tool: Tool,
    /// What is shown.
    pub filter: Filter,
    /// What the reader shows; `None` when it is folded.
    pub reader: Option<Reader>,
    /// Number of requests to show something in the reader.
    pub reader_requests: u64,
    /// True while the left panel is shown.
    pub left_open: bool,
    /// True while the storyboard stands in the left panel's place.
    pub storyboard_open: bool,
    /// The scene whose title shall be written; the storyboard takes it and pushes
    /// [`PresentAction::FieldsOpened`](super::action::PresentAction::FieldsOpened).
    pub naming: Option<SceneId>,
    /// Tab of the left panel.
    pub left_tab: LeftTab,
    /// True while the inspector is shown, whenever something is selected.
    pub inspector_open: bool,
    /// True while the window is too narrow for panels beside the canvas.
    pub narrow: bool,
    /// Which panels are folded for want of room: left panel, storyboard, inspector.
    pub folded: [bool; 3],
    /// The find box.
    pub find: Find,
    /// The modal dialog on top, if any.
    pub dialog: Option<Dialog>,
    /// Short messages, oldest first.
    pub toasts: Vec<Toast>,
    /// The job that runs, if any.
    pub work: Option<Work>,
    /// The strip of first steps after a build.
    pub steps: Option<Steps>,
    /// What outlives the program.
    pub settings: Settings,
    /// What the window is asked to do; it takes them after every frame.
    pub effects: Vec<Effect>,
    pub(super) palette: Palette,
}

impl State {
    /// The start screen with an empty case.
    pub fn new(settings: Settings) -> Self {
        let palette = Palette::of(settings.theme());
        Self {
            desk: Desk::default(),
            mode: Mode::Start,
            selection: BTreeSet::new(),
            hovered: None,
            claim: None,
            camera: Camera::default(),
            canvas_size: [800.0, 600.0],
            goal: None,
            algorithm: Algorithm::default(),
            tool: Tool::Select,
            filter: Filter::default(),
            reader: None,
            reader_requests: 0,
            left_open: true,
            storyboard_open: false,
            naming: None,
            left_tab: LeftTab::Entities,
            inspector_open: true,
            narrow: false,
            folded: [false; 3],
            find: Find::default(),
            dialog: None,
            toasts: Vec::new(),
            work: None,
            steps: None,
            settings,
            effects: Vec::new(),
            palette,
        }
    }

    /// The colours of the current theme.
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// Takes the palette of the theme in the settings.
    pub fn refresh_palette(&mut self) {
        self.palette = Palette::of(self.settings.theme());
    }

    /// Seconds that a motion of so many milliseconds takes: none when reduced motion is asked for.
    pub fn motion_secs(&self, milliseconds: f32) -> f32 {
        if self.settings.reduced_motion { 0.0 } else { milliseconds / 1000.0 }
    }

    /// The selected node when exactly one part is selected and it is a node.
    pub fn selected_node(&self) -> Option<NodeId> {
        match self.only_selected() {
            Some(Part::Node(id)) => Some(id),
            _ => None,
        }
    }

    /// The selected part when exactly one is selected.
    pub fn only_selected(&self) -> Option<Part> {
        (self.selection.len() == 1).then(|| self.selection.first().copied()).flatten()
    }

    /// True while there is nothing to explore: no sources and no entities.
    pub fn is_empty(&self) -> bool {
        let case = self.desk.case();
        case.sources().len() == 0 && case.entities().len() == 0
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new(Settings::default())
    }
}
