//! The filter bar above the canvas, shown only while a filter is on: a chip a criterion, a live
//! count, hide or dim, clear.

use egui::{Align2, Layout, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::action::{Action, ViewAction};
use crate::app::state::{Filter, State, Unmatched};
use crate::app::tally::Tally;
use crate::app::theme::{BUTTON_HEIGHT, RADIUS, ink};
use crate::app::widgets::{
    self, ButtonLook, Ink, button_ui, count, grouped, icon_button_ui, text, text_width,
};
use crate::base::{Family, Kind};
use crate::display::{EdgeLine, Icon, Palette, Weight};

/// Height of the bar.
pub const HEIGHT: f32 = 40.0;

/// The bar.
pub fn filter_bar_ui(ui: &mut Ui, state: &State, tally: &Tally, out: &mut Vec<Action>) {
    let palette = state.palette();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(4.0);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, HEIGHT), Sense::hover());
        let quiet = ink(palette.quiet_text);
        widgets::icon(ui.painter(), rect.center(), Icon::FilterAlt, 18.0, quiet);
        let tools = 330.0;
        let room = (ui.available_width() - tools).max(0.0);
        ui.allocate_ui_with_layout(
            vec2(room, HEIGHT),
            Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_clip_rect(ui.max_rect().intersect(ui.clip_rect()));
                for chip in chips(&state.filter) {
                    chip_ui(ui, palette, &chip, out);
                }
                alone_ui(ui, palette, tally);
            },
        );
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            if button_ui(ui, palette, ButtonLook::Plain, (None, "Clear", "Esc"), true).clicked() {
                out.push(ViewAction::ClearFilter.into());
            }
            choice_ui(ui, palette, state.filter.unmatched, out);
            let all = state.desk.case().relations().len();
            let words = format!(
                "{} of {}",
                grouped(tally.relations.len()),
                count(all, "relation", "relations")
            );
            let look = Ink::new(Weight::Regular, 12.0, quiet);
            let width = text_width(ui.painter(), &words, Weight::Regular, 12.0);
            let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
            text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, &words, look);
        });
    });
}

