//! A relation as a sentence: who, what, whom, how much, and according to whom.

use crate::base::Certainty;
use crate::display::edge_words;
use crate::graph::{Case, Claim, Entity, RelationRef};

/// Speakers that a sentence names; more are counted.
const NAMED_SPEAKERS: usize = 3;

/// "Police arrested Ana Roth (two), according to Kai." `None` where an end is missing.
pub(super) fn sentence(case: &Case, relation: RelationRef<'_>) -> Option<String> {
    let (from, to) = (case.entity(relation.from)?, case.entity(relation.to)?);
    let amount = relation.relation.standing_claims().find_map(|claim| claim.quantity.as_ref());
    let told = format!("{} {} {}", from.label, edge_words(relation.relation), to.label);
    let amount = amount.map(|quantity| quantity.surface.as_str());
    // Some figures are part of the words: "drain billions from victims".
    let amount = amount.filter(|&words| !told.contains(words));
    let amount = amount.map(|words| format!(" ({words})")).unwrap_or_default();
    let line = capitalized(&format!("{told}{amount}{}", said_by(case, relation)));
    Some(if line.ends_with('.') { line } else { line + "." })
}

/// "1 report", "2 reports".
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// Who says what the sentence says, unless a report says it too; and who denies it.
fn said_by(case: &Case, relation: RelationRef<'_>) -> String {
    let certainty = relation.relation.certainty();
    let said = speakers(case, relation, |claim| claim.certainty == certainty);
    let said = said.map(|names| format!(", according to {names}"));
    let denied = if relation.relation.is_disputed() {
        speakers(case, relation, |claim| claim.certainty == Certainty::Negated)
            .map(|names| format!("; denied by {names}"))
    } else {
        None
    };
    said.unwrap_or_default() + &denied.unwrap_or_default()
}

/// The speakers of the standing claims of a sort, or `None` where one of these has none.
fn speakers(case: &Case, relation: RelationRef<'_>, of: impl Fn(&Claim) -> bool) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for claim in relation.relation.standing_claims().filter(|&claim| of(claim)) {
        let name = spoken(case.entity(claim.attributed_to?)?);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMED_SPEAKERS);
    names.truncate(NAMED_SPEAKERS);
    if more > 0 {
        names.push(count(more, "other", "others"));
    }
    let last = names.pop()?;
    Some(if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) })
}

/// A speaker inside a sentence: "Kai", "the report", "analysts".
fn spoken(entity: &Entity) -> String {
    let label = entity.label.trim();
    if entity.named {
        return label.to_owned();
    }
    // A common noun has its capital from the beginning of its sentence.
    let label = if label.contains(' ') { label.to_owned() } else { label.to_lowercase() };
    let is_plural = label.ends_with('s') && !label.ends_with("ss");
    if is_plural || label == "people" { label } else { format!("the {label}") }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
