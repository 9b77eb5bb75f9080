//! Proper names of a sentence: runs of capitals cut where a country, a title and a person meet
//! ("US Treasury Secretary Janet Yellen"), countries inside longer names, and small nouns that belong to
//! a name ("Bihar state").

use std::ops::Range;

use crate::base::{Form, Kind, Span};
use crate::extract::lexicon::{
    Class, Closed, Known, Title, gazetteer, is_family_name, is_given_name, last_word_kind, noun,
    singular, title,
};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::Mention;
use super::casing::{Casing, Style, form, is_all_capitals, is_capital, is_first};
use super::kind::Kinds;
use super::label::Types;
use super::person::{is_adherent, is_human, is_person_like, person_behind};
use super::run::Runs;

/// A proper name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    /// All its words, title and small head noun included.
    pub words: Range<usize>,
    /// The name itself.
    pub core: Range<usize>,
    /// What the lists know of it.
    pub known: Option<Known>,
    /// True when a title stands before it.
    pub titled: bool,
    /// True for a country or body inside a longer name.
    pub inner: bool,
    /// The kind that a small head noun gives it ("province").
    pub head_kind: Option<Kind>,
    /// True for the place of a dateline.
    pub dateline: bool,
    /// What the mention model says of the name itself.
    pub types: Option<Types>,
}

impl Name {
    /// A name of which only the words are known.
    pub fn new(words: Range<usize>) -> Self {
        Self {
            core: words.clone(),
            words,
            known: None,
            titled: false,
            inner: false,
            head_kind: None,
            dateline: false,
            types: None,
        }
    }

    /// True for an adjective or noun for a country's people.
    pub fn is_demonym(&self) -> bool {
        self.known.is_some_and(|known| known.class == Class::Demonym)
    }

    /// The mention that the name makes.
    pub fn mention(&self, tree: &Tree, sentence: usize, kinds: &Kinds) -> Mention {
        let head = top(tree, &self.words);
        let class = self.known.map(|known| known.class);
        let counted = class == Some(Class::People)
            && (is_counted(tree, head) || kinds.are_counted(tree, head));
        let lone_person = class == Some(Class::Demonym) && !self.inner && is_one_person(tree, head);
        let modifies = self.is_demonym() && !lone_person && modifies(tree, head);
        let (kind, shape) = match class {
            _ if counted => (Kind::Group, Form::Nominal),
            _ if lone_person => (Kind::Person, Form::Nominal),
            _ => (kinds.of_mention(tree, self), Form::Named),
        };
        let start =
            if counted || lone_person { phrase_start(tree, head) } else { self.words.start };
        // "Paris" is no city where it is short for Ana Paris.
        let called = kind == Kind::Person && matches!(class, Some(Class::Place | Class::Capital));
        Mention {
            sentence,
            head,
            words: start..self.words.end,
            span: tree.bytes(start, self.words.end - 1),
            kind,
            form: shape,
            adjective: modifies || self.inner,
            plural: counted,
            core: self.core.clone(),
            known: if counted || lone_person || called { None } else { self.known },
        }
    }
}

/// All names of a sentence, in text order; a name goes before the names inside it.
pub(super) fn names(tree: &Tree, casing: &Casing) -> Vec<Name> {
    let style = casing.style(tree);
    let runs = Runs { tree, casing, style };
    let mut names = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let Some(run) = runs.at(at) else {
            at += 1;
            continue;
        };
        at = run.end;
        if is_field_of_office(tree, &run) {
            continue;
        }
        let first = names.len();
        match holder_of_office(tree, &run) {
            Some(core) => names.push(Name { core: core.clone(), titled: true, ..Name::new(core) }),
            None => cut(&runs, run, &mut names),
        }
        if style == Style::Dateline && first == 0 {
            names[first..].iter_mut().for_each(|name| name.dateline = name.known.is_none());
        }
        if let Some(last) = names.last_mut().filter(|last| !last.inner && last.words.end == at) {
            take_small_head(tree, last);
            at = last.words.end;
        }
    }
    names
}

/// "Minister of Education Ana Weber": who holds the office, without its field.
fn holder_of_office(tree: &Tree, run: &Range<usize>) -> Option<Range<usize>> {
    let start = (run.start + 1..run.end.saturating_sub(1))
        .find(|&at| is_person_like(tree, &(at..run.end)))?;
    is_field_of_office(tree, &(run.start..start)).then_some(start..run.end)
}

