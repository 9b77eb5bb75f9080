//! What was read in a document, as edits of a case: the source, its entities joined with those that
//! the case has, its claims beside those of other reports. Nothing that the case holds is
//! overwritten; one report after the other gives the same case as all at once.

mod actor;
mod entities;
mod relations;

use super::case::Case;
use super::edit::{Edit, EditError, Transaction};
use super::fresh::FreshIds;
use super::model::Source;
use crate::base::SourceId;
use crate::extract::Extraction;
use crate::text::Document;

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
/// An entity joins one of the case's when both are the same actor (see [`Entity::merges`] for the
/// rule that each join records), a claim joins the relation with the same ends and lemma. Entities
/// that are new have no position yet. Fails when the case has a source with the same text.
///
/// [`Entity::merges`]: super::Entity::merges
pub fn assemble(
    case: &Case,
    document: &Document,
    extraction: &Extraction,
) -> Result<Transaction, AlreadyThere> {
    if let Some(source) = case.sources().find(|source| source.sha256 == document.sha256) {
        return Err(AlreadyThere { title: source.title.clone(), id: source.id });
    }
    let mut ids = FreshIds::of(case);
    let source = ids.source();
    let stored = Source::new(source, document, extraction.sentences.clone());
    let mut edits = vec![Edit::AddSource(Box::new(stored))];
    let report = Report { case, document, extraction, source };
    let nodes = entities::join(&report, &mut ids, &mut edits);
    relations::join(&report, &nodes, &mut ids, &mut edits);
    Ok(Transaction::new(format!("Add report “{}”", document.title), edits))
}

/// The transaction that adds several reports in the order given, as one undo step, and the reports
/// that were left out because the case has them. `Err` only if the case refuses its own additions.
pub fn assemble_all<'a>(
    case: &Case,
    reports: impl IntoIterator<Item = (&'a Document, &'a Extraction)>,
) -> Result<(Transaction, Vec<AlreadyThere>), EditError> {
    let mut grown = case.clone();
    let mut added: Vec<Transaction> = Vec::new();
    let mut left_out = Vec::new();
    for (document, extraction) in reports {
        match assemble(&grown, document, extraction) {
            Ok(transaction) => {
                grown.commit(transaction.clone())?;
                added.push(transaction);
            }
            Err(already) => left_out.push(already),
        }
    }
    let label = match added.as_slice() {
        [one] => one.label.clone(),
        several => format!("Add {} reports", several.len()),
    };
    let edits = added.into_iter().flat_map(|transaction| transaction.edits).collect();
    Ok((Transaction::new(label, edits), left_out))
}

/// What is being added to what.
struct Report<'a> {
    case: &'a Case,
    document: &'a Document,
    extraction: &'a Extraction,
    source: SourceId,
}

#[cfg(test)]
mod tests;
