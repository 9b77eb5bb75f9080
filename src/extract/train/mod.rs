//! Training: treebanks in, a model file out. Not part of the normal run; the train program calls
//! it. The same treebanks give the same bytes: fixed seeds, sorted tables, and learners that run side
//! by side share nothing.

mod beam;
mod conllu;
mod evaluate;
mod headline;
mod lemmas;
mod linear;
mod mentions;
mod mentions_data;
mod mentions_names;
mod mentions_nouns;
mod mentions_scores;
mod oracle;
mod parser;
mod random;
mod segment;
mod tagger;

pub use conllu::{Tree, Treebank, TreebankError};
pub use evaluate::{Scores, evaluate};
pub use mentions::train_mentions;
pub use mentions_data::Passage;
pub use mentions_scores::{NameScores, NounScores};
pub use segment::{SegmentScores, segment_scores};

use crate::extract::grammar::form::Form;
use crate::extract::grammar::{Grammar, Usage};

/// Hears how training goes.
pub type Say<'a> = &'a (dyn Fn(&str) + Sync);

/// Of the headlines that can be made, every third is used: enough to learn from, too few to harm.
const HEADLINE_EVERY: usize = 3;

/// A training sentence with what the features need.
pub(in crate::extract) struct Example<'a> {
    tree: &'a Tree,
    forms: Vec<Form>,
    /// How often a round of training shows it.
    weight: usize,
}

impl<'a> Example<'a> {
    fn new(tree: &'a Tree, usage: &Usage, weight: usize) -> Self {
        Self { tree, forms: Form::of_sentence(&words(tree), usage), weight }
    }

    /// The sentences of a treebank, each with what its document tells of its words.
    fn all(bank: &'a Treebank) -> Vec<Self> {
        let documents = bank.trees.chunk_by(|_, next| next.document.is_none());
        let examples = documents.flat_map(|trees| {
            let usage = Usage::of(trees.iter().map(words));
            trees.iter().map(move |tree| Self::new(tree, &usage, bank.weight))
        });
        examples.collect()
    }
}

fn words(tree: &Tree) -> Vec<&str> {
    tree.words.iter().map(|word| word.form.as_str()).collect()
}

/// The numbers of lessons with these weights, each as often as it weighs.
fn rounds(weights: impl Iterator<Item = usize>) -> Vec<usize> {
    weights.enumerate().flat_map(|(at, weight)| std::iter::repeat_n(at, weight)).collect()
}

/// Trains tagger, parser and lemmatiser; `say` hears how it goes.
pub fn train(treebanks: &[Treebank], say: Say) -> Grammar {
    let trees: Vec<&Tree> = treebanks.iter().flat_map(|bank| &bank.trees).collect();
    let headlines: Vec<Tree> =
        trees.iter().filter_map(|tree| headline::headline(tree)).step_by(HEADLINE_EVERY).collect();
    let mut examples: Vec<Example> = treebanks.iter().flat_map(Example::all).collect();
    examples.extend(headlines.iter().map(|tree| Example::new(tree, &Usage::default(), 1)));
    say(&format!("{} sentences and {} headlines", trees.len(), headlines.len()));
    let everything: Vec<usize> = (0..examples.len()).collect();
    let tagger = tagger::train(&examples, &everything, tagger::Effort::FULL, say);
    let size = (tagger.forward.size(), tagger.backward.size());
    say(&format!("tagger: {size:?} features and weights"));
    let tags = tagger::jackknife(&examples, say);
    let parser = parser::train(&examples, &tags, say);
    say(&format!("parser: {:?} features and weights", parser.model.size()));
    let lemmatiser = lemmas::train(&trees);
    Grammar { tagger, parser, lemmatiser }
}
