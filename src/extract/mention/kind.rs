//! What each name of a document names. Every mention of a name votes with what stands around it, all
//! mentions of one spelling count together, and a short form counts with the longer name that it is cut
//! from; so a name is typed once and the same everywhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Kind;
use crate::extract::lexicon::{
    Class, Closed, Known, Sort, first_word_kind, gazetteer, is_family_name, is_given_name, is_head,
    noun, phrase, singular,
};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::casing::{form, is_all_capitals};
use super::label::{TYPES, Types};
use super::name::{Name, fold, head_kind, is_counted, text_of};
use super::nominal::is_fronted_time;
use super::person::{is_full_name, is_worded, namesake, own_name};

/// The kinds of a document's names, by spelling.
pub(super) struct Kinds {
    kinds: BTreeMap<String, Kind>,
    /// Names for people that stand with a number somewhere: "64 Kenyans".
    counted: BTreeSet<String>,
}

impl Kinds {
    /// Weighs all mentions of all names.
    pub fn of(trees: &[Tree], names: &[Vec<Name>]) -> Self {
        let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
        let mut counted = BTreeSet::new();
        for (tree, names) in trees.iter().zip(names) {
            for name in names.iter().filter(|name| !name.inner) {
                let key = fold(text_of(tree, &name.core));
                let votes = votes.entry(key).or_default();
                votes.add(tree, name);
                votes.listen(name.types);
                let people = name.known.is_some_and(|known| known.class == Class::People);
                if people && is_counted(tree, name.words.end - 1) {
                    counted.insert(tree.lower(name.words.end - 1).to_owned());
                }
            }
        }
        let whole: BTreeMap<String, Kind> =
            votes.iter().map(|(key, votes)| (key.clone(), votes.winner(key))).collect();
        let mut kinds = whole.clone();
        let parts = Parts::of(&whole);
        for (key, votes) in &mut votes {
            if let Some(kind) = parts.longer(key) {
                // "Paris" is Ana Paris rather than the city that the lists know.
                let surname = votes.listed && parts.surnames.contains(key);
                votes.give(kind, if surname { 6.0 } else { 3.5 });
                kinds.insert(key.clone(), votes.winner(key));
            }
        }
        Self { kinds, counted }
    }

    /// True for "the Kenyans" where the document counts Kenyans elsewhere.
    pub fn are_counted(&self, tree: &Tree, head: usize) -> bool {
        let definite = tree.kids_as(head, &[Deprel::Det]).any(|det| tree.lower(det) == "the");
        definite && self.counted.contains(tree.lower(head))
    }

    /// What the name names where it stands.
    pub fn of_mention(&self, tree: &Tree, name: &Name) -> Kind {
        let sure = |known: &Known| {
            name.inner || matches!(known.class, Class::Country | Class::Demonym | Class::People)
        };
        if let Some(known) = name.known.filter(sure) {
            return known.kind;
        }
        let key = fold(text_of(tree, &name.core));
        self.kinds.get(&key).copied().unwrap_or(Kind::Other)
    }
}

/// Which names are cut from which: "Norsk" from "Norsk Dredge", "Dahl" from "Erik Dahl".
struct Parts {
    longer: BTreeMap<String, Kind>,
    surnames: BTreeSet<String>,
}

