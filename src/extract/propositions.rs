//! Clauses in, propositions out: every predicate with its arguments as spans of text, whether or
//! not they name entities, and what claims say beyond the clauses ("Chad's army", "the arrest of
//! X"). The open view of a report, before any graph.

use crate::base::Span;

use super::claims::Context;
use super::clause::Clause;
use super::extraction::{Argument, Claim, Proposition};
use super::syntax::{Deprel, Upos};
use super::tree::Tree;

/// Every proposition of a sentence, in text order.
pub(crate) fn propositions(
    tree: &Tree,
    context: &Context,
    clauses: &[Clause],
    claims: &[Claim],
) -> Vec<Proposition> {
    let stated = clauses.iter().filter_map(|clause| proposition(tree, context, clause));
    let mut all: Vec<Proposition> = stated.collect();
    let implied = claims.iter().filter(|claim| !all.iter().any(|one| says(one, claim)));
    let implied: Vec<Proposition> = implied.map(of_claim).collect();
    all.extend(implied);
    all.sort_by_key(|one| one.predicate.start);
    all
}

/// True when a clause's proposition holds the claim's predicate and both its ends.
fn says(one: &Proposition, claim: &Claim) -> bool {
    let parts = || one.subject.into_iter().chain(one.arguments.iter().map(|other| other.span));
    let holds = |span: Span| parts().any(|part| part.overlaps(span));
    one.predicate.overlaps(claim.verb_span) && holds(claim.subject_span) && holds(claim.object_span)
}

/// What a noun phrase says: "Chad's army" has no clause of its own.
fn of_claim(claim: &Claim) -> Proposition {
    Proposition {
        sentence: claim.span,
        subject: Some(claim.subject_span),
        predicate: claim.verb_span,
        arguments: vec![Argument { span: claim.object_span, role: "object".into() }],
        certainty: claim.certainty,
        attributed_to: claim.speaker_span,
        quantity: claim.quantity.clone(),
        when: claim.when.clone(),
        confidence: claim.confidence,
        rule: claim.rule,
    }
}

/// The proposition of a clause; `None` where it has neither subject nor argument.
fn proposition(tree: &Tree, context: &Context, clause: &Clause) -> Option<Proposition> {
    let mut arguments = arguments(tree, clause);
    arguments.sort_by_key(|argument| argument.span);
    let subject = clause.subjects.first().map(|&word| noun_phrase(tree, word, clause.head));
    if subject.is_none() && arguments.is_empty() || arguments.is_empty() && clause.nominal {
        return None;
    }
    let (certainty, speaker) = context.standing(clause.head);
    arguments.shrink_to_fit();
    Some(Proposition {
        sentence: tree.span,
        subject,
        predicate: predicate(tree, clause),
        arguments,
        certainty,
        attributed_to: speaker.map(|arg| arg.span),
        quantity: context.quantity_at(clause.head).cloned().map(Box::new),
        when: context.date(clause.head).cloned().map(Box::new),
        confidence: confidence(tree, clause),
        rule: if clause.nominal { "copula" } else { "clause" },
    })
}

fn arguments(tree: &Tree, clause: &Clause) -> Vec<Argument> {
    let mut list = Vec::new();
    let mut give = |word: usize, role: &str| {
        let span = noun_phrase(tree, word, clause.head);
        list.push(Argument { span, role: role.into() });
    };
    for &word in &clause.objects {
        give(word, "object");
    }
    for &word in &clause.recipients {
        give(word, "recipient");
    }
    for &word in &clause.agents {
        give(word, "by");
    }
    for oblique in &clause.obliques {
        let role = if oblique.preposition.is_empty() { "time" } else { &oblique.preposition };
        give(oblique.word, role);
    }
    if clause.nominal {
        give(clause.head, "complement");
    }
    let complements = [Deprel::Ccomp, Deprel::Xcomp];
    for kid in tree.kids_as(clause.head, &complements) {
        let (first, last) = tree.reach(kid);
        list.push(Argument { span: trimmed(tree, first, last), role: "complement".into() });
    }
    list
}

/// Auxiliaries, verb and particle, as one stretch.
fn predicate(tree: &Tree, clause: &Clause) -> Span {
    let rels = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::CompoundPrt, Deprel::Advmod];
    let near = |&kid: &usize| kid + 3 >= clause.head && kid <= clause.head + 2;
    let parts = tree.kids_as(clause.head, &rels).filter(near);
    let parts: Vec<usize> = if clause.nominal {
        tree.kids_as(clause.head, &[Deprel::Cop, Deprel::Aux]).collect()
    } else {
        parts.chain([clause.head]).collect()
    };
    let first = parts.iter().min().copied().unwrap_or(clause.head);
    let last = parts.iter().max().copied().unwrap_or(clause.head);
    tree.bytes(first, last)
}

/// The words of a noun phrase without its preposition, relative clauses and asides, and never
/// beyond the predicate that it belongs to.
fn noun_phrase(tree: &Tree, word: usize, predicate: usize) -> Span {
    let mut first = word;
    let mut last = word;
    for kid in tree.kids(word) {
        let apart = matches!(
            tree.rel(kid),
            Deprel::Case
                | Deprel::Punct
                | Deprel::AclRelcl
                | Deprel::Parataxis
                | Deprel::Cop
                | Deprel::Nsubj
                | Deprel::Aux
                | Deprel::Mark
                | Deprel::Advcl
                | Deprel::Discourse
                | Deprel::Cc
        );
        if apart {
            continue;
        }
        let (low, high) = tree.reach(kid);
        let over = |at: usize| (low..=high).contains(&at);
        if over(predicate) && kid != predicate {
            continue;
        }
        first = first.min(low);
        last = last.max(high);
    }
    if word < predicate && last >= predicate && word != predicate {
        last = predicate - 1;
    }
    trimmed(tree, first, last.max(word))
}

fn trimmed(tree: &Tree, mut first: usize, mut last: usize) -> Span {
    while first < last && tree.upos(first) == Upos::Punct {
        first += 1;
    }
    while last > first && tree.upos(last) == Upos::Punct {
        last -= 1;
    }
    tree.bytes(first, last)
}

fn confidence(tree: &Tree, clause: &Clause) -> f32 {
    let by_place = match tree.rel(clause.head) {
        Deprel::Root => 0.9,
        Deprel::Conj | Deprel::AclRelcl => 0.8,
        Deprel::Ccomp => 0.75,
        Deprel::Acl => 0.65,
        Deprel::Advcl | Deprel::Parataxis => 0.6,
        _ => 0.5,
    };
    if clause.shared_subject { by_place - 0.05 } else { by_place }
}
