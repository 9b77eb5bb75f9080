//! What outlives the program: theme, motion, sizes of panels, recent files. Written by `persist`.

use std::path::{Path, PathBuf};

use crate::display::Theme;

/// Files kept in the list of recent ones.
const RECENT_KEPT: usize = 8;

/// What outlives the program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// True for the light theme.
    pub light: bool,
    /// True to do without motion.
    pub reduced_motion: bool,
    /// Recently opened or saved cases, newest first.
    pub recent: Vec<Recent>,
    /// Folder of the last dialog.
    pub folder: Option<PathBuf>,
    /// Sizes that the user gave the panels.
    pub panels: PanelSizes,
}

/// Widths of the panels, and the height of the reader, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelSizes {
    /// Outline and legend.
    pub left: f32,
    /// The storyboard in its place.
    pub storyboard: f32,
    /// Inspector.
    pub inspector: f32,
    /// Reader.
    pub reader: f32,
}

impl Default for PanelSizes {
    fn default() -> Self {
        Self { left: 272.0, storyboard: 232.0, inspector: 352.0, reader: 228.0 }
    }
}

/// A recently used case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// The file.
    pub path: PathBuf,
    /// Title of the case.
    pub title: String,
    /// Number of reports, entities and relations when it was last seen.
    pub counts: [usize; 3],
}

impl Settings {
    /// The chosen theme.
    pub fn theme(&self) -> Theme {
        if self.light { Theme::Light } else { Theme::Dark }
    }

    /// Takes a file off the recent ones; false when it was not among them.
    pub fn forget(&mut self, path: &Path) -> bool {
        let before = self.recent.len();
        self.recent.retain(|recent| recent.path != path);
        self.recent.len() < before
    }

    /// Puts a case at the head of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|other| other.path != recent.path);
        self.folder = recent.path.parent().map(Path::to_path_buf);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT_KEPT);
    }
}
