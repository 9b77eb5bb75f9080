//! What each name of a document names. Every mention of a name votes with what stands around it, all
//! mentions of one spelling count together, and a short form counts with the longer name that it is cut
//! from; so a name is typed once and the same everywhere.

use std::collections::BTreeMap;

use crate::base::Kind;
use crate::extract::lexicon::{
    Class, Sort, first_word_kind, is_given_name, noun, phrase, singular,
};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::casing::{form, is_all_capitals};
use super::name::{Name, fold, head_kind, text_of};

/// The kinds of a document's names, by spelling.
pub(super) struct Kinds {
    kinds: BTreeMap<String, Kind>,
}

impl Kinds {
    /// Weighs all mentions of all names.
    pub fn of(trees: &[Tree], names: &[Vec<Name>]) -> Self {
        let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
        for (tree, names) in trees.iter().zip(names) {
            for name in names.iter().filter(|name| !name.inner) {
                let key = fold(text_of(tree, &name.core));
                votes.entry(key).or_default().add(tree, name);
            }
        }
        let whole: BTreeMap<String, Kind> =
            votes.iter().map(|(key, votes)| (key.clone(), votes.winner(key))).collect();
        let mut kinds = whole.clone();
        let parts = Parts::of(&whole);
        for (key, votes) in &mut votes {
            if let Some(kind) = parts.longer(key) {
                votes.score[place(kind)] += 4.0;
                kinds.insert(key.clone(), votes.winner(key));
            }
        }
        Self { kinds }
    }

    /// What the name names.
    pub fn of_name(&self, key: &str) -> Option<Kind> {
        self.kinds.get(key).copied()
    }

    /// What the name names where it stands.
    pub fn of_mention(&self, tree: &Tree, name: &Name) -> Kind {
        if let Some(known) = name.known.filter(|known| known.class != Class::Place || name.inner) {
            let plain = known.class == Class::Country
                || name.inner
                || matches!(known.class, Class::Demonym | Class::People);
            if plain {
                return known.kind;
            }
        }
        self.of_name(&fold(text_of(tree, &name.core))).unwrap_or(Kind::Other)
    }
}

/// Which names are cut from which: "Velum" from "Velum Systems", "Hallema" from "Pieter Hallema".
struct Parts {
    longer: BTreeMap<String, Kind>,
}

impl Parts {
    fn of(kinds: &BTreeMap<String, Kind>) -> Self {
        let mut longer: BTreeMap<String, Kind> = BTreeMap::new();
        let mut offer = |key: String, kind: Kind| {
            let slot = longer.entry(key).or_insert(kind);
            // A short form rather stands for a person or a body than for a thing named after it.
            if rank(kind) < rank(*slot) {
                *slot = kind;
            }
        };
        for (key, &kind) in kinds {
            let words: Vec<&str> = key.split(' ').collect();
            if words.len() < 2 {
                continue;
            }
            match kind {
                Kind::Person => {
                    offer(words[words.len() - 1].to_owned(), kind);
                    offer(words[0].to_owned(), kind);
                }
                Kind::Country | Kind::Place | Kind::Document | Kind::Event => {}
                _ => (1..words.len()).for_each(|length| offer(words[..length].join(" "), kind)),
            }
        }
        Self { longer }
    }

    fn longer(&self, key: &str) -> Option<Kind> {
        self.longer.get(key).copied()
    }
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Organization => 0,
        Kind::Person => 1,
        Kind::Agency => 2,
        Kind::Group => 3,
        _ => 4,
    }
}

fn place(kind: Kind) -> usize {
    Kind::ALL.iter().position(|&one| one == kind).unwrap_or_default()
}

/// Points for each kind, in the order of [`Kind::ALL`].
#[derive(Clone, Debug, Default)]
struct Votes {
    score: [f32; Kind::ALL.len()],
}

impl Votes {
    fn give(&mut self, kind: Kind, points: f32) {
        self.score[place(kind)] += points;
    }

    /// The kind with most points; without any, a person for two or three words, else an organisation.
    fn winner(&self, key: &str) -> Kind {
        let mut best = (0.0, None);
        for (place, &score) in self.score.iter().enumerate() {
            if score > best.0 + 1e-3 {
                best = (score, Some(Kind::ALL[place]));
            }
        }
        let words = key.split(' ').count();
        best.1.unwrap_or(if (2..=3).contains(&words) { Kind::Person } else { Kind::Organization })
    }

    fn add(&mut self, tree: &Tree, name: &Name) {
        self.own_words(tree, name);
        self.neighbours(tree, name);
        self.grammar(tree, name);
    }

