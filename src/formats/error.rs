//! What reading a file gives: a case with what was found wrong on the way, or why there is none.

use crate::base::{Diagnostic, Place};
use crate::graph::Case;

/// A case as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// What was mended, stood in for or left out, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing usable came out of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not what the format asks for.
    #[error("{0}")]
    Malformed(Box<Diagnostic>),
    /// The file is whole but was written by a later version.
    #[error(
        "{input}: written by a newer redstring (file version {found}; this one reads up to \
         {known}); update redstring to open it"
    )]
    Newer {
        /// Name of the input.
        input: String,
        /// Its version.
        found: u64,
        /// The newest version that can be read.
        known: u64,
    },
    /// No format knows the file by its content or its name.
    #[error("{input}: no known graph format; known are {known}")]
    UnknownFormat {
        /// Name of the input.
        input: String,
        /// Names of all formats.
        known: String,
    },
}

impl ReadError {
    /// A malformed input.
    pub fn malformed(place: Place, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Malformed(Box::new(Diagnostic::error(place, message).with_hint(hint)))
    }
}
