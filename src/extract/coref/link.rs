//! A common noun that the sentence itself equates with a name: apposition ("Serkan Aydos, a hotelier"; "the
//! airline Sahel Star"), naming ("a gang known as Hydrax"), predicate ("Orbitum is a fund"), acronym.

use crate::base::{Form, Kind};
use crate::extract::lexicon::{Class, noun};
use crate::extract::mention::Mention;
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

use super::book::Book;
use super::cluster::{brackets, is_acronym};
use super::phrase::noun_of;

/// The name that a nominal mention stands for by the grammar of its sentence, and the rule.
pub(super) fn of(book: &Book, mention: usize) -> Option<(usize, &'static str)> {
    let nominal = &book.mentions[mention];
    let tree = book.tree(mention);
    if let Some(name) = acronym(book, tree, nominal) {
        return Some((name, "acronym definition"));
    }
    if nominal.plural {
        return None;
    }
    let fits = |&name: &usize| {
        let name = &book.mentions[name];
        name.form == Form::Named && !name.adjective && compatible(tree, nominal, name)
    };
    let seek = |word: usize| book.mention_at(nominal.sentence, word).filter(fits);
    if let Some(name) = apposed(tree, nominal).into_iter().find_map(seek) {
        return Some((name, "apposition"));
    }
    if let Some(name) = beside(book, tree, nominal).filter(fits) {
        return Some((name, "apposition"));
    }
    if let Some(name) = called(book, tree, nominal).filter(fits) {
        return Some((name, "naming"));
    }
    predicate(tree, nominal).and_then(seek).map(|name| (name, "predicate"))
}

/// "the UN refugee agency (UNHCR)".
fn acronym(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    book.in_sentence(nominal.sentence).find(|&name| {
        let name = &book.mentions[name];
        name.form == Form::Named
            && brackets(tree, name) == Some(nominal.words.end)
            && name.span.of(tree.text).is_some_and(is_acronym)
    })
}

/// Words that the parser put in apposition to the nominal, or it to them.
fn apposed(tree: &Tree, nominal: &Mention) -> Vec<usize> {
    let head = nominal.head;
    let mut words: Vec<usize> = tree.kids_as(head, &[Deprel::Appos]).collect();
    if matches!(tree.rel(head), Deprel::Appos) {
        words.extend(tree.head(head));
    }
    words.retain(|&word| word.abs_diff(head) < MAX_DISTANCE);
    words
}

/// Furthest apposition, in words.
const MAX_DISTANCE: usize = 14;

/// A name directly behind the nominal or set off by a comma: what the parser may have missed.
fn beside(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    let named = |at: usize, from_start: bool| {
        book.in_sentence(nominal.sentence).find(|&name| {
            let name = &book.mentions[name];
            name.form == Form::Named
                && (if from_start { name.words.start } else { name.words.end }) == at
        })
    };
    let end = nominal.words.end;
    let quoted = usize::from(matches!(tree.lower_at(end), Some("\"" | "“")));
    if let Some(name) = named(end + quoted, true) {
        return Some(name);
    }
    let human = is_human(tree, nominal);
    if let Some(comma) = comma_behind(tree, nominal)
        && let Some(name) = named(comma + 1, true)
    {
        let name_end = book.mentions[name].words.end;
        let closed = tree
            .lower_at(name_end)
            .is_none_or(|next| matches!(next, "," | "." | ")" | "—" | ";" | ":"))
            || tree.upos(name_end) == Upos::Verb
            || tree.upos(name_end) == Upos::Aux;
        let listed = tree.rel(book.mentions[name].head) == Deprel::Conj;
        if closed && !listed {
            return Some(name);
        }
    }
    let start = nominal.words.start;
    let introduced = matches!(
        tree.lower(start),
        "a" | "an" | "the" | "its" | "his" | "her" | "their" | "another"
    );
    let bare_role = human && start == nominal.core.start && tree.lower_at(end) == Some("of");
    let before = start.checked_sub(1).filter(|&comma| tree.lower(comma) == ",")?;
    let name = named(before, false).filter(|_| introduced || bare_role)?;
    let subject = matches!(
        tree.rel(nominal.head),
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Conj
    );
    (!subject).then_some(name)
}

/// The comma behind a nominal and what belongs to it: "the governor of Bokeo, …".
fn comma_behind(tree: &Tree, nominal: &Mention) -> Option<usize> {
    let end = nominal.words.end;
    let inside = |at: usize| {
        matches!(
            tree.upos(at),
            Upos::Adp | Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Part | Upos::Pron
        )
    };
    let comma = (end..(end + 9).min(tree.len())).find(|&at| !inside(at))?;
    (tree.lower(comma) == ",").then_some(comma)
}

/// "a gang known as Hydrax", "a crew called GreyTern".
fn called(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    let verb = tree.kids_as(nominal.head, &[Deprel::Acl]).find(|&verb| {
        matches!(
            tree.lower(verb),
            "called" | "named" | "dubbed" | "nicknamed" | "known" | "codenamed" | "styled"
        )
    })?;
    (verb + 1..(verb + 6).min(tree.len())).find_map(|at| {
        book.in_sentence(nominal.sentence).find(|&name| {
            book.mentions[name].words.start == at && book.mentions[name].form == Form::Named
        })
    })
}

/// The subject of which the nominal is the predicate.
fn predicate(tree: &Tree, nominal: &Mention) -> Option<usize> {
    let head = nominal.head;
    tree.copula(head)?;
    let hedged = tree.kids_as(head, &[Deprel::Aux, Deprel::Advmod]).any(|kid| {
        matches!(
            tree.lower(kid),
            "may" | "might" | "could" | "would" | "not" | "n't" | "never" | "no" | "longer"
        )
    });
    let denied = tree.lower(nominal.words.start) == "no" || tree.is_question();
    if hedged || denied || !tree.preposition(head).is_empty() {
        return None;
    }
    tree.kids_as(head, &[Deprel::Nsubj]).next()
}

fn is_human(tree: &Tree, nominal: &Mention) -> bool {
    noun(&noun_of(tree, nominal.head)).is_some_and(|sort| sort.is_human())
}

/// Whether a noun can name the same thing as a name of this kind.
fn compatible(tree: &Tree, nominal: &Mention, name: &Mention) -> bool {
    use Kind::{
        Activity, Agency, Asset, Country, Document, Event, Facility, Group, Organization, Other,
        Person, Place,
    };
    if name.known.is_some_and(|known| matches!(known.class, Class::Demonym | Class::People)) {
        return false;
    }
    let actor = crate::extract::lexicon::noun(&noun_of(tree, nominal.head))
        == Some(crate::extract::lexicon::Sort::Actor);
    match (nominal.kind, name.kind) {
        (_, Other) | (Other, _) => true,
        (Person, kind) if actor => {
            matches!(kind, Person | Organization | Group | Facility | Agency)
        }
        (Person, kind) | (kind, Person) => kind == Person,
        (Country | Place, kind) => matches!(kind, Country | Place | Facility),
        (Agency | Organization | Group | Facility, kind) => {
            matches!(kind, Agency | Organization | Group | Facility)
                || nominal.kind == Facility && kind == Place
        }
        (Asset | Document | Activity | Event, kind) => {
            matches!(kind, Asset | Document | Activity | Event | Organization | Facility)
        }
    }
}
