//! What common nouns name, as learned from a treebank: the features of a noun and what stands around it.

use std::sync::LazyLock;

use crate::base::Kind;
use crate::extract::grammar::Usage;
use crate::extract::grammar::form::Form;
use crate::extract::grammar::model::{hash, hash_chars};
use crate::extract::grammar::template::Templates;
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::super::kind::sort_of;
use super::facts::EDGE;

/// Types of nominal mentions, as the treebank GUM has them.
pub(in crate::extract) const NOUN_TYPES: [&str; 10] = [
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "abstract",
    "animal",
    "plant",
    "substance",
];

/// The class of nouns that head no mention; the classes before are [`NOUN_TYPES`].
pub(in crate::extract) const NO_TYPE: usize = NOUN_TYPES.len();

/// True for nouns that head a phrase rather than stand in one.
pub(in crate::extract) fn is_phrase_head(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Noun && !tree.leads_up(word)
}

/// The feature keys of a common noun.
pub(in crate::extract) fn of_noun(tree: &Tree, word: usize, keys: &mut Vec<u32>) {
    NOUN.keys(&atoms(tree, word), keys);
}

fn atoms(tree: &Tree, word: usize) -> [u32; ATOMS.len()] {
    let lemma = tree.lemma(word);
    let lemma_at = |at: Option<usize>| at.map_or(EDGE, |at| hash(tree.lemma(at)));
    let class_at = |at: Option<usize>| at.map_or(EDGE, |at| class_of(tree.lemma(at)));
    let first = |rel: Deprel| tree.kid_as(word, rel);
    let compound = tree.kids_as(word, &[Deprel::Compound]).last();
    let of = tree.kids_as(word, &[Deprel::Nmod]).find(|&kid| tree.preposition(kid) == "of");
    let head = tree.head(word);
    let plural = tree.lower(word) != lemma;
    let sort = sort_of(tree, word);
    let kind = sort.map_or(0, |sort| {
        place(sort.kind(false)) * 32
            + place(sort.kind(true))
            + if sort.is_human() { 1024 } else { 0 }
            + 1
    });
    [
        0,
        hash(lemma),
        ending(lemma, 2),
        ending(lemma, 3),
        ending(lemma, 4),
        class_of(lemma),
        kind,
        u32::from(plural),
        lemma_at(compound),
        class_at(compound),
        lemma_at(first(Deprel::Amod)),
        first(Deprel::Det).map_or(EDGE, |det| hash(tree.lower(det))),
        u32::from(first(Deprel::NmodPoss).is_some()),
        tree.rel(word) as u32 + 2,
        lemma_at(head),
        class_at(head),
        hash(&tree.preposition(word)),
        lemma_at(of),
        class_at(of),
        word.checked_sub(1).map_or(EDGE, |before| hash(tree.lower(before))),
        tree.lower_at(word + 1).map_or(EDGE, hash),
        u32::from(first(Deprel::AclRelcl).is_some_and(|clause| has_who(tree, clause))),
        u32::from(first(Deprel::Nummod).is_some()),
    ]
}

/// The noun, its endings, what a dictionary (`class`) and the lists (`kind`) say of it, what modifies it and
/// where the parse hangs it.
const ATOMS: &[&str] = &[
    "bias", "lemma", "s2", "s3", "s4", "class", "kind", "plural", "compound", "cclass", "amod",
    "det", "owner", "rel", "up", "uclass", "case", "of", "oclass", "before", "after", "who",
    "number",
];

const TEMPLATES: &str = "
    bias; lemma; s2; s3; s4; class; kind; plural; kind plural; class kind; lemma plural; lemma compound; cclass;
    cclass class; amod; amod class; det; det class; owner; rel; rel up; rel uclass; up; case; case class; case rel;
    lemma case; of; oclass; oclass class; before; after; who; number; number class; lemma det; kind rel; kind case;
    lemma uclass; s3 plural; kind uclass rel
";

/// True for words that a dictionary has, but not as nouns: the tagger erred.
pub(in crate::extract) fn is_no_noun(lemma: &str) -> bool {
    Form::of_sentence(&[lemma], &Usage::default())
        .first()
        .is_some_and(|form| form.class.parts != 0 && form.class.noun == 0)
}

/// What a dictionary says that a noun or verb is about.
fn class_of(lemma: &str) -> u32 {
    Form::of_sentence(&[lemma], &Usage::default()).first().map_or(0, |form| form.class.noun)
}

fn place(kind: Kind) -> u32 {
    Kind::ALL.iter().position(|&one| one == kind).unwrap_or_default() as u32
}

fn ending(lemma: &str, length: usize) -> u32 {
    let start = lemma.char_indices().rev().nth(length - 1).map(|(start, _)| start);
    start.map_or(0, |start| hash_chars(lemma[start..].chars()))
}

fn has_who(tree: &Tree, clause: usize) -> bool {
    tree.kids(clause).any(|kid| matches!(tree.lower(kid), "who" | "whom" | "whose"))
}

static NOUN: LazyLock<Templates> = LazyLock::new(|| {
    Templates::parse(&ATOMS.iter().map(|&name| name.to_owned()).collect::<Vec<_>>(), TEMPLATES)
});

#[cfg(test)]
mod tests {
    use super::{NO_TYPE, NOUN, TEMPLATES, of_noun};
    use crate::extract::testing::sample;
    use crate::extract::tree::Tree;

    #[test]
    fn every_template_names_known_atoms() {
        assert_eq!(NOUN.count(), TEMPLATES.split(';').count());
        assert_eq!(NO_TYPE, 10);
    }

    #[test]
    fn short_and_foreign_nouns_have_endings() {
        let sample = sample("é/é/NOUN/0/root");
        let (tree, mut keys) = (Tree::new(&sample.text, &sample.parse), Vec::new());
        of_noun(&tree, 0, &mut keys);
        assert_eq!(keys.len(), NOUN.count());
    }
}
