//! What a reader notices on its way, each finding with its line. Only the first hundred are told:
//! a file with more is wrong in some way that a hundred make plain.

use crate::base::{Diagnostic, Place};

/// Most findings that are told one by one.
const MOST: usize = 100;

/// Collects findings about one text.
#[derive(Debug)]
pub struct Findings<'a> {
    input: &'a str,
    text: &'a str,
    told: Vec<Diagnostic>,
    untold: usize,
}

impl<'a> Findings<'a> {
    /// Nothing found yet in `text`, which `input` names.
    pub fn new(input: &'a str, text: &'a str) -> Self {
        Self { input, text, told: Vec::new(), untold: 0 }
    }

    /// Something was mended or left out at this byte.
    pub fn warn(&mut self, at: usize, message: impl Into<String>) {
        if self.told.len() < MOST {
            let place = Place::in_text(self.input, self.text, at);
            self.told.push(Diagnostic::warning(place, message));
        } else {
            self.untold += 1;
        }
    }

    /// All that was found.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        if self.untold > 0 {
            let message = format!("{} more findings of this sort", self.untold);
            self.told.push(Diagnostic::warning(Place::input(self.input), message));
        }
        self.told
    }
}
