//! The parser: tagged words in, a tree out, by one greedy pass of the arc-hybrid system, in time
//! linear in the sentence. Features follow Zhang and Nivre (2011).

use super::form::Form;
use super::model::{Model, ModelError, key};
use super::pack::{Reader, Writer};
use super::state::{Action, NONE, State};
use super::tag::Tag;
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
    /// Heads (`None` for the root) and labels of a sentence's words.
    pub(in crate::extract) fn parse(
        &self,
        forms: &[Form],
        tags: &[Tag],
    ) -> (Vec<Option<usize>>, Vec<Deprel>) {
        let words = Words::new(forms, tags);
        let mut state = State::new(forms.len());
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
    let mut best: Option<(usize, i32)> = None;
    for class in 0..CLASSES {
        let (action, label) = action_of(class);
        let score = scores.get(class).copied().unwrap_or(0);
        let better = best.is_none_or(|(_, most)| score > most);
        if better && state.allows(action) && state.allows_label(action, label) {
            best = Some((class, score));
        }
    }
    best.map_or(SHIFT, |(class, _)| class)
}

/// A sentence's words as the parser sees them; position 0 is the root.
pub(in crate::extract) struct Words {
    lower: Vec<u32>,
    tag: Vec<u32>,
}

/// Stands for the root and for no word at all.
const ROOT: u32 = 0x1000;
const ABSENT: u32 = 0x1001;

impl Words {
    pub(in crate::extract) fn new(forms: &[Form], tags: &[Tag]) -> Self {
        let with_root =
            |rest: &mut dyn Iterator<Item = u32>| std::iter::once(ROOT).chain(rest).collect();
        Self {
            lower: with_root(&mut forms.iter().map(|form| form.lower)),
            tag: with_root(&mut tags.iter().map(|&tag| u32::from(tag))),
        }
    }

    /// The feature keys of a state.
    pub(in crate::extract) fn features(&self, state: &State, keys: &mut Vec<u32>) {
        let atoms = self.atoms(state);
        keys.clear();
        keys.extend(TEMPLATES.iter().enumerate().map(|(template, parts)| {
            key(template, parts.iter().map(|&atom| atoms[atom as usize]))
        }));
    }

    fn atoms(&self, state: &State) -> [u32; ATOMS] {
        let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
        let [n0, n1, n2] = [0, 1, 2].map(|ahead| state.coming(ahead));
        let w = |at: usize| self.lower.get(at).copied().unwrap_or(ABSENT);
        let t = |at: usize| self.tag.get(at).copied().unwrap_or(ABSENT);
        let l = |at: usize| state.labels.get(at).map_or(ABSENT, |&label| label as u32);
        let left = |at: usize, nth: usize| state.children.get(at).map_or(NONE, |c| c.left[nth]);
        let right = |at: usize, nth: usize| state.children.get(at).map_or(NONE, |c| c.right[nth]);
        let valency = |at: usize| {
            state
                .children
                .get(at)
                .map_or(0, |c| u32::from(c.count[0].min(3)) * 4 + u32::from(c.count[1].min(3)))
        };
        let set = |at: usize, side: usize| {
            let set = state.children.get(at).map_or(0, |c| c.labels[side]);
            set as u32 ^ (set >> 32) as u32
        };
        let gap = |low: usize, high: usize| {
            if low == NONE || high == NONE { 15 } else { (high - low).min(7) as u32 }
        };
        let (s0l, s0r, s1l, s1r, n0l) =
            (left(s0, 0), right(s0, 0), left(s1, 0), right(s1, 0), left(n0, 0));
        [
            0,
            w(s0),
            t(s0),
            w(s1),
            t(s1),
            w(s2),
            t(s2),
            w(n0),
            t(n0),
            w(n1),
            t(n1),
            w(n2),
            t(n2),
            w(s0l),
            t(s0l),
            l(s0l),
            w(s0r),
            t(s0r),
            l(s0r),
            w(s1l),
            t(s1l),
            l(s1l),
            w(s1r),
            t(s1r),
            l(s1r),
            w(n0l),
            t(n0l),
            l(n0l),
            l(left(s0, 1)),
            l(right(s0, 1)),
            l(right(s1, 1)),
            l(left(n0, 1)),
            valency(s0),
            valency(s1),
            valency(n0),
            set(s0, 0),
            set(s0, 1),
            set(s1, 0),
            set(s1, 1),
            set(n0, 0),
            gap(s0, n0),
            gap(s1, s0),
        ]
    }
}

