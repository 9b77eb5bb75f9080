//! Layers of nodes with the places where long edges pass: their order and their places across.
//! Knows no sizes but those it is told.

/// Rounds of ordering, half of them down and half up.
const ORDER_ROUNDS: usize = 24;
/// Rounds of placing.
const PLACE_ROUNDS: usize = 16;
/// Passing places that are laid out at most; further long edges are left out of account.
const MOST_PASSES: usize = 40_000;
/// How much a passing place draws at its neighbours, against 1 for a node: long edges come out straight.
const PASS_WEIGHT: f32 = 4.0;
/// Room for an edge on either side.
const PASS_ROOM: f32 = 6.0;

/// Nodes `0..real` and, above these, passing places of edges longer than one layer.
pub(super) struct Layers {
    /// For each layer its nodes in order.
    pub(super) rows: Vec<Vec<u32>>,
    real: usize,
    /// For each node its neighbours in the layer before and in the layer after.
    up: Vec<Vec<u32>>,
    down: Vec<Vec<u32>>,
}

impl Layers {
    /// Builds from arrows that lead to higher ranks.
    pub(super) fn new(count: usize, arrows: &[(u32, u32)], ranks: &[usize]) -> Self {
        let height = ranks.iter().max().map_or(0, |last| last + 1);
        let mut layers = Self {
            rows: vec![Vec::new(); height],
            real: count,
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
        };
        for (node, &rank) in ranks.iter().enumerate() {
            layers.rows[rank].push(node as u32);
        }
        for &(a, b) in arrows {
            let (from, to) = (ranks[a as usize], ranks[b as usize]);
            if layers.up.len() - count + (to - from - 1) > MOST_PASSES {
                continue;
            }
            let mut last = a;
            for row in from + 1..to {
                let pass = layers.up.len() as u32;
                layers.up.push(Vec::new());
                layers.down.push(Vec::new());
                layers.rows[row].push(pass);
                layers.join(last, pass);
                last = pass;
            }
            layers.join(last, b);
        }
        layers
    }

    fn join(&mut self, above: u32, below: u32) {
        self.down[above as usize].push(below);
        self.up[below as usize].push(above);
    }

