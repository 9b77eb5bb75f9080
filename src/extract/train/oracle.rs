//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many gold arcs an
//! action makes unreachable, from any state.

use crate::extract::grammar::state::{Action, NONE, State};

/// The cost of each action, or `None` where it is not allowed: shift, left, right. `heads` counts
/// words from 1; the root's entry is not read.
pub(super) fn costs(state: &State, heads: &[usize]) -> [Option<usize>; 3] {
    let top = state.stacked(0);
    let next = state.next;
    let lost_children = || (next..state.end).filter(|&child| heads[child] == top).count();
    let shift = state.allows(Action::Shift).then(|| {
        let below = &state.stack[..state.stack.len().saturating_sub(1)];
        let children = state.stack.iter().filter(|&&word| word != 0 && heads[word] == next).count();
        children + below.iter().filter(|&&word| word == heads[next]).count()
    });
    let left = state.allows(Action::Left).then(|| {
        let head = heads[top];
        lost_children() + usize::from(head > next || head == state.stacked(1))
    });
    let right =
        state.allows(Action::Right).then(|| lost_children() + usize::from(heads[top] >= next));
    [shift, left, right]
}

/// How many gold arcs a state can no longer reach (the system is arc-decomposable: arcs that can
/// each be reached can be reached together).
pub(super) fn lost(state: &State, heads: &[usize]) -> usize {
    let mut place = vec![NONE; state.end];
    for (depth, &word) in state.stack.iter().enumerate() {
        place[word] = depth;
    }
    let is_lost = |&child: &usize| {
        let head = heads[child];
        match (state.heads[child], place[child]) {
            (NONE, NONE) => head < state.next && place[head] == NONE,
            (NONE, depth) => head < state.next && (place[head] == NONE || place[head] + 1 != depth),
            (built, _) => built != head,
        }
    };
    (1..state.end).filter(is_lost).count()
}

#[cfg(test)]
mod tests {
    use super::{costs, lost};
    use crate::extract::Deprel;
    use crate::extract::grammar::state::{Action, State};

    #[test]
    fn following_free_actions_builds_the_gold_tree() {
        // "police arrested five men in the city": heads of words 1 to 7.
        let heads = [0, 2, 0, 4, 2, 7, 7, 2];
        let mut state = State::new(7);
        while !state.is_done() {
            let costs = costs(&state, &heads);
            let free = costs.iter().position(|&cost| cost == Some(0)).expect("one is free");
            state.apply([Action::Shift, Action::Left, Action::Right][free], Deprel::Dep);
        }
        assert_eq!(state.heads[1..], heads[1..]);
    }

    #[test]
    fn a_shift_over_a_word_costs_its_arcs_to_the_stack() {
        let heads = [0, 2, 0];
        let mut state = State::new(2);
        state.apply(Action::Shift, Deprel::Dep);
        assert_eq!(costs(&state, &heads), [Some(2), Some(0), None]);
    }

    #[test]
    fn what_an_action_costs_is_lost_after_it() {
        let heads = [0, 2, 0, 4, 2, 7, 7, 2];
        let mut states = vec![State::new(7)];
        for _ in 0..14 {
            states = states.iter().flat_map(|state| followers(state, &heads)).collect();
            // Enough of them, from all over.
            let every = states.len().div_ceil(200);
            states = states.into_iter().step_by(every).collect();
        }
        assert!(states.iter().all(State::is_done) && states.len() > 50);
    }

    fn followers(state: &State, heads: &[usize]) -> Vec<State> {
        let before = lost(state, heads);
        let actions = [Action::Shift, Action::Left, Action::Right];
        let next = |(action, cost): (Action, Option<usize>)| {
            let cost = cost?;
            let mut next = state.clone();
            next.apply(action, Deprel::Dep);
            assert_eq!(lost(&next, heads), before + cost, "{action:?} in {:?}", state.stack);
            Some(next)
        };
        actions.into_iter().zip(costs(state, heads)).filter_map(next).collect()
    }
}
