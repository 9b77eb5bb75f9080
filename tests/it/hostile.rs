//! Texts that mean harm, or were never meant to be read: whatever comes in, a lawful case comes out.
//! Nothing on the canvas that is not in the text, no denial read as a fact, no pronoun as an actor.
//! Full sizes: `cargo test --release --no-default-features --test it -- --ignored hostile`.

use std::sync::LazyLock;
use std::time::Instant;

use proptest::prelude::*;
use redstring::base::{Certainty, Kind, Silent, Span};
use redstring::extract::{Claim, Extraction, extract, known_name};
use redstring::formats::native;
use redstring::formats::sample::ALL;
use redstring::graph::{Case, assemble, check};
use redstring::text::Document;

use crate::text::assert_sound;

/// Words that stand for somebody and name nobody.
const PRONOUNS: &[&str] = &[
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "we",
    "us",
    "our",
    "ours",
    "i",
    "me",
    "my",
    "you",
    "your",
    "who",
    "whom",
    "which",
];

/// Reads a text, checks every law on what was found, and gives it.
pub fn read_lawfully(text: &str) -> Extraction {
    let document = Document::from_text("Hostile", text);
    let found = extract(&document, &Silent).expect("nobody cancels");
    assert_sound(text, &redstring::text::sentences(text));
    assert_grounded(text, &found);
    assert_case_is_sound(&document, &found);
    found
}

/// Every label, alias and span stands in the text.
fn assert_grounded(text: &str, found: &Extraction) {
    let has = |span: Span| span.of(text).is_some_and(|part| !part.is_empty());
    for entity in &found.entities {
        for name in entity.aliases.iter().chain([&entity.label]) {
            // "Swedish police" tells of Sweden, which the lists name.
            let listed = entity.kind == Kind::Country && known_name(name) == Some(name.as_str());
            assert!(text.contains(name.as_str()) || listed, "{name:?} is not in the text");
            assert!(name.contains(char::is_alphanumeric), "{name:?} names nothing");
            // In capitals some are bodies that the lists know: the WHO, the US.
            let body = known_name(name).is_some() && name.chars().all(char::is_uppercase);
            let pronoun = PRONOUNS.contains(&name.to_lowercase().as_str());
            assert!(!pronoun || body, "{name:?} is a node");
        }
        assert!(entity.mentions.iter().all(|mention| has(mention.span)), "{entity:?}");
    }
    for claim in &found.claims {
        let spans = [claim.span, claim.subject_span, claim.verb_span, claim.object_span];
        assert!(spans.into_iter().chain(claim.speaker_span).all(has), "{claim:?}");
    }
}

/// What is assembled passes its own check, and is saved and read back to the byte.
fn assert_case_is_sound(document: &Document, found: &Extraction) {
    let mut case = Case::new("Hostile");
    let added = assemble(&case, document, found).expect("a new report");
    case.commit(added).expect("the case takes its own additions");
    let wrong = check::check(&case, "case");
    assert!(wrong.is_empty(), "{wrong:?}");
    let saved = native::write(&case);
    let opened = native::read("case", saved.as_bytes()).expect("what was saved can be read");
    assert!(opened.diagnostics.is_empty(), "{:?}", opened.diagnostics);
    assert_eq!(native::write(&opened.case), saved, "saving twice gives the same bytes");
}

/// The sentences of the sample reports.
pub fn sample_sentences() -> Vec<String> {
    let reports = ALL.iter().flat_map(|case| case.reports);
    let texts = reports.map(|report| String::from_utf8_lossy(report.bytes).into_owned());
    let cut = |text: String| -> Vec<String> {
        let found = redstring::text::sentences(&text);
        found.iter().filter_map(|one| one.span.of(&text).map(str::to_owned)).collect()
    };
    texts.flat_map(cut).collect()
}

/// Characters that break what takes letters for granted.
pub const TROUBLE: &[&str] = &[
    "\u{0}",
    "\u{1}",
    "\u{7f}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{301}",
    "\u{301}\u{301}\u{301}",
    "\u{ad}",
    "\u{2028}",
    "\r",
    "\t",
    "\u{a0}",
    "👩‍👩‍👧",
    "🇰🇭",
    "👍🏽",
    "ß",
    "İ",
    "ﬁ",
    "Ǆ",
    "字",
    "្",
    "ال",
    "“",
    "\"",
    "'",
    "((",
    "]",
    "|",
    "--",
    "…",
    ".",
    "!?",
];

#[derive(Clone, Copy, Debug)]
enum Change {
    Drop,
    Double,
    Shout,
    Whisper,
    Swap,
    Insert(&'static str),
    Into(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let trouble = || prop::sample::select(TROUBLE);
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Double),
        Just(Change::Shout),
        Just(Change::Whisper),
        Just(Change::Swap),
        trouble().prop_map(Change::Insert),
        trouble().prop_map(Change::Into),
    ]
}

