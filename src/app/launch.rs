//! Opens the window: what the platform must have for it, its icon, and why it could not open.

use std::path::{Path, PathBuf};

use super::window::{Window, actions_for};
use super::{persist, theme};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// Nothing to show a window on.
    #[error("no display was found")]
    NoDisplay,
    /// Libraries that the window needs are missing.
    #[error(
        "the window needs libraries that are missing: {}\n  install them with: apt install {}",
        missing.iter().map(|library| library.file).collect::<Vec<_>>().join(", "),
        packages(missing).join(" ")
    )]
    MissingLibraries {
        /// Which.
        missing: Vec<&'static Library>,
    },
    /// The window system refused.
    #[error("the window could not be opened: {0}")]
    Refused(String),
}

/// A shared library that is loaded when the window opens.
#[derive(Debug, PartialEq, Eq)]
pub struct Library {
    /// Its file name.
    pub file: &'static str,
    /// The Debian package that has it.
    pub package: &'static str,
}

/// Opens the window with these files and returns when it is closed.
pub fn run(files: Vec<PathBuf>) -> Result<(), LaunchError> {
    check_platform()?;
    let viewport = egui::ViewportBuilder::default()
        .with_title("redstring")
        .with_app_id("redstring")
        .with_inner_size([1600.0, 1000.0])
        .with_min_inner_size([720.0, 480.0])
        .with_icon(icon());
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let settings_file = persist::settings_file();
    let settings = settings_file.as_deref().map(persist::read).unwrap_or_default();
    let start = move |context: &eframe::CreationContext<'_>| {
        let actions = actions_for(files);
        let window = Window::new(settings, settings_file, actions);
        let state = window.state();
        let motion = !state.settings.reduced_motion;
        theme::install(&context.egui_ctx, state.palette(), motion);
        Ok(Box::new(window) as Box<dyn eframe::App>)
    };
    eframe::run_native("redstring", options, Box::new(start)).map_err(|error| match error {
        // The window system was not there at all.
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => LaunchError::NoDisplay,
        error => LaunchError::Refused(error.to_string()),
    })
}

fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../assets/icon.png");
    eframe::icon_data::from_png_bytes(bytes).unwrap_or_default()
}

/// Packages of the libraries, each once.
fn packages(missing: &[&'static Library]) -> Vec<&'static str> {
    let mut packages: Vec<&str> = missing.iter().map(|library| library.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// Says what is missing before the window system is asked: it would panic.
#[cfg(target_os = "linux")]
fn check_platform() -> Result<(), LaunchError> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let wayland = set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET");
    if !wayland && !set("DISPLAY") {
        return Err(LaunchError::NoDisplay);
    }
    let mut needed: Vec<&Library> = DRAWING.iter().collect();
    needed.extend(if wayland { WAYLAND } else { X11 });
    let folders = library_folders();
    let missing: Vec<_> = needed.into_iter().filter(|library| !found(library, &folders)).collect();
    if missing.is_empty() { Ok(()) } else { Err(LaunchError::MissingLibraries { missing }) }
}

#[cfg(not(target_os = "linux"))]
fn check_platform() -> Result<(), LaunchError> {
    Ok(())
}

/// What every window needs.
#[cfg(target_os = "linux")]
const DRAWING: &[Library] = &[Library { file: "libEGL.so.1", package: "libegl1" }];

/// What a window on X11 needs.
#[cfg(target_os = "linux")]
const X11: &[Library] = &[
    Library { file: "libX11.so.6", package: "libx11-6" },
    Library { file: "libXcursor.so.1", package: "libxcursor1" },
    Library { file: "libXi.so.6", package: "libxi6" },
    Library { file: "libX11-xcb.so.1", package: "libx11-xcb1" },
    Library { file: "libxkbcommon-x11.so.0", package: "libxkbcommon-x11-0" },
];

/// What a window on Wayland needs.
#[cfg(target_os = "linux")]
const WAYLAND: &[Library] = &[
    Library { file: "libwayland-client.so.0", package: "libwayland-client0" },
    Library { file: "libwayland-egl.so.1", package: "libwayland-egl1" },
    Library { file: "libxkbcommon.so.0", package: "libxkbcommon0" },
];

/// Folders that the loader looks into: the environment's, the standard ones, the configured ones.
#[cfg(target_os = "linux")]
fn library_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::env::var_os("LD_LIBRARY_PATH")
        .map(|paths| std::env::split_paths(&paths).collect())
        .unwrap_or_default();
    let arch = std::env::consts::ARCH;
    for root in ["/lib", "/usr/lib", "/usr/local/lib", "/lib64", "/usr/lib64"] {
        folders.push(PathBuf::from(root));
        folders.push(Path::new(root).join(format!("{arch}-linux-gnu")));
    }
    folders.extend(configured_folders(Path::new("/etc/ld.so.conf.d")));
    folders
}

/// The folders named in the loader's configuration.
#[cfg(target_os = "linux")]
fn configured_folders(configuration: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(configuration) else { return Vec::new() };
    let texts = entries.flatten().filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.starts_with('/')).map(|line| PathBuf::from(line.trim())).collect()
}

/// True when the library lies in one of the folders, or in the loader's cache.
#[cfg(target_os = "linux")]
fn found(library: &Library, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| folder.join(library.file).exists())
        || in_cache(Path::new("/etc/ld.so.cache"), library.file)
}

/// The cache is a table of NUL-terminated names and paths.
#[cfg(target_os = "linux")]
fn in_cache(cache: &Path, file: &str) -> bool {
    let Ok(bytes) = std::fs::read(cache) else { return false };
    let name = file.as_bytes();
    bytes.split(|&byte| byte == 0).any(|part| part == name)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{DRAWING, LaunchError, Library, X11, found, in_cache};

    #[test]
    fn missing_libraries_are_named_with_their_packages() {
        let missing = vec![&X11[4], &DRAWING[0], &X11[4]];
        let told = LaunchError::MissingLibraries { missing }.to_string();
        assert!(told.contains("libxkbcommon-x11.so.0, libEGL.so.1"), "{told}");
        assert!(told.ends_with("apt install libegl1 libxkbcommon-x11-0"), "{told}");
    }

    #[test]
    fn libraries_are_found_in_folders_and_in_the_cache() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = Library { file: "libnosuch.so.9", package: "x" };
        assert!(!found(&library, &[folder.path().to_path_buf()]));
        std::fs::write(folder.path().join(library.file), "").expect("written");
        assert!(found(&library, &[folder.path().to_path_buf()]));
        let cache = folder.path().join("cache");
        std::fs::write(&cache, b"\0libnosuch.so.9\0/usr/lib/libnosuch.so.9\0").expect("written");
        assert!(in_cache(&cache, "libnosuch.so.9"));
        assert!(!in_cache(&cache, "libnosuch.so"));
    }
}
