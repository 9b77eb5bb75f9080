//! The whole window as a user has it, without a display: keys, pointer, clipboard and dropped files in, state
//! and widgets out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, HarnessBuilder};
use redstring::app::action::{Action, FileAction};
use redstring::app::state::{Settings, State};
use redstring::app::{Window, read_settings, theme};
use redstring::base::NodeId;
use redstring::display::{Palette, Theme};

use super::gestures;

/// The window, made in its first frame.
#[derive(Default)]
pub struct Slot(Option<Window>);

/// The window in its harness.
pub struct Shell {
    /// The harness.
    pub harness: Harness<'static, Slot>,
}

impl Shell {
    /// The start screen in a window of 1600 × 1000.
    pub fn start() -> Self {
        Self::with(Settings { reduced_motion: true, ..Settings::default() }, None)
    }

    /// The window as it starts with the settings of this file, and writes them there.
    pub fn with_settings_file(file: &Path) -> Self {
        let settings = Settings { reduced_motion: true, ..read_settings(file) };
        Self::with(settings, Some(file.to_path_buf()))
    }

    fn with(settings: Settings, file: Option<PathBuf>) -> Self {
        let palette = Palette::of(if settings.light { Theme::Light } else { Theme::Dark });
        let harness = HarnessBuilder::default()
            .with_size(vec2(1600.0, 1000.0))
            .with_max_steps(64)
            .with_context_setup(move |ctx| theme::install(ctx, &palette, false))
            .build_ui_state(
                move |ui, slot: &mut Slot| {
                    let window = slot.0.get_or_insert_with(|| {
                        Window::new(settings.clone(), file.clone(), Vec::new())
                    });
                    window.window_ui(ui);
                },
                Slot::default(),
            );
        Self { harness }
    }

    /// The window with the sample case.
    pub fn with_sample() -> Self {
        let mut shell = Self::start();
        shell.act(FileAction::OpenSample);
        shell
    }

    /// The window itself.
    pub fn window(&mut self) -> &mut Window {
        self.harness.state_mut().0.as_mut().expect("made in the first frame")
    }

    /// What it shows.
    pub fn state(&self) -> &State {
        self.harness.state().0.as_ref().expect("made in the first frame").state()
    }

    /// Does something and draws, without waiting for what it starts.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.window().push(action);
        self.harness.step();
    }

    /// Waits for the jobs and draws until nothing changes.
    pub fn settle(&mut self) {
        let ctx = self.harness.ctx.clone();
        self.window().finish_jobs(&ctx);
        self.harness.run_ok();
        self.window().finish_jobs(&ctx);
        self.harness.run_ok();
    }

    /// Does something, waits for its jobs, draws until nothing changes.
    pub fn act(&mut self, action: impl Into<Action>) {
        self.window().push(action);
        self.settle();
    }

    /// Presses and lets go of a key.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_ok();
    }

    /// Types letters as a keyboard does, all in one frame: a key and its text each.
    pub fn type_keys(&mut self, letters: &str) {
        let events = letters.chars().flat_map(letter);
        self.harness.input_mut().events.extend(events);
        self.harness.run_ok();
    }

    /// Presses keys and types letters in one and the same frame, as they come while a frame is slow.
    pub fn key_and_letters(&mut self, modifiers: Modifiers, key: Key, letters: &str) {
        let mut events = vec![pressed(key, modifiers)];
        events.extend(letters.chars().flat_map(letter));
        self.harness.input_mut().events.extend(events);
        self.harness.run_ok();
    }

    /// Pastes text by Ctrl+V.
    pub fn paste(&mut self, text: &str) {
        self.harness.event(egui::Event::Paste(text.into()));
        self.harness.run_ok();
        self.settle();
    }

    /// Drops files on the window.
    pub fn drop_files(&mut self, paths: &[PathBuf]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.clone())) as _);
        self.harness.input_mut().dropped_files = files.collect();
        self.harness.step();
        self.settle();
    }

    /// Where the widget stands that has these words in its name.
    pub fn place(&self, words: &str) -> Pos2 {
        gestures::place(&self.harness, words)
    }

    /// Clicks at a point.
    pub fn click(&mut self, at: Pos2) {
        gestures::click(&mut self.harness, at);
    }

    /// Clicks the button of this name.
    pub fn press(&mut self, name: &str) {
        let at = self.harness.get_by_label(name).rect().center();
        self.click(at);
    }

    /// Drags from one point to another in two steps.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        gestures::drag(&mut self.harness, from, to);
    }

    /// The entity of this name.
    pub fn node_named(&self, label: &str) -> NodeId {
        let case = self.state().desk.case();
        case.entities().find(|entity| entity.label == label).expect("in the case").id
    }

    /// Where an entity stands in the world.
    pub fn position(&self, id: NodeId) -> [f32; 2] {
        self.state().desk.case().entity(id).and_then(|e| e.position).expect("placed")
    }
}

fn pressed(key: Key, modifiers: Modifiers) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// What a keyboard sends for a letter: its key and its text.
fn letter(letter: char) -> Vec<egui::Event> {
    let key = Key::from_name(&letter.to_uppercase().to_string());
    let key = key.map(|key| pressed(key, Modifiers::NONE));
    key.into_iter().chain([egui::Event::Text(letter.into())]).collect()
}

/// A file of the disk, as the platform hands it over when it is dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
