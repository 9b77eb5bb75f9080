//! A sparse linear classifier with weights of a few steps. Scores are sums of integers, so that they
//! are the same on every machine.

use super::pack::{Reader, Writer};
use super::table::{GROUP, KEY_BITS, Table};

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
fn weight_of(step: i8) -> i16 {
    i16::from(step) * i16::from(step).abs()
}

/// Classes are numbered by a byte.
const MOST_CLASSES: usize = 256;
/// A row with weights for so many classes is stored with one for every class.
const DENSE: usize = 16;
/// Dense rows are padded to whole groups of so many weights, which are added at once.
const LANES: usize = 16;
/// So many of the largest weights can be summed in 16 bits.
const SUMMABLE: usize = 20;
/// Marks the place of a dense row in the table.
const IS_DENSE: u32 = 1 << 31;

/// A feature's weights: classes and steps.
pub(in crate::extract) type Row = Vec<(u8, i8)>;

/// Weights by feature key and class.
#[derive(Default)]
pub(in crate::extract) struct Model {
    classes: usize,
    /// Weights per dense row.
    width: usize,
    /// Rows of features that tell of many classes, one after the other.
    dense: Vec<i16>,
    /// For each other feature a pair of its number of weights and 0, then pairs of class and step.
    sparse: Vec<(u8, i8)>,
    /// Where each feature's row begins.
    table: Table,
}

impl Model {
    /// A model of so many classes (256 at most) from rows by key, each key once.
    pub(in crate::extract) fn new(classes: usize, rows: &[(u32, Row)]) -> Self {
        let width = classes.next_multiple_of(LANES);
        let table = Table::with_room_for(rows.len());
        let mut model = Self { classes, width, dense: Vec::new(), sparse: Vec::new(), table };
        for (key, row) in rows {
            model.add(*key, row);
        }
        model
    }

    fn add(&mut self, key: u32, row: &[(u8, i8)]) {
        if row.len() < DENSE {
            self.table.insert(key, self.sparse.len() as u32);
            self.sparse.push((row.len() as u8, 0));
            self.sparse.extend(row);
            return;
        }
        let start = self.dense.len();
        self.table.insert(key, (start / self.width) as u32 | IS_DENSE);
        self.dense.resize(start + self.width, 0);
        for &(class, step) in row {
            if let Some(weight) = self.dense.get_mut(start + usize::from(class)) {
                *weight = weight_of(step);
            }
        }
    }

    /// Number of classes.
    pub(in crate::extract) fn classes(&self) -> usize {
        self.classes
    }

    /// Numbers of features and of weights.
    pub(in crate::extract) fn size(&self) -> (usize, usize) {
        let rows = self.rows();
        (rows.len(), rows.iter().map(|(_, row)| row.len()).sum())
    }

    /// Sums the weights of the features into `scores`, which is cleared first.
    pub(in crate::extract) fn score(&self, features: &[u32], scores: &mut Vec<i32>) {
        let mut sums = Sums::default();
        let mut places = [0; GROUP];
        for group in features.chunks(GROUP) {
            let count = self.table.find_group(group, &mut places);
            let dense = dense_first(&mut places[..count]);
            let (dense, sparse) = places[..count].split_at(dense);
            for &place in dense {
                sums.add_dense(self.dense_row(place));
            }
            // The heads are fetched first, so that the waits for memory overlap.
            let mut heads = [(0, 0); GROUP];
            for (head, &place) in heads.iter_mut().zip(sparse) {
                *head = self.sparse.get(place as usize).copied().unwrap_or_default();
            }
            for (head, &place) in heads.iter().zip(sparse) {
                let first = place as usize + 1;
                let row = self.sparse.get(first..first + usize::from(head.0));
                sums.add_sparse(row.unwrap_or_default());
            }
        }
        scores.clear();
        scores.extend_from_slice(sums.total(self.width).get(..self.classes).unwrap_or_default());
    }

    fn dense_row(&self, place: u32) -> &[i16] {
        let start = (place & !IS_DENSE) as usize * self.width;
        self.dense.get(start..start + self.width).unwrap_or_default()
    }

    fn sparse_row(&self, place: u32) -> &[(u8, i8)] {
        let Some(([head], rest)) =
            self.sparse.get(place as usize..).and_then(<[_]>::split_first_chunk)
        else {
            return &[];
        };
        rest.get(..usize::from(head.0)).unwrap_or_default()
    }

