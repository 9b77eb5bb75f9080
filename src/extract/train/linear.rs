//! The averaged perceptron (Freund and Schapire 1999; Collins 2002): dense rows of weights over
//! the features that occur often enough, averaged over all sentences, then pruned and quantised
//! into a [`Model`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::extract::grammar::model::Model;

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
    index: KeyMap,
    rows: Vec<Row>,
    weights: Vec<Weight>,
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
    /// Sum of each change times the moment of the change, to average by.
    total: f32,
}

impl Learner {
    /// No weights yet, for features with these keys (sorted).
    pub(super) fn new(keys: Vec<u32>, classes: usize) -> Self {
        let index = keys.iter().enumerate().map(|(at, &key)| (key, at as u32)).collect();
        let rows = vec![Row::default(); keys.len()];
        Self { keys, index, rows, weights: Vec::new(), classes, moment: 0.0 }
    }

    /// The rows of those features that have one.
    pub(super) fn rows(&self, keys: &[u32], rows: &mut Vec<usize>) {
        rows.clear();
        rows.extend(keys.iter().filter_map(|key| self.index.get(key).map(|&row| row as usize)));
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
            let moment = self.moment;
            let weight = self.weight(row, class as u16);
            weight.value += change;
            weight.total += change * moment;
        }
    }

    /// Marks the end of a sentence, the unit that averaging counts in.
    pub(super) fn tick(&mut self) {
        self.moment += 1.0;
    }

    /// The weight of a row's class, made if it is new.
    fn weight(&mut self, at: usize, class: u16) -> &mut Weight {
        let row = self.rows[at];
        let held = self.weights[row.span()].iter().position(|weight| weight.class == class);
        let place = held.unwrap_or(usize::from(row.used));
        if held.is_none() {
            if row.used == row.room {
                self.widen(at);
            }
            self.rows[at].used += 1;
            let new = self.rows[at].start as usize + place;
            self.weights[new] = Weight { class, ..Weight::default() };
        }
        &mut self.weights[self.rows[at].start as usize + place]
    }

    /// Moves a row to the end, with twice the room.
    fn widen(&mut self, at: usize) {
        let old = self.rows[at];
        let room = (old.room * 2).max(2);
        let start = self.weights.len();
        self.weights.extend_from_within(old.span());
        self.weights.resize(start + usize::from(room), Weight::default());
        self.rows[at] = Row { start: start as u32, room, ..old };
    }

    /// Each key with its classes and averaged weights, the classes in order.
    fn averaged(&self) -> impl Iterator<Item = (u32, Vec<(u8, f32)>)> {
        let moment = self.moment.max(1.0);
        self.keys.iter().zip(&self.rows).map(move |(&key, row)| {
            let mean = |weight: &Weight| (weight.class as u8, weight.value - weight.total / moment);
            let mut weights: Vec<_> = self.weights[row.span()].iter().map(mean).collect();
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

    /// The averaged weights, pruned below `threshold` and quantised to the square roots' 127 steps.
    pub(super) fn to_model(&self, threshold: f32) -> Model {
        let most = self
            .averaged()
            .flat_map(|(_, weights)| weights)
            .fold(f32::MIN_POSITIVE, |most, (_, weight)| most.max(weight.abs()));
        let quantised = |(class, weight): (u8, f32)| {
            let step = ((weight.abs() / most).sqrt() * 127.0).round() * weight.signum();
            (weight.abs() >= threshold && step != 0.0).then_some((class, step as i8))
        };
        let rows = self.averaged().map(|(key, weights)| {
            (key, weights.into_iter().filter_map(quantised).collect::<Vec<_>>())
        });
        let kept: Vec<_> = rows.filter(|(_, weights)| !weights.is_empty()).collect();
        Model::new(self.classes, &kept)
    }
}

impl Row {
    fn span(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.used)
    }
}

#[cfg(test)]
mod tests {
    use super::Learner;

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
        assert_eq!(learner.to_model(2.0).size(), (0, 0));
    }
}
