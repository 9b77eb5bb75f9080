//! A report's decoded text and its units, all of them by byte span.

use crate::base::{Date, Span};

/// A report as it was read: the decoded text (byte order mark removed, line ends and markup kept).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Headline or file stem, for display.
    pub title: String,
    /// The text that every span points into.
    pub text: String,
    /// Lower-case hex SHA-256 of `text`.
    pub sha256: String,
    /// Name of the file it came from, without its folder.
    pub file: Option<String>,
    /// Lower-case hex SHA-256 of the file's original bytes.
    pub file_sha256: Option<String>,
    /// Day of publication, where the text states one.
    pub published: Option<Date>,
}

/// A sentence, heading or list item; `tokens` are in text order and lie inside `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token's first byte to the last token's last.
    pub span: Span,
    /// The tokens, in the manner of the Universal Dependencies English treebanks
    /// ("don't" is "do" + "n't", "Cambodia's" is "Cambodia" + "'s").
    pub tokens: Vec<Token>,
    /// True for headings and other lines that end without a full stop.
    pub heading: bool,
}

/// A token's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
}
