//! The rules that find relations in a parsed sentence, one family of patterns a file. Each gives
//! drafts: two entities, what holds between them, and the word whose context decides how surely.

mod copular;
mod deed;
mod epithet;
mod inclusion;
mod noun;
mod verb;

use std::collections::HashSet;

use crate::base::Certainty;

use super::argument::{Arg, Arguments};
use super::clause::Clause;
use super::naming::Wording;

/// A relation that a rule has found, before its certainty, speaker, quantity and date are known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Who does it, in the active voice.
    pub subject: Arg,
    /// To whom it is done.
    pub object: Arg,
    /// What it is called.
    pub wording: Wording,
    /// The word that states it: a predicate, or a noun.
    pub anchor: usize,
    /// True when the sentence takes it for granted ("Chad's army"): neither the clause's certainty
    /// nor its speaker touches it.
    pub given: bool,
    /// A certainty of the noun phrase itself ("alleged ringleader").
    pub hedge: Certainty,
    /// Who says so, where the rule itself tells ("accused of", "denied links to").
    pub speaker: Option<Arg>,
    /// True for relations that hold both ways.
    pub symmetric: bool,
    /// The rule.
    pub rule: &'static str,
    /// Rough probability that it is right.
    pub confidence: f32,
}

impl Draft {
    /// What a clause or deed states; its context decides how surely.
    pub fn stated(
        subject: &Arg,
        object: &Arg,
        wording: Wording,
        anchor: usize,
        rule: &'static str,
        confidence: f32,
    ) -> Self {
        Self {
            subject: subject.clone(),
            object: object.clone(),
            wording,
            anchor,
            given: false,
            hedge: Certainty::Asserted,
            speaker: None,
            symmetric: false,
            rule,
            confidence,
        }
    }

    /// What a noun phrase takes for granted.
    pub fn given(
        subject: &Arg,
        object: &Arg,
        wording: Wording,
        anchor: usize,
        rule: &'static str,
        confidence: f32,
    ) -> Self {
        Self { given: true, ..Self::stated(subject, object, wording, anchor, rule, confidence) }
    }
}

/// All drafts of a sentence, clauses first.
pub(crate) fn drafts(args: &Arguments, clauses: &[Clause]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for clause in clauses {
        if clause.nominal {
            copular::apply(args, clause, &mut drafts);
        } else {
            verb::apply(args, clause, &mut drafts);
        }
    }
    for word in 0..args.tree.len() {
        deed::apply(args, word, &mut drafts);
        noun::apply(args, word, &mut drafts);
        epithet::apply(args, word, &mut drafts);
        inclusion::apply(args, word, &mut drafts);
    }
    drafts.retain(|draft| draft.subject.entity != draft.object.entity);
    drop_given(&mut drafts);
    drafts
}

/// What a noun phrase seems to say of a pair that a clause relates comes from its attachment only.
fn drop_given(drafts: &mut Vec<Draft>) {
    let pair = |draft: &Draft| (draft.subject.entity, draft.object.entity);
    let stated: HashSet<_> = drafts.iter().filter(|draft| !draft.given).map(pair).collect();
    drafts.retain(|draft| !draft.given || !stated.contains(&pair(draft)));
}

/// Prepositions that lead to when, why or how, never to an actor.
fn is_circumstance(preposition: &str) -> bool {
    matches!(
        preposition,
        "according to"
            | "after"
            | "ahead of"
            | "amid"
            | "amidst"
            | "as"
            | "as well as"
            | "because of"
            | "before"
            | "besides"
            | "despite"
            | "due to"
            | "during"
            | "except"
            | "following"
            | "given"
            | "in addition to"
            | "in spite of"
            | "in terms of"
            | "instead of"
            | "like"
            | "notably"
            | "pending"
            | "per"
            | "rather than"
            | "regardless of"
            | "since"
            | "such as"
            | "than"
            | "thanks to"
            | "throughout"
            | "unlike"
            | "until"
            | "including"
            | "while"
            | "without"
            | "over"
            | "within"
    )
}

/// Prepositions that say where.
fn is_locative(preposition: &str) -> bool {
    matches!(
        preposition,
        "in" | "at"
            | "near"
            | "on"
            | "inside"
            | "outside"
            | "off"
            | "along"
            | "across"
            | "around"
            | "within"
            | "aboard"
            | "throughout"
            | "outside of"
            | "close to"
            | "between"
            | "beyond"
            | "above"
            | "below"
            | "under"
            | "over"
    )
}
