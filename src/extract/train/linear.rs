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

    fn into_keys(self, at_least: u32) -> Vec<u32> {
        let mut keys: Vec<u32> =
            self.0.into_iter().filter(|entry| entry.1 >= at_least).map(|entry| entry.0).collect();
        keys.sort_unstable();
        keys
    }
}

/// Weights under training.
pub(super) struct Learner {
    keys: Vec<u32>,
    index: KeyMap,
    classes: usize,
    weights: Vec<f32>,
    /// Sums of each change times the moment of the change, to average by.
    totals: Vec<f32>,
    moment: f32,
}

impl Learner {
    /// Weights of zero for the features that were counted `at_least` so often.
    pub(super) fn new(counter: Counter, at_least: u32, classes: usize) -> Self {
        let keys = counter.into_keys(at_least);
        let index = keys.iter().enumerate().map(|(at, &key)| (key, at as u32)).collect();
        let size = keys.len() * classes;
        Self {
            keys,
            index,
            classes,
            weights: vec![0.0; size],
            totals: vec![0.0; size],
            moment: 0.0,
        }
    }

    /// The rows of those features that have one.
    pub(super) fn rows(&self, keys: &[u32], rows: &mut Vec<usize>) {
        rows.clear();
        let row = |key: &u32| self.index.get(key).map(|&at| at as usize * self.classes);
        rows.extend(keys.iter().filter_map(row));
    }

    /// Sums the rows into `scores`.
    pub(super) fn score(&self, rows: &[usize], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.classes]) {
                *score += weight;
            }
        }
    }

    /// Adds `change` to one class' weights.
    pub(super) fn update(&mut self, rows: &[usize], class: usize, change: f32) {
        for &row in rows {
            self.weights[row + class] += change;
            self.totals[row + class] += change * self.moment;
        }
    }

    /// Marks the end of a sentence, the unit that averaging counts in.
    pub(super) fn tick(&mut self) {
        self.moment += 1.0;
    }

    /// The averaged weights, pruned below `threshold` and quantised to the square roots' 127 steps.
    pub(super) fn into_model(mut self, threshold: f32) -> Model {
        let moment = self.moment.max(1.0);
        for (weight, total) in self.weights.iter_mut().zip(&self.totals) {
            *weight -= total / moment;
        }
        let most =
            self.weights.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let quantised = |weight: f32| {
            let step = ((weight.abs() / most).sqrt() * 127.0).round();
            if weight.abs() < threshold { 0 } else { (step * weight.signum()) as i8 }
        };
        let mut sorted = Vec::new();
        for (&key, row) in self.keys.iter().zip(self.weights.chunks(self.classes)) {
            let weights =
                row.iter().enumerate().map(|(class, &weight)| (class as u8, quantised(weight)));
            let weights: Vec<(u8, i8)> = weights.filter(|weight| weight.1 != 0).collect();
            if !weights.is_empty() {
                sorted.push((key, weights));
            }
        }
        Model::new(self.classes, &sorted)
    }
}
