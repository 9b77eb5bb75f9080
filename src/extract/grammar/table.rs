//! A hash table from feature keys to numbers: built once, read often, and for many keys at once, most
//! of which are not in it. Knows nothing of what the numbers stand for.

/// Keys have so many bits: few enough to be stored in little room, so many that an unknown feature
/// is hardly ever taken for a known one.
pub(in crate::extract) const KEY_BITS: u32 = 28;

/// So many keys are looked up together, in passes that hold no branch on what they have just
/// loaded, so that the waits for memory overlap.
pub(in crate::extract) const GROUP: usize = 64;

/// Open addressing, with keys that are hashes already.
#[derive(Default)]
pub(in crate::extract) struct Table {
    slots: Vec<Slot>,
    /// Slots that keys choose; those behind take what finds no place before.
    homes: usize,
    /// A bit for each key, at a place that others may share: most keys that are asked for are
    /// unknown, and this little memory is enough to tell.
    marks: Vec<u64>,
}

#[derive(Clone, Copy)]
struct Slot {
    key: u32,
    /// [`EMPTY`] in an empty slot.
    value: u32,
}

const EMPTY: u32 = u32::MAX;
const EMPTY_SLOT: Slot = Slot { key: 0, value: EMPTY };

impl Table {
    /// An empty table for so many keys.
    pub(in crate::extract) fn with_room_for(keys: usize) -> Self {
        let homes = keys + keys / 2 + 1;
        Self { slots: vec![EMPTY_SLOT; homes], homes, marks: vec![0; homes.div_ceil(8)] }
    }

    /// Adds a key that is not in the table yet. Values are below `u32::MAX`.
    pub(in crate::extract) fn insert(&mut self, key: u32, value: u32) {
        let (word, bit) = self.mark(key);
        self.marks[word] |= 1 << bit;
        let mut at = self.home(key);
        while self.slots.get(at).is_some_and(|slot| slot.value != EMPTY) {
            at += 1;
        }
        if at == self.slots.len() {
            self.slots.push(EMPTY_SLOT);
        }
        self.slots[at] = Slot { key, value };
    }

    /// All keys with their values, by key.
    pub(in crate::extract) fn entries(&self) -> Vec<(u32, u32)> {
        let full = self.slots.iter().filter(|slot| slot.value != EMPTY);
        let mut entries: Vec<_> = full.map(|slot| (slot.key, slot.value)).collect();
        entries.sort_unstable();
        entries
    }

    /// Writes the values of those of the first [`GROUP`] keys that are in the table, in the order
    /// of the keys, and gives their number.
    pub(in crate::extract) fn find_group(&self, keys: &[u32], values: &mut [u32; GROUP]) -> usize {
        let mut likely = [0; GROUP];
        let mut count = 0;
        for &key in keys.iter().take(GROUP) {
            // Written over by the next key if this one is unknown.
            likely[count % GROUP] = key;
            count += self.may_hold(key);
        }
        let likely = &likely[..count];
        let mut slots = [EMPTY_SLOT; GROUP];
        for (slot, &key) in slots.iter_mut().zip(likely) {
            *slot = self.slots.get(self.home(key)).copied().unwrap_or(EMPTY_SLOT);
        }
        let mut found = 0;
        for (&slot, &key) in slots.iter().zip(likely) {
            if let Some(value) = self.find(slot, key) {
                values[found % GROUP] = value;
                found += 1;
            }
        }
        found
    }

    /// The value of a key whose first slot is given.
    fn find(&self, mut slot: Slot, key: u32) -> Option<u32> {
        let mut at = self.home(key);
        while slot.value != EMPTY {
            if slot.key == key {
                return Some(slot.value);
            }
            at += 1;
            slot = self.slots.get(at).copied().unwrap_or(EMPTY_SLOT);
        }
        None
    }

    /// Keys are hashes already, so their high bits choose the slot.
    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * self.homes as u64) >> KEY_BITS) as usize
    }

    /// The word and the bit of a key in the marks.
    fn mark(&self, key: u32) -> (usize, u32) {
        (((u64::from(key) * self.marks.len() as u64) >> KEY_BITS) as usize, key & 63)
    }

    /// 0 for keys that are not in the table, 1 for those that may be.
    fn may_hold(&self, key: u32) -> usize {
        let (word, bit) = self.mark(key);
        self.marks.get(word).map_or(0, |word| (word >> bit & 1) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUP, KEY_BITS, Table};

    const LAST: u32 = (1 << KEY_BITS) - 1;

    fn squares(keys: impl Iterator<Item = u32> + Clone) -> Table {
        let mut table = Table::with_room_for(keys.clone().count());
        keys.for_each(|key| table.insert(key, key % 1000));
        table
    }

    #[test]
    fn known_keys_are_found_in_the_order_asked_for() {
        // Neighbouring keys share their first slot, so that this walks along the table too.
        let table = squares((0..500).chain(LAST - 500..=LAST));
        let mut values = [0; GROUP];
        let keys = [7, 4_000_000, 499, LAST, 500, 0];
        let found = table.find_group(&keys, &mut values);
        assert_eq!(values[..found], [7, 499, LAST % 1000, 0]);
    }

    #[test]
    fn an_empty_table_knows_nothing() {
        let mut values = [0; GROUP];
        assert_eq!(Table::default().find_group(&[0, 5], &mut values), 0);
        assert_eq!(Table::with_room_for(0).find_group(&[0, 5], &mut values), 0);
    }

    #[test]
    fn a_whole_group_fits() {
        let table = squares(0..GROUP as u32);
        let keys: Vec<u32> = (0..GROUP as u32).collect();
        let mut values = [0; GROUP];
        assert_eq!(table.find_group(&keys, &mut values), GROUP);
        assert_eq!(values.to_vec(), keys);
    }
}