/// "Director of Public Prosecutions", "Minister for Foreign Affairs": common nouns that say of what.
fn is_field_of_office(tree: &Tree, run: &Range<usize>) -> bool {
    let Some(of) = run.start.checked_sub(1).filter(|&of| matches!(tree.lower(of), "of" | "for"))
    else {
        return false;
    };
    let office = of.checked_sub(1).is_some_and(|office| {
        let lower = singular(tree.lower(office));
        noun(&lower).is_some_and(|sort| sort.is_human()) && is_capital(form(tree, office))
    });
    let common =
        |at: usize| noun(&singular(tree.lower(at))).is_some() || tree.upos(at) == Upos::Adj;
    let plain =
        |at: usize| common(at) || matches!(tree.lower(at), "public" | "foreign" | "and" | "home");
    office && gazetteer().get(text_of(tree, run)).is_none() && run.clone().all(plain)
}

/// Cuts a run into names.
fn cut(runs: &Runs, run: Range<usize>, names: &mut Vec<Name>) {
    let tree = runs.tree;
    if let Some((length, known)) = runs.known_at(run.start) {
        let end = run.start + length;
        if end >= run.end {
            names.push(Name { known: Some(known), ..Name::new(run) });
            return;
        }
        if parts(tree, &run, end, known) {
            names.push(Name { known: Some(known), ..Name::new(run.start..end) });
            cut(runs, skip_hyphen(tree, end, run.end)..run.end, names);
            return;
        }
        if cut_person(runs, &run, names) {
            return;
        }
        let inner = Name { known: Some(known), inner: true, ..Name::new(run.start..end) };
        let keeps = is_current(tree, &inner.words, known);
        names.push(Name::new(run.clone()));
        if keeps && !is_person_like(tree, &run) {
            names.push(inner);
        }
        last_country(tree, &run, names);
        return;
    }
    if let Some((length, _)) = title_at(tree, run.start, run.end) {
        let name = run.start + length;
        let rest = name..run.end;
        if name < run.end
            && (is_person_like(tree, &rest) || is_named(tree, &rest) || !has_body_head(tree, &run))
        {
            names.push(Name { core: name..run.end, titled: true, ..Name::new(run) });
            return;
        }
        if name == run.end {
            return;
        }
    }
    if let Some(at) = inner_title(tree, &run) {
        cut(runs, run.start..at, names);
        cut(runs, at..run.end, names);
        return;
    }
    let common = is_common(tree, &run) && !is_short_name(runs, &run);
    if common || is_adherent(tree, &run) || cut_person(runs, &run, names) {
        return;
    }
    names.push(Name::new(run.clone()));
    last_country(tree, &run, names);
}

/// Cuts off the person whose name ends the run, if it is not the whole.
fn cut_person(runs: &Runs, run: &Range<usize>, names: &mut Vec<Name>) -> bool {
    let tree = runs.tree;
    let Some(at) = person_behind(tree, run) else { return false };
    if at == run.start + 1 && is_human(tree, run.start) {
        names.push(Name { core: at..run.end, titled: true, ..Name::new(run.clone()) });
        return true;
    }
    // "Harbour Council Chairman Ana Weber": what the person is stays with the name.
    let start = if is_human(tree, at - 1) { at - 1 } else { at };
    cut(runs, run.start..start, names);
    names.push(Name { core: at..run.end, titled: start < at, ..Name::new(start..run.end) });
    true
}

/// "Shanlyn Park" behind a title: two or three words of which the last is a family name.
fn is_named(tree: &Tree, rest: &Range<usize>) -> bool {
    (2..=3).contains(&rest.len()) && is_family_name(form(tree, rest.end - 1))
}

/// Whether a name inside a longer one is a mention of its own: countries by their present names and
/// adjectives, bodies by their acronyms.
fn is_current(tree: &Tree, words: &Range<usize>, known: Known) -> bool {
    let written = text_of(tree, words);
    match known.class {
        Class::Demonym => true,
        Class::Country => fold(known.identity) == fold(written) || is_all_capitals(written),
        Class::Body => known.kind != Kind::Group && (is_all_capitals(written) || words.len() > 1),
        _ => false,
    }
}