    /// Orders every layer for few crossings: by the mean place of neighbours, down and up in turn, the
    /// best order kept.
    pub(super) fn order(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for round in 0..ORDER_ROUNDS {
            let place = |rows: &[Vec<u32>], place: &mut Vec<f32>| {
                for row in rows {
                    for (at, &node) in row.iter().enumerate() {
                        place[node as usize] = at as f32;
                    }
                }
            };
            let mut at = vec![0.0; self.up.len()];
            place(&self.rows, &mut at);
            let height = self.rows.len();
            for step in 1..height {
                let downward = round % 2 == 0;
                let row = if downward { step } else { height - 1 - step };
                let neighbours = if downward { &self.up } else { &self.down };
                sort_by_mean(&mut self.rows[row], neighbours, &at, round / 2 % 2 == 1);
                place(&self.rows[row..=row], &mut at);
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
            if best.0 == 0 {
                break;
            }
        }
        self.rows = best.1;
    }

    /// Crossings between all layers that follow each other. O(m log m).
    fn crossings(&self) -> usize {
        let mut at = vec![0_usize; self.up.len()];
        for row in &self.rows {
            row.iter().enumerate().for_each(|(index, &node)| at[node as usize] = index);
        }
        let between = |row: &Vec<u32>| {
            let ends = row.iter().flat_map(|&node| {
                let mut below: Vec<usize> =
                    self.down[node as usize].iter().map(|&other| at[other as usize]).collect();
                below.sort_unstable();
                below
            });
            inversions(&ends.collect::<Vec<usize>>())
        };
        self.rows.iter().map(between).sum()
    }

    /// Places across the layers; `extent` gives how far a node reaches before and after its centre.
    pub(super) fn places(&self, extent: impl Fn(usize) -> [f32; 2]) -> Vec<f32> {
        let reach = |node: u32| {
            if (node as usize) < self.real { extent(node as usize) } else { [PASS_ROOM; 2] }
        };
        let mut places = vec![0.0; self.up.len()];
        for row in &self.rows {
            let mut edge = 0.0;
            for &node in row {
                let [before, after] = reach(node);
                places[node as usize] = edge + before;
                edge += before + after;
            }
            for &node in row {
                places[node as usize] -= edge / 2.0;
            }
        }
        for round in 0..PLACE_ROUNDS {
            let height = self.rows.len();
            for step in 0..height {
                let row = if round % 2 == 0 { step } else { height - 1 - step };
                let both = round + 4 >= PLACE_ROUNDS;
                let (up, down) = (both || round % 2 == 0, both || round % 2 == 1);
                self.place_row(&self.rows[row], [up, down], &reach, &mut places);
            }
        }
        places
    }

    /// Brings the nodes of a layer as near as their order and size allow to the mean of their
    /// neighbours in the layers before and after, as asked.
    fn place_row(
        &self,
        row: &[u32],
        [up, down]: [bool; 2],
        reach: &impl Fn(u32) -> [f32; 2],
        places: &mut [f32],
    ) {
        let mut wishes = Vec::with_capacity(row.len());
        let mut offset = 0.0;
        let mut offsets = Vec::with_capacity(row.len());
        for (at, &node) in row.iter().enumerate() {
            if at > 0 {
                offset += reach(row[at - 1])[1] + reach(node)[0];
            }
            offsets.push(offset);
            let (mut sum, mut weight) = (0.0, 0.0);
            let lists = [(up, &self.up[node as usize]), (down, &self.down[node as usize])];
            for &other in lists.iter().filter(|(asked, _)| *asked).flat_map(|(_, list)| *list) {
                let passes =
                    [node, other].iter().filter(|&&end| end as usize >= self.real).count() as i32;
                let pull = PASS_WEIGHT.powi(passes);
                sum += pull * places[other as usize];
                weight += pull;
            }
            let here = places[node as usize];
            let (wish, weight) = if weight > 0.0 { (sum / weight, weight) } else { (here, 0.01) };
            wishes.push((wish - offset, weight));
        }
        for ((&node, offset), place) in row.iter().zip(offsets).zip(ascending(&wishes)) {
            places[node as usize] = place + offset;
        }
    }
}

/// Sorts a row by the mean place of each node's neighbours; nodes without keep their place. `reverse`
/// turns equals round, which gets out of dead ends.
fn sort_by_mean(row: &mut [u32], neighbours: &[Vec<u32>], at: &[f32], reverse: bool) {
    let mean = |node: u32| {
        let own = &neighbours[node as usize];
        if own.is_empty() {
            return at[node as usize];
        }
        own.iter().map(|&other| at[other as usize]).sum::<f32>() / own.len() as f32
    };
    if reverse {
        row.reverse();
    }
    let mut keyed: Vec<(f32, u32)> = row.iter().map(|&node| (mean(node), node)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    row.iter_mut().zip(keyed).for_each(|(slot, (_, node))| *slot = node);
}

/// Pairs out of order, by a Fenwick tree.
fn inversions(values: &[usize]) -> usize {
    let size = values.iter().max().map_or(0, |most| most + 1);
    let mut tree = vec![0_usize; size + 1];
    let mut count = 0;
    for (seen, &value) in values.iter().enumerate() {
        let mut not_above = 0;
        let mut at = value + 1;
        while at > 0 {
            not_above += tree[at];
            at &= at - 1;
        }
        count += seen - not_above;
        at = value + 1;
        while at <= size {
            tree[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    count
}

/// The ascending values nearest to the wishes in weighted least squares (pool adjacent violators).
fn ascending(wishes: &[(f32, f32)]) -> Vec<f32> {
    let mut blocks: Vec<(f32, f32, usize)> = Vec::new();
    for &(wish, weight) in wishes {
        let mut block = (wish, weight, 1);
        while let Some(&(before, before_weight, length)) = blocks.last() {
            if before <= block.0 {
                break;
            }
            let weight = before_weight + block.1;
            let mean = (before * before_weight + block.0 * block.1) / weight;
            block = (mean, weight, block.2 + length);
            blocks.pop();
        }
        blocks.push(block);
    }
    blocks.into_iter().flat_map(|(value, _, length)| std::iter::repeat_n(value, length)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(&[0, 1, 2]), 0);
        assert_eq!(inversions(&[2, 1, 0]), 3);
        assert_eq!(inversions(&[1, 1, 0]), 2);
        assert_eq!(inversions(&[]), 0);
    }

    #[test]
    fn violators_are_pooled() {
        assert_eq!(ascending(&[(3.0, 1.0), (1.0, 1.0), (5.0, 1.0)]), [2.0, 2.0, 5.0]);
    }

    #[test]
    fn ordering_undoes_a_crossing() {
        let mut layers = Layers::new(4, &[(0, 3), (1, 2)], &[0, 0, 1, 1]);
        assert_eq!(layers.crossings(), 1);
        layers.order();
        assert_eq!(layers.crossings(), 0);
    }

    #[test]
    fn a_long_edge_gets_passing_places() {
        let layers = Layers::new(3, &[(0, 1), (1, 2), (0, 2)], &[0, 1, 2]);
        assert_eq!(layers.rows[1].len(), 2);
        let places = layers.places(|_| [10.0, 10.0]);
        assert!((places[1] - places[3]).abs() >= 16.0 - 1e-3);
    }
}
