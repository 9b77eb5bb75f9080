//! Common nouns that name an actor or object, and pronouns. A noun counts where the word lists give it a
//! kind, it heads its phrase, and no name covers it.

use crate::base::{Form, Kind};
use crate::extract::lexicon::singular;
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::Mention;
use super::casing::{Style, form};
use super::kind::sort_of;

/// Adds the sentence's nominal and pronoun mentions to its names.
pub(super) fn add(tree: &Tree, sentence: usize, style: Style, mentions: &mut Vec<Mention>) {
    let mut covered = vec![false; tree.len()];
    for one in mentions.iter() {
        covered[one.core.clone()].fill(true);
        covered[one.words.end - 1] = true;
    }
    let mut found = Vec::new();
    for word in (0..tree.len()).filter(|&word| !covered[word]) {
        if style != Style::Dateline {
            found.extend(nominal(tree, sentence, word));
        }
        found.extend(pronoun(tree, sentence, word));
    }
    mentions.extend(found);
}

fn nominal(tree: &Tree, sentence: usize, word: usize) -> Option<Mention> {
    let noun = matches!(tree.upos(word), Upos::Noun | Upos::Propn);
    let inside = matches!(
        tree.rel(word),
        Deprel::Compound
            | Deprel::Flat
            | Deprel::Fixed
            | Deprel::Goeswith
            | Deprel::Case
            | Deprel::Cc
    );
    if tree.lower(word) == "those" && noun_like(tree, word) {
        return Some(plain(tree, sentence, word, Kind::Group, true));
    }
    if !noun || inside && tree.head(word).is_some_and(|head| head > word) || is_idiom(tree, word) {
        return None;
    }
    let plural = is_plural(tree, word);
    let sort = sort_of(tree, word)?;
    let mut kind = sort.kind(plural);
    if plural && tree.lemma(word) == "operation" {
        kind = Kind::Activity;
    }
    Some(plain(tree, sentence, word, kind, plural))
}

fn plain(tree: &Tree, sentence: usize, word: usize, kind: Kind, plural: bool) -> Mention {
    let start = phrase_start(tree, word);
    Mention {
        sentence,
        head: word,
        words: start..word + 1,
        span: tree.bytes(start, word),
        kind,
        form: Form::Nominal,
        adjective: false,
        plural,
        core: core_start(tree, start, word)..word + 1,
        known: None,
    }
}

/// "those arrested", "those who fled".
fn noun_like(tree: &Tree, word: usize) -> bool {
    !matches!(tree.rel(word), Deprel::Det | Deprel::Mark)
        && tree.kids_as(word, &[Deprel::Acl, Deprel::AclRelcl]).next().is_some()
}

/// True for plural nouns.
fn is_plural(tree: &Tree, word: usize) -> bool {
    let lower = tree.lower(word);
    if matches!(lower, "people" | "police" | "personnel" | "staff" | "troops" | "cattle") {
        return true;
    }
    match tree.upos(word) {
        Upos::Noun => lower != tree.lemma(word) && lower.ends_with(['s', 'n', 'e', 'i', 'a', 't']),
        _ => singular(lower) != lower,
    }
}

/// First word of the phrase: determiner, possessor, numbers and adjectives in one piece before the head.
fn phrase_start(tree: &Tree, word: usize) -> usize {
    let mut start = word;
    let kids = tree.kids(word).iter().rev().copied().filter(|&kid| kid < word);
    for kid in kids {
        let (first, last) = tree.reach(kid);
        let part = matches!(
            tree.rel(kid),
            Deprel::Det
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::NmodPoss
                | Deprel::Flat
        ) || tree.rel(kid) == Deprel::Punct
            && matches!(form(tree, kid), "-" | "“" | "\"" | "”" | "‘" | "’")
            || tree.rel(kid) == Deprel::Advmod
                && tree.upos(kid) == Upos::Adv
                && is_hedge(tree.lower(kid));
        if !part || last + 1 != start || word - first > MAX_PHRASE {
            break;
        }
        start = first;
    }
    while start < word
        && (tree.upos(start) == Upos::Punct || matches!(tree.upos(start), Upos::Adp | Upos::Cconj))
    {
        start += 1;
    }
    start
}

/// Longest phrase before its head, in words.
const MAX_PHRASE: usize = 9;

