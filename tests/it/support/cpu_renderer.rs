//! Draws an egui frame without a GPU: rasterises the tessellated triangles with their textures, in
//! gamma space and premultiplied alpha as egui's own painters do. Paint callbacks are skipped.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, ImageData, Pos2, Rect, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;

/// A test renderer whose clones share their textures: one goes to the harness, one renders.
#[derive(Clone, Default)]
pub struct CpuRenderer {
    textures: Rc<RefCell<HashMap<TextureId, ColorImage>>>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.borrow_mut();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                apply(&mut textures, id, change);
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl CpuRenderer {
    /// The frame in physical pixels over `background`.
    pub fn render(
        &self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
        background: Color32,
    ) -> ColorImage {
        let scale = output.pixels_per_point;
        let size = (ctx.viewport_rect().size() * scale).round();
        let mut image = ColorImage::filled([size.x as usize, size.y as usize], background);
        let textures = self.textures.borrow();
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else { continue };
            let texture = textures.get(&mesh.texture_id).expect("every texture was delivered");
            draw_mesh(&mut image, &mesh, texture, clipped.clip_rect * scale, scale);
        }
        image
    }
}

fn apply(textures: &mut HashMap<TextureId, ColorImage>, id: TextureId, change: ImageDelta) {
    let ImageData::Color(patch) = change.image;
    let Some([left, top]) = change.pos else {
        textures.insert(id, (*patch).clone());
        return;
    };
    let whole = textures.get_mut(&id).expect("a patch follows its texture");
    for (row, line) in patch.pixels.chunks(patch.size[0]).enumerate() {
        let start = (top + row) * whole.size[0] + left;
        whole.pixels[start..start + line.len()].copy_from_slice(line);
    }
}

fn draw_mesh(image: &mut ColorImage, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    for [a, b, c] in mesh.triangles() {
        let corners = [a, b, c].map(|index| mesh.vertices[index as usize]);
        draw_triangle(image, corners, texture, clip, scale);
    }
}

fn draw_triangle(
    image: &mut ColorImage,
    mut corners: [Vertex; 3],
    texture: &ColorImage,
    clip: Rect,
    scale: f32,
) {
    for corner in &mut corners {
        corner.pos = (corner.pos.to_vec2() * scale).to_pos2();
    }
    let area = cross(corners[0].pos, corners[1].pos, corners[2].pos);
    if area < 0.0 {
        corners.swap(1, 2);
    }
    let area = area.abs();
    if area < 1e-9 {
        return;
    }
    let [a, b, c] = corners.map(|corner| corner.pos);
    let screen =
        Rect::from_min_size(Pos2::ZERO, egui::vec2(image.size[0] as f32, image.size[1] as f32));
    let bounds = Rect::from_points(&[a, b, c]).intersect(clip).intersect(screen);
    if bounds.is_negative() {
        return;
    }
    for y in bounds.top().floor() as usize..bounds.bottom().ceil() as usize {
        for x in bounds.left().floor() as usize..bounds.right().ceil() as usize {
            let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let shares = [cross(b, c, at), cross(c, a, at), cross(a, b, at)];
            let inside =
                inside(shares[0], b, c) && inside(shares[1], c, a) && inside(shares[2], a, b);
            if inside && clip.contains(at) {
                let ink = shade(&corners, shares.map(|share| share / area), texture);
                let pixel = &mut image.pixels[y * image.size[0] + x];
                *pixel = over(ink, *pixel);
            }
        }
    }
}

/// True for points on the inner side of an edge, and on it when it is a top or left one, so that
/// two triangles with a common edge never both cover a pixel.
#[expect(clippy::float_cmp, reason = "the rule is about edges that are level to the last bit")]
fn inside(share: f32, from: Pos2, to: Pos2) -> bool {
    let top_left = (from.y == to.y && from.x < to.x) || from.y > to.y;
    share > 0.0 || (share == 0.0 && top_left)
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Colour of a point, premultiplied, 0 to 1.
fn shade(corners: &[Vertex; 3], shares: [f32; 3], texture: &ColorImage) -> [f32; 4] {
    let mix = |value: &dyn Fn(&Vertex) -> f32| -> f32 {
        corners.iter().zip(shares).map(|(corner, share)| value(corner) * share).sum()
    };
    let texel = sample(texture, mix(&|v| v.uv.x), mix(&|v| v.uv.y));
    std::array::from_fn(|channel| {
        mix(&|v| f32::from(v.color.to_array()[channel])) / 255.0 * texel[channel]
    })
}

/// Bilinear, clamped at the rim.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let at = |dx: f32, dy: f32| -> [f32; 4] {
        let column = (left + dx).clamp(0.0, width as f32 - 1.0) as usize;
        let row = (top + dy).clamp(0.0, height as f32 - 1.0) as usize;
        texture.pixels[row * width + column].to_array().map(|channel| f32::from(channel) / 255.0)
    };
    let (right, down) = (x - left, y - top);
    let (a, b, c, d) = (at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(1.0, 1.0));
    std::array::from_fn(|i| {
        (a[i] * (1.0 - right) + b[i] * right) * (1.0 - down)
            + (c[i] * (1.0 - right) + d[i] * right) * down
    })
}

fn over(ink: [f32; 4], below: Color32) -> Color32 {
    let below = below.to_array();
    let [r, g, b, a]: [u8; 4] = std::array::from_fn(|channel| {
        let value = ink[channel] * 255.0 + f32::from(below[channel]) * (1.0 - ink[3]);
        value.round().clamp(0.0, 255.0) as u8
    });
    Color32::from_rgba_premultiplied(r, g, b, a)
}
