//! Common nouns that name an actor or object, and pronouns. A noun counts where the word lists give it a
//! kind, it heads its phrase, and no name covers it. Phrases are read from the words, not from the tree
//! alone: a tagger's slip ("a scam compound" with an adjective "compound") must not lose the noun.

use crate::base::{Form, Kind};
use crate::extract::lexicon::{Class, Closed, gazetteer, is_head, is_listed, phrase, singular};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::Mention;
use super::casing::{Style, form, is_capital, is_first};
use super::kind::sort_of;
use super::label::{Labeller, NOUN_TYPES, is_no_noun};
use super::run::{is_closed, is_prefixed};

/// Adds the sentence's nominal and pronoun mentions to its names.
pub(super) fn add(
    tree: &Tree,
    sentence: usize,
    (style, labeller): (Style, &Labeller),
    mentions: &mut Vec<Mention>,
) {
    let mut covered = vec![false; tree.len()];
    for one in mentions.iter() {
        covered[one.words.clone()].fill(true);
    }
    let mut found = Vec::new();
    for word in (0..tree.len()).rev().filter(|_| style != Style::Dateline) {
        if let Some(one) =
            (!covered[word]).then(|| nominal(tree, sentence, word, labeller)).flatten()
        {
            cover_modifiers(tree, &one, &mut covered);
            found.push(one);
        }
    }
    found.extend((0..tree.len()).filter_map(|word| pronoun(tree, sentence, word)));
    mentions.extend(found);
}

/// Nouns before the head belong to its phrase; those of a possessor stand alone.
fn cover_modifiers(tree: &Tree, one: &Mention, covered: &mut [bool]) {
    let modifiers = one.core.start..one.head;
    for word in modifiers.filter(|&word| !tree.is_genitive(word + 1)) {
        covered[word] = true;
    }
}

fn nominal(tree: &Tree, sentence: usize, word: usize, labeller: &Labeller) -> Option<Mention> {
    if tree.lower(word) == "those" && is_those(tree, word) {
        return Some(plain(tree, sentence, word, Kind::Group, true));
    }
    let spelt = tree.lower(word).contains(char::is_alphabetic);
    if !spelt
        || is_prefixed(tree.lower(word))
        || is_closed(tree.lower(word))
        || !is_noun(tree, word)
        || is_idiom(tree, word)
        || is_container(tree, word)
    {
        return None;
    }
    let plural = is_plural(tree, word);
    let kind = kind_of(tree, word, plural, labeller)?;
    Some(plain(tree, sentence, word, kind, plural))
}

fn plain(tree: &Tree, sentence: usize, word: usize, kind: Kind, plural: bool) -> Mention {
    let core = core_start(tree, word);
    let start = phrase_start(tree, core);
    Mention {
        sentence,
        head: word,
        words: start..word + 1,
        span: tree.bytes(start, word),
        kind,
        form: Form::Nominal,
        adjective: false,
        plural,
        core: core..word + 1,
        known: None,
    }
}

/// True for a word that heads a noun phrase.
fn is_noun(tree: &Tree, word: usize) -> bool {
    let lower = tree.lower(word);
    if is_capital(form(tree, word)) && Closed::Calendar.has(lower) || Closed::Time.has(lower) {
        return false;
    }
    match tree.upos(word) {
        Upos::Noun | Upos::Propn => !tree.leads_up(word) && !precedes_noun(tree, word),
        // "money laundering" with a verb, "her flat" with an adjective.
        Upos::Verb => {
            lower.ends_with("ing")
                && word > 0
                && phrase(&singular(tree.lower(word - 1)), lower).is_some()
        }
        Upos::Adj => is_slip(tree, word),
        _ => false,
    }
}

