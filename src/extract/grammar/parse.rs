//! The parser: tagged words in, a tree out, by one pass of the arc-hybrid system with a narrow beam,
//! in time linear in the sentence.

use std::ops::Range;

use super::beam::{Beam, Breadth, Item, Judge};
use super::features::Words;
use super::form::Form;
use super::memo::Memo;
use super::model::{Model, ModelError};
use super::pack::{Reader, Writer};
use super::state::{Action, State};
use super::tag::{Tag, TagSet};
use crate::extract::Deprel;

/// Class of [`Action::Shift`]; the left arcs follow by label, then the right ones.
pub(in crate::extract) const SHIFT: usize = 0;
/// Number of classes of the parser's model.
pub(in crate::extract) const CLASSES: usize = 1 + 2 * Deprel::ALL.len();

/// The class of an action with its label.
pub(in crate::extract) fn class_of(action: Action, label: Deprel) -> usize {
    match action {
        Action::Shift => SHIFT,
        Action::Left => 1 + label as usize,
        Action::Right => 1 + Deprel::ALL.len() + label as usize,
    }
}

/// The action and label of a class.
pub(in crate::extract) fn action_of(class: usize) -> (Action, Deprel) {
    let labels = Deprel::ALL.len();
    match class.checked_sub(1) {
        None => (Action::Shift, Deprel::Dep),
        Some(at) if at < labels => (Action::Left, Deprel::ALL[at]),
        Some(at) => (Action::Right, Deprel::ALL.get(at - labels).copied().unwrap_or(Deprel::Dep)),
    }
}

/// How widely to search, in the units of stored weights: as in training, and so far that on the
/// treebanks' dev parts hardly anything is lost by what is given up.
const BREADTH: Breadth<i64> = Breadth { width: 4, window: 2_000 };

/// Weights of the parser's actions.
#[derive(Default)]
pub(in crate::extract) struct Parser {
    pub(in crate::extract) model: Model,
}

/// Scores the states of one sentence.
struct Reading<'a> {
    words: Words,
    memo: Memo<'a>,
}

impl Judge for Reading<'_> {
    type Score = i64;

    fn judge(&mut self, state: &State, scores: &mut Vec<i64>) {
        self.memo.score(&self.words, state, scores);
        if let Some(mark) = self.words.is_mark(state.stacked(0)) {
            bar(mark, scores);
        }
    }
}

/// Bars the labels that the stack's top cannot get: a mark is nothing but a mark, a word is none.
fn bar(mark: bool, scores: &mut [i64]) {
    for label in Deprel::ALL {
        let is_marks = *label == Deprel::Punct;
        if *label != Deprel::Root && mark != is_marks {
            for action in [Action::Left, Action::Right] {
                if let Some(score) = scores.get_mut(class_of(action, *label)) {
                    *score -= BARRED;
                }
            }
        }
    }
}

/// More than all that a derivation can score.
const BARRED: i64 = 1 << 40;

impl Parser {
    /// Heads (`None` for the root) and labels of a sentence's words. `names` are ranges of words
    /// that are one name each.
    pub(in crate::extract) fn parse(
        &self,
        forms: &[Form],
        tags: &[Tag],
        tag_set: &TagSet,
        names: &[Range<usize>],
    ) -> (Vec<Option<usize>>, Vec<Deprel>) {
        let words = Words::new(forms, tags, tag_set);
        let mut reading = Reading { words, memo: Memo::new(&self.model) };
        let mut beam = Beam::new(State::new(forms.len()).with_names(names), BREADTH);
        while !beam.is_done() {
            beam.advance(&mut reading);
        }
        let Some(Item { mut state, .. }) = beam.items.into_iter().next() else {
            return (vec![None; forms.len()], vec![Deprel::Dep; forms.len()]);
        };
        let heads = state.heads.iter().skip(1).map(|&head| head.checked_sub(1)).collect::<Vec<_>>();
        let labels = state.labels.split_off(1);
        (heads, labels)
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        out.block(
            Deprel::ALL.iter().map(|label| label.word()).collect::<Vec<_>>().join("\n").as_bytes(),
        );
        self.model.write(out);
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        if !input.lines()?.eq(Deprel::ALL.iter().map(|label| label.word())) {
            return Err(ModelError::NotAModel);
        }
        let model = Model::read(input)?;
        if model.classes() == CLASSES { Ok(Self { model }) } else { Err(ModelError::Damaged) }
    }
}
