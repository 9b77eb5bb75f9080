//! Words for a country's people that name its language: "written in German", "speaks Thai". They
//! stand for no country.

use super::lexicon::{Class, gazetteer};
use super::mention::Mention;
use super::syntax::Deprel;
use super::tree::Tree;

/// "written in German", "speaks Thai": the word for a country's people, bare, is its language there.
pub(crate) fn is_language(tree: &Tree, one: &Mention) -> bool {
    const SPOKEN: &str =
        "speak learn teach study translate write read know understand publish print edit say";
    let head = one.head;
    let name = tree.form(head);
    let demonym = one.words.len() == 1
        && gazetteer().get(name).is_some_and(|known| known.class == Class::Demonym);
    if !demonym || tree.kids(head).any(|kid| tree.rel(kid) == Deprel::Det) {
        return false;
    }
    let first = if tree.rel(head) == Deprel::Conj { tree.head(head).unwrap_or(head) } else { head };
    let spoken = |verb: usize| SPOKEN.split_whitespace().any(|one| one == tree.lemma(verb));
    match tree.rel(first) {
        Deprel::Obj => tree.head(first).is_some_and(spoken),
        Deprel::Obl | Deprel::Nmod => {
            matches!(tree.preposition(first).as_str(), "in" | "into" | "from" | "to")
        }
        _ => false,
    }
}
