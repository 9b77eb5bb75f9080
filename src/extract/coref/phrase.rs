//! What a nominal phrase says of its thing: its noun, what modifies it, whose it is, how it is
//! introduced. The facts on which an antecedent is sought.

use crate::extract::lexicon::{noun, singular};
use crate::extract::mention::Mention;
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

/// How a phrase is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// "the", "this", "that", "these", "those".
    Definite,
    /// "its", "Kenya's".
    Owned,
    /// "a", "an", "another", "some", "no".
    Indefinite,
    /// Nothing.
    Bare,
}

/// A nominal phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its noun, singular.
    pub noun: String,
    /// The words before it that say which sort, in lower case, sorted.
    pub modifiers: Vec<String>,
    /// How it is introduced.
    pub lead: Lead,
    /// The number before it, as written.
    pub number: Option<String>,
    /// Which of several it is: "first", "other".
    pub ordinal: Option<String>,
    /// True for several things.
    pub plural: bool,
    /// Words that head what says whose or where it is: possessors, "of Kenya", "Kenyan".
    pub owners: Vec<usize>,
}

impl Phrase {
    /// Reads the phrase of a nominal mention.
    pub fn of(tree: &Tree, mention: &Mention) -> Self {
        let head = mention.head;
        let mut owners: Vec<usize> = mention
            .words
            .clone()
            .flat_map(|word| tree.kids(word))
            .chain(mention.words.clone())
            .filter(|&word| owns(tree, word))
            .flat_map(|word| tree.conjuncts(word))
            .collect();
        owners.extend(place_of_clause(tree, mention));
        let inside = |word: usize| {
            matches!(tree.upos(word), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
                && !owners.contains(&word)
        };
        let mut modifiers: Vec<String> = (mention.core.start..head)
            .filter(|&word| inside(word))
            .map(|word| tree.lower(word).to_owned())
            .collect();
        owners.sort_unstable();
        owners.dedup();
        modifiers.sort_unstable();
        Self {
            noun: noun_of(tree, head),
            modifiers,
            lead: lead(tree, mention),
            number: (mention.words.start..mention.core.start)
                .find(|&word| tree.upos(word) == Upos::Num)
                .map(|number| tree.lower(number).to_owned()),
            ordinal: (mention.words.start..head).find_map(|word| ordinal(tree, word)),
            plural: mention.plural,
            owners,
        }
    }
}

fn ordinal(tree: &Tree, word: usize) -> Option<String> {
    const ORDINALS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "last", "next", "final", "latter",
    ];
    ORDINALS.contains(&tree.lower(word)).then(|| tree.lower(word).to_owned())
}

/// Singular of a noun in lower case.
pub(super) fn noun_of(tree: &Tree, word: usize) -> String {
    match tree.upos(word) {
        Upos::Noun => tree.lemma(word).to_lowercase(),
        _ => singular(tree.lower(word)),
    }
}

fn owns(tree: &Tree, kid: usize) -> bool {
    match tree.rel(kid) {
        Deprel::NmodPoss => true,
        Deprel::Amod | Deprel::Compound => is_proper(tree, kid),

        Deprel::Nmod => {
            matches!(tree.preposition(kid).as_str(), "of" | "in" | "from" | "for" | "at" | "near")
        }
        _ => false,
    }
}

/// A capital that is no common noun's.
fn is_proper(tree: &Tree, word: usize) -> bool {
    let form = tree.form(word);
    form.starts_with(char::is_uppercase) && noun(&singular(tree.lower(word))).is_none()
}

/// "In Jakarta, police questioned …": bare police, courts and officials are those of the place.
fn place_of_clause(tree: &Tree, mention: &Mention) -> Option<usize> {
    let bare = mention.words.len() == 1 && tree.rel(mention.head) == Deprel::Nsubj;
    let verb = tree.head(mention.head).filter(|_| bare)?;
    let place = |&kid: &usize| kid < mention.head && tree.preposition(kid) == "in";
    let found = tree.kids_as(verb, &[Deprel::Obl]).find(place)?;
    tree.form_at(found)?.starts_with(char::is_uppercase).then_some(found)
}

fn lead(tree: &Tree, mention: &Mention) -> Lead {
    if tree.lower(mention.head) == "those" {
        return Lead::Definite;
    }
    let possessor = |word: usize| tree.is_genitive(word) || tree.rel(word) == Deprel::NmodPoss;
    if (mention.words.start..mention.core.start).any(possessor) {
        return Lead::Owned;
    }
    match tree.lower(mention.words.start) {
        "the" | "this" | "that" | "these" | "those" | "both" | "either" | "neither" => {
            Lead::Definite
        }
        "a" | "an" | "one" | "another" | "some" | "no" | "any" | "every" | "each" | "several"
        | "many" | "other" => Lead::Indefinite,
        "its" | "his" | "her" | "their" | "our" | "my" | "your" | "whose" => Lead::Owned,
        _ => Lead::Bare,
    }
}
