//! The features of words and of whole names, by templates over atoms.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::grammar::model::{hash, key};
use crate::extract::grammar::template::Templates;
use crate::extract::lexicon::{Closed, title};
use crate::extract::tree::Tree;

use super::super::casing::{form, is_all_capitals};
use super::facts::{EDGE, Facts};

/// The feature keys of a word that can be part of a name.
pub(super) fn of_word(facts: &Facts, word: usize, keys: &mut Vec<u32>) {
    WORD.keys(&word_atoms(facts, word), keys);
}

/// The feature keys of words taken for one name.
pub(super) fn of_span(facts: &Facts, words: &Range<usize>, keys: &mut Vec<u32>) {
    SPAN.keys(&span_atoms(facts, words), keys);
}

fn word_atoms(facts: &Facts, word: usize) -> [u32; WORD_ATOMS.len()] {
    let tree = facts.tree;
    let near = |step: isize| facts.at(word.checked_add_signed(step));
    let (own, before, after) = (near(0), near(-1), near(1));
    let head = tree.head(word);
    [
        0,
        own.word,
        own.lower,
        own.shape,
        own.suffixes[0],
        own.suffixes[1],
        own.suffixes[2],
        own.prefixes[0],
        own.prefixes[1],
        own.upos,
        own.noun,
        own.list,
        own.known,
        own.casing,
        before.lower,
        before.upos,
        before.shape,
        before.noun,
        before.list,
        before.known,
        after.lower,
        after.upos,
        after.shape,
        after.noun,
        after.list,
        after.known,
        near(-2).lower,
        near(2).lower,
        near(-2).upos,
        near(2).upos,
        tree.rel(word) as u32 + 2,
        head.map_or(EDGE, |head| hash(tree.lemma(head))),
        facts.style as u32,
    ]
}

/// A word, then the word before it (`-`) and behind it (`+`), and where the parse hangs it.
const WORD_ATOMS: &[&str] = &[
    "bias", "word", "lower", "shape", "s2", "s3", "s4", "p3", "p4", "upos", "noun", "list",
    "known", "casing", "lower-", "upos-", "shape-", "noun-", "list-", "known-", "lower+", "upos+",
    "shape+", "noun+", "list+", "known+", "lower--", "lower++", "upos--", "upos++", "rel", "up",
    "style",
];

const WORD_TEMPLATES: &str = "
    bias; word; lower; shape; s2; s3; s4; p3; p4; upos; noun; list; known; casing; shape style; shape casing;
    lower-; lower+; lower--; lower++; upos-; upos+; upos- upos; upos upos+; upos- upos upos+; upos-- upos- upos;
    upos upos+ upos++; shape- shape; shape shape+; shape- shape shape+; noun-; noun+; noun upos; list-; list+;
    known-; known+; known list; known upos; known casing; lower- shape; lower+ shape; lower- lower; lower lower+;
    lower- upos; lower+ upos; lower- list; lower- known; rel; rel up; rel upos; list- list; list list+;
    known- known; known known+; upos casing; upos known casing
";

fn span_atoms(facts: &Facts, words: &Range<usize>) -> [u32; SPAN_ATOMS.len()] {
    let tree = facts.tree;
    let last = words.end - 1;
    let fact = |word: usize| facts.at(Some(word));
    let before = facts.at(words.start.checked_sub(1));
    let after = facts.at(Some(words.end));
    let top = top(tree, words);
    let up = tree.head(top);
    let combine = |of: &dyn Fn(usize) -> u32| key(0, words.clone().map(of));
    let capital = |word: Option<usize>| {
        word.filter(|&word| word < tree.len())
            .map_or(0, |word| 1 + u32::from(form(tree, word).starts_with(char::is_uppercase)))
    };
    let of = words.clone().skip(1).find(|&at| matches!(tree.lower(at), "of" | "for" | "on"));
    let head = of.map_or(last, |of| of - 1);
    [
        0,
        words.len().min(6) as u32,
        combine(&|at| fact(at).lower),
        combine(&|at| fact(at).shape),
        combine(&|at| fact(at).upos),
        facts.known_as(words),
        fact(words.start).lower,
        fact(last).lower,
        fact(words.start).list,
        fact(last).list,
        fact(head).list,
        fact(head).noun,
        before.lower,
        after.lower,
        before.upos,
        after.upos,
        before.noun,
        after.noun,
        before.list,
        after.list,
        facts.at(words.start.checked_sub(2)).lower,
        facts.at(Some(words.end + 1)).lower,
        capital(words.start.checked_sub(1)),
        capital(Some(words.end)),
        tree.rel(top) as u32 + 2,
        up.map_or(EDGE, |up| hash(tree.lemma(up))),
        title_before(tree, words.start),
        facts.at(Some(words.end + 1)).known,
        before.known,
        of_flags(tree, words),
        fact(words.start).casing,
        owned(tree, words.end),
        facts.style as u32,
        fact(last).suffixes[1],
    ]
}

