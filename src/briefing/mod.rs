//! briefing.
mod footnote;
pub use footnote::Footnote;
