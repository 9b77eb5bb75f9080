//! Reading of the lists: tab-separated rows, `#` comments, alternatives by `|`.

/// The rows of a list, each cut at its tabs.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// The alternatives of a cell; none for an empty cell or one that the row lacks.
pub(super) fn words(
    row: &[&'static str],
    cell: usize,
) -> impl Iterator<Item = &'static str> + use<> {
    row.get(cell).copied().unwrap_or_default().split('|').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{rows, words};

    #[test]
    fn comments_and_empty_cells_are_skipped() {
        let read: Vec<_> = rows("# note\na\tb|c\t\n\nd").collect();
        assert_eq!(read, [vec!["a", "b|c", ""], vec!["d"]]);
        assert_eq!(words(&read[0], 1).collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(words(&read[0], 2).count() + words(&read[1], 1).count(), 0);
    }
}
