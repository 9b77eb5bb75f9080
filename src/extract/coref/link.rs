//! A common noun that the sentence itself equates with a name: apposition ("Serkan Aydos, a hotelier"; "the
//! airline Nordic Air"), naming ("a band known as Redtail"), predicate ("Norsk is a bank"), acronym.

use crate::base::{Form, Kind};
use crate::extract::factuality::stance;
use crate::extract::lexicon::{Class, Closed, Sort, noun};
use crate::extract::mention::{Mention, is_fronted_time};
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
    let here = book.in_sentence(nominal.sentence);
    if let Some(host) = alias_host(tree, &book.mentions[here.clone()], nominal.core.start) {
        return Some((here.start + host, "alias"));
    }
    let fits = |&name: &usize| {
        let name = &book.mentions[name];
        name.form == Form::Named && !name.adjective && compatible(tree, nominal, name)
    };
    let seek = |word: usize| book.mention_at(nominal.sentence, word).filter(fits);
    let single = |&name: &usize| !is_list(tree, book.mentions[name].words.end);
    if let Some(name) = apposed(tree, nominal).into_iter().filter_map(seek).find(single) {
        return Some((name, "apposition"));
    }
    if let Some(name) = beside(book, tree, nominal).filter(fits) {
        return Some((name, "apposition"));
    }
    if let Some(name) = of_place(book, tree, nominal).filter(fits) {
        return Some((name, "place of"));
    }
    if let Some(name) = called(book, tree, nominal).filter(fits) {
        return Some((name, "naming"));
    }
    // What somebody calls another is no name of that other.
    let told = book.is_quoted(mention) || !stance(tree, nominal.head).speakers.is_empty();
    let host = predicate(tree, nominal).filter(|_| !told)?;
    seek(host).map(|name| (name, "predicate"))
}

/// The unnamed things that a nominal gives another name for: "several sites, also known as parks".
pub(super) fn renamed(book: &Book, mention: usize) -> Option<usize> {
    let nominal = &book.mentions[mention];
    let tree = book.tree(mention);
    let before = |at: usize| at.checked_sub(1);
    let led = before(nominal.words.start).filter(|&at| tree.lower(at) == "as")?;
    let naming = before(led).filter(|&at| Closed::Naming.has(tree.lower(at)))?;
    let between = |at: &usize| {
        matches!(
            tree.lower(*at),
            "," | "("
                | "also"
                | "sometimes"
                | "often"
                | "commonly"
                | "better"
                | "which"
                | "that"
                | "are"
                | "is"
        )
    };
    let behind = (0..naming).rev().find(|at| !between(at))?;
    book.in_sentence(nominal.sentence).rev().find(|&host| {
        let one = &book.mentions[host];
        one.words.end == behind + 1
            && one.form == Form::Nominal
            && one.plural == nominal.plural
            && book.of[host].is_some()
            && (one.kind == nominal.kind || compatible(tree, nominal, one))
    })
}

/// "the aviation watchdog (CAA)".
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
    let starts = |at: usize| named(book, nominal.sentence, |name| name.words.start == at);
    let end = nominal.words.end;
    if is_fronted_time(tree, nominal.head) {
        return None;
    }
    let quoted = usize::from(matches!(tree.lower_at(end), Some("\"" | "“")));
    starts(end + quoted)
        .or_else(|| {
            starts(comma_behind(tree, nominal)? + 1)
                .filter(|&name| is_closed(book, tree, nominal, name))
                .filter(|&name| !is_wider(book, nominal, name))
        })
        .or_else(|| set_off(book, tree, nominal))
}

/// "the coast of Aceh, Indonesia": the second place holds the first and is not the coast.
fn is_wider(book: &Book, nominal: &Mention, name: usize) -> bool {
    let place = |mention: &Mention| matches!(mention.kind, Kind::Place | Kind::Country);
    let name = &book.mentions[name];
    let narrower = named(book, nominal.sentence, |one| {
        place(one) && one.words.end + 1 == name.words.start && one.words.start >= nominal.words.end
    });
    place(name) && narrower.is_some()
}

