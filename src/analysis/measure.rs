//! The measures by name, and entities ranked by one.

use std::fmt;
use std::str::FromStr;

use super::{Ties, components, degrees, page_rank};
use crate::base::NodeId;
use crate::graph::Case;

/// A figure that every entity has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Number of ties.
    Degree,
    /// Importance by who points at whom.
    PageRank,
    /// Number of the piece that it is in, 0 for the largest.
    Component,
}

impl Measure {
    /// Every measure, in the order of the menu.
    pub const ALL: &'static [Self] = &[Self::Degree, Self::PageRank, Self::Component];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::PageRank => "pagerank",
            Self::Component => "component",
        }
    }

    /// The figure for each node, in the order of [`Ties::ids`].
    pub fn of(self, ties: &Ties) -> Vec<f64> {
        let whole = |numbers: Vec<usize>| numbers.into_iter().map(|n| n as f64).collect();
        match self {
            Self::Degree => whole(degrees(ties)),
            Self::PageRank => page_rank(ties),
            Self::Component => whole(components(ties)),
        }
    }

    /// True when a smaller figure comes first.
    fn is_ascending(self) -> bool {
        self == Self::Component
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Measure {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|measure| measure.word() == word).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|measure| measure.word()).collect();
            format!("`{word}` is no measure; known are {}", known.join(", "))
        })
    }
}

/// Entities with their figure: the largest first (pieces: the first piece first), then by id.
pub fn ranked(case: &Case, measure: Measure) -> Vec<(NodeId, f64)> {
    let ties = Ties::of(case);
    let figures = measure.of(&ties);
    let mut ranked: Vec<(NodeId, f64)> = ties.ids.into_iter().zip(figures).collect();
    ranked.sort_by(|(one_id, one), (other_id, other)| {
        let order =
            if measure.is_ascending() { one.total_cmp(other) } else { other.total_cmp(one) };
        order.then(one_id.cmp(other_id))
    });
    ranked
}

#[cfg(test)]
mod tests {
    use super::{Measure, ranked};
    use crate::analysis::{Ties, components, degrees, page_rank};
    use crate::base::{ClaimId, ClaimStatus, NodeId};
    use crate::graph::edits::judge_claim;
    use crate::graph::sample;

    fn graph(count: u64, arcs: &[(u32, u32)]) -> Ties {
        Ties { ids: (0..count).map(NodeId).collect(), arcs: arcs.to_vec() }
    }

    #[test]
    fn ranks_of_two_nodes_are_those_of_the_equation() {
        let ranks = page_rank(&graph(2, &[(0, 1)]));
        assert!((ranks[0] - 0.5 / 1.425).abs() < 1e-8, "{ranks:?}");
        assert!((ranks[0] + ranks[1] - 1.0).abs() < 1e-8);
    }

    #[test]
    fn a_ring_has_equal_ranks_and_a_hub_the_highest() {
        let ring = page_rank(&graph(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]));
        assert!(ring.iter().all(|rank| (rank - 0.25).abs() < 1e-9), "{ring:?}");
        let star = page_rank(&graph(4, &[(1, 0), (2, 0), (3, 0)]));
        assert!(star[0] > 2.0 * star[1]);
        assert_eq!(page_rank(&graph(0, &[])), [0.0; 0]);
    }

    #[test]
    fn pieces_are_numbered_by_size() {
        let pieces = components(&graph(6, &[(0, 0), (3, 4), (5, 1), (1, 2)]));
        assert_eq!(pieces, [2, 0, 0, 1, 1, 0]);
        assert_eq!(degrees(&graph(3, &[(0, 1), (1, 1)])), [1, 3, 0]);
    }

    #[test]
    fn entities_are_ranked_and_denied_relations_tie_nothing() {
        let mut case = sample::case();
        assert_eq!(ranked(&case, Measure::Degree)[0], (NodeId(3), 2.0));
        assert_eq!(ranked(&case, Measure::Component).last(), Some(&(NodeId(4), 1.0)));
        let judged = judge_claim(&case, ClaimId(20), ClaimStatus::Rejected).expect("there");
        case.commit(judged).expect("applies");
        assert_eq!(ranked(&case, Measure::Degree)[0], (NodeId(3), 1.0), "only the denial stands");
    }

    #[test]
    fn every_measure_is_known_by_its_word() {
        for &measure in Measure::ALL {
            assert_eq!(measure.word().parse(), Ok(measure));
        }
        assert!("x".parse::<Measure>().expect_err("unknown").contains("degree, pagerank"));
    }
}