/// Changes some words of a sentence; every pair is a place and what happens there.
fn mutated(sentence: &str, changes: &[(usize, Change)]) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    for &(place, change) in changes {
        if words.is_empty() {
            break;
        }
        let at = place % words.len();
        match change {
            Change::Drop => drop(words.remove(at)),
            Change::Double => words.insert(at, words[at].clone()),
            Change::Shout => words[at] = words[at].to_uppercase(),
            Change::Whisper => words[at] = words[at].to_lowercase(),
            Change::Swap => {
                let other = (at + 1) % words.len();
                words.swap(at, other);
            }
            Change::Insert(trouble) => words.insert(at, trouble.to_owned()),
            Change::Into(trouble) => {
                let middle = words[at].char_indices().nth(1).map_or(0, |(middle, _)| middle);
                words[at].insert_str(middle, trouble);
            }
        }
    }
    words.join(" ")
}

/// Sample sentences with changes, in paragraphs.
pub fn mutated_prose() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(sample_sentences());
    let changes = prop::collection::vec((any::<usize>(), change()), 0..5);
    let end = prop::sample::select(vec![" ", " ", " ", "\n", "\n\n", "\r\n\r\n", ""]);
    prop::collection::vec((sentence, changes, end), 1..8).prop_map(|parts| {
        parts.iter().map(|(one, changes, end)| mutated(one, changes) + end).collect()
    })
}

const VERBS: &[[&str; 3]] = &[
    ["arrest", "arrested", "arresting"],
    ["charge", "charged", "charging"],
    ["raid", "raided", "raiding"],
    ["pay", "paid", "paying"],
    ["fund", "funded", "funding"],
    ["kidnap", "kidnapped", "kidnapping"],
    ["bribe", "bribed", "bribing"],
    ["attack", "attacked", "attacking"],
    ["threaten", "threatened", "threatening"],
    ["deport", "deported", "deporting"],
    ["extradite", "extradited", "extraditing"],
    ["sue", "sued", "suing"],
];

const DOERS: &[&str] = &[
    "Norwegian police",
    "Ana Duarte",
    "The Interior Ministry",
    "Norsk Dredge",
    "The Baltic Bank",
    "Kenya",
    "Two officers",
    "The gang",
];

const SUFFERERS: &[&str] = &["Erik Dahl", "Tomas Reyne", "the smugglers", "Lena Okafor"];

/// Ways to say that it did not happen: S does, O suffers, B is the base form, D the past, G "-ing".
const DENIALS: &[&str] = &[
    "S did not B O.",
    "S didn't B O.",
    "S didn’t B O.",
    "S never D O.",
    "S has not D O.",
    "S have never D O.",
    "S had not yet D O.",
    "S could not B O.",
    "S cannot B O.",
    "S will not B O.",
    "S won't B O.",
    "O was not D by S.",
    "O was never D by S.",
    "O wasn't D by S.",
    "O has not been D by S.",
    "S denied G O.",
    "S refused to B O.",
    "S failed to B O.",
    "S declined to B O.",
    "On Friday, S did not B O in Bergen.",
    "Officials said that S did not B O.",
];

fn denied(form: &str, doer: &str, [base, past, ing]: &[&str; 3], sufferer: &str) -> String {
    let word = |word: &str| match word.trim_end_matches(['.', ',']) {
        "S" => word.replace('S', doer),
        "O" => word.replace('O', sufferer),
        "B" => word.replace('B', base),
        "D" => word.replace('D', past),
        "G" => word.replace('G', ing),
        _ => word.to_owned(),
    };
    let text = form.split(' ').map(word).collect::<Vec<_>>().join(" ");
    text[..1].to_uppercase() + &text[1..]
}

/// The claims that say of `sufferer` that it was done.
fn facts<'a>(found: &'a Extraction, verb: &str, sufferer: &str) -> Vec<&'a Claim> {
    let suffers = |claim: &&Claim| {
        let name = found.entities[claim.object].label.to_lowercase();
        sufferer.to_lowercase().ends_with(&name) || name.ends_with(&sufferer.to_lowercase())
    };
    let told = |claim: &&Claim| claim.relation.split(' ').next() == Some(verb);
    let claims = found.claims.iter().filter(told).filter(suffers);
    claims.filter(|claim| claim.certainty == Certainty::Asserted).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn changed_prose_gives_a_lawful_case(text in mutated_prose()) {
        read_lawfully(&text);
    }

    #[test]
    fn what_was_not_done_is_no_fact(
        form in prop::sample::select(DENIALS),
        doer in prop::sample::select(DOERS),
        verb in prop::sample::select(VERBS),
        sufferer in prop::sample::select(SUFFERERS),
    ) {
        let text = denied(form, doer, &verb, sufferer);
        let found = read_lawfully(&text);
        let facts = facts(&found, verb[0], sufferer);
        prop_assert!(facts.is_empty(), "{text}\n{facts:?}");
    }

    #[test]
    fn letters_of_any_script_give_a_lawful_case(text in "[\\PC\n]{0,160}") {
        read_lawfully(&text);
    }
}

