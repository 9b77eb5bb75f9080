//! Trains the tagger.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::linear::{Counter, Learner, mean_of, models_of};
use super::random::Random;
use super::{Example, Say, rounds};
use crate::extract::grammar::form::Form;
use crate::extract::grammar::tag::{Context, Entry, Lexicon, Tag, TagSet, Tagger, Way, best};

/// Rounds over the treebanks.
const EPOCHS: usize = 8;
/// Learners that see the sentences in different orders; the model is their mean.
const LEARNERS: u64 = 2;
/// Rounds for the taggers that only tag the parser's training sentences.
const JACKKNIFE_EPOCHS: usize = 4;
/// Parts that the training sentences are cut into for that.
const FOLDS: usize = 4;
/// Features that are rarer are left out.
const AT_LEAST: u32 = 2;
/// Averaged weights below are left out.
const THRESHOLD: f32 = 0.8;
/// The same for the taggers of the parser's training sentences.
const JACKKNIFE_THRESHOLD: f32 = 1.1;
/// The right tag is to score so much more than any other.
const MARGIN: f32 = 3.0;
/// A word seen so often has no tags but those it was seen with.
const CLOSED: u32 = 20;

/// How much is done for a tagger.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    epochs: usize,
    learners: u64,
    threshold: f32,
}

impl Effort {
    /// For the tagger that is kept.
    pub(super) const FULL: Self = Self { epochs: EPOCHS, learners: LEARNERS, threshold: THRESHOLD };
}

/// Trains a tagger on some of the examples.
pub(super) fn train(examples: &[Example], chosen: &[usize], effort: Effort, say: Say) -> Tagger {
    let tags = tag_set(examples);
    let gold: Vec<Vec<Tag>> = chosen.iter().map(|&at| gold_tags(&examples[at], &tags)).collect();
    let lexicon = lexicon(examples, chosen, &gold);
    let lessons: Vec<Lesson> = chosen
        .iter()
        .zip(gold)
        .map(|(&at, gold)| Lesson { forms: &examples[at].forms, weight: examples[at].weight, gold })
        .collect();
    let weights = |way: Way| {
        let keys = count(&lessons, &lexicon, way).into_keys(AT_LEAST);
        mean_of(effort.learners, |seed| {
            let mut learner = Learner::new(keys.clone(), tags.names.len());
            learn(&mut learner, &lessons, (&lexicon, &tags, way), (effort.epochs, seed), say);
            learner
        })
    };
    let both = [weights(Way::Forward), weights(Way::Backward)];
    let [forward, backward] = models_of(both, effort.threshold, tags.names.len());
    Tagger { tags, lexicon, forward, backward, strict: false }
}

/// A sentence ready for training.
struct Lesson<'a> {
    forms: &'a [Form],
    weight: usize,
    gold: Vec<Tag>,
}

/// Counts the features along the gold tags.
fn count(lessons: &[Lesson], lexicon: &Lexicon, way: Way) -> Counter {
    let mut counter = Counter::default();
    let mut keys = Vec::new();
    for Lesson { forms, gold, .. } in lessons {
        let context = Context::new(forms, lexicon);
        for word in 0..gold.len() {
            context.features(word, gold, way, &mut keys);
            counter.add(&keys);
        }
    }
    counter
}

/// Goes over all lessons, in an order of chance, several times.
fn learn(
    learner: &mut Learner,
    lessons: &[Lesson],
    known: (&Lexicon, &TagSet, Way),
    (epochs, seed): (usize, u64),
    say: Say,
) {
    let mut order = rounds(lessons.iter().map(|lesson| lesson.weight));
    let mut random = Random::new(17 + seed);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let wrong: usize =
            order.iter().map(|&at| learn_sentence(learner, &lessons[at], known)).sum();
        say(&format!("tagger, round {}: {wrong} wrong", epoch + 1));
    }
}

/// Tags every example by a tagger that has not seen it.
pub(super) fn jackknife(examples: &[Example], say: Say) -> (TagSet, Vec<Vec<Tag>>) {
    let fold_of = |fold: usize| {
        let (held, kept): (Vec<usize>, Vec<usize>) =
            (0..examples.len()).partition(|at| at % FOLDS == fold);
        let effort =
            Effort { epochs: JACKKNIFE_EPOCHS, learners: 1, threshold: JACKKNIFE_THRESHOLD };
        let tagger = train(examples, &kept, effort, &|_| ());
        say(&format!("tagged part {} of {FOLDS}", fold + 1));
        let tag = |at: usize| (at, tagger.tag(&examples[at].forms, &[]));
        held.into_iter().map(tag).collect::<Vec<_>>()
    };
    let folds: Vec<_> = (0..FOLDS).into_par_iter().map(fold_of).collect();
    let mut tags = vec![Vec::new(); examples.len()];
    folds.into_iter().flatten().for_each(|(at, own)| tags[at] = own);
    (tag_set(examples), tags)
}

/// One pass over a sentence; gives the number of wrong guesses.
fn learn_sentence(
    learner: &mut Learner,
    lesson: &Lesson,
    (lexicon, tags, way): (&Lexicon, &TagSet, Way),
) -> usize {
    let (mut keys, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let context = Context::new(lesson.forms, lexicon);
    let mut guessed: Vec<Tag> = vec![0; lesson.gold.len()];
    let mut wrong = 0;
    for at in way.order(lesson.gold.len()) {
        let right = lesson.gold[at];
        context.features(at, &guessed, way, &mut keys);
        learner.rows(&keys, &mut rows);
        learner.score(&rows, &mut scores);
        let choose = |scores: &[f32]| {
            let all = || best(0..scores.len() as Tag, scores);
            lexicon.choose(&lesson.forms[at], tags, scores).or_else(all).unwrap_or(0)
        };
        let guess = choose(&scores);
        wrong += usize::from(guess != right);
        scores[usize::from(right)] -= MARGIN;
        let rival = choose(&scores);
        if rival != right {
            learner.update(&rows, right.into(), 1.0);
            learner.update(&rows, rival.into(), -1.0);
        }
        guessed[at] = guess;
    }
    learner.tick();
    wrong
}

/// All tags of the treebanks, sorted.
fn tag_set(examples: &[Example]) -> TagSet {
    let names: BTreeSet<String> = examples
        .iter()
        .flat_map(|example| &example.tree.words)
        .map(|word| word.tag.clone())
        .collect();
    TagSet::new(names.into_iter().collect()).unwrap_or_default()
}

fn gold_tags(example: &Example, tags: &TagSet) -> Vec<Tag> {
    let number = |name: &String| tags.names.binary_search(name).unwrap_or(0) as Tag;
    example.tree.words.iter().map(|word| number(&word.tag)).collect()
}

fn lexicon(examples: &[Example], chosen: &[usize], gold: &[Vec<Tag>]) -> Lexicon {
    let mut seen: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
    for (&at, gold) in chosen.iter().zip(gold) {
        for (form, &tag) in examples[at].forms.iter().zip(gold) {
            *seen.entry(form.lower).or_default().entry(tag).or_default() += 1;
        }
    }
    let entry = |(word, tags): (u32, BTreeMap<Tag, u32>)| {
        let total: u32 = tags.values().sum();
        let mut ranked: Vec<(Tag, u32)> = tags.into_iter().collect();
        ranked.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
        let tags = ranked.into_iter().map(|(tag, _)| tag).collect();
        (total >= 2).then_some((word, Entry { tags, closed: total >= CLOSED }))
    };
    Lexicon::new(seen.into_iter().filter_map(entry))
}
