//! Each rule both ways: what joins, what is only suggested, what is neither.

use super::*;
use crate::extract::{Entity, Mention};

/// An entity of a report that calls it so; the first name is its label.
fn called(kind: Kind, called: &[&str]) -> Names {
    let text = called.join("\n");
    let mut start = 0;
    let spans = called.iter().map(|name| {
        let span = crate::base::Span::new(start, start + name.len());
        start += name.len() + 1;
        span
    });
    let form = crate::base::Form::Named;
    let mentions = spans.map(|span| Mention { span, form }).collect();
    let label = called[0].to_owned();
    let entity =
        Entity { label, kind, named: true, aliases: Vec::new(), mentions, merges: Vec::new() };
    Names::of_read(&entity, &text)
}

fn person(names: &[&str]) -> Names {
    called(Kind::Person, names)
}

fn body(names: &[&str]) -> Names {
    called(Kind::Organization, names)
}

/// Both orders say the same.
#[track_caller]
fn joins(one: &Names, other: &Names, rule: &str) {
    for (one, other) in [(one, other), (other, one)] {
        assert_eq!(same(one, other).map(|(_, rule)| rule), Some(rule), "{one:?} {other:?}");
    }
}

#[track_caller]
fn suggests(one: &Names, other: &Names, rule: &str) {
    for (one, other) in [(one, other), (other, one)] {
        assert_eq!(same(one, other), None, "{one:?} {other:?}");
        let told = guess(one, other, false).map(|guess| guess.rule);
        assert_eq!(told, Some(rule), "{one:?} {other:?}");
    }
}

#[track_caller]
fn neither(one: &Names, other: &Names) {
    for (one, other) in [(one, other), (other, one)] {
        assert_eq!(same(one, other), None, "{one:?} {other:?}");
        assert_eq!(guess(one, other, false), None, "{one:?} {other:?}");
    }
}

#[test]
fn a_full_name_joins_and_a_surname_does_not() {
    let full = person(&["Adama Keita", "Keita"]);
    joins(&full, &person(&["Adama Keita"]), "same name in another report");
    joins(&full, &person(&["Colonel Adama Keita"]), "same name in another report");
    suggests(&full, &person(&["Keita"]), "surname only");
    suggests(&person(&["Keita"]), &person(&["Keita"]), "same single name");
    neither(&full, &person(&["Moussa Keita", "Keita"]));
    neither(&full, &person(&["Ana Roth"]));
}

#[test]
fn a_title_makes_a_surname_likelier_and_never_sure() {
    let full = person(&["Colonel Adama Keita", "Keita"]);
    let rule = "surname only, with the title that the other report gives";
    suggests(&full, &person(&["Colonel Keita"]), rule);
    suggests(&full, &person(&["President Keita"]), "surname only");
    suggests(&person(&["Mr Keita"]), &person(&["Mr Keita"]), "same single name and title");
    neither(&person(&["Mr Keita"]), &person(&["Mrs Keita"]));
}

#[test]
fn two_who_are_called_by_their_office_only_are_not_compared() {
    neither(&person(&["Prime Minister"]), &person(&["Prime Minister"]));
}

#[test]
fn one_name_of_a_full_name_is_suggested() {
    suggests(&person(&["Adama"]), &person(&["Adama Keita"]), "one name of the full name");
}

#[test]
fn middle_names_and_initials_are_suggested() {
    let john = person(&["John Smith"]);
    let rule = "same first and last name, other middle name";
    suggests(&john, &person(&["John Adam Smith"]), rule);
    let agree = guess(&person(&["John A. Smith"]), &person(&["John Adam Smith"]), false);
    let differ = guess(&person(&["John B. Smith"]), &person(&["John Adam Smith"]), false);
    let odds = |guess: Option<Guess>| guess.expect("suggested").confidence;
    assert!(odds(agree) > odds(differ));
    suggests(&john, &person(&["J. Smith"]), "same surname and initial");
    neither(&john, &person(&["K. Smith"]));
    neither(&john, &person(&["Jane Smith"]));
}

#[test]
fn names_in_another_order_are_suggested() {
    let rule = "same names in another order";
    suggests(&person(&["Hun Manet"]), &person(&["Manet Hun"]), rule);
}

