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

#[test]
fn who_is_called_on_is_to_do_it() {
    for text in [
        "Ana Roth called on Chad to free the sailors.",
        "Ana Roth appealed to Chad to free the sailors.",
        "Ana Roth is waiting for Chad to free the sailors.",
    ] {
        let reading = Reading::of(text);
        assert_eq!(
            reading.claim("Chad", "free", "sailors").certainty,
            Certainty::Possible,
            "{text}"
        );
        assert!(reading.between("Ana Roth", "sailors").is_empty(), "{}", reading.told());
    }
}

#[test]
fn what_is_called_for_has_not_come_about() {
    let reading = Reading::of("The union called for the release of Ana Roth.");
    assert_eq!(reading.claim("nion", "release", "Ana Roth").certainty, Certainty::Possible);
    let ordered =
        Reading::of("Twelve sailors were taken to Bergen, where a judge ordered their release.");
    assert_eq!(ordered.claim("judge", "release", "sailors").certainty, Certainty::Possible);
}

#[test]
fn a_language_is_no_country() {
    for text in ["The diary was written in German.", "The stone has an inscription in German."] {
        let reading = Reading::of(text);
        assert!(
            reading.found.claims.iter().all(|one| reading.name(one.object) != "Germany"),
            "{text}"
        );
    }
    Reading::of("The diary was printed in Germany.").claim("diary", "print", "Germany");
}

#[test]
fn years_of_older_times_are_dates() {
    let reading = Reading::of("In 1661 Erik Dahl joined the Swedish navy.");
    let claim = reading.claim("Erik Dahl", "join", "navy");
    assert_eq!(claim.when.as_ref().map(|when| when.surface.as_str()), Some("In 1661"));
    assert!(claim.quantity.is_none());
    let homes = Reading::of("Police searched 1500 homes in Bergen.");
    assert_eq!(
        homes.claim("olice", "search", "homes").quantity.as_ref().and_then(|one| one.value),
        Some(1500.0)
    );
}

#[test]
fn a_manner_speaks_not() {
    let reading = Reading::of("Ana Roth rebuilt the harbour according to the new technique.");
    assert!(reading.found.claims.iter().all(|one| one.speaker.is_none()), "{}", reading.told());
}

#[test]
fn ties_make_nobody_a_broker() {
    let reading = Reading::of("The paper mentions a Serbian broker with ties to the Odessa bank.");
    let all = reading.between("broker", "Odessa");
    assert!(all.iter().all(|one| &*one.relation != "broker"), "{}", reading.told());
}

#[test]
fn what_is_handed_over_goes_to_somebody() {
    let reading = Reading::of("Belarus has never handed over a hacker to a Western country.");
    assert_eq!(reading.claim("Belarus", "hand over", "hacker").certainty, Certainty::Negated);
    let given = reading.between("hacker", "country");
    assert!(given.iter().all(|one| &*one.relation != "hacker"), "{}", reading.told());
}

#[test]
fn a_clause_with_whose_leaves_nothing_out() {
    let reading = Reading::of("Jan Wrona, whose wife sits on the board of Baltic Bank, resigned.");
    let sat = reading.between("wife", "Wrona");
    assert!(sat.iter().all(|one| !one.relation.starts_with("sit")), "{}", reading.told());
}
