//! What to check first.

use crate::base::{Certainty, ClaimId, ClaimStatus, EdgeId, SourceId};
use crate::graph::case::{Case, RelationRef};
use crate::graph::model::{Claim, SourceSpan};

/// Why a claim should be looked at, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    /// Another claim of its relation says the opposite.
    Disputed,
    /// Someone alleges it.
    Alleged,
    /// It may be, or is planned.
    Possible,
    /// It was read with little confidence.
    Unsure,
    /// One report alone says it.
    SingleSource,
}

impl Weakness {
    /// What the window says of it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Disputed => "Disputed",
            Self::Alleged => "Alleged",
            Self::Possible => "Possible",
            Self::Unsure => "Read with little confidence",
            Self::SingleSource => "One report only",
        }
    }
}

/// Confidence below which a claim counts as unsure.
const UNSURE: f32 = 0.5;

/// Claims that are not judged yet and have a weakness, the weakest first; those that were read with
/// less confidence first among equals, then in text order.
pub fn weakest_claims(case: &Case) -> Vec<(EdgeId, ClaimId, Weakness)> {
    let several_reports = case.sources().len() > 1;
    let mut ranked: Vec<(Rank, EdgeId, ClaimId)> = Vec::new();
    for held in case.relations() {
        let single = several_reports && reports(held) < 2;
        let open = held.relation.claims.iter().filter(|claim| claim.status == ClaimStatus::Open);
        for claim in open {
            if let Some(weakness) = weakness(held, claim, single) {
                // Thousandths: floats have no order that a sort could keep to.
                let confidence = (claim.confidence.clamp(0.0, 1.0) * 1000.0) as u32;
                let rank = Rank { weakness, confidence, at: claim.at };
                ranked.push((rank, held.relation.id, claim.id));
            }
        }
    }
    ranked.sort();
    ranked.into_iter().map(|(rank, edge, claim)| (edge, claim, rank.weakness)).collect()
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    weakness: Weakness,
    confidence: u32,
    at: Option<SourceSpan>,
}

fn weakness(held: RelationRef<'_>, claim: &Claim, single: bool) -> Option<Weakness> {
    match claim.certainty {
        _ if held.relation.is_disputed() => Some(Weakness::Disputed),
        Certainty::Alleged => Some(Weakness::Alleged),
        Certainty::Possible => Some(Weakness::Possible),
        _ if claim.confidence < UNSURE => Some(Weakness::Unsure),
        _ if single => Some(Weakness::SingleSource),
        _ => None,
    }
}

/// Number of reports that the relation's standing claims come from.
fn reports(held: RelationRef<'_>) -> usize {
    let sources = held.relation.standing_claims().filter_map(|claim| claim.at);
    let mut sources: Vec<SourceId> = sources.map(|at| at.source).collect();
    sources.dedup(); // Claims are sorted by source.
    sources.len()
}
