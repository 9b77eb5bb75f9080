//! Why a sentence gave no claim: the first thing that it lacks, of those without which no rule can
//! find one. Looks at a sentence that has been read; changes nothing.

use std::collections::BTreeSet;

use crate::base::{Certainty, NoClaim};

use super::argument::Arguments;
use super::claims::Context;
use super::clause::Clause;
use super::lexicon::Closed;
use super::tree::Tree;

/// A longer sentence was cut, or its parse is hardly to be trusted.
const LONGEST: usize = 120;
/// So many small words tell whether a sentence is English; names and lists have fewer.
const ENOUGH_WORDS: usize = 6;
/// In English at least one small word in so many belongs to the closed classes.
const ONE_IN: usize = 8;

/// What kept a sentence without claims from giving one. `quoted` tells for each word whether it
/// stands inside quotation marks.
pub(crate) fn reason(
    args: &Arguments,
    context: &Context,
    quoted: &[bool],
    clauses: &[Clause],
) -> NoClaim {
    let tree = args.tree;
    if tree.heading {
        return NoClaim::Heading;
    }
    if !is_english(tree) {
        return NoClaim::NotEnglish;
    }
    if tree.len() >= LONGEST {
        return NoClaim::TooLong;
    }
    let actors = actors(args);
    if actors < 2 && quotes_a_stranger(args, quoted) {
        return NoClaim::UnknownSpeaker;
    }
    match actors {
        0 => NoClaim::NoActor,
        1 => NoClaim::OneActor,
        _ if is_unstated(tree, context, clauses) => NoClaim::Unstated,
        _ if clauses.iter().any(|clause| actors_of(args, clause) > 1) => NoClaim::Doubtful,
        _ => NoClaim::NoRelation,
    }
}

/// How many things the sentence's mentions name.
fn actors(args: &Arguments) -> usize {
    let mentions = args.entities.in_sentence(args.sentence()).iter();
    let named = mentions.filter_map(|&mention| args.entities.of_mention[mention]);
    named.collect::<BTreeSet<_>>().len()
}

/// How many things stand in the slots of a clause.
fn actors_of(args: &Arguments, clause: &Clause) -> usize {
    let slots = [&clause.subjects, &clause.objects, &clause.recipients, &clause.agents];
    let words = slots.into_iter().flatten().copied();
    let words = words.chain(clause.obliques.iter().map(|oblique| oblique.word));
    let found = words.flat_map(|word| args.resolve(word)).map(|arg| arg.entity);
    found.collect::<BTreeSet<_>>().len()
}

/// "We will strike back" in quotation marks, where nothing tells who "we" are.
fn quotes_a_stranger(args: &Arguments, quoted: &[bool]) -> bool {
    let tree = args.tree;
    let first_person =
        |word: usize| matches!(tree.lower(word), "i" | "we" | "me" | "us" | "my" | "our");
    (0..tree.len())
        .filter(|&word| quoted.get(word) == Some(&true) && first_person(word))
        .any(|word| args.resolve(word).is_empty())
}

/// True when the sentence asks, or when none of its clauses says that something is or was so.
fn is_unstated(tree: &Tree, context: &Context, clauses: &[Clause]) -> bool {
    let open = |clause: &Clause| context.standing(clause.head).0 == Certainty::Possible;
    tree.is_question() || !clauses.is_empty() && clauses.iter().all(open)
}

/// False where most letters are of another script, or where next to no word of many is one of the
/// small words of English. Too few words tell nothing.
pub(crate) fn is_english(tree: &Tree) -> bool {
    let text = tree.span.of(tree.text).unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|&c| is_latin(c));
    if other.len() > latin.len() {
        return false;
    }
    let small = |word: &usize| {
        let own = tree.bytes(*word, *word).of(tree.text).unwrap_or_default();
        own.starts_with(char::is_lowercase)
    };
    let words: Vec<usize> = (0..tree.len()).filter(small).collect();
    let closed = words.iter().filter(|&&word| Closed::Function.has(tree.lower(word))).count();
    words.len() < ENOUGH_WORDS || closed * ONE_IN >= words.len()
}

/// Latin letters, with or without marks.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use crate::base::{NoClaim, Silent};
    use crate::extract::extract;
    use crate::text::Document;

    /// Why the last sentence of a text gave no claim.
    fn why(text: &str) -> Option<NoClaim> {
        let document = Document::from_text("A report", text);
        let found = extract(&document, &Silent).expect("nothing cancels");
        let last = *found.sentences.last().expect("a sentence");
        let told = found.uncovered.iter().find(|one| one.sentence == last);
        told.map(|one| one.reason)
    }

    #[track_caller]
    fn tells(text: &str, reason: NoClaim) {
        assert_eq!(why(text), Some(reason), "{text}");
    }

    #[test]
    fn a_claim_needs_no_reason() {
        assert_eq!(why("Norwegian police arrested Erik Dahl."), None);
    }

    #[test]
    fn headings_are_told() {
        tells("It rained.\n\nWeather in Oslo\n", NoClaim::Heading);
    }

    #[test]
    fn nobody_or_one_alone_makes_no_relation() {
        tells("It rained all day.", NoClaim::NoActor);
        tells("Erik Dahl slept badly.", NoClaim::OneActor);
    }

    #[test]
    fn other_languages_and_scripts_are_told() {
        tells("Полиция Осло задержала Эрика Даля вчера вечером.", NoClaim::NotEnglish);
        tells(
            "Gestern Abend haben mehrere bewaffnete Männer ein kleines Geschäft überfallen.",
            NoClaim::NotEnglish,
        );
        tells("The mayor did not want to talk of the weather.", NoClaim::OneActor);
    }

    #[test]
    fn a_list_of_names_is_no_other_language() {
        assert_ne!(
            why("Ann Lee, Erik Dahl, Ana Roth, Kai Lund, Delta Bank."),
            Some(NoClaim::NotEnglish)
        );
    }

    #[test]
    fn a_sentence_without_end_is_too_long() {
        let text = format!("It rained {}and then it stopped.", "and rained ".repeat(70));
        tells(&text, NoClaim::TooLong);
    }

    #[test]
    fn words_of_nobody_known_are_told() {
        tells("“We will strike back soon.”", NoClaim::UnknownSpeaker);
        tells("We will strike back soon.", NoClaim::NoActor);
    }

    #[test]
    fn actors_that_no_clause_joins_are_told() {
        tells("Erik Dahl slept while Ana Roth sang.", NoClaim::NoRelation);
        tells("Would Erik Dahl sleep while Ana Roth sang?", NoClaim::Unstated);
    }

    #[test]
    fn a_clause_that_no_rule_takes_is_doubtful() {
        tells("Erik Dahl slept badly despite Ana Roth.", NoClaim::Doubtful);
    }
}