impl Parts {
    fn of(kinds: &BTreeMap<String, Kind>) -> Self {
        let mut longer: BTreeMap<String, Kind> = BTreeMap::new();
        let mut surnames = BTreeSet::new();
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
            if let Some(own) = own_name(&words) {
                offer(own, kind);
            }
            match kind {
                Kind::Person => {
                    surnames.insert(words[words.len() - 1].to_owned());
                    offer(words[words.len() - 1].to_owned(), kind);
                    offer(words[0].to_owned(), kind);
                }
                Kind::Country | Kind::Place | Kind::Document | Kind::Event => {}
                _ => {
                    let shorter = namesake(&words) + 1..words.len();
                    shorter.for_each(|length| offer(words[..length].join(" "), kind));
                }
            }
        }
        // The Weber Group does not take the name from Ana Weber.
        longer.extend(surnames.iter().map(|surname| (surname.clone(), Kind::Person)));
        Self { longer, surnames }
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

/// Fewer points tell nothing.
const LEAST_POINTS: f32 = 1e-3;
/// What the number of a name's words tells where nothing else does.
const SHAPE_POINTS: f32 = 0.5;
/// What the mention model tells at most.
const MODEL_POINTS: f32 = 1.2;
/// The model tells all it can when a type leads the others by so many margins.
const FULL_LEAD: f64 = 35.0;

/// For each type of the mention model the kinds that it may be, the likeliest first.
const FAMILIES: [&[Kind]; TYPES] = [
    &[Kind::Person],
    &[Kind::Place, Kind::Facility],
    &[Kind::Organization, Kind::Agency, Kind::Group],
];

/// Points for each kind, in the order of [`Kind::ALL`].
#[derive(Clone, Debug, Default)]
struct Votes {
    score: [f32; Kind::ALL.len()],
    /// True once the name's own words have voted.
    heard: bool,
    /// True for a place or body of the lists.
    listed: bool,
    /// Sums of what the mention model says, from -1 to 1 for each of its types.
    model: [f32; TYPES],
    /// Mentions of which the model said something.
    told: f32,
}

impl Votes {
    fn give(&mut self, kind: Kind, points: f32) {
        self.score[place(kind)] += points;
    }

    /// The kind with most points; without any, a person for two or three words, else an organisation.
    fn winner(&self, key: &str) -> Kind {
        let words = key.split(' ').count();
        let shape = if (2..=3).contains(&words) { Kind::Person } else { Kind::Organization };
        let mut scores = self.with_model();
        if self.score.iter().all(|&score| score < LEAST_POINTS) {
            scores[place(shape)] += SHAPE_POINTS;
        }
        let mut best = (0.0, None);
        for (place, score) in scores.into_iter().enumerate() {
            if score > best.0 + LEAST_POINTS {
                best = (score, Some(Kind::ALL[place]));
            }
        }
        best.1.unwrap_or(shape)
    }

    /// Takes what the mention model says of one mention.
    fn listen(&mut self, types: Option<Types>) {
        let Some(types) = types else { return };
        self.told += 1.0;
        for kind in 0..TYPES {
            let rivals = (0..TYPES).filter(|&other| other != kind).map(|other| types[other]);
            let lead = types[kind] - rivals.fold(f64::MIN, f64::max);
            self.model[kind] += (lead / FULL_LEAD).clamp(-1.0, 1.0) as f32;
        }
    }

    /// The points with those of the model, which go to the best of the kinds that it does not tell apart.
    fn with_model(&self) -> [f32; Kind::ALL.len()] {
        let mut score = self.score;
        for (sum, family) in self.model.iter().zip(FAMILIES) {
            let points = MODEL_POINTS * (sum / self.told.max(1.0)).max(0.0);
            let better = |best: usize, kind: &Kind| {
                if self.score[place(*kind)] > self.score[best] { place(*kind) } else { best }
            };
            let best = family.iter().fold(place(family[0]), better);
            // The word that makes a building of a name has told already: firms are named after buildings.
            if best != place(Kind::Facility) {
                score[best] += points;
            }
        }
        score
    }

    fn add(&mut self, tree: &Tree, name: &Name) {
        self.own_words(tree, name);
        self.before(tree, name);
        self.behind(tree, name);
        self.grammar(tree, name);
    }

    /// What the name says itself; its words count once, title and head noun wherever they stand.
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
        if std::mem::replace(&mut self.heard, true) {
            return;
        }
        if let Some(known) = name.known {
            let given = words.len() == 1 && is_given_name(form(tree, words.start));
            self.give(known.kind, if given { 2.0 } else { 6.0 });
            self.listed = true;
            return;
        }
        let head = head_kind(tree, words).filter(|_| !is_full_name(tree, words));
        if let Some(kind) = head {
            self.give(kind, 4.0);
        }
        let first = first_word_kind(form(tree, words.start)).filter(|_| words.len() > 1);
        if let Some(kind) = first {
            self.give(kind, if head.is_some() { 2.0 } else { 4.0 });
        }
        if first.is_none() {
            self.shape(tree, name, head.is_some());
        }
    }

