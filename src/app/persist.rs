//! Settings and recent files in the platform's configuration folder, as JSON. What cannot be read
//! counts as missing; failing to write is the caller's to tell.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::state::{PanelSizes, Recent, Settings};

/// Where the settings of this user are kept; `None` where the platform names no folder.
pub fn settings_file() -> Option<PathBuf> {
    config_folder().map(|folder| folder.join("redstring").join("settings.json"))
}

#[cfg(target_os = "windows")]
fn config_folder() -> Option<PathBuf> {
    env::var_os("APPDATA").map(PathBuf::from)
}

#[cfg(target_os = "macos")]
fn config_folder() -> Option<PathBuf> {
    env::var_os("HOME").map(|home| PathBuf::from(home).join("Library/Application Support"))
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn config_folder() -> Option<PathBuf> {
    let own = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    own.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".config")))
}

/// Reads settings; the defaults where there are none or they cannot be read.
pub fn read(file: &Path) -> Settings {
    let kept = fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
    kept.map(Settings::from).unwrap_or_default()
}

/// Writes settings, making their folder where it is missing.
pub fn write(file: &Path, settings: &Settings) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut text = serde_json::to_string_pretty(&Kept::from(settings))?;
    text.push('\n');
    crate::formats::save::export(file, text.as_bytes()).map_err(|error| error.source)
}

/// The file's form.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    light: bool,
    reduced_motion: bool,
    folder: Option<PathBuf>,
    panels: KeptPanels,
    recent: Vec<KeptRecent>,
}

/// Sizes in points; 0 for what was never set.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptPanels {
    left: f32,
    storyboard: f32,
    inspector: f32,
    reader: f32,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptRecent {
    path: PathBuf,
    title: String,
    reports: usize,
    entities: usize,
    relations: usize,
}

impl From<&Settings> for Kept {
    fn from(settings: &Settings) -> Self {
        let recent = settings.recent.iter().map(|recent| KeptRecent {
            path: recent.path.clone(),
            title: recent.title.clone(),
            reports: recent.counts[0],
            entities: recent.counts[1],
            relations: recent.counts[2],
        });
        Self {
            light: settings.light,
            reduced_motion: settings.reduced_motion,
            folder: settings.folder.clone(),
            panels: KeptPanels::from(settings.panels),
            recent: recent.collect(),
        }
    }
}

impl From<Kept> for Settings {
    fn from(kept: Kept) -> Self {
        let recent = kept.recent.into_iter().map(|recent| Recent {
            path: recent.path,
            title: recent.title,
            counts: [recent.reports, recent.entities, recent.relations],
        });
        Self {
            light: kept.light,
            reduced_motion: kept.reduced_motion,
            folder: kept.folder,
            panels: kept.panels.into(),
            recent: recent.collect(),
        }
    }
}

impl From<PanelSizes> for KeptPanels {
    fn from(sizes: PanelSizes) -> Self {
        let PanelSizes { left, storyboard, inspector, reader } = sizes;
        Self { left, storyboard, inspector, reader }
    }
}

impl From<KeptPanels> for PanelSizes {
    fn from(kept: KeptPanels) -> Self {
        let known = |size: f32, usual: f32| if size > 0.0 { size } else { usual };
        let usual = Self::default();
        Self {
            left: known(kept.left, usual.left),
            storyboard: known(kept.storyboard, usual.storyboard),
            inspector: known(kept.inspector, usual.inspector),
            reader: known(kept.reader, usual.reader),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::app::state::{PanelSizes, Recent, Settings};

    #[test]
    fn settings_are_read_as_they_were_written_and_bad_files_count_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep/settings.json");
        assert_eq!(read(&file), Settings::default());
        let panels = PanelSizes { reader: 300.0, ..PanelSizes::default() };
        let mut settings = Settings { light: true, panels, ..Settings::default() };
        for name in ["a", "b", "a"] {
            let path = format!("/cases/{name}.redstring").into();
            settings.remember(Recent { path, title: name.into(), counts: [1, 2, 3] });
        }
        write(&file, &settings).expect("written");
        assert_eq!(read(&file), settings);
        assert_eq!(settings.recent.len(), 2, "a file is listed once");
        std::fs::write(&file, "{\"light\": 7").expect("written");
        assert_eq!(read(&file), Settings::default());
    }
}