    /// What the name says itself.
    fn own_words(&mut self, tree: &Tree, name: &Name) {
        let words = &name.core;
        if name.titled {
            self.give(Kind::Person, 6.0);
        }
        if name.dateline {
            self.give(Kind::Place, 6.0);
        }
        if let Some(kind) = name.head_kind {
            self.give(kind, 5.0);
        }
        if let Some(known) = name.known {
            let given = words.len() == 1 && is_given_name(form(tree, words.start));
            self.give(known.kind, if given { 2.0 } else { 6.0 });
            return;
        }
        let head = head_kind(tree, words);
        if let Some(kind) = head {
            self.give(kind, 4.0);
        }
        let first = first_word_kind(form(tree, words.start)).filter(|_| words.len() > 1);
        if let Some(kind) = first {
            self.give(kind, if head.is_some() { 2.0 } else { 4.0 });
        }
        if head.is_none() && first.is_none() {
            self.shape(tree, name);
        }
    }

    /// What a name without telling words looks like.
    fn shape(&mut self, tree: &Tree, name: &Name) {
        let words = &name.core;
        let alphabetic = words.clone().filter(|&at| form(tree, at) != "-").count();
        let lone = form(tree, words.start);
        let figures = words.clone().any(|at| form(tree, at).bytes().all(|b| b.is_ascii_digit()));
        if figures {
            self.give(Kind::Facility, 2.0);
        } else if (2..=4).contains(&alphabetic) {
            self.give(Kind::Person, if is_given_name(lone) { 3.0 } else { 1.0 });
        } else if words.len() == 1 && is_all_capitals(lone) {
            self.give(Kind::Organization, 1.5);
            self.give(Kind::Agency, 1.0);
        } else if words.len() == 1 && lone.chars().skip(1).any(char::is_uppercase) {
            self.give(Kind::Organization, 1.0);
        } else if words.len() == 1 && is_given_name(lone) {
            self.give(Kind::Person, 1.0);
        }
    }

    /// What stands directly before and behind the name.
    fn neighbours(&mut self, tree: &Tree, name: &Name) {
        let (start, end) = (name.words.start, name.words.end);
        if let Some(before) = start.checked_sub(1) {
            match tree.lower(before) {
                "in" => self.give(Kind::Place, 1.8),
                "near" | "off" | "outside" => self.give(Kind::Place, 2.0),
                "from" | "to" | "into" | "across" | "around" => self.give(Kind::Place, 0.8),
                "at" => {
                    self.give(Kind::Facility, 0.6);
                    self.give(Kind::Organization, 0.6);
                }
                "the" => self.with_article(),
                _ => self.noun_before(tree, before),
            }
        }
        match tree.lower_at(end) {
            Some("'s") => self.owns(tree, end + 1),
            Some(",") => self.set_off(tree, end + 1),
            Some("who" | "whose") => self.give(Kind::Person, 1.5),
            _ => {}
        }
    }

    fn with_article(&mut self) {
        self.give(Kind::Person, -4.0);
        self.give(Kind::Organization, 1.0);
        self.give(Kind::Facility, 0.9);
    }

    /// "the airline Sahel Star", "businessman Robert Lin".
    fn noun_before(&mut self, tree: &Tree, before: usize) {
        if !matches!(tree.upos(before), Upos::Noun | Upos::Propn)
            || !form(tree, before).starts_with(char::is_lowercase)
        {
            return;
        }
        if let Some(sort) = sort_of(tree, before) {
            self.same_thing(sort, form(tree, before) != tree.lemma(before), 3.5);
        }
    }

    /// "Velum's shareholders", "Arrabal's brother".
    fn owns(&mut self, tree: &Tree, next: usize) {
        let owned =
            (next..(next + 4).min(tree.len())).find(|&at| matches!(tree.upos(at), Upos::Noun));
        let Some(owned) = owned else { return };
        match tree.lemma(owned) {
            "brother" | "sister" | "wife" | "husband" | "mother" | "father" | "son"
            | "daughter" | "nephew" | "niece" | "cousin" | "uncle" | "aunt" | "lawyer"
            | "widow" | "family" | "death" | "arrest" | "deputy" | "friend" => {
                self.give(Kind::Person, 2.0)
            }
            "spokesman" | "spokeswoman" | "director" | "chairman" | "executive" | "founder"
            | "board" | "shareholder" | "auditor" | "employee" | "customer" | "user"
            | "subsidiary" | "server" | "office" | "account" | "manager" | "product" => {
                self.give(Kind::Organization, 1.5);
            }
            "captain" | "crew" | "cargo" | "passenger" => self.give(Kind::Facility, 2.0),
            "governor" | "mayor" | "airport" | "street" | "suburb" | "outskirt" => {
                self.give(Kind::Place, 2.0)
            }
            "affiliate" | "fighter" | "commander" | "member" => self.give(Kind::Group, 1.0),
            _ => {}
        }
    }

