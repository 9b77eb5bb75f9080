//! What is not sure enough to be joined, as suggestions: a pair is suggested once, and never again
//! after the analyst has judged it.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::entities::Joined;
use super::likeness::Guess;
use super::roster::Roster;
use crate::base::{Form, NodeId, SourceId};
use crate::graph::edit::Edit;
use crate::graph::model::{Entity, SourceSpan, Suggestion};

/// Appends the edits that suggest pairs of which one is the report's. The roster knows the report.
pub fn suggest(report: &Report<'_>, joined: &Joined, roster: &Roster, edits: &mut Vec<Edit>) {
    let mut best: BTreeMap<(NodeId, NodeId), (NodeId, Guess)> = BTreeMap::new();
    for (id, other, guess) in guesses(report, joined, roster) {
        let pair = (id.min(other), id.max(other));
        if id == other || report.case.suggestion(id, other).is_some() {
            continue;
        }
        let held = best.entry(pair).or_insert((id, guess));
        if guess.confidence > held.1.confidence {
            *held = (id, guess);
        }
    }
    for ((one, other), (id, guess)) in best {
        let known = if id == one { other } else { one };
        let evidence = [place(report, joined, id, true), place(report, joined, known, false)];
        let suggestion =
            Suggestion::new(id, known, guess.rule, guess.confidence).with_evidence(id, evidence);
        edits.push(Edit::PutSuggestion(Box::new(suggestion)));
    }
}

/// For the report's entities what else they may be.
fn guesses(report: &Report<'_>, joined: &Joined, roster: &Roster) -> Vec<(NodeId, NodeId, Guess)> {
    let beside: BTreeSet<NodeId> = joined.nodes.iter().copied().collect();
    let mut all = joined.doubtful.clone();
    for (&id, names) in joined.nodes.iter().zip(&joined.names) {
        if report.case.entity(id).is_none() || joined.brings_names.contains(&id) {
            let found = roster.guesses(id, names, &beside);
            all.extend(found.into_iter().map(|(other, guess)| (id, other, guess)));
        }
    }
    all
}

/// A mention of the entity, if possible by name; in the report itself where `here` is true.
fn place(report: &Report<'_>, joined: &Joined, id: NodeId, here: bool) -> Option<SourceSpan> {
    let entity = joined.now.get(&id).or_else(|| report.case.entity(id))?;
    let inside = here.then(|| first_place(entity, Some(report.source))).flatten();
    inside.or_else(|| first_place(entity, None))
}

fn first_place(entity: &Entity, source: Option<SourceId>) -> Option<SourceSpan> {
    let there = entity.mentions.iter().filter(|at| source.is_none_or(|id| at.at.source == id));
    let named = there.clone().find(|mention| mention.form == Form::Named);
    named.or_else(|| there.clone().next()).map(|mention| mention.at)
}
