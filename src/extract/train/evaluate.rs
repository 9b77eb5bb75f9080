//! Scores a grammar on a treebank.

use std::collections::BTreeMap;
use std::fmt;

use super::conllu::GoldWord;
use super::{Example, Treebank};
use crate::extract::grammar::Grammar;
use crate::extract::{Deprel, Upos};

/// Relations that claims are read from; these are printed.
const TOLD: &[&str] = &[
    "nsubj", "obj", "obl", "nmod", "acl", "appos", "conj", "xcomp", "ccomp", "advcl", "mark",
    "case", "compound",
];

/// Shares of words, 0 to 1, with gold tokens and predicted tags.
#[derive(Clone, Debug, Default)]
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
    /// F1 of the arcs of each main type of relation, by its name.
    pub relations: BTreeMap<&'static str, f64>,
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
        )?;
        let mut shown = TOLD.iter().filter_map(|name| Some((name, self.relations.get(name)?)));
        shown.try_for_each(|(name, f1)| write!(f, "  {name} {:.1}", f1 * 100.0))
    }
}

/// Tags and parses the treebank's sentences and counts what is right.
pub fn evaluate(grammar: &Grammar, bank: &Treebank) -> Scores {
    let mut tally = Tally::default();
    for example in Example::all(bank) {
        let tree = example.tree;
        let tags = grammar.tagger.tag(&example.forms, &[]);
        let (heads, labels) =
            grammar.parser.parse(&example.forms, &tags, &grammar.tagger.tags, &[]);
        for (at, gold) in tree.words.iter().enumerate() {
            let tags = (grammar.tagger.tags.upos(tags[at]), grammar.tagger.tags.penn(tags[at]));
            let lemma = grammar.lemmatiser.lemma(&gold.form, tags.0, tags.1);
            let head = heads[at].map_or(0, |head| head + 1);
            tally.count_tags(gold, tags.0, &lemma);
            tally.count_arc(gold, head, labels[at]);
        }
    }
    tally.scores()
}

/// Counts of words.
#[derive(Default)]
struct Tally {
    words: usize,
    upos: usize,
    heads: usize,
    arcs: usize,
    arcs_subtypes: usize,
    /// Words that are no names, and those of them with the right lemma.
    lemmas: [usize; 2],
    /// For each main type of relation the gold arcs, the found ones, and those that are both.
    relations: BTreeMap<&'static str, [usize; 3]>,
}

impl Tally {
    fn count_tags(&mut self, gold: &GoldWord, upos: Upos, lemma: &str) {
        self.words += 1;
        self.upos += usize::from(upos == gold.upos());
        if gold.upos() != Upos::Propn {
            self.lemmas[0] += 1;
            self.lemmas[1] += usize::from(lemma == gold.lemma.to_lowercase());
        }
    }

    fn count_arc(&mut self, gold: &GoldWord, head: usize, label: Deprel) {
        let head = head == gold.head;
        let right = head && main(label) == main(gold.deprel);
        self.heads += usize::from(head);
        self.arcs += usize::from(right);
        self.arcs_subtypes += usize::from(head && label == gold.deprel);
        self.relations.entry(main(label)).or_default()[1] += 1;
        let wanted = self.relations.entry(main(gold.deprel)).or_default();
        wanted[0] += 1;
        wanted[2] += usize::from(right);
    }

    fn scores(self) -> Scores {
        let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
        let f1 = |[gold, found, right]: [usize; 3]| share(2 * right, gold + found);
        Scores {
            words: self.words,
            upos: share(self.upos, self.words),
            uas: share(self.heads, self.words),
            las: share(self.arcs, self.words),
            las_subtypes: share(self.arcs_subtypes, self.words),
            lemmas: share(self.lemmas[1], self.lemmas[0]),
            relations: self.relations.into_iter().map(|(name, n)| (name, f1(n))).collect(),
        }
    }
}

/// The type of a relation without its subtype.
fn main(label: Deprel) -> &'static str {
    label.word().split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Treebank;
    use super::Tally;
    use crate::extract::Deprel;

    #[test]
    fn relations_count_by_their_arcs() {
        let text = "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tpaid\tpay\tVERB\tVBD\t_\t0\troot\t_\t_\n\
            3\thim\the\tPRON\tPRP\t_\t2\tobj\t_\t_\n";
        let bank = Treebank::parse(text).expect("a tree");
        let mut tally = Tally::default();
        let found = [(2, Deprel::Nsubj), (0, Deprel::Root), (2, Deprel::Nsubj)];
        for (gold, (head, label)) in bank.trees[0].words.iter().zip(found) {
            tally.count_tags(gold, gold.upos(), "she");
            tally.count_arc(gold, head, label);
        }
        let scores = tally.scores();
        let f1 = |name: &str| (scores.relations[name] * 100.0).round();
        assert_eq!([f1("nsubj"), f1("obj"), f1("root")], [67.0, 0.0, 100.0]);
        assert_eq!([scores.uas, (scores.las * 3.0).round()], [1.0, 2.0]);
    }
}
