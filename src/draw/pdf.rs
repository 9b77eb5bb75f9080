//! A picture as a one-page PDF with real text in the embedded fonts, so that its words can be searched and
//! copied. Holds no date, so that the same picture gives the same bytes.

use emath::Pos2;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};

use super::path::{Path, Segment, baseline_start};
use super::{DrawError, Picture};
use crate::display::{Anchor, Color, Dash, Primitive, Stroke, Weight, fonts, measure};

/// PDF points a point of ours: 72 to 96 an inch.
const PDF_SCALE: f32 = 0.75;

/// The picture as a PDF of its own size.
pub fn to_pdf(picture: &Picture) -> Result<Vec<u8>, DrawError> {
    let (width, height) = (picture.size.x * PDF_SCALE, picture.size.y * PDF_SCALE);
    let settings = PageSettings::from_wh(width, height)
        .ok_or(DrawError::Empty { width: picture.size.x as u32, height: picture.size.y as u32 })?;
    let fonts = Weight::ALL.map(|weight| Font::new(Data::from(fonts::text(weight)), 0));
    let mut document = Document::new();
    let metadata = Metadata::new().title(picture.title.clone());
    document.set_metadata(metadata.description(picture.description.clone()));
    let mut page = document.start_page_with(settings);
    draw_page(picture, page.surface(), fonts);
    page.finish();
    document
        .finish()
        .map_err(|error| DrawError::Writer { format: "PDF", reason: format!("{error:?}") })
}

fn draw_page(picture: &Picture, surface: Surface<'_>, fonts: [Option<Font>; 3]) {
    let mut writer = Writer { surface, fonts };
    writer.surface.push_transform(&Transform::from_scale(PDF_SCALE, PDF_SCALE));
    let sheet = emath::Rect::from_min_size(Pos2::ZERO, picture.size);
    writer.shape(&Path::round_rect(sheet, 0.0), Some(picture.background), None);
    for primitive in &picture.primitives {
        writer.draw(primitive);
    }
    writer.surface.pop();
    writer.surface.finish();
}

struct Writer<'a> {
    surface: Surface<'a>,
    /// In the order of [`Weight::ALL`].
    fonts: [Option<Font>; 3],
}

impl Writer<'_> {
    fn draw(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Line { points, stroke } => {
                self.shape(&Path::line(points), None, Some(*stroke));
            }
            Primitive::Polygon { points, fill, stroke } => {
                self.shape(&Path::polygon(points), *fill, *stroke);
            }
            Primitive::Circle { center, radius, fill, stroke } => {
                self.shape(&Path::circle(*center, *radius), *fill, *stroke);
            }
            Primitive::RoundRect { rect, radius, fill, stroke } => {
                self.shape(&Path::round_rect(*rect, *radius), *fill, *stroke);
            }
            Primitive::Text { position, anchor, text, size, weight, color, angle } => {
                self.text(text, *weight, *size, (*position, *anchor, *angle), *color);
            }
            Primitive::Icon { center, size, icon, color } => {
                self.shape(&Path::icon(*icon, *center, *size), Some(*color), None);
            }
        }
    }

    fn shape(&mut self, path: &Path, fill: Option<Color>, stroke: Option<Stroke>) {
        let Some(path) = pdf_path(path) else { return };
        self.surface.set_fill(fill.map(pdf_fill));
        self.surface.set_stroke(stroke.map(pdf_stroke));
        self.surface.draw_path(&path);
    }

    fn text(
        &mut self,
        text: &str,
        weight: Weight,
        size: f32,
        (position, anchor, angle): (Pos2, Anchor, f32),
        color: Color,
    ) {
        let Some(font) = self.fonts[weight as usize].clone() else { return };
        let (glyphs, width) = measure::shape(text, weight);
        let starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.start).collect();
        let placed: Vec<KrillaGlyph> = glyphs
            .iter()
            .map(|glyph| {
                // The letters of a glyph end where those of a later one start.
                let after = starts.iter().copied().filter(|&start| start > glyph.start).min();
                let range = glyph.start..after.unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance,
                    0.0,
                    glyph.y,
                    0.0,
                    range,
                    None,
                )
            })
            .collect();
        let start = baseline_start(width, size, anchor);
        self.surface.set_fill(Some(pdf_fill(color)));
        self.surface.set_stroke(None);
        let turn = Transform::from_rotate_at(angle.to_degrees(), position.x, position.y);
        self.surface.push_transform(&turn);
        let from = Point::from_xy(position.x + start.x, position.y + start.y);
        self.surface.draw_glyphs(from, &placed, font, text, size, false);
        self.surface.pop();
    }
}

fn pdf_fill(color: Color) -> Fill {
    Fill { paint: pdf_color(color).into(), opacity: opacity(color), rule: FillRule::NonZero }
}

fn pdf_stroke(stroke: Stroke) -> krilla::paint::Stroke {
    let dash = match stroke.dash {
        Dash::Solid => None,
        Dash::Dashed { on, off } => Some(vec![on, off]),
        Dash::Dotted { every } => Some(vec![0.0, every]),
    };
    let round = matches!(stroke.dash, Dash::Dotted { .. });
    krilla::paint::Stroke {
        paint: pdf_color(stroke.color).into(),
        width: stroke.width,
        miter_limit: 4.0,
        line_cap: if round { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        opacity: opacity(stroke.color),
        dash: dash.map(|array| StrokeDash { array, offset: 0.0 }),
    }
}

fn pdf_color(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

/// `None` for a path without extent or with a place that is no number.
fn pdf_path(path: &Path) -> Option<krilla::geom::Path> {
    let mut builder = PathBuilder::new();
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => builder.move_to(to.x, to.y),
            Segment::Line(to) => builder.line_to(to.x, to.y),
            Segment::Quad(control, to) => builder.quad_to(control.x, control.y, to.x, to.y),
            Segment::Cubic(first, second, to) => {
                builder.cubic_to(first.x, first.y, second.x, second.y, to.x, to.y);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use emath::{pos2, vec2};

    use super::to_pdf;
    use crate::display::{Anchor, Color, Dash, Primitive, Stroke, Weight};
    use crate::draw::{DrawError, Picture};

    fn picture(width: f32) -> Picture {
        let color = Color::hex(0x1d_2329);
        Picture {
            size: vec2(width, 100.0),
            background: Color::hex(0xff_ffff),
            title: "Delta Bank".to_owned(),
            description: String::new(),
            primitives: vec![
                Primitive::Line {
                    points: vec![pos2(0.0, 0.0), pos2(90.0, 10.0)],
                    stroke: Stroke { width: 2.0, color, dash: Dash::Dotted { every: 4.6 } },
                },
                Primitive::Text {
                    position: pos2(50.0, 50.0),
                    anchor: Anchor::Center,
                    text: "Phnom Penh, Łódź".to_owned(),
                    size: 13.0,
                    weight: Weight::Medium,
                    color,
                    angle: 0.0,
                },
            ],
        }
    }

    #[test]
    fn a_picture_becomes_one_page_and_the_same_bytes_each_time() {
        let bytes = to_pdf(&picture(200.0)).expect("written");
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(to_pdf(&picture(200.0)), Ok(bytes));
        assert!(matches!(to_pdf(&picture(0.0)), Err(DrawError::Empty { .. })));
    }
}
