//! The one table of commands: name, tooltip, icon, keys, when it is enabled and what it does. The
//! menus, the tool bar, the sheet of keys and the command palette read it.

mod table;

pub use table::*;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::Action;
use super::state::State;
use crate::display::Icon;

/// Something that a menu, a key or the palette can start.
#[derive(Clone, Copy)]
pub struct Command {
    /// Name in menus, sentence case, with "…" when a dialog follows.
    pub name: &'static str,
    /// What it does, for tooltips and the palette.
    pub tooltip: &'static str,
    /// Pictogram, where it has one.
    pub icon: Option<Icon>,
    /// Keys, the first of them shown.
    pub keys: &'static [KeyboardShortcut],
    /// True when it can be started.
    pub enabled: fn(&State) -> bool,
    /// For switches, whether it is on.
    pub checked: fn(&State) -> Option<bool>,
    /// What the name goes on with: "Undo" "move entity".
    pub object: fn(&State) -> Option<&str>,
    /// What it does.
    pub action: fn(&State) -> Action,
    /// True when it puts the keyboard into a text field: what is typed right after it is text.
    pub writes: bool,
}

impl Command {
    /// The name with its object: "Undo move entity".
    pub fn label(&self, state: &State) -> String {
        match (self.object)(state).and_then(|object| Some((object.chars().next()?, object))) {
            Some((first, object)) => {
                let rest = &object[first.len_utf8()..];
                format!("{} {}{rest}", self.name, first.to_lowercase())
            }
            None => self.name.to_owned(),
        }
    }

    /// Its first keys as text; empty when it has none.
    pub fn keys_text(&self) -> String {
        self.keys.first().map(keys_text).unwrap_or_default()
    }
}

/// Keys as the key caps show them: "Ctrl Shift Z".
pub fn keys_text(keys: &KeyboardShortcut) -> String {
    let mac = cfg!(target_os = "macos");
    let mut words = Vec::new();
    if keys.modifiers.command || keys.modifiers.ctrl {
        words.push(if mac { "⌘" } else { "Ctrl" });
    }
    if keys.modifiers.alt {
        words.push(if mac { "⌥" } else { "Alt" });
    }
    if keys.modifiers.shift {
        words.push(if mac { "⇧" } else { "Shift" });
    }
    words.push(match keys.logical_key {
        Key::Questionmark => "?",
        Key::Escape => "Esc",
        Key::Delete => "Del",
        Key::Plus | Key::Equals => "+",
        Key::Minus => "−",
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        key => key.name(),
    });
    words.join(" ")
}

