//! The lexicons of relations: which family a verb or role noun belongs to, what its edge is called,
//! and which nouns tell a deed ("arrest", "raid").

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::Family;

const RELATIONS: &str = include_str!("../../assets/lexicon/relations.tsv");
const DEEDS: &str = include_str!("../../assets/lexicon/nominalisations.tsv");

/// A noun that tells a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Deed {
    /// The verb it stands for.
    pub verb: &'static str,
    /// True when a lone possessor suffers it ("X's arrest"), false when it does it ("X's raid").
    pub of_patient: bool,
}

/// A noun for what someone is to someone else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// Its family.
    pub family: Family,
    /// The preposition before the other end: "of", "for".
    pub preposition: &'static str,
}

/// A verb with its particle or preposition ("hand over"), or the bare verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Its family.
    pub family: Family,
    /// True when it holds both ways: met, borders.
    pub symmetric: bool,
}

/// The verb's entry.
pub(crate) fn verb(lemma: &str) -> Option<Verb> {
    WORDS.verbs.get(lemma).copied()
}

/// The role noun's entry.
pub(crate) fn role(lemma: &str) -> Option<Role> {
    WORDS.roles.get(lemma).copied()
}

/// The deed that a noun tells.
pub(crate) fn deed(lemma: &str) -> Option<Deed> {
    WORDS.deeds.get(lemma).copied()
}

/// Family of a relation given by its words, the longest known beginning first.
pub(crate) fn family(relation: &str) -> Family {
    let mut phrase = relation;
    loop {
        let known = verb(phrase)
            .map(|verb| verb.family)
            .or_else(|| role(phrase).map(|role| role.family))
            .or_else(|| verb(deed(phrase)?.verb).map(|verb| verb.family));
        if let Some(family) = known {
            return family;
        }
        match phrase.rsplit_once(' ') {
            Some((shorter, _)) => phrase = shorter,
            None => return Family::Other,
        }
    }
}

struct Words {
    verbs: HashMap<&'static str, Verb>,
    roles: HashMap<&'static str, Role>,
    deeds: HashMap<&'static str, Deed>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { verbs: HashMap::new(), roles: HashMap::new(), deeds: HashMap::new() };
    for row in rows(RELATIONS) {
        let Ok(family) = row[2].parse() else { continue };
        let extra = row.get(3).copied().unwrap_or_default();
        if row[1] == "verb" {
            words.verbs.insert(row[0], Verb { family, symmetric: extra == "both ways" });
        } else {
            let preposition = if extra.is_empty() { "of" } else { extra };
            words.roles.insert(row[0], Role { family, preposition });
        }
    }
    for row in rows(DEEDS) {
        words.deeds.insert(row[0], Deed { verb: row[1], of_patient: row[2] == "patient" });
    }
    words
});

/// Rows of a lexicon with at least three columns; comment lines are skipped.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| row.len() >= 3)
}

#[cfg(test)]
mod tests {
    use super::{DEEDS, RELATIONS, deed, family, role, rows, verb};
    use crate::base::Family;

    #[test]
    fn every_row_is_read() {
        for row in rows(RELATIONS) {
            assert!(row[2].parse::<Family>().is_ok(), "{row:?}");
            assert!(matches!(row[1], "verb" | "role"), "{row:?}");
        }
        for row in rows(DEEDS) {
            assert!(matches!(row[2], "agent" | "patient"), "{row:?}");
            assert!(verb(row[1]).is_some(), "no family for the verb of {row:?}");
        }
    }

    #[test]
    fn families_are_found_by_the_longest_beginning() {
        assert_eq!(family("arrest"), Family::Enforcement);
        assert_eq!(family("travel to"), Family::Movement);
        assert_eq!(family("crackdown"), Family::Enforcement);
        assert_eq!(family("sister"), Family::Kinship);
        assert_eq!(family("xyzzy"), Family::Other);
    }

    #[test]
    fn roles_and_deeds() {
        assert_eq!(role("lawyer").map(|role| role.preposition), Some("for"));
        assert!(deed("arrest").is_some_and(|deed| deed.of_patient));
        assert!(deed("raid").is_some_and(|deed| !deed.of_patient));
    }
}
