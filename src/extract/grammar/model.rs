//! A sparse linear classifier with 8-bit weights. Scores are sums of integers, so that they are the
//! same on every machine.

use super::pack::{Reader, Writer};
use super::table::{GROUP, Table};

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
    ((hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 32) as u32
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

/// What a stored weight byte counts for: its square, signed. Squares give small weights finer steps.
pub(in crate::extract) fn weight_of(byte: i8) -> i32 {
    i32::from(byte) * i32::from(byte).abs()
}

/// Classes are numbered by a byte.
const MOST_CLASSES: usize = 256;

/// Weights by feature key and class.
#[derive(Default)]
pub(in crate::extract) struct Model {
    classes: usize,
    /// Sorted.
    keys: Vec<u32>,
    /// For each key a pair of its number of weights and 0, then pairs of class and weight.
    rows: Vec<(u8, i8)>,
    table: Table,
}

impl Model {
    /// A model from rows sorted by key.
    pub(in crate::extract) fn new(classes: usize, sorted: &[(u32, Vec<(u8, i8)>)]) -> Self {
        let keys = sorted.iter().map(|(key, _)| *key).collect();
        let mut rows = Vec::new();
        for (_, row) in sorted {
            rows.push((row.len() as u8, 0));
            rows.extend(row);
        }
        Self::assemble(classes, keys, rows)
    }

    fn assemble(classes: usize, keys: Vec<u32>, rows: Vec<(u8, i8)>) -> Self {
        let mut table = Table::with_room_for(keys.len());
        let mut start = 0;
        for &key in &keys {
            table.insert(key, start as u32);
            start += 1 + rows.get(start).map_or(0, |head| usize::from(head.0));
        }
        Self { classes, keys, rows, table }
    }

    /// Number of classes.
    pub(in crate::extract) fn classes(&self) -> usize {
        self.classes
    }

    /// Numbers of features and of weights.
    pub(in crate::extract) fn size(&self) -> (usize, usize) {
        (self.keys.len(), self.rows.len() - self.keys.len())
    }

    /// Sums the weights of the features into `scores`, which is cleared first.
    pub(in crate::extract) fn score(&self, features: &[u32], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(MOST_CLASSES, 0);
        // An array of all that a byte can number needs no check of bounds.
        let Some(sums) = scores.first_chunk_mut::<MOST_CLASSES>() else { return };
        let mut starts = [0; GROUP];
        for group in features.chunks(GROUP) {
            let count = self.table.find_group(group, &mut starts);
            let mut heads = [(0, 0); GROUP];
            for (head, &start) in heads.iter_mut().zip(&starts[..count]) {
                *head = self.rows.get(start as usize).copied().unwrap_or_default();
            }
            for (head, &start) in heads.iter().zip(&starts[..count]) {
                let first = start as usize + 1;
                let row = self.rows.get(first..first + usize::from(head.0));
                for &(class, weight) in row.unwrap_or_default() {
                    sums[usize::from(class)] += weight_of(weight);
                }
            }
        }
        scores.truncate(self.classes);
    }

    fn row(&self, start: u32) -> &[(u8, i8)] {
        let Some(([head], rest)) =
            self.rows.get(start as usize..).and_then(<[_]>::split_first_chunk)
        else {
            return &[];
        };
        rest.get(..usize::from(head.0)).unwrap_or_default()
    }

    /// The rows in the order of their keys.
    fn rows(&self) -> impl Iterator<Item = &[(u8, i8)]> {
        let mut start = 0;
        self.keys.iter().map(move |_| {
            let row = self.row(start as u32);
            start += 1 + row.len();
            row
        })
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        out.number(self.classes);
        out.keys(&self.keys);
        out.block(&self.rows().map(|row| row.len() as u8).collect::<Vec<_>>());
        out.block(&self.rows().flatten().map(|weight| weight.0).collect::<Vec<_>>());
        out.block(&self.rows().flatten().map(|weight| weight.1 as u8).collect::<Vec<_>>());
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let classes = input.number()?;
        let keys = input.keys()?;
        let counts = input.block()?;
        let mut weights = input.block()?.iter().zip(input.block()?);
        let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
        if classes > MOST_CLASSES || counts.len() != keys.len() || weights.len() != total {
            return Err(ModelError::Damaged);
        }
        let mut rows = Vec::with_capacity(total + counts.len());
        for &count in counts {
            rows.push((count, 0));
            rows.extend(weights.by_ref().take(usize::from(count)).map(|(&c, &w)| (c, w as i8)));
        }
        Ok(Self::assemble(classes, keys, rows))
    }
}

#[cfg(test)]
mod tests {
    use super::super::pack::{Reader, Writer};
    use super::{Model, key};

    fn small() -> Model {
        Model::new(3, &[(5, vec![(0, 2), (2, -3)]), (900, vec![(1, 10)]), (u32::MAX, vec![(0, 1)])])
    }

    #[test]
    fn scores_sum_signed_squares() {
        let mut scores = Vec::new();
        small().score(&[5, 900, 7, u32::MAX, 5], &mut scores);
        assert_eq!(scores, [4 + 4 + 1, 100, -18]);
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let mut out = Writer::default();
        small().write(&mut out);
        let read = Model::read(&mut Reader::new(&out.bytes)).expect("whole");
        assert_eq!((read.classes(), read.size()), (3, (3, 4)));
        let mut scores = Vec::new();
        read.score(&[5], &mut scores);
        assert_eq!(scores, [4, 0, -9]);
        assert!(Model::read(&mut Reader::new(&out.bytes[..out.bytes.len() - 1])).is_err());
    }

    #[test]
    fn templates_keep_equal_parts_apart() {
        assert_ne!(key(0, [1, 2]), key(1, [1, 2]));
        assert_ne!(key(0, [1, 2]), key(0, [2, 1]));
    }
}