/// What stands in a menu.
#[derive(Clone, Copy)]
pub enum Entry {
    /// A command.
    Do(&'static Command),
    /// A menu in the menu.
    More(&'static str, &'static [Entry]),
    /// The recent files.
    Recent,
    /// A line.
    Line,
}

/// The menu bar.
pub const MENUS: &[(&str, &[Entry])] = &[
    (
        "File",
        &[
            Entry::Do(&NEW),
            Entry::Do(&OPEN),
            Entry::Recent,
            Entry::Do(&OPEN_SAMPLE),
            Entry::Line,
            Entry::Do(&ADD_REPORT),
            Entry::Do(&PASTE_TEXT),
            Entry::Line,
            Entry::Do(&SAVE),
            Entry::Do(&SAVE_AS),
            Entry::More("Export", EXPORTS),
            Entry::Line,
            Entry::Do(&QUIT),
        ],
    ),
    (
        "Edit",
        &[
            Entry::Do(&UNDO),
            Entry::Do(&REDO),
            Entry::Line,
            Entry::Do(&SELECT_ALL),
            Entry::Do(&SELECT_NEIGHBOURS),
            Entry::Do(&CLEAR_SELECTION),
            Entry::Line,
            Entry::Do(&PIN),
            Entry::Do(&DELETE),
            Entry::Line,
            Entry::Do(&FIND),
        ],
    ),
    (
        "View",
        &[
            Entry::Do(&FIT),
            Entry::Do(&ZOOM_IN),
            Entry::Do(&ZOOM_OUT),
            Entry::Do(&ACTUAL_SIZE),
            Entry::Line,
            Entry::Do(&LEFT_PANEL),
            Entry::Do(&INSPECTOR),
            Entry::Do(&READER),
            Entry::Line,
            Entry::Do(&NAMED_ONLY),
            Entry::Do(&CLEAR_FILTER),
            Entry::Line,
            Entry::Do(&LIGHT_THEME),
            Entry::Do(&REDUCED_MOTION),
        ],
    ),
    (
        "Graph",
        &[
            Entry::More("Layout", LAYOUTS),
            Entry::Do(&UNPIN_ALL),
            Entry::Line,
            Entry::Do(&SELECT_TOOL),
            Entry::Do(&HAND_TOOL),
            Entry::Do(&CONNECT_TOOL),
            Entry::Line,
            Entry::Do(&NEXT_WEAK),
            Entry::Do(&NEXT_SUGGESTION),
            Entry::Do(&NEXT_CLAIM),
            Entry::Do(&PREVIOUS_CLAIM),
        ],
    ),
    (
        "Briefing",
        &[
            Entry::Do(&STORYBOARD),
            Entry::Do(&ADD_SCENE),
            Entry::Do(&PRESENT),
            Entry::Line,
            Entry::Do(&EXPORT_HTML),
            Entry::Do(&EXPORT_MARKDOWN),
        ],
    ),
    ("Help", &[Entry::Do(&KEYS), Entry::Do(&COMMANDS), Entry::Line, Entry::Do(&ABOUT)]),
];

/// The layout menu.
pub const LAYOUTS: &[Entry] = &[
    Entry::Do(&LAYOUT_STRESS),
    Entry::Do(&LAYOUT_FORCE),
    Entry::Do(&LAYOUT_LAYERED),
    Entry::Do(&LAYOUT_RADIAL),
    Entry::Do(&LAYOUT_CIRCULAR),
    Entry::Do(&LAYOUT_GRID),
];

const EXPORTS: &[Entry] = &[
    Entry::Do(&EXPORT_PNG),
    Entry::Do(&EXPORT_SVG),
    Entry::Do(&EXPORT_PDF),
    Entry::Do(&EXPORT_GRAPHML),
    Entry::Do(&EXPORT_HTML),
    Entry::Do(&EXPORT_MARKDOWN),
];

/// Every command once, with the menu it stands in; the innermost one where menus are nested.
pub fn all() -> Vec<(&'static str, &'static Command)> {
    fn collect(
        menu: &'static str,
        entries: &'static [Entry],
        found: &mut Vec<(&'static str, &'static Command)>,
    ) {
        for entry in entries {
            match entry {
                Entry::Do(command)
                    if !found.iter().any(|(_, known)| known.name == command.name) =>
                {
                    found.push((menu, *command));
                }
                Entry::More(menu, entries) => collect(menu, entries, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for (menu, entries) in MENUS {
        collect(menu, entries, &mut found);
    }
    found
}

/// Takes the keys of commands out of the input and gives what they do, in the order in which they were
/// pressed. Keys that write text or move its cursor are left to a focused text field, and to one that a
/// command of the same frame gives the keyboard to; so they are while Esc is `leaving` one.
pub fn take_keys(ctx: &egui::Context, state: &State, leaving: bool) -> Vec<Action> {
    let mut writing = leaving || ctx.text_edit_focused();
    let bindings = bindings(state);
    let mut actions = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, pressed: true, modifiers, .. } = event else {
                return true;
            };
            let meant = bindings.iter().find(|(keys, _)| {
                let pressed =
                    keys.logical_key == *key && modifiers.matches_logically(keys.modifiers);
                pressed && !(writing && is_typing(**keys))
            });
            let Some((_, command)) = meant else { return true };
            actions.push((command.action)(state));
            writing |= command.writes;
            false
        });
    });
    actions
}