/// Says so where most of what is left stands alone: what linked it is hidden.
fn alone_ui(ui: &mut Ui, palette: &Palette, tally: &Tally) {
    let (alone, left) = (tally.alone, tally.outline.len());
    if left < 2 || alone * 2 < left {
        return;
    }
    let words = format!("{alone} of {left} have no relation among themselves");
    let look = Ink::new(Weight::Regular, 12.0, ink(palette.warning));
    let room = ui.available_width().max(0.0);
    let width = |words: &str| text_width(ui.painter(), words, look.weight, look.size);
    let fits = width(&words) <= room;
    let shown = if fits { words.clone() } else { format!("{alone} of {left} unlinked") };
    let size = vec2(width(&shown).min(room), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    widgets::cut_text(ui.painter(), rect.left_center(), &shown, look, size.x + 1.0);
    response.on_hover_text(words);
}

/// A criterion in words, and what takes it away.
struct Chip {
    what: &'static str,
    values: String,
    clear: Vec<Action>,
}

fn chips(filter: &Filter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let kinds = words(Kind::ALL, |kind| filter.hidden_kinds.contains(&kind), Kind::word);
    if let Some(values) = kinds {
        let clear = filter.hidden_kinds.iter().map(|&kind| ViewAction::ToggleKind(kind).into());
        chips.push(Chip { what: "Kind", values, clear: clear.collect() });
    }
    let hides = |line: EdgeLine| filter.hidden_lines.contains(&line);
    let lines = words(EdgeLine::ALL, hides, EdgeLine::title);
    if let Some(values) = lines {
        let hidden = filter.hidden_lines.iter();
        let clear = hidden.map(|&line| ViewAction::ToggleLine(line).into()).collect();
        chips.push(Chip { what: "Certainty", values: values.to_lowercase(), clear });
    }
    let families =
        words(Family::ALL, |family| filter.hidden_families.contains(&family), Family::word);
    if let Some(values) = families {
        let hidden = filter.hidden_families.iter();
        let clear = hidden.map(|&family| ViewAction::ToggleFamily(family).into()).collect();
        chips.push(Chip { what: "Relation", values, clear });
    }
    if filter.named_only {
        let clear = vec![ViewAction::ToggleNamedOnly.into()];
        chips.push(Chip { what: "Named", values: "only".into(), clear });
    }
    chips
}

/// "not location" when few are hidden, "arrest, money" when few are left; `None` when none is hidden.
fn words<T: Copy>(
    all: &[T],
    hidden: impl Fn(T) -> bool,
    word: impl Fn(T) -> &'static str,
) -> Option<String> {
    let list = |off: bool| {
        let chosen = all.iter().copied().filter(|&value| hidden(value) == off);
        chosen.map(&word).collect::<Vec<_>>()
    };
    let (off, on) = (list(true), list(false));
    match (off.len(), on.len()) {
        (0, _) => None,
        (_, 0) => Some("none".into()),
        (off_count, on_count) if off_count <= on_count => Some(format!("not {}", off.join(", "))),
        _ => Some(on.join(", ")),
    }
}

fn chip_ui(ui: &mut Ui, palette: &Palette, chip: &Chip, out: &mut Vec<Action>) {
    let what_width = text_width(ui.painter(), chip.what, Weight::Regular, 12.0);
    let values_width = text_width(ui.painter(), &chip.values, Weight::Medium, 12.0).min(260.0);
    let size = vec2(what_width + values_width + 48.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("Clear {} {}", chip.what.to_lowercase(), chip.values);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter();
    let fill = if response.hovered() { palette.hovered } else { palette.panel };
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect(rect, RADIUS, ink(fill), line, StrokeKind::Inside);
    let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
    let at = rect.left_center() + vec2(8.0, 0.0);
    text(painter, at, Align2::LEFT_CENTER, chip.what, quiet);
    let strong = Ink::new(Weight::Medium, 12.0, ink(palette.text));
    let at = at + vec2(what_width + 5.0, 0.0);
    widgets::cut_text(painter, at, &chip.values, strong, values_width + 1.0);
    let at = pos2(rect.right() - 15.0, rect.center().y);
    widgets::icon(painter, at, Icon::Close, 15.0, ink(palette.text));
    if response.on_hover_text(name).clicked() {
        out.extend(chip.clear.iter().cloned());
    }
}

/// "Dim | Hide".
fn choice_ui(ui: &mut Ui, palette: &Palette, chosen: Unmatched, out: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(vec2(92.0, BUTTON_HEIGHT - 2.0), Sense::hover());
    ui.painter().rect_filled(rect, RADIUS, ink(palette.raised));
    let halves = rect.split_left_right_at_fraction(0.5);
    for (half, unmatched, name) in
        [(halves.0, Unmatched::Dim, "Dim"), (halves.1, Unmatched::Hide, "Hide")]
    {
        let on = chosen == unmatched;
        let response = ui.interact(half, ui.scope_id().with(name), Sense::click());
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, name));
        let inner = half.shrink(1.0);
        paint_half(ui, palette, inner, name, on);
        if response.clicked() {
            out.push(ViewAction::SetUnmatched(unmatched).into());
        }
    }
}

fn paint_half(ui: &Ui, palette: &Palette, rect: Rect, name: &str, on: bool) {
    if on {
        let line = Stroke::new(1.0, ink(palette.strong_line));
        ui.painter().rect(rect, RADIUS, ink(palette.panel), line, StrokeKind::Inside);
    }
    let color = ink(if on { palette.text } else { palette.quiet_text });
    let weight = if on { Weight::Medium } else { Weight::Regular };
    let look = Ink::new(weight, 12.0, color);
    text(ui.painter(), rect.center(), Align2::CENTER_CENTER, name, look);
}

/// A button that takes something away, for strips.
pub fn dismiss_ui(ui: &mut Ui, palette: &Palette, name: &str) -> egui::Response {
    icon_button_ui(ui, palette, Icon::Close, name, (true, false))
}

#[cfg(test)]
mod tests {
    use super::chips;
    use crate::app::state::Filter;
    use crate::base::{Family, Kind};
    use crate::display::EdgeLine;

    #[test]
    fn chips_say_what_is_left_or_what_is_missing_whichever_is_shorter() {
        let mut filter = Filter { named_only: true, ..Filter::default() };
        filter.hidden_families.insert(Family::Location);
        filter.hidden_lines.insert(EdgeLine::Negated);
        filter.hidden_kinds = Kind::ALL.iter().copied().filter(|&k| k != Kind::Person).collect();
        let told: Vec<String> =
            chips(&filter).iter().map(|chip| format!("{} {}", chip.what, chip.values)).collect();
        let expected =
            ["Kind person", "Certainty not negated", "Relation not location", "Named only"];
        assert_eq!(told, expected);
        assert_eq!(chips(&filter)[0].clear.len(), Kind::ALL.len() - 1);
    }
}
