//! Which capitals are a person's name by their words alone: given names before family names, also inside longer
//! runs ("Refugee Council Enver Solomon", "Ada Lovelace Institute"). What stands around them is [`super::kind`]'s.

use std::ops::Range;

use crate::extract::lexicon::{
    Closed, gazetteer, gender_of_name, is_family_name, is_given_name, is_head, is_listed,
    is_name_head, last_word_kind, noun, singular,
};
use crate::extract::tree::Tree;

use crate::base::Kind;

use super::casing::form;
use super::name::{head_kind, text_of};

/// Two to four words of which the first is a given name and the last no body's.
pub(super) fn is_person_like(tree: &Tree, words: &Range<usize>) -> bool {
    let given = is_given_name(form(tree, words.start));
    let bare = || words.len() == 1 || is_full_name(tree, words) || head_kind(tree, words).is_none();
    given && is_plain(tree, words) && words.len() <= 6 && bare()
}

/// "Ana Law", "Ravi M. Park": a family name is no building or paper behind a given one, unless something is
/// said to be in or near it.
pub(super) fn is_full_name(tree: &Tree, words: &Range<usize>) -> bool {
    let located = words.start.checked_sub(1).is_some_and(|before| {
        matches!(
            tree.lower(before),
            "in" | "at" | "near" | "the" | "to" | "from" | "of" | "outside"
        )
    });
    let last = form(tree, words.end - 1);
    let family = is_family_name(last) || words.len() == 2 && is_surname_like(tree, words);
    let given = is_given_name(form(tree, words.start));
    (2..=3).contains(&words.len()) && !located && given && family
}

/// "Tom Cruise": a common noun, but none that names end with, behind a name that is nothing else.
fn is_surname_like(tree: &Tree, words: &Range<usize>) -> bool {
    let given = form(tree, words.start);
    let sure = gender_of_name(given).is_some() && gazetteer().get(given).is_none();
    let common = is_head(tree.lower(words.start));
    sure && !common && !is_name_head(form(tree, words.end - 1))
}

/// Where the name of a person begins behind that of a body or what the person is: "Harbour Council Ana Weber",
/// "Trotskyist Ana Weber".
pub(super) fn person_behind(tree: &Tree, run: &Range<usize>) -> Option<usize> {
    (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        let name = at..run.end;
        let joined = name.clone().any(|word| Closed::Function.has(tree.lower(word)));
        !joined && is_person_like(tree, &name) && ends_name(tree, &(run.start..at))
    })
}

/// True for words before a person's name that are no part of it.
fn ends_name(tree: &Tree, before: &Range<usize>) -> bool {
    let last = before.end - 1;
    if is_human(tree, last) {
        return true;
    }
    // "Universidad Ana Torres" is named after a person.
    let kind = (before.len() > 1).then(|| head_kind(tree, before)).flatten();
    let body = matches!(kind, Some(Kind::Agency | Kind::Organization));
    let ends_with_head = last_word_kind(form(tree, last)).is_some();
    let ends_with_place = gazetteer().get(form(tree, last)).is_some();
    body && (ends_with_head || ends_with_place)
}

/// A noun for people with a capital: "Ambassador", "Trotskyist".
pub(super) fn is_human(tree: &Tree, word: usize) -> bool {
    let form = form(tree, word);
    let named = is_given_name(form) || is_family_name(form);
    !named && noun(&singular(tree.lower(word))).is_some_and(|sort| sort.is_human())
}

/// How many of a body's first words are the name of the person whom it is called after: two of "ada lovelace
/// institute", none of "victoria park hotel". Such words alone name the person.
pub(in crate::extract) fn namesake(words: &[&str]) -> usize {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    if !words.first().is_some_and(|first| is_given_name(&capital(first))) {
        return 0;
    }
    let head = |word: &&str| Closed::Memorial.has(word) || last_word_kind(&capital(word)).is_some();
    let Some(head) = words.iter().position(head).filter(|&head| head >= 2) else { return 0 };
    if words[head..].iter().any(|word| Closed::Memorial.has(word)) { head } else { 0 }
}

