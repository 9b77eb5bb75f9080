//! A case in, a briefing out: scenes with statements, each with its footnote, and the sources they
//! rest on; as one HTML file or as Markdown. Draws through `display` and `draw`; states nothing
//! that no claim supports.

mod compose;
mod footnote;
mod html;
mod markdown;
mod picture;
mod rank;
mod style;
mod wording;

pub use compose::{Briefing, Page, SourceLine, Statement, compose, scene_footnotes};
pub use footnote::Footnote;
pub use html::to_html;
pub use markdown::to_markdown;