#[test]
fn signs_accents_and_spaces_are_no_difference() {
    joins(&person(&["José Núñez"]), &person(&["Jose Nunez"]), "same name in another report");
    joins(&body(&["The Delta Bank"]), &body(&["Delta Bank’s"]), "same name in another report");
    let rule = "same name but for spaces in another report";
    joins(&body(&["Al-Shabaab"]), &body(&["Alshabaab"]), rule);
    joins(&person(&["Kim Jong-un"]), &person(&["Kim Jongun"]), rule);
}

#[test]
fn one_letter_is_suggested_and_a_figure_tells_apart() {
    let rule = "names differ by one letter";
    suggests(&person(&["Youssef Haddad"]), &person(&["Yousef Haddad"]), rule);
    suggests(&body(&["Velum Systems"]), &body(&["Velun Systems"]), rule);
    neither(&body(&["Brigade Number 7"]), &body(&["Brigade Number 8"]));
    neither(&person(&["Li Wei"]), &person(&["Li Wai"]));
}

#[test]
fn a_legal_form_is_no_difference_and_another_one_is() {
    let bare = body(&["Velum Systems"]);
    let limited = body(&["Velum Systems Co., Ltd."]);
    joins(&bare, &limited, "same name but for the company ending");
    suggests(&limited, &body(&["Velum Systems Inc."]), "same name, other company ending");
    neither(&limited, &body(&["Corum Systems Ltd."]));
}

#[test]
fn an_acronym_joins_where_a_report_spells_it_out() {
    let short = body(&["ZQC"]);
    let long = body(&["Zonal Quarry Council"]);
    let both = body(&["Zonal Quarry Council", "ZQC"]);
    joins(&short, &both, "acronym that a report spells out");
    joins(&short, &body(&["Dutch tax service", "ZQC"]), "acronym that a report spells out");
    suggests(&short, &long, "acronym without a definition");
    let other = body(&["Zambezi Quartz Company", "ZQC"]);
    suggests(&both, &other, "same acronym, other full name");
    neither(&short, &body(&["Delta Bank"]));
    let known = body(&["MSC"]);
    let rule = "acronym without a definition";
    suggests(&known, &body(&["Maritime Safety Council", "MSC"]), rule);
}

#[test]
fn the_word_lists_know_one_thing_under_two_names() {
    joins(&body(&["United Nations"]), &body(&["UN"]), "known under both names");
}

#[test]
fn a_short_form_is_suggested_but_not_for_a_place() {
    let group = body(&["Velum Group", "Velum"]);
    suggests(&group, &body(&["Velum"]), "short form of the name");
    neither(&called(Kind::Place, &["Valmere"]), &called(Kind::Facility, &["Valmere Airport"]));
    neither(&group, &body(&["Velumata"]));
}

#[test]
fn kinds_that_exclude_each_other_never_join() {
    let rule = "same name, other kind";
    suggests(&person(&["Georgia Roth"]), &called(Kind::Place, &["Georgia Roth"]), rule);
    suggests(&person(&["Georgia"]), &called(Kind::Country, &["Georgia"]), rule);
    let agency = called(Kind::Agency, &["Delta Office"]);
    joins(&agency, &body(&["Delta Office"]), "same name in another report");
}

#[test]
fn bodies_of_one_country_are_suggested_by_what_they_are() {
    let agency = |name| called(Kind::Agency, &[name]);
    let rule = "same country and same kind of body";
    suggests(&agency("Royal Thai Police"), &agency("Thai police"), rule);
    neither(&agency("Royal Thai Police"), &agency("Royal Thai Army"));
    neither(&agency("Thai police"), &agency("Norwegian police"));
}

#[test]
fn a_report_keeps_its_own_actors_apart() {
    let guess = |one: &Names, other: &Names| guess(one, other, true).map(|guess| guess.rule);
    let (john, smith) = (person(&["John Smith"]), person(&["Smith"]));
    assert_eq!(guess(&john, &smith), Some("surname only"), "of two Smiths, which?");
    assert_eq!(guess(&person(&["Georgia"]), &called(Kind::Country, &["Georgia"])), None);
    assert_eq!(guess(&body(&["Velum Group"]), &body(&["Velum"])), None);
}
