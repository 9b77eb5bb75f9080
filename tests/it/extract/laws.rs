//! What holds for every reading of every text, however odd.

use proptest::prelude::*;
use redstring::base::Span;
use redstring::extract::Extraction;

use super::Reading;

#[test]
fn odd_texts_are_read_without_harm() {
    let many = "Erik Dahl and ".repeat(400);
    let commas = ", ".repeat(3000);
    let brackets = "(".repeat(500);
    for text in [
        "",
        " \n\t ",
        ".",
        "\"",
        "”“”“ Erik Dahl said “",
        "1 2 3 4 5 6 7 8 9",
        "$",
        "$ billion to $",
        "between and",
        "freed 1,200 to",
        "paid $ 3 -",
        "€€€ 40 bn–50 bn",
        "who which that whom whose",
        "said said said said.",
        "According to",
        "not not not",
        "🦀 Erik Dahl 🦀 paid 🦀",
        "שלום Erik Dahl مرحبا",
        "Erik\u{0}Dahl\u{7f}",
        "ERIK DAHL PAID ANNA LUND",
        "Erik Dahl's's's",
        "a\r\nb\r\n\r\nc",
        "Erik Dahl paid Anna Lund on 31 February 2024, 99 July and 2024-13-45.",
        &many,
        &commas,
        &brackets,
    ] {
        laws(&Reading::of(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn laws_hold_for_any_row_of_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        laws(&Reading::of(&words.join(" ")));
    }
}

const WORDS: &[&str] = &[
    "Erik",
    "Dahl",
    "Anna Lund",
    "Norwegian",
    "police",
    "the",
    "a",
    "of",
    "by",
    "in",
    "to",
    "on",
    "that",
    "who",
    "which",
    "whose",
    "arrested",
    "denied",
    "said",
    "says",
    "paying",
    "paid",
    "was",
    "were",
    "may",
    "not",
    "no",
    "raid",
    "arrest",
    "loss",
    "among",
    "those",
    "including",
    "such as",
    "according to",
    "$",
    "3.5",
    "million",
    "1,200",
    "between",
    "and",
    "or",
    "but",
    "if",
    "while",
    ",",
    ".",
    ";",
    ":",
    "\"",
    "“",
    "”",
    "'s",
    "(",
    ")",
    "—",
    "last",
    "July",
    "2023",
    "Monday",
    "it",
    "he",
    "they",
    "we",
    "I",
    "its",
    "bank",
    "company",
    "report",
    "head",
    "Baltic Bank",
    "Bergen",
    "is",
    "has",
    "have",
    "been",
    "\n\n",
];

/// What holds for every reading of every text.
fn laws(reading: &Reading) {
    let Extraction { sentences, entities, claims, propositions, uncovered } = &reading.found;
    let text = &reading.text;
    let in_one = |span: Span| sentences.iter().any(|sentence| sentence.contains(span));
    for entity in entities {
        assert!(!entity.mentions.is_empty(), "{entity:?}");
        assert!(entity.mentions.iter().all(|mention| mention.span.of(text).is_some()));
    }
    let mut seen = std::collections::BTreeSet::new();
    for claim in claims {
        assert_ne!(claim.subject, claim.object, "{claim:?}");
        assert!(in_one(claim.span), "{claim:?}");
        let inside = [claim.subject_span, claim.object_span, claim.verb_span];
        assert!(inside.iter().all(|&part| claim.span.contains(part)), "{claim:?}");
        assert_eq!(claim.verb_span.of(text), Some(&*claim.predicate));
        for (entity, span) in
            [(claim.subject, claim.subject_span), (claim.object, claim.object_span)]
        {
            let listed = entities[entity].mentions.iter().any(|mention| mention.span == span);
            assert!(listed, "no mention {:?} of {:?}", span.of(text), entities[entity].label);
        }
        assert!(claim.speaker.is_none_or(|speaker| speaker < entities.len()));
        assert_eq!(claim.speaker.is_some(), claim.speaker_span.is_some());
        assert!(
            !matches!(&*claim.label, "" | "is" | "was" | "be" | "has" | "had" | "have"),
            "{claim:?}"
        );
        assert!((0.0..=1.0).contains(&claim.confidence));
        assert!(
            seen.insert((claim.subject, claim.object, &claim.relation, claim.span)),
            "twice: {claim:?}"
        );
    }
    for one in propositions {
        assert!(in_one(one.sentence) && one.sentence.contains(one.predicate), "{one:?}");
        assert!(
            one.arguments.iter().all(|argument| one.sentence.contains(argument.span)),
            "{one:?}"
        );
    }
    for one in uncovered {
        assert!(sentences.contains(&one.sentence));
    }
    let again = Reading::of(text);
    assert_eq!(again.found, reading.found, "the same text reads the same");
}
