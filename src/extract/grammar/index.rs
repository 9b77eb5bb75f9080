//! Finds feature keys among those of a model: built once, read often, and for many keys at once,
//! most of which are not in it. Keys are told by the number of their row, in the order of the keys.

/// Keys have so many bits: few enough to be stored in little room, so many that an unknown feature
/// is hardly ever taken for a known one.
pub(in crate::extract) const KEY_BITS: u32 = 28;

/// So many keys are looked up together, in passes that hold no branch on what they have just
/// loaded, so that the waits for memory overlap.
pub(in crate::extract) const GROUP: usize = 64;

/// Sorted keys in buckets by their high bits. Little memory matters more than few steps: what is
/// asked for is spread over all of it.
pub(in crate::extract) struct Index {
    /// Number of low bits.
    low: u32,
    /// Where each bucket begins; one more for the end.
    starts: Vec<u32>,
    /// The low bits of all keys, and some room behind them so that a whole window can be read.
    rests: Vec<u16>,
}

/// A key that is in the index: its place among those that were looked up, and its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Found {
    pub(in crate::extract) at: usize,
    pub(in crate::extract) row: usize,
}

/// So many keys of a bucket are compared at once.
const WINDOW: usize = 16;
/// Buckets hold at most so many keys on average, well below a window.
const CROWD: usize = 8;
/// Low bits are stored in 16 bits.
const LEAST_HIGH_BITS: u32 = KEY_BITS - u16::BITS;

impl Default for Index {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Index {
    /// An index of sorted keys, each of which comes once.
    pub(in crate::extract) fn new(keys: &[u32]) -> Self {
        let buckets = (keys.len() / CROWD).next_power_of_two();
        let high = buckets.ilog2().clamp(LEAST_HIGH_BITS, KEY_BITS);
        let low = KEY_BITS - high;
        let mut starts = Vec::with_capacity((1 << high) + 1);
        for (row, key) in keys.iter().enumerate() {
            let bucket = (key >> low) as usize;
            starts.resize(starts.len().max(bucket + 1), row as u32);
        }
        starts.resize((1 << high) + 1, keys.len() as u32);
        let rest = |key: &u32| (key & ((1 << low) - 1)) as u16;
        let rests = keys.iter().map(rest).chain([0; WINDOW]).collect();
        Self { low, starts, rests }
    }

    /// All keys in order.
    pub(in crate::extract) fn keys(&self) -> impl Iterator<Item = u32> {
        let bucket = move |(high, ends): (usize, &[u32])| {
            let rests = self.rests.get(ends[0] as usize..ends[1] as usize).unwrap_or_default();
            rests.iter().map(move |&rest| (high as u32) << self.low | u32::from(rest))
        };
        self.starts.windows(2).enumerate().flat_map(bucket)
    }

    /// Finds those of the first [`GROUP`] keys that are in the index, in the order in which they are
    /// asked for, and gives their number.
    pub(in crate::extract) fn find_group(&self, keys: &[u32], found: &mut [Found; GROUP]) -> usize {
        let mut buckets = [(0, 0); GROUP];
        for (bucket, key) in buckets.iter_mut().zip(keys) {
            let high = (key >> self.low) as usize;
            if let Some(&[start, end]) = self.starts.get(high..high + 2) {
                *bucket = (start as usize, end as usize);
            }
        }
        // Copied before any is looked at, so that the waits for memory overlap.
        let mut windows = [[0; WINDOW]; GROUP];
        for (window, &(start, _)) in windows.iter_mut().zip(&buckets[..keys.len().min(GROUP)]) {
            let room = self.rests.get(start..).and_then(<[u16]>::first_chunk);
            *window = *room.unwrap_or(&[0; WINDOW]);
        }
        let mut count = 0;
        for ((at, &key), (&(start, end), window)) in
            keys.iter().enumerate().zip(buckets.iter().zip(&windows))
        {
            let rest = (key & ((1 << self.low) - 1)) as u16;
            let place = place_among(window, rest, end - start);
            // Written over by the next key if this one is unknown.
            found[count % GROUP] = Found { at, row: (start + place).wrapping_sub(1) };
            count += usize::from(place != 0);
            if place == 0 && end - start > WINDOW {
                let row = self.row_behind_window(rest, start, end);
                found[count % GROUP] = Found { at, row: row.unwrap_or_default() };
                count += usize::from(row.is_some());
            }
        }
        count
    }

    fn row_behind_window(&self, rest: u16, start: usize, end: usize) -> Option<usize> {
        let behind = self.rests.get(start + WINDOW..end)?;
        behind.iter().position(|&other| other == rest).map(|at| start + WINDOW + at)
    }
}

/// The place of a number among the first `length` of a window, from 1; 0 where it is not there.
#[inline]
fn place_among(window: &[u16; WINDOW], number: u16, length: usize) -> usize {
    let length = length.min(WINDOW) as i16;
    let mut places = [0; WINDOW];
    // No branch, so that all lanes are compared in a few instructions.
    for lane in 0..WINDOW {
        let same = u16::from(window[lane] == number) * u16::from((lane as i16) < length);
        places[lane] = same.wrapping_neg() & (lane as u16 + 1);
    }
    places.into_iter().fold(0, |place, lane| place | lane).into()
}

#[cfg(test)]
mod tests {
    use super::{Found, GROUP, Index, KEY_BITS};

    const LAST: u32 = (1 << KEY_BITS) - 1;

    #[test]
    fn known_keys_are_found_in_the_order_asked_for() {
        // Neighbouring keys share their bucket, so that this looks behind the window too.
        let keys: Vec<u32> = (0..500).chain(LAST - 500..=LAST).collect();
        let index = Index::new(&keys);
        assert!(index.keys().eq(keys));
        let mut found = [Found::default(); GROUP];
        let count = index.find_group(&[7, 4_000_000, 499, LAST, 500, 0, LAST - 500], &mut found);
        let expected = [(0, 7), (2, 499), (3, 1000), (5, 0), (6, 500)];
        assert_eq!(found[..count], expected.map(|(at, row)| Found { at, row }));
    }

    #[test]
    fn a_key_is_not_found_in_the_bucket_of_another() {
        // Equal in their low bits.
        let index = Index::new(&[5 << 16 | 9]);
        let mut found = [Found::default(); GROUP];
        assert_eq!(index.find_group(&[4 << 16 | 9, 6 << 16 | 9, 9], &mut found), 0);
        assert_eq!(index.find_group(&[5 << 16 | 9], &mut found), 1);
    }

    #[test]
    fn an_empty_index_knows_nothing() {
        let mut found = [Found::default(); GROUP];
        assert_eq!(Index::default().find_group(&[0, 5, LAST], &mut found), 0);
    }

    #[test]
    fn a_whole_group_fits() {
        let keys: Vec<u32> = (0..GROUP as u32).map(|key| key * 77_777).collect();
        let mut found = [Found::default(); GROUP];
        assert_eq!(Index::new(&keys).find_group(&keys, &mut found), GROUP);
        assert!(found.iter().map(|found| found.row).eq(0..GROUP));
    }
}
