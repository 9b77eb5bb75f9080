//! A capital that acts is its country: "Beijing said", "paid by Khartoum", "complained to Washington".
//! One in or to which something happens is a city.

use crate::base::Kind;
use crate::extract::lexicon::noun;
use crate::extract::syntax::Deprel;
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
        Deprel::Nsubj => {
            let predicate = head.is_some_and(|head| tree.is_clause_verb(head));
            predicate
                && !matches!(
                    verb,
                    "host" | "lie" | "sit" | "see" | "become" | "flood" | "burn" | "fall" | "wake"
                )
        }
        Deprel::NsubjPass => is_addressed(verb),
        Deprel::Obj => {
            is_addressed(verb)
                || matches!(
                    verb,
                    "pay" | "help" | "support" | "anger" | "want" | "force" | "persuade"
                )
        }
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

/// Verbs whose object is spoken to or held to account.
fn is_addressed(verb: &str) -> bool {
    matches!(
        verb,
        "urge"
            | "ask"
            | "tell"
            | "accuse"
            | "warn"
            | "press"
            | "sue"
            | "blame"
            | "criticise"
            | "criticize"
            | "condemn"
            | "thank"
            | "sanction"
            | "inform"
            | "notify"
            | "remind"
            | "pressure"
            | "request"
            | "invite"
    )
}