    /// The rows by key.
    fn rows(&self) -> Vec<(u32, Row)> {
        let row = |place: u32| match place & IS_DENSE {
            0 => self.sparse_row(place).to_vec(),
            _ => steps(self.dense_row(place)),
        };
        self.table.entries().into_iter().map(|(key, place)| (key, row(place))).collect()
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
        let mut steps = input.block()?.iter();
        if counts.len() != keys.len() || keys.iter().any(|key| key >> KEY_BITS != 0) {
            return Err(ModelError::Damaged);
        }
        let table = Table::with_room_for(keys.len());
        let width = classes.next_multiple_of(LANES);
        let mut model = Self { classes, width, dense: Vec::new(), sparse: Vec::new(), table };
        let mut row = Row::new();
        for (key, &count) in keys.into_iter().zip(counts) {
            row.clear();
            let mut last = classes;
            for _ in 0..count {
                let class = behind.next(last).ok_or(ModelError::Damaged)?;
                last = class.into();
                let step = *steps.next().ok_or(ModelError::Damaged)? as i8;
                row.push((class, step.clamp(-STEPS, STEPS)));
            }
            model.add(key, &row);
        }
        Ok(model)
    }
}

/// Puts the places of dense rows before the others and gives their number.
fn dense_first(places: &mut [u32]) -> usize {
    let mut dense = 0;
    for at in 0..places.len() {
        // No branch: which kind comes next is a matter of chance.
        places.swap(at, dense);
        dense += (places[dense] >> 31) as usize;
    }
    dense
}

/// The weights of a dense row that are not 0.
fn steps(dense: &[i16]) -> Row {
    let step = |weight: i16| weight.unsigned_abs().isqrt() as i8 * weight.signum() as i8;
    let weights = dense.iter().enumerate().filter(|(_, weight)| **weight != 0);
    weights.map(|(class, &weight)| (class as u8, step(weight))).collect()
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

/// Sums by class. Dense rows are summed in 16 bits as long as they fit.
struct Sums {
    total: [i32; MOST_CLASSES],
    part: [i16; MOST_CLASSES],
    /// Rows in `part`.
    rows: usize,
}

impl Default for Sums {
    fn default() -> Self {
        Self { total: [0; MOST_CLASSES], part: [0; MOST_CLASSES], rows: 0 }
    }
}

impl Sums {
    fn add_dense(&mut self, row: &[i16]) {
        if self.rows == SUMMABLE {
            self.flush(row.len());
        }
        self.rows += 1;
        let (sums, _) = self.part.as_chunks_mut::<LANES>();
        let (weights, _) = row.as_chunks::<LANES>();
        for (sums, weights) in sums.iter_mut().zip(weights) {
            *sums = plus(*sums, *weights);
        }
    }

    fn add_sparse(&mut self, row: &[(u8, i8)]) {
        for &(class, step) in row {
            self.total[usize::from(class)] += i32::from(weight_of(step));
        }
    }

    fn flush(&mut self, width: usize) {
        for (total, part) in self.total.iter_mut().zip(&mut self.part).take(width) {
            *total += i32::from(std::mem::take(part));
        }
        self.rows = 0;
    }

    fn total(&mut self, width: usize) -> &[i32] {
        self.flush(width);
        &self.total
    }
}

fn plus(mut one: [i16; LANES], other: [i16; LANES]) -> [i16; LANES] {
    for lane in 0..LANES {
        one[lane] = one[lane].wrapping_add(other[lane]);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::super::pack::{Reader, Writer};
    use super::{DENSE, Model, Row, STEPS, key};

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
    fn rows_of_many_weights_sum_as_those_of_few() {
        let row = |class: u8| (class, if class.is_multiple_of(3) { -STEPS } else { STEPS });
        let classes = 2 * DENSE as u8;
        let whole: Row = (0..classes).map(row).collect();
        let (left, right) = whole.split_at(DENSE - 1);
        let rows = [(1, whole.clone()), (2, left.to_vec()), (3, right[..DENSE - 1].to_vec())];
        let model = Model::new(classes.into(), &rows);
        let (mut dense, mut sparse) = (Vec::new(), Vec::new());
        let often = |keys: &[u32]| keys.repeat(300);
        model.score(&often(&[1]), &mut dense);
        model.score(&often(&[2, 3]), &mut sparse);
        let most = 300 * i32::from(STEPS) * i32::from(STEPS);
        assert_eq!(dense[..2], [-most, most]);
        let both = 2 * (DENSE - 1);
        assert_eq!(dense[..both], sparse[..both]);
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