/// Keys of the commands that can be started now.
fn bindings(state: &State) -> Vec<(&'static KeyboardShortcut, &'static Command)> {
    let mut bindings: Vec<_> = all()
        .into_iter()
        .filter(|(_, command)| (command.enabled)(state))
        .flat_map(|(_, command)| command.keys.iter().map(move |keys| (keys, command)))
        .collect();
    // egui lets "Ctrl+Z" match while Shift is held too: the keys with more modifiers go first.
    bindings.sort_by_key(|(keys, _)| std::cmp::Reverse(modifier_count(keys.modifiers)));
    bindings
}

/// True for keys that a text field takes for itself.
fn is_typing(keys: KeyboardShortcut) -> bool {
    keys.conflicts_with_text_editing() || is_text_command(keys.logical_key)
}

fn modifier_count(modifiers: Modifiers) -> u32 {
    u32::from(modifiers.command || modifiers.ctrl)
        + u32::from(modifiers.shift)
        + u32::from(modifiers.alt)
}

/// Keys that mean something inside a text field.
fn is_text_command(key: Key) -> bool {
    matches!(key, Key::A | Key::Z | Key::Y | Key::X | Key::C | Key::V)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{UNDO, all, keys_text, take_keys};
    use crate::app::action::{EditAction, FileAction};
    use crate::app::state::{Mode, State};
    use crate::app::update::edit;
    use crate::app::update::tests::desk;
    use crate::graph::{Edit, Transaction};

    #[test]
    fn every_command_has_a_name_and_a_tooltip_and_no_keys_are_taken_twice() {
        let mut taken = BTreeSet::new();
        for (_, command) in all() {
            assert!(!command.name.is_empty() && !command.tooltip.is_empty(), "{}", command.name);
            for keys in command.keys {
                assert!(taken.insert(format!("{keys:?}")), "{}: {keys:?}", command.name);
            }
        }
    }

    #[test]
    fn undo_names_what_it_takes_back() {
        let mut state = State { desk: desk(), mode: Mode::Explore, ..State::default() };
        assert_eq!(UNDO.label(&state), "Undo");
        assert!(!(UNDO.enabled)(&state));
        edit::commit(&mut state, Transaction::new("Rename case", vec![Edit::SetTitle("x".into())]));
        assert_eq!(UNDO.label(&state), "Undo rename case");
        assert_eq!(keys_text(&UNDO.keys[0]), "Ctrl Z");
    }

    #[test]
    fn shift_tells_redo_from_undo_and_save_as_from_save() {
        let mut state = State { desk: desk(), mode: Mode::Explore, ..State::default() };
        for title in ["x", "y"] {
            let edits = vec![Edit::SetTitle(title.into())];
            edit::commit(&mut state, Transaction::new("Rename case", edits));
        }
        state.desk.history.undo();
        let press = |key, shift| {
            let ctx = egui::Context::default();
            let modifiers =
                egui::Modifiers { ctrl: true, command: true, shift, ..Default::default() };
            let event = egui::Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers,
            };
            let input = egui::RawInput { events: vec![event], ..Default::default() };
            let mut taken = Vec::new();
            let mut output =
                ctx.run_ui(input, |ui| taken.extend(take_keys(ui.ctx(), &state, false)));
            output.textures_delta.clear();
            taken
        };
        assert_eq!(press(egui::Key::Z, true), [EditAction::Redo.into()]);
        assert_eq!(press(egui::Key::Z, false), [EditAction::Undo.into()]);
        assert_eq!(press(egui::Key::S, true), [FileAction::AskSave(None).into()]);
        assert_eq!(press(egui::Key::S, false), [FileAction::Save(None).into()]);
    }
}
