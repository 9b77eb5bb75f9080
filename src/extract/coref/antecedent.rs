//! The earlier thing that a common noun stands for: the same noun with fitting modifiers and owners, a name that
//! ends with the noun ("the brigade"), or the latest body of the sort that a general noun means ("the company").

use crate::base::Kind;
use crate::extract::lexicon::noun;
use crate::extract::syntax::Deprel;

use super::book::{Book, gender_of};
use super::phrase::{Lead, Phrase};

/// The entity that a nominal mention goes back to, and the rule; `None` for a new thing.
pub(super) fn of(book: &Book, mention: usize) -> Option<(usize, &'static str)> {
    let one = &book.mentions[mention];
    let tree = book.tree(mention);
    let phrase = Phrase::of(tree, one);
    let single = tree.kids(one.head).any(|kid| tree.lower(kid) == "one");
    if (phrase.lead == Lead::Indefinite || single) && !phrase.plural {
        return None;
    }
    // "other crimes" are not those before.
    if (one.words.start..one.core.start).any(|at| matches!(tree.lower(at), "other" | "another")) {
        return None;
    }
    let owners = book.owners(one.sentence, &phrase);
    let candidates = book.with_noun(&phrase.noun);
    let same = |&&entity: &&usize| {
        same_noun(book, entity, &phrase, &owners)
            && !is_out_of_sight(book, entity, &phrase, one.sentence)
            && !(phrase.lead == Lead::Owned && owners.is_empty())
    };
    if let Some(&entity) = candidates.iter().find(same) {
        return Some((nearer(book, mention, &phrase, entity), "same noun"));
    }
    let definite = phrase.lead == Lead::Definite || phrase.lead == Lead::Owned && owners.is_empty();
    if !definite || phrase.number.is_some() {
        return None;
    }
    let named = |&&entity: &&usize| named_by(book, entity, &phrase, &owners);
    if let Some(&entity) = candidates.iter().find(named) {
        return Some((entity, "noun of the name"));
    }
    by_general_noun(book, mention, &phrase).map(|entity| (entity, "general noun"))
}

fn by_general_noun(book: &Book, mention: usize, phrase: &Phrase) -> Option<usize> {
    // "She is the first woman to …" speaks of her all the same.
    let tree = book.tree(mention);
    let which = phrase.ordinal.is_some() && tree.copula(book.mentions[mention].head).is_none();
    let told = !phrase.owners.is_empty() || which;
    if phrase.lead != Lead::Definite || told || !says_no_more(phrase) {
        return None;
    }
    // "the woman" is nobody whom the text calls "he".
    let gender = gender_of(&phrase.noun);
    let other = |entity: usize| {
        book.drafts[entity].gender.zip(gender).is_some_and(|(known, gender)| known != gender)
    };
    let fitting = |wanted: Wanted| {
        recent(book, mention, |entity| wanted.fits(book, entity) && !other(entity))
    };
    general(phrase).into_iter().find_map(fitting)
}

/// "the company" is the latest company, also when an earlier one was called so.
fn nearer(book: &Book, mention: usize, phrase: &Phrase, same: usize) -> usize {
    let last = |entity: usize| book.drafts[entity].last;
    match by_general_noun(book, mention, phrase) {
        Some(other) if book.drafts[same].named && last(other) > last(same) => other,
        _ => same,
    }
}

/// The unnamed thing of which a phrase in apposition to a name speaks again: "a colonel …; that man, Erik
/// Dahl".
pub(super) fn unnamed(book: &Book, mention: usize) -> Option<usize> {
    let one = &book.mentions[mention];
    let phrase = Phrase::of(book.tree(mention), one);
    if phrase.lead != Lead::Definite || phrase.plural {
        return None;
    }
    let person = |entity| book.is_unnamed_person(entity, one.sentence);
    if matches!(phrase.noun.as_str(), "man" | "woman" | "person") {
        return recent(book, mention, person);
    }
    let owners = book.owners(one.sentence, &phrase);
    let same = |&entity: &usize| person(entity) && same_noun(book, entity, &phrase, &owners);
    book.with_noun(&phrase.noun).into_iter().find(same)
}

/// True for "the company" and "the walled complex", not for "the parent company".
fn says_no_more(phrase: &Phrase) -> bool {
    let other = [
        "rival", "parent", "new", "sister", "foreign", "local", "former", "big", "small",
        "private", "public", "second",
    ];
    phrase.modifiers.len() < 2
        && phrase
            .modifiers
            .iter()
            .all(|word| !other.contains(&word.as_str()) && noun(word).is_none())
}