fn named(book: &Book, sentence: usize, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
    let is_named =
        |&name: &usize| book.mentions[name].form == Form::Named && fits(&book.mentions[name]);
    book.in_sentence(sentence).find(is_named)
}

/// Whether the name behind a nominal and a comma is set off on its other side too. A verb behind it closes
/// it only for a person in office: "the mayor, Lena Berg, said", not "for the council, Norsk Dredge built".
fn is_closed(book: &Book, tree: &Tree, nominal: &Mention, name: usize) -> bool {
    let end = book.mentions[name].words.end;
    let head = book.mentions[name].head;
    let ends = tree.lower_at(tree.reach(head).1 + 1).is_none_or(|next| next == ".");
    let listed = tree.rel(head) == Deprel::Conj && !ends || is_list(tree, end);
    let mark = tree
        .lower_at(end)
        .is_none_or(|next| matches!(next, "," | "." | ")" | "—" | ";" | ":" | "(" | "of" | "in"));
    let verb = end < tree.len() && matches!(tree.upos(end), Upos::Verb | Upos::Aux);
    let office = is_human(tree, nominal) && tree.preposition(nominal.head).is_empty();
    !listed && (mark || verb && office)
}

/// True when "and" or "or" stands behind a name and its bracket.
fn is_list(tree: &Tree, end: usize) -> bool {
    let bracket = tree.lower_at(end) == Some("(") && tree.lower_at(end + 2) == Some(")");
    let next = if bracket { end + 3 } else { end };
    matches!(tree.lower_at(next), Some("and" | "or" | "&"))
}

/// "Norsk Dredge, a company", "Lena Berg, Norsk's director", "Dahl, governor of Maine".
fn set_off(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    let start = nominal.words.start;
    let comma = start.checked_sub(1).filter(|&comma| matches!(tree.lower(comma), "," | "("))?;
    let name = named(book, nominal.sentence, |name| name.words.end == comma)?;
    let article = matches!(
        tree.lower(start),
        "a" | "an" | "the" | "its" | "his" | "her" | "their" | "another" | "one"
    );
    let owned = tree.kid_as(nominal.head, Deprel::NmodPoss).is_some();
    let bare_office = is_human(tree, nominal)
        && start == nominal.core.start
        && tree.lower_at(nominal.words.end) == Some("of");
    let subject = matches!(tree.rel(nominal.head), Deprel::Nsubj | Deprel::NsubjPass);
    let listed = is_list(tree, nominal.words.end) && !article;
    ((article || owned || bare_office) && !subject && !listed).then_some(name)
}

/// The comma behind a nominal and what belongs to it: "the governor of Bokeo, …".
fn comma_behind(tree: &Tree, nominal: &Mention) -> Option<usize> {
    let end = nominal.words.end;
    let inside = |at: usize| {
        matches!(
            tree.upos(at),
            Upos::Adp | Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Pron
        )
    };
    let comma = (end..(end + 9).min(tree.len())).find(|&at| !inside(at))?;
    (tree.lower(comma) == ",").then_some(comma)
}

/// "the harbour town of Narvik", "the state of Querétaro".
fn of_place(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    let end = nominal.words.end;
    let noun = tree.lower(nominal.head);
    let part = matches!(noun, "coast" | "strait" | "basin" | "forest" | "suburb" | "estuary");
    if !Closed::PlaceHead.has(noun) || part || tree.lower_at(end) != Some("of") {
        return None;
    }
    named(book, nominal.sentence, |name| name.words.start == end + 1)
        .filter(|&name| matches!(book.mentions[name].kind, Kind::Place | Kind::Country))
}

