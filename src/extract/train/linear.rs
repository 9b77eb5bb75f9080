//! The averaged perceptron (Freund and Schapire 1999; Collins 2002): dense rows of weights over
//! the features that occur often enough, averaged over all sentences, then pruned and quantised
//! into a [`Model`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

use crate::extract::grammar::index::{Found, GROUP, Index};
use crate::extract::grammar::model::{Model, STEPS};

/// Passes keys through, which are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Keys, each with its classes and weights, both in order.
pub(super) type Weights = Vec<(u32, Vec<(u8, f32)>)>;

type KeyMap = HashMap<u32, u32, BuildHasherDefault<Identity>>;

/// Counts features, to leave out the rare ones.
#[derive(Default)]
pub(super) struct Counter(KeyMap);

impl Counter {
    pub(super) fn add(&mut self, keys: &[u32]) {
        for &key in keys {
            *self.0.entry(key).or_insert(0) += 1;
        }
    }

    /// The features that were counted at least so often, sorted.
    pub(super) fn into_keys(self, at_least: u32) -> Vec<u32> {
        let mut keys: Vec<u32> =
            self.0.into_iter().filter(|entry| entry.1 >= at_least).map(|entry| entry.0).collect();
        keys.sort_unstable();
        keys
    }
}

/// Weights under training. Most features matter for few classes, so a feature's row holds only the
/// classes that were ever changed; rows that outgrow their room move to the end.
pub(super) struct Learner {
    keys: Vec<u32>,
    index: Index,
    rows: Vec<Row>,
    weights: Vec<Weight>,
    /// For each weight the sum of each change times the moment of the change, to average by.
    totals: Vec<f32>,
    classes: usize,
    /// Sentences seen.
    moment: f32,
}

/// Where a feature's weights lie.
#[derive(Clone, Copy, Default)]
struct Row {
    start: u32,
    used: u16,
    room: u16,
}

#[derive(Clone, Copy, Default)]
struct Weight {
    class: u16,
    value: f32,
}

impl Learner {
    /// No weights yet, for features with these keys (sorted).
    pub(super) fn new(keys: Vec<u32>, classes: usize) -> Self {
        let index = Index::new(&keys);
        let rows = vec![Row::default(); keys.len()];
        let (weights, totals) = (Vec::new(), Vec::new());
        Self { keys, index, rows, weights, totals, classes, moment: 0.0 }
    }

    /// Goes on from given weights, sorted by key.
    pub(super) fn from_weights(weights: Weights, classes: usize) -> Self {
        let mut learner = Self::new(weights.iter().map(|entry| entry.0).collect(), classes);
        for (at, (_, row)) in weights.into_iter().enumerate() {
            for (class, value) in row {
                let place = learner.weight(at, class.into());
                learner.weights[place].value = value;
            }
        }
        learner
    }

    /// The rows of those features that have one.
    pub(super) fn rows(&self, keys: &[u32], rows: &mut Vec<usize>) {
        rows.clear();
        let mut found = [Found::default(); GROUP];
        for group in keys.chunks(GROUP) {
            let count = self.index.find_group(group, &mut found);
            rows.extend(found[..count].iter().map(|found| found.row));
        }
    }

    /// Sums the rows into `scores`.
    pub(super) fn score(&self, rows: &[usize], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for &row in rows {
            for weight in &self.weights[self.rows[row].span()] {
                scores[usize::from(weight.class)] += weight.value;
            }
        }
    }

    /// Adds `change` to one class' weights.
    pub(super) fn update(&mut self, rows: &[usize], class: usize, change: f32) {
        for &row in rows {
            let at = self.weight(row, class as u16);
            self.weights[at].value += change;
            self.totals[at] += change * self.moment;
        }
    }

    /// Marks the end of a sentence, the unit that averaging counts in.
    pub(super) fn tick(&mut self) {
        self.moment += 1.0;
    }

    /// Where the weight of a row's class is; it is made if it is new.
    fn weight(&mut self, at: usize, class: u16) -> usize {
        let row = self.rows[at];
        let held = self.weights[row.span()].iter().position(|weight| weight.class == class);
        let place = held.unwrap_or(usize::from(row.used));
        if held.is_none() {
            if row.used == row.room {
                self.widen(at);
            }
            self.rows[at].used += 1;
            let new = self.rows[at].start as usize + place;
            self.weights[new] = Weight { class, value: 0.0 };
        }
        self.rows[at].start as usize + place
    }

    /// Moves a row to the end, with twice the room.
    fn widen(&mut self, at: usize) {
        let old = self.rows[at];
        let room = (old.room * 2).max(2);
        let start = self.weights.len();
        self.weights.extend_from_within(old.span());
        self.weights.resize(start + usize::from(room), Weight::default());
        self.totals.extend_from_within(old.span());
        self.totals.resize(self.weights.len(), 0.0);
        self.rows[at] = Row { start: start as u32, room, ..old };
    }