/// Whether an entity that this noun stood for is meant again.
fn same_noun(book: &Book, entity: usize, phrase: &Phrase, owners: &[usize]) -> bool {
    let draft = &book.drafts[entity];
    let known = || draft.phrases.iter().filter(|known| known.noun == phrase.noun);
    if known().next().is_none() || !known().any(|known| known.plural == phrase.plural) {
        return false;
    }
    // "the Congolese government" is not "the provincial government" of which the text told before.
    let other = !owners.is_empty()
        && draft.owners.is_empty()
        && phrase.modifiers.is_empty()
        && known().all(|known| !known.modifiers.is_empty());
    // Nor is "the Cambodian government" the "one government" of a general remark.
    let single = !owners.is_empty() && known().any(|known| known.number.as_deref() == Some("one"));
    if (other || single) && !draft.named {
        return false;
    }
    let definite = phrase.lead == Lead::Definite;
    let modifiers = known().any(|known| {
        known.modifiers == phrase.modifiers
            || (definite || phrase.plural) && phrase.modifiers.is_empty()
            || definite && phrase.modifiers.iter().all(|word| known.modifiers.contains(word))
    });
    // "the second raid" is not "the first raid"; "the raid" may be either.
    let ordinal = phrase.ordinal.is_none() || known().any(|known| known.ordinal == phrase.ordinal);
    modifiers
        && ordinal
        && same_number(known(), phrase)
        && same_owners(&draft.owners, owners, phrase, draft.named)
}

/// "the company" long after "a shell company", or after a firm with a name, is rather another one.
fn is_out_of_sight(book: &Book, entity: usize, phrase: &Phrase, sentence: usize) -> bool {
    let draft = &book.drafts[entity];
    let mut known = draft.phrases.iter().filter(|known| known.noun == phrase.noun);
    let vague = phrase.lead == Lead::Definite
        && phrase.modifiers.is_empty()
        && known.all(|known| !known.modifiers.is_empty());
    draft.last + MAX_BACK < sentence && (draft.named || vague)
}

/// "26 longliners" and "six longliners" are two things, "54 men" and "the men" one.
fn same_number<'p>(mut known: impl Iterator<Item = &'p Phrase>, phrase: &Phrase) -> bool {
    match &phrase.number {
        None => {
            let some = phrase.lead == Lead::Indefinite && phrase.plural;
            !some || known.all(|known| known.number.is_none())
        }
        Some(number) => known.all(|known| match &known.number {
            Some(one) => one == number && known.modifiers == phrase.modifiers,
            None => phrase.plural && known.lead == Lead::Definite,
        }),
    }
}

/// Whether what owns or places the two does not tell them apart.
fn same_owners(known: &[usize], owners: &[usize], phrase: &Phrase, named: bool) -> bool {
    if owners.is_empty() {
        // "members of the network" are not the members spoken of before.
        if phrase.plural && phrase.lead == Lead::Bare && !phrase.owners.is_empty() {
            return false;
        }
        return phrase.lead != Lead::Owned || !named || phrase.plural || phrase.owners.is_empty();
    }
    if known.is_empty() {
        return phrase.lead == Lead::Definite && !phrase.plural;
    }
    owners.len() == known.len() && owners.iter().all(|owner| known.contains(owner))
}

/// "the brigade" of the Jebel Brigade, "the ministry" of Chad's defence ministry.
fn named_by(book: &Book, entity: usize, phrase: &Phrase, owners: &[usize]) -> bool {
    let draft = &book.drafts[entity];
    if !draft.named || phrase.plural {
        return false;
    }
    let names = draft.mentions.iter().map(|&mention| {
        let one = &book.mentions[mention];
        one.span.of(book.tree(mention).text).unwrap_or_default().to_lowercase()
    });
    let fits = phrase.modifiers.is_empty()
        || names
            .take(8)
            .any(|name| phrase.modifiers.iter().all(|word| name.contains(word.as_str())));
    fits && (owners.is_empty() || owners.iter().all(|owner| draft.owners.contains(owner)))
}

/// What a general noun can mean.
struct Wanted {
    kind: Kind,
    /// Nouns one of which must have stood for the entity; empty for any.
    nouns: &'static [&'static str],
    named: bool,
}

impl Wanted {
    fn fits(&self, book: &Book, entity: usize) -> bool {
        let draft = &book.drafts[entity];
        let noun = || {
            draft
                .phrases
                .iter()
                .any(|phrase| self.nouns.contains(&phrase.noun.as_str()) && !phrase.plural)
        };
        draft.kind == Some(self.kind)
            && (draft.named || !self.named)
            && (self.nouns.is_empty() || noun())
    }
}

