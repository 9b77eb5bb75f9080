//! The sheet of keys: every command that has one, and what the pointer does.

use egui::{Align2, ScrollArea, Sense, Ui, pos2, vec2};

use super::title_ui;
use crate::app::action::Action;
use crate::app::command;
use crate::app::state::State;
use crate::app::theme::ink;
use crate::app::widgets::{Ink, key_cap, key_cap_width, text};
use crate::display::{Palette, Weight};

/// What the pointer, and the keys that are no commands, do on the canvas.
const POINTER: [(&str, &str); 11] = [
    ("Walk the entities", "Tab"),
    ("Nudge what is selected", "Arrows"),
    ("Zoom at the pointer", "Wheel"),
    ("Pan", "Drag background"),
    ("Move and pin an entity", "Drag entity"),
    ("Select", "Click"),
    ("Add to the selection", "Shift click"),
    ("Select by a box", "Shift drag"),
    ("Centre", "Double click"),
    ("Show one kind alone", "Alt click legend"),
    ("Make copied text a report", "Ctrl V"),
];
/// Width of a column.
const COLUMN: f32 = 276.0;

/// The dialog's content.
pub fn keys_ui(ui: &mut Ui, state: &State, _out: &mut [Action]) {
    let palette = state.palette();
    ui.set_width(3.0 * COLUMN + 2.0 * 28.0);
    title_ui(ui, palette, "Keys");
    let mut groups: Vec<(&str, Vec<(String, String)>)> = Vec::new();
    for (menu, command) in command::all() {
        let keys = command.keys_text();
        if keys.is_empty() {
            continue;
        }
        let row = (command.name.trim_end_matches('…').to_owned(), keys);
        match groups.last_mut().filter(|(name, _)| *name == menu) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((menu, vec![row])),
        }
    }
    let pointer = POINTER.map(|(what, keys)| (what.to_owned(), keys.to_owned())).to_vec();
    groups.push(("Pointer and clipboard", pointer));
    let most = ui.ctx().content_rect().height() - 160.0;
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        columns_ui(ui, palette, &groups);
    });
}

/// Groups in three columns of about equal height, in order.
fn columns_ui(ui: &mut Ui, palette: &Palette, groups: &[(&str, Vec<(String, String)>)]) {
    let total: usize = groups.iter().map(|(_, rows)| rows.len() + 2).sum();
    let share = total.div_ceil(3);
    let mut groups = groups.iter().peekable();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(28.0, 0.0);
        for column in 0..3 {
            ui.vertical(|ui| {
                ui.set_width(COLUMN);
                let mut filled = 0;
                while let Some((title, rows)) = groups.peek() {
                    let fits = filled == 0 || filled + rows.len() / 2 < share || column == 2;
                    if !fits {
                        break;
                    }
                    group_ui(ui, palette, title, rows);
                    filled += rows.len() + 2;
                    groups.next();
                }
            });
        }
    });
}

fn group_ui(ui: &mut Ui, palette: &Palette, title: &str, rows: &[(String, String)]) {
    let (rect, _) = ui.allocate_exact_size(vec2(COLUMN, 28.0), Sense::hover());
    let look = Ink::new(Weight::SemiBold, 12.0, ink(palette.quiet_text));
    text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, title, look);
    for (what, keys) in rows {
        let (rect, response) = ui.allocate_exact_size(vec2(COLUMN, 25.0), Sense::hover());
        let name = format!("{what}: {keys}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
        let look = Ink::new(Weight::Regular, 13.0, ink(palette.text));
        text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, what, look);
        let width = key_cap_width(ui.painter(), keys);
        key_cap(ui.painter(), palette, pos2(rect.right() - width, rect.center().y), keys);
    }
    ui.add_space(12.0);
}
