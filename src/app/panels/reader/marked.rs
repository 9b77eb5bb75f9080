//! A passage of a source exactly as it stands, with coloured lines under its marks. Byte spans of
//! the source come in; a laid-out galley and the boxes of the marks go out. Changes no character
//! but line breaks and tabs, which are shown as spaces so that every byte keeps its place.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, pos2};

use crate::base::{NodeId, Span};

/// Distance of a mark's line from the baseline, and its height.
const LINE_BELOW: f32 = 3.0;
const LINE_HEIGHT: f32 = 2.0;

/// A span that is underlined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the source.
    pub span: Span,
    /// Colour of the line.
    pub color: Color32,
    /// What it names; such marks can be clicked.
    pub target: Option<NodeId>,
    /// Of two overlapping marks the one of higher rank is drawn, then the longer one.
    pub rank: u8,
}

/// What to lay out.
pub struct Passage<'a> {
    /// The whole text of the source.
    pub text: &'a str,
    /// The part to show; its ends are moved outwards when they cut a character.
    pub span: Span,
    /// Marks in any order; parts outside `span` are not drawn.
    pub marks: &'a [Mark],
    /// True where the source goes on before the passage: shown as "…".
    pub cut_before: bool,
    /// True where the source goes on after the passage.
    pub cut_after: bool,
    /// Font, size and ink.
    pub font: FontId,
    /// Distance of two lines.
    pub line_height: f32,
    /// Lines before the rest is cut with "…".
    pub most_lines: usize,
    /// Colour of the text.
    pub ink: Color32,
}

/// A passage with its place for every character.
pub struct Laid {
    galley: Arc<Galley>,
    ink: Color32,
    /// Parts of marks, drawn ones first.
    parts: Vec<Part>,
    drawn: usize,
}

/// The part of a mark that stands on one line.
struct Part {
    mark: Mark,
    /// From the line's top to its bottom, relative to the passage's corner.
    area: Rect,
    /// Where its letters stand.
    baseline: f32,
}

impl Passage<'_> {
    /// Breaks the passage into lines of at most `width` points.
    pub fn lay(&self, painter: &Painter, width: f32) -> Laid {
        let span = whole_characters(self.text, self.span);
        let passage = span.of(self.text).unwrap_or_default();
        let mut shown = String::with_capacity(passage.len() + 6);
        if self.cut_before {
            shown.push('…');
        }
        shown.extend(passage.chars().map(|c| if c.is_control() { ' ' } else { c }));
        if self.cut_after {
            shown.push('…');
        }
        let format = TextFormat {
            line_height: Some(self.line_height),
            ..TextFormat::simple(self.font.clone(), self.ink)
        };
        let mut job = LayoutJob::simple_format(shown, format);
        job.wrap = TextWrapping { max_rows: self.most_lines, ..TextWrapping::wrap_at_width(width) };
        job.break_on_newline = false;
        let galley = painter.layout_job(job);

        let lead = usize::from(self.cut_before);
        let (mut parts, mut drawn) = (Vec::new(), 0);
        for (mark, is_drawn) in ranked(self.marks, span) {
            let start = lead + char_count(self.text, span.start, mark.span.start.max(span.start));
            let end = lead + char_count(self.text, span.start, mark.span.end.min(span.end));
            parts.extend(parts_of(&galley, start..end, mark));
            if is_drawn {
                drawn = parts.len();
            }
        }
        Laid { galley, ink: self.ink, parts, drawn }
    }
}

impl Laid {
    /// Width and height.
    pub fn size(&self) -> Vec2 {
        self.galley.size()
    }

    /// The mark under a point relative to the passage's corner; the shortest of nested ones.
    pub fn mark_at(&self, point: Vec2) -> Option<Mark> {
        let under = self.parts.iter().filter(|part| part.area.contains(point.to_pos2()));
        under.map(|part| part.mark).min_by_key(|mark| mark.span.len())
    }

    /// Paints text and lines; `hovered` gets a tint.
    pub fn paint(&self, painter: &Painter, corner: Pos2, hovered: Option<Mark>) {
        let hovered = hovered.map(|mark| mark.span);
        for part in self.parts.iter().filter(|part| Some(part.mark.span) == hovered) {
            let area = part.area.translate(corner.to_vec2()).expand2(egui::vec2(1.0, -2.0));
            painter.rect_filled(area, 3.0, part.mark.color.gamma_multiply(0.16));
        }
        painter.galley(corner, Arc::clone(&self.galley), self.ink);
        for part in self.parts.iter().take(self.drawn) {
            let top = part.baseline + LINE_BELOW;
            let line = Rect::from_x_y_ranges(part.area.x_range(), top..=top + LINE_HEIGHT);
            painter.rect_filled(line.translate(corner.to_vec2()), 1.0, part.mark.color);
        }
    }
}