/// What is left of "Hurricane Odile" and "MV Odile" where the text drops the first word.
pub(in crate::extract) fn own_name(words: &[&str]) -> Option<String> {
    const FIRST: &[&str] = &[
        "operation",
        "hurricane",
        "typhoon",
        "cyclone",
        "project",
        "exercise",
        "mv",
        "mt",
        "fv",
        "ss",
        "hms",
        "uss",
        "rv",
    ];
    let (first, rest) = words.split_first()?;
    (FIRST.contains(first) && !rest.is_empty()).then(|| rest.join(" "))
}

/// True when all words are common nouns: such a name is hardly a person's.
pub(super) fn is_worded(tree: &Tree, words: &Range<usize>) -> bool {
    let common = |at: usize| {
        let form = form(tree, at);
        let named = is_given_name(form) || is_family_name(form);
        form == "-" || form == "&" || !named && is_listed(&singular(tree.lower(at)))
    };
    words.clone().all(common)
}

/// "Muslims", "Muslim pilgrims": a creed or party in the mouth of the text is no name of its own.
pub(super) fn is_adherent(tree: &Tree, run: &Range<usize>) -> bool {
    let lone = run.len() == 1 && is_given_name(form(tree, run.start));
    !lone && run.clone().all(|at| Closed::Adherent.has(&singular(tree.lower(at))))
}

fn is_plain(tree: &Tree, words: &Range<usize>) -> bool {
    let letters = |form: &str| {
        form == "-"
            || form.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-'))
    };
    !text_of(tree, words).is_empty() && words.clone().all(|at| letters(form(tree, at)))
}

#[cfg(test)]
mod tests {
    use super::namesake;
    use crate::base::{Kind, Silent};
    use crate::extract::mention::find;
    use crate::extract::parse;
    use crate::extract::tree::Tree;

    /// The names of a text, titles left out, with what they name.
    fn names(text: &str) -> Vec<(String, Kind)> {
        let parses = parse(text, &Silent).expect("no stop");
        let trees: Vec<Tree> = parses.iter().map(|parse| Tree::new(text, parse)).collect();
        let core = |one: &super::super::Mention| one.core_span(&trees[one.sentence]);
        find(&trees)
            .iter()
            .filter(|one| one.form == crate::base::Form::Named)
            .map(|one| (core(one).of(text).unwrap_or_default().to_owned(), one.kind))
            .collect()
    }

    fn kind_of(text: &str, name: &str) -> Option<Kind> {
        names(text).into_iter().find(|(words, _)| words == name).map(|(_, kind)| kind)
    }

    #[test]
    fn a_person_behind_a_body_or_an_epithet_is_a_name_of_its_own() {
        let text = "The letter came from Harbour Council Maria Weber on Monday.";
        assert_eq!(kind_of(text, "Maria Weber"), Some(Kind::Person));
        assert_eq!(kind_of(text, "Harbour Council"), Some(Kind::Agency));
        let text = "Reporters asked Trotskyist Maria Weber about the vote.";
        assert_eq!(kind_of(text, "Maria Weber"), Some(Kind::Person));
    }

    #[test]
    fn bodies_that_are_called_after_a_person_stay_whole() {
        let text = "He lectures at Universidad Maria Torres in Lima.";
        assert!(names(text).iter().all(|(name, _)| name != "Maria Torres"), "{:?}", names(text));
    }