/// What a feature is made of, in the order in which `Words::atoms` gives them: `S` the stack from
/// its top, `N` the words to come, then `l`/`r` for an outermost child, and `w` word, `t` tag, `l`
/// label, `v` numbers of children, `L`/`R` labels of all left or right children.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Atom {
    Bias,
    S0w,
    S0t,
    S1w,
    S1t,
    S2w,
    S2t,
    N0w,
    N0t,
    N1w,
    N1t,
    N2w,
    N2t,
    S0lw,
    S0lt,
    S0ll,
    S0rw,
    S0rt,
    S0rl,
    S1lw,
    S1lt,
    S1ll,
    S1rw,
    S1rt,
    S1rl,
    N0lw,
    N0lt,
    N0ll,
    S0l2l,
    S0r2l,
    S1r2l,
    N0l2l,
    S0v,
    S1v,
    N0v,
    S0L,
    S0R,
    S1L,
    S1R,
    N0L,
    Gap0,
    Gap1,
}

const ATOMS: usize = Atom::Gap1 as usize + 1;

/// The features, each a combination of atoms.
const TEMPLATES: &[&[Atom]] = {
    #[allow(clippy::enum_glob_use, reason = "a table of all of them")]
    use Atom::*;
    &[
        &[Bias],
        &[S0w, S0t],
        &[S0w],
        &[S0t],
        &[S1w, S1t],
        &[S1w],
        &[S1t],
        &[S2w],
        &[S2t],
        &[N0w, N0t],
        &[N0w],
        &[N0t],
        &[N1w, N1t],
        &[N1w],
        &[N1t],
        &[N2w],
        &[N2t],
        // Pairs and triples of stack and buffer.
        &[S0w, N0w],
        &[S0w, N0t],
        &[S0t, N0w],
        &[S0t, N0t],
        &[S0t, N0t, Gap0],
        &[S0w, S0t, N0t],
        &[S0t, N0w, N0t],
        &[S0w, S0t, N0w, N0t],
        &[S1w, S0w],
        &[S1w, S0t],
        &[S1t, S0w],
        &[S1t, S0t],
        &[S1t, S0t, Gap1],
        &[S1w, S1t, S0t],
        &[S1t, S0w, S0t],
        &[S1w, N0w],
        &[S1w, N0t],
        &[S1t, N0w],
        &[S1t, N0t],
        &[S0w, N1t],
        &[S0t, N1w],
        &[S0t, N0t, N1t],
        &[N0t, N1t],
        &[N0t, N1t, N2t],
        &[S0t, N0t, N1t, N2t],
        &[S1t, S0t, N0t],
        &[S2t, S1t, S0t],
        &[S1t, S0t, N0t, N1t],
        &[S1w, S0t, N0t],
        &[S1t, S0w, N0t],
        &[S1t, S0t, N0w],
        &[S1w, S0w, N0t],
        &[S0w, N0t, N1t],
        &[S0t, N0w, N1t],
        // Children.
        &[S0t, S0lt, N0t],
        &[S0t, S0rt, N0t],
        &[S0t, N0t, N0lt],
        &[S1t, S0t, S0lt],
        &[S1t, S0t, S0rt],
        &[S1t, S1rt, S0t],
        &[S1t, S1lt, S0t],
        &[S0lw, S0ll],
        &[S0rw, S0rl],
        &[N0lw, N0ll],
        &[S1rw, S1rl],
        &[S1lw, S1ll],
        &[S0t, S0ll],
        &[S0t, S0rl],
        &[N0t, N0ll],
        &[S1t, S1rl],
        &[S1t, S1ll],
        &[S0t, S0ll, S0l2l],
        &[S0t, S0rl, S0r2l],
        &[N0t, N0ll, N0l2l],
        &[S1t, S1rl, S1r2l],
        // Numbers and labels of children, distances.
        &[S0w, S0v],
        &[S0t, S0v],
        &[N0w, N0v],
        &[N0t, N0v],
        &[S1w, S1v],
        &[S1t, S1v],
        &[S0w, Gap0],
        &[S0t, Gap0],
        &[N0w, Gap0],
        &[N0t, Gap0],
        &[S1w, Gap1],
        &[S0w, Gap1],
        &[S0w, S0L],
        &[S0t, S0L],
        &[S0w, S0R],
        &[S0t, S0R],
        &[N0w, N0L],
        &[N0t, N0L],
        &[S1w, S1L],
        &[S1w, S1R],
        &[S1t, S0t, N0t, S1R, S0ll],
        &[S0t, N0t, S0R],
        // Prepositions (left children of their nouns) with what they may hang on.
        &[S1w, S0lw, S0t],
        &[S1w, S0lw, S0w],
        &[S1t, S0lw, S0w],
        &[S0t, N0t, S0lw],
        &[S0w, N0lw, N0w],
        &[S0w, N0lw, N0t],
        &[S1w, N0lw, N0t],
        &[S1w, S0w, N0lw],
        &[S0t, N0t, N0lw, N0ll],
        &[S2w, S0lw, S0t],
        &[S2t, S1t, S0lw, S0t],
    ]
};
