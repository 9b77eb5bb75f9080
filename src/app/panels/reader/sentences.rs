//! The column of sentences: only what is on screen is laid out, whatever the report's length.

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Revision;
use super::heights::Heights;
use super::index::{Row, SourceIndex};
use super::marked::{Laid, Mark, Passage};
use crate::app::action::{Action, SelectAction};
use crate::app::state::{Reader, State};
use crate::app::theme::{self, ink};
use crate::app::widgets::{Ink, count, lower_first, text};
use crate::base::{NoClaim, SourceId, Span};
use crate::display::{Part, Weight};
use crate::graph::{Claim, RelationRef, Source};

const FONT_SIZE: f32 = 14.0;
const LINE_HEIGHT: f32 = 24.0;
/// Space above a sentence that opens a paragraph.
const PARAGRAPH_GAP: f32 = 10.0;
const PADDING: f32 = 12.0;
/// Where the text starts, right of the numbers.
const TEXT_LEFT: f32 = 54.0;
/// Lines longer than this are hard to follow.
const WIDEST_TEXT: f32 = 860.0;
/// Mean advance of a character, to guess heights.
const MEAN_ADVANCE: f32 = 7.1;
/// Frames in which a jump is corrected while guessed heights become real ones.
const SETTLING_FRAMES: u8 = 4;

/// The column's place and measures.
#[derive(Default)]
pub struct Page {
    heights: Heights,
    /// What `heights` were measured for.
    measured: Option<(SourceId, Revision, u32)>,
    /// The last request that was scrolled to, and frames left to settle.
    request: Option<(SourceId, u64)>,
    settling: u8,
    /// Top and height of the viewport in the column.
    seen: (f32, f32),
}

/// Draws the sentences and takes clicks on names and numbers.
pub fn sentences_ui(
    ui: &mut Ui,
    state: &State,
    (reader, source, index): (Reader, &Source, &SourceIndex),
    page: &mut Page,
    out: &mut Vec<Action>,
) {
    let width = (ui.available_width() - TEXT_LEFT - 32.0).clamp(120.0, WIDEST_TEXT);
    page.measure(source, state.desk.revision(), index, width);
    let mut area = ScrollArea::vertical().id_salt(("reader", source.id.0)).auto_shrink(false);
    if let Some(offset) = page.offset_for(reader, index, ui.available_height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(page.heights.total() + 2.0 * PADDING);
        page.seen = (viewport.top(), viewport.height());
        let first = page.heights.row_at(viewport.top() - PADDING);
        let mut real = Vec::new();
        for row in first..page.heights.len() {
            if page.heights.top(row) + PADDING > viewport.bottom() {
                break;
            }
            let top = ui.max_rect().top() + PADDING + page.heights.top(row);
            let height = row_ui(ui, state, (reader, source, index), (row, top, width), out);
            real.push((row, height));
        }
        if page.heights.correct(&real) {
            ui.ctx().request_repaint();
        }
    });
    evidence_mark(ui, state, output.inner_rect, (reader, index), &page.heights);
}

impl Page {
    /// Guesses all heights anew when the text, its names or the width have changed.
    fn measure(&mut self, source: &Source, revision: Revision, index: &SourceIndex, width: f32) {
        let key = (source.id, revision, width.to_bits());
        if self.measured == Some(key) {
            return;
        }
        let per_line = (width / MEAN_ADVANCE).max(1.0);
        self.heights = Heights::guess(index.rows().iter().enumerate().map(|(number, row)| {
            let lines = (row.span.len() as f32 / per_line).ceil().max(1.0);
            lines * LINE_HEIGHT + gap_above(number, *row)
        }));
        self.measured = Some(key);
        self.settling = SETTLING_FRAMES;
    }

    /// Where to scroll so that a newly asked-for span is seen; `None` when it is, or none is asked.
    fn offset_for(&mut self, reader: Reader, index: &SourceIndex, height: f32) -> Option<f32> {
        let request = Some((reader.source, reader.request));
        if self.request != request {
            self.request = request;
            self.settling = SETTLING_FRAMES;
        }
        let row = index.row_at(reader.span?.start);
        let (top, bottom) =
            (self.heights.top(row), self.heights.top(row) + self.heights.height(row));
        let settled = self.settling == 0;
        self.settling = self.settling.saturating_sub(1);
        let (seen_top, seen_height) = self.seen;
        let visible = seen_top <= top && bottom + PADDING <= seen_top + seen_height;
        (!settled && !visible).then(|| (top + PADDING - 0.3 * height).max(0.0))
    }
}

