//! Scores sentence and token bounds: the treebank's sentences are strung together as running text
//! and cut again.

use std::collections::BTreeSet;
use std::fmt;

use super::{Tree, Treebank};
use crate::base::Span;
use crate::text::sentences;

/// F1 of bounds, 0 to 1: a unit counts when both its ends are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct SegmentScores {
    /// Sentences.
    pub sentences: f64,
    /// Tokens.
    pub tokens: f64,
}

impl fmt::Display for SegmentScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "F1 of sentences {:.2}, of tokens {:.2}",
            self.sentences * 100.0,
            self.tokens * 100.0
        )
    }
}

/// Cuts the treebank's text anew and compares.
pub fn segment_scores(bank: &Treebank) -> SegmentScores {
    let mut text = String::new();
    let (mut gold_sentences, mut gold_tokens) = (BTreeSet::new(), BTreeSet::new());
    for tree in &bank.trees {
        text.push_str(if tree.new_paragraph { "\n\n" } else { " " });
        let start = text.len();
        text.push_str(&tree.text);
        gold_sentences.insert(Span::new(start, text.len()));
        gold_tokens
            .extend(token_spans(tree).map(|span| Span::new(start + span.start, start + span.end)));
    }
    let found = sentences(&text);
    let found_tokens =
        found.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span).collect();
    let found_sentences = found.iter().map(|sentence| sentence.span).collect();
    SegmentScores {
        sentences: f1(&gold_sentences, &found_sentences),
        tokens: f1(&gold_tokens, &found_tokens),
    }
}

fn f1(gold: &BTreeSet<Span>, found: &BTreeSet<Span>) -> f64 {
    2.0 * gold.intersection(found).count() as f64 / (gold.len() + found.len()).max(1) as f64
}

/// Where the words stand in their sentence; words that are not written as they stand are left out.
fn token_spans(tree: &Tree) -> impl Iterator<Item = Span> {
    let mut at = 0;
    tree.words.iter().filter_map(move |word| {
        let rest = tree.text.get(at..)?;
        let start = at + rest.len() - rest.trim_start().len();
        tree.text.get(start..)?.starts_with(&word.form).then(|| {
            at = start + word.form.len();
            Span::new(start, at)
        })
    })
}