#[test]
fn a_pronoun_is_never_a_node() {
    for text in [
        "He arrested them. They paid him. It raided us. She sued it.",
        "He said that they had paid her. It was he who told them.",
        "HE ARRESTED THEM. THEY PAID HIM.",
        "Who paid whom? Those who paid it fled from them.",
        "We know that he met her. I saw you and them. Its owner left it to her.",
        "“He paid us,” she said. “They beat me,” he said.",
    ] {
        read_lawfully(text);
    }
}

/// Parts of texts that nobody writes, each repeated to fill a text.
const PARTS: &[&str] = &[
    "word ",
    "Police arrested ",
    "Ana Duarte ",
    "a",
    "A. ",
    "(",
    ")(",
    "[“",
    "\"' ",
    "'s",
    "-",
    "—",
    "…",
    "| a | b ",
    "\u{301}",
    "\u{202e}Ab ",
    "\u{200d}",
    "\u{0}",
    "👍 ",
    "ก",
    "ក្",
    "字",
    "字。",
    "عرب ",
    "Иван ",
    "1,",
    "$1 ",
    "@",
    "# ",
    "\n",
    "\n- ",
    "said, ",
    "and Ana, ",
    "not ",
    "the ",
    "of the ",
    "who ",
    "that ",
    "Mr. ",
    "U.S. ",
    "http://a.b/ ",
];

fn filled(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len() + 1)
}

#[test]
fn endless_repetition_is_read() {
    for part in PARTS {
        read_lawfully(&filled(part, 1500));
    }
}

#[test]
fn scripts_layouts_and_capitals_are_read() {
    let (khmer, arabic) = ("សម្តេច ហ៊ុន ម៉ាណែត បានប្រកាស។ ", "قالت الشرطة إنها اعتقلت ثلاثة رجال. ");
    let (chinese, russian) = ("警方逮捕了三名男子。", "Полиция задержала Ивана Петрова в Москве. ");
    let english = "Norwegian police arrested Erik Dahl in Bergen. ";
    for text in [
        [khmer, english, arabic, chinese, russian].concat(),
        english.to_uppercase().repeat(8),
        english.replace(['.', ' '], "\u{a0}").repeat(4),
        english.replace('.', "").repeat(40),
        format!("| Name | Role |\n|---|---|\n| Erik Dahl | chief of Baltic Bank |\n{english}"),
        format!("Name\tRole\tSum\nErik Dahl\tchief\t$4m\nAna Roth\tclerk\t$1m\n\n{english}"),
        format!("{}{english}{}", "(“".repeat(80), "”)".repeat(80)),
        format!("{} {english}", "Aa".repeat(4000)),
        english.chars().flat_map(|c| [c, '\u{200b}']).collect(),
        english.chars().flat_map(|c| [c, '\u{301}']).collect(),
    ] {
        read_lawfully(&text);
    }
}

#[test]
fn a_name_beside_foreign_script_is_still_found() {
    let found = read_lawfully("警方。Norwegian police arrested Erik Dahl. 警方。");
    assert!(found.entities.iter().any(|entity| entity.label == "Erik Dahl"), "{found:?}");
}

/// Seconds that this process has kept the processors busy, whatever else runs; where the system does
/// not tell, seconds since the first call.
fn busy() -> f64 {
    static FIRST: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ticks = || {
        let told = std::fs::read_to_string("/proc/self/stat").ok()?;
        let behind_name = told.rsplit(')').next()?;
        let fields = behind_name.split_whitespace().skip(11).take(2);
        Some(fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>())
    };
    ticks().map_or_else(|| FIRST.elapsed().as_secs_f64(), |ticks| ticks / 100.0)
}

#[test]
#[ignore = "takes minutes; run it with --release"]
fn hostile_texts_of_full_size_take_linear_time() {
    let seconds = |text: &str| {
        let start = busy();
        let document = Document::from_text("Hostile", text);
        let found = extract(&document, &Silent).expect("nobody cancels");
        assert!(!found.sentences.is_empty() || !text.contains(char::is_alphanumeric));
        busy() - start
    };
    let sentences = sample_sentences().join(" ");
    for part in PARTS.iter().copied().chain([sentences.as_str()]) {
        let (small, large) = (filled(part, 1 << 16), filled(part, 1 << 19));
        let (short, long) = (seconds(&small), seconds(&large));
        println!("{:>8.2} s {long:>8.2} s  {:.20?}", short * 8.0, part);
        assert!(long < 16.0 * short + 1.0, "{part:?}: {short:.2} s, then {long:.2} s");
    }
}
