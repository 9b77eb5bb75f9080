//! Extraction as a whole, on prose of our own: what is claimed, how surely, by whom, how many and
//! when.

mod denied;
mod arguments;
mod laws;
mod persons;

use redstring::base::{Cancelled, Certainty, NoClaim, Progress, Silent, Span};
use redstring::extract::{Claim, Extraction, extract};
use redstring::text::Document;

/// A text with what was read in it.
struct Reading {
    text: String,
    found: Extraction,
}

impl Reading {
    fn of(text: &str) -> Self {
        let published = "2024-05-18".parse().ok();
        let document = Document { text: text.to_owned(), published, ..Document::default() };
        let found = extract(&document, &Silent).expect("nobody cancels");
        Self { text: text.to_owned(), found }
    }

    fn name(&self, entity: usize) -> &str {
        &self.found.entities[entity].label
    }

    /// The claims between two entities, given by a part of their names.
    fn between(&self, subject: &str, object: &str) -> Vec<&Claim> {
        let has = |entity: usize, part: &str| {
            let one = &self.found.entities[entity];
            one.label.contains(part) || one.aliases.iter().any(|alias| alias.contains(part))
        };
        let claims = self.found.claims.iter();
        claims.filter(|claim| has(claim.subject, subject) && has(claim.object, object)).collect()
    }

    /// The one claim between two entities whose relation starts so.
    #[track_caller]
    fn claim(&self, subject: &str, relation: &str, object: &str) -> &Claim {
        let all = self.between(subject, object);
        let one = all.iter().find(|claim| claim.relation.starts_with(relation));
        one.unwrap_or_else(|| panic!("no {subject} {relation} {object} in\n{}", self.told()))
    }