/// "a band known as Redtail", "a ring called NightOwl", "a man who uses the alias Falcon".
fn called(book: &Book, tree: &Tree, nominal: &Mention) -> Option<usize> {
    let end = nominal.words.end;
    let naming = (end..(end + 10).min(tree.len())).find(|&at| {
        let clause =
            matches!(tree.rel(at), Deprel::Acl | Deprel::AclRelcl) || tree.lower(at) == "alias";
        let alias = tree.lower(at) == "alias" && at < end + 5;
        let own = at == end || alias || clause && tree.is_below(at, nominal.head);
        own && Closed::Naming.has(tree.lower(at)) && !is_active(tree, at)
    })?;
    (naming + 1..(naming + 5).min(tree.len()))
        .find_map(|at| named(book, nominal.sentence, |name| name.words.start == at))
}

/// "The editor called the raid a crime": what somebody calls something is no name of the caller.
fn is_active(tree: &Tree, naming: usize) -> bool {
    tree.kid_as(naming, Deprel::Nsubj).is_some() && tree.kid_as(naming, Deprel::AuxPass).is_none()
}

/// The name of which a name or noun that begins here is an alias: "X, a man known as \"the Captain\"".
pub(super) fn alias_host(tree: &Tree, mentions: &[Mention], start: usize) -> Option<usize> {
    let naming = (start.saturating_sub(4)..start)
        .rev()
        .find(|&at| Closed::Naming.has(tree.lower(at)) && !is_active(tree, at))?;
    let between = |at: usize| {
        matches!(tree.lower(at), "as" | "also" | "\"" | "“" | "the" | "‘" | "'") || at == naming
    };
    if !(naming..start).all(between) {
        return None;
    }
    let noun_phrase = |at: usize| {
        matches!(
            tree.upos(at),
            Upos::Det
                | Upos::Adj
                | Upos::Noun
                | Upos::Adv
                | Upos::Punct
                | Upos::Propn
                | Upos::Adp
                | Upos::Pron
        ) || tree.rel(at) == Deprel::Amod
    };
    let before = |mention: &Mention| {
        mention.form == Form::Named
            && !mention.adjective
            && matches!(mention.kind, Kind::Person | Kind::Organization | Kind::Group)
            && mention.words.end <= naming
    };
    let host = (0..mentions.len()).rev().find(|&at| before(&mentions[at]))?;
    let gap = mentions[host].words.end..naming;
    let described = gap.is_empty()
        || tree.lower(gap.start) == ","
        || matches!(tree.lower(gap.start), "also" | "who");
    (described && gap.len() < 10 && gap.clone().all(noun_phrase)).then_some(host)
}

/// The subject of which the nominal is the predicate.
fn predicate(tree: &Tree, nominal: &Mention) -> Option<usize> {
    let head = nominal.head;
    // "The director is Lin": the name may be the predicate.
    if tree.rel(head) == Deprel::Nsubj
        && let Some(name) = tree.head(head).filter(|&name| tree.upos(name) == Upos::Propn)
    {
        let plain = !nominal.plural && !tree.is_question() && tree.preposition(name).is_empty();
        let sure = tree.kids_as(name, &[Deprel::Aux, Deprel::Advmod]).next().is_none();
        return tree.copula(name).filter(|_| plain && sure).map(|_| name);
    }
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
    let actor = matches!(noun(&noun_of(tree, nominal.head)), Some(Sort::Actor | Sort::Firm));
    match (nominal.kind, name.kind) {
        (_, Other) | (Other, _) => true,
        (Person | Organization, kind) if actor => {
            matches!(kind, Person | Organization | Group | Facility | Agency)
        }
        (Person, kind) | (kind, Person) => kind == Person,
        (Country | Place, kind) => matches!(kind, Country | Place | Facility),
        (Agency | Organization | Group | Facility, kind) => {
            matches!(kind, Agency | Organization | Group | Facility)
                || nominal.kind == Facility && kind == Place
        }
        (Activity | Event, kind) => matches!(kind, Activity | Event),
        (Asset | Document, kind) => {
            matches!(kind, Asset | Document | Activity | Event | Organization | Facility)
        }
    }
}
