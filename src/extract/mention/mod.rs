//! Sentences with their grammar in, mentions out: which words name a thing, and what kind of thing.
//! Named, nominal and pronoun mentions; which of them name the *same* thing is [`super::coref`]'s.

mod casing;
mod hint;
mod kind;
mod name;
mod nominal;
mod run;

use std::ops::Range;

use crate::base::{Form, Kind, Span};

use super::lexicon::Known;
use super::tree::Tree;

pub(crate) use hint::hints;
pub(super) use name::fold;

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
    /// The words without title, determiner, number and possessor: what makes a label.
    pub core: Range<usize>,
    /// What the lists know of the name.
    pub(crate) known: Option<Known>,
}

impl Mention {
    /// The words that make a label, as bytes.
    pub(super) fn core_span(&self, tree: &Tree) -> Span {
        tree.bytes(self.core.start, self.core.end - 1)
    }
}

/// Finds every mention of a document, in text order; a name goes before the names inside it.
pub(super) fn find(trees: &[Tree]) -> Vec<Mention> {
    let casing = casing::Casing::of(trees);
    let names: Vec<Vec<name::Name>> = trees.iter().map(|tree| name::names(tree, &casing)).collect();
    let kinds = kind::Kinds::of(trees, &names);
    let mut found = Vec::new();
    for (sentence, tree) in trees.iter().enumerate() {
        let mut here: Vec<Mention> =
            names[sentence].iter().map(|name| name.mention(tree, sentence, &kinds)).collect();
        nominal::add(tree, sentence, casing.style(tree), &mut here);
        here.sort_by_key(|one| (one.words.start, std::cmp::Reverse(one.words.end)));
        found.extend(here);
    }
    found
}
