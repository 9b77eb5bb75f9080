//! Counts and orders that several panels show: made anew only when the case or the filter changed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::state::{Filter, State};
use super::update::weak_claims;
use crate::base::{EdgeId, Family, Kind, NodeId};
use crate::display::{EdgeLine, Part};
use crate::graph::Case;

/// Counts of the case and of what the filter shows of it.
#[derive(Debug, Default)]
pub struct Tally {
    made_for: Option<((u64, u64), Filter)>,
    /// Entities a kind, in the whole case; kinds without any are missing.
    pub kinds: BTreeMap<Kind, usize>,
    /// Relations a family, in the whole case.
    pub families: BTreeMap<Family, usize>,
    /// Relations a certainty, in the whole case.
    pub lines: BTreeMap<EdgeLine, usize>,
    /// Entities that a source names.
    pub named: usize,
    /// Claims that stand, in the whole case.
    pub claims: usize,
    /// Claims that stand, of the relations that are shown.
    pub visible_claims: usize,
    /// Claims that wait to be checked.
    pub weak: usize,
    /// Pairs of entities that may be one, in the whole case.
    pub suggestions: usize,
    /// Shown entities without a shown relation.
    pub alone: usize,
    /// Everything that is shown.
    pub visible: BTreeSet<Part>,
    /// Shown entities with their number of relations, most connected first.
    pub outline: Vec<(NodeId, usize)>,
    /// Shown relations with their number of claims, most claims first.
    pub relations: Vec<(EdgeId, usize)>,
}

impl Tally {
    /// Counts anew when the case or the filter is another than last time.
    pub fn refresh(&mut self, state: &State) {
        let current = (state.desk.revision(), state.filter.clone());
        if self.made_for.as_ref() != Some(&current) {
            *self = Self::of(state.desk.case(), &state.filter);
            self.made_for = Some(current);
        }
    }

    /// Counts a case.
    pub fn of(case: &Case, filter: &Filter) -> Self {
        let weak = weak_claims(case, filter).len();
        let suggestions = case.suggestions().filter(|held| held.is_open()).count();
        let visible = filter.parts(case);
        let mut tally = Self { weak, suggestions, visible, ..Self::default() };
        for entity in case.entities() {
            *tally.kinds.entry(entity.kind).or_default() += 1;
            tally.named += usize::from(entity.named);
            if tally.visible.contains(&Part::Node(entity.id)) {
                tally.outline.push((entity.id, case.degree(entity.id)));
            }
        }
        for edge in case.relations() {
            let claims = edge.relation.standing_claims().count();
            *tally.families.entry(edge.relation.family).or_default() += 1;
            *tally.lines.entry(EdgeLine::of(edge.relation)).or_default() += 1;
            tally.claims += claims;
            if tally.visible.contains(&Part::Edge(edge.relation.id)) {
                tally.visible_claims += claims;
                tally.relations.push((edge.relation.id, claims));
            }
        }
        tally.alone = alone(case, &tally);
        tally.outline.sort_by_key(|&(id, degree)| (Reverse(degree), id));
        tally.relations.sort_by_key(|&(id, claims)| (Reverse(claims), id));
        tally
    }
}

/// How many shown entities have no relation to another shown one.
fn alone(case: &Case, tally: &Tally) -> usize {
    let shown = tally.relations.iter().filter_map(|&(id, _)| case.relation(id));
    let tied: BTreeSet<NodeId> = shown.flat_map(|edge| [edge.from, edge.to]).collect();
    tally.outline.iter().filter(|(id, _)| !tied.contains(id)).count()
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use crate::app::state::State;
    use crate::app::update::tests::desk;
    use crate::base::{Family, Kind, NodeId};
    use crate::display::EdgeLine;

    #[test]
    fn counters_are_the_whole_case_and_lists_what_is_shown() {
        let mut state = State { desk: desk(), ..State::default() };
        let mut tally = Tally::default();
        tally.refresh(&state);
        assert_eq!(tally.outline, [(NodeId(1), 1), (NodeId(2), 1), (NodeId(3), 0)]);
        assert_eq!((tally.claims, tally.named), (2, 2));
        state.filter.hidden_kinds.insert(Kind::Group);
        tally.refresh(&state);
        assert_eq!(tally.outline, [(NodeId(1), 1), (NodeId(3), 0)]);
        assert!(tally.relations.is_empty(), "an end is hidden");
        assert_eq!(tally.alone, 2);
        assert_eq!(tally.families[&Family::Enforcement], 1);
        assert_eq!(tally.lines[&EdgeLine::Asserted], 1);
        assert_eq!((tally.claims, tally.visible_claims), (2, 0));
    }
}
