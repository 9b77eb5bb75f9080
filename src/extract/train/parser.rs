//! Trains the parser, with exploration: after the first round it mostly follows its own guesses, so
//! that it learns to go on from its errors. Trained twice: first with all features, then anew with
//! those that proved strong, which keeps the model small at no loss; at last it learns to search.

use super::linear::{Counter, Learner, mean_of, model_of};
use super::oracle::costs;
use super::random::Random;
use super::{Example, Say, beam, rounds};
use crate::extract::Deprel;
use crate::extract::grammar::features::Words;
use crate::extract::grammar::parse::{CLASSES, Parser, action_of, class_of};
use crate::extract::grammar::state::{Action, State};
use crate::extract::grammar::tag::{Tag, TagSet};

/// Rounds to find out which features matter.
const SCOUT_EPOCHS: usize = 5;
/// Features that are rarer are left out at once.
const AT_LEAST: u32 = 2;
/// Features whose averaged weights all stay below are left out after the first rounds.
const STRONG: f32 = 1.3;
/// Rounds with the features that are left.
const EPOCHS: usize = 6;
/// Learners that see the sentences in different orders; the model is their mean.
const LEARNERS: u64 = 4;
/// Averaged weights below are left out of the model.
const THRESHOLD: f32 = 0.9;
/// Of ten wrong guesses, so many are followed.
const FOLLOWED: usize = 9;

/// A sentence ready for training.
pub(super) struct Lesson {
    pub(super) words: Words,
    /// Gold heads, counted from 1; entry 0 stands for the root.
    pub(super) heads: Vec<usize>,
    pub(super) labels: Vec<Deprel>,
    /// How often a round of training shows it.
    pub(super) weight: usize,
}

/// Trains a parser on sentences with predicted tags.
pub(super) fn train(
    examples: &[Example],
    (tag_set, tags): &(TagSet, Vec<Vec<Tag>>),
    say: Say,
) -> Parser {
    let lesson = |(example, tags): (&Example, &Vec<Tag>)| {
        let gold = &example.tree.words;
        Lesson {
            words: Words::new(&example.forms, tags, tag_set),
            heads: std::iter::once(0).chain(gold.iter().map(|word| word.head)).collect(),
            labels: std::iter::once(Deprel::Root)
                .chain(gold.iter().map(|word| word.deprel))
                .collect(),
            weight: example.weight,
        }
    };
    let lessons: Vec<Lesson> = examples.iter().zip(tags).map(lesson).collect();
    let mut scout = Learner::new(count(&lessons).into_keys(AT_LEAST), CLASSES);
    learn(&mut scout, &lessons, (SCOUT_EPOCHS, 0), say);
    let keys = scout.strong_keys(STRONG);
    say(&format!("parser: {} features are strong enough", keys.len()));
    drop(scout);
    let weights = mean_of(LEARNERS, |seed| {
        let mut learner = Learner::new(keys.clone(), CLASSES);
        learn(&mut learner, &lessons, (EPOCHS, seed), say);
        let mut searcher = Learner::from_weights(learner.averaged().collect(), CLASSES);
        drop(learner);
        beam::learn(&mut searcher, &lessons, seed, say);
        searcher
    });
    Parser { model: model_of(weights, THRESHOLD, CLASSES) }
}

/// Goes over all lessons, in an order of chance, several times.
fn learn(learner: &mut Learner, lessons: &[Lesson], (epochs, seed): (usize, u64), say: Say) {
    let mut order = rounds(lessons.iter().map(|lesson| lesson.weight));
    let mut random = Random::new(29 + 100 * seed);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &at in &order {
            wrong += learn_sentence(learner, &lessons[at], epoch > 0, &mut random);
        }
        say(&format!("parser, round {}: {wrong} wrong", epoch + 1));
    }
}

/// Counts the features along the gold actions.
fn count(lessons: &[Lesson]) -> Counter {
    let mut counter = Counter::default();
    let mut keys = Vec::new();
    for lesson in lessons {
        let mut state = State::new(lesson.heads.len() - 1);
        while !state.is_done() {
            lesson.words.features(&state, &mut keys);
            counter.add(&keys);
            let costs = costs(&state, &lesson.heads);
            let ranked = [Action::Left, Action::Right, Action::Shift];
            let cost = |action: &Action| costs[*action as usize].unwrap_or(usize::MAX);
            let action = ranked.into_iter().min_by_key(cost).unwrap_or(Action::Shift);
            state.apply(action, gold_label(&state, lesson));
        }
    }
    counter
}

/// The gold label of the stack's top.
fn gold_label(state: &State, lesson: &Lesson) -> Deprel {
    lesson.labels.get(state.stacked(0)).copied().unwrap_or(Deprel::Dep)
}

/// One pass over a sentence; gives the number of wrong guesses.
fn learn_sentence(
    learner: &mut Learner,
    lesson: &Lesson,
    explore: bool,
    random: &mut Random,
) -> usize {
    let (mut keys, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let mut state = State::new(lesson.heads.len() - 1);
    let mut wrong = 0;
    while !state.is_done() {
        lesson.words.features(&state, &mut keys);
        learner.rows(&keys, &mut rows);
        learner.score(&rows, &mut scores);
        let Ranked { guess, right, rival } = rank(&state, lesson, &scores);
        let mut taken = guess;
        if let Some(rival) = rival.filter(|&rival| scores[rival] >= scores[right]) {
            learner.update(&rows, right, 1.0);
            learner.update(&rows, rival, -1.0);
        }
        if guess != right {
            wrong += 1;
            if !(explore && random.below(10) < FOLLOWED) {
                taken = right;
            }
        }
        let (action, label) = action_of(taken);
        state.apply(action, label);
    }
    learner.tick();
    wrong
}

/// The best-scored classes of their kinds.
pub(super) struct Ranked {
    /// Of all that the state allows.
    guess: usize,
    /// Of those that lose the fewest gold arcs (the guess where none of these can have its gold
    /// label).
    pub(super) right: usize,
    /// Of the others.
    rival: Option<usize>,
}

/// Ranks the classes that a state allows.
pub(super) fn rank(state: &State, lesson: &Lesson, scores: &[f32]) -> Ranked {
    let costs = costs(state, &lesson.heads);
    let least = costs.iter().flatten().min().copied();
    let gold = gold_label(state, lesson);
    let (mut right, mut rival) = (None, None);
    for class in 0..CLASSES {
        let (action, label) = action_of(class);
        let cost = costs[action as usize];
        if cost.is_none() || !state.allows_label(action, label) {
            continue;
        }
        let is_right =
            cost == least && (label == gold || action == Action::Shift || label == Deprel::Root);
        let best = if is_right { &mut right } else { &mut rival };
        if best.is_none_or(|best: usize| scores[class] > scores[best]) {
            *best = Some(class);
        }
    }
    let better = |rival: &usize| right.is_none_or(|right| scores[*rival] > scores[right]);
    let guess =
        rival.filter(better).or(right).unwrap_or_else(|| class_of(Action::Shift, Deprel::Dep));
    Ranked { guess, right: right.unwrap_or(guess), rival: rival.filter(|_| right.is_some()) }
}
