//! Lone capitals that are common words too and that the mention model surely holds for no name, wherever the
//! document has them: "Laughter", "Results". A word of a longer name or one behind a title is never doubted.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::lexicon::{Closed, is_listed, noun, singular};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::casing::form;
use super::name::{Name, fold, text_of};

/// The model is surely right that a word is no name when all types lag behind by so many margins.
const SURE_LAG: f64 = 25.0;

/// Takes out the doubtful names.
pub(super) fn drop_doubtful(trees: &[Tree], names: &mut [Vec<Name>]) {
    let mut lead: BTreeMap<String, f64> = BTreeMap::new();
    let mut parts = BTreeSet::new();
    for (tree, names) in trees.iter().zip(names.iter()) {
        for name in names {
            let key = fold(text_of(tree, &name.core));
            if !can_be_doubted(tree, name) {
                parts.extend(key.split(' ').map(str::to_owned));
                continue;
            }
            let most = name.types.map_or(0.0, |types| types.into_iter().fold(f64::MIN, f64::max));
            let slot = lead.entry(key).or_insert(most);
            *slot = slot.max(most);
        }
    }
    for (tree, names) in trees.iter().zip(names) {
        names.retain(|name| {
            let key = fold(text_of(tree, &name.core));
            let doubted = || lead.get(&key).is_some_and(|&lead| lead < -SURE_LAG);
            !can_be_doubted(tree, name) || parts.contains(&key) || !doubted()
        });
    }
}

fn can_be_doubted(tree: &Tree, name: &Name) -> bool {
    let told = name.titled || name.dateline || name.inner || name.head_kind.is_some();
    let lone = name.words.len() == 1 && name.known.is_none() && !told;
    lone && is_common_word(tree, name.words.start) && !is_introduced(tree, name.words.start)
}

/// "the ferry Horizon", "codenamed \"Sunrise\"", "Lantern, a gang": the text says that it is a name.
fn is_introduced(tree: &Tree, word: usize) -> bool {
    let small_noun =
        |at: usize| tree.upos(at) == Upos::Noun && form(tree, at).starts_with(char::is_lowercase);
    let quoted = |at: usize| matches!(form(tree, at), "\"" | "“" | "‘" | "``");
    let led = word.checked_sub(1).is_some_and(|before| {
        small_noun(before) || quoted(before) || Closed::Naming.has(tree.lower(before))
    });
    let set_off = tree.lower_at(word + 1) == Some(",")
        && matches!(tree.lower_at(word + 2), Some("a" | "an" | "the" | "which" | "who"));
    led || set_off || tree.rel(word) == Deprel::Appos
}

/// A noun of the lists that names no actor, a word that the tagger takes for a verb or the like, or a single letter.
fn is_common_word(tree: &Tree, word: usize) -> bool {
    let lower = tree.lower(word);
    let letter = lower.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let other = !matches!(tree.upos(word), Upos::Propn | Upos::Noun | Upos::X);
    let one = singular(lower);
    letter || noun(&one).is_none() && (other || is_listed(&one))
}

#[cfg(test)]
mod tests {
    use crate::base::{Form, Silent};
    use crate::extract::mention::find;
    use crate::extract::parse;
    use crate::extract::tree::Tree;

    fn names(text: &str) -> Vec<String> {
        let parses = parse(text, &Silent).expect("no stop");
        let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
        let named = find(&trees).into_iter().filter(|one| one.form == Form::Named);
        named.map(|one| one.span.of(text).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_common_word_with_a_capital_is_no_name() {
        assert_eq!(names("Ana Weber spoke of Truth and Transparency."), ["Ana Weber"]);
    }

    #[test]
    fn a_common_word_that_the_text_introduces_is_a_name() {
        assert!(names("The ferry Happiness sank off Crete.").contains(&"Happiness".to_owned()));
        assert!(names("Hope Weber fled. Nobody saw Hope in Oslo.").contains(&"Hope".to_owned()));
    }
}