/// Draws one sentence with its top at `top` and gives its height.
fn row_ui(
    ui: &mut Ui,
    state: &State,
    (reader, source, index): (Reader, &Source, &SourceIndex),
    (number, top, width): (usize, f32, f32),
    out: &mut Vec<Action>,
) -> f32 {
    let Some(&row) = index.rows().get(number) else { return LINE_HEIGHT };
    let evidence = reader.span.filter(|span| span.overlaps(row.span));
    let marks = marks_of(state, source.id, index, row.span);
    let laid = lay(ui, state, source, row, &marks, width);
    let gap = gap_above(number, row);
    let left = ui.max_rect().left();
    let corner = pos2(left + TEXT_LEFT, top + gap);
    let area = Rect::from_min_size(
        pos2(left + TEXT_LEFT - 10.0, top + gap),
        vec2(ui.max_rect().right() - left - TEXT_LEFT - 4.0, laid.size().y),
    );
    if evidence.is_some() {
        let palette = state.palette();
        ui.painter().rect_filled(area, 0.0, ink(palette.selected_row));
        let bar = Rect::from_min_size(area.min, vec2(3.0, area.height()));
        ui.painter().rect_filled(bar, 0.0, ink(palette.accent));
    }
    let hovered = names_ui(ui, state, (source, row), (area, corner), &laid, out);
    laid.paint(ui.painter(), corner, hovered);
    let gutter =
        Rect::from_min_max(pos2(left + 8.0, corner.y), pos2(area.left() - 4.0, area.bottom()));
    if let Some(reason) = index.why_bare(row) {
        bare_ui(ui, state, (row, reason), gutter);
    }
    number_ui(ui, state, (number, row, index), gutter, out);
    gap + laid.size().y
}

