//! Beam search over the parser's states (Zhang and Clark 2008): the best few half-built trees go on
//! side by side, as long as none falls too far behind the best, so that a doubtful word is settled
//! by what follows it. Where one action is clearly best a single state is left, and the search
//! costs no more than a greedy pass.

use std::ops::{Add, Sub};

use super::parse::{CLASSES, SHIFT, action_of};
use super::state::{Action, State};

/// Gives the scores of all classes of action in a state.
pub(in crate::extract) trait Judge {
    /// Numbers that are added up along a derivation.
    type Score: Copy + Default + PartialOrd + Add<Output = Self::Score> + Sub<Output = Self::Score>;

    /// Writes a score for each class.
    fn judge(&mut self, state: &State, scores: &mut Vec<Self::Score>);
}

/// How widely to search.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Breadth<S> {
    /// The most states that go on side by side.
    pub(in crate::extract) width: usize,
    /// States that score this much less than the best one are given up.
    pub(in crate::extract) window: S,
}

/// A half-built tree with how it came about.
#[derive(Clone)]
pub(in crate::extract) struct Item<S> {
    pub(in crate::extract) state: State,
    /// Sum of its actions' scores.
    pub(in crate::extract) score: S,
    /// Classes of its actions.
    pub(in crate::extract) taken: Vec<u8>,
}

/// The states that are followed, the best first.
pub(in crate::extract) struct Beam<S> {
    pub(in crate::extract) items: Vec<Item<S>>,
    breadth: Breadth<S>,
    scores: Vec<S>,
    steps: Vec<Step<S>>,
}

/// A possible next action.
#[derive(Clone, Copy)]
struct Step<S> {
    score: S,
    from: usize,
    class: usize,
}

impl<S: Copy + Default + PartialOrd + Add<Output = S> + Sub<Output = S>> Beam<S> {
    pub(in crate::extract) fn new(start: State, breadth: Breadth<S>) -> Self {
        let first = Item { state: start, score: S::default(), taken: Vec::new() };
        Self { items: vec![first], breadth, scores: Vec::new(), steps: Vec::new() }
    }

    /// True when the trees are whole; all are after equally many actions.
    pub(in crate::extract) fn is_done(&self) -> bool {
        self.items.first().is_none_or(|item| item.state.is_done())
    }

    /// Takes one action in every state and keeps the best outcomes.
    pub(in crate::extract) fn advance(&mut self, judge: &mut impl Judge<Score = S>) {
        self.steps.clear();
        for from in 0..self.items.len() {
            judge.judge(&self.items[from].state, &mut self.scores);
            self.consider(from);
        }
        if let Some(&Step { score: best, .. }) = self.steps.first() {
            let window = self.breadth.window;
            self.steps.retain(|step| best - step.score <= window);
        }
        self.follow();
    }

    /// Ranks the actions that a state allows among the best steps so far; earlier ones come first
    /// among equals.
    fn consider(&mut self, from: usize) {
        let Item { state, score, .. } = &self.items[from];
        let allowed = [Action::Shift, Action::Left, Action::Right].map(|a| state.allows(a));
        for (class, &own) in self.scores.iter().enumerate().take(CLASSES) {
            let step = Step { score: *score + own, from, class };
            let full = self.steps.len() >= self.breadth.width;
            if full && self.steps.last().is_some_and(|last| step.score <= last.score) {
                continue;
            }
            let (action, label) = action_of(class);
            if allowed[action as usize] && state.allows_label(action, label) {
                let place = self.steps.partition_point(|held| step.score <= held.score);
                self.steps.truncate(self.breadth.width.max(1) - usize::from(full));
                self.steps.insert(place, step);
            }
        }
    }

    /// Carries the steps out. A state that goes on in one way only is moved, not copied.
    fn follow(&mut self) {
        let mut old: Vec<_> = std::mem::take(&mut self.items).into_iter().map(Some).collect();
        if self.steps.is_empty() {
            // A known name can block every action; shifting gets on.
            self.steps.push(Step { score: S::default(), from: 0, class: SHIFT });
        }
        for (at, step) in self.steps.iter().enumerate() {
            let again = self.steps[at + 1..].iter().any(|later| later.from == step.from);
            let item = if again { old[step.from].clone() } else { old[step.from].take() };
            let Some(mut item) = item else { continue };
            let (action, label) = action_of(step.class);
            item.state.apply(action, label);
            item.score = step.score;
            item.taken.push(step.class as u8);
            self.items.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::key;
    use super::{Beam, Breadth, Judge};
    use crate::extract::Deprel;
    use crate::extract::grammar::parse::{CLASSES, action_of, class_of};
    use crate::extract::grammar::state::{Action, State};

    /// Any scores at all, the same for the same stack and next word.
    struct Whim;

    impl Judge for Whim {
        type Score = i64;

        fn judge(&mut self, state: &State, scores: &mut Vec<i64>) {
            let parts = || state.stack.iter().copied().chain([state.next]);
            scores.clear();
            scores.extend(
                (0..CLASSES).map(|class| i64::from(key(class, parts().map(|at| at as u32)) % 1000)),
            );
        }
    }

    fn best(words: usize, width: usize, window: i64) -> (i64, Vec<u8>) {
        let mut beam = Beam::new(State::new(words), Breadth { width, window });
        while !beam.is_done() {
            beam.advance(&mut Whim);
            assert!((1..=width).contains(&beam.items.len()));
            assert!(beam.items.is_sorted_by(|a, b| a.score >= b.score));
        }
        let first = beam.items.swap_remove(0);
        (first.score, first.taken)
    }

    #[test]
    fn a_beam_of_one_state_is_greedy() {
        let (mut state, mut scores, mut taken) = (State::new(9), Vec::new(), Vec::new());
        while !state.is_done() {
            Whim.judge(&state, &mut scores);
            let allowed = |class: &usize| {
                let (action, label) = action_of(*class);
                state.allows(action) && state.allows_label(action, label)
            };
            let best = |a: usize, b: usize| if scores[b] > scores[a] { b } else { a };
            let class = (0..CLASSES).filter(allowed).reduce(best).expect("an action");
            taken.push(class as u8);
            let (action, label) = action_of(class);
            state.apply(action, label);
        }
        assert_eq!(best(9, 1, i64::MAX).1, taken);
        assert_eq!(best(9, 8, 0).1, taken);
    }

    #[test]
    fn a_wider_beam_finds_no_worse_tree_of_few_words() {
        // Two words have few derivations, so that a wide beam holds them all.
        let (all, taken) = best(2, 20_000, i64::MAX);
        assert!(all >= best(2, 1, i64::MAX).0 && taken.len() == 4);
        assert_eq!(taken.last(), Some(&(class_of(Action::Right, Deprel::Root) as u8)));
    }
}
