//! Trains the names of the mention model: a structured averaged perceptron (Collins 2002) over the ways to
//! cut a sentence, with a margin. What two kinds of documents share and what is the wanted kind's own is
//! learned side by side (Daumé 2007) and added up at the end.

use std::collections::{BTreeMap, BTreeSet};

use super::linear::{Counter, Learner, Weights, mean_of, model_of, score_of};
use super::mentions_data::{GoldName, Passage};
use super::random::Random;
use crate::extract::grammar::model::Model;
use crate::extract::mention::casing::Casing;
use crate::extract::mention::label::{
    CLASSES, Features, Label, Lattice, OUTSIDE, WORD_CLASSES, class_at,
};
use crate::extract::tree::Tree;

/// Rounds over the sentences.
const EPOCHS: usize = 8;
/// Learners that see the sentences in different orders; the model is their mean.
const LEARNERS: u64 = 5;
/// Features that are rarer are left out.
const AT_LEAST: u32 = 4;
/// Averaged weights below are left out.
const THRESHOLD: f32 = 0.05;
/// A right label of a word is to score so much more than a wrong one.
const MARGIN: f64 = 3.0;
/// The same where the wrong label misses a name.
const MARGIN_MISSED: f64 = 6.0;
/// Turns a feature's key into that of the wanted documents' own copy, and back.
const OWN: u32 = 0x0bd1_e995;

/// A sentence ready for training.
struct Lesson {
    features: Features,
    gold: Vec<Label>,
}

/// Trains on the documents with names as wanted and on further ones; gives also what the model's scores
/// come to for one [`MARGIN`].
pub(super) fn train(wanted: &[Passage], further: &[Passage]) -> (Model, usize) {
    let mut lessons: Vec<Lesson> = wanted.iter().flat_map(read).collect();
    let own = lessons.len();
    lessons.extend(further.iter().flat_map(read));
    let shared: BTreeSet<u32> =
        lessons.iter().flat_map(|lesson| lesson.features.all()).flatten().copied().collect();
    lessons[..own].iter_mut().for_each(Lesson::double);
    let mut counter = Counter::default();
    for keys in lessons.iter().flat_map(|lesson| lesson.features.all()) {
        counter.add(keys);
    }
    let keys = counter.into_keys(AT_LEAST);
    let weights = mean_of(LEARNERS, |seed| {
        let mut learner = Learner::new(keys.clone(), CLASSES);
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        let mut random = Random::new(29 + seed);
        for _ in 0..EPOCHS {
            random.shuffle(&mut order);
            for &at in &order {
                learn(&mut learner, &lessons[at]);
            }
        }
        learner
    });
    let weights = merged(weights, &shared);
    let unit = f64::from(score_of(1.0, &weights)) * MARGIN;
    (model_of(weights, THRESHOLD, CLASSES), unit.round() as usize)
}

fn read(passage: &Passage) -> Vec<Lesson> {
    let trees = passage.trees();
    let casing = Casing::of(&trees);
    let lesson = |(tree, names): (&Tree, &Vec<GoldName>)| {
        let features = Features::of(tree, &casing);
        let gold = names.iter().map(|name| Label { words: name.words.clone(), kind: name.kind });
        // What the lattice cannot hold cannot be learned.
        let gold = gold.filter(|label| features.spans.contains(&label.words)).collect();
        Lesson { features, gold }
    };
    trees.iter().zip(&passage.names).map(lesson).collect()
}

impl Lesson {
    /// Adds to each feature the copy that only the wanted documents have.
    fn double(&mut self) {
        for keys in self.features.all_mut() {
            let own: Vec<u32> = keys.iter().map(|key| key ^ OWN).collect();
            keys.extend(own);
        }
    }
}

/// One pass over a sentence.
fn learn(learner: &mut Learner, lesson: &Lesson) {
    if !lesson.features.spans.is_empty() {
        let mut lattice = lattice(learner, &lesson.features);
        add_margin(&mut lattice, &lesson.gold);
        let guess = lattice.best();
        if guess != lesson.gold {
            change(learner, &lesson.features, &lesson.gold, 1.0);
            change(learner, &lesson.features, &guess, -1.0);
        }
    }
    learner.tick();
}

fn lattice(learner: &Learner, features: &Features) -> Lattice {
    let (mut rows, mut scores) = (Vec::new(), Vec::new());
    let mut lattice = Lattice::new(features.spans.clone(), MARGIN);
    for keys in &features.words {
        learner.rows(keys, &mut rows);
        learner.score(&rows, &mut scores);
        lattice.words.push(std::array::from_fn(|class| scores[class].into()));
    }
    for keys in &features.wholes {
        learner.rows(keys, &mut rows);
        learner.score(&rows, &mut scores);
        lattice.wholes.push(std::array::from_fn(|kind| scores[WORD_CLASSES + kind].into()));
    }
    lattice
}

/// Makes every label that is not gold look better.
fn add_margin(lattice: &mut Lattice, gold: &[Label]) {
    let right = classes(lattice.words.len(), gold);
    for (scores, right) in lattice.words.iter_mut().zip(right) {
        for (class, score) in scores.iter_mut().enumerate().filter(|(class, _)| *class != right) {
            *score += if class == OUTSIDE { MARGIN_MISSED } else { MARGIN };
        }
    }
}

/// The class of each word.
fn classes(count: usize, labels: &[Label]) -> Vec<usize> {
    let mut classes = vec![OUTSIDE; count];
    for Label { words, kind } in labels {
        words.clone().for_each(|at| classes[at] = class_at(words, at, *kind));
    }
    classes
}

/// Adds to the weights of the labels' features; words outside of names count too.
fn change(learner: &mut Learner, features: &Features, labels: &[Label], by: f32) {
    let mut rows = Vec::new();
    for label in labels {
        if let Some(place) = features.spans.iter().position(|span| *span == label.words) {
            learner.rows(&features.wholes[place], &mut rows);
            learner.update(&rows, WORD_CLASSES + label.kind, by);
        }
    }
    for (keys, class) in features.words.iter().zip(classes(features.words.len(), labels)) {
        learner.rows(keys, &mut rows);
        learner.update(&rows, class, by);
    }
}

/// Adds each copy's weights to those of the feature that it copies.
fn merged(weights: Weights, shared: &BTreeSet<u32>) -> Weights {
    let mut rows: BTreeMap<u32, BTreeMap<u8, f32>> = BTreeMap::new();
    for (key, row) in weights {
        let key = if shared.contains(&key) { key } else { key ^ OWN };
        let sums = rows.entry(key).or_default();
        for (class, weight) in row {
            *sums.entry(class).or_default() += weight;
        }
    }
    rows.into_iter().map(|(key, row)| (key, row.into_iter().collect())).collect()
}
