//! A capital that acts is its country: "Beijing said", "paid by Khartoum", "complained to Washington".
//! One in or to which something happens is a city.

use crate::base::Kind;
use crate::extract::lexicon::{Closed, noun};
use crate::extract::syntax::{Deprel, Upos};
use crate::extract::tree::Tree;

/// True when the capital at this word stands for its country.
pub(super) fn acts(tree: &Tree, word: usize) -> bool {
    // The seat of the European Union's bodies; whose deed it is, is not told.
    if tree.lower(word) == "brussels" {
        return false;
    }
    let head = tree.head(word);
    let verb = head.map(|head| tree.lemma(head)).unwrap_or_default();
    let preposition = tree.preposition(word);
    if !preposition.is_empty() {
        return acts_behind(tree, word, &preposition, verb);
    }
    match tree.rel(word) {
        Deprel::Root => leads_clause(tree, word),
        Deprel::Nsubj => {
            let predicate = head.is_some_and(|head| tree.is_clause_verb(head));
            predicate
                && !matches!(
                    verb,
                    "host" | "lie" | "sit" | "see" | "become" | "flood" | "burn" | "fall" | "wake"
                )
        }
        Deprel::NsubjPass | Deprel::Obj => Closed::Addressed.has(verb),
        Deprel::Iobj => true,
        Deprel::NmodPoss => !head.is_some_and(|head| {
            let owned = noun(tree.lemma(head)).map(|sort| sort.kind(false));
            matches!(owned, Some(Kind::Place | Kind::Facility))
        }),
        Deprel::Conj => head.is_some_and(|first| first != word && acts(tree, first)),
        _ => false,
    }
}

fn acts_behind(tree: &Tree, word: usize, preposition: &str, head: &str) -> bool {
    match preposition {
        "by" => matches!(tree.rel(word), Deprel::OblAgent | Deprel::Obl) || noun(head).is_some(),
        "with" | "against" | "between" => true,
        "to" => matches!(
            head,
            "complain"
                | "appeal"
                | "say"
                | "hand"
                | "give"
                | "sell"
                | "lend"
                | "write"
                | "report"
                | "promise"
                | "offer"
                | "pay"
                | "apologise"
                | "apologize"
                | "loyal"
                | "message"
                | "letter"
                | "request"
                | "warning"
                | "threat"
        ),
        "from" => matches!(
            head,
            "pressure"
                | "support"
                | "approval"
                | "help"
                | "aid"
                | "money"
                | "order"
                | "permission"
                | "demand"
                | "request"
                | "reply"
                | "answer"
                | "response"
                | "criticism"
                | "protest"
                | "warning"
                | "funding"
                | "backing"
                | "buy"
        ),
        _ => false,
    }
}

/// "Washington, which …, is considering": the first word of a sentence whose parse failed.
fn leads_clause(tree: &Tree, word: usize) -> bool {
    let verb = |at: usize| matches!(tree.upos(at), Upos::Verb | Upos::Aux);
    let relative = tree.lower_at(word + 1) == Some(",") && tree.lower_at(word + 2) == Some("which");
    word == 0 && (relative || word + 1 < tree.len() && verb(word + 1))
}
