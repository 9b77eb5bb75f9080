//! Words that govern a clause and what they make of it: "denied that", "accused of", "the claim that …
//! proved false"; and the words that name who speaks by them.

use crate::base::Certainty;

use super::clause::subjects;
use super::factuality::own_certainty;
use super::report_words::{Effect, Governor, Report, report};
use super::syntax::{Deprel, Upos};
use super::tree::Tree;

/// "rejected a claim that …": the verb by which a claim that nobody owns is turned down.
pub(super) fn rejecting(tree: &Tree, noun: usize) -> Option<usize> {
    let object = matches!(tree.rel(noun), Deprel::Obj | Deprel::NsubjPass);
    let verb = tree.head(noun).filter(|&verb| object && tree.is_clause_verb(verb))?;
    let turned_down = matches!(
        tree.lemma(verb),
        "reject" | "dismiss" | "rebuff" | "debunk" | "discredit" | "disprove" | "contradict"
    );
    let claims = report(tree.lemma(noun), Governor::Noun).is_some_and(|e| e.finite.names_speaker());
    (turned_down && claims && own_certainty(tree, verb) == Certainty::Asserted).then_some(verb)
}

/// "the claim that … proved unfounded", "was denied by X": the verb by which the noun's own clause is
/// said not to be so.
pub(super) fn refuting(tree: &Tree, noun: usize) -> Option<usize> {
    let subject = matches!(tree.rel(noun), Deprel::Nsubj | Deprel::NsubjPass);
    let verb = tree.head(noun).filter(|&verb| subject && tree.is_predicate(verb))?;
    let denies = |word: usize| effect(tree, word).is_some_and(|e| e.finite == Effect::Deny);
    let nominal = tree.copula(verb).is_some();
    let found = matches!(tree.lemma(verb), "prove" | "turn" | "find" | "show")
        && tree.kids_as(verb, &[Deprel::Xcomp, Deprel::Ccomp]).any(denies);
    let refuted = found || denies(verb) && (nominal || tree.is_passive(verb));
    (refuted && own_certainty(tree, verb) == Certainty::Asserted).then_some(verb)
}

/// The verb that takes a gerund after "of", "for" or "from" ("accused X, a banker, of lying"), also
/// where the parse hangs the gerund on a noun between them.
pub(crate) fn charging_verb(tree: &Tree, gerund: usize) -> Option<usize> {
    const NEAR: usize = 4;
    if !matches!(tree.marker(gerund).as_str(), "of" | "for" | "from" | "over" | "with" | "into") {
        return None;
    }
    let takes = |&verb: &usize| {
        verb < gerund
            && tree.is_clause_verb(verb)
            && effect(tree, verb).is_some_and(|e| e.prepositional != Effect::None)
    };
    tree.ancestors(gerund).take(NEAR).find(takes)
}

/// Who speaks by a report verb: its subject, or the agent of its passive.
pub(crate) fn speaker_words(tree: &Tree, verb: usize) -> Vec<usize> {
    if tree.is_passive(verb) {
        let by = |&kid: &usize| tree.preposition(kid) == "by";
        return tree.kids_as(verb, &[Deprel::OblAgent, Deprel::Obl]).filter(by).collect();
    }
    if tree.is_clause_verb(verb) { subjects(tree, verb).0 } else { Vec::new() }
}

/// Whose statement or claim a noun is: "X's claim", "a claim by X"; the noun itself where nobody is
/// named and it is something to read ("the report that").
pub(super) fn owner(tree: &Tree, noun: usize) -> Option<usize> {
    tree.kid_as(noun, Deprel::NmodPoss)
        .or_else(|| {
            tree.kids_as(noun, &[Deprel::Nmod])
                .find(|&kid| matches!(tree.preposition(kid).as_str(), "by" | "of" | "from"))
        })
        .or_else(|| {
            (report(tree.lemma(noun), Governor::Noun)?.finite == Effect::Say).then_some(noun)
        })
}

/// The entry of a governing word by its part of speech.
pub(crate) fn effect(tree: &Tree, word: usize) -> Option<Report> {
    let lemma = tree.lemma(word);
    match tree.upos(word) {
        Upos::Verb | Upos::Aux => {
            let phrase = tree.particle(word).map(|at| format!("{lemma} {}", tree.lower(at)));
            phrase
                .and_then(|phrase| report(&phrase, Governor::Verb))
                .or_else(|| report(lemma, Governor::Verb))
        }
        Upos::Adj | Upos::Adv => report(lemma, Governor::Adjective),
        _ => report(lemma, Governor::Noun),
    }
}

/// What a verb makes of a deed that is its object.
pub(super) fn on_object(listed: Report) -> Effect {
    match (listed.finite, listed.infinitive) {
        (Effect::Deny, _) => Effect::Deny,
        (Effect::Vow, _) => Effect::Vow,
        (Effect::Doubt, _) => Effect::None,
        (_, Effect::Want) => Effect::Want,
        (_, Effect::Prevent | Effect::Fail) => listed.infinitive,
        (Effect::Allege, Effect::Allege) => Effect::Allege,
        _ => Effect::None,
    }
}
