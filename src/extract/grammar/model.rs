//! A sparse linear classifier with 8-bit weights. Scores are sums of integers, so that they are the
//! same on every machine.

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

/// Weights by feature key and class.
#[derive(Default)]
pub(in crate::extract) struct Model {
    classes: usize,
    keys: Vec<u32>,
    /// Number of weights of each key.
    counts: Vec<u8>,
    /// Classes and weights, key by key.
    rows: Vec<(u8, i8)>,
    table: Table,
}

impl Model {
    /// A model from rows sorted by key.
    pub(in crate::extract) fn new(classes: usize, sorted: &[(u32, Vec<(u8, i8)>)]) -> Self {
        let keys = sorted.iter().map(|(key, _)| *key).collect();
        let counts = sorted.iter().map(|(_, row)| row.len() as u8).collect();
        let rows = sorted.iter().flat_map(|(_, row)| row.iter().copied()).collect();
        Self::assemble(classes, keys, counts, rows)
    }

    fn assemble(classes: usize, keys: Vec<u32>, counts: Vec<u8>, rows: Vec<(u8, i8)>) -> Self {
        let table = Table::new(&keys, &counts);
        Self { classes, keys, counts, rows, table }
    }

    /// Number of classes.
    pub(in crate::extract) fn classes(&self) -> usize {
        self.classes
    }

    /// Numbers of features and of weights.
    pub(in crate::extract) fn size(&self) -> (usize, usize) {
        (self.keys.len(), self.rows.len())
    }

    /// Sums the weights of the features into `scores`, which is cleared first.
    pub(in crate::extract) fn score(&self, features: &[u32], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(self.classes, 0);
        for &feature in features {
            let Some((start, count)) = self.table.find(feature) else { continue };
            for &(class, weight) in self.rows.get(start..start + count).into_iter().flatten() {
                if let Some(score) = scores.get_mut(usize::from(class)) {
                    *score += weight_of(weight);
                }
            }
        }
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        out.number(self.classes);
        out.keys(&self.keys);
        out.block(&self.counts);
        out.block(&self.rows.iter().map(|row| row.0).collect::<Vec<_>>());
        out.block(&self.rows.iter().map(|row| row.1 as u8).collect::<Vec<_>>());
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let classes = input.number()?;
        let keys = input.keys()?;
        let counts = input.block()?.to_vec();
        let classes_of_rows = input.block()?;
        let weights = input.block()?;
        let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
        let fits = classes <= 256
            && counts.len() == keys.len()
            && weights.len() == total
            && classes_of_rows.len() == total;
        if !fits {
            return Err(ModelError::Damaged);
        }
        let rows = classes_of_rows.iter().zip(weights).map(|(&c, &w)| (c, w as i8)).collect();
        Ok(Self::assemble(classes, keys, counts, rows))
    }
}

/// Open-addressing hash table from a key to its row; built once, read often.
#[derive(Default)]
struct Table {
    /// Key, start of its row, length of its row; an empty slot has length 0.
    slots: Vec<(u32, u32, u8)>,
}

impl Table {
    fn new(keys: &[u32], counts: &[u8]) -> Self {
        let size = (keys.len() * 2).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, 0, 0); size] };
        let mut start = 0;
        for (&key, &count) in keys.iter().zip(counts) {
            if count > 0 {
                let mut at = table.home(key);
                while table.slots[at].2 > 0 {
                    at = (at + 1) & (size - 1);
                }
                table.slots[at] = (key, start, count);
            }
            start += u32::from(count);
        }
        table
    }

    /// Keys are hashes already, so their high bits choose the slot.
    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * self.slots.len() as u64) >> 32) as usize
    }

    fn find(&self, key: u32) -> Option<(usize, usize)> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = self.home(key);
        loop {
            let (stored, start, count) = *self.slots.get(at)?;
            if count == 0 {
                return None;
            }
            if stored == key {
                return Some((start as usize, usize::from(count)));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
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
