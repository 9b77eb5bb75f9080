//! Teaches the parser to search: whole derivations are compared, not single actions, so that scores
//! along a derivation add up to something that can be compared (Collins and Roark 2004). Updates
//! are made where the best derivation is furthest ahead of the right one (max-violation: Huang,
//! Fayong and Guo 2012).

use super::linear::Learner;
use super::oracle::lost;
use super::parser::{Lesson, rank};
use super::random::Random;
use super::{Say, rounds};
use crate::extract::grammar::beam::{Beam, Breadth, Item, Judge};
use crate::extract::grammar::parse::action_of;
use crate::extract::grammar::state::State;

/// Rounds over the treebanks.
const EPOCHS: usize = 6;
/// States side by side: enough to see how the right one gets lost, few enough to train in minutes.
const BREADTH: Breadth<f32> = Breadth { width: 4, window: f32::INFINITY };

/// Goes over all lessons, in an order of chance, several times.
pub(super) fn learn(learner: &mut Learner, lessons: &[Lesson], seed: u64, say: Say) {
    let mut order = rounds(lessons.iter().map(|lesson| lesson.weight));
    let mut random = Random::new(31 + 100 * seed);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let wrong = order.iter().filter(|&&at| learn_sentence(learner, &lessons[at])).count();
        say(&format!("beam, round {}: {wrong} wrong sentences", epoch + 1));
    }
}

/// Scores by the weights so far.
struct Pupil<'a> {
    learner: &'a Learner,
    lesson: &'a Lesson,
    keys: Vec<u32>,
    rows: Vec<usize>,
}

impl Judge for Pupil<'_> {
    type Score = f32;

    fn judge(&mut self, state: &State, scores: &mut Vec<f32>) {
        self.lesson.words.features(state, &mut self.keys);
        self.learner.rows(&self.keys, &mut self.rows);
        self.learner.score(&self.rows, scores);
    }
}

/// One pass over a sentence; true where the best derivation was wrong.
fn learn_sentence(learner: &mut Learner, lesson: &Lesson) -> bool {
    let mut pupil = Pupil { learner, lesson, keys: Vec::new(), rows: Vec::new() };
    let fault = worst_fault(&mut pupil);
    if let Some((wrong, right)) = &fault {
        let same = wrong.iter().zip(right).take_while(|(wrong, right)| wrong == right).count();
        update(learner, lesson, right, same, 1.0);
        update(learner, lesson, wrong, same, -1.0);
    }
    learner.tick();
    fault.is_some()
}

/// The wrong derivation that is furthest ahead of the right one, and the right one, both up to the
/// same action.
fn worst_fault(pupil: &mut Pupil) -> Option<(Vec<u8>, Vec<u8>)> {
    let start = || State::new(pupil.lesson.heads.len() - 1);
    let mut beam = Beam::new(start(), BREADTH);
    let mut right = Item { state: start(), score: 0.0, taken: Vec::new() };
    let (mut scores, mut most, mut fault) = (Vec::new(), 0.0, None);
    while !beam.is_done() {
        beam.advance(pupil);
        pupil.judge(&right.state, &mut scores);
        let class = rank(&right.state, pupil.lesson, &scores).right;
        let (action, label) = action_of(class);
        right.state.apply(action, label);
        right.score += scores[class];
        right.taken.push(class as u8);
        let least = lost(&right.state, &pupil.lesson.heads);
        let is_right = |item: &&Item<f32>| follows(&item.state, pupil.lesson, least);
        if let Some(better) = beam.items.iter().find(is_right).filter(|i| i.score > right.score) {
            right = better.clone();
        }
        let Some(best) = beam.items.first() else { break };
        let ahead = best.score - right.score;
        if ahead >= most && !is_right(&best) {
            most = ahead;
            fault = Some((best.taken.clone(), right.taken.clone()));
        }
    }
    fault
}

/// Whether a state has lost no more gold arcs than it must, and has the labels right.
fn follows(state: &State, lesson: &Lesson, least: usize) -> bool {
    let labelled = |child: usize| {
        state.heads[child] != lesson.heads[child] || state.labels[child] == lesson.labels[child]
    };
    (1..state.end).all(labelled) && lost(state, &lesson.heads) <= least
}

/// Rewards or punishes the actions of a derivation from `same` on.
fn update(learner: &mut Learner, lesson: &Lesson, taken: &[u8], same: usize, change: f32) {
    let (mut keys, mut rows) = (Vec::new(), Vec::new());
    let mut state = State::new(lesson.heads.len() - 1);
    for (at, &class) in taken.iter().enumerate() {
        if at >= same {
            lesson.words.features(&state, &mut keys);
            learner.rows(&keys, &mut rows);
            learner.update(&rows, class.into(), change);
        }
        let (action, label) = action_of(class.into());
        state.apply(action, label);
    }
}
