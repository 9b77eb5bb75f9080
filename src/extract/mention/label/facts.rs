//! What the labels' features are made of: facts of a sentence's words that stand in or beside a possible
//! name. Words far from any capital are not looked at.

use std::ops::Range;

use crate::base::Kind;
use crate::extract::grammar::Usage;
use crate::extract::grammar::form::{Form, class_of};
use crate::extract::grammar::model::{hash, hash_chars};
use crate::extract::lexicon::{
    Class, Closed, first_word_kind, gazetteer, is_family_name, is_given_name, last_word_kind, title,
};
use crate::extract::syntax::Upos;
use crate::extract::tree::Tree;

use super::super::casing::{Casing, Style, form, is_all_capitals, is_capital, is_first};
use super::super::run::is_closed;
use super::decode::place_in;

/// Stands for what lies beyond the sentence.
pub(super) const EDGE: u32 = 1;

/// Longest name, in words.
pub(super) const MAX_NAME: usize = 10;

/// Facts of one word; all 0 for a word that no name is near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fact {
    pub word: u32,
    pub lower: u32,
    pub shape: u32,
    pub suffixes: [u32; 3],
    pub prefixes: [u32; 2],
    pub upos: u32,
    /// What a dictionary says the word is about.
    pub noun: u32,
    /// The lists of names that hold the word.
    pub list: u32,
    /// The listed name that covers the word, and the word's place in it.
    pub known: u32,
    /// How the document writes the word elsewhere, and whether a capital is due here.
    pub casing: u32,
}

impl Fact {
    pub(super) const EDGE: Self = Self {
        word: EDGE,
        lower: EDGE,
        shape: EDGE,
        suffixes: [EDGE; 3],
        prefixes: [EDGE; 2],
        upos: 99,
        noun: EDGE,
        list: EDGE,
        known: 0,
        casing: 0,
    };
}

/// A sentence's facts.
pub(super) struct Facts<'a, 't> {
    pub tree: &'a Tree<'t>,
    pub style: Style,
    /// For each word.
    words: Vec<Fact>,
    roles: Vec<Role>,
    /// Listed names: their words and what they name.
    known: Vec<(Range<usize>, u32)>,
}

/// How a word can take part in a name: as its first, as any, as its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Role {
    opens: bool,
    inside: bool,
    closes: bool,
}

impl<'a, 't> Facts<'a, 't> {
    /// Reads a sentence; linear in its length.
    pub fn of(tree: &'a Tree<'t>, casing: &Casing) -> Self {
        let known = known_names(tree);
        let mut roles: Vec<Role> = (0..tree.len()).map(|word| role(tree, word)).collect();
        for (words, _) in &known {
            roles[words.clone()].iter_mut().for_each(|role| role.inside = true);
            roles[words.start].opens = true;
            roles[words.end - 1].closes = true;
        }
        let mut words = facts(tree, casing, &roles);
        for (range, class) in &known {
            for word in range.clone() {
                words[word].known = class * 4 + place_in(range, word) as u32;
            }
        }
        Self { tree, style: casing.style(tree), words, roles, known }
    }

    /// The facts of a word, which may lie beyond the sentence.
    pub fn at(&self, word: Option<usize>) -> &Fact {
        word.and_then(|word| self.words.get(word)).unwrap_or(&Fact::EDGE)
    }

    /// The word ranges that can be a name, in the order of their ends.
    pub fn spans(&self) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        for end in 1..=self.tree.len() {
            if !self.roles[end - 1].closes {
                continue;
            }
            for start in (end.saturating_sub(MAX_NAME)..end).rev() {
                if !self.roles[start].inside {
                    break;
                }
                if self.roles[start].opens {
                    spans.push(start..end);
                }
            }
        }
        spans
    }

    /// What the listed name with exactly these words names; 0 for none.
    pub fn known_as(&self, words: &Range<usize>) -> u32 {
        let place = self.known.partition_point(|(known, _)| known.start < words.start);
        self.known.get(place).filter(|(known, _)| known == words).map_or(0, |(_, class)| *class)
    }
}

/// The facts of words near one that can open a name.
fn facts(tree: &Tree, casing: &Casing, roles: &[Role]) -> Vec<Fact> {
    let near = |word: usize, reach: usize| {
        let around = word.saturating_sub(reach)..(word + reach + 1).min(tree.len());
        roles[around].iter().any(|role| role.opens)
    };
    let mut facts = vec![Fact::default(); tree.len()];
    for word in (0..tree.len()).filter(|&word| near(word, 2)) {
        facts[word] = fact(tree, word, casing, roles[word]);
        // The dictionary is slow, and only neighbours' classes are asked for.
        if near(word, 1) {
            facts[word].noun = noun_class(tree, word);
        }
    }
    facts
}

/// Listed names from left to right, none inside another.
fn known_names(tree: &Tree) -> Vec<(Range<usize>, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let known = known_at(tree, at);
        if let Some((length, class)) = known {
            found.push((at..at + length, class));
        }
        at += known.map_or(1, |(length, _)| length);
    }
    found
}

/// The longest listed name that begins with the word; small proper nouns are tried with capitals.
fn known_at(tree: &Tree, word: usize) -> Option<(usize, u32)> {
    let first = form(tree, word);
    let capital = is_capital(first);
    let small =
        !capital && tree.upos(word) == Upos::Propn && first.starts_with(char::is_alphabetic);
    let (length, known) = if capital {
        gazetteer().longest((word..tree.len()).map(|at| form(tree, at)))?
    } else if small {
        let tokens: Vec<String> =
            (word..tree.len().min(word + 4)).map(|at| with_capital(form(tree, at))).collect();
        gazetteer().longest(tokens.iter().map(String::as_str))?
    } else {
        return None;
    };
    let class = match known.class {
        Class::Country => 1,
        Class::Demonym => 2,
        Class::People => 3,
        Class::Capital => 4,
        Class::Place => 5,
        Class::Body => match known.kind {
            Kind::Organization => 6,
            Kind::Agency => 7,
            Kind::Group => 8,
            _ => 9,
        },
    };
    Some((length, class + if small { 10 } else { 0 }))
}