/// Marks inside the span, drawn ones first; of overlapping ones only the best is drawn.
fn ranked(marks: &[Mark], span: Span) -> Vec<(Mark, bool)> {
    let mut sorted: Vec<Mark> =
        marks.iter().filter(|mark| mark.span.overlaps(span)).copied().collect();
    sorted.sort_by_key(|mark| {
        (std::cmp::Reverse(mark.rank), std::cmp::Reverse(mark.span.len()), mark.span.start)
    });
    let mut drawn: Vec<Span> = Vec::new();
    let (mut shown, mut nested) = (Vec::new(), Vec::new());
    for mark in sorted {
        if drawn.iter().any(|other| other.overlaps(mark.span)) {
            nested.push((mark, false));
        } else {
            drawn.push(mark.span);
            shown.push((mark, true));
        }
    }
    shown.append(&mut nested);
    shown
}

/// The mark's parts: characters `range` of the galley, cut at line breaks.
fn parts_of(galley: &Galley, range: std::ops::Range<usize>, mark: Mark) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let glyphs = &row.glyphs;
        let from = range.start.max(row_start) - row_start;
        let to = range.end.min(row_start + glyphs.len()).saturating_sub(row_start);
        let inside = glyphs.get(from..to).unwrap_or_default();
        let last = inside.iter().rfind(|glyph| !glyph.chr.is_whitespace());
        if let (Some(first), Some(last)) = (inside.first(), last) {
            let area = Rect::from_min_max(
                pos2(row.pos.x + first.pos.x, row.pos.y),
                pos2(row.pos.x + last.max_x(), row.pos.y + row.size.y),
            );
            parts.push(Part { mark, area, baseline: row.pos.y + first.pos.y });
        }
        row_start += glyphs.len() + usize::from(row.ends_with_newline);
    }
    parts
}

fn char_count(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to.max(from)).map_or(0, |part| part.chars().count())
}

/// The span with its ends moved outwards to character boundaries and inside the text.
fn whole_characters(text: &str, span: Span) -> Span {
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    Span::new(text.floor_char_boundary(start), text.ceil_char_boundary(end))
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    const TEXT: &str = "Äußerst viele Leute\nkamen – auch aus Łódź.";

    fn lay(marks: &[Mark], width: f32) -> Laid {
        let ctx = egui::Context::default();
        let mut laid = None;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let passage = Passage {
                text: TEXT,
                span: Span::new(0, TEXT.len()),
                marks,
                cut_before: true,
                cut_after: false,
                font: FontId::proportional(14.0),
                line_height: 24.0,
                most_lines: usize::MAX,
                ink: Color32::WHITE,
            };
            laid = Some(passage.lay(ui.painter(), width));
        });
        output.textures_delta.clear();
        laid.expect("laid out")
    }

    fn mark(words: &str, node: u64) -> Mark {
        let start = TEXT.find(words).expect("in the text");
        let span = Span::new(start, start + words.len());
        Mark { span, color: Color32::RED, target: Some(NodeId(node)), rank: 0 }
    }

    #[test]
    fn a_mark_is_found_where_its_words_stand() {
        let laid = lay(&[mark("Łódź", 1)], 1000.0);
        let area = laid.parts[0].area;
        let glyphs = &laid.galley.rows[0].glyphs;
        let first = glyphs.iter().find(|glyph| glyph.chr == 'Ł').expect("glyph");
        assert!((area.left() - first.pos.x).abs() < 0.01);
        assert_eq!(laid.mark_at(area.center().to_vec2()).expect("hit").target, Some(NodeId(1)));
        assert_eq!(laid.mark_at(vec2(1.0, 1.0)), None);
    }

    #[test]
    fn of_nested_marks_the_outer_is_drawn_and_the_inner_is_hit() {
        let marks = [mark("viele Leute\nkamen", 1), mark("Leute", 2)];
        let laid = lay(&marks, 1000.0);
        assert_eq!(laid.drawn, 1);
        let nested = |part: &&Part| part.mark.span == marks[1].span;
        let inner = laid.parts.iter().find(nested).expect("a part").area.center();
        assert_eq!(laid.mark_at(inner.to_vec2()).expect("hit").target, Some(NodeId(2)));
    }

    #[test]
    fn a_mark_that_wraps_has_a_box_on_each_line() {
        let laid = lay(&[mark("viele Leute\nkamen – auch", 1)], 110.0);
        assert!(laid.galley.rows.len() > 2);
        assert!(laid.parts.len() >= 2);
        let below = |pair: &[Part]| pair[0].area.bottom() <= pair[1].area.top() + 0.01;
        assert!(laid.parts.windows(2).all(below));
    }
}
