//! What is turned down, forgone, supposed or undone by a court: stated with the certainty that the
//! whole sentence gives it.

use redstring::base::Certainty::{self, Alleged, Asserted, Negated, Possible};

use super::Reading;

/// A sentence, a claim that it makes, how surely, and who says so.
type Case = (&'static str, [&'static str; 3], Certainty, Option<&'static str>);

#[track_caller]
fn all_hold(cases: &[Case]) {
    for &(text, [subject, relation, object], certainty, speaker) in cases {
        let reading = Reading::of(text);
        let claim = reading.claim(subject, relation, object);
        let named = claim.speaker.map(|speaker| reading.name(speaker));
        assert_eq!((claim.certainty, named), (certainty, speaker), "{text}\n{}", reading.told());
    }
}

#[test]
fn a_claim_that_is_turned_down_is_denied_by_whoever_turns_it_down() {
    let bank = Some("Baltic Bank");
    all_hold(&[
        (
            "Baltic Bank rejected claims it financed Hezbollah.",
            ["Bank", "finance", "Hezbollah"],
            Negated,
            bank,
        ),
        (
            "Baltic Bank dismissed reports that it paid Hezbollah.",
            ["Bank", "pay", "Hezbollah"],
            Negated,
            bank,
        ),
        (
            "Baltic Bank disputed the claim that it worked for Iran.",
            ["Bank", "work", "Iran"],
            Negated,
            bank,
        ),
        (
            "Baltic Bank contested allegations that it paid Iran.",
            ["Bank", "pay", "Iran"],
            Negated,
            bank,
        ),
        (
            "Baltic Bank called reports that it had financed Iran baseless.",
            ["Bank", "finance", "Iran"],
            Negated,
            bank,
        ),
    ]);
}

#[test]
fn what_is_said_in_a_paper_is_said_by_whoever_says_it() {
    let reading = Reading::of("Tom Cruz said in a report that Baltic Bank financed Hezbollah.");
    let claim = reading.claim("Bank", "finance", "Hezbollah");
    assert_eq!(claim.speaker.map(|speaker| reading.name(speaker)), Some("Tom Cruz"));
}

#[test]
fn what_is_forgone_or_never_comes_is_negated() {
    all_hold(&[
        ("Instead of arming Iran, Egypt armed Israel.", ["Egypt", "arm", "Iran"], Negated, None),
        ("Instead of arming Iran, Egypt armed Israel.", ["Egypt", "arm", "Israel"], Asserted, None),
        (
            "Far from funding Hamas, Qatar funded Hezbollah.",
            ["Qatar", "fund", "Hamas"],
            Negated,
            None,
        ),
        (
            "Far from funding Hamas, Qatar funded Hezbollah.",
            ["Qatar", "fund", "Hezbollah"],
            Asserted,
            None,
        ),
        ("Under no circumstances will Turkey arm Iran.", ["Turkey", "arm", "Iran"], Negated, None),
        ("Tom Cruz escaped being kidnapped by Hamas.", ["Hamas", "kidnap", "Cruz"], Negated, None),
    ]);
}

#[test]
fn what_is_supposed_or_hired_for_is_possible() {
    all_hold(&[
        (
            "Had Russia attacked Poland, NATO would have attacked Russia.",
            ["Russia", "attack", "Poland"],
            Possible,
            None,
        ),
        ("Iran came close to attacking Israel.", ["Iran", "attack", "Israel"], Possible, None),
        (
            "Erik Dahl, whom Tom Cruz hired to kill Ana Roth, fled to Spain.",
            ["Dahl", "kill", "Roth"],
            Possible,
            None,
        ),
        (
            "Tom Cruz refused to say whether Erik Dahl had paid Ana Roth.",
            ["Dahl", "pay", "Roth"],
            Possible,
            None,
        ),
    ]);
}

#[test]
fn of_two_set_against_each_other_only_one_did_it() {
    let rather = Reading::of("Erik Dahl rather than Tom Cruz killed Ana Roth.");
    rather.claim("Dahl", "kill", "Roth");
    assert!(rather.between("Cruz", "Roth").is_empty(), "{}", rather.told());
    let not_but = Reading::of("Baltic Bank is not owned by Erik Dahl but by Ana Roth.");
    assert_eq!(not_but.claim("Roth", "own", "Baltic Bank").certainty, Asserted);
    let dahl = not_but.between("Dahl", "Baltic Bank");
    assert!(dahl.iter().all(|claim| claim.certainty == Negated), "{}", not_but.told());
}

#[test]
fn a_charge_tells_of_the_accused_not_of_the_court() {
    all_hold(&[
        (
            "A court found Erik Dahl not guilty of bribing Tom Cruz.",
            ["Dahl", "bribe", "Cruz"],
            Negated,
            None,
        ),
        (
            "The prosecutor dropped charges against Erik Dahl of bribing Tom Cruz.",
            ["Dahl", "bribe", "Cruz"],
            Alleged,
            None,
        ),
        (
            "The court overturned the conviction of Erik Dahl for bribing Tom Cruz.",
            ["Dahl", "bribe", "Cruz"],
            Alleged,
            None,
        ),
    ]);
    let court =
        Reading::of("An appeals court threw out the case against Erik Dahl for bribing Tom Cruz.");
    assert!(court.between("court", "Cruz").is_empty(), "{}", court.told());
}

#[test]
fn a_time_behind_the_doer_does_not_hide_it() {
    let year = Reading::of("Erik Dahl was arrested by the FBI last year.");
    assert_eq!(year.claim("FBI", "arrest", "Dahl").certainty, Asserted);
}

#[test]
fn figures_are_read_as_they_are_written() {
    let paid = Reading::of("Baltic Bank paid $5m to Tom Cruz.");
    let paid = paid.between("Bank", "Cruz").into_iter().find_map(|claim| claim.quantity.clone());
    assert_eq!(paid.expect("an amount").value, Some(5e6));
    let aged = Reading::of("A man, 34, was killed by Hamas.");
    assert_eq!(aged.claim("Hamas", "kill", "man").quantity, None);
    let jailed = Reading::of("Erik Dahl was jailed for 12 years by a court on 5 May 2021.");
    let when = jailed.claim("court", "jail", "Dahl").when.as_ref().and_then(|when| when.from);
    assert_eq!(when.map(|day| day.to_string()), Some("2021-05-05".to_owned()));
}
