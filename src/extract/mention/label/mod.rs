//! The mention model: parsed sentences in, names with their types out (person, place, organisation), each
//! with its score as every type. Learned from treebanks; what the rest of the program makes of its
//! labels is [`super::kind`]'s and [`super::name`]'s.

mod decode;
mod facts;
mod features;
mod noun;

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::grammar::ModelError;
use crate::extract::grammar::model::Model;
use crate::extract::grammar::pack;
use crate::extract::tree::Tree;

use super::casing::Casing;
use facts::Facts;

pub(in crate::extract) use decode::{
    CLASSES, Label, Lattice, OUTSIDE, TYPES, Types, WORD_CLASSES, class_at,
};
pub(in crate::extract) use noun::{NO_TYPE, NOUN_TYPES, is_no_noun, is_phrase_head, of_noun};

/// The model file that ships with the program (see `assets/models/README.md`).
const EMBEDDED: &[u8] = include_bytes!("../../../../assets/models/mentions.model");

/// The embedded model.
pub(super) fn labeller() -> &'static Labeller {
    static LABELLER: LazyLock<Labeller> =
        LazyLock::new(|| Labeller::from_bytes(EMBEDDED).unwrap_or_default());
    &LABELLER
}

/// Finds and types names. The default finds none.
#[derive(Default)]
pub struct Labeller {
    pub(in crate::extract) names: Model,
    pub(in crate::extract) nouns: Model,
    /// What scores come to for the margin by which training made right labels lead.
    pub(in crate::extract) unit: usize,
}

impl Labeller {
    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let body = pack::open(bytes)?;
        let mut input = pack::Reader::new(&body);
        Ok(Self {
            names: Model::read(&mut input)?,
            nouns: Model::read(&mut input)?,
            unit: input.number()?,
        })
    }

    /// Writes the model file that [`Labeller::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = pack::Writer::default();
        self.names.write(&mut out);
        self.nouns.write(&mut out);
        out.number(self.unit);
        pack::seal(&out.bytes)
    }

    /// What a common noun names, by its place in [`NOUN_TYPES`]; nothing where it heads no mention.
    pub(in crate::extract) fn noun_type(&self, tree: &Tree, word: usize) -> Option<usize> {
        let (mut keys, mut scores) = (Vec::new(), Vec::new());
        noun::of_noun(tree, word, &mut keys);
        self.nouns.score(&keys, &mut scores);
        let best =
            (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
        (best < NO_TYPE && !scores.is_empty()).then_some(best)
    }

    /// The names of a sentence, from left to right.
    pub(in crate::extract) fn names(&self, tree: &Tree, casing: &Casing) -> Vec<Label> {
        self.lattice(tree, casing).best()
    }

    /// Scores all that can be a name in a sentence.
    pub(in crate::extract) fn lattice(&self, tree: &Tree, casing: &Casing) -> Lattice {
        let features = Features::of(tree, casing);
        let mut scores = Vec::new();
        let mut lattice = Lattice::new(features.spans, self.unit as f64);
        for keys in &features.words {
            self.names.score(keys, &mut scores);
            lattice.words.push(std::array::from_fn(|class| whole(&scores, class)));
        }
        for keys in &features.wholes {
            self.names.score(keys, &mut scores);
            lattice.wholes.push(std::array::from_fn(|kind| whole(&scores, WORD_CLASSES + kind)));
        }
        lattice
    }
}

fn whole(scores: &[i32], class: usize) -> f64 {
    f64::from(scores.get(class).copied().unwrap_or_default())
}

/// The feature keys of a sentence.
pub(in crate::extract) struct Features {
    /// For each word; none for words that are in no name.
    pub words: Vec<Vec<u32>>,
    /// What can be a name, in the order of the ends.
    pub spans: Vec<Range<usize>>,
    /// For each span.
    pub wholes: Vec<Vec<u32>>,
}

impl Features {
    /// The keys of all words and spans.
    pub(in crate::extract) fn all(&self) -> impl Iterator<Item = &Vec<u32>> {
        self.words.iter().chain(&self.wholes)
    }