/// A noun that the tagger took for an adjective: it ends a phrase that has no other noun.
fn is_slip(tree: &Tree, word: usize) -> bool {
    let inside = |&at: &usize| matches!(tree.upos(at), Upos::Adj | Upos::Noun);
    let before = (0..word).rev().take(3).take_while(inside).last().unwrap_or(word);
    let introduced = before
        .checked_sub(1)
        .is_some_and(|at| matches!(tree.upos(at), Upos::Det) || tree.rel(at) == Deprel::NmodPoss);
    let ends = word + 1 >= tree.len()
        || matches!(
            tree.upos(word + 1),
            Upos::Adp
                | Upos::Punct
                | Upos::Verb
                | Upos::Aux
                | Upos::Sconj
                | Upos::Cconj
                | Upos::Pron
        );
    let joined = tree.lower_at(word + 1).is_some_and(|next| matches!(next, "-" | "and" | "or"));
    introduced && ends && !joined && is_head(tree.lower(word))
}

/// True for a noun directly before another noun of its phrase, whatever the tree says.
fn precedes_noun(tree: &Tree, word: usize) -> bool {
    let next = word + 1;
    if next >= tree.len()
        || is_plural(tree, word)
            && phrase(&singular(tree.lower(word)), &singular(tree.lower(next))).is_none()
    {
        return false;
    }
    let slip = tree.upos(next) == Upos::Adj && is_slip(tree, next)
        || tree.upos(next) == Upos::Verb && is_noun(tree, next);
    let noun = tree.upos(next) == Upos::Noun && !Closed::Time.has(tree.lower(next))
        || tree.upos(next) == Upos::Propn && !is_capital(form(tree, next));
    let two_objects =
        matches!(tree.rel(word), Deprel::Iobj) || tree.rel(next) == Deprel::OblUnmarked;
    (noun || slip) && !two_objects
}

fn kind_of(tree: &Tree, word: usize, plural: bool, labeller: &Labeller) -> Option<Kind> {
    let lemma = tree.lemma(word);
    if matches!(lemma, "commission" | "fine" | "settlement") && (plural || is_of_money(tree, word))
    {
        return Some(Kind::Asset);
    }
    if lemma == "bank" && tree.kids_as(word, &[Deprel::Nmod]).any(|kid| is_water(tree, kid)) {
        return Some(Kind::Place);
    }
    if lemma == "operation" && plural {
        return Some(Kind::Activity);
    }
    if matches!(lemma, "case" | "activity") && plural && word > 0 {
        let before = sort_of(tree, word - 1).map(|sort| sort.kind(false));
        if before == Some(Kind::Activity) {
            return before;
        }
    }
    let listed = sort_of(tree, word).map(|sort| sort.kind(plural));
    listed.or_else(|| learned(tree, word, plural, labeller))
}

/// What the mention model makes of a noun that the lists do not know.
fn learned(tree: &Tree, word: usize, plural: bool, labeller: &Labeller) -> Option<Kind> {
    if tree.upos(word) != Upos::Noun || is_listed(tree.lemma(word)) || is_no_noun(tree.lemma(word))
    {
        return None;
    }
    match NOUN_TYPES[labeller.noun_type(tree, word)?] {
        "person" if plural => Some(Kind::Group),
        "person" => Some(Kind::Person),
        "place" => Some(Kind::Place),
        "organization" => Some(Kind::Organization),
        _ => None,
    }
}

fn is_of_money(tree: &Tree, word: usize) -> bool {
    tree.kids_as(word, &[Deprel::Nmod]).any(|kid| {
        tree.preposition(kid) == "of"
            && (matches!(tree.upos(kid), Upos::Num | Upos::Sym)
                || tree.kids_as(kid, &[Deprel::Nummod]).next().is_some())
    })
}

fn is_water(tree: &Tree, word: usize) -> bool {
    matches!(
        tree.lower(word),
        "river" | "lake" | "canal" | "stream" | "nile" | "mekong" | "danube" | "rhine"
    )
}

/// "an exchange of fire", "a series of raids": the word behind "of" is meant.
fn is_container(tree: &Tree, word: usize) -> bool {
    matches!(
        tree.lower(word),
        "exchange"
            | "string"
            | "chain"
            | "pack"
            | "host"
            | "spate"
            | "piece"
            | "form"
            | "kind"
            | "type"
            | "forms"
            | "pair"
            | "handful"
    ) && tree.lower_at(word + 1) == Some("of")
}

