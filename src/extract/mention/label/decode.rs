//! Finds the best way to cut a sentence into names and other words: a semi-Markov model (Sarawagi and Cohen
//! 2004) of order 0. A name's score is that of its words in their places plus that of the whole.

use std::ops::Range;

/// Types of names.
pub(in crate::extract) const TYPES: usize = 3;
/// The class of words outside of names.
pub(in crate::extract) const OUTSIDE: usize = 0;
/// Classes of words: outside of names, then for each type first, inner, last and only word.
pub(in crate::extract) const WORD_CLASSES: usize = 1 + 4 * TYPES;
/// All classes of the model: those of words, then one for whole names of each type.
pub(in crate::extract) const CLASSES: usize = WORD_CLASSES + TYPES;

/// The class of the word `at` inside a name.
pub(in crate::extract) fn class_at(words: &Range<usize>, at: usize, kind: usize) -> usize {
    1 + kind * 4 + place_in(words, at)
}

/// 0 for the first of several words, 1 for an inner one, 2 for the last, 3 for an only one.
pub(super) fn place_in(words: &Range<usize>, at: usize) -> usize {
    match (at == words.start, at + 1 == words.end) {
        (true, true) => 3,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}

/// What words score as a name of each type, over what they score outside of names, in margins.
pub(in crate::extract) type Types = [f64; TYPES];

/// Words that are one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Label {
    pub words: Range<usize>,
    /// Number of its type.
    pub kind: usize,
}

/// Scores of a sentence's words and of what can be a name in it.
pub(in crate::extract) struct Lattice {
    /// For each word; all 0 for words that are in no name.
    pub words: Vec<[f64; WORD_CLASSES]>,
    /// What can be a name, in the order of the ends.
    pub spans: Vec<Range<usize>>,
    /// For each span what the whole scores as each type.
    pub wholes: Vec<[f64; TYPES]>,
    /// What scores come to for one margin.
    unit: f64,
}

impl Lattice {
    /// No scores yet; `unit` is what they come to for one margin.
    pub fn new(spans: Vec<Range<usize>>, unit: f64) -> Self {
        Self { words: Vec::new(), spans, wholes: Vec::new(), unit: unit.max(1.0) }
    }

    /// The names of the best cut, from left to right; linear in words and spans.
    pub fn best(&self) -> Vec<Label> {
        let count = self.words.len();
        let inner = self.inner_sums();
        // For each place the best score of all before it, and the name that ends there.
        let mut best = vec![0.0; count + 1];
        let mut chosen: Vec<Option<Label>> = vec![None; count + 1];
        let mut next = 0;
        for end in 1..=count {
            best[end] = best[end - 1] + self.words[end - 1][OUTSIDE];
            while let Some(span) = self.spans.get(next).filter(|span| span.end == end) {
                for kind in 0..TYPES {
                    let score =
                        best[span.start] + self.score(&inner, span, kind) + self.wholes[next][kind];
                    if score > best[end] {
                        best[end] = score;
                        chosen[end] = Some(Label { words: span.clone(), kind });
                    }
                }
                next += 1;
            }
        }
        let mut labels = Vec::new();
        let mut at = count;
        while at > 0 {
            match chosen[at].take() {
                Some(label) => {
                    at = label.words.start;
                    labels.push(label);
                }
                None => at -= 1,
            }
        }
        labels.reverse();
        labels
    }

    /// What these words score as a name of each type, over what they score outside of names, in margins;
    /// nothing where they can be no name.
    pub fn types_of(&self, words: &Range<usize>) -> Option<Types> {
        let from = self.spans.partition_point(|span| span.end < words.end);
        let place = self.spans[from..].iter().take_while(|span| span.end == words.end);
        place.zip(from..).find(|(span, _)| *span == words).map(|(_, place)| self.scores(place))
    }

    /// The same for the span at this place.
    fn scores(&self, place: usize) -> Types {
        let span = &self.spans[place];
        let outside: f64 = self.words[span.clone()].iter().map(|word| word[OUTSIDE]).sum();
        let words = |kind: usize| -> f64 {
            span.clone().map(|at| self.words[at][class_at(span, at, kind)]).sum()
        };
        std::array::from_fn(|kind| (words(kind) + self.wholes[place][kind] - outside) / self.unit)
    }

