//! Sentences to trees: what a reader of English would say of plain sentences, and laws that hold
//! for any text at all.

use proptest::prelude::*;
use redstring::extract::grammar::{Usage, parse_sentence, parse_sentences};
use redstring::extract::{Deprel, Parse, Upos};
use redstring::text::sentences;

/// Heads form one tree with one root, and words are the sentence's tokens.
fn assert_tree(parse: &Parse) {
    assert_eq!(parse.words.iter().filter(|word| word.head.is_none()).count(), 1);
    for start in 0..parse.words.len() {
        let mut at = start;
        for _ in 0..=parse.words.len() {
            match parse.words[at].head {
                Some(head) => at = head,
                None => break,
            }
        }
        assert!(parse.words[at].head.is_none(), "a loop at word {start}");
    }
    for word in &parse.words {
        assert_eq!(word.head.is_none(), word.deprel == Deprel::Root);
        assert!(parse.span.contains(word.span) && !word.lemma.is_empty());
    }
}

fn parse(text: &str) -> Vec<Parse> {
    let sentences = sentences(text);
    let parses = parse_sentences(text, &sentences);
    assert_eq!(parses.len(), sentences.len());
    parses.iter().for_each(assert_tree);
    parses
}

/// "word relation head" of some words of a one-sentence text.
fn arcs(text: &str, words: &[&str]) -> Vec<String> {
    let parses = parse(text);
    let parse = &parses[0];
    let word = |at: usize| parse.words[at].span.of(text).expect("on characters");
    let arc = |name: &&str| {
        let at = (0..parse.words.len()).find(|&at| word(at) == *name).expect("a word of the text");
        let head = parse.words[at].head.map_or("-", word);
        format!("{name} {} {head}", parse.words[at].deprel)
    };
    words.iter().map(arc).collect()
}

#[test]
fn subjects_verbs_and_objects() {
    let text =
        "On Friday, police in the capital arrested five men who had been running a scam centre.";
    assert_eq!(
        arcs(text, &["police", "arrested", "men", "centre", "Friday"]),
        [
            "police nsubj arrested",
            "arrested root -",
            "men obj arrested",
            "centre obj running",
            "Friday obl arrested",
        ]
    );
}

#[test]
fn relative_clauses_hang_on_their_nouns() {
    for (text, arc) in [
        ("Prosecutors charged the broker who had sold the rifles.", "sold acl:relcl broker"),
        ("Officers found a clerk who runs a shop in the city.", "runs acl:relcl clerk"),
        ("The general, who denies the charges, owns the airline.", "denies acl:relcl general"),
    ] {
        let verb = arc.split(' ').next().expect("a word");
        assert_eq!(arcs(text, &[verb]), [arc]);
    }
}

#[test]
fn passives_with_their_agents() {
    let text = "The company was founded by a retired general.";
    assert_eq!(
        arcs(text, &["company", "was", "general"]),
        ["company nsubj:pass founded", "was aux:pass founded", "general obl:agent founded",]
    );
}

#[test]
fn reporting_clauses_and_curly_quotes() {
    let text = "“We will not stop,” the minister told reporters.";
    assert_eq!(arcs(text, &["minister", "told"]), ["minister nsubj told", "told root -"]);
}

#[test]
fn titles_names_and_appositions() {
    let text = "Hun Manet, the prime minister of Cambodia, visited Hanoi.";
    assert_eq!(
        arcs(text, &["Manet", "minister", "Hanoi", "Cambodia"]),
        ["Manet flat Hun", "minister appos Hun", "Hanoi obj visited", "Cambodia nmod minister",]
    );
}

#[test]
fn lemmas_are_dictionary_forms() {
    let parses = parse("Officials denied that the women had been lured or were being held.");
    let lemmas: Vec<_> = parses[0].words.iter().map(|word| word.lemma.as_str()).collect();
    assert_eq!(
        lemmas,
        [
            "official", "deny", "that", "the", "woman", "have", "be", "lure", "or", "be", "be",
            "hold", ".",
        ]
    );
}

#[test]
fn known_names_become_proper_nouns() {
    let text = "Officers from Prince Holding were there.";
    let sentence = &sentences(text)[0];
    let parse = parse_sentence(text, sentence, &Usage::default(), &[2..3, 3..4]);
    assert_eq!(parse.words[2].upos, Upos::Propn);
    assert_eq!(parse.words[3].upos, Upos::Propn);
    assert_tree(&parse_sentence(text, sentence, &Usage::default(), &[3..90, 90..91]));
}

/// Words whose heads lie outside the range.
fn heads_outside(parse: &Parse, range: &std::ops::Range<usize>) -> usize {
    let outside = |at: &usize| parse.words[*at].head.is_none_or(|head| !range.contains(&head));
    range.clone().filter(outside).count()
}

#[test]
fn a_known_name_is_one_subtree() {
    let text = "The head of the Bank of New Prosperity and Trust Ltd. told Reuters Monday he left.";
    let sentence = &sentences(text)[0];
    for range in [4..11, 5..7, 12..14, 0..3] {
        let parse = parse_sentence(text, sentence, &Usage::default(), std::slice::from_ref(&range));
        assert_tree(&parse);
        assert_eq!(heads_outside(&parse, &range), 1, "{range:?}");
    }
}

#[test]
fn odd_texts_still_give_trees() {
    for text in
        ["!", "👍", "a", "POLICE RAID COMPOUND", "你好。", "— — —", "((((", &"x ".repeat(1000)]
    {
        parse(text);
    }
}

#[test]
fn the_same_text_gives_the_same_parse() {
    let text = "Banks in three countries froze accounts after prosecutors asked them to.";
    assert_eq!(parse(text), parse(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_trees(text in "\\PC{0,200}") {
        parse(&text);
    }

    #[test]
    fn any_words_give_trees(words in prop::collection::vec(
        prop::sample::select(vec![
            "police", "The", "arrested", "said", ",", ".", "“", "”", "of", "Hanoi", "who", "was", "and", "by", "12", "to",
        ]), 0..80)) {
        parse(&words.join(" "));
    }
}
