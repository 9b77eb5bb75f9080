//! Primitives to files: SVG, PNG and PDF of the same picture, each the same bytes for the same picture. Text is set
//! in the embedded fonts, so that a drawing looks alike on every machine. Writes no file itself.

mod path;
mod pdf;
mod picture;
mod png;
mod sheet;
mod svg;

pub use path::{Path, Segment};
pub use pdf::to_pdf;
pub use picture::{Options, Picture, picture};
pub use png::{MAX_PIXELS, to_png};
pub use svg::to_svg;

/// Why a picture cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// Nothing to draw on.
    #[error("a picture of {width} x {height} pixels is empty; choose a larger size")]
    Empty {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// More pixels than an image may have.
    #[error("a picture of {width} x {height} pixels is too large; choose a smaller size or scale")]
    TooLarge {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The writer of the format refused.
    #[error("the {format} could not be written: {reason}")]
    Writer {
        /// "PNG" or "PDF".
        format: &'static str,
        /// What the writer said.
        reason: String,
    },
}
