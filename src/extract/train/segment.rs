//! Scores sentence and token bounds: the treebank's sentences are strung together as they stood in
//! their documents, as far as the treebank tells, and cut again.

use std::collections::BTreeSet;
use std::fmt;

use super::conllu::Gap;
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

/// Cuts the text of the treebank's documents anew and compares; of those whose ids begin so.
pub fn segment_scores(bank: &Treebank, documents: &str) -> SegmentScores {
    let (mut one, mut all) = (Bounds::default(), Bounds::default());
    for trees in bank.trees.chunk_by(|_, next| next.document.is_none()) {
        let id = trees.first().and_then(|tree| tree.document.as_deref());
        if id.unwrap_or_default().starts_with(documents) {
            one.count(trees);
            all.add(std::mem::take(&mut one));
        }
    }
    SegmentScores { sentences: all.sentences.f1(), tokens: all.tokens.f1() }
}

/// Bounds of two sorts of units.
#[derive(Default)]
struct Bounds {
    sentences: Tally,
    tokens: Tally,
}

/// Gold units, found ones, and those that are both.
#[derive(Default)]
struct Tally([usize; 3]);

impl Bounds {
    fn count(&mut self, trees: &[Tree]) {
        let mut text = String::new();
        let (mut gold, mut gold_tokens) = (BTreeSet::new(), BTreeSet::new());
        for tree in trees {
            text.push_str(match tree.gap {
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Block => "\n\n",
            });
            let start = text.len();
            text.push_str(&tree.text);
            gold.insert(Span::new(start, text.len()));
            let tokens = token_spans(tree);
            gold_tokens.extend(tokens.map(|span| Span::new(start + span.start, start + span.end)));
        }
        let found = sentences(&text);
        let tokens = found.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span);
        self.tokens = Tally::of(&gold_tokens, &tokens.collect());
        self.sentences = Tally::of(&gold, &found.iter().map(|sentence| sentence.span).collect());
    }

    fn add(&mut self, other: Self) {
        for (own, other) in
            [(&mut self.sentences, other.sentences), (&mut self.tokens, other.tokens)]
        {
            own.0.iter_mut().zip(other.0).for_each(|(own, other)| *own += other);
        }
    }
}

impl Tally {
    fn of(gold: &BTreeSet<Span>, found: &BTreeSet<Span>) -> Self {
        Self([gold.len(), found.len(), gold.intersection(found).count()])
    }

    fn f1(&self) -> f64 {
        let Self([gold, found, both]) = *self;
        2.0 * both as f64 / (gold + found).max(1) as f64
    }
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

#[cfg(test)]
mod tests {
    use super::super::Treebank;
    use super::segment_scores;

    #[test]
    fn layout_parts_what_no_mark_does() {
        let sentence =
            |word: &str| format!("# text = {word}\n1\t{word}\t_\tX\tFW\t_\t0\troot\t_\t_\n\n");
        let head = "# newdoc id = news_a\n# newpar_block = p (2 s) | head (1 s)\n";
        let text =
            [head.to_owned(), sentence("Prices"), sentence("Rose"), sentence("Fell")].concat();
        let bank = Treebank::parse(&text).expect("trees");
        assert_eq!(segment_scores(&bank, "news").sentences, 1.0);
        assert_eq!(segment_scores(&bank, "mail").sentences, 0.0);
        let plain = text.replace("# newpar_block = p (2 s) | head (1 s)\n", "");
        let bank = Treebank::parse(&plain).expect("trees");
        assert_eq!(segment_scores(&bank, "").sentences, 0.0);
    }
}