    /// The same, to be changed.
    pub(in crate::extract) fn all_mut(&mut self) -> impl Iterator<Item = &mut Vec<u32>> {
        self.words.iter_mut().chain(&mut self.wholes)
    }

    /// Reads a sentence; linear in its length.
    pub(in crate::extract) fn of(tree: &Tree, casing: &Casing) -> Self {
        let facts = Facts::of(tree, casing);
        let spans = facts.spans();
        let mut in_span = vec![false; tree.len()];
        for span in &spans {
            in_span[span.clone()].fill(true);
        }
        let words = (0..tree.len()).map(|word| {
            let mut keys = Vec::new();
            if in_span[word] {
                features::of_word(&facts, word, &mut keys);
            }
            keys
        });
        let words = words.collect();
        let whole = |span: &Range<usize>| {
            let mut keys = Vec::new();
            features::of_span(&facts, span, &mut keys);
            keys
        };
        let wholes = spans.iter().map(whole).collect();
        Self { words, spans, wholes }
    }
}

#[cfg(test)]
mod tests {
    use super::{EMBEDDED, Features, Labeller, NOUN_TYPES, labeller};
    use crate::base::Silent;
    use crate::extract::mention::casing::Casing;
    use crate::extract::parse;
    use crate::extract::tree::Tree;

    fn names(text: &str) -> Vec<(String, usize)> {
        let parses = parse(text, &Silent).expect("no stop");
        let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
        let casing = Casing::of(&trees);
        let found = trees.iter().flat_map(|tree| {
            let names = labeller().names(tree, &casing).into_iter();
            names.map(|label| {
                let span = tree.bytes(label.words.start, label.words.end - 1);
                (span.of(text).unwrap_or_default().to_owned(), label.kind)
            })
        });
        found.collect()
    }

    #[test]
    fn names_are_found_and_typed() {
        let text = "Yesterday Maria Petrova flew from Lisbon to Chicago and sued Kroger Foods Inc. in court.";
        let found = names(text);
        let expected =
            [("Maria Petrova", 0), ("Lisbon", 1), ("Chicago", 1), ("Kroger Foods Inc.", 2)];
        assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn common_nouns_are_typed() {
        let text = "The podiatrist rested.";
        let parses = parse(text, &Silent).expect("no stop");
        let tree = Tree::new(text, &parses[0]);
        assert_eq!(labeller().noun_type(&tree, 1).map(|kind| NOUN_TYPES[kind]), Some("person"));
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let read = Labeller::from_bytes(EMBEDDED).expect("whole");
        assert!(read.unit > 0 && read.names.size().0 > 1000 && read.nouns.size().0 > 1000);
        let written = read.to_bytes();
        let again = Labeller::from_bytes(&written).expect("whole");
        assert_eq!(
            (again.names.size(), again.nouns.size()),
            (read.names.size(), read.nouns.size())
        );
        assert_eq!(again.to_bytes(), written);
        assert!(Labeller::from_bytes(&written[..written.len() - 1]).is_err());
        assert!(Labeller::from_bytes(b"something else").is_err());
    }

    #[test]
    fn an_empty_model_finds_nothing() {
        let text = "Maria Petrova flew to Lisbon.";
        let parses = parse(text, &Silent).expect("no stop");
        let tree = Tree::new(text, &parses[0]);
        let casing = Casing::of(std::slice::from_ref(&tree));
        assert_eq!(Labeller::default().names(&tree, &casing), []);
        assert_eq!(Labeller::default().noun_type(&tree, 4), None);
    }

    #[test]
    fn only_words_in_spans_have_features() {
        let text = "The big ships left Rotterdam after a long night.";
        let parses = parse(text, &Silent).expect("no stop");
        let tree = Tree::new(text, &parses[0]);
        let features = Features::of(&tree, &Casing::of(std::slice::from_ref(&tree)));
        assert_eq!(features.spans.first(), Some(&(4..5)));
        assert_eq!(features.spans.len(), 1);
        let with: Vec<usize> =
            (0..tree.len()).filter(|&at| !features.words[at].is_empty()).collect();
        assert_eq!(with, [4]);
    }
}
