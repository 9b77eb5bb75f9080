//! Heights of a long column's rows: guessed from their length until they are laid out, so that only
//! what is on screen is ever measured.

/// Rows of a column from top to bottom.
#[derive(Debug, Default)]
pub struct Heights {
    heights: Vec<f32>,
    /// `tops[i]` is where row `i` starts; one more entry for the end.
    tops: Vec<f32>,
}

impl Heights {
    /// Takes over guesses for every row.
    pub fn guess(heights: impl Iterator<Item = f32>) -> Self {
        let mut new = Self { heights: heights.collect(), tops: Vec::new() };
        new.sum_from(0);
        new
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Height of all rows.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Where a row starts.
    pub fn top(&self, row: usize) -> f32 {
        self.tops.get(row).copied().unwrap_or_else(|| self.total())
    }

    /// Height of a row.
    pub fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or_default()
    }

    /// The row at a distance from the top; the last one below the end.
    pub fn row_at(&self, y: f32) -> usize {
        let last = self.len().saturating_sub(1);
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(last)
    }

    /// Notes what rows really measure; true when any of them was guessed wrongly.
    pub fn correct(&mut self, measured: &[(usize, f32)]) -> bool {
        let mut first_wrong = None;
        for &(row, height) in measured {
            let Some(known) = self.heights.get_mut(row) else { continue };
            if (*known - height).abs() > 0.01 {
                *known = height;
                first_wrong = Some(first_wrong.map_or(row, |first: usize| first.min(row)));
            }
        }
        if let Some(first) = first_wrong {
            self.sum_from(first);
        }
        first_wrong.is_some()
    }

    fn sum_from(&mut self, row: usize) {
        self.tops.truncate(row);
        let mut top = match row {
            0 => 0.0,
            _ => self.tops[row - 1] + self.heights[row - 1],
        };
        for height in &self.heights[row..] {
            self.tops.push(top);
            top += height;
        }
        self.tops.push(top);
    }
}

#[cfg(test)]
mod tests {
    use super::Heights;

    #[test]
    fn corrections_move_what_lies_below() {
        let mut heights = Heights::guess([10.0, 10.0, 10.0].into_iter());
        assert_eq!((heights.total(), heights.row_at(15.0)), (30.0, 1));
        assert!(heights.correct(&[(0, 24.0), (1, 10.0)]));
        assert_eq!((heights.top(1), heights.top(2), heights.total()), (24.0, 34.0, 44.0));
        assert_eq!(heights.row_at(15.0), 0);
        assert!(!heights.correct(&[(0, 24.0)]));
    }

    #[test]
    fn points_outside_the_column_give_its_ends() {
        let heights = Heights::guess([10.0, 10.0].into_iter());
        assert_eq!((heights.row_at(-5.0), heights.row_at(99.0)), (0, 1));
        let none = Heights::default();
        assert_eq!((none.row_at(3.0), none.total(), none.top(4)), (0, 0.0, 0.0));
    }
}
