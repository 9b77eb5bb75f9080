//! What the parser looks at: the words at the top of the stack and next in the text, their nearest
//! dependents and neighbours, what lies between them, and joins of these after Zhang and Nivre
//! (2011), with more of prepositions and what they may hang on.

use std::sync::LazyLock;

use super::form::Form;
use super::state::{NONE, State};
use super::tag::{Tag, TagSet};
use super::template::Templates;
use crate::extract::Upos;

/// Stand for the root and for no word at all.
const ROOT: u32 = 0x1000;
const ABSENT: u32 = 0x1001;

/// Places in a state, each with a word (`w`), tag (`t`), label (`l`) and sense (`s`): `S` the stack
/// from its top, `N` the words to come, `l` and `r` an outermost dependent, `l2` and `r2` the one
/// before it, `rl` the left dependent of the right one, `p` and `n` the words before and after.
const PLACES: &[&str] = &[
    "S0", "S1", "S2", "N0", "N1", "N2", "S0l", "S0r", "S1l", "S1r", "N0l", "S0l2", "S0r2", "S1r2",
    "N0l2", "S0rl", "S1rl", "S0p", "S0n", "S1n", "N0p",
];

/// Facts of single places: `v` numbers of dependents, `L` and `R` their labels; how far the stack's
/// top is from the next word and the one below it, and what lies between.
const FACTS: &[&str] =
    &["S0v", "S1v", "N0v", "S0L", "S0R", "S1L", "S1R", "N0L", "gap0", "gap1", "mid0", "mid1"];

/// The features.
const TEXT: &str = "
    S0w; S0t; S0w S0t; S1w; S1t; S1w S1t; S2w; S2t; N0w; N0t; N0w N0t; N1w; N1t; N1w N1t; N2w; N2t;
    S0w N0w; S0w N0t; S0t N0w; S0t N0t; S0t N0t gap0; S0w S0t N0t; S0t N0w N0t; S0w S0t N0w N0t;
    S1w S0w; S1w S0t; S1t S0w; S1t S0t; S1t S0t gap1; S1w S1t S0t; S1t S0w S0t; S1w N0w; S1w N0t; S1t N0w; S1t N0t;
    S0w N1t; S0t N1w; S0t N0t N1t; N0t N1t; N0t N1t N2t; S0t N0t N1t N2t; S1t S0t N0t; S2t S1t S0t;
    S1t S0t N0t N1t; S1w S0t N0t; S1t S0w N0t; S1t S0t N0w; S1w S0w N0t; S0w N0t N1t; S0t N0w N1t;
    S0t S0lt N0t; S0t S0rt N0t; S0t N0t N0lt; S1t S0t S0lt; S1t S0t S0rt; S1t S1rt S0t; S1t S1lt S0t;
    S0lw S0ll; S0rw S0rl; N0lw N0ll; S1rw S1rl; S1lw S1ll; S0t S0ll; S0t S0rl; N0t N0ll; S1t S1rl; S1t S1ll;
    S0t S0ll S0l2l; S0t S0rl S0r2l; N0t N0ll N0l2l; S1t S1rl S1r2l;
    S0w S0v; S0t S0v; N0w N0v; N0t N0v; S1w S1v; S1t S1v; S0w gap0; S0t gap0; N0w gap0; N0t gap0; S1w gap1; S0w gap1;
    S0w S0L; S0t S0L; S0w S0R; S0t S0R; N0w N0L; N0t N0L; S1w S1L; S1w S1R; S1t S0t S1R; S1t S0t N0t S1R S0ll;
    S0t N0t S0R; S0t N0t S0L N0L;
    S1w S0lw S0t; S1w S0lw S0w; S1t S0lw S0w; S0t N0t S0lw; S0w N0lw N0w; S0w N0lw N0t; S1w N0lw N0t; S1w S0w N0lw;
    S0t N0t N0lw N0ll; S2w S0lw S0t; S2t S1t S0lw S0t; S1t S0t S0rw S0rlw; S1t S1rlw S0t S0lw; S0t S0rlw N0t;
    S1s S0s; S0s N0s; S1w S0s; S1s S0w; S0w N0s; S0s N0w; S1s S0s N0t; S1t S0s N0s; S1s S0t N0s;
    S1w S0lw S0s; S1s S0lw S0s; S0w N0lw N0s; S0s N0lw N0s; S1s S0s N0lw; S1s S0s S0lw N0t; S2s S0lw S0s; S2s S1s S0lw;
    S0t N0t mid0; S1t S0t mid1; S0w mid0; S1w mid1; S0t N0t mid0 gap0; S1t S0t N0t mid1;
    S0t S0pt N0t; S0t S0nt N0t; S0t N0t N0pt; S1t S1nt S0t; S1t S0t S0pt; S0t S0nt N0t N0pt;
    S0c N0c; S0c N0t; S0t N0c; S1c S0c; S1c S0t; S1t S0c; S0t N0c N1c; N0t N1c; S1t S0t N0c; S0x S0t N0t; S0t N0x N0t;
    S1x S0x S0ll S0t; S1x S1t S0t; N0w N1w; S0t N0w N1w; S1w S1R S0t; S0w S0R N0t; S1s S1R S0s; S1t S1R S0lw S0t;
    S1w S0t N0t S1R; S2t S1t S0t N0t; S2w S0w; S2t S1t S0w; S0h S0t N0h N0t; S1h S1t S0h S0t; S1t S0t S0h S0lw mid1;
    S1t S0t N0t mid1 S0L; S0t N0t N1t mid0; S0w N0w N1t; S0w N0t N1w