/// "those arrested", "those who fled".
fn is_those(tree: &Tree, word: usize) -> bool {
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

/// Longest phrase before its head, in words.
const MAX_PHRASE: usize = 9;

/// First of the adjectives and nouns that stand in one piece before the head.
fn core_start(tree: &Tree, word: usize) -> usize {
    let mut start = word;
    while start > 0 && word - start < MAX_PHRASE {
        let before = start - 1;
        if is_hyphen(tree, before) && before > 0 {
            start = before - 1;
        } else if modifies(tree, before, start, word) {
            start = before;
        } else {
            break;
        }
    }
    while start < word && is_stray_verb(tree, start, word) {
        start += 1;
    }
    start
}

/// A hyphen between two words that touch it.
fn is_hyphen(tree: &Tree, at: usize) -> bool {
    matches!(form(tree, at), "-" | "‐" | "‑")
        && at > 0
        && at + 1 < tree.len()
        && tree.place(at - 1).end == tree.place(at).start
        && tree.place(at).end == tree.place(at + 1).start
}

/// Whether the word before a phrase says which sort it is.
fn modifies(tree: &Tree, before: usize, start: usize, head: usize) -> bool {
    let lower = tree.lower(before);
    let hyphened = is_hyphen(tree, start) || is_hyphen(tree, before + 1);
    if !hyphened
        && (Closed::OutsideLabel.has(lower)
            || Closed::Calendar.has(lower) && is_capital(form(tree, before))
            || Closed::Time.has(lower))
    {
        return false;
    }
    let inside = tree.head(before).is_some_and(|above| before < above && above <= head);
    match tree.upos(before) {
        Upos::Adj => inside || is_slip(tree, head),
        Upos::Noun => inside || precedes_noun(tree, before),
        Upos::Propn => {
            inside && !is_people(tree, before)
                || gazetteer()
                    .get(form(tree, before))
                    .is_some_and(|known| known.class == Class::Demonym)
        }
        Upos::Verb => inside && matches!(tree.rel(before), Deprel::Amod | Deprel::Compound),
        Upos::Adv => {
            inside
                && tree.upos(start) == Upos::Verb
                && tree.rel(before) == Deprel::Advmod
                && lower.ends_with("ly")
        }
        _ => false,
    }
}

fn is_people(tree: &Tree, word: usize) -> bool {
    gazetteer().get(form(tree, word)).is_some_and(|known| known.class == Class::People)
}

/// "which imposed sanctions", "Hallema denied charges": a finite verb that was taken for a modifier.
fn is_stray_verb(tree: &Tree, start: usize, head: usize) -> bool {
    let lower = tree.lower(start);
    let past =
        lower.ends_with("ed") && lower.len() > 4 && phrase(lower, tree.lemma(head)).is_none();
    let bare = start.checked_sub(1).is_none_or(|before| {
        matches!(form(tree, before), "," | ")")
            || matches!(tree.upos(before), Upos::Propn | Upos::Noun)
            || matches!(tree.lower(before), "who" | "which" | "that" | "he" | "she" | "it" | "they")
    });
    let subject =
        tree.kids_as(head, &[Deprel::Nsubj]).any(|kid| kid < start) && tree.copula(head).is_none();
    past && start > 0
        && (bare || subject)
        && !matches!(lower, "alleged" | "organised" | "organized" | "armed" | "forced" | "united")
}

/// First word of the phrase, with numbers and what hedges them, determiner and possessor.
fn phrase_start(tree: &Tree, core: usize) -> usize {
    let mut start = core;
    while start > 0 && core - start < MAX_PHRASE {
        let before = start - 1;
        let number = tree.upos(before) == Upos::Num && !Closed::Calendar.has(tree.lower(start));
        let vague = Closed::OutsideLabel.has(tree.lower(before))
            && matches!(tree.upos(before), Upos::Adj | Upos::Det | Upos::Noun | Upos::Verb);
        if !(number || vague) {
            break;
        }
        start = before;
    }
    if (start..core).any(|at| tree.upos(at) == Upos::Num) {
        start -= hedge_length(tree, start);
    }
    let Some(before) = start.checked_sub(1) else { return start };
    let possessive = tree.rel(before) == Deprel::NmodPoss && tree.upos(before) == Upos::Pron;
    let pointing = matches!(tree.lower(before), "this" | "that" | "these" | "those");
    if tree.upos(before) == Upos::Det || possessive || pointing && tree.rel(before) == Deprel::Det {
        return before;
    }
    let quoted = matches!(form(tree, before), "\"" | "“") && before > 0;
    if quoted && tree.upos(before - 1) == Upos::Det {
        return before - 1;
    }
    if tree.is_genitive(before) { possessor_start(tree, before) } else { start }
}

/// Number of words before a number that hedge it: "at least", "about".
fn hedge_length(tree: &Tree, start: usize) -> usize {
    let word = |back: usize| start.checked_sub(back).map(|at| tree.lower(at)).unwrap_or_default();
    match (word(3), word(2), word(1)) {
        ("as", "many" | "few", "as") => 3,
        (_, "at", "least" | "most")
        | (_, "up", "to")
        | (_, "more" | "less" | "fewer", "than")
        | (_, "an", "estimated") => 2,
        (_, _, last) if Closed::Hedge.has(last) => 1,
        _ => 0,
    }
}

/// First word of the possessor that a genitive ends.
fn possessor_start(tree: &Tree, genitive: usize) -> usize {
    let Some(owner) = genitive.checked_sub(1) else { return genitive };
    let mut start = owner;
    while start > 0 && genitive - start < MAX_PHRASE {
        let before = start - 1;
        let inside = matches!(tree.upos(before), Upos::Propn | Upos::Det | Upos::Adj | Upos::Noun)
            && tree.head(before).is_some_and(|above| before < above && above <= owner)
            || tree.rel(start) == Deprel::Flat && matches!(tree.upos(before), Upos::Propn);
        if !inside {
            break;
        }
        start = before;
    }
    start
}

/// Nouns in set phrases: "in response", "on behalf of", "at night".
fn is_idiom(tree: &Tree, word: usize) -> bool {
    let Some(before) = word.checked_sub(1) else { return false };
    let set: &[&str] = match tree.lower(before) {
        "in" => &[
            "response", "return", "exchange", "addition", "fact", "charge", "absentia", "prison",
            "custody", "court", "power", "office", "place", "turn", "person", "question",
            "practice", "public", "private", "cash", "bed", "trouble", "exile", "force", "jail",
            "doubt", "effect", "line", "common", "part",
        ],
        "on" => &[
            "board",
            "trial",
            "bail",
            "suspicion",
            "behalf",
            "condition",
            "duty",
            "foot",
            "strike",
            "sale",
            "record",
            "fire",
            "site",
        ],
        "at" => {
            &["sea", "home", "work", "large", "night", "risk", "war", "gunpoint", "school", "first"]
        }
        "under" => {
            &["fire", "arrest", "way", "pressure", "control", "investigation", "construction"]
        }
        "by" => &["sea", "land", "air", "force", "phone", "mail", "name", "law"],
        "to" => &["death", "work", "court", "prison", "jail", "school", "date"],
        "behind" => &["bars"],
        "of" => &["course"],
        "with" => &["regard", "respect"],
        _ => return false,
    };
    set.contains(&tree.lower(word))
}

/// "After the raid, Ana Weber said": what only says when, at the head of its sentence.
pub(in crate::extract) fn is_fronted_time(tree: &Tree, noun: usize) -> bool {
    const WHEN: &[&str] =
        &["after", "before", "during", "since", "following", "until", "till", "throughout"];
    (0..noun).take(2).any(|at| WHEN.contains(&tree.lower(at)) && is_first(tree, at))
        && !(0..noun).any(|at| tree.lower(at) == "," || tree.is_clause_verb(at))
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
        span: tree.place(word),
        kind: if human && !plural { Kind::Person } else { Kind::Other },
        form: Form::Pronoun,
        adjective: false,
        plural,
        core: word..word + 1,
        known: None,
    })
}
