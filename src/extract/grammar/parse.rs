//! The parser: tagged words in, a tree out, by one greedy pass of the arc-hybrid system, in time
//! linear in the sentence.

use std::ops::Range;

use super::features::Words;
use super::form::Form;
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

/// Weights of the parser's actions.
#[derive(Default)]
pub(in crate::extract) struct Parser {
    pub(in crate::extract) model: Model,
}

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
        let mut state = State::new(forms.len()).with_names(names);
        let (mut keys, mut scores) = (Vec::new(), Vec::new());
        while !state.is_done() {
            words.features(&state, &mut keys);
            self.model.score(&keys, &mut scores);
            let (action, label) = action_of(best_class(&state, &scores));
            state.apply(action, label);
        }
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

/// The best-scored class that the state allows; the first of equal ones.
fn best_class(state: &State, scores: &[i32]) -> usize {
    let allowed = [Action::Shift, Action::Left, Action::Right].map(|action| state.allows(action));
    let mut best: Option<(usize, i32)> = None;
    for class in 0..CLASSES {
        let (action, label) = action_of(class);
        let score = scores.get(class).copied().unwrap_or(0);
        let better = best.is_none_or(|(_, most)| score > most);
        if better && allowed[action as usize] && state.allows_label(action, label) {
            best = Some((class, score));
        }
    }
    best.map_or(SHIFT, |(class, _)| class)
}
