//! Lays a whole case out: boxes measured, layout run, places back as one edit.

use super::{Style, Visible, layout_request};
use crate::base::{Cancelled, Progress};
use crate::graph::{Case, Edit};
use crate::layout::{self, Algorithm};

/// Seed of every layout that is not asked for another.
const SEED: u64 = 1;

/// Places every entity of a case anew; pinned ones stay where they are.
pub fn arrange(
    case: &Case,
    algorithm: Algorithm,
    progress: &dyn Progress,
) -> Result<Edit, Cancelled> {
    let (mut request, ids) =
        layout_request(case, &Visible::default(), &Style::default(), algorithm);
    request.seed = SEED;
    request
        .start
        .iter_mut()
        .zip(&request.pinned)
        .filter(|(_, pinned)| !**pinned)
        .for_each(|(place, _)| *place = [f32::NAN; 2]);
    let placed = layout::run(&request, progress)?;
    let moves = ids.iter().zip(&placed.positions).zip(&request.pinned);
    Ok(Edit::Place(moves.map(|((&id, &at), &pinned)| (id, Some(at), pinned)).collect()))
}
