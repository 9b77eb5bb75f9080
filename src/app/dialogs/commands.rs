//! The command palette: type a part of a name, Enter starts it.

use egui::{Align2, Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

use crate::app::action::{Action, ViewAction};
use crate::app::command::{self, Command};
use crate::app::state::State;
use crate::app::theme::{RADIUS, ink};
use crate::app::widgets::{self, Ink, key_cap, key_cap_width, text};
use crate::display::Weight;

/// Height of a row.
const ROW: f32 = 30.0;

/// The dialog's content.
pub fn commands_ui(ui: &mut Ui, state: &State, field: &str, marked: usize, out: &mut Vec<Action>) {
    ui.set_width(520.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let found = matching(state, field);
    let marked = marked.min(found.len().saturating_sub(1));
    keys(ui, state, &found, marked, out);
    let mut typed = field.to_owned();
    let hint = egui::RichText::new("Type a command").color(ink(state.palette().quiet_text));
    let edit = TextEdit::singleline(&mut typed)
        .id_salt("command")
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 8));
    let response = ui.add(edit).accessible_name("Command");
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        out.push(ViewAction::SetDialogText(typed).into());
    }
    ui.add_space(8.0);
    if found.is_empty() {
        let quiet = ink(state.palette().quiet_text);
        ui.colored_label(quiet, "No command has this name.");
    }
    ScrollArea::vertical().max_height(12.0 * ROW).auto_shrink([false, true]).show(ui, |ui| {
        for (index, (menu, command)) in found.iter().enumerate() {
            row_ui(ui, state, (menu, command), index == marked, out);
        }
    });
}

fn keys(ui: &Ui, state: &State, found: &[(&str, &Command)], marked: usize, out: &mut Vec<Action>) {
    let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) && marked + 1 < found.len() {
        out.push(ViewAction::MarkDialogRow(marked + 1).into());
    }
    if pressed(Key::ArrowUp) {
        out.push(ViewAction::MarkDialogRow(marked.saturating_sub(1)).into());
    }
    if pressed(Key::Enter)
        && let Some((_, command)) = found.get(marked)
    {
        start(state, command, out);
    }
}

fn start(state: &State, command: &Command, out: &mut Vec<Action>) {
    if (command.enabled)(state) {
        out.push(ViewAction::CloseDialog.into());
        out.push((command.action)(state));
    }
}

/// Commands whose name or tooltip holds every typed word; those that can be started come first.
fn matching(state: &State, field: &str) -> Vec<(&'static str, &'static Command)> {
    let words: Vec<String> = field.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<_> = command::all()
        .into_iter()
        .filter(|(menu, command)| {
            let told = format!("{menu} {} {}", command.name, command.tooltip).to_lowercase();
            words.iter().all(|word| told.contains(word.as_str()))
        })
        .collect();
    found.sort_by_key(|(_, command)| {
        let name = command.name.to_lowercase();
        let leads = words.first().is_some_and(|word| name.starts_with(word.as_str()));
        (!(command.enabled)(state), !leads)
    });
    found
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    (menu, command): (&str, &Command),
    marked: bool,
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let enabled = (command.enabled)(state);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let label = command.label(state);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, enabled, &label));
    let mut painter = ui.painter().clone();
    if marked || response.hovered() {
        painter.rect_filled(rect, RADIUS, ink(palette.hovered));
    }
    if marked {
        ui.scroll_to_rect(rect, None);
    }
    if !enabled {
        painter.multiply_opacity(0.45);
    }
    let y = rect.center().y;
    if let Some(symbol) = command.icon {
        widgets::icon(&painter, pos2(rect.left() + 18.0, y), symbol, 17.0, ink(palette.quiet_text));
    }
    let look = Ink::new(Weight::Regular, 13.0, ink(palette.text));
    let name = text(&painter, pos2(rect.left() + 36.0, y), Align2::LEFT_CENTER, &label, look);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    text(&painter, pos2(name.right() + 10.0, y), Align2::LEFT_CENTER, menu, quiet);
    let keys = command.keys_text();
    if !keys.is_empty() {
        let width = key_cap_width(&painter, &keys);
        key_cap(&painter, palette, pos2(rect.right() - 8.0 - width, y), &keys);
    }
    if response.on_hover_text(command.tooltip).clicked() {
        start(state, command, out);
    }
}

#[cfg(test)]
mod tests {
    use super::matching;
    use crate::app::state::State;

    #[test]
    fn commands_are_found_by_words_of_name_menu_and_tooltip() {
        let state = State::default();
        let names = |field: &str| -> Vec<&str> {
            matching(&state, field).iter().map(|(_, command)| command.name).collect()
        };
        assert_eq!(names("gephi"), ["GraphML…"]);
        assert_eq!(names("layout rings"), ["Radial"]);
        assert_eq!(names("open")[0], "Open…", "what can be started comes first");
        assert!(names("xyzzy").is_empty());
    }
}
