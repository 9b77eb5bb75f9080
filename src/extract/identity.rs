//! What a name alone tells about who is meant, for whoever joins the actors of several reports.

use super::lexicon::{Class, Closed, gazetteer, noun, singular, title};
use crate::base::Kind;

/// The one name under which the word lists know a country, a place or a body: "UN" is "United
/// Nations", "Kampuchea" is "Cambodia". `None` for what the lists do not hold, and for names of a
/// country's people and capital, which are not the country.
pub fn known_name(name: &str) -> Option<&'static str> {
    let known = gazetteer().get(name.trim())?;
    matches!(known.class, Class::Country | Class::Place | Class::Body).then_some(known.identity)
}

/// True when the phrase begins by saying which country it is of: "Cambodian authorities",
/// "Thailand's military". Such a body is the same one in every report.
pub fn is_of_a_country(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace().peekable();
    words.next_if(|word| word.eq_ignore_ascii_case("the"));
    let tokens: Vec<&str> = words.collect();
    let bare = tokens.iter().map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    let found = gazetteer().longest(bare);
    found.is_some_and(|(length, known)| {
        length < tokens.len() && matches!(known.class, Class::Country | Class::Demonym)
    })
}

/// True for what most countries have one of: "Interior Ministry", "Supreme Court", "Central Bank". Such a
/// name alone does not tell whose it is.
pub fn is_of_any_country(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = || lower.split([' ', '-']).filter(|word| !word.is_empty());
    let field = |word: &str| Closed::PublicBody.has(word) || Closed::Function.has(word);
    let body = |word: &str| {
        matches!(word, "party" | "bank" | "court" | "office")
            || noun(&singular(word)).is_some_and(|sort| sort.kind(false) == Kind::Agency)
    };
    words().all(|word| field(word) || body(word))
        && words().any(body)
        && words().any(|word| Closed::PublicBody.has(word))
        && known_name(name).is_none()
}

/// The country that a phrase names somewhere, and the phrase's other words: "Royal Thai Police" is
/// Thailand's, "police of Cambodia" Cambodia's. `None` where it names none, or nothing else.
pub fn of_country(phrase: &str) -> Option<(&'static str, Vec<&str>)> {
    let tokens: Vec<&str> = phrase.split_whitespace().take(MAX_PHRASE).collect();
    let (first, length, country) = (0..tokens.len()).find_map(|first| {
        let behind = tokens[first..].iter();
        let bare = behind.map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
        let (length, known) = gazetteer().longest(bare)?;
        let of_it = matches!(known.class, Class::Country | Class::Demonym);
        of_it.then_some((first, length, known.identity))
    })?;
    let outside = |&(at, _): &(usize, &str)| !(first..first + length).contains(&at);
    let rest: Vec<&str> =
        tokens.iter().copied().enumerate().filter(outside).map(|(_, word)| word).collect();
    (!rest.is_empty()).then_some((country, rest))
}

/// Longest phrase that [`of_country`] reads, in words.
const MAX_PHRASE: usize = 12;

/// The title before a person's name, and the name without it: "Gen. Brahim Saleh" is
/// ("Gen.", "Brahim Saleh"). Behind a title alone there is no name.
pub fn without_title(name: &str) -> (&str, &str) {
    let tokens: Vec<&str> = name.split_whitespace().collect();
    let length = title(&tokens).map_or(0, |(length, _)| length);
    let mut rest = name;
    for _ in 0..length {
        rest = rest.trim_start().trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
    }
    (name[..name.len() - rest.len()].trim(), rest)
}

#[cfg(test)]
mod tests {
    use super::{is_of_a_country, is_of_any_country, known_name, of_country, without_title};

    #[test]
    fn a_name_that_every_state_has_tells_of_none() {
        for name in ["Interior Ministry", "Supreme Court", "Ministry of Justice", "Central Bank"] {
            assert!(is_of_any_country(name), "{name}");
        }
        for name in
            ["UN Security Council", "Royal Thai Police", "Baltic Bank", "Clean Shores", "FBI"]
        {
            assert!(!is_of_any_country(name), "{name}");
        }
    }

    #[test]
    fn a_country_is_found_anywhere_in_a_phrase() {
        for (phrase, country, rest) in [
            ("Royal Thai Police", "Thailand", &["Royal", "Police"][..]),
            ("police of Cambodia", "Cambodia", &["police", "of"]),
            ("Thailand's military", "Thailand", &["military"]),
        ] {
            assert_eq!(of_country(phrase), Some((country, rest.to_vec())), "{phrase}");
        }
        assert_eq!(of_country("Cambodia"), None);
        assert_eq!(of_country("the police"), None);
    }

    #[test]
    fn titles_are_cut_from_names() {
        assert_eq!(without_title("Gen. Brahim Saleh"), ("Gen.", "Brahim Saleh"));
        assert_eq!(without_title("Prime Minister Hun Manet"), ("Prime Minister", "Hun Manet"));
        assert_eq!(without_title("Hun Manet"), ("", "Hun Manet"));
        assert_eq!(without_title("the Prime Minister"), ("", "the Prime Minister"));
        assert_eq!(without_title("Prime Minister"), ("Prime Minister", ""));
    }

    #[test]
    fn other_names_lead_to_the_one_that_is_known() {
        assert_eq!(known_name("UN"), Some("United Nations"));
        assert_eq!(known_name("Kampuchea"), Some("Cambodia"));
        assert_eq!(known_name("Cambodian"), None);
        assert_eq!(known_name("Ana Roth"), None);
    }

    #[test]
    fn phrases_that_name_their_country_are_told() {
        for phrase in ["Cambodian authorities", "the Thai Army", "Thailand's military"] {
            assert!(is_of_a_country(phrase), "{phrase}");
        }
        for phrase in ["authorities", "Cambodia", "the police", "local Cambodian authorities", ""] {
            assert!(!is_of_a_country(phrase), "{phrase}");
        }
    }
}