    /// Each key with its classes and averaged weights, the classes in order.
    pub(super) fn averaged(&self) -> impl Iterator<Item = (u32, Vec<(u8, f32)>)> {
        let moment = self.moment.max(1.0);
        self.keys.iter().zip(&self.rows).map(move |(&key, row)| {
            let mean = |(weight, total): (&Weight, &f32)| {
                (weight.class as u8, weight.value - total / moment)
            };
            let totals = &self.totals[row.span()];
            let mut weights: Vec<_> =
                self.weights[row.span()].iter().zip(totals).map(mean).collect();
            weights.sort_unstable_by_key(|weight| weight.0);
            (key, weights)
        })
    }

    /// The keys of features with an averaged weight of at least `threshold`.
    pub(super) fn strong_keys(&self, threshold: f32) -> Vec<u32> {
        let is_strong =
            |weights: &[(u8, f32)]| weights.iter().any(|weight| weight.1.abs() >= threshold);
        self.averaged().filter(|(_, weights)| is_strong(weights)).map(|(key, _)| key).collect()
    }
}

/// The mean of what several learners with the same keys learn, side by side.
pub(super) fn mean_of(learners: u64, learn: impl Fn(u64) -> Learner + Sync) -> Weights {
    let learned: Vec<Weights> =
        (0..learners).into_par_iter().map(|seed| learn(seed).averaged().collect()).collect();
    let mut sum = Weights::new();
    for weights in learned {
        add(&mut sum, weights);
    }
    let scale = 1.0 / learners.max(1) as f32;
    sum.iter_mut().flat_map(|(_, row)| row).for_each(|(_, weight)| *weight *= scale);
    sum
}

/// Adds weights with the same keys.
fn add(sum: &mut Weights, weights: Weights) {
    if sum.is_empty() {
        *sum = weights;
        return;
    }
    for ((_, row), (_, own)) in sum.iter_mut().zip(weights) {
        for (class, weight) in own {
            match row.binary_search_by_key(&class, |held| held.0) {
                Ok(at) => row[at].1 += weight,
                Err(at) => row.insert(at, (class, weight)),
            }
        }
    }
}

/// The largest weight.
fn most<'w>(weights: impl IntoIterator<Item = &'w Weights>) -> f32 {
    let every = weights.into_iter().flatten().flat_map(|(_, row)| row);
    every.fold(f32::MIN_POSITIVE, |most, (_, weight)| most.max(weight.abs()))
}

/// What a weight comes to in the scores of the model that [`model_of`] makes.
pub(super) fn score_of(weight: f32, weights: &Weights) -> f32 {
    weight / most([weights]) * f32::from(STEPS) * f32::from(STEPS)
}

/// A model of its own; see [`models_of`].
pub(super) fn model_of(weights: Weights, threshold: f32, classes: usize) -> Model {
    let [model] = models_of([weights], threshold, classes);
    model
}

/// Models whose scores can be added: weights pruned below `threshold` and quantised to the [`STEPS`]
/// of the square root of the largest of all.
pub(super) fn models_of<const N: usize>(
    all: [Weights; N],
    threshold: f32,
    classes: usize,
) -> [Model; N] {
    let most = most(&all);
    let quantised = |(class, weight): (u8, f32)| {
        let step = ((weight.abs() / most).sqrt() * f32::from(STEPS)).round() * weight.signum();
        (weight.abs() >= threshold && step != 0.0).then_some((class, step as i8))
    };
    all.map(|weights| {
        let rows = weights
            .into_iter()
            .map(|(key, row)| (key, row.into_iter().filter_map(quantised).collect::<Vec<_>>()));
        let kept: Vec<_> = rows.filter(|(_, row)| !row.is_empty()).collect();
        Model::new(classes, &kept)
    })
}

impl Row {
    fn span(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.used)
    }
}

#[cfg(test)]
mod tests {
    use super::{Learner, add, model_of};

    #[test]
    fn weights_are_averaged_over_all_moments() {
        let mut learner = Learner::new(vec![3, 8], 4);
        let mut rows = Vec::new();
        learner.rows(&[8, 5], &mut rows);
        learner.tick();
        for class in [2, 0, 3] {
            learner.update(&rows, class, 2.0);
        }
        learner.tick();
        learner.tick();
        learner.tick();
        let mut scores = Vec::new();
        learner.score(&rows, &mut scores);
        assert_eq!(scores, [2.0, 0.0, 2.0, 2.0]);
        let averaged: Vec<_> = learner.averaged().collect();
        assert_eq!(averaged[1], (8, vec![(0, 1.5), (2, 1.5), (3, 1.5)]));
        assert_eq!(learner.strong_keys(1.0), [8]);
        let mut sum = averaged.clone();
        add(&mut sum, averaged);
        assert_eq!(sum[1], (8, vec![(0, 3.0), (2, 3.0), (3, 3.0)]));
        assert_eq!(model_of(sum.clone(), 3.1, 4).size(), (0, 0));
        let mut again = Learner::from_weights(sum, 4);
        again.tick();
        again.rows(&[8], &mut rows);
        again.score(&rows, &mut scores);
        assert_eq!(scores, [3.0, 0.0, 3.0, 3.0]);
    }
}
