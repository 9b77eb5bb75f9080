//! Trains what common nouns name: an averaged perceptron over single nouns.

use super::linear::{Counter, Learner, mean_of, model_of};
use super::mentions_data::Passage;
use super::random::Random;
use crate::extract::grammar::model::Model;
use crate::extract::mention::label::{NO_TYPE, is_phrase_head, of_noun};

/// Rounds over the nouns.
const EPOCHS: usize = 8;
/// Learners that see the nouns in different orders; the model is their mean.
const LEARNERS: u64 = 2;
/// Features that are rarer are left out.
const AT_LEAST: u32 = 4;
/// Averaged weights below are left out.
const THRESHOLD: f32 = 0.1;
/// The right type is to score so much more than any other.
const MARGIN: f32 = 2.0;

/// A noun ready for training.
struct Lesson {
    keys: Vec<u32>,
    right: usize,
}

/// Trains on the passages' common nouns.
pub(super) fn train(passages: &[Passage]) -> Model {
    let lessons: Vec<Lesson> = passages.iter().flat_map(read).collect();
    let mut counter = Counter::default();
    for lesson in &lessons {
        counter.add(&lesson.keys);
    }
    let keys = counter.into_keys(AT_LEAST);
    let weights = mean_of(LEARNERS, |seed| {
        let mut learner = Learner::new(keys.clone(), NO_TYPE + 1);
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        let mut random = Random::new(41 + seed);
        for _ in 0..EPOCHS {
            random.shuffle(&mut order);
            for &at in &order {
                learn(&mut learner, &lessons[at]);
            }
        }
        learner
    });
    model_of(weights, THRESHOLD, NO_TYPE + 1)
}

fn read(passage: &Passage) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for (tree, entities) in passage.trees().iter().zip(&passage.entities) {
        for word in (0..tree.len()).filter(|&word| is_phrase_head(tree, word)) {
            let right = entities.iter().rfind(|entity| entity.head == word);
            let mut keys = Vec::new();
            of_noun(tree, word, &mut keys);
            lessons.push(Lesson { keys, right: right.map_or(NO_TYPE, |entity| entity.kind) });
        }
    }
    lessons
}

fn learn(learner: &mut Learner, lesson: &Lesson) {
    let (mut rows, mut scores) = (Vec::new(), Vec::new());
    learner.rows(&lesson.keys, &mut rows);
    learner.score(&rows, &mut scores);
    scores[lesson.right] -= MARGIN;
    let rival =
        (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
    if rival != lesson.right {
        learner.update(&rows, lesson.right, 1.0);
        learner.update(&rows, rival, -1.0);
    }
    learner.tick();
}