fn is_hedge(lower: &str) -> bool {
    matches!(lower, "about" | "around" | "nearly" | "almost" | "some" | "roughly" | "approximately")
}

/// Where the phrase without determiner, possessor, number and hedges begins.
fn core_start(tree: &Tree, start: usize, word: usize) -> usize {
    let possessor = tree
        .kids_as(word, &[Deprel::NmodPoss])
        .map(|kid| tree.reach(kid).1)
        .filter(|&last| last < word)
        .max();
    let mut at = possessor.map_or(start, |last| (last + 1).max(start));
    while at < word && is_outside_core(tree, at) {
        at += 1;
    }
    at
}

fn is_outside_core(tree: &Tree, word: usize) -> bool {
    matches!(
        tree.upos(word),
        Upos::Det
            | Upos::Num
            | Upos::Punct
            | Upos::Adp
            | Upos::Adv
            | Upos::Sym
            | Upos::Pron
            | Upos::Sconj
    ) || tree.is_genitive(word)
        || matches!(
            tree.lower(word),
            "many"
                | "several"
                | "various"
                | "numerous"
                | "few"
                | "some"
                | "other"
                | "such"
                | "same"
                | "certain"
                | "more"
                | "most"
                | "least"
                | "own"
                | "recent"
                | "latest"
                | "alleged"
                | "suspected"
                | "so-called"
                | "half"
                | "dozen"
                | "hundred"
                | "thousand"
                | "million"
                | "billion"
                | "another"
                | "first"
                | "second"
                | "third"
                | "last"
                | "next"
                | "entire"
        )
}

/// Nouns in set phrases: "in response", "on behalf of", "at night".
fn is_idiom(tree: &Tree, word: usize) -> bool {
    let bare = tree
        .kids_as(
            word,
            &[Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Compound, Deprel::Nummod],
        )
        .next()
        .is_none();
    bare && word > 0
        && matches!(
            (tree.lower(word - 1), tree.lower(word)),
            (
                "in",
                "response"
                    | "return"
                    | "exchange"
                    | "addition"
                    | "fact"
                    | "charge"
                    | "absentia"
                    | "prison"
                    | "custody"
                    | "court"
                    | "power"
                    | "office"
                    | "place"
                    | "turn"
                    | "person"
                    | "question"
                    | "practice"
                    | "public"
                    | "private"
                    | "cash"
                    | "bed"
                    | "trouble"
                    | "exile"
                    | "force"
            ) | (
                "on",
                "board"
                    | "trial"
                    | "bail"
                    | "suspicion"
                    | "behalf"
                    | "condition"
                    | "duty"
                    | "foot"
                    | "strike"
                    | "sale"
                    | "record"
                    | "fire"
                    | "site"
            ) | (
                "at",
                "sea"
                    | "home"
                    | "work"
                    | "large"
                    | "night"
                    | "risk"
                    | "war"
                    | "gunpoint"
                    | "school"
            ) | (
                "under",
                "fire"
                    | "arrest"
                    | "way"
                    | "pressure"
                    | "control"
                    | "investigation"
                    | "construction"
            ) | ("by", "sea" | "land" | "air" | "force" | "phone" | "mail" | "name" | "law")
                | ("behind", "bars")
                | ("of", "course")
                | ("with", "regard" | "respect")
                | ("to", "death" | "work" | "court" | "prison" | "jail" | "school")
        )
}

fn pronoun(tree: &Tree, sentence: usize, word: usize) -> Option<Mention> {
    let plural = match tree.lower(word) {
        "he" | "she" | "him" | "her" | "his" | "it" | "its" | "himself" | "herself" | "itself"
        | "hers" => false,
        "they" | "them" | "their" | "theirs" | "themselves" => true,
        _ => return None,
    };
    if tree.rel(word) == Deprel::Expl || !matches!(tree.upos(word), Upos::Pron | Upos::Det) {
        return None;
    }
    let human = !matches!(tree.lower(word), "it" | "its" | "itself");
    Some(Mention {
        sentence,
        head: word,
        words: word..word + 1,
        span: tree.words[word].span,
        kind: if human && !plural { Kind::Person } else { Kind::Other },
        form: Form::Pronoun,
        adjective: false,
        plural,
        core: word..word + 1,
        known: None,
    })
}
