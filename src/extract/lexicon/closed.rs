//! Closed classes of words, by name: "function", "calendar", "particle" and the like.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::table::{rows, words};

/// A closed class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closed {
    /// Words that no name begins with or consists of.
    Function,
    /// Days and months.
    Calendar,
    /// Small words inside names: "van", "bin".
    Particle,
    /// Adjectives before a name that are no part of it.
    BeforeName,
    /// Small words behind a hyphen that are no syllable of a name.
    SyllableLike,
    /// Nouns of time, which modify no noun behind them.
    Time,
    /// Words that a label leaves out.
    OutsideLabel,
    /// Words before a number.
    Hedge,
    /// Small nouns that make a place of the name before them.
    PlaceHead,
    /// Small nouns that make a building of the name before them.
    BuildingHead,
    /// Nouns whose owner is a person.
    PersonOwns,
    /// Nouns whose owner is a firm.
    FirmOwns,
    /// Nouns whose owner is a ship.
    ShipOwns,
    /// Nouns whose owner is a place.
    PlaceOwns,
    /// Nouns whose owner is a group.
    GroupOwns,
    /// Verbs whose subject or object is a person.
    HumanDeed,
    /// Verbs whose object is a person.
    HumanFate,
    /// Verbs whose subject speaks.
    Speech,
    /// Verbs whose subject is rather a firm.
    FirmDeed,
    /// Verbs whose object is spoken to or held to account.
    Addressed,
    /// Nouns for women.
    Female,
    /// Nouns for men.
    Male,
    /// Words that introduce a name.
    Naming,
    /// Those who hold a creed, a doctrine or a party's views; also as adjectives.
    Adherent,
    /// What is called after people: "foundation", "airport".
    Memorial,
    /// Two letters for a state or province behind its town: "TX".
    StateCode,
    /// What is said to greet, thank and sign.
    Courtesy,
    /// Letters behind a person's name that are no part of it.
    Honour,
    /// Fields and forms of public bodies, of which most countries have one: "interior", "supreme".
    PublicBody,
}

impl Closed {
    const NAMES: [(Closed, &'static str); 29] = [
        (Closed::Function, "function"),
        (Closed::Calendar, "calendar"),
        (Closed::Particle, "particle"),
        (Closed::BeforeName, "before-name"),
        (Closed::SyllableLike, "syllable-like"),
        (Closed::Time, "time"),
        (Closed::OutsideLabel, "outside-label"),
        (Closed::Hedge, "hedge"),
        (Closed::PlaceHead, "place-head"),
        (Closed::BuildingHead, "building-head"),
        (Closed::PersonOwns, "person-owns"),
        (Closed::FirmOwns, "firm-owns"),
        (Closed::ShipOwns, "ship-owns"),
        (Closed::PlaceOwns, "place-owns"),
        (Closed::GroupOwns, "group-owns"),
        (Closed::HumanDeed, "human-deed"),
        (Closed::Speech, "speech"),
        (Closed::FirmDeed, "firm-deed"),
        (Closed::Addressed, "addressed"),
        (Closed::Female, "female"),
        (Closed::Male, "male"),
        (Closed::Naming, "naming"),
        (Closed::HumanFate, "human-fate"),
        (Closed::Adherent, "adherent"),
        (Closed::Memorial, "memorial"),
        (Closed::StateCode, "state-code"),
        (Closed::Courtesy, "courtesy"),
        (Closed::Honour, "honour"),
        (Closed::PublicBody, "public-body"),
    ];

    /// True when the word, in lower case, belongs to the class.
    pub fn has(self, word: &str) -> bool {
        lists().contains(&(self, word))
    }
}

fn lists() -> &'static BTreeSet<(Closed, &'static str)> {
    static LISTS: LazyLock<BTreeSet<(Closed, &str)>> = LazyLock::new(|| {
        let mut lists = BTreeSet::new();
        for row in rows(include_str!("../../../assets/lexicon/closed.tsv")) {
            let class = Closed::NAMES.iter().find(|(_, name)| *name == row[0]);
            if let Some(&(class, _)) = class {
                lists.extend(words(&row, 1).map(|word| (class, word)));
            }
        }
        lists
    });
    &LISTS
}

#[cfg(test)]
mod tests {
    use super::{Closed, lists};

    #[test]
    fn every_class_has_words() {
        for (class, name) in Closed::NAMES {
            assert!(lists().iter().any(|(one, _)| *one == class), "{name}");
        }
        assert!(Closed::Function.has("the") && !Closed::Function.has("ministry"));
    }
}
