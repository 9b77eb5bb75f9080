//! What a name alone tells about who is meant, for whoever joins the actors of several reports.

use super::lexicon::{Class, gazetteer};

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

#[cfg(test)]
mod tests {
    use super::{is_of_a_country, known_name};

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