/// The title that begins with a word, and its length.
fn title_at(tree: &Tree, start: usize, end: usize) -> Option<(usize, Title)> {
    let tokens: Vec<&str> = (start..end).take(MAX_TITLE).map(|at| form(tree, at)).collect();
    title(&tokens)
}

/// Longest title, in words.
const MAX_TITLE: usize = 8;

/// Whether the listed name at the start of the run is a name of its own.
fn parts(tree: &Tree, run: &Range<usize>, end: usize, known: Known) -> bool {
    let rest = skip_hyphen(tree, end, run.end)..run.end;
    if rest.is_empty() || known.class == Class::People {
        return true;
    }
    let titled = title_at(tree, rest.start, rest.end)
        .is_some_and(|(length, _)| length < rest.len() && !has_body_head(tree, run));
    if titled || form(tree, end) == "-" && gazetteer().get(form(tree, end + 1)).is_some() {
        return true;
    }
    // "Chad Peter Weber" is one person.
    let apart = end > run.start + 1 && rest.len() > 1 || known.class == Class::Demonym;
    apart && is_person_like(tree, &rest)
}

fn skip_hyphen(tree: &Tree, at: usize, end: usize) -> usize {
    if at < end && matches!(form(tree, at), "-" | "–") { at + 1 } else { at }
}

/// A country behind the last "of" of a name: "Monetary Authority of Singapore".
fn last_country(tree: &Tree, run: &Range<usize>, names: &mut Vec<Name>) {
    let Some(of) = run.clone().rev().find(|&at| matches!(tree.lower(at), "of" | "on" | "for"))
    else {
        return;
    };
    let start = if tree.lower_at(of + 1) == Some("the") { of + 2 } else { of + 1 };
    let Some((length, known)) = gazetteer().longest((start..run.end).map(|at| form(tree, at)))
    else {
        return;
    };
    if known.class == Class::Country && start + length == run.end {
        names.push(Name { known: Some(known), inner: true, ..Name::new(start..run.end) });
    }
}

/// A rank or office in the middle of a run: "Maine Governor Erik Dahl".
fn inner_title(tree: &Tree, run: &Range<usize>) -> Option<usize> {
    (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        let found = title_at(tree, at, run.end);
        found.is_some_and(|(length, class)| {
            class != Title::Address
                && at + length < run.end
                && !is_given_name(form(tree, at))
                && !tree.is_genitive(at + length)
        }) && !has_body_head(tree, run)
    })
}

/// True when a name's last word, or the one before its "of", is a body's or a place's.
fn has_body_head(tree: &Tree, run: &Range<usize>) -> bool {
    head_kind(tree, run).is_some()
}

/// The kind that the words of a longer name give it.
pub(super) fn head_kind(tree: &Tree, run: &Range<usize>) -> Option<Kind> {
    let before_of =
        run.clone().skip(1).find(|&at| matches!(tree.lower(at), "of" | "for" | "on" | "against"));
    let named = before_of.and_then(|of| last_word_kind(form(tree, of - 1)));
    if is_working_centre(tree, run) {
        return Some(Kind::Organization);
    }
    let figures = |&at: &usize| !form(tree, at).bytes().all(|b| b.is_ascii_digit());
    named.or_else(|| {
        let last = run.clone().rev().find(figures).filter(|&last| last > run.start)?;
        last_word_kind(form(tree, last))
    })
}

/// "Harbour Policy Center", "National Centre for Poverty": a body rather than a building.
fn is_working_centre(tree: &Tree, run: &Range<usize>) -> bool {
    const FIELDS: &[&str] = &[
        "national",
        "international",
        "policy",
        "rights",
        "action",
        "legal",
        "law",
        "studies",
        "research",
        "security",
        "resource",
        "information",
        "data",
        "coordination",
        "crime",
        "european",
        "federal",
        "defense",
        "defence",
        "warning",
        "control",
        "prevention",
    ];
    let Some(centre) = run.clone().find(|&at| matches!(form(tree, at), "Center" | "Centre")) else {
        return false;
    };
    let ends = centre + 1 == run.end;
    let purpose =
        tree.lower_at(centre + 1).is_some_and(|next| matches!(next, "for" | "on" | "against"));
    let field = (run.start..centre).any(|at| FIELDS.contains(&tree.lower(at)));
    ends && field || !ends && purpose
}

