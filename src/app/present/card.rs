//! The evidence card of the show: what the sources say of the part that was clicked, in full.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use std::sync::Arc;

use crate::app::state::State;
use crate::app::theme::{self, ink};
use crate::app::widgets::count;
use crate::briefing::Footnote;
use crate::display::{Color, Part, Weight, edge_words};
use crate::graph::RelationRef;

const WIDTH: f32 = 440.0;
const PADDING: f32 = 22.0;
/// Quotes, or relations of a node, that are spelled out.
const MOST_LINES: usize = 5;

/// A piece of the card: words, cut, size, line height, ink, space below.
type Piece = (String, Weight, f32, f32, Color, f32);

/// Draws the card at the right side of `view`.
pub fn card_ui(painter: &Painter, state: &State, part: Part, view: Rect) {
    let palette = state.palette();
    let width = WIDTH.min(view.width() * 0.4);
    let text_width = width - 2.0 * PADDING;
    let room = view.height() - 2.0 * PADDING;
    let mut height = 0.0;
    let mut lines: Vec<(Arc<Galley>, f32)> = Vec::new();
    for piece in pieces(state, part) {
        let (galley, gap) = lay(painter, piece, text_width);
        if height + galley.size().y > room {
            break;
        }
        height += galley.size().y + gap;
        lines.push((galley, gap));
    }
    if lines.is_empty() {
        return;
    }
    let size = vec2(width, height + 2.0 * PADDING - 6.0);
    let corner = pos2(
        view.right() - width - 64.0_f32.min(view.width() * 0.05),
        view.center().y - size.y / 2.0,
    );
    let area = Rect::from_min_size(corner, size);
    let line = Stroke::new(1.0, ink(palette.strong_line));
    painter.rect(area, 8.0, ink(palette.panel), line, StrokeKind::Inside);
    let bar = Rect::from_min_size(area.min, vec2(4.0, area.height()));
    painter.rect_filled(bar, 2.0, ink(palette.accent));
    let mut y = area.top() + PADDING;
    for (galley, gap) in lines {
        let next = y + galley.size().y + gap;
        painter.galley(pos2(area.left() + PADDING, y), galley, Color32::PLACEHOLDER);
        y = next;
    }
}

fn lay(
    painter: &Painter,
    (words, weight, size, line_height, color, gap): Piece,
    width: f32,
) -> (Arc<Galley>, f32) {
    let format = TextFormat {
        line_height: Some(line_height),
        ..TextFormat::simple(theme::font(weight, size), ink(color))
    };
    let mut job = LayoutJob::simple_format(words, format);
    job.wrap.max_width = width;
    (painter.layout_job(job), gap)
}

fn pieces(state: &State, part: Part) -> Vec<Piece> {
    let case = state.desk.case();
    match part {
        Part::Edge(id) => {
            case.relation(id).map_or_else(Vec::new, |edge| relation_pieces(state, edge))
        }
        Part::Node(id) => {
            let Some(entity) = case.entity(id) else { return Vec::new() };
            let palette = state.palette();
            let relations = case.relations_of(id);
            let facts = format!(
                "{} · {}",
                entity.kind.title(),
                count(relations.len(), "relation", "relations")
            );
            let mut pieces = vec![title(state, entity.label.clone()), quiet(state, facts, 12.0)];
            for edge in relations.iter().take(MOST_LINES) {
                let words = sentence(state, *edge);
                pieces.push((words, Weight::Regular, 16.0, 24.0, palette.text, 6.0));
            }
            if let Some(more) = relations.len().checked_sub(MOST_LINES).filter(|&more| more > 0) {
                pieces.push(quiet(state, format!("and {more} more"), 0.0));
            }
            pieces
        }
    }
}

/// The relation as a sentence, and every quote with its reference.
fn relation_pieces(state: &State, edge: RelationRef<'_>) -> Vec<Piece> {
    let case = state.desk.case();
    let mut pieces = vec![title(state, sentence(state, edge))];
    let notes = edge.relation.standing_claims().filter_map(|claim| Footnote::of(case, claim, 1));
    for note in notes.take(MOST_LINES) {
        let quote = format!("“{}”", note.quote);
        pieces.push((quote, Weight::Regular, 16.0, 24.0, state.palette().text, 2.0));
        pieces.push(quiet(state, note.reference(), 12.0));
    }
    if pieces.len() == 1 {
        pieces.push(quiet(state, "No sentence stands behind it.".to_owned(), 0.0));
    }
    pieces
}

fn sentence(state: &State, edge: RelationRef<'_>) -> String {
    let name = |id| state.desk.case().entity(id).map_or("", |entity| entity.label.as_str());
    format!("{} {} {}", name(edge.from), edge_words(edge.relation), name(edge.to))
}

fn title(state: &State, words: String) -> Piece {
    (words, Weight::SemiBold, 22.0, 30.0, state.palette().text, 8.0)
}

fn quiet(state: &State, words: String, gap: f32) -> Piece {
    (words, Weight::Regular, 14.0, 20.0, state.palette().quiet_text, gap)
}
