//! Messages about imperfect input: where, what, and what the user can do.

use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something was mended or left out.
    Warning,
    /// Something could not be used.
    Error,
}

/// Where in the input a diagnostic points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// File name or other name of the input; empty when there is none.
    pub input: String,
    /// One-based line.
    pub line: Option<usize>,
    /// One-based column, in characters.
    pub column: Option<usize>,
}

impl Place {
    /// A whole input.
    pub fn input(name: impl Into<String>) -> Self {
        Self { input: name.into(), line: None, column: None }
    }

    /// A line and column of an input, both one-based.
    pub fn at(name: impl Into<String>, line: usize, column: usize) -> Self {
        Self { input: name.into(), line: Some(line), column: Some(column) }
    }

    /// The line and column of byte `offset` in `text`.
    pub fn in_text(name: impl Into<String>, text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let lines = before.split(|&b| b == b'\n');
        let last = lines.clone().next_back().unwrap_or_default();
        let column = String::from_utf8_lossy(last).chars().count() + 1;
        Self::at(name, lines.count(), column)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.input)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One message about the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Where it points.
    pub place: Place,
    /// What was found, and what was done about it.
    pub message: String,
    /// What the user can do; empty when there is nothing to do.
    pub hint: String,
}

impl Diagnostic {
    /// A note.
    pub fn note(place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, place, message: message.into(), hint: String::new() }
    }

    /// A warning.
    pub fn warning(place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::note(place, message) }
    }

    /// An error.
    pub fn error(place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, ..Self::note(place, message) }
    }

    /// The same diagnostic with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Place};

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        assert_eq!(Place::in_text("a.txt", "one\ntwé x", 8).to_string(), "a.txt:2:4");
        assert_eq!(Place::in_text("a.txt", "", 5).to_string(), "a.txt:1:1");
    }

    #[test]
    fn a_diagnostic_reads_place_message_hint() {
        let told = Diagnostic::error(Place::at("x.gml", 3, 7), "no node `9`").with_hint("add it");
        assert_eq!(told.to_string(), "x.gml:3:7: no node `9` (add it)");
    }
}
