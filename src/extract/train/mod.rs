//! Training: treebanks in, a model file out. Not part of the normal run; the train program calls
//! it. The same treebanks give the same bytes: one thread, fixed seeds, sorted tables.

mod beam;
mod conllu;
mod evaluate;
mod headline;
mod lemmas;
mod linear;
mod oracle;
mod parser;
mod random;
mod segment;
mod tagger;

pub use conllu::{Tree, Treebank, TreebankError};
pub use evaluate::{Scores, evaluate};
pub use segment::{SegmentScores, segment_scores};

use crate::extract::grammar::Grammar;
use crate::extract::grammar::form::Form;

/// Of the headlines that can be made, every third is used: enough to learn from, too few to harm.
const HEADLINE_EVERY: usize = 3;

/// A training sentence with what the features need.
pub(in crate::extract) struct Example<'a> {
    tree: &'a Tree,
    forms: Vec<Form>,
}

impl<'a> Example<'a> {
    fn new(tree: &'a Tree) -> Self {
        let words: Vec<&str> = tree.words.iter().map(|word| word.form.as_str()).collect();
        Self { tree, forms: Form::of_sentence(&words) }
    }
}

/// Trains tagger, parser and lemmatiser; `say` hears how it goes.
pub fn train(treebanks: &[Treebank], say: &mut dyn FnMut(&str)) -> Grammar {
    let trees: Vec<&Tree> = treebanks.iter().flat_map(|bank| &bank.trees).collect();
    let headlines: Vec<Tree> =
        trees.iter().filter_map(|tree| headline::headline(tree)).step_by(HEADLINE_EVERY).collect();
    let examples: Vec<Example> =
        trees.iter().copied().chain(&headlines).map(Example::new).collect();
    say(&format!("{} sentences and {} headlines", trees.len(), headlines.len()));
    let everything: Vec<usize> = (0..examples.len()).collect();
    let tagger = tagger::train(&examples, &everything, (tagger::EPOCHS, tagger::LEARNERS), say);
    say(&format!("tagger: {:?} features and weights", tagger.model.size()));
    let tags = tagger::jackknife(&examples, say);
    let parser = parser::train(&examples, &tags, say);
    say(&format!("parser: {:?} features and weights", parser.model.size()));
    let lemmatiser = lemmas::train(&trees);
    Grammar { tagger, parser, lemmatiser }
}
