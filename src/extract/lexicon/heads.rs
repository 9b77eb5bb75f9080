//! Words of a proper name that say what it names: "Ltd", "Ministry", "River"; "Operation" from the front.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::Kind;

use super::nouns::{noun, singular};
use super::table::{rows, words};

/// What a name is that ends with this word, capitalised or all in capitals.
pub(crate) fn last_word_kind(word: &str) -> Option<Kind> {
    let word = word.trim_end_matches('.');
    if let Some(kind) = lists().last.get(word) {
        return Some(*kind);
    }
    let sort = noun(&singular(&word.to_lowercase()))?;
    let kind = sort.kind(false);
    let names = !matches!(kind, Kind::Person | Kind::Country | Kind::Asset | Kind::Activity);
    (names && !sort.is_human()).then_some(kind)
}

/// True for the words of [`last_word_kind`] that end names rather than being common nouns.
pub(crate) fn is_name_head(word: &str) -> bool {
    lists().last.contains_key(word.trim_end_matches('.'))
}

/// What a name is that begins with this word.
pub(crate) fn first_word_kind(word: &str) -> Option<Kind> {
    lists().first.get(word).copied()
}

struct Lists {
    last: BTreeMap<&'static str, Kind>,
    first: BTreeMap<&'static str, Kind>,
}

fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| {
        let mut lists = Lists { last: BTreeMap::new(), first: BTreeMap::new() };
        for row in rows(include_str!("../../../assets/lexicon/name-heads.tsv")) {
            let (list, kind) = match row[0].strip_prefix("first-") {
                Some(kind) => (&mut lists.first, kind),
                None => (&mut lists.last, row[0]),
            };
            let Ok(kind) = kind.parse() else { continue };
            for word in words(&row, 1) {
                list.entry(word).or_insert(kind);
            }
        }
        lists
    });
    &LISTS
}

#[cfg(test)]
mod tests {
    use super::{first_word_kind, last_word_kind};
    use crate::base::Kind;

    #[test]
    fn names_end_with_what_they_are() {
        assert_eq!(last_word_kind("Ltd."), Some(Kind::Organization));
        assert_eq!(last_word_kind("Ministry"), Some(Kind::Agency));
        assert_eq!(last_word_kind("Prison"), Some(Kind::Facility));
        assert_eq!(last_word_kind("Manet"), None);
        assert_eq!(first_word_kind("Operation"), Some(Kind::Event));
    }
}