const SPAN_ATOMS: &[&str] = &[
    "bias", "length", "whole", "shapes", "tags", "known", "first", "last", "flist", "llist",
    "hlist", "hnoun", "lower-", "lower+", "upos-", "upos+", "noun-", "noun+", "list-", "list+",
    "lower--", "lower++", "capital-", "capital+", "rel", "up", "title", "known++", "known-",
    "flags", "casing", "owned", "style", "s3",
];

const SPAN_TEMPLATES: &str = "
    bias; length; whole; shapes; tags; known; known length; first; last; flist; llist; hlist; hnoun; flist llist;
    flist length; llist length; hlist length; lower-; lower+; lower- lower+; upos- upos+; noun-; noun+; list-;
    list+; lower-- lower-; lower+ lower++; capital- capital+; capital- length; capital+ length; rel; rel up;
    title; title length; lower+ known++; known-; flags; flags length; casing length; owned; lower- known;
    lower- length; lower+ length; lower- flist; style; last length; first length; shapes known;
    lower- hlist; rel hlist; s3 length; lower- shapes; known casing
";

/// The word of the range that depends on none of the others.
fn top(tree: &Tree, words: &Range<usize>) -> usize {
    let outside = |&at: &usize| tree.head(at).is_none_or(|head| !words.contains(&head));
    words.clone().rev().find(outside).unwrap_or(words.end - 1)
}

/// How a title directly before the name is used; 0 for none.
fn title_before(tree: &Tree, start: usize) -> u32 {
    (start.saturating_sub(3)..start)
        .find_map(|at| {
            let tokens: Vec<&str> = (at..start).map(|word| form(tree, word)).collect();
            title(&tokens).filter(|(length, _)| *length == tokens.len())
        })
        .map_or(0, |(_, class)| class as u32 + 1)
}

/// Marks inside the name.
fn of_flags(tree: &Tree, words: &Range<usize>) -> u32 {
    let has = |test: &dyn Fn(usize) -> bool| u32::from(words.clone().any(test));
    has(&|at| matches!(tree.lower(at), "of" | "for" | "on"))
        | has(&|at| matches!(tree.lower(at), "and" | "&")) << 1
        | has(&|at| tree.is_genitive(at)) << 2
        | has(&|at| form(tree, at).bytes().all(|b| b.is_ascii_digit())) << 3
        | has(&|at| is_all_capitals(form(tree, at))) << 4
        | has(&|at| form(tree, at).starts_with(char::is_lowercase)) << 5
        | has(&|at| matches!(tree.lower(at), "," | "." | "/" | "@")) << 6
        | has(&|at| tree.lower(at) == "-") << 7
}

/// What the name owns, where that tells who the owner is.
fn owned(tree: &Tree, end: usize) -> u32 {
    if end >= tree.len() || !tree.is_genitive(end) {
        return 0;
    }
    let Some(noun) = tree.head(end).and_then(|owner| tree.head(owner)) else { return 1 };
    let classes = [
        Closed::PersonOwns,
        Closed::FirmOwns,
        Closed::ShipOwns,
        Closed::PlaceOwns,
        Closed::GroupOwns,
    ];
    let place = classes.iter().position(|class| class.has(tree.lemma(noun)));
    place.map_or(1, |place| place as u32 + 2)
}

static WORD: LazyLock<Templates> = LazyLock::new(|| read(WORD_ATOMS, WORD_TEMPLATES));
static SPAN: LazyLock<Templates> = LazyLock::new(|| read(SPAN_ATOMS, SPAN_TEMPLATES));

fn read(atoms: &[&str], templates: &str) -> Templates {
    Templates::parse(&atoms.iter().map(|&name| name.to_owned()).collect::<Vec<_>>(), templates)
}

#[cfg(test)]
mod tests {
    use super::{SPAN, SPAN_TEMPLATES, WORD, WORD_TEMPLATES};

    #[test]
    fn every_template_names_known_atoms() {
        assert_eq!(WORD.count(), WORD_TEMPLATES.split(';').count());
        assert_eq!(SPAN.count(), SPAN_TEMPLATES.split(';').count());
    }
}