    /// "Serkan Aydos, a hotelier"; "Velum Systems, a company in Maribor"; "X, who".
    fn set_off(&mut self, tree: &Tree, next: usize) {
        match tree.lower_at(next) {
            Some("who") => self.give(Kind::Person, 3.5),
            Some("which") => {
                self.give(Kind::Person, -3.0);
                self.give(Kind::Organization, 1.0);
            }
            Some("a" | "an" | "the" | "its" | "his" | "her" | "their" | "another") => {
                if let Some(head) = phrase_head(tree, next) {
                    let plural = tree.lower(head) != tree.lemma(head);
                    if let Some(sort) = sort_of(tree, head).filter(|_| !plural) {
                        self.same_thing(sort, false, 4.0);
                    }
                }
            }
            _ => {}
        }
    }

    /// A common noun for the same thing.
    fn same_thing(&mut self, sort: Sort, plural: bool, points: f32) {
        match sort {
            Sort::People | Sort::Officials if !plural => self.give(Kind::Person, points),
            Sort::Actor => {
                self.give(Kind::Person, points / 3.0);
                self.give(Kind::Organization, points / 2.0);
            }
            Sort::Thing(kind) => self.give(kind, points),
            _ => {}
        }
    }

    /// What the parse says: apposition, copula, subject of a human deed.
    fn grammar(&mut self, tree: &Tree, name: &Name) {
        let head = name
            .core
            .clone()
            .find(|&at| tree.head(at).is_none_or(|head| !name.words.contains(&head)));
        let Some(head) = head else { return };
        if tree.rel(head) == Deprel::Appos
            && let Some(host) = tree.head(head)
            && let Some(sort) = sort_of(tree, host)
        {
            self.same_thing(sort, tree.lower(host) != tree.lemma(host), 3.0);
        }
        if matches!(tree.rel(head), Deprel::Nsubj | Deprel::NsubjPass)
            && let Some(verb) = tree.head(head)
        {
            match tree.lemma(verb) {
                "say" | "tell" | "claim" | "deny" | "insist" | "believe" | "argue" | "warn" => {
                    self.give(Kind::Person, 0.7);
                    self.give(Kind::Organization, 0.7);
                }
                "flee" | "marry" | "die" | "bear" | "travel" | "testify" | "convict"
                | "sentence" | "jail" | "arrest" => {
                    self.give(Kind::Person, 1.5);
                }
                "own" | "register" | "sell" | "buy" | "base" | "found" => {
                    self.give(Kind::Organization, 0.8)
                }
                _ => {}
            }
        }
        if tree.rel(head) == Deprel::Obj
            && tree.head(head).is_some_and(|verb| {
                matches!(
                    tree.lemma(verb),
                    "arrest" | "jail" | "convict" | "sentence" | "marry" | "extradite"
                )
            })
        {
            self.give(Kind::Person, 1.5);
        }
    }
}

/// What a common noun of the sentence names, its modifier heeded.
pub(super) fn sort_of(tree: &Tree, word: usize) -> Option<Sort> {
    let lemma = match tree.upos(word) {
        Upos::Noun => tree.lemma(word).to_lowercase(),
        _ => singular(tree.lower(word)),
    };
    let before = word.checked_sub(1).map(|before| match tree.upos(before) {
        Upos::Noun | Upos::Propn => singular(tree.lower(before)),
        _ => tree.lower(before).to_owned(),
    });
    let hyphened = word >= 3 && tree.lower(word - 2) == "-";
    before
        .and_then(|before| phrase(&before, &lemma))
        .or_else(|| {
            hyphened
                .then(|| {
                    phrase(&format!("{}-{}", tree.lower(word - 3), tree.lower(word - 1)), &lemma)
                })
                .flatten()
        })
        .or_else(|| noun(&lemma))
}

/// The head of the noun phrase that begins with this determiner: the last noun before anything that
/// ends a phrase.
fn phrase_head(tree: &Tree, start: usize) -> Option<usize> {
    let inside = |&at: &usize| {
        matches!(
            tree.upos(at),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron
        ) || matches!(tree.lower(at), "-" | "'s" | "'")
            || tree.upos(at) == Upos::Verb && tree.rel(at) == Deprel::Amod
    };
    let end = (start..(start + 10).min(tree.len())).take_while(inside).last()?;
    (start..=end).rev().find(|&at| tree.upos(at) == Upos::Noun)
}
