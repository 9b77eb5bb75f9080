//! A picture as PNG, drawn by tiny-skia on the CPU.

use emath::Pos2;
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, PathBuilder, Pixmap, StrokeDash, Transform};

use super::path::{Path, Segment};
use super::{DrawError, Picture};
use crate::display::{Color, Dash, Primitive, Stroke};

/// Most pixels of an image: 16384 on a side of a square.
pub const MAX_PIXELS: u64 = 1 << 28;
/// Pixels a metre at 96 a inch, the density of scale 1.
const PIXELS_PER_METRE: f32 = 3779.5;

/// The picture with `scale` pixels a point; 1 is 96 dpi, and the file says so.
pub fn to_png(picture: &Picture, scale: f32) -> Result<Vec<u8>, DrawError> {
    let pixmap = rasterize(picture, scale)?;
    encode(&pixmap, scale)
        .map_err(|error| DrawError::Writer { format: "PNG", reason: error.to_string() })
}

fn rasterize(picture: &Picture, scale: f32) -> Result<Pixmap, DrawError> {
    let pixels = |length: f32| (length * scale).round().clamp(0.0, u32::MAX as f32) as u32;
    let (width, height) = (pixels(picture.size.x), pixels(picture.size.y));
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(DrawError::TooLarge { width, height });
    }
    let mut pixmap = Pixmap::new(width, height).ok_or(DrawError::Empty { width, height })?;
    pixmap.fill(skia_color(picture.background));
    let mut canvas = Canvas { pixmap, transform: Transform::from_scale(scale, scale) };
    for primitive in &picture.primitives {
        canvas.draw(primitive);
    }
    Ok(canvas.pixmap)
}

fn encode(pixmap: &Pixmap, scale: f32) -> Result<Vec<u8>, png::EncodingError> {
    // The background is opaque, so every pixel is, and colours need not be told from premultiplied ones.
    let rgb: Vec<u8> =
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (PIXELS_PER_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

struct Canvas {
    pixmap: Pixmap,
    transform: Transform,
}

impl Canvas {
    fn draw(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Line { points, stroke } => self.stroke(&Path::line(points), *stroke),
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
                let path = Path::text(text, *weight, *size, (*position, *anchor, *angle));
                self.fill(&path, *color);
            }
            Primitive::Icon { center, size, icon, color } => {
                self.fill(&Path::icon(*icon, *center, *size), *color);
            }
        }
    }

    fn shape(&mut self, path: &Path, fill: Option<Color>, stroke: Option<Stroke>) {
        if let Some(color) = fill {
            self.fill(path, color);
        }
        if let Some(stroke) = stroke {
            self.stroke(path, stroke);
        }
    }

    fn fill(&mut self, path: &Path, color: Color) {
        if let Some(path) = skia_path(path) {
            self.pixmap.fill_path(&path, &ink(color), FillRule::Winding, self.transform, None);
        }
    }

    fn stroke(&mut self, path: &Path, stroke: Stroke) {
        let Some(path) = skia_path(path) else { return };
        let dash = match stroke.dash {
            Dash::Solid => None,
            Dash::Dashed { on, off } => StrokeDash::new(vec![on, off], 0.0),
            // A dash of no length is dropped, one of a hair with round caps is a dot.
            Dash::Dotted { every } => StrokeDash::new(vec![0.01, every - 0.01], 0.0),
        };
        let round = matches!(stroke.dash, Dash::Dotted { .. });
        let skia = tiny_skia::Stroke {
            width: stroke.width,
            line_cap: if round { LineCap::Round } else { LineCap::Butt },
            line_join: LineJoin::Round,
            dash,
            ..tiny_skia::Stroke::default()
        };
        self.pixmap.stroke_path(&path, &ink(stroke.color), &skia, self.transform, None);
    }
}

fn ink(color: Color) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(skia_color(color));
    paint
}

fn skia_color(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.r, color.g, color.b, color.a)
}

/// `None` for a path without extent or with a place that is no number.
fn skia_path(path: &Path) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    let pair = |point: Pos2| (point.x, point.y);
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => builder.move_to(to.x, to.y),
            Segment::Line(to) => builder.line_to(to.x, to.y),
            Segment::Quad(control, to) => builder.quad_to(control.x, control.y, to.x, to.y),
            Segment::Cubic(first, second, to) => {
                let ((ax, ay), (bx, by)) = (pair(first), pair(second));
                builder.cubic_to(ax, ay, bx, by, to.x, to.y);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use emath::{Vec2, pos2, vec2};
    use tiny_skia::PremultipliedColorU8;

    use super::{rasterize, to_png};
    use crate::display::{Color, Primitive};
    use crate::draw::{DrawError, Picture};

    fn dot(size: Vec2) -> Picture {
        Picture {
            size,
            background: Color::hex(0xff_ffff),
            title: String::new(),
            description: String::new(),
            primitives: vec![Primitive::Circle {
                center: pos2(10.0, 10.0),
                radius: 4.0,
                fill: Some(Color::hex(0xd7_263d)),
                stroke: None,
            }],
        }
    }

    #[test]
    fn ink_is_where_it_should_be_at_every_scale() {
        for scale in [1.0, 2.0, 3.5] {
            let pixmap = rasterize(&dot(vec2(20.0, 20.0)), scale).expect("drawn");
            let at = |x: f32, y: f32| {
                pixmap
                    .pixel((x * scale) as u32, (y * scale) as u32)
                    .map(PremultipliedColorU8::green)
            };
            assert_eq!(at(10.0, 10.0), Some(0x26));
            assert_eq!(at(10.0, 15.0), Some(0xff));
            assert_eq!(pixmap.width(), (20.0 * scale) as u32);
        }
    }

    #[test]
    fn the_file_tells_its_density_and_is_the_same_each_time() {
        let bytes = to_png(&dot(vec2(20.0, 20.0)), 2.0).expect("encoded");
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().expect("a PNG");
        assert_eq!(reader.info().pixel_dims.map(|dims| dims.xppu), Some(7559));
        assert_eq!(to_png(&dot(vec2(20.0, 20.0)), 2.0), Ok(bytes));
    }

    #[test]
    fn sizes_that_cannot_be_drawn_are_refused() {
        assert!(matches!(to_png(&dot(vec2(0.0, 9.0)), 1.0), Err(DrawError::Empty { .. })));
        assert!(matches!(to_png(&dot(vec2(1e9, 9e3)), 1.0), Err(DrawError::TooLarge { .. })));
        assert!(matches!(to_png(&dot(vec2(9.0, 9.0)), f32::NAN), Err(DrawError::Empty { .. })));
    }
}