/// A thin bar beside a sentence that gave no claim, which says why.
fn bare_ui(ui: &mut Ui, state: &State, (row, reason): (Row, NoClaim), gutter: Rect) {
    let bar = Rect::from_min_max(pos2(gutter.right() - 2.0, gutter.top() + 4.0), gutter.max);
    let bar = bar.with_max_y(gutter.bottom() - 4.0);
    ui.painter().rect_filled(bar, 1.0, ink(state.palette().hairline));
    let id = ui.scope_id().with(("no claim", row.span.start));
    let response = ui.interact(gutter, id, Sense::HOVER);
    let words = format!("No claim: {}", lower_first(reason.title()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(words);
}

fn lay(ui: &Ui, state: &State, source: &Source, row: Row, marks: &[Mark], width: f32) -> Laid {
    let passage = Passage {
        text: &source.text,
        span: row.span,
        marks,
        cut_before: false,
        cut_after: false,
        font: theme::font(Weight::Regular, FONT_SIZE),
        line_height: LINE_HEIGHT,
        most_lines: usize::MAX,
        ink: ink(state.palette().text),
    };
    passage.lay(ui.painter(), width)
}

/// Takes the pointer over the names of a sentence; gives the mark that is to be lit.
fn names_ui(
    ui: &mut Ui,
    state: &State,
    (source, row): (&Source, Row),
    (area, corner): (Rect, egui::Pos2),
    laid: &Laid,
    out: &mut Vec<Action>,
) -> Option<Mark> {
    let id = ui.scope_id().with(("sentence", source.id.0, row.span.start));
    let response = ui.interact(area, id, Sense::CLICK);
    let words = row.span.of(&source.text).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let under = response.hover_pos().and_then(|at| laid.mark_at(at - corner));
    let under = under.filter(|mark| mark.target.is_some());
    let target = under.and_then(|mark| mark.target)?;
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    if response.clicked() {
        out.push(SelectAction::GoTo(Part::Node(target)).into());
    } else if state.hovered != Some(Part::Node(target)) {
        out.push(SelectAction::Hover(Some(Part::Node(target))).into());
    }
    under
}

/// The sentence's number; where claims rest on the sentence, a click walks through them.
fn number_ui(
    ui: &mut Ui,
    state: &State,
    (number, row, index): (usize, Row, &SourceIndex),
    gutter: Rect,
    out: &mut Vec<Action>,
) {
    let palette = state.palette();
    let claims = index.claims_in(row.span);
    let at = pos2(gutter.right() - 6.0, gutter.top() + 0.5 * LINE_HEIGHT);
    let mut color =
        if claims.is_empty() { palette.faint_text.fade(0.6) } else { palette.quiet_text };
    let name = (number + 1).to_string();
    if !claims.is_empty() {
        let response =
            ui.interact(gutter, ui.scope_id().with(("number", row.span.start)), Sense::CLICK);
        if response.hovered() {
            color = palette.text;
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            let shown = claims.iter().position(|(.., claim)| state.claim == Some(*claim));
            let next = shown.map_or(0, |shown| (shown + 1) % claims.len());
            let (_, edge, claim) = claims[next];
            out.push(SelectAction::ShowClaim(edge, claim).into());
        }
        response.on_hover_text(format!("{} here", count(claims.len(), "claim", "claims")));
    }
    let quiet = Ink::new(Weight::Regular, 12.0, ink(color));
    text(ui.painter(), at, egui::Align2::RIGHT_CENTER, &name, quiet);
}

/// The names of a sentence, and over them the parts of the shown claim.
fn marks_of(state: &State, source: SourceId, index: &SourceIndex, span: Span) -> Vec<Mark> {
    let palette = state.palette();
    let mut marks: Vec<Mark> = index
        .names_in(span)
        .iter()
        .map(|name| Mark {
            span: name.span,
            color: ink(palette.kind(name.kind)),
            target: Some(name.node),
            rank: 0,
        })
        .collect();
    if let Some((relation, claim)) = shown_claim(state)
        && claim.at.is_some_and(|at| at.source == source && at.span.overlaps(span))
    {
        marks.extend(claim_marks(state, relation, claim));
    }
    marks
}

/// The claim that inspector and reader show, with its relation.
pub fn shown_claim(state: &State) -> Option<(RelationRef<'_>, &Claim)> {
    let Some(Part::Edge(edge)) = state.only_selected() else { return None };
    let relation = state.desk.case().relation(edge)?;
    let claim = relation.relation.claims.iter().find(|claim| Some(claim.id) == state.claim)?;
    Some((relation, claim))
}

/// Subject, verb and object of a claim in the hues of kind, family and kind.
pub fn claim_marks(state: &State, relation: RelationRef<'_>, claim: &Claim) -> Vec<Mark> {
    let (case, palette) = (state.desk.case(), state.palette());
    let end = |node, span: Option<Span>| {
        let color = ink(palette.kind(case.entity(node)?.kind));
        Some(Mark { span: span?, color, target: Some(node), rank: 2 })
    };
    let verb = claim.verb.map(|span| Mark {
        span,
        color: ink(palette.family(relation.relation.family)),
        target: None,
        rank: 1,
    });
    let ends = [end(relation.from, claim.subject), end(relation.to, claim.object)];
    ends.into_iter().flatten().chain(verb).collect()
}

/// A mark beside the scroll bar where the evidence lies.
fn evidence_mark(
    ui: &Ui,
    state: &State,
    inner: Rect,
    (reader, index): (Reader, &SourceIndex),
    heights: &Heights,
) {
    let total = heights.total() + 2.0 * PADDING;
    let Some(span) = reader.span.filter(|_| total > inner.height()) else { return };
    let share = (heights.top(index.row_at(span.start)) + PADDING) / total;
    let y = inner.top() + share * inner.height();
    let mark = Rect::from_min_size(pos2(inner.right() - 7.0, y), vec2(7.0, 3.0));
    ui.painter().rect_filled(mark, 1.5, ink(state.palette().accent));
}

fn gap_above(number: usize, row: Row) -> f32 {
    if row.opens_paragraph && number > 0 { PARAGRAPH_GAP } else { 0.0 }
}
