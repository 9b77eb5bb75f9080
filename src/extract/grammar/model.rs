//! A sparse linear classifier with weights of a few steps. Scores are sums of integers, so that they
//! are the same on every machine.

use super::index::{Found, GROUP, Index, KEY_BITS};
use super::pack::{Reader, Writer};

/// Why a model file could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The file is something else, or of another version.
    #[error("this is no model file of this version")]
    NotAModel,
    /// The file is cut short or altered.
    #[error("the model file is damaged")]
    Damaged,
}

/// Mixes the parts of a feature into its key; `template` keeps features of different kinds apart.
pub(in crate::extract) fn key(template: usize, parts: impl IntoIterator<Item = u32>) -> u32 {
    let mut hash = (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in parts {
        hash = (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    }
    ((hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> (64 - KEY_BITS)) as u32
}

/// Hashes a string (FNV-1a, 64 bits folded to 32).
pub(in crate::extract) fn hash(text: &str) -> u32 {
    hash_chars(text.chars())
}

/// Hashes characters as [`hash`] does a string.
pub(in crate::extract) fn hash_chars(chars: impl IntoIterator<Item = char>) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for c in chars {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ (hash >> 32)) as u32
}

/// The largest step of a weight, up and down.
pub(in crate::extract) const STEPS: i8 = 40;

/// What a stored step counts for: its square, signed. Squares give small weights finer steps.
#[inline]
fn weight_of(step: i8) -> i16 {
    i16::from(step) * i16::from(step).abs()
}

/// Classes are numbered by a byte.
const MOST_CLASSES: usize = 256;

/// A feature's weights: classes and steps.
pub(in crate::extract) type Row = Vec<(u8, i8)>;

/// Weights by feature key and class.
#[derive(Default)]
pub(in crate::extract) struct Model {
    classes: usize,
    /// Numbers the rows.
    index: Index,
    /// Where each row begins; one more for the end.
    starts: Vec<u32>,
    /// Classes and steps of all rows, one row after the other.
    weights: Row,
}

impl Model {
    /// A model of so many classes (256 at most) from rows sorted by key, each key once and with at least one weight.
    pub(in crate::extract) fn new(classes: usize, rows: &[(u32, Row)]) -> Self {
        let keys: Vec<u32> = rows.iter().map(|(key, _)| *key).collect();
        let counts = rows.iter().map(|(_, row)| row.len());
        let weights = rows.iter().flat_map(|(_, row)| row).copied().collect();
        Self { classes, index: Index::new(&keys), starts: starts(counts), weights }
    }

    /// Number of classes.
    pub(in crate::extract) fn classes(&self) -> usize {
        self.classes
    }

    /// Numbers of features and of weights.
    pub(in crate::extract) fn size(&self) -> (usize, usize) {
        (self.starts.len().saturating_sub(1), self.weights.len())
    }

    /// Sums the weights of the features into `scores`, which is cleared first.
    pub(in crate::extract) fn score(&self, features: &[u32], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(self.classes, 0);
        self.add_to(features, |_| 0, scores);
    }

    /// Adds the weights of the features to rows of sums, a number a class. `row_of` gives the row
    /// for which a feature, told by its place, counts.
    pub(in crate::extract) fn add_to(
        &self,
        features: &[u32],
        row_of: impl Fn(usize) -> usize,
        sums: &mut [i32],
    ) {
        let mut found = [Found::default(); GROUP];
        for (number, group) in features.chunks(GROUP).enumerate() {
            let count = self.index.find_group(group, &mut found);
            let found = &found[..count];
            let mut spans = [(0, 0); GROUP];
            for (span, feature) in spans.iter_mut().zip(found) {
                *span = self.span(feature.row);
            }
            // The first weights are fetched before any is added, so that the waits for memory overlap.
            let mut firsts = [(0, 0); GROUP];
            for (first, span) in firsts.iter_mut().zip(&spans[..count]) {
                *first = self.weights.get(span.0).copied().unwrap_or_default();
            }
            for ((feature, &(start, end)), first) in found.iter().zip(&spans).zip(firsts) {
                let row = row_of(number * GROUP + feature.at) * self.classes;
                let Some(sums) = sums.get_mut(row..row + self.classes) else { continue };
                add(sums, first);
                let others = self.weights.get(start + 1..end).unwrap_or_default();
                for &weight in others {
                    add(sums, weight);
                }
            }
        }
    }

    /// Where the weights of a row begin and end.
    #[inline]
    fn span(&self, row: usize) -> (usize, usize) {
        match self.starts.get(row..row + 2) {
            Some(&[start, end]) => (start as usize, end as usize),
            _ => (0, 0),
        }
    }

    /// The rows by key.
    fn rows(&self) -> Vec<(u32, Row)> {
        let row = |row| {
            let (start, end) = self.span(row);
            self.weights.get(start..end).unwrap_or_default().to_vec()
        };
        self.index.keys().enumerate().map(|(at, key)| (key, row(at))).collect()
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        let rows = self.rows();
        out.number(self.classes);
        out.keys(&rows.iter().map(|(key, _)| *key).collect::<Vec<_>>());
        out.block(&rows.iter().map(|(_, row)| row.len() as u8).collect::<Vec<_>>());
        let mut behind = vec![Vec::new(); self.classes + 1];
        for (_, row) in &rows {
            let mut last = self.classes;
            for &(class, _) in row {
                behind[last].push(class);
                last = class.into();
            }
        }
        for classes in &behind {
            out.number(classes.len());
        }
        out.block(&behind.concat());
        out.block(&rows.iter().flat_map(|(_, row)| row).map(|w| w.1 as u8).collect::<Vec<_>>());
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let classes = input.number()?;
        if classes >= MOST_CLASSES {
            return Err(ModelError::Damaged);
        }
        let keys = input.keys()?;
        let counts = input.block()?;
        let mut behind = Streams::read(classes, input)?;
        let steps = input.block()?;
        let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
        let sorted = keys.is_sorted_by(|one, next| one < next);
        let fits = keys.last().is_none_or(|key| key >> KEY_BITS == 0);
        if counts.len() != keys.len() || total != steps.len() || !sorted || !fits {
            return Err(ModelError::Damaged);
        }
        let mut weights = Row::with_capacity(total);
        let mut steps = steps.iter();
        for &count in counts {
            let mut last = classes;
            for &step in steps.by_ref().take(count.into()) {
                let class = behind.next(last).ok_or(ModelError::Damaged)?;
                last = class.into();
                weights.push((class, (step as i8).clamp(-STEPS, STEPS)));
            }
        }
        let starts = starts(counts.iter().map(|&count| count.into()));
        Ok(Self { classes, index: Index::new(&keys), starts, weights })
    }
}

/// Where rows of so many weights begin, and where the last one ends.
fn starts(counts: impl Iterator<Item = usize>) -> Vec<u32> {
    let ends = counts.scan(0, |end, count| {
        *end += count as u32;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

#[inline]
fn add(sums: &mut [i32], (class, step): (u8, i8)) {
    if let Some(sum) = sums.get_mut(usize::from(class)) {
        *sum += i32::from(weight_of(step));
    }
}

/// The classes of all rows, those behind each class together (and those that come first), since what
/// follows a class in a row is much the same everywhere and packs well.
struct Streams<'a> {
    behind: Vec<&'a [u8]>,
}

impl<'a> Streams<'a> {
    fn read(classes: usize, input: &mut Reader<'a>) -> Result<Self, ModelError> {
        let lengths = (0..=classes).map(|_| input.number()).collect::<Result<Vec<_>, _>>()?;
        let mut rest = input.block()?;
        let mut cut = |length: usize| {
            let (own, others) = rest.split_at_checked(length)?;
            rest = others;
            Some(own)
        };
        let behind = lengths.into_iter().map(&mut cut).collect::<Option<_>>();
        Ok(Self { behind: behind.ok_or(ModelError::Damaged)? })
    }

    /// The class that comes next behind another.
    fn next(&mut self, last: usize) -> Option<u8> {
        let stream = self.behind.get_mut(last)?;
        let (&class, rest) = stream.split_first()?;
        *stream = rest;
        (usize::from(class) + 1 < self.behind.len()).then_some(class)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pack::{Reader, Writer};
    use super::{Model, Row, key};

    fn small() -> Model {
        Model::new(3, &[(5, vec![(0, 2), (2, -3)]), (900, vec![(1, 10)]), (1 << 27, vec![(0, 1)])])
    }

    #[test]
    fn scores_sum_signed_squares() {
        let mut scores = Vec::new();
        small().score(&[5, 900, 7, 1 << 27, 5], &mut scores);
        assert_eq!(scores, [4 + 4 + 1, 100, -18]);
    }

    #[test]
    fn features_count_for_the_rows_of_sums_that_are_asked_for() {
        let mut sums = [0; 9];
        small().add_to(&[5, 7, 900, 5], |at| at % 3, &mut sums);
        assert_eq!(sums, [8, 0, -18, 0, 0, 0, 0, 100, 0]);
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let long: Row = (0..100).map(|class| (class, class as i8 % 7 + 1)).collect();
        let rows = [(5, vec![(0, 2), (99, -3)]), (900, long), (1 << 27, vec![(0, 1)])];
        let mut out = Writer::default();
        Model::new(100, &rows).write(&mut out);
        let read = Model::read(&mut Reader::new(&out.bytes)).expect("whole");
        assert_eq!((read.classes(), read.size()), (100, (3, 103)));
        assert_eq!(read.rows(), rows);
        assert!(Model::read(&mut Reader::new(&out.bytes[..out.bytes.len() - 1])).is_err());
    }

    #[test]
    fn templates_keep_equal_parts_apart() {
        assert_ne!(key(0, [1, 2]), key(1, [1, 2]));
        assert_ne!(key(0, [1, 2]), key(0, [2, 1]));
    }
}
