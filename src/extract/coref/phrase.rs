//! What a nominal phrase says of its thing: its noun, what modifies it, whose it is, how it is
//! introduced. The facts on which an antecedent is sought.

use crate::extract::lexicon::singular;
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
    /// True for several things.
    pub plural: bool,
    /// Words that head what says whose or where it is: possessors, "of Kenya", "Kenyan".
    pub owners: Vec<usize>,
}

impl Phrase {
    /// Reads the phrase of a nominal mention.
    pub fn of(tree: &Tree, mention: &Mention) -> Self {
        let head = mention.head;
        let mut owners: Vec<usize> = tree
            .kids(head)
            .iter()
            .copied()
            .filter(|&kid| owns(tree, kid))
            .flat_map(|kid| tree.conjuncts(kid))
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
        modifiers.sort_unstable();
        Self {
            noun: noun_of(tree, head),
            modifiers,
            lead: lead(tree, mention),
            number: tree.kid_as(head, Deprel::Nummod).map(|number| tree.lower(number).to_owned()),
            plural: mention.plural,
            owners,
        }
    }

    /// True when nothing but a determiner stands before the noun.
    pub fn is_plain(&self) -> bool {
        self.modifiers.is_empty() && self.owners.is_empty()
    }
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
        Deprel::Amod | Deprel::Compound => tree.words[kid]
            .span
            .of(tree.text)
            .is_some_and(|form| form.starts_with(char::is_uppercase)),
        Deprel::Nmod => {
            matches!(tree.preposition(kid).as_str(), "of" | "in" | "from" | "for" | "at" | "near")
        }
        _ => false,
    }
}

/// "In Jakarta, police questioned …": bare police, courts and officials are those of the place.
fn place_of_clause(tree: &Tree, mention: &Mention) -> Option<usize> {
    let bare = mention.words.len() == 1 && tree.rel(mention.head) == Deprel::Nsubj;
    let verb = tree.head(mention.head).filter(|_| bare)?;
    let place = |&kid: &usize| kid < mention.head && tree.preposition(kid) == "in";
    let found = tree.kids_as(verb, &[Deprel::Obl]).find(place)?;
    tree.words[found].span.of(tree.text)?.starts_with(char::is_uppercase).then_some(found)
}

fn lead(tree: &Tree, mention: &Mention) -> Lead {
    let head = mention.head;
    if tree.lower(head) == "those" || tree.kid_as(head, Deprel::NmodPoss).is_some() {
        return if tree.lower(head) == "those" { Lead::Definite } else { Lead::Owned };
    }
    let determiner = tree.kids_as(head, &[Deprel::Det]).map(|det| tree.lower(det)).next();
    let first = determiner.unwrap_or_else(|| tree.lower(mention.words.start));
    match first {
        "the" | "this" | "that" | "these" | "those" | "such" | "both" | "either" | "neither" => {
            Lead::Definite
        }
        "a" | "an" | "another" | "some" | "no" | "any" | "every" | "each" | "several" | "many"
        | "other" => Lead::Indefinite,
        "its" | "his" | "her" | "their" | "our" | "my" | "your" | "whose" => Lead::Owned,
        _ => Lead::Bare,
    }
}
