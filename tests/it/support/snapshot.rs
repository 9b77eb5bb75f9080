//! Image snapshots under `tests/snapshots/`. `UPDATE_SNAPSHOTS=1` rewrites them; on a mismatch the
//! new picture is left beside the old one as `NAME.new.png`.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use egui::{Color32, ColorImage};

/// Channels may differ by so much: rasterisers round differently on other machines.
const CHANNEL_TOLERANCE: u8 = 24;
/// So many pixels in a thousand may differ by more.
const PIXELS_PER_MILLE: usize = 3;

/// Compares the picture with the stored one.
///
/// # Panics
/// When there is none, or it differs by more than the tolerance.
pub fn assert_picture(name: &str, picture: &ColorImage) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let stored = folder.join(format!("{name}.png"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        save_png(&stored, picture);
        return;
    }
    let fresh = folder.join(format!("{name}.new.png"));
    let fail = |why: String| -> ! {
        save_png(&fresh, picture);
        panic!("{why}; see {} (UPDATE_SNAPSHOTS=1 accepts it)", fresh.display());
    };
    if !stored.exists() {
        fail(format!("no snapshot {}", stored.display()));
    }
    let expected = load_png(&stored);
    if expected.size != picture.size {
        fail(format!("{name} is {:?}, was {:?}", picture.size, expected.size));
    }
    let off =
        expected.pixels.iter().zip(&picture.pixels).filter(|(a, b)| differs(**a, **b)).count();
    if off * 1000 > expected.pixels.len() * PIXELS_PER_MILLE {
        fail(format!("{name}: {off} of {} pixels differ", expected.pixels.len()));
    }
}

/// Writes a picture as PNG.
pub fn save_png(path: &Path, picture: &ColorImage) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder of snapshots");
    let file = File::create(path).expect("snapshot file");
    let [width, height] = picture.size.map(|side| side as u32);
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> = picture.pixels.iter().flat_map(|p| [p.r(), p.g(), p.b()]).collect();
    let mut writer = encoder.write_header().expect("PNG header");
    writer.write_image_data(&bytes).expect("PNG data");
}

fn load_png(path: &Path) -> ColorImage {
    let file = BufReader::new(File::open(path).expect("snapshot file"));
    let mut reader = png::Decoder::new(file).read_info().expect("PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("size")];
    let info = reader.next_frame(&mut bytes).expect("PNG data");
    let size = [info.width as usize, info.height as usize];
    let pixels = bytes.chunks_exact(3).map(|c| Color32::from_rgb(c[0], c[1], c[2])).collect();
    ColorImage::new(size, pixels)
}

fn differs(a: Color32, b: Color32) -> bool {
    a.to_array().iter().zip(b.to_array()).any(|(a, b)| a.abs_diff(b) > CHANNEL_TOLERANCE)
}