const SHIPS: &[&str] = &[
    "ship",
    "vessel",
    "boat",
    "trawler",
    "tanker",
    "freighter",
    "ferry",
    "yacht",
    "longliner",
    "barge",
    "craft",
];
const RAIDS: &[&str] = &["raid", "crackdown", "operation", "sweep", "bust", "swoop", "closure"];
const SITES: &[&str] = &["compound", "park", "complex", "site", "camp", "facility", "warehouse"];
const PROGRAMS: &[&str] =
    &["spyware", "malware", "software", "program", "app", "tool", "virus", "ransomware"];
const PAPERS: &[&str] = &[
    "complaint",
    "suit",
    "lawsuit",
    "petition",
    "contract",
    "agreement",
    "deal",
    "treaty",
    "accord",
    "pact",
];

/// What a general noun can mean, the likeliest first.
fn general(phrase: &Phrase) -> Vec<Wanted> {
    let named = |kind| Wanted { kind, nouns: &[], named: true };
    let called = |kind, nouns| Wanted { kind, nouns, named: false };
    if phrase.plural {
        return Vec::new();
    }
    match phrase.noun.as_str() {
        "company" | "firm" | "business" | "corporation" | "vendor" | "seller" | "enterprise" => {
            vec![named(Kind::Organization)]
        }
        "organisation" | "organization" | "charity" | "association" | "body" | "union" | "ngo" => {
            vec![named(Kind::Organization), named(Kind::Agency)]
        }
        "agency" | "regulator" | "watchdog" | "bureau" | "department" => {
            vec![named(Kind::Agency), named(Kind::Organization)]
        }
        "gang" | "group" | "crew" | "syndicate" | "militia" | "cartel" | "network" | "outfit" => {
            vec![named(Kind::Group)]
        }
        "country" | "nation" | "kingdom" | "republic" => vec![named(Kind::Country)],
        "city" | "town" | "capital" => vec![named(Kind::Place)],
        "man" | "woman" => vec![named(Kind::Person), called(Kind::Person, &[])],
        "vessel" | "ship" | "boat" | "craft" => vec![called(Kind::Facility, SHIPS)],
        "raid" | "operation" | "crackdown" | "sweep" => vec![called(Kind::Event, RAIDS)],
        "compound" | "site" | "complex" | "facility" | "premises" => {
            vec![named(Kind::Facility), called(Kind::Facility, SITES)]
        }
        "program" | "programme" | "product" | "software" | "tool" => {
            vec![called(Kind::Asset, PROGRAMS)]
        }
        "suit" | "lawsuit" | "accord" | "agreement" | "deal" | "pact" => {
            vec![called(Kind::Document, PAPERS)]
        }
        _ => Vec::new(),
    }
}

/// How many sentences back a general noun or a pronoun looks.
pub(super) const MAX_BACK: usize = 4;

/// The latest fitting entity that the clause's own subject is not: the subject of the nearest sentence first.
pub(super) fn recent(book: &Book, mention: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let here = book.mentions[mention].sentence;
    let governing = governors(book, mention);
    for sentence in (here.saturating_sub(MAX_BACK)..=here).rev() {
        let mut best: Option<(u8, usize, usize)> = None;
        for earlier in book.in_sentence(sentence) {
            if sentence == here && earlier >= mention {
                continue;
            }
            let one = &book.mentions[earlier];
            // "Dutch police raided a house; the country": an adjective speaks of its country.
            if one.adjective && one.kind != Kind::Country {
                continue;
            }
            let Some(entity) = book.of[earlier].filter(|&entity| fits(entity)) else { continue };
            if governing.contains(&entity) {
                continue;
            }
            let rank = (salience(book, earlier), earlier, entity);
            if best.is_none_or(|best| rank > best) {
                best = Some(rank);
            }
        }
        if let Some((.., entity)) = best {
            return Some(entity);
        }
    }
    None
}

/// Subjects over objects over the rest.
fn salience(book: &Book, mention: usize) -> u8 {
    match book.tree(mention).rel(book.mentions[mention].head) {
        Deprel::Nsubj | Deprel::NsubjPass => 2,
        Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => 1,
        _ => 0,
    }
}

/// Entities that are subject or object of a predicate above the mention: what does something to the
/// company is not the company.
fn governors(book: &Book, mention: usize) -> Vec<usize> {
    let one = &book.mentions[mention];
    let tree = book.tree(mention);
    let clause = tree.ancestors(one.head).take(6).filter(|&above| tree.is_predicate(above));
    clause
        .flat_map(|verb| {
            tree.kids_as(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).collect::<Vec<_>>()
        })
        .filter(|&subject| !tree.is_below(one.head, subject))
        .chain((one.head > 0).then_some(0))
        .filter_map(|subject| book.entity_at(one.sentence, subject))
        .collect()
}