    /// For each type the sums of the scores as inner words, from the first word on.
    fn inner_sums(&self) -> [Vec<f64>; TYPES] {
        std::array::from_fn(|kind| {
            let mut sum = 0.0;
            let later = self.words.iter().map(|word| {
                sum += word[2 + kind * 4];
                sum
            });
            std::iter::once(0.0).chain(later).collect()
        })
    }

    fn score(&self, inner: &[Vec<f64>; TYPES], span: &Range<usize>, kind: usize) -> f64 {
        let (first, last) = (span.start, span.end - 1);
        if first == last {
            return self.words[first][4 + kind * 4];
        }
        self.words[first][1 + kind * 4] + inner[kind][last] - inner[kind][first + 1]
            + self.words[last][3 + kind * 4]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Label, Lattice, OUTSIDE, TYPES, WORD_CLASSES, class_at};

    fn lattice(count: usize) -> Lattice {
        let spans = (1..=count).flat_map(|end| (0..end).map(move |start| start..end)).collect();
        let mut lattice = Lattice::new(spans, 1.0);
        lattice.words = vec![[0.0; WORD_CLASSES]; count];
        lattice.wholes = vec![[0.0; TYPES]; lattice.spans.len()];
        lattice
    }

    /// What a cut scores, counted word by word.
    fn total(lattice: &Lattice, labels: &[Label]) -> f64 {
        let mut classes = vec![OUTSIDE; lattice.words.len()];
        let mut sum = 0.0;
        for Label { words, kind } in labels {
            words.clone().for_each(|at| classes[at] = class_at(words, at, *kind));
            let place = lattice.spans.iter().position(|span| span == words).expect("a span");
            sum += lattice.wholes[place][*kind];
        }
        sum + classes.iter().zip(&lattice.words).map(|(&class, word)| word[class]).sum::<f64>()
    }

    /// Every cut of the words from `start` on.
    fn cuts(lattice: &Lattice, start: usize) -> Vec<Vec<Label>> {
        if start == lattice.words.len() {
            return vec![Vec::new()];
        }
        let mut all = cuts(lattice, start + 1);
        for end in start + 1..=lattice.words.len() {
            for rest in cuts(lattice, end) {
                let label = |kind| Label { words: start..end, kind };
                all.extend((0..TYPES).map(|kind| [vec![label(kind)], rest.clone()].concat()));
            }
        }
        all
    }

    #[test]
    fn a_whole_can_outweigh_its_words() {
        let mut lattice = lattice(2);
        lattice.words[0][class_at(&(0..1), 0, 0)] = 2.0;
        let whole = lattice.spans.iter().position(|span| *span == (0..2)).expect("a span");
        lattice.wholes[whole][2] = 3.0;
        assert_eq!(lattice.best(), [Label { words: 0..2, kind: 2 }]);
        assert_eq!(lattice.types_of(&(0..2)), Some([0.0, 0.0, 3.0]));
        assert_eq!(lattice.types_of(&(1..3)), None);
    }

    #[test]
    fn no_words_and_no_spans_give_no_names() {
        assert_eq!(lattice(0).best(), []);
        let mut bare = Lattice::new(Vec::new(), 0.0);
        bare.words = vec![[1.0; WORD_CLASSES]; 3];
        assert_eq!(bare.best(), []);
    }

    proptest! {
        #[test]
        fn the_best_cut_is_the_best_of_all(numbers in prop::collection::vec(-9_i8..9, 200)) {
            let mut lattice = lattice(4);
            let mut numbers = numbers.into_iter().map(f64::from);
            for word in &mut lattice.words {
                word.fill_with(|| numbers.next().unwrap_or_default());
            }
            for whole in &mut lattice.wholes {
                whole.fill_with(|| numbers.next().unwrap_or_default());
            }
            let most = cuts(&lattice, 0).iter().map(|cut| total(&lattice, cut)).fold(f64::MIN, f64::max);
            prop_assert_eq!(total(&lattice, &lattice.best()), most);
        }
    }
}
