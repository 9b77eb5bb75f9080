//! Given names, and what stands before a person's name: forms of address, ranks, offices.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::table::{rows, words};

/// True for a listed given name, written as in a sentence.
pub(crate) fn is_given_name(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        rows(include_str!("../../../assets/lexicon/given-names.tsv"))
            .flat_map(|row| row.get(1).copied().unwrap_or_default().split(' '))
            .collect()
    });
    NAMES.contains(word)
}

/// Number of tokens of the longest title that these tokens begin with; 0 for none.
pub(crate) fn title_length<'t>(tokens: impl Iterator<Item = &'t str>) -> usize {
    let mut key = String::new();
    let mut found = 0;
    for (place, token) in tokens.take(MAX_TOKENS).enumerate() {
        if token != "-" {
            if !(key.is_empty() || key.ends_with('-')) {
                key.push(' ');
            }
            key.push_str(token.trim_end_matches('.'));
        } else {
            key.push('-');
        }
        if titles().contains(key.as_str()) {
            found = place + 1;
        }
    }
    found
}

/// Longest title, in tokens.
const MAX_TOKENS: usize = 5;

fn titles() -> &'static BTreeSet<&'static str> {
    static TITLES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        rows(include_str!("../../../assets/lexicon/titles.tsv"))
            .flat_map(|row| words(&row, 1).collect::<Vec<_>>())
            .collect()
    });
    &TITLES
}

#[cfg(test)]
mod tests {
    use super::{is_given_name, title_length};

    #[test]
    fn the_longest_title_counts() {
        let length = |text: &str| title_length(text.split(' '));
        assert_eq!(length("Prime Minister Hun Manet"), 2);
        assert_eq!(length("Gen. Brahim Saleh"), 1);
        assert_eq!(length("Secretary - General Guterres"), 3);
        assert_eq!(length("Hun Manet"), 0);
    }

    #[test]
    fn given_names_of_many_languages() {
        for name in ["Aigerim", "Kwabena", "Lotte", "Youssef", "Priya", "Radu"] {
            assert!(is_given_name(name), "{name}");
        }
        assert!(!is_given_name("Ministry"));
    }
}
