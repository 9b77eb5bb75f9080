//! Names that need no context: countries, their people and capitals, places, organisations. A sorted
//! table of spellings without spaces and punctuation, so that "U.S." and "US", "Timor-Leste" in one
//! token or three are one key; a look-up walks token by token while some spelling begins so far.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::Kind;

use super::table::{rows, words};

/// How a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A country.
    Country,
    /// An adjective or a name for its people, in the singular.
    Demonym,
    /// A name for several of its people: "Kenyans".
    People,
    /// A country's capital or seat of government.
    Capital,
    /// Another place.
    Place,
    /// An organisation, agency or group.
    Body,
}

/// What is known of a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// How it names.
    pub class: Class,
    /// What it names; for a demonym and a capital, the kind of the word itself.
    pub kind: Kind,
    /// The name under which the lists hold the thing; a country's for its demonyms and capitals.
    pub identity: &'static str,
}

/// All known names.
pub(crate) struct Gazetteer {
    /// Spelling without spaces and punctuation, and what it names; sorted.
    keys: Vec<(String, Known)>,
}

/// The embedded lists.
pub(crate) fn gazetteer() -> &'static Gazetteer {
    static LISTS: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);
    &LISTS
}

/// Longest known name, in tokens (hyphens and possessives are tokens too).
const MAX_TOKENS: usize = 14;

impl Gazetteer {
    /// The longest known name that begins with the first of these tokens, and its length in tokens.
    pub fn longest<'t>(&self, tokens: impl Iterator<Item = &'t str>) -> Option<(usize, Known)> {
        let mut key = String::new();
        let mut found = None;
        let mut within = &self.keys[..];
        let mut joined = true;
        for (place, token) in tokens.take(MAX_TOKENS).enumerate() {
            let before = key.len();
            // "Israel is" are no Israelis.
            let small = !joined && token.starts_with(char::is_lowercase);
            joined = !token.ends_with(char::is_alphanumeric);
            push_key(&mut key, token);
            if place == 0 && key.is_empty() {
                return None;
            }
            let start = within.partition_point(|(known, _)| *known < key);
            within = &within[start..];
            match within.first() {
                Some((known, value)) if *known == key => {
                    if key.len() > before && !small {
                        found = Some((place + 1, *value));
                    }
                }
                Some((known, _)) if known.starts_with(&key) => {}
                _ => break,
            }
        }
        found
    }

    /// What a whole name names.
    pub fn get(&self, name: &str) -> Option<Known> {
        let mut key = String::new();
        push_key(&mut key, name);
        let place = self.keys.binary_search_by(|(known, _)| known.as_str().cmp(&key)).ok()?;
        Some(self.keys[place].1)
    }

    fn read() -> Self {
        let mut keys = BTreeMap::new();
        countries(&mut keys);
        organizations(&mut keys);
        places(&mut keys);
        let capitals: Vec<_> = keys
            .iter()
            .filter(|(key, _)| key.len() > 3)
            .map(|(key, value)| (key.to_uppercase(), *value))
            .collect();
        for (key, value) in capitals {
            keys.entry(key).or_insert(value);
        }
        Self { keys: keys.into_iter().collect() }
    }
}

/// Appends the letters and digits of a token.
fn push_key(key: &mut String, token: &str) {
    key.extend(token.chars().filter(|c| c.is_alphanumeric()));
}

type Keys = BTreeMap<String, Known>;

/// Adds a spelling; the first list to claim it keeps it.
fn add(keys: &mut Keys, name: &str, class: Class, kind: Kind, identity: &'static str) {
    let mut key = String::new();
    push_key(&mut key, name.strip_prefix("the ").unwrap_or(name));
    keys.entry(key).or_insert(Known { class, kind, identity });
}

