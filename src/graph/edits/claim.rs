//! Judging a claim.

use super::quoted;
use crate::base::{ClaimId, ClaimStatus};
use crate::graph::case::Case;
use crate::graph::edit::{Edit, EditError, Transaction};

/// Accepts a claim, marks it as wrong, or opens it again. Empty when it stands so already.
pub fn judge_claim(
    case: &Case,
    id: ClaimId,
    status: ClaimStatus,
) -> Result<Transaction, EditError> {
    let (relation, claim) = case.claim(id).ok_or_else(|| EditError::Missing(id.to_string()))?;
    let label = match status {
        ClaimStatus::Open => format!("Reopen claim {}", quoted(&claim.predicate)),
        ClaimStatus::Accepted => format!("Accept claim {}", quoted(&claim.predicate)),
        ClaimStatus::Rejected => format!("Mark claim {} wrong", quoted(&claim.predicate)),
    };
    if claim.status == status {
        return Ok(Transaction::new(label, Vec::new()));
    }
    let mut judged = claim.clone();
    judged.status = status;
    let edit = Edit::PutClaim(relation.relation.id, Box::new(judged));
    Ok(Transaction::new(label, vec![edit]))
}
