//! What was read in a document, as edits of a case: the source, its entities joined with those that
//! the case has, its claims beside those of other reports, and suggestions which entities may be one.
//! Nothing that the case holds is overwritten; one report after the other gives the same case as all
//! at once.

mod entities;
mod likeness;
mod names;
mod relations;
mod roster;
mod suggest;

use super::case::Case;
use super::edit::{Edit, EditError, Transaction};
use super::fresh::FreshIds;
use super::model::{Source, SourceSpan};
use crate::base::SourceId;
use crate::extract::Extraction;
use crate::text::Document;
use relations::Homes;
use roster::Roster;

/// The report is in the case already; adding it again would count its claims twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{title}” is already in the case as {id}; nothing was added")]
pub struct AlreadyThere {
    /// Title of the stored source.
    pub title: String,
    /// Its id.
    pub id: SourceId,
}

/// The transaction that adds a report to the case: its source, entities and claims.
///
/// An entity joins one of the case's when both are the same actor for sure (see [`Entity::merges`] for
/// the rule that each join records): by a full name, by one thing that the word lists know under both
/// names, by an acronym that a report spells out, or but for a company's legal form. Kinds that exclude
/// each other never join, and a name that several entities of the case have joins none of them. What
/// is less sure becomes a [`Suggestion`]. A claim joins the relation with the same ends and lemma.
/// Entities that are new have no position yet. Fails when the case has a source with the same text.
///
/// Which entities join does not depend on the order of the reports where every name is a full one that
/// one entity has; short names join what the case has when their report comes.
///
/// [`Entity::merges`]: super::Entity::merges
/// [`Suggestion`]: super::Suggestion
pub fn assemble(
    case: &Case,
    document: &Document,
    extraction: &Extraction,
) -> Result<Transaction, AlreadyThere> {
    Known::of(case).add(case, document, extraction)
}

/// The transaction that adds several reports in the order given, as one undo step, and the reports
/// that were left out because the case has them. `Err` only if the case refuses its own additions.
///
/// Takes time that grows with the reports and with what they add to, not with their product.
pub fn assemble_all<'a>(
    case: &Case,
    reports: impl IntoIterator<Item = (&'a Document, &'a Extraction)>,
) -> Result<(Transaction, Vec<AlreadyThere>), EditError> {
    let mut grown = case.clone();
    let mut known = Known::of(case);
    let mut labels: Vec<String> = Vec::new();
    let mut left_out = Vec::new();
    for (document, extraction) in reports {
        match known.add(&grown, document, extraction) {
            Ok(transaction) => {
                labels.push(transaction.label.clone());
                grown.commit(transaction)?;
            }
            Err(already) => left_out.push(already),
        }
    }
    let label = match labels.as_slice() {
        [one] => one.clone(),
        several => format!("Add {} reports", several.len()),
    };
    Ok((Transaction::new(label, additions(case, &grown)), left_out))
}

/// The edits that make a case what it has grown to. An entity that many reports name is set once.
fn additions(case: &Case, grown: &Case) -> Vec<Edit> {
    let mut edits = Vec::new();
    let sources = grown.sources().filter(|source| case.source(source.id).is_none());
    edits.extend(sources.map(|source| Edit::AddSource(Box::new(source.clone()))));
    for entity in grown.entities() {
        match case.entity(entity.id) {
            None => edits.push(Edit::AddEntity(Box::new(entity.clone()))),
            Some(before) if before != entity => {
                edits.push(Edit::SetEntity(Box::new(entity.clone())));
            }
            Some(_) => {}
        }
    }
    for held in grown.relations() {
        if case.relation(held.relation.id).is_none() {
            let (from, to) = (held.from, held.to);
            let relation = Box::new(held.relation.clone());
            edits.push(Edit::AddRelation { from, to, relation });
            continue;
        }
        let claims = held.relation.claims.iter().filter(|claim| case.claim(claim.id).is_none());
        edits.extend(claims.map(|claim| Edit::PutClaim(held.relation.id, Box::new(claim.clone()))));
    }
    let suggested = grown.suggestions();
    let fresh = suggested.filter(|held| case.suggestion(held.one, held.other).is_none());
    edits.extend(fresh.map(|held| Edit::PutSuggestion(Box::new(held.clone()))));
    edits
}

/// What a case has, by name; follows as reports are added.
struct Known {
    roster: Roster,
    homes: Homes,
}

impl Known {
    fn of(case: &Case) -> Self {
        Self { roster: Roster::of(case), homes: Homes::of(case) }
    }

    /// The transaction that adds a report, which is known from then on.
    fn add(
        &mut self,
        case: &Case,
        document: &Document,
        extraction: &Extraction,
    ) -> Result<Transaction, AlreadyThere> {
        if let Some(source) = case.sources().find(|source| source.sha256 == document.sha256) {
            return Err(AlreadyThere { title: source.title.clone(), id: source.id });
        }
        let mut ids = FreshIds::of(case);
        let source = ids.source();
        let mut stored = Source::new(source, document, extraction.sentences.clone());
        let uncovered = extraction.uncovered.iter();
        stored.no_claim = uncovered.map(|one| (one.sentence.start, one.reason)).collect();
        let mut edits = vec![Edit::AddSource(Box::new(stored))];
        let report = Report { case, document, extraction, source };
        let joined = entities::join(&report, &self.roster, &mut ids, &mut edits);
        entities::note(&report, &joined, &mut self.roster);
        relations::join(&report, &joined.nodes, &mut self.homes, &mut ids, &mut edits);
        suggest::suggest(&report, &joined, &self.roster, &mut edits);
        Ok(Transaction::new(format!("Add report “{}”", document.title), edits))
    }
}

/// What is being added to what.
struct Report<'a> {
    case: &'a Case,
    document: &'a Document,
    extraction: &'a Extraction,
    source: SourceId,
}

impl<'a> Report<'a> {
    /// Words of the report or of a source of the case.
    fn text(&self, at: SourceSpan) -> Option<&'a str> {
        let text = if at.source == self.source {
            &self.document.text
        } else {
            &self.case.source(at.source)?.text
        };
        at.span.of(text)
    }
}

#[cfg(test)]
mod tests;
