//! Scores a grammar on a treebank.

use std::fmt;

use super::{Example, Treebank};
use crate::extract::grammar::Grammar;

/// Shares of words, 0 to 1, with gold tokens and predicted tags.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Words.
    pub words: usize,
    /// Universal parts of speech.
    pub upos: f64,
    /// Heads.
    pub uas: f64,
    /// Heads and main types of relations.
    pub las: f64,
    /// Heads and relations with the subtypes that are kept.
    pub las_subtypes: f64,
    /// Lemmas of all words but names.
    pub lemmas: f64,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = [self.upos, self.uas, self.las, self.las_subtypes, self.lemmas]
            .map(|share| share * 100.0);
        let [upos, uas, las, las_subtypes, lemmas] = percent;
        write!(
            f,
            "UPOS {upos:.2}  UAS {uas:.2}  LAS {las:.2} (subtypes {las_subtypes:.2})  lemmas {lemmas:.2}  of {} words",
            self.words
        )
    }
}

/// Tags and parses the treebank's sentences and counts what is right.
pub fn evaluate(grammar: &Grammar, bank: &Treebank) -> Scores {
    let mut right = [0usize; 5];
    let (mut words, mut lemmas) = (0, 0);
    for tree in &bank.trees {
        let example = Example::new(tree);
        let tags = grammar.tagger.tag(&example.forms, &[]);
        let (heads, labels) =
            grammar.parser.parse(&example.forms, &tags, &grammar.tagger.tags, &[]);
        for (at, gold) in tree.words.iter().enumerate() {
            words += 1;
            let upos = grammar.tagger.tags.upos(tags[at]);
            let head = heads[at].map_or(0, |head| head + 1) == gold.head;
            let main = |label: crate::extract::Deprel| label.word().split(':').next();
            let lemma =
                grammar.lemmatiser.lemma(&gold.form, upos, grammar.tagger.tags.penn(tags[at]));
            let named = gold.upos() == crate::extract::Upos::Propn;
            lemmas += usize::from(!named);
            let outcomes = [
                upos == gold.upos(),
                head,
                head && main(labels[at]) == main(gold.deprel),
                head && labels[at] == gold.deprel,
                !named && lemma == gold.lemma.to_lowercase(),
            ];
            for (count, outcome) in right.iter_mut().zip(outcomes) {
                *count += usize::from(outcome);
            }
        }
    }
    let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
    Scores {
        words,
        upos: share(right[0], words),
        uas: share(right[1], words),
        las: share(right[2], words),
        las_subtypes: share(right[3], words),
        lemmas: share(right[4], lemmas),
    }
}