    /// What a name looks like, without or beside a telling last word.
    fn shape(&mut self, tree: &Tree, name: &Name, telling: bool) {
        let words = &name.core;
        let count = words.clone().filter(|&at| form(tree, at) != "-").count();
        let first = form(tree, words.start);
        let figures = words.clone().any(|at| form(tree, at).bytes().all(|b| b.is_ascii_digit()));
        let given = is_given_name(first);
        if count == 1 && first.ends_with("ists") || first.ends_with("ites") {
            self.give(Kind::Group, 3.0);
        }
        if figures {
            self.give(Kind::Facility, 2.0);
        } else if (2..=4).contains(&count) && is_worded(tree, words) {
            self.give(Kind::Organization, 1.0);
        } else if (2..=4).contains(&count) {
            self.give(Kind::Person, if given { 3.0 } else { 1.0 });
        } else if count == 1 && !telling && is_all_capitals(first) {
            self.give(Kind::Organization, 1.5);
            self.give(Kind::Agency, 1.0);
        } else if count == 1 && !telling && first.chars().skip(1).any(char::is_uppercase) {
            self.give(Kind::Organization, 1.0);
        } else if count == 1 && (given || is_family_name(first)) {
            self.give(Kind::Person, 1.0);
        }
    }

    /// What stands directly before the name.
    fn before(&mut self, tree: &Tree, name: &Name) {
        let Some(before) = name.words.start.checked_sub(1) else { return };
        match tree.lower(before) {
            "in" => self.give(Kind::Place, 1.8),
            "near" | "off" | "outside" => self.give(Kind::Place, 2.0),
            "from" | "to" | "into" | "across" | "around" => self.give(Kind::Place, 0.8),
            "at" => {
                self.give(Kind::Place, 0.8);
                self.give(Kind::Organization, 0.6);
            }
            "by" => self.by_agent(tree, before),
            "of" => self.of_place(tree, before),
            "," => self.after_comma(tree, name, before),
            "the" => {
                self.give(Kind::Person, -4.0);
                self.give(Kind::Organization, 1.0);
                self.give(Kind::Facility, 0.9);
            }
            "called" | "as" | "named" | "dubbed" | "\"" | "“" => self.called(tree, before),
            // "Spain's CNMV"
            "'s" if is_all_capitals(form(tree, name.core.start)) && is_country(tree, before) => {
                self.give(Kind::Agency, 1.5);
            }
            _ => self.noun_before(tree, before),
        }
    }

    /// "the village of Mbau".
    fn of_place(&mut self, tree: &Tree, of: usize) {
        let head = of.checked_sub(1).map(|head| tree.lower(head)).unwrap_or_default();
        if Closed::PlaceHead.has(head) || head == "port" {
            self.give(Kind::Place, 4.0);
        }
    }

    /// "The start-up, Huaxin Photonics, was founded".
    fn after_comma(&mut self, tree: &Tree, name: &Name, comma: usize) {
        let code = form(tree, name.core.start);
        if name.core.len() == 1
            && is_all_capitals(code)
            && Closed::StateCode.has(&code.to_lowercase())
        {
            self.give(Kind::Place, 4.0);
        }
        let noun = comma.checked_sub(1).filter(|&noun| tree.upos(noun) == Upos::Noun);
        let Some(noun) = noun.filter(|&noun| !is_fronted_time(tree, noun)) else { return };
        let definite = tree.kids_as(noun, &[Deprel::Det]).any(|det| tree.lower(det) == "the");
        let closed = tree.lower_at(name.words.end) == Some(",");
        let single = tree.lower(noun) == tree.lemma(noun);
        if let Some(sort) = sort_of(tree, noun).filter(|_| definite && closed && single) {
            self.same_thing(sort, false, 3.0);
        }
    }

