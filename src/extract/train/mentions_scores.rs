//! Scores the mention model: names by type against Universal NER's marks, common nouns against GUM's
//! entities, and the names that the whole program finds.

use std::fmt;
use std::ops::Range;

use super::mentions_data::{GoldName, Passage};
use crate::base::{Form, Kind};
use crate::extract::lexicon::{Class, Known};
use crate::extract::mention::casing::Casing;
use crate::extract::mention::label::{Label, Labeller, TYPES, is_phrase_head};
use crate::extract::mention::{Mention, find_with};
use crate::extract::syntax::Deprel;
use crate::extract::tree::Tree;

/// Scores of names: exact words and type.
#[derive(Clone, Copy, Debug, Default)]
pub struct NameScores {
    /// For each type (person, place, organisation) the gold names, the found ones and those that are both.
    pub counts: [[usize; 3]; TYPES],
}

impl NameScores {
    /// Scores what the model alone finds.
    pub fn of_model(labeller: &Labeller, passages: &[Passage]) -> Self {
        let mut scores = Self::default();
        for passage in passages {
            let trees = passage.trees();
            let casing = Casing::of(&trees);
            for (tree, gold) in trees.iter().zip(&passage.names) {
                scores.add(gold, &labeller.names(tree, &casing));
            }
        }
        scores
    }

    /// Scores what the program finds, which asks the model, its lists and its rules. Countries,
    /// places and buildings are places; firms, agencies and groups are organisations.
    pub fn of_program(labeller: &Labeller, passages: &[Passage]) -> Self {
        let mut scores = Self::default();
        for passage in passages {
            let trees = passage.trees();
            let mut found = vec![Vec::new(); trees.len()];
            for mention in find_with(&trees, labeller).iter().filter(|one| one.form == Form::Named)
            {
                found[mention.sentence].extend(label(mention));
            }
            for (gold, found) in passage.names.iter().zip(&found) {
                scores.add(gold, found);
            }
        }
        scores
    }

    fn add(&mut self, gold: &[GoldName], found: &[Label]) {
        for name in gold {
            let same = |label: &Label| label.words == name.words && label.kind == name.kind;
            self.counts[name.kind][0] += 1;
            self.counts[name.kind][2] += usize::from(found.iter().any(same));
        }
        for label in found {
            self.counts[label.kind][1] += 1;
        }
    }

    /// F1 over all types, 0 to 1.
    pub fn f1(&self) -> f64 {
        f1(self.sum())
    }

    fn sum(&self) -> [usize; 3] {
        std::array::from_fn(|at| self.counts.iter().map(|row| row[at]).sum())
    }
}

impl fmt::Display for NameScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [gold, found, right] = self.sum();
        let [person, place, organisation] = self.counts.map(|counts| 100.0 * f1(counts));
        write!(
            f,
            "F1 {:.1} (precision {:.1}, recall {:.1}; PER {person:.1}  LOC {place:.1}  ORG {organisation:.1}) of {gold} names",
            100.0 * self.f1(),
            100.0 * share(right, found),
            100.0 * share(right, gold),
        )
    }
}

/// What a mention of the program is in Universal NER's terms; nothing for adjectives, peoples and other kinds.
fn label(mention: &Mention) -> Option<Label> {
    let people = |known: &Known| matches!(known.class, Class::People | Class::Demonym);
    if mention.known.as_ref().is_some_and(people) {
        return None;
    }
    let kind = match mention.kind {
        Kind::Person => 0,
        Kind::Country | Kind::Place | Kind::Facility => 1,
        Kind::Organization | Kind::Agency | Kind::Group => 2,
        _ => return None,
    };
    (!mention.adjective).then(|| Label { words: mention.core.clone(), kind })
}

/// Scores of nominal mentions, 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct NounScores {
    /// F1 of mentions with the right words and the right type.
    pub mentions: f64,
    /// F1 of mentions with the right head and the right type.
    pub heads: f64,
    /// Share of right types among the gold heads that were found.
    pub types: f64,
}

impl NounScores {
    /// Finds and types the passages' nominal mentions and compares them with the gold ones.
    pub fn of_model(labeller: &Labeller, passages: &[Passage]) -> Self {
        let [mut gold, mut found, mut spans, mut heads, mut met] = [0; 5];
        for passage in passages {
            for (tree, entities) in passage.trees().iter().zip(&passage.entities) {
                let nominal: Vec<_> = entities.iter().filter(|entity| entity.common).collect();
                gold += nominal.len();
                for word in (0..tree.len()).filter(|&word| is_phrase_head(tree, word)) {
                    let Some(kind) = labeller.noun_type(tree, word) else { continue };
                    found += 1;
                    let words = phrase(tree, word);
                    let same = || nominal.iter().filter(|entity| entity.head == word);
                    met += usize::from(same().next().is_some());
                    heads += usize::from(same().any(|entity| entity.kind == kind));
                    spans += usize::from(same().any(|e| e.kind == kind && e.words == words));
                }
            }
        }
        Self {
            mentions: f1([gold, found, spans]),
            heads: f1([gold, found, heads]),
            types: share(heads, met),
        }
    }
}

impl fmt::Display for NounScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [mentions, heads, types] = [self.mentions, self.heads, self.types].map(|x| 100.0 * x);
        write!(
            f,
            "F1 of words and type {mentions:.1}, of head and type {heads:.1}; types right {types:.1}"
        )
    }
}

/// The words of the noun's phrase, post-modifiers included, as GUM has them.
fn phrase(tree: &Tree, head: usize) -> Range<usize> {
    let mut words = head..head + 1;
    for kid in tree.kids(head) {
        let inside = match tree.rel(kid) {
            Deprel::Amod
            | Deprel::Compound
            | Deprel::Flat
            | Deprel::Fixed
            | Deprel::Nmod
            | Deprel::NmodPoss
            | Deprel::NmodUnmarked
            | Deprel::Nummod
            | Deprel::Ccomp
            | Deprel::Acl
            | Deprel::AclRelcl => true,
            Deprel::Det => tree.lower(kid) != "no",
            Deprel::Case => tree.is_genitive(kid),
            Deprel::Advmod => kid < head,
            _ => false,
        };
        if inside {
            let (first, last) = tree.reach(kid);
            words = words.start.min(first)..words.end.max(last + 1);
        }
    }
    while tree.lower(words.end - 1) == "," {
        words.end -= 1;
    }
    words
}

fn f1([gold, found, right]: [usize; 3]) -> f64 {
    share(2 * right, gold + found)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{GoldName, Label, NameScores, phrase};
    use crate::extract::testing::sample;
    use crate::extract::tree::Tree;

    #[test]
    fn a_name_counts_with_its_words_and_its_type() {
        let mut scores = NameScores::default();
        let gold = [(0..2, 0), (3..4, 1)].map(|(words, kind)| GoldName { words, kind });
        let found = [(0..2, 0), (3..4, 2), (5..6, 2)].map(|(words, kind)| Label { words, kind });
        scores.add(&gold, &found);
        assert_eq!(scores.counts, [[1, 1, 1], [1, 0, 0], [0, 2, 0]]);
        assert!((scores.f1() - 0.4).abs() < 1e-9);
    }

    #[test]
    fn a_phrase_holds_its_genitive_and_no_comma() {
        let sample = sample(
            "no/no/DET/2/det rider/rider/NOUN/0/root 's/'s/PART/2/case of/of/ADP/5/case note/note/NOUN/2/nmod ,/,/PUNCT/5/punct",
        );
        assert_eq!(phrase(&Tree::new(&sample.text, &sample.parse), 1), 1..5);
    }
}
