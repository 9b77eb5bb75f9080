//! Who does what: subjects that a clause leaves unspoken, phrases that hang on a time or a sum, reports
//! between commas, and numbers that count nothing.

use redstring::base::Certainty;

use super::Reading;

#[test]
fn who_is_set_to_work_does_the_work() {
    let hired = Reading::of("The brewery hired two men to guard Ana Roth.");
    hired.claim("men", "guard", "Ana Roth");
    assert!(hired.between("brewery", "Ana Roth").is_empty(), "{}", hired.told());
    let visas = Reading::of("The dancers received visas to enter Norway.");
    visas.claim("dancers", "enter", "Norway");
    assert!(visas.between("isa", "Norway").is_empty(), "{}", visas.told());
    let sum = Reading::of("Delta Bank paid $3 million to settle the claims.");
    sum.claim("Delta Bank", "settle", "claims");
}

#[test]
fn a_stay_has_its_place() {
    let spent = Reading::of("Erik Dahl spent four years at Lund University.");
    spent.claim("Erik Dahl", "spend", "Lund University");
    let worked = Reading::of("Erik Dahl worked for three months at Delta Bank.");
    worked.claim("Erik Dahl", "work", "Delta Bank");
}

#[test]
fn what_somebody_is_said_to_be_is_no_second_person() {
    for text in [
        "Erik Dahl was a close friend of Ana Roth.",
        "Erik Dahl served as treasurer of Delta Bank.",
        "Erik Dahl was appointed director of the museum.",
    ] {
        let reading = Reading::of(text);
        let all = &reading.found.claims;
        assert!(
            !all.is_empty() && all.iter().all(|one| reading.name(one.subject) == "Erik Dahl"),
            "{}",
            reading.told()
        );
    }
}

#[test]
fn a_report_between_commas_leaves_the_clause_its_subject() {
    for text in [
        "The sailors, said Ana Roth, worked for Delta Bank.",
        "The sailors, Ana Roth said, worked for Delta Bank.",
    ] {
        let reading = Reading::of(text);
        let claim = reading.claim("sailors", "work for", "Delta Bank");
        assert_eq!(claim.speaker.map(|one| reading.name(one)), Some("Ana Roth"), "{text}");
    }
}

#[test]
fn what_is_denied_says_nothing_of_those_named_in_it() {
    let reading = Reading::of(
        "Erik Dahl denies any dealings with Ana Roth, who was sentenced by a court in Bergen.",
    );
    let claim = reading.claim("court", "sentence", "Ana Roth");
    assert_eq!((claim.certainty, claim.speaker), (Certainty::Asserted, None));
}

#[test]
fn a_sale_by_one_is_not_made_by_another() {
    let reading =
        Reading::of("The senate opened an inquiry into the sale of drones by Delta Bank.");
    assert!(reading.between("enate", "drones").is_empty(), "{}", reading.told());
    reading.claim("Delta Bank", "sell", "drones");
}

#[test]
fn what_is_set_apart_is_not_counted_in() {
    let reading = Reading::of("The divers searched ships rather than lighthouses.");
    reading.claim("divers", "search", "ships");
    assert!(reading.between("divers", "lighthouses").is_empty(), "{}", reading.told());
}

#[test]
fn likeness_is_no_example() {
    let reading = Reading::of("The baker voted in the referendum like every other Norwegian.");
    assert!(reading.between("referendum", "Norw").is_empty(), "{}", reading.told());
}

#[test]
fn a_title_before_a_name_tells_the_relation() {
    let reading = Reading::of("Chad's prime minister Idriss Saleh met Ana Roth.");
    reading.claim("Saleh", "prime minister", "Chad");
}

#[test]
fn an_office_is_where_somebody_is_at_home() {
    let reading = Reading::of("Delta Bank has no branch in Norway.");
    let claim = reading.claim("Delta Bank", "", "Norway");
    assert_eq!(claim.certainty, Certainty::Negated);
}

#[test]
fn a_landmark_stands_in_its_city() {
    let reading = Reading::of("The mayor opened Bergen's old prison.");
    reading.claim("prison", "locate in", "Bergen");
}

#[test]
fn notes_years_and_ages_count_nothing() {
    for text in [
        "Erik Dahl founded Delta Bank.[17] It failed.",
        "Ana Roth won the 2012 Lund Prize.",
        "Ana Roth left Norway when she was six.",
        "Ana Roth joined the navy at age seventeen.",
    ] {
        let reading = Reading::of(text);
        assert!(!reading.found.claims.is_empty(), "{text}");
        let counts = reading.found.claims.iter().filter_map(|one| one.quantity.as_ref());
        assert_eq!(counts.count(), 0, "{text}\n{}", reading.told());
    }
}

#[test]
fn a_count_of_one_is_not_its_neighbours() {
    let reading =
        Reading::of("Chad imposed sanctions on Lotus Holdings and three of its directors.");
    assert!(reading.claim("Chad", "sanction", "Lotus").quantity.is_none());
    let directors = reading.claim("Chad", "sanction", "directors");
    assert_eq!(directors.quantity.as_ref().and_then(|count| count.value), Some(3.0));
}