    /// "owned by Tai Yuan".
    fn by_agent(&mut self, tree: &Tree, by: usize) {
        let verb = by.checked_sub(1).map(|verb| tree.lemma(verb)).unwrap_or_default();
        if Closed::FirmDeed.has(verb) || matches!(verb, "operate" | "run" | "make" | "build") {
            self.give(Kind::Organization, 1.0);
        }
    }

    /// "a ring called NightOwl", "a band known as Redtail", "the alias Falcon".
    fn called(&mut self, tree: &Tree, before: usize) {
        let near = (before.saturating_sub(3)..=before).rev();
        let Some(naming) = near.into_iter().find(|&at| Closed::Naming.has(tree.lower(at))) else {
            return;
        };
        if tree.lower(naming) == "alias" {
            self.give(Kind::Person, 4.0);
            return;
        }
        let noun = |at: &usize| tree.upos(*at) == Upos::Noun;
        let host = naming.checked_sub(1).filter(noun).or(tree.head(naming).filter(noun));
        if let Some(host) = host
            && let Some(sort) = sort_of(tree, host)
        {
            self.same_thing(sort, tree.lower(host) != tree.lemma(host), 4.5);
        }
    }

    /// "the airline Sahel Star", "businessman Robert Lin".
    fn noun_before(&mut self, tree: &Tree, before: usize) {
        let noun = matches!(tree.upos(before), Upos::Noun | Upos::Propn);
        if !noun || !form(tree, before).starts_with(char::is_lowercase) {
            return;
        }
        if let Some(sort) = sort_of(tree, before) {
            self.same_thing(sort, tree.lower(before) != tree.lemma(before), 3.5);
        }
    }

    /// What stands directly behind the name.
    fn behind(&mut self, tree: &Tree, name: &Name) {
        let end = name.words.end;
        match tree.lower_at(end) {
            Some("'s" | "'") => self.owns(tree, end + 1),
            Some(",") => self.set_off(tree, name, end + 1),
            Some("who" | "whose") => self.give(Kind::Person, 1.5),
            _ => {}
        }
    }

    /// "Norsk's shareholders", "Dahl's brother".
    fn owns(&mut self, tree: &Tree, next: usize) {
        let end = (next + 4).min(tree.len());
        let Some(owned) = (next..end).find(|&at| tree.upos(at) == Upos::Noun) else { return };
        let lemma = tree.lemma(owned);
        let tells = [
            (Closed::PersonOwns, Kind::Person, 2.0),
            (Closed::FirmOwns, Kind::Organization, 1.5),
            (Closed::ShipOwns, Kind::Facility, 2.0),
            (Closed::PlaceOwns, Kind::Place, 2.0),
            (Closed::GroupOwns, Kind::Group, 1.0),
        ];
        for (class, kind, points) in tells {
            if class.has(lemma) {
                self.give(kind, points);
            }
        }
    }

    /// "Serkan Aydos, a hotelier"; "SOVA, Slovenia's spy agency"; "X, who".
    fn set_off(&mut self, tree: &Tree, name: &Name, next: usize) {
        let located = name.words.start.checked_sub(1).is_some_and(|before| {
            matches!(tree.lower(before), "in" | "at" | "from" | "near" | "of" | "to" | "outside")
        });
        let wider = gazetteer().longest((next..tree.len()).map(|at| form(tree, at)));
        let wider =
            wider.is_some_and(|(_, known)| matches!(known.class, Class::Country | Class::Place));
        if located && wider {
            self.give(Kind::Place, 2.5);
        }
        match tree.lower_at(next) {
            // "traders in Butembo, who": the people before the place.
            Some("who" | "which") if located => {}
            Some("who") => self.give(Kind::Person, 3.5),
            Some("which") => {
                self.give(Kind::Person, -3.0);
                self.give(Kind::Organization, 1.0);
            }
            _ => {
                if let Some(head) = phrase_head(tree, next)
                    && let Some(sort) = sort_of(tree, head)
                    && tree.lower(head) == tree.lemma(head)
                {
                    self.same_thing(sort, false, 5.0);
                    if matches!(
                        tree.lower_at(head + 1),
                        Some("based" | "registered" | "headquartered" | "incorporated")
                    ) {
                        self.give(Kind::Organization, 1.0);
                    }
                }
            }
        }
    }

