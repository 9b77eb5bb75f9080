//! What a common noun names. The hand-made list goes before the one derived from WordNet, two-word
//! rows before one-word rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::Kind;

use super::table::{rows, words};

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A thing of this kind, one or many.
    Thing(Kind),
    /// A person; several are a group.
    People,
    /// The same, but several act as a body of the state.
    Officials,
    /// A person or a firm: "broker".
    Actor,
    /// A firm or a person: "supplier".
    Firm,
}

impl Sort {
    /// The kind of one such thing, or of several.
    pub fn kind(self, plural: bool) -> Kind {
        match (self, plural) {
            (Sort::Thing(kind), _) => kind,
            (Sort::People | Sort::Actor | Sort::Officials, false) => Kind::Person,
            (Sort::People | Sort::Actor, true) => Kind::Group,
            (Sort::Officials, true) => Kind::Agency,
            (Sort::Firm, _) => Kind::Organization,
        }
    }

    /// True for words that a single person answers to.
    pub fn is_human(self) -> bool {
        !matches!(self, Sort::Thing(_) | Sort::Firm)
    }
}

/// What the noun names, by its singular in lower case; nothing for words that name no actor or object.
pub(crate) fn noun(lemma: &str) -> Option<Sort> {
    let lists = lists();
    match lists.heads.get(lemma) {
        Some(found) => *found,
        None => lists.nouns.get(lemma).copied().flatten(),
    }
}

/// True for words of the hand-made list, which are nouns before all else.
pub(crate) fn is_head(lemma: &str) -> bool {
    lists().heads.get(lemma).is_some_and(Option::is_some)
}

/// What the noun names after this modifier: "security" and "service" are an agency.
pub(crate) fn phrase(modifier: &str, lemma: &str) -> Option<Sort> {
    let mut key = String::with_capacity(modifier.len() + lemma.len() + 1);
    key.push_str(modifier);
    key.push(' ');
    key.push_str(lemma);
    lists().heads.get(key.as_str()).copied().flatten()
}

/// The singular of a plural noun in lower case, where the lists know it; else the word itself.
pub(crate) fn singular(word: &str) -> String {
    if lists().heads.contains_key(word) {
        return word.to_owned();
    }
    let tries = [("ies", "y"), ("ves", "f"), ("men", "man"), ("s", ""), ("es", "")];
    tries
        .iter()
        .filter_map(|(end, other)| Some(format!("{}{other}", word.strip_suffix(end)?)))
        .find(|form| is_listed(form))
        .unwrap_or_else(|| word.to_owned())
}

/// True for words that one of the lists has, be it as one that names no actor or object.
pub(crate) fn is_listed(word: &str) -> bool {
    lists().heads.contains_key(word) || lists().nouns.contains_key(word)
}

struct Lists {
    heads: BTreeMap<&'static str, Option<Sort>>,
    nouns: BTreeMap<&'static str, Option<Sort>>,
}

fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
        heads: read(include_str!("../../../assets/lexicon/heads.tsv")),
        nouns: read(include_str!("../../../assets/lexicon/nouns.tsv")),
    });
    &LISTS
}

fn read(list: &'static str) -> BTreeMap<&'static str, Option<Sort>> {
    let mut sorts = BTreeMap::new();
    for row in rows(list) {
        let sort = match row[0] {
            "people" => Some(Sort::People),
            "officials" => Some(Sort::Officials),
            "actor" => Some(Sort::Actor),
            "firm" => Some(Sort::Firm),
            other => other.parse().ok().map(Sort::Thing),
        };
        for word in words(&row, 1) {
            sorts.entry(word).or_insert(sort);
        }
    }
    sorts
}

#[cfg(test)]
mod tests {
    use super::{Sort, lists, noun, phrase, singular};
    use crate::base::Kind;

    #[test]
    fn the_hand_made_list_goes_first() {
        assert_eq!(noun("ministry"), Some(Sort::Thing(Kind::Agency)));
        assert_eq!(noun("violinist"), Some(Sort::People));
        assert_eq!(noun("morning"), None);
        assert_eq!(noun("xyzzy"), None);
    }

    #[test]
    fn a_modifier_can_decide() {
        assert_eq!(phrase("intelligence", "service"), Some(Sort::Thing(Kind::Agency)));
        assert_eq!(phrase("virtual", "asset"), Some(Sort::Thing(Kind::Asset)));
        assert_eq!(phrase("green", "service"), None);
    }

    #[test]
    fn several_people_are_a_group_and_several_prosecutors_an_agency() {
        assert_eq!(noun("deckhand").map(|sort| sort.kind(true)), Some(Kind::Group));
        assert_eq!(noun("prosecutor").map(|sort| sort.kind(true)), Some(Kind::Agency));
        assert_eq!(noun("prosecutor").map(|sort| sort.kind(false)), Some(Kind::Person));
    }

    #[test]
    fn singulars() {
        for (word, one) in [
            ("authorities", "authority"),
            ("women", "woman"),
            ("churches", "church"),
            ("police", "police"),
        ] {
            assert_eq!(singular(word), one);
        }
    }

    #[test]
    fn the_lists_are_large() {
        assert!(lists().heads.len() > 2500 && lists().nouns.len() > 12_000);
    }
}