";

/// The features' templates.
pub(in crate::extract) static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::parse(&atom_names(), TEXT));

/// The atoms' names, in the order of [`Words::atoms`].
pub(in crate::extract) fn atom_names() -> Vec<String> {
    let of_place =
        |place: &&str| ["w", "t", "l", "s", "c", "x", "h"].map(|field| format!("{place}{field}"));
    PLACES.iter().flat_map(of_place).chain(FACTS.iter().map(|&fact| fact.to_owned())).collect()
}

/// A sentence's words as the parser sees them; position 0 is the root.
pub(in crate::extract) struct Words {
    words: Vec<Seen>,
}

/// One word, and counts of what comes before it in the sentence.
#[derive(Clone, Copy, Default)]
struct Seen {
    word: u32,
    tag: u32,
    sense: u32,
    parts: u32,
    ending: u32,
    flags: u32,
    /// True for a full stop, comma and the like, false for what has letters or digits.
    mark: Option<bool>,
    commas: u16,
    verbs: u16,
    conjunctions: u16,
    marks: u16,
}

/// What is seen where no word is.
const NO_WORD: Seen = Seen {
    word: ABSENT,
    tag: ABSENT,
    sense: ABSENT,
    parts: ABSENT,
    ending: ABSENT,
    flags: ABSENT,
    mark: None,
    commas: 0,
    verbs: 0,
    conjunctions: 0,
    marks: 0,
};

/// Numbers of a place.
const FIELDS: usize = 7;

impl Words {
    pub(in crate::extract) fn new(forms: &[Form], tags: &[Tag], tag_set: &TagSet) -> Self {
        let root = Seen { word: ROOT, tag: ROOT, ..Seen::default() };
        let mut words = vec![root];
        let mut counts = Seen::default();
        for (form, &tag) in forms.iter().zip(tags) {
            let upos = tag_set.upos(tag);
            words.push(Seen {
                word: form.lower,
                tag: tag.into(),
                sense: sense(form, upos),
                parts: form.class.parts,
                ending: form.suffixes[2],
                flags: form.flags,
                mark: if form.alphanumeric {
                    Some(false)
                } else {
                    (upos == Upos::Punct).then_some(true)
                },
                ..counts
            });
            let comma = tag_set.penn(tag) == ",";
            counts.commas += u16::from(comma);
            counts.verbs += u16::from(upos == Upos::Verb);
            counts.conjunctions += u16::from(upos == Upos::Cconj);
            counts.marks += u16::from(upos == Upos::Punct && !comma);
        }
        Self { words }
    }

    /// Whether the word is a punctuation mark, as far as its letters and tag tell for sure.
    pub(in crate::extract) fn is_mark(&self, at: usize) -> Option<bool> {
        self.words.get(at).filter(|_| at > 0).and_then(|seen| seen.mark)
    }

    /// The feature keys of a state.
    pub(in crate::extract) fn features(&self, state: &State, keys: &mut Vec<u32>) {
        TEMPLATES.keys(&self.atoms(state), keys);
    }