fn with_capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn role(tree: &Tree, word: usize) -> Role {
    let form = form(tree, word);
    let lower = tree.lower(word);
    let letters = form.contains(char::is_alphanumeric);
    let proper = tree.upos(word) == Upos::Propn && letters;
    let capital = is_capital(form) && form != "I" && !is_closed(lower);
    let figure = form.starts_with(|c: char| c.is_ascii_digit());
    let genitive = tree.is_genitive(word) || lower == "s";
    let article = lower == "the" && tree.lower_at(word + 1).is_some();
    let binds = matches!(
        lower,
        "of" | "for"
            | "and"
            | "&"
            | "on"
            | "against"
            | "-"
            | "–"
            | "‐"
            | "."
            | ","
            | "to"
            | "in"
            | "at"
            | "@"
            | "/"
    ) || Closed::Particle.has(lower);
    let part = capital || proper;
    let next_capital = || tree.form_at(word + 1).is_some_and(is_capital);
    Role {
        opens: part || figure && next_capital() || article && next_capital(),
        inside: part || figure || genitive || binds || article,
        closes: part || figure || genitive,
    }
}

fn fact(tree: &Tree, word: usize, casing: &Casing, role: Role) -> Fact {
    let form = form(tree, word);
    let lower = tree.lower(word);
    let letters: Vec<char> = lower.chars().collect();
    let end = |length: usize| {
        let start = letters.len().checked_sub(length);
        start.map_or(0, |start| hash_chars(letters[start..].iter().copied()))
    };
    let start = |length: usize| letters.get(..length).map_or(0, |s| hash_chars(s.iter().copied()));
    let figure = form.bytes().all(|b| b.is_ascii_digit() || b",.:/-".contains(&b));
    let word_hash = if figure && form.len() > 1 { hash("!figure") } else { hash(form) };
    Fact {
        word: word_hash,
        lower: if figure && form.len() > 1 { word_hash } else { hash(lower) },
        shape: shape(form),
        suffixes: [2, 3, 4].map(end),
        prefixes: [3, 4].map(start),
        upos: tree.upos(word) as u32 + 2,
        noun: 0,
        list: if role.opens { lists(tree, word) } else { 0 },
        known: 0,
        casing: u32::from(casing.is_name(form))
            | u32::from(casing.is_small(form)) << 1
            | u32::from(is_first(tree, word)) << 2
            | u32::from(is_all_capitals(form)) << 3,
    }
}

/// What a dictionary says that the word is about.
fn noun_class(tree: &Tree, word: usize) -> u32 {
    let lemma = tree.lower(word);
    Form::of_sentence(&[lemma], &Usage::default())
        .first()
        .map_or(0, |form| form.class.noun ^ form.class.parts)
}

/// The lists of names and of words in names that hold the word, as one number.
fn lists(tree: &Tree, word: usize) -> u32 {
    let form = form(tree, word);
    let kind = |kind: Option<Kind>| kind.map_or(0, |kind| kind as u32 + 1);
    let title = title(&[form]).map_or(0, |(_, class)| class as u32 + 1);
    u32::from(is_given_name(form))
        | title << 1
        | kind(last_word_kind(form)) << 3
        | kind(first_word_kind(form)) << 8
        | u32::from(Closed::Particle.has(tree.lower(word))) << 13
        | u32::from(is_family_name(form)) << 14
        | 1 << 20
}

/// Runs of characters of one class, runs of two and more told from single ones.
pub(super) fn shape(word: &str) -> u32 {
    let mut runs: Vec<(char, bool)> = Vec::new();
    for c in word.chars() {
        let class = class_of(c);
        match runs.last_mut() {
            Some((last, many)) if *last == class => *many = true,
            _ => runs.push((class, false)),
        }
    }
    runs.truncate(6);
    hash_chars(runs.into_iter().flat_map(|(class, many)| [class, if many { '+' } else { '1' }]))
}

#[cfg(test)]
mod tests {
    use super::{Casing, Facts, MAX_NAME, shape};
    use crate::extract::testing::flat;
    use crate::extract::tree::Tree;

    fn spans(text: &str) -> Vec<String> {
        let sample = flat(text);
        let tree = Tree::new(&sample.text, &sample.parse);
        let facts = Facts::of(&tree, &Casing::of(std::slice::from_ref(&tree)));
        let bytes = |span: &std::ops::Range<usize>| tree.bytes(span.start, span.end - 1);
        facts
            .spans()
            .iter()
            .filter_map(|span| bytes(span).of(&sample.text))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn names_begin_and_end_with_a_capital_or_a_listed_word() {
        assert_eq!(spans("he saw Ana of Kent today"), ["Ana", "Kent", "Ana of Kent"]);
        assert_eq!(spans("nobody came"), [""; 0]);
    }

    #[test]
    fn spans_grow_with_the_words_and_not_with_their_square() {
        let count = |words: usize| spans(&"Xan ".repeat(words)).len();
        assert_eq!(count(60) - count(50), 10 * MAX_NAME);
    }

    #[test]
    fn shapes_tell_one_letter_from_several() {
        assert_eq!(shape("Ana"), shape("Bernard"));
        assert_ne!(shape("A"), shape("AB"));
        assert_ne!(shape("A."), shape("AB."));
    }
}
