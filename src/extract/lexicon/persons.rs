//! Given and family names, and what stands before a person's name: forms of address, ranks, offices.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::table::{rows, words};

/// Grammatical gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// True for a listed given name, written as in a sentence.
pub(crate) fn is_given_name(word: &str) -> bool {
    names().contains_key(word)
}

/// True for a listed family name, written as in a sentence.
pub(crate) fn is_family_name(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let rows = rows(include_str!("../../../assets/lexicon/surnames.tsv"));
        rows.flat_map(|row| row.get(1).copied().unwrap_or_default().split(' ')).collect()
    });
    NAMES.contains(word)
}

/// The gender of those who bear a given name, where all of them share one.
pub(crate) fn gender_of_name(word: &str) -> Option<Gender> {
    names().get(word).copied().flatten()
}

/// The gender that a form of address tells: "Mrs", "Sir", "Sister".
pub(crate) fn gender_of_title(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.').to_lowercase().as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "fr" | "brother" | "don"
        | "monsieur" | "herr" | "señor" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "madam" | "madame" | "lady" | "queen" | "princess" | "sister"
        | "dame" | "frau" | "señora" | "daw" => Some(Gender::Female),
        _ => None,
    }
}

/// Names that stand in lists of both genders tell none.
fn names() -> &'static BTreeMap<&'static str, Option<Gender>> {
    static NAMES: LazyLock<BTreeMap<&str, Option<Gender>>> = LazyLock::new(|| {
        let mut names: BTreeMap<&str, Option<Gender>> = BTreeMap::new();
        for row in rows(include_str!("../../../assets/lexicon/given-names.tsv")) {
            let gender = match row.get(1).copied() {
                Some("f") => Some(Gender::Female),
                Some("m") => Some(Gender::Male),
                _ => None,
            };
            for name in row.get(2).copied().unwrap_or_default().split(' ') {
                let known = names.entry(name).or_insert(gender);
                if *known != gender {
                    *known = None;
                }
            }
        }
        names
    });
    &NAMES
}

/// How a title is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// A form of address: "Mr", "Father".
    Address,
    /// A rank: "Colonel".
    Rank,
    /// An office: "Prime Minister".
    Office,
}

/// The longest title that these tokens begin with, and its length in tokens; what only stands before titles
/// counts with them: "Principal Deputy Assistant Attorney General".
pub(crate) fn title(tokens: &[&str]) -> Option<(usize, Title)> {
    let bare = bare_title(tokens);
    let modifier = tokens.first().filter(|first| modifiers().contains(*first));
    let behind = modifier.and_then(|_| title(tokens.get(1..MAX_TOKENS.min(tokens.len()))?));
    let longer = behind.map(|(length, class)| (length + 1, class));
    longer.into_iter().chain(bare).max_by_key(|(length, _)| *length)
}

fn bare_title(tokens: &[&str]) -> Option<(usize, Title)> {
    let mut key = String::new();
    let mut found = None;
    for (place, token) in tokens.iter().take(MAX_TOKENS).enumerate() {
        if *token != "-" && !key.is_empty() && !key.ends_with('-') {
            key.push(' ');
        }
        key.push_str(token.trim_end_matches('.'));
        if let Some(class) = titles().get(key.as_str()) {
            found = Some((place + 1, *class));
        }
    }
    found
}

/// Longest title, in tokens.
const MAX_TOKENS: usize = 7;

fn titles() -> &'static BTreeMap<&'static str, Title> {
    static TITLES: LazyLock<BTreeMap<&str, Title>> = LazyLock::new(|| {
        let mut titles = BTreeMap::new();
        for row in rows(TITLES_LIST) {
            let class = match row[0] {
                "rank" => Title::Rank,
                "office" => Title::Office,
                "address" => Title::Address,
                _ => continue,
            };
            titles.extend(words(&row, 1).map(|word| (word, class)));
        }
        titles
    });
    &TITLES
}

fn modifiers() -> &'static BTreeSet<&'static str> {
    static MODIFIERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let rows = rows(TITLES_LIST).filter(|row| row[0] == "modifier");
        rows.flat_map(|row| words(&row, 1).collect::<Vec<_>>()).collect()
    });
    &MODIFIERS
}

const TITLES_LIST: &str = include_str!("../../../assets/lexicon/titles.tsv");

#[cfg(test)]
mod tests {
    use super::{
        Gender, Title, gender_of_name, gender_of_title, is_family_name, is_given_name, title,
    };

    #[test]
    fn the_longest_title_counts() {
        let length = |text: &str| title(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(length("Prime Minister Hun Manet"), Some((2, Title::Office)));
        assert_eq!(length("Gen. Brahim Saleh"), Some((1, Title::Rank)));
        assert_eq!(length("Secretary - General Guterres"), Some((3, Title::Office)));
        assert_eq!(length("Deputy Assistant Attorney General Dana Cho"), Some((4, Title::Office)));
        assert_eq!(length("Hun Manet"), None);
    }

    #[test]
    fn given_names_of_many_languages() {
        for name in ["Aigerim", "Kwabena", "Lotte", "Youssef", "Priya", "Radu"] {
            assert!(is_given_name(name), "{name}");
        }
        assert!(!is_given_name("Ministry"));
    }

    #[test]
    fn family_names_of_many_languages() {
        for name in ["O'Brien", "Hernández", "Nguyen", "Okafor", "Lindqvist", "Banerjee"] {
            assert!(is_family_name(name), "{name}");
        }
        assert!(!is_family_name("Ministry") && !is_family_name(""));
    }

    #[test]
    fn names_and_titles_tell_of_whom_a_pronoun_can_speak() {
        for name in ["Lotte", "Priya", "Fatima", "Ngozi", "Zeynep"] {
            assert_eq!(gender_of_name(name), Some(Gender::Female), "{name}");
        }
        for name in ["Pieter", "Radu", "Youssef", "Kwabena", "Nikolai"] {
            assert_eq!(gender_of_name(name), Some(Gender::Male), "{name}");
        }
        for name in ["Andrea", "Kim", "Lin", "Ministry"] {
            assert_eq!(gender_of_name(name), None, "{name}");
        }
        assert_eq!(gender_of_title("Mrs."), Some(Gender::Female));
        assert_eq!(gender_of_title("Colonel"), None);
    }
}
