//! Words that govern a clause and what they make of it: "denied that", "accused of", "the claim that …
//! proved false"; and the words that name who speaks by them.

use crate::base::Certainty;

use super::clause::subjects;
use super::hedging::own_certainty;
use super::report_words::{Effect, Governor, Report, report};
use super::syntax::{Deprel, Upos};
use super::tree::Tree;

/// "rejected a claim that …", "called the claim that … baseless": the verb by which a claim that nobody
/// owns is turned down.
pub(super) fn rejecting(tree: &Tree, noun: usize) -> Option<usize> {
    const REJECTING: &str = "reject dismiss rebuff debunk discredit disprove contradict contest rubbish \
        brush shrug laugh";
    let verb = tree.head(noun).filter(|&verb| tree.is_clause_verb(verb))?;
    let object = match tree.rel(noun) {
        Deprel::Obj | Deprel::NsubjPass => true,
        // "dismissed as false a claim that".
        Deprel::Obl => tree.preposition(noun) == "as" && is_false(tree, noun),
        _ => false,
    };
    let turned_down = REJECTING.split(' ').any(|one| one == tree.lemma(verb))
        || effect(tree, verb).is_some_and(|e| e.finite == Effect::Deny)
        || calls_false(tree, verb, noun);
    let rejected = object && turned_down && is_report(tree, noun);
    (rejected && own_certainty(tree, verb) == Certainty::Asserted).then_some(verb)
}

/// A noun whose clause somebody states: "claim", "report".
fn is_report(tree: &Tree, noun: usize) -> bool {
    report(tree.lemma(noun), Governor::Noun).is_some_and(|e| e.finite.names_speaker())
}

/// "called reports that X paid Y baseless": an adjective behind the object says what is thought of it.
fn calls_false(tree: &Tree, verb: usize, noun: usize) -> bool {
    let calls = matches!(
        tree.lemma(verb),
        "call" | "brand" | "label" | "term" | "deem" | "describe" | "declare" | "consider"
    );
    calls && (noun + 1..=tree.reach(verb).1).any(|at| is_denying_adjective(tree, at))
}

fn is_false(tree: &Tree, noun: usize) -> bool {
    tree.kids_as(noun, &[Deprel::Amod]).any(|kid| is_denying_adjective(tree, kid))
}

fn is_denying_adjective(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Adj && effect(tree, word).is_some_and(|e| e.finite == Effect::Deny)
}

/// "dismissed reports that he paid": the noun before "that", where the parse hangs its clause on the verb; and
/// in "rejected claims it paid Lin", where it takes the clause for a relative one.
pub(super) fn told_noun(tree: &Tree, clause: usize, above: usize) -> Option<usize> {
    if tree.rel(clause) == Deprel::AclRelcl {
        let whole = tree.kid_as(clause, Deprel::Nsubj).is_some()
            && tree.kid_as(clause, Deprel::Obj).is_some()
            && !tree.kids(clause).any(|kid| tree.is_relative(kid));
        return Some(above).filter(|&noun| whole && is_report(tree, noun));
    }
    let mark = tree.kid_as(clause, Deprel::Mark).filter(|&mark| tree.lower(mark) == "that")?;
    let noun = mark.checked_sub(1).filter(|&noun| tree.head(noun) == Some(above))?;
    // "said in a report that": the verb itself tells it.
    let told =
        effect(tree, above).is_some_and(|e| e.finite.names_speaker() && e.finite != Effect::Deny);
    (tree.rel(noun) == Deprel::Obj && !told && is_report(tree, noun)).then_some(noun)
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

/// "the conviction of X for paying", "charges against X of paying": the charge that a gerund spells out, where it hangs
/// on it or on the verb above it.
pub(crate) fn charge_of(tree: &Tree, gerund: usize) -> Option<usize> {
    const CHARGES: &str = "conviction charge case indictment verdict sentence trial proceeding proceedings \
        lawsuit suit complaint accusation allegation warrant prosecution acquittal";
    let above = tree.head(gerund).filter(|&above| above < gerund)?;
    if !matches!(tree.marker(gerund).as_str(), "of" | "for" | "over") {
        return None;
    }
    let is_charge = |&noun: &usize| {
        noun < gerund
            && tree.upos(noun) == Upos::Noun
            && CHARGES.split_whitespace().any(|one| one == tree.lemma(noun))
            && accused(tree, noun).is_some()
    };
    let slots = [Deprel::Obj, Deprel::NsubjPass, Deprel::Nsubj];
    Some(above).filter(is_charge).or_else(|| tree.kids_as(above, &slots).find(is_charge))
}

/// Against whom a charge is.
pub(crate) fn accused(tree: &Tree, charge: usize) -> Option<usize> {
    let against = |&kid: &usize| matches!(tree.preposition(kid).as_str(), "against" | "of");
    tree.kids_as(charge, &[Deprel::Nmod])
        .find(against)
        .or_else(|| tree.kid_as(charge, Deprel::NmodPoss))
}

/// How surely a charge tells what its gerund says: a conviction that stands is a finding.
pub(super) fn weight_of_charge(tree: &Tree, charge: usize) -> Certainty {
    const UNDOING: &str =
        "overturn quash reverse annul vacate drop dismiss throw set strike void cancel appeal";
    let undone = tree
        .head(charge)
        .is_some_and(|verb| UNDOING.split_whitespace().any(|one| one == tree.lemma(verb)));
    match tree.lemma(charge) {
        "conviction" | "sentence" if !undone => Certainty::Asserted,
        _ => Certainty::Alleged,
    }
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
        // "paid a bribe" is done, "paid him to leave" not yet.
        (Effect::Know, Effect::Want) => Effect::None,
        (_, Effect::Want) => Effect::Want,
        (_, Effect::Prevent | Effect::Fail) => listed.infinitive,
        (Effect::Allege, Effect::Allege) => Effect::Allege,
        _ => Effect::None,
    }
}
