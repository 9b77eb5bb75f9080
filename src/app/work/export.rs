//! Exports: drawings through `draw`, briefings through `briefing`, graph files through `formats`.
//! The extension tells the format.

use crate::briefing::{compose, to_html, to_markdown};
use crate::display::{Scene, Style, Theme, Visible};
use crate::draw::{DrawError, Options, Picture, picture, to_pdf, to_png, to_svg};
use crate::formats::{Loss, registry};
use crate::graph::Case;
use crate::job::Stop;

/// Smallest and largest sheet in points.
const SHEET: [(f32, f32); 2] = [(1600.0, 1000.0), (6400.0, 4000.0)];
/// Share of its size on the canvas that a drawn graph has at least, as long as the sheet allows.
const DRAWN_SCALE: f32 = 0.75;

/// The bytes of an export and what is not in them. Drawings show what the filter shows.
pub fn bytes(
    case: &Case,
    visible: &Visible,
    theme: Theme,
    name: &str,
) -> Result<(Vec<u8>, Vec<Loss>), Stop> {
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase());
    let drawing = || drawing(case, visible, theme);
    let bytes = match extension.as_str() {
        "png" => png(&drawing()).map_err(Stop::failed)?,
        "svg" => to_svg(&drawing()).into_bytes(),
        "pdf" => to_pdf(&drawing()).map_err(Stop::failed)?,
        "html" | "htm" => to_html(case, &compose(case)).into_bytes(),
        "md" | "markdown" => to_markdown(&compose(case)).into_bytes(),
        _ => return graph_file(case, name),
    };
    Ok((bytes, Vec::new()))
}

fn graph_file(case: &Case, name: &str) -> Result<(Vec<u8>, Vec<Loss>), Stop> {
    let format = registry::by_extension(name);
    let Some(write) = format.and_then(|format| format.write) else {
        return Err(Stop::Failed(format!("{name}: redstring does not write this format")));
    };
    let written = write(case);
    Ok((written.bytes, written.losses))
}

/// The graph with title and legend, on a sheet that grows with it.
fn drawing(case: &Case, visible: &Visible, theme: Theme) -> Picture {
    let bounds = Scene::build(case, visible, &Style::default()).bounds();
    let [least, most] = SHEET;
    let side = |length: f32, least: f32, most: f32| {
        if length.is_finite() { (length * DRAWN_SCALE).clamp(least, most) } else { least }
    };
    let width = side(bounds.width(), least.0, most.0);
    let height = side(bounds.height(), least.1, most.1);
    let title = Some(case.title().to_owned());
    picture(case, visible, &Options { theme, title, ..Options::sized(width, height) })
}

/// Two pixels a point, or one where that is too many.
fn png(picture: &Picture) -> Result<Vec<u8>, DrawError> {
    match to_png(picture, 2.0) {
        Err(DrawError::TooLarge { .. }) => to_png(picture, 1.0),
        drawn => drawn,
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;
    use crate::app::update::tests::desk;
    use crate::display::{Theme, Visible};

    #[test]
    fn every_export_of_the_menu_is_what_its_extension_says() {
        let desk = desk();
        let starts: [(&str, &[u8]); 6] = [
            ("a.png", b"\x89PNG"),
            ("a.svg", b"<svg"),
            ("a.pdf", b"%PDF"),
            ("a.html", b"<!DOCTYPE html>"),
            ("a.md", b"#"),
            ("a.graphml", b"<?xml"),
        ];
        for (name, start) in starts {
            let (bytes, _) =
                bytes(desk.case(), &Visible::default(), Theme::Light, name).expect(name);
            let head = String::from_utf8_lossy(&bytes[..20]).into_owned();
            let trimmed = bytes.strip_prefix(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            let body = if name.ends_with("svg") { trimmed.unwrap_or(&bytes) } else { &bytes };
            assert!(
                body.to_ascii_lowercase().starts_with(&start.to_ascii_lowercase()),
                "{name}: {head}"
            );
        }
        assert!(bytes(desk.case(), &Visible::default(), Theme::Light, "a.xyz").is_err());
    }
}