    /// All claims as lines, for messages.
    fn told(&self) -> String {
        let line = |claim: &Claim| {
            let speaker = claim.speaker.map_or("-", |speaker| self.name(speaker));
            format!(
                "{} | {} | {} | {} | {speaker}",
                self.name(claim.subject),
                claim.label,
                self.name(claim.object),
                claim.certainty
            )
        };
        self.found.claims.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn active_and_passive_sentences_give_the_same_relation() {
    let active = Reading::of("Norwegian police arrested Erik Dahl in Bergen on Friday.");
    let claim = active.claim("police", "arrest", "Erik Dahl");
    assert_eq!((&*claim.label, claim.certainty), ("arrested", Certainty::Asserted));
    assert_eq!(
        claim.when.as_ref().and_then(|when| when.from).map(|day| day.to_string()),
        Some("2024-05-17".to_owned())
    );
    let passive = Reading::of("Erik Dahl was arrested by Norwegian police in Bergen.");
    assert_eq!(&*passive.claim("police", "arrest", "Erik Dahl").label, "arrested");
}

#[test]
fn what_did_not_happen_is_never_a_fact() {
    for text in [
        "Norwegian police did not arrest Erik Dahl.",
        "Norwegian police denied arresting Erik Dahl.",
        "Norwegian police have never arrested Erik Dahl.",
        "Norwegian police refused to arrest Erik Dahl.",
        "There is no evidence that Norwegian police arrested Erik Dahl.",
    ] {
        let reading = Reading::of(text);
        for claim in reading.between("police", "Erik Dahl") {
            let told = claim.relation.starts_with("arrest");
            assert!(!told || claim.certainty == Certainty::Negated, "{text}\n{}", reading.told());
        }
    }
    assert_eq!(
        Reading::of("Norwegian police did not arrest Erik Dahl.")
            .claim("police", "arrest", "Dahl")
            .certainty,
        Certainty::Negated
    );
}

#[test]
fn neither_nor_and_no_longer_are_negations() {
    for (text, subject, relation, object) in [
        (
            "Neither Nobre nor his deputy, Ana Pires, attended the hearing.",
            "Pires",
            "attend",
            "hearing",
        ),
        ("Sony was bought by neither Apple nor Google.", "Apple", "buy", "Sony"),
        ("Iran no longer funds Hezbollah.", "Iran", "fund", "Hezbollah"),
    ] {
        let reading = Reading::of(text);
        let claim = reading.claim(subject, relation, object);
        assert_eq!(claim.certainty, Certainty::Negated, "{text}");
    }
}

#[test]
fn a_denial_does_not_reach_over_a_semicolon_or_colon() {
    let charge =
        Reading::of("Peter Kane denied that he paid Ann Frank; prosecutors charged Frank in May.");
    assert_eq!(charge.claim("Kane", "pay", "Frank").certainty, Certainty::Negated);
    let claim = charge.claim("prosecutors", "charge", "Frank");
    assert_eq!((claim.certainty, claim.speaker), (Certainty::Asserted, None));
    let money =
        Reading::of("Norsk Dredge never owned any ship: the founders moved $40 million to Panama.");
    assert_eq!(money.claim("founders", "move", "Panama").certainty, Certainty::Asserted);
}

#[test]
fn plans_wishes_and_maybes_are_possible() {
    for text in [
        "Norwegian police may arrest Erik Dahl.",
        "Norwegian police plan to arrest Erik Dahl.",
        "Norwegian police want to arrest Erik Dahl.",
        "Will Norwegian police arrest Erik Dahl?",
    ] {
        let reading = Reading::of(text);
        assert_eq!(
            reading.claim("police", "arrest", "Dahl").certainty,
            Certainty::Possible,
            "{text}"
        );
    }
}

#[test]
fn an_accusation_is_a_fact_and_its_content_is_alleged() {
    let reading = Reading::of("Prosecutors accused Erik Dahl of bribing Anna Lund.");
    assert_eq!(reading.claim("Prosecutors", "accuse", "Dahl").certainty, Certainty::Asserted);
    let bribe = reading.claim("Dahl", "bribe", "Lund");
    assert_eq!(bribe.certainty, Certainty::Alleged);
    assert_eq!(bribe.speaker.map(|speaker| reading.name(speaker)), Some("Prosecutors"));
}

#[test]
fn speakers_are_named_before_after_and_inside_what_they_say() {
    for text in [
        "Anna Lund said that Baltic Bank financed Erik Dahl.",
        "Baltic Bank financed Erik Dahl, Anna Lund said.",
        "According to Anna Lund, Baltic Bank financed Erik Dahl.",
        "Baltic Bank financed Erik Dahl, according to Anna Lund.",
        "\"Baltic Bank financed Erik Dahl,\" said Anna Lund.",
    ] {
        let reading = Reading::of(text);
        let claim = reading.claim("Baltic Bank", "finance", "Dahl");
        assert_eq!(claim.certainty, Certainty::Asserted, "{text}");
        assert_eq!(claim.speaker.map(|speaker| reading.name(speaker)), Some("Anna Lund"), "{text}");
    }
}

#[test]
fn a_quotation_keeps_its_speaker_over_sentences() {
    let reading = Reading::of(
        "\"Baltic Bank financed Erik Dahl,\" Anna Lund told the court. \"Then Dahl paid Karl Moe.\"",
    );
    let claim = reading.claim("Dahl", "pay", "Moe");
    assert_eq!(claim.speaker.map(|speaker| reading.name(speaker)), Some("Anna Lund"));
}

#[test]
fn epithets_roles_and_appositions() {
    let reading = Reading::of(
        "Estonian Prime Minister Mart Kask met Anna Lund, the head of Baltic Bank, in Tallinn.",
    );
    assert_eq!(
        &*reading.claim("Mart Kask", "prime minister", "Estonia").label,
        "is prime minister of"
    );
    assert_eq!(&*reading.claim("Anna Lund", "head", "Baltic Bank").label, "is head of");
    assert!(!reading.claim("Mart Kask", "meet", "Anna Lund").label.is_empty());
}

#[test]
fn deeds_told_by_nouns() {
    let raid = Reading::of("The raid by Norwegian police on Baltic Bank shocked the city.");
    assert_eq!(raid.claim("police", "raid", "Baltic Bank").certainty, Certainty::Asserted);
    let led = Reading::of(
        "The inquiry led to the arrest of Erik Dahl. The inquiry was hailed in Bergen.",
    );
    assert!(led.claim("inquiry", "arrest", "Dahl").label.contains("arrest"));
}

#[test]
fn counts_and_amounts_stay_with_their_claims() {
    let reading =
        Reading::of("Norwegian police freed more than 1,200 workers from two camps near Bergen.");
    let freed = reading.claim("police", "free", "workers");
    let quantity = freed.quantity.as_ref().expect("a count");
    assert_eq!((quantity.value, quantity.bound.as_deref()), (Some(1200.0), Some("over")));
    let fine = Reading::of("The regulator fined Baltic Bank $9 million in February.");
    let fined = fine.claim("regulator", "fine", "Baltic Bank");
    assert_eq!(fined.quantity.as_ref().and_then(|quantity| quantity.value), Some(9e6));
    assert_eq!(fined.when.as_ref().map(|when| when.surface.as_str()), Some("in February"));
}

#[test]
fn two_estimates_of_one_loss_keep_who_gives_them() {
    let reading = Reading::of(
        "Erik Dahl said the gang stole $3 billion from Norway. Anna Lund estimates that the gang \
         stole between $4 billion and $5 billion from Norway.",
    );
    let claims = reading.between("gang", "Norway");
    let [first, second] = claims[..] else { panic!("{}", reading.told()) };
    assert_eq!((first.certainty, second.certainty), (Certainty::Asserted, Certainty::Alleged));
    let speakers = [first, second].map(|claim| claim.speaker.map(|speaker| reading.name(speaker)));
    assert_eq!(speakers, [Some("Erik Dahl"), Some("Anna Lund")]);
    let range = second.quantity.as_ref().expect("a range");
    assert_eq!((range.value, range.upper), (Some(4e9), Some(5e9)));
}

#[test]
fn sentences_without_a_claim_say_why() {
    let reading = Reading::of("It rained all day. Norwegian police arrested Erik Dahl.");
    let [only] = &reading.found.uncovered[..] else { panic!("{:?}", reading.found.uncovered) };
    assert_eq!(only.sentence.of(&reading.text), Some("It rained all day."));
    assert_eq!(only.reason, NoClaim::NoActor);
}

#[test]
fn propositions_tell_who_is_given_something_from_what_is_given() {
    let reading = Reading::of("The bank gave the captain a boat.");
    let one = reading.found.propositions.first().expect("a proposition");
    let said: Vec<_> = one
        .arguments
        .iter()
        .map(|argument| (&*argument.role, argument.span.of(&reading.text)))
        .collect();
    assert_eq!(said, [("recipient", Some("the captain")), ("object", Some("a boat"))]);
}

#[test]
fn every_claim_is_in_a_proposition() {
    let reading = Reading::of(
        "The arrest of Ana Roth by Norwegian police in May surprised Erik Dahl, head of Baltic Bank. \
         Chad's army met Ana Roth in Bergen.",
    );
    assert!(reading.found.claims.len() > 3, "{}", reading.told());
    for claim in &reading.found.claims {
        let holds = reading.found.propositions.iter().any(|one| {
            let parts = one.arguments.iter().map(|argument| argument.span).chain(one.subject);
            let ends = [claim.subject_span, claim.object_span];
            let parts: Vec<Span> = parts.collect();
            one.predicate.overlaps(claim.verb_span)
                && ends.iter().all(|&end| parts.iter().any(|part| part.overlaps(end)))
        });
        assert!(holds, "{claim:?}");
    }
}

#[test]
fn propositions_hold_arguments_that_are_no_entities() {
    let reading = Reading::of("The old bridge collapsed into the river after heavy rain.");
    let one = reading.found.propositions.first().expect("a proposition");
    assert_eq!(one.subject.and_then(|span| span.of(&reading.text)), Some("The old bridge"));
    assert_eq!(one.predicate.of(&reading.text), Some("collapsed"));
}

#[test]
fn work_stops_when_asked() {
    struct Stop;
    impl Progress for Stop {
        fn tick(&self, _done: f32, _what: &str) -> Result<(), Cancelled> {
            Err(Cancelled)
        }
    }
    let document =
        Document { text: "Police arrested Erik Dahl.".to_owned(), ..Document::default() };
    assert_eq!(extract(&document, &Stop), Err(Cancelled));
}

#[test]
fn what_turns_out_untrue_is_never_a_fact() {
    for text in [
        "It is not true that Norsk Dredge paid Ana Duarte.",
        "The claim that Norsk Dredge paid Ana Duarte proved unfounded.",
        "Reports that Norsk Dredge paid Ana Duarte turned out to be untrue.",
        "The court rejected a claim that Norsk Dredge had paid Ana Duarte.",
        "Norsk Dredge nearly paid Ana Duarte.",
        "Norsk Dredge is far from paying Ana Duarte.",
    ] {
        let reading = Reading::of(text);
        assert_eq!(
            reading.claim("Norsk Dredge", "pay", "Duarte").certainty,
            Certainty::Negated,
            "{text}"
        );
    }
}

#[test]
fn what_nobody_can_tell_is_possible() {
    for text in [
        "It is not clear that Rwanda armed the rebels.",
        "It is unclear whether Rwanda armed the rebels.",
    ] {
        let reading = Reading::of(text);
        assert_eq!(
            reading.claim("Rwanda", "arm", "rebels").certainty,
            Certainty::Possible,
            "{text}"
        );
    }
}

#[test]
fn a_quotation_speaks_of_someone_else_than_its_speaker() {
    let reading = Reading::of(
        "The mayor, Lena Berg, said the builder, Erik Dahl, bribed the inspector. \
         \"He bought the truck from a friend,\" she told the council.",
    );
    let bought = reading.claim("Dahl", "buy", "truck");
    assert_eq!(bought.speaker.map(|one| reading.name(one)), Some("Lena Berg"));
    assert!(reading.between("Berg", "truck").is_empty(), "{}", reading.told());
    assert!(reading.between("friend", "council").is_empty(), "{}", reading.told());
}

#[test]
fn a_day_to_come_lies_ahead_and_one_that_was_lies_behind() {
    let day = |text: &str| {
        let reading = Reading::of(text);
        let claim = reading.claim("Portugal", "extradite", "Duarte");
        claim.when.as_ref().and_then(|when| when.from).map(|day| day.to_string())
    };
    let past = "Portugal extradited Ana Duarte to Norway on 3 June.";
    assert_eq!(day(past).as_deref(), Some("2023-06-03"));
    let future = "Portugal will extradite Ana Duarte to Norway on 3 June.";
    assert_eq!(day(future).as_deref(), Some("2024-06-03"));
}

#[test]
fn according_to_names_the_speaker_also_before_words_that_can_be_verbs() {
    for text in [
        "According to aid workers, guards beat migrants in Zawiya.",
        "Guards beat migrants in Zawiya, according to aid workers.",
    ] {
        let reading = Reading::of(text);
        let speaker = reading.claim("uards", "beat", "migrants").speaker;
        assert_eq!(speaker.map(|one| reading.name(one)), Some("aid workers"), "{text}");
    }
}

#[test]
fn what_was_done_to_someone_keeps_its_auxiliary() {
    let reading = Reading::of("Lena Berg was not found at the harbour.");
    assert_eq!(&*reading.claim("Berg", "find", "harbour").label, "was found at");
    let many = Reading::of("Six men are held at the compound.");
    assert_eq!(&*many.claim("men", "hold", "compound").label, "are held at");
}

#[test]
fn an_age_counts_nothing() {
    let reading = Reading::of("Dragan Ilic, 51, is wanted in Germany for murder.");
    assert_eq!(reading.claim("Ilic", "want", "Germany").quantity, None);
}

#[test]
fn what_was_agreed_or_feared_is_open() {
    let agreed = Reading::of("Kenya has reached an accord with Uganda to fight piracy.");
    assert_eq!(agreed.claim("Kenya", "fight", "piracy").certainty, Certainty::Possible);
    let feared = Reading::of(
        "Fears persist about the potential for prison guards to be complicit in the thefts.",
    );
    assert_eq!(feared.claim("rison guards", "complicit", "thefts").certainty, Certainty::Possible);
}

#[test]
fn they_are_one_country_only_where_nothing_else_is() {
    let reading = Reading::of(
        "The Philippines has adopted a strategy. By helping the victims, they have beaten the gangs.",
    );
    assert!(!reading.between("Philippines", "gangs").is_empty(), "{}", reading.told());
}

#[test]
fn a_sum_is_no_part_of_a_label() {
    let reading = Reading::of("Congo produces 70 percent of the cobalt.");
    let claim = reading.claim("Congo", "produce", "cobalt");
    assert_eq!(&*claim.label, "produces");
    assert_eq!(claim.quantity.as_ref().map(|one| one.surface.as_str()), Some("70 percent"));
}

#[test]
fn what_is_given_is_told_with_the_gift() {
    let reading = Reading::of("Norsk Dredge gave Ana Duarte a boat.");
    assert_eq!(&*reading.claim("Norsk Dredge", "give", "Duarte").label, "gave boat to");
}

#[test]
fn a_parent_company_owns_and_is_not_owned() {
    let reading = Reading::of("They sued Baltic Feed's parent company, Nordmeal.");
    assert_eq!(&*reading.claim("Nordmeal", "own", "Baltic Feed").label, "owns");
    assert!(reading.between("Baltic Feed", "Nordmeal").is_empty(), "{}", reading.told());
}

#[test]
fn money_of_every_country_is_money() {
    let reading = Reading::of("The inspector accepted 40,000 zlotys from Tomasz Wrona.");
    let claim = reading.claim("nspector", "accept", "Wrona");
    assert_eq!(claim.quantity.as_ref().and_then(|one| one.unit.as_deref()), Some("PLN"));
    assert_eq!(&*claim.label, "accepted from");
}

#[test]
fn who_is_in_a_fight_fights() {
    let reading = Reading::of("The treaty is seen as a step in the fight against piracy.");
    assert_eq!(&*reading.claim("treaty", "fight", "piracy").label, "fought");
    let reading = Reading::of("Without money, the fight against piracy could stall.");
    assert!(reading.between("fight", "piracy").is_empty(), "{}", reading.told());
}

#[test]
fn named_places_stand_for_the_places_that_include_them() {
    let reading = Reading::of("Workers from several countries, including Nepal, fled to Oslo.");
    reading.claim("orkers", "come from", "Nepal");
    assert!(reading.between("countries", "Nepal").is_empty(), "{}", reading.told());
    assert!(reading.between("orkers", "countries").is_empty(), "{}", reading.told());
    let reading = Reading::of("The sailors come from two countries and regions, among them Nepal.");
    reading.claim("sailors", "come from", "Nepal");
    assert!(reading.between("sailors", "regions").is_empty(), "{}", reading.told());
}

#[test]
fn another_name_of_unnamed_things_is_theirs() {
    let reading = Reading::of("The raid hit several mining sites, also known as ghost pits.");
    assert!(reading.between("sites", "pits").is_empty(), "{}", reading.told());
    let sites = reading.found.entities.iter().find(|one| one.label.contains("sites"));
    assert!(sites.is_some_and(|one| one.aliases.iter().any(|alias| alias.contains("pits"))));
}

#[test]
fn those_who_may_be_willing_may_act() {
    let reading = Reading::of("Are the ministers able, or even keen, to disarm the rebels?");
    let claim = reading.claim("ministers", "disarm", "rebels");
    assert_eq!(claim.certainty, Certainty::Possible);
}

#[test]
fn a_denial_with_an_aside_or_no_longer_is_a_denial() {
    for (text, relation) in [
        ("Baltic Bank did not, prosecutors said, finance Erik Dahl.", "finance"),
        ("Baltic Bank has not, the ministry said, paid Erik Dahl.", "pay"),
        ("Baltic Bank no longer finances Erik Dahl.", "finance"),
    ] {
        let claim = Reading::of(text);
        let claim = claim.claim("Baltic Bank", relation, "Dahl");
        assert_eq!(claim.certainty, Certainty::Negated, "{text}");
    }
}