fn countries(keys: &mut Keys) {
    let list = include_str!("../../../assets/lexicon/countries.tsv");
    let list: Vec<_> = rows(list).collect();
    for row in &list {
        let name = row[0];
        add(keys, name, Class::Country, Kind::Country, name);
        for other in words(row, 1) {
            add(keys, other, Class::Country, Kind::Country, name);
        }
        for demonym in words(row, 2) {
            add(keys, demonym, Class::Demonym, Kind::Country, name);
            if let Some(plural) = people(demonym) {
                add(keys, &plural, Class::People, Kind::Country, name);
            }
        }
    }
    for row in &list {
        for capital in words(row, 3) {
            add(keys, capital, Class::Capital, Kind::Place, row[0]);
        }
    }
}

/// "Kenyan" to "Kenyans", "Frenchman" to "Frenchmen"; nothing where adjective and people differ.
fn people(demonym: &str) -> Option<String> {
    if let Some(stem) = demonym.strip_suffix("man").filter(|stem| stem.ends_with(['h', 's'])) {
        return Some(format!("{stem}men"));
    }
    let same = ["ese", "ish", "ch", "ss", "men", "woman", "s"];
    (!same.iter().any(|end| demonym.ends_with(end))).then(|| format!("{demonym}s"))
}

fn organizations(keys: &mut Keys) {
    for row in rows(include_str!("../../../assets/lexicon/organizations.tsv")) {
        let kind = row[0].parse().unwrap_or(Kind::Organization);
        let Some(&name) = row.get(1) else { continue };
        add(keys, name, Class::Body, kind, name);
        for other in words(&row, 2) {
            add(keys, other, Class::Body, kind, name);
        }
    }
}

fn places(keys: &mut Keys) {
    for row in rows(include_str!("../../../assets/lexicon/places.tsv")) {
        for name in words(&row, 2) {
            match row[0] {
                "adjective" => add(keys, name, Class::Demonym, Kind::Place, row[1]),
                _ => add(keys, name, Class::Place, Kind::Place, name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, gazetteer};
    use crate::base::Kind;

    fn longest(text: &str) -> Option<(usize, &'static str)> {
        gazetteer().longest(text.split(' ')).map(|(length, known)| (length, known.identity))
    }

    #[test]
    fn the_longest_name_wins_however_it_is_cut() {
        assert_eq!(longest("South Sudan said"), Some((2, "South Sudan")));
        assert_eq!(longest("Timor - Leste"), Some((3, "Timor-Leste")));
        assert_eq!(longest("N'Djamena has"), Some((1, "Chad")));
        assert_eq!(longest("UN Human Rights Council ("), Some((4, "UN Human Rights Council")));
        assert_eq!(longest("Nowhere"), None);
        assert_eq!(longest("- Chad"), None);
        assert_eq!(longest("Israel is"), Some((1, "Israel")));
        assert_eq!(longest("I ran"), None);
    }

    #[test]
    fn full_stops_do_not_count_and_case_does() {
        assert_eq!(longest("U.S. officials"), Some((1, "United States")));
        assert_eq!(longest("us"), None);
        assert_eq!(longest("CAMBODIA closes"), Some((1, "Cambodia")));
    }

    #[test]
    fn people_and_capitals_know_their_country() {
        let known = |name| gazetteer().get(name).map(|known| (known.class, known.identity));
        assert_eq!(known("Kenyans"), Some((Class::People, "Kenya")));
        assert_eq!(known("Dutch"), Some((Class::Demonym, "Netherlands")));
        assert_eq!(known("Germans"), Some((Class::People, "Germany")));
        assert_eq!(known("Frenchmen"), Some((Class::People, "France")));
        assert_eq!(known("Beijing"), Some((Class::Capital, "China")));
        assert_eq!(gazetteer().get("FBI").map(|known| known.kind), Some(Kind::Agency));
    }

    #[test]
    fn the_lists_hold_what_they_state() {
        let count =
            |class| gazetteer().keys.iter().filter(|(_, known)| known.class == class).count();
        assert!(count(Class::Country) > 600, "{}", count(Class::Country));
        assert!(count(Class::Place) > 3000, "{}", count(Class::Place));
        for capital in ["Ouagadougou", "Tórshavn", "Naypyidaw", "Port Moresby", "Lima"] {
            assert_eq!(gazetteer().get(capital).map(|known| known.class), Some(Class::Capital));
        }
    }
}