    #[test]
    fn a_family_name_that_is_a_common_noun_makes_no_building_of_a_person() {
        assert_eq!(kind_of("Deborah Law denied the charge.", "Deborah Law"), Some(Kind::Person));
        assert_eq!(kind_of("Oscar Ferry told the panel.", "Oscar Ferry"), Some(Kind::Person));
        let text = "Judge Oyelle Park adjourned the trial.";
        assert_eq!(kind_of(text, "Oyelle Park"), Some(Kind::Person));
        let text = "The body was found in Deborah Park on Sunday.";
        assert_eq!(kind_of(text, "Deborah Park"), Some(Kind::Facility));
    }

    #[test]
    fn a_family_name_goes_before_the_city_of_the_same_name() {
        let text = "Joan Lisbon fled in May. Lisbon was arrested. Police say Lisbon confessed.";
        assert_eq!(kind_of(text, "Lisbon"), Some(Kind::Person));
        let text = "Joan Weber fled to Lisbon. Police in Lisbon searched a flat in Lisbon.";
        assert_eq!(kind_of(text, "Lisbon"), Some(Kind::Place));
    }

    #[test]
    fn creeds_and_what_is_for_or_against_a_place_are_no_names() {
        let text = "The bill angered many Muslims. Several pro-Moscow deputies left. A Sunni cleric spoke.";
        assert_eq!(names(text), []);
        let text = "The Muslim Brotherhood was banned.";
        assert_eq!(names(text).len(), 1);
    }

    #[test]
    fn letters_behind_a_name_are_no_part_of_it() {
        assert_eq!(kind_of("Ruth Keller PhD joined the lab.", "Ruth Keller"), Some(Kind::Person));
    }

    #[test]
    fn a_name_of_common_nouns_is_hardly_a_person() {
        let kind =
            kind_of("Engineers praised Harvest Engine Manual in June.", "Harvest Engine Manual");
        assert!(kind.is_some_and(|kind| kind != Kind::Person), "{kind:?}");
    }

    #[test]
    fn what_befalls_people_befell_a_person() {
        let text = "Norwegian police released Roth. Customs officers deported Zelko.";
        assert_eq!(kind_of(text, "Roth"), Some(Kind::Person));
        assert_eq!(kind_of(text, "Zelko"), Some(Kind::Person));
    }

    #[test]
    fn parts_of_a_paper_are_papers_and_codes_behind_towns_are_places() {
        assert_eq!(
            kind_of("It violates Article 14 of the code.", "Article 14"),
            Some(Kind::Document)
        );
        assert_eq!(kind_of("He was born in Brenmar, KS in 1970.", "KS"), Some(Kind::Place));
    }

    #[test]
    fn storms_and_ships_go_by_their_own_names() {
        let text = "Hurricane Odile hit the coast. Odile weakened over land.";
        assert_eq!(kind_of(text, "Odile"), Some(Kind::Event));
        assert_eq!(
            kind_of("Troops shelled the Sadrovists at dawn.", "Sadrovists"),
            Some(Kind::Group)
        );
    }

    #[test]
    fn a_centre_for_something_is_a_body() {
        let text = "The National Flood Center warned towns.";
        assert_eq!(kind_of(text, "National Flood Center"), Some(Kind::Organization));
        let text = "The Brenmar Shopping Center burned down.";
        assert_eq!(kind_of(text, "Brenmar Shopping Center"), Some(Kind::Facility));
    }

    #[test]
    fn the_field_of_an_office_is_no_part_of_who_holds_it() {
        let text = "The Minister of Education Maria Weber resigned.";
        assert_eq!(kind_of(text, "Maria Weber"), Some(Kind::Person));
    }

    #[test]
    fn what_is_called_after_somebody_is_not_that_person() {
        let words = |name: &'static str| name.split(' ').collect::<Vec<_>>();
        assert_eq!(namesake(&words("ada lovelace institute")), 2);
        assert_eq!(namesake(&words("victoria park hotel")), 0);
        assert_eq!(namesake(&words("charles weber shipping")), 0);
        assert_eq!(namesake(&words("harbour council")), 0);
        assert_eq!(namesake(&[]), 0);
    }
}
