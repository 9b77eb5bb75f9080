//! What stands beside a word and makes it less than sure: negations, modals, conditions, adverbs, "no",
//! "alleged". Looks at the word's own dependents only; what stands above it is for
//! [`super::factuality`].

use crate::base::Certainty;

use super::report_words::{Hedge, hedge};
use super::syntax::{Deprel, Upos};
use super::tree::{Tree, VerbForm};

/// What the hedges on the word itself say: negation, modals, conditions, adverbs, "no", "alleged".
pub(crate) fn own_certainty(tree: &Tree, word: usize) -> Certainty {
    let mut certainty = Certainty::Asserted;
    let mut may = false;
    for kid in tree.kids(word) {
        let one = hedge_of(tree, word, kid);
        may |= matches!(tree.lower(kid), "may" | "might");
        certainty = certainty.max(one);
    }
    if is_arranged(tree, word) || is_supposed(tree, word) {
        certainty = certainty.max(Certainty::Possible);
    }
    if may && certainty == Certainty::Negated { Certainty::Possible } else { certainty }
}

/// "instead of paying", "far from paying": the adverb before the gerund says that it is not done.
fn foregoes(tree: &Tree, gerund: usize, adverb: usize) -> bool {
    let joint = match tree.lower(adverb) {
        "instead" => "of",
        "far" => "from",
        _ => return false,
    };
    tree.lower_at(adverb + 1) == Some(joint)
        && adverb < gerund
        && tree.verb_form(gerund) == VerbForm::Ing
}

/// "under no circumstances", "in no way", "at no time".
fn is_no_case(tree: &Tree, noun: usize) -> bool {
    let case =
        matches!(tree.lemma(noun), "circumstance" | "account" | "condition" | "way" | "time");
    case && !tree.preposition(noun).is_empty()
        && tree.kids_as(noun, &[Deprel::Det]).any(|det| tree.lower(det) == "no")
}

/// "Had X paid Y, Z would be free": what stands before the comma is supposed.
fn is_supposed(tree: &Tree, word: usize) -> bool {
    let inverted = tree.len() > 2
        && matches!(tree.lower(0), "had" | "should" | "were")
        && matches!(tree.upos(1), Upos::Propn | Upos::Pron | Upos::Det | Upos::Noun)
        && !tree.is_question();
    let comma = (1..tree.len()).find(|&at| tree.lower(at) == ",");
    let would = |at: usize| matches!(tree.lower(at), "would" | "could" | "might" | "'d");
    inverted && comma.is_some_and(|comma| word < comma && (comma..tree.len()).any(would))
}

/// "is to begin": arranged, not begun.
fn is_arranged(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Verb
        && tree.is_infinitive(word)
        && tree
            .kids_as(word, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass])
            .any(|kid| matches!(tree.lower(kid), "is" | "are" | "was" | "were"))
}

/// What the adjectives and determiner of a noun say: "alleged ringleader", "no official".
pub(crate) fn noun_certainty(tree: &Tree, noun: usize) -> Certainty {
    tree.kids_as(noun, &[Deprel::Amod, Deprel::Det, Deprel::Advmod])
        .map(|kid| hedge_of(tree, noun, kid))
        .max()
        .unwrap_or(Certainty::Asserted)
}

fn hedge_of(tree: &Tree, word: usize, kid: usize) -> Certainty {
    let lower = tree.lower(kid);
    let listed = |kind| hedge(lower, kind).unwrap_or(Certainty::Asserted);
    match tree.rel(kid) {
        // "instead of arming X", "far from arming X".
        Deprel::Advmod if foregoes(tree, word, kid) => Certainty::Negated,
        // "under no circumstances will X pay".
        Deprel::Obl if is_no_case(tree, kid) => Certainty::Negated,
        // "no longer funds": "no" hangs on "longer".
        Deprel::Advmod if lower == "longer" && kid > 0 && tree.lower(kid - 1) == "no" => {
            Certainty::Negated
        }
        Deprel::Advmod if matches!(lower, "nearly" | "almost") && !falls_short(tree, word, kid) => {
            Certainty::Asserted
        }
        Deprel::Advmod | Deprel::Cc | Deprel::Discourse if !is_focus(tree, kid) => {
            listed(Hedge::Adverb)
        }
        // "is due to appear", read as a preposition of the verb.
        Deprel::Case if lower == "due" && tree.upos(word) == Upos::Verb => Certainty::Possible,
        Deprel::Aux => listed(Hedge::Modal),
        Deprel::Mark => listed(Hedge::Mark),
        // "Doctors Without Borders" is a name.
        Deprel::Case if lower == "without" && (kid == 0 || !is_capital(tree, kid)) => {
            Certainty::Negated
        }
        Deprel::Det => listed(Hedge::Determiner),
        Deprel::Amod => hedge(tree.lower(kid), Hedge::Adjective).unwrap_or(Certainty::Asserted),
        Deprel::Advcl if conditional(tree, kid) => Certainty::Possible,
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::OblAgent
            if tree.is_predicate(word) =>
        {
            let no = hedge(lower, Hedge::Determiner).is_some()
                || tree.kids_as(kid, &[Deprel::Det, Deprel::Cc]).any(|det| {
                    tree.lower(det) == "neither"
                        || tree.rel(det) == Deprel::Det
                            && hedge(tree.lower(det), Hedge::Determiner).is_some()
                });
            if no { Certainty::Negated } else { Certainty::Asserted }
        }
        _ => Certainty::Asserted,
    }
}

fn is_capital(tree: &Tree, word: usize) -> bool {
    let form = tree.form(word);
    form.starts_with(char::is_uppercase)
}

/// "nearly expelled" did not; "nearly doubled" did in part, and "nearly 500" counts.
fn falls_short(tree: &Tree, word: usize, adverb: usize) -> bool {
    let grows = matches!(
        tree.lemma(word),
        "double" | "triple" | "quadruple" | "halve" | "finish" | "complete" | "exhaust" | "wipe"
    );
    adverb + 1 == word && tree.upos(word) == Upos::Verb && !grows
}

/// "not only", "not just": the negation is of the focus word, not of the clause.
fn is_focus(tree: &Tree, negation: usize) -> bool {
    hedge(tree.lower(negation), Hedge::Adverb) == Some(Certainty::Negated)
        && matches!(
            tree.lower_at(negation + 1),
            Some("only" | "just" | "merely" | "simply" | "least" | "necessarily" | "longer")
        )
        && tree.lower_at(negation + 1) != Some("longer")
}

pub(super) fn conditional(tree: &Tree, clause: usize) -> bool {
    matches!(tree.marker(clause).as_str(), "if" | "unless" | "provided" | "in case")
}

/// True where a condition hangs on the word.
pub(super) fn conditional_host(tree: &Tree, word: usize) -> bool {
    tree.kids_as(word, &[Deprel::Advcl]).any(|kid| conditional(tree, kid))
}
