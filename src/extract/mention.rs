//! Sentences with their grammar in, mentions out: which words name a thing, and what kind of thing.
//! Named, nominal and pronoun mentions; which of them name the *same* thing is [`super::coref`]'s.

use std::ops::Range;

use crate::base::{Form, Kind, Span};

/// Words that name a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the sentence among the document's parses.
    pub sentence: usize,
    /// The word of the sentence that governs the others.
    pub head: usize,
    /// The words, determiner and premodifiers included, post-modifiers left out.
    pub words: Range<usize>,
    /// The same as bytes of the document's text.
    pub span: Span,
    /// What sort of thing the words themselves name.
    pub kind: Kind,
    /// How they name it.
    pub form: Form,
    /// True for a demonym that modifies ("Chinese nationals"): it stands for its country, but is
    /// no argument of the clause.
    pub adjective: bool,
    /// True when the words name several things.
    pub plural: bool,
}
