//! Bytes and texts of every kind must give a document, or a plain refusal; spans must hold.

use proptest::prelude::*;
use redstring::base::Span;
use redstring::text::{Document, MAX_TOKENS, Sentence, sentences};

/// Every span is on characters, tokens lie in their sentence, nothing overlaps, nothing is empty.
pub fn assert_sound(text: &str, sentences: &[Sentence]) {
    let mut end = 0;
    for sentence in sentences {
        assert!(sentence.span.of(text).is_some(), "{} cuts a character", sentence.span);
        assert!(!sentence.tokens.is_empty() && sentence.tokens.len() <= MAX_TOKENS);
        assert_eq!(sentence.tokens[0].span.start, sentence.span.start);
        assert_eq!(sentence.tokens[sentence.tokens.len() - 1].span.end, sentence.span.end);
        for token in &sentence.tokens {
            let word = token.span.of(text).expect("on characters");
            assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
            assert!(token.span.start >= end, "{word:?} overlaps");
            end = token.span.end;
        }
    }
}

/// All letters and digits of a text lie in tokens, list numbers and the like excepted.
fn letters_outside(text: &str, sentences: &[Sentence]) -> usize {
    let mut spans =
        sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span).peekable();
    let mut outside = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        while spans.next_if(|span| span.end <= at).is_some() {}
        outside += usize::from(!spans.peek().is_some_and(|span| span.contains_offset(at)));
    }
    outside
}

#[test]
fn odd_texts_are_sound_and_lose_no_letter() {
    let line = "no full stop here and none there ".repeat(400);
    let texts = [
        "",
        " \t\r\n",
        "\u{feff}\u{200f}\u{202b}שלום עולם. مرحبا؟ نعم۔\u{202c}",
        "👩‍👩‍👧‍👦🇰🇭👍🏽 Police said 👍 no. 👀",
        "កម្ពុជា និង ប្រទេសថៃ។ ภาษาไทยไม่มีช่องว่าง 日本語です。中文。",
        "POLICE RAID COMPOUND IN CITY. 12 HELD, SAYS MINISTER.",
        "word",
        "...!!!???---***",
        "''``\"\"''",
        "a.b.c.d.e.f@g.h-i_j/k\\l|m",
        "e\u{301}te\u{301} na\u{308}ive \u{0} \u{1f} \u{7f}",
        "https://",
        "$ US$ $$$ €€ 5$ %",
        "1. 2) 3. #### > > > - - -",
        line.as_str(),
    ];
    for text in texts {
        let found = sentences(text);
        assert_sound(text, &found);
        assert_eq!(letters_outside(text, &found), 0, "{text:.60}");
    }
}

#[test]
fn a_million_bytes_without_a_full_stop_are_linear() {
    for part in
        ["word ", "a", "'s", "Mr. ", "\" ", "x@", "1,", "\u{301}", "A.B", "-", "( ", ".)", "\"."]
    {
        let text = format!("x{}", part.repeat((1 << 20) / part.len()));
        let start = std::time::Instant::now();
        assert_sound(&text, &sentences(&text));
        assert!(start.elapsed().as_secs() < 10, "{part:?} took {:?}", start.elapsed());
    }
}

#[test]
fn spans_point_into_the_decoded_text() {
    let (document, notes) =
        Document::read(b"\xef\xbb\xbfCaf\xc3\xa9s shut.\r\nOwners left.", "a.txt").expect("text");
    assert!(notes.is_empty());
    let found = sentences(&document.text);
    let words: Vec<_> =
        found.iter().filter_map(|sentence| sentence.span.of(&document.text)).collect();
    assert_eq!(words, ["Cafés shut.", "Owners left."]);
    assert_eq!(found[0].span, Span::new(0, 12));
}

proptest! {
    #[test]
    fn any_bytes_give_a_document_or_a_refusal_with_a_hint(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match Document::read(&bytes, "x.txt") {
            Ok((document, _)) => assert_sound(&document.text, &sentences(&document.text)),
            Err(error) => prop_assert!(!error.hint().is_empty()),
        }
    }

    #[test]
    fn any_text_is_sound(text in "\\PC{0,200}") {
        assert_sound(&text, &sentences(&text));
    }

    #[test]
    fn any_mix_of_troublesome_parts_is_sound(parts in prop::collection::vec(
        prop::sample::select(vec![
            "Mr", ".", " ", "U.S.", "\n", "\r\n", "'s", "’", "“", "”", "\"", "-", "—", "1,000", "$", "a@b.c", "www.x",
            "Police", "said", "é", "\u{301}", "\u{200d}", "👍", "。", "(", ")", "[1]", "...", "#", "*", "/", ":", "n't",
        ]), 0..60)) {
        let text = parts.concat();
        let found = sentences(&text);
        assert_sound(&text, &found);
        prop_assert_eq!(letters_outside(&text, &found), 0);
    }

    #[test]
    fn utf8_text_is_decoded_to_itself(text in "[a-zA-Z é—\n.]{1,100}") {
        prop_assume!(!text.trim().is_empty());
        let (document, notes) = Document::read(text.as_bytes(), "x").expect("text");
        prop_assert_eq!(document.text, text);
        prop_assert!(notes.is_empty());
    }
}
