//! The reader: a source's numbered sentences, their names underlined in the kinds' hues, the
//! evidence of the shown claim marked and scrolled to. Names and sentence numbers can be clicked.

mod heights;
mod index;
mod marked;
mod sentences;

pub use index::SourceIndex;
pub use marked::{Laid, Mark, Passage};
pub use sentences::claim_marks;

use std::collections::BTreeMap;

use egui::{Align, Layout, Rect, Sense, Ui, vec2};

use crate::app::action::{Action, SelectAction, ViewAction};
use crate::app::panels::inspector::facts;
use crate::app::panels::parts::tab_ui;
use crate::app::state::{Reader, State};
use crate::app::theme::ink;
use crate::app::widgets::{Ink, count, icon_button_ui, text, text_width};
use crate::base::SourceId;
use crate::display::{Icon, Weight};
use crate::graph::Source;

/// What [`Desk::revision`](crate::app::state::Desk::revision) gives.
type Revision = (u64, u64);

/// Height of the tabs' row.
const HEAD_HEIGHT: f32 = 36.0;
/// Space between two tabs, and the bounds of a tab's width.
const TAB_GAP: f32 = 18.0;
const TAB_WIDTHS: (f32, f32) = (110.0, 420.0);

/// What the reader keeps from frame to frame.
#[derive(Default)]
pub struct ReaderPanel {
    /// For the revision of the case that they were built for.
    indexes: BTreeMap<SourceId, (Option<Revision>, SourceIndex)>,
    page: sentences::Page,
}

/// Fills `ui` with the report that the state's reader shows.
pub fn reader_ui(ui: &mut Ui, state: &State, panel: &mut ReaderPanel, out: &mut Vec<Action>) {
    let case = state.desk.case();
    let Some(reader) = state.reader else { return };
    let source = case.source(reader.source).or_else(|| case.sources().next());
    let Some(source) = source else {
        nothing_ui(ui, state);
        return;
    };
    let reader = Reader { source: source.id, ..reader };
    let revision = state.desk.revision();
    panel.indexes.retain(|id, _| case.source(*id).is_some());
    let entry = panel.indexes.entry(source.id).or_insert_with(|| (None, SourceIndex::default()));
    if entry.0 != Some(revision) {
        *entry = (Some(revision), SourceIndex::of(case, source));
    }
    let index = &entry.1;
    head_ui(ui, state, source, index, out);
    sentences::sentences_ui(ui, state, (reader, source, index), &mut panel.page, out);
}

/// Tabs of all reports, facts of the shown one, and the button that folds the reader.
fn head_ui(
    ui: &mut Ui,
    state: &State,
    source: &Source,
    index: &SourceIndex,
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD_HEIGHT), Sense::hover());
    let line = egui::Stroke::new(1.0, ink(palette.hairline));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    let mut head = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(12.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    if icon_button_ui(&mut head, palette, Icon::Close, "Fold the reader", (true, false)).clicked() {
        out.push(ViewAction::ToggleReader.into());
    }
    let facts = source_facts(source, index);
    let width = text_width(head.painter(), &facts, Weight::Regular, 12.0);
    if head.available_width() > width + 200.0 {
        let (area, response) = head.allocate_exact_size(vec2(width, HEAD_HEIGHT), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &facts));
        let reasons = if response.hovered() { index.reasons() } else { String::new() };
        if !reasons.is_empty() {
            response.on_hover_text(format!("The others: {reasons}"));
        }
        let quiet = Ink::new(Weight::Regular, 12.0, ink(palette.quiet_text));
        text(head.painter(), area.left_center(), egui::Align2::LEFT_CENTER, &facts, quiet);
    }
    let tabs = Rect::from_min_max(rect.min + vec2(12.0, 0.0), head.cursor().max - vec2(16.0, 0.0));
    tabs_ui(ui, state, source.id, tabs, out);
}

fn tabs_ui(ui: &mut Ui, state: &State, shown: SourceId, area: Rect, out: &mut Vec<Action>) {
    let mut ui = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_size(area.min, vec2(area.width().max(0.0), HEAD_HEIGHT)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    ui.set_clip_rect(ui.max_rect().intersect(ui.clip_rect()));
    egui::ScrollArea::horizontal()
        .id_salt("reader tabs")
        .scroll_bar_visibility(egui::containers::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(&mut ui, |ui| {
            ui.spacing_mut().item_spacing.x = TAB_GAP;
            let number = state.desk.case().sources().len().max(1) as f32;
            let most = (area.width() / number - TAB_GAP).clamp(TAB_WIDTHS.0, TAB_WIDTHS.1);
            for source in state.desk.case().sources() {
                let active = source.id == shown;
                let tab = tab_ui(ui, state.palette(), &source.title, active, most);
                if tab.clicked() {
                    out.push(SelectAction::Read(source.id, None).into());
                }
            }
        });
}

/// "19 Jul 2025 · 17 of 22 sentences gave claims".
fn source_facts(source: &Source, index: &SourceIndex) -> String {
    let date = source.published.map_or("undated".to_owned(), facts::day);
    let sentences = count(index.rows().len(), "sentence", "sentences");
    format!("{date} · {} of {sentences} gave claims", index.rows_with_claims())
}

fn nothing_ui(ui: &mut Ui, state: &State) {
    let quiet = egui::RichText::new("No reports yet. Drop one on the window, or paste its text.");
    ui.centered_and_justified(|ui| ui.label(quiet.color(ink(state.palette().quiet_text))));
}