    /// A common noun for the same thing.
    fn same_thing(&mut self, sort: Sort, plural: bool, points: f32) {
        match sort {
            Sort::People | Sort::Officials if !plural => self.give(Kind::Person, points),
            Sort::Actor => {
                self.give(Kind::Person, points * 0.5);
                self.give(Kind::Organization, points * 0.5);
            }
            Sort::Firm => {
                self.give(Kind::Person, points * 0.3);
                self.give(Kind::Organization, points * 0.7);
            }
            Sort::Thing(kind) => self.give(kind, points),
            _ => {}
        }
    }

    /// What the parse says: apposition, subject or object of a human deed.
    fn grammar(&mut self, tree: &Tree, name: &Name) {
        let outside = |&at: &usize| tree.head(at).is_none_or(|head| !name.words.contains(&head));
        let Some(head) = name.core.clone().find(outside) else { return };
        let Some(above) = tree.head(head) else { return };
        match tree.rel(head) {
            Deprel::Appos => {
                if let Some(sort) = sort_of(tree, above).filter(|_| tree.upos(above) == Upos::Noun)
                {
                    self.same_thing(sort, tree.lower(above) != tree.lemma(above), 3.0);
                }
            }
            Deprel::Nsubj | Deprel::NsubjPass => {
                let verb = tree.lemma(above);
                if Closed::Speech.has(verb) {
                    self.give(Kind::Person, 0.7);
                    self.give(Kind::Organization, 0.7);
                } else if Closed::HumanDeed.has(verb) {
                    self.give(Kind::Person, 1.5);
                } else if tree.rel(head) == Deprel::NsubjPass && Closed::HumanFate.has(verb) {
                    self.give(Kind::Person, 1.2);
                } else if Closed::FirmDeed.has(verb) {
                    self.give(Kind::Organization, 0.8);
                }
            }
            Deprel::Obj if Closed::HumanDeed.has(tree.lemma(above)) => self.give(Kind::Person, 1.5),
            Deprel::Obj if Closed::HumanFate.has(tree.lemma(above)) => self.give(Kind::Person, 1.2),
            _ => {}
        }
    }
}

fn is_country(tree: &Tree, genitive: usize) -> bool {
    let owner = genitive.checked_sub(1).and_then(|owner| gazetteer().get(form(tree, owner)));
    owner.is_some_and(|known| known.class == Class::Country)
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
    let in_law = word >= 4 && tree.lower(word - 1) == "-" && tree.lower(word - 2) == "in";
    if in_law && lemma == "law" {
        return noun(&singular(tree.lower(word - 4)));
    }
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
        // "the forces" are a body, whatever a force is.
        .or_else(|| noun(tree.lower(word)).filter(|_| is_head(tree.lower(word))))
        .or_else(|| noun(&lemma))
}

/// The head of a noun phrase that begins here with a determiner or a possessor, if one does: the last noun
/// before anything that ends a phrase.
fn phrase_head(tree: &Tree, start: usize) -> Option<usize> {
    let introduced = matches!(
        tree.lower_at(start)?,
        "a" | "an" | "the" | "its" | "his" | "her" | "their" | "another" | "one"
    );
    let reach = (start + 10).min(tree.len());
    let owned = (start..reach.min(start + 5)).find(|&at| tree.is_genitive(at));
    let from = match owned {
        Some(genitive) if tree.upos(start) == Upos::Propn => genitive + 1,
        _ if introduced => start,
        _ => return None,
    };
    let inside = |&at: &usize| {
        matches!(
            tree.upos(at),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron
        ) || matches!(tree.lower(at), "-" | "'s" | "'" | "\"" | "“")
            || tree.upos(at) == Upos::Verb && tree.rel(at) == Deprel::Amod
    };
    let end = (from..reach).take_while(inside).last()?;
    (from..=end).rev().find(|&at| tree.upos(at) == Upos::Noun)
}
