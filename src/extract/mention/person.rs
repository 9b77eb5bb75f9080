//! Which capitals are a person's name by their words alone: given names before family names, also inside longer
//! runs ("Refugee Council Enver Solomon", "Ada Lovelace Institute"). What stands around them is [`super::kind`]'s.

use std::ops::Range;

use crate::extract::lexicon::{
    Closed, gazetteer, gender_of_name, is_family_name, is_given_name, is_listed, is_name_head,
    last_word_kind, noun, singular,
};
use crate::extract::tree::Tree;

use crate::base::Kind;

use super::casing::form;
use super::name::{head_kind, text_of};

/// Two to four words of which the first is a given name and the last no body's.
pub(super) fn is_person_like(tree: &Tree, words: &Range<usize>) -> bool {
    let given = is_given_name(form(tree, words.start));
    let bare = || words.len() == 1 || is_full_name(tree, words) || head_kind(tree, words).is_none();
    given && is_plain(tree, words) && words.len() <= 6 && bare()
}

/// "Ana Law", "Ravi M. Park": a family name is no building or paper behind a given one, unless something is
/// said to be in or near it.
pub(super) fn is_full_name(tree: &Tree, words: &Range<usize>) -> bool {
    let located = words.start.checked_sub(1).is_some_and(|before| {
        matches!(tree.lower(before), "in" | "at" | "near" | "the" | "to" | "from" | "of" | "outside")
    });
    let last = form(tree, words.end - 1);
    let family = is_family_name(last) || words.len() == 2 && is_surname_like(tree, words);
    let given = is_given_name(form(tree, words.start));
    (2..=3).contains(&words.len()) && !located && given && family
}

/// "Tom Cruise": a common noun, but none that names end with, behind a name that is nothing else.
fn is_surname_like(tree: &Tree, words: &Range<usize>) -> bool {
    let given = form(tree, words.start);
    let sure = gender_of_name(given).is_some() && gazetteer().get(given).is_none();
    let common = noun(tree.lower(words.start)).is_some();
    sure && !common && !is_name_head(form(tree, words.end - 1))
}

/// Where the name of a person begins behind that of a body or what the person is: "Harbour Council Ana Weber",
/// "Trotskyist Ana Weber".
pub(super) fn person_behind(tree: &Tree, run: &Range<usize>) -> Option<usize> {
    (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        let name = at..run.end;
        let joined = name.clone().any(|word| Closed::Function.has(tree.lower(word)));
        !joined && is_person_like(tree, &name) && ends_name(tree, &(run.start..at))
    })
}

/// True for words before a person's name that are no part of it.
fn ends_name(tree: &Tree, before: &Range<usize>) -> bool {
    let last = before.end - 1;
    if is_human(tree, last) {
        return true;
    }
    // "Universidad Ana Torres" is named after a person.
    let kind = (before.len() > 1).then(|| head_kind(tree, before)).flatten();
    let body = matches!(kind, Some(Kind::Agency | Kind::Organization));
    let ends_with_head = last_word_kind(form(tree, last)).is_some();
    let ends_with_place = gazetteer().get(form(tree, last)).is_some();
    body && (ends_with_head || ends_with_place)
}

/// A noun for people with a capital: "Ambassador", "Trotskyist".
pub(super) fn is_human(tree: &Tree, word: usize) -> bool {
    let form = form(tree, word);
    let named = is_given_name(form) || is_family_name(form);
    !named && noun(&singular(tree.lower(word))).is_some_and(|sort| sort.is_human())
}

/// How many of a body's first words are the name of the person whom it is called after: two of "ada lovelace
/// institute", none of "victoria park hotel". Such words alone name the person.
pub(in crate::extract) fn namesake(words: &[&str]) -> usize {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(chars).collect()
        })
    };
    if !words.first().is_some_and(|first| is_given_name(&capital(first))) {
        return 0;
    }
    let head = |word: &&str| Closed::Memorial.has(word) || last_word_kind(&capital(word)).is_some();
    let Some(head) = words.iter().position(head).filter(|&head| head >= 2) else { return 0 };
    if words[head..].iter().any(|word| Closed::Memorial.has(word)) { head } else { 0 }
}

/// True when all words are common nouns: such a name is hardly a person's.
pub(super) fn is_worded(tree: &Tree, words: &Range<usize>) -> bool {
    let common = |at: usize| {
        let form = form(tree, at);
        let named = is_given_name(form) || is_family_name(form);
        form == "-" || form == "&" || !named && is_listed(&singular(tree.lower(at)))
    };
    words.clone().all(common)
}

/// "Muslims", "Muslim pilgrims": a creed or party in the mouth of the text is no name of its own.
pub(super) fn is_adherent(tree: &Tree, run: &Range<usize>) -> bool {
    let lone = run.len() == 1 && is_given_name(form(tree, run.start));
    !lone && run.clone().all(|at| Closed::Adherent.has(&singular(tree.lower(at))))
}

fn is_plain(tree: &Tree, words: &Range<usize>) -> bool {
    let letters = |form: &str| {
        form == "-" || form.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-'))
    };
    !text_of(tree, words).is_empty() && words.clone().all(|at| letters(form(tree, at)))
}
