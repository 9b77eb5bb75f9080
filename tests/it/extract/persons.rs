//! Who is meant: pronouns beside those who speak for others, what belongs to somebody, and what people
//! call each other.

use redstring::base::Certainty;

use super::Reading;

#[test]
fn a_possessive_is_not_what_it_owns() {
    let lawyer = Reading::of("Police arrested Erik Dahl. His lawyer, Tom Cruz, objected.");
    assert_eq!(&*lawyer.claim("Cruz", "lawyer", "Dahl").label, "is lawyer for");
}

#[test]
fn who_speaks_for_another_speaks_of_that_other() {
    for text in [
        "Erik Dahl's lawyer said he had paid Ana Roth.",
        "Erik Dahl was jailed. His spokesman said he had paid Ana Roth.",
        "A lawyer for Erik Dahl said he had paid Ana Roth.",
    ] {
        let reading = Reading::of(text);
        assert_eq!(
            reading.claim("Erik Dahl", "pay", "Roth").certainty,
            Certainty::Asserted,
            "{text}"
        );
    }
}

#[test]
fn what_is_denied_is_no_thing() {
    let denied = Reading::of("Police arrested Erik Dahl in Oslo. Tom Cruz denied it.");
    assert!(denied.between("Cruz", "Oslo").is_empty(), "{}", denied.told());
}

#[test]
fn what_people_call_each_other_is_no_name_of_theirs() {
    let called = Reading::of("\"Ana Roth is a thief,\" Erik Dahl said. Police met Ana Roth.");
    for entity in &called.found.entities {
        assert!(
            !entity.aliases.iter().any(|alias| alias.contains("thief")),
            "{:?}",
            entity.aliases
        );
    }
}

#[test]
fn an_office_once_held_is_told_in_the_past() {
    let former = Reading::of("Erik Dahl, the former chairman of Baltic Bank, met Tom Cruz.");
    assert_eq!(&*former.claim("Dahl", "chairman", "Baltic").label, "was chairman of");
}

#[test]
fn those_among_whom_somebody_was_are_told_of() {
    let reading = Reading::of(
        "Police rescued dozens of people. Among those rescued were twelve Kenyans and Tom Cruz.",
    );
    reading.claim("Cruz", "be among", "people");
    reading.claim("Kenyans", "be among", "people");
}

#[test]
fn the_doer_between_a_deed_and_whom_it_befell_is_the_doer() {
    let arrest = Reading::of("The arrest by Norway of Erik Dahl angered Sweden.");
    assert_eq!(&*arrest.claim("Norway", "arrest", "Dahl").label, "arrested");
    assert!(arrest.between("Norway", "Dahl").len() == 1, "{}", arrest.told());
}

#[test]
fn a_form_of_address_tells_which_of_two_is_meant() {
    let khan = Reading::of("Ali Khan met Sara Khan. Mrs Khan paid Hamas.");
    khan.claim("Sara", "pay", "Hamas");
    let both = Reading::of("Mr Khan sued Mrs Khan. Mrs Khan paid Hamas.");
    both.claim("Mr Khan", "sue", "Mrs Khan");
    both.claim("Mrs Khan", "pay", "Hamas");
    let one = Reading::of("Mr Khan sued Hamas. Khan paid Tom Cruz.");
    one.claim("Mr Khan", "pay", "Cruz");
}

#[test]
fn a_name_may_be_the_predicate_of_a_role() {
    let director = Reading::of("The director of Baltic Bank is Erik Dahl.");
    assert_eq!(&*director.claim("Dahl", "director", "Baltic").label, "is director of");
    let may = Reading::of("The director of Baltic Bank may be Erik Dahl.");
    let sure =
        may.between("Dahl", "Baltic").iter().any(|claim| claim.certainty == Certainty::Asserted);
    assert!(!sure, "{}", may.told());
}

#[test]
fn several_deeds_in_the_passive_share_the_doer() {
    let shared = Reading::of("Hezbollah is funded and armed by Iran.");
    shared.claim("Iran", "fund", "Hezbollah");
    shared.claim("Iran", "arm", "Hezbollah");
}

#[test]
fn what_is_handed_on_is_a_thing() {
    let money =
        Reading::of("Tom Cruz received the money from Baltic Bank. He gave it to Erik Dahl.");
    money.claim("money", "give", "Dahl");
    assert!(
        money.between("Cruz", "Bank").iter().all(|claim| &*claim.relation != "give"),
        "{}",
        money.told()
    );
}

#[test]
fn they_are_not_those_by_whom_it_was_done() {
    let police = Reading::of(
        "Tom Cruz and Ana Roth were arrested by Turkish police. They killed Erik Dahl.",
    );
    assert!(police.between("police", "Dahl").is_empty(), "{}", police.told());
}

#[test]
fn a_clause_behind_a_length_of_time_is_a_clause() {
    let weeks = Reading::of("Iran attacked Israel two weeks after Hamas killed Erik Dahl.");
    weeks.claim("Hamas", "kill", "Dahl");
    weeks.claim("Iran", "attack", "Israel");
}