/// A first word without article that the document elsewhere writes inside a name: "Bell, who …".
fn is_short_name(runs: &Runs, run: &Range<usize>) -> bool {
    let known = runs.casing.is_name(form(runs.tree, run.start));
    known && is_first(runs.tree, run.start) && runs.tree.upos(run.start) == Upos::Propn
}

/// A lone capitalised common noun: "the Ministry", "President".
fn is_common(tree: &Tree, run: &Range<usize>) -> bool {
    let lower = tree.lower(run.start);
    run.len() == 1
        && (noun(&singular(lower)).is_some() || title(&[form(tree, run.start)]).is_some())
        && (run.start == 0
            || is_first(tree, run.start)
            || tree.lower(run.start - 1) == "the"
            || matches!(tree.upos(run.start - 1), Upos::Det | Upos::Adj | Upos::Num)
            || tree.is_genitive(run.start - 1))
}

/// Takes in a small head noun that makes a place or building of the name: "Prey Sar prison".
fn take_small_head(tree: &Tree, name: &mut Name) {
    let end = name.words.end;
    let Some(lower) = tree.lower_at(end).filter(|_| !is_capital(form(tree, end))) else { return };
    let kind = if Closed::PlaceHead.has(lower) {
        Kind::Place
    } else if Closed::BuildingHead.has(lower) {
        Kind::Facility
    } else {
        return;
    };
    let class = name.known.map(|known| known.class);
    let national =
        matches!(class, Some(Class::Country | Class::Demonym | Class::People | Class::Body));
    let building_in_city =
        matches!(class, Some(Class::Place | Class::Capital)) && kind == Kind::Facility;
    // "The Hague district court": the noun belongs to what follows.
    let goes_on = end + 1 < tree.len() && matches!(tree.upos(end + 1), Upos::Noun);
    if !(national || building_in_city || goes_on || name.titled) {
        name.words.end = end + 1;
        name.head_kind = Some(kind);
    }
}

/// The word of the range that depends on none of the others.
fn top(tree: &Tree, words: &Range<usize>) -> usize {
    words
        .clone()
        .rev()
        .find(|&at| {
            tree.head(at).is_none_or(|head| !words.contains(&head)) && tree.upos(at) != Upos::Punct
        })
        .unwrap_or(words.end - 1)
}

/// "64 Kenyans", "many Kenyans": people, not their country.
pub(super) fn is_counted(tree: &Tree, word: usize) -> bool {
    tree.kids_as(word, &[Deprel::Nummod, Deprel::Amod, Deprel::Det]).any(|kid| {
        tree.upos(kid) == Upos::Num
            || matches!(tree.lower(kid), "many" | "several" | "some" | "few" | "other" | "young")
    })
}

/// "a Canadian": one person.
fn is_one_person(tree: &Tree, word: usize) -> bool {
    !modifies(tree, word)
        && tree
            .kids_as(word, &[Deprel::Det])
            .any(|det| matches!(tree.lower(det), "a" | "an" | "another" | "one"))
}

/// True for words that stand before a noun they belong to.
fn modifies(tree: &Tree, word: usize) -> bool {
    let before = tree.head(word).is_some_and(|head| head > word);
    let adjective = matches!(
        tree.rel(word),
        Deprel::Amod | Deprel::Compound | Deprel::Flat | Deprel::Nmod | Deprel::Det
    );
    before && adjective
}

/// First word of the noun phrase that ends with `head`.
fn phrase_start(tree: &Tree, head: usize) -> usize {
    let kids = tree.kids_as(head, &[Deprel::Det, Deprel::Nummod, Deprel::Amod]);
    kids.filter(|&kid| kid < head).map(|kid| tree.reach(kid).0).min().unwrap_or(head)
}

/// A name for comparing: small letters, no article, no possessive, no full stops.
pub(in crate::extract) fn fold(name: &str) -> String {
    let lower = name.to_lowercase().replace('’', "'");
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let lower = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(lower);
    let mut folded = String::with_capacity(lower.len());
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–')) {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(|c| *c != '.'));
    }
    folded
}

/// The bytes of some words.
pub(super) fn text_of<'a>(tree: &Tree<'a>, words: &Range<usize>) -> &'a str {
    let span: Span = tree.bytes(words.start, words.end - 1);
    span.of(tree.text).unwrap_or_default()
}