    /// What the features of a state are made of, in the order of [`atom_names`].
    pub(in crate::extract) fn atoms(&self, state: &State) -> [u32; ATOMS] {
        let mut atoms = [0; ATOMS];
        let (of_places, of_facts) = atoms.split_at_mut(PLACES.len() * FIELDS);
        for (fields, at) in of_places.chunks_exact_mut(FIELDS).zip(places(state)) {
            let seen = self.words.get(at);
            let label = state.labels.get(at).map(|&label| label as u32);
            let seen = seen.unwrap_or(&NO_WORD);
            let label = label.unwrap_or(ABSENT);
            let Seen { word, tag, sense, parts, ending, flags, .. } = *seen;
            fields.copy_from_slice(&[word, tag, label, sense, parts, ending, flags]);
        }
        of_facts.copy_from_slice(&self.facts(state));
        atoms
    }

    /// The values of [`FACTS`].
    fn facts(&self, state: &State) -> [u32; FACTS.len()] {
        let (s0, s1, n0) = (state.stacked(0), state.stacked(1), state.coming(0));
        [
            valency(state, s0),
            valency(state, s1),
            valency(state, n0),
            labels(state, s0, 0),
            labels(state, s0, 1),
            labels(state, s1, 0),
            labels(state, s1, 1),
            labels(state, n0, 0),
            gap(s0, n0),
            gap(s1, s0),
            self.between(s0, n0),
            self.between(s1, s0),
        ]
    }

    /// What lies between two words: commas, verbs, conjunctions, other marks.
    fn between(&self, low: usize, high: usize) -> u32 {
        let next = if low == NONE { NONE } else { low + 1 };
        let (Some(from), Some(to)) = (self.words.get(next), self.words.get(high)) else {
            return 255;
        };
        let count =
            |of: fn(&Seen) -> u16, most: u16| u32::from(of(to).saturating_sub(of(from)).min(most));
        count(|s| s.commas, 3)
            + 4 * count(|s| s.verbs, 2)
            + 12 * count(|s| s.conjunctions, 2)
            + 36 * count(|s| s.marks, 1)
    }
}

/// Number of atoms.
pub(in crate::extract) const ATOMS: usize = PLACES.len() * FIELDS + FACTS.len();

/// The words at [`PLACES`].
fn places(state: &State) -> [usize; PLACES.len()] {
    let left = |at: usize, nth: usize| state.children.get(at).map_or(NONE, |c| c.left[nth]);
    let right = |at: usize, nth: usize| state.children.get(at).map_or(NONE, |c| c.right[nth]);
    let before = |at: usize| if at == NONE { NONE } else { at.wrapping_sub(1) };
    let after = |at: usize| if at == NONE { NONE } else { at + 1 };
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
    let [n0, n1, n2] = [0, 1, 2].map(|ahead| state.coming(ahead));
    let (s0r, s1r) = (right(s0, 0), right(s1, 0));
    [
        s0,
        s1,
        s2,
        n0,
        n1,
        n2,
        left(s0, 0),
        s0r,
        left(s1, 0),
        s1r,
        left(n0, 0),
        left(s0, 1),
        right(s0, 1),
        right(s1, 1),
        left(n0, 1),
        left(s0r, 0),
        left(s1r, 0),
        before(s0),
        after(s0),
        after(s1),
        before(n0),
    ]
}

/// What a word is about, as far as its part of speech and a dictionary tell.
fn sense(form: &Form, upos: Upos) -> u32 {
    match upos {
        Upos::Noun => form.class.noun,
        Upos::Verb => form.class.verb,
        other => other as u32,
    }
}

fn valency(state: &State, at: usize) -> u32 {
    let few = |count: u8| u32::from(count.min(3));
    state.children.get(at).map_or(0, |children| few(children.count[0]) * 4 + few(children.count[1]))
}

fn labels(state: &State, at: usize, side: usize) -> u32 {
    let set = state.children.get(at).map_or(0, |children| children.labels[side]);
    set as u32 ^ (set >> 32) as u32
}

fn gap(low: usize, high: usize) -> u32 {
    if low == NONE || high == NONE { 15 } else { (high - low).min(7) as u32 }
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATES, TEXT};

    #[test]
    fn every_template_names_known_atoms() {
        assert_eq!(TEMPLATES.count(), TEXT.split(';').count());
    }
}
