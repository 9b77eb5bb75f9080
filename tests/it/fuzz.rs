//! Any bytes into a case: decoded, read, assembled, saved, read back, every law checked on the way. A
//! few inputs run with the other tests; for longer
//! `REDSTRING_FUZZ_SECONDS=600 cargo test --release --no-default-features --test it -- --ignored fuzz`.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use redstring::text::Document;

use crate::hostile::{TROUBLE, mutated_prose, read_lawfully, sample_sentences};

/// Bytes as a file may hold them: prose, noise, and prose in other encodings or cut anywhere.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..200);
    let sentence = prop::sample::select(sample_sentences());
    let part = prop_oneof![
        4 => mutated_prose().prop_map(String::into_bytes),
        2 => sentence.prop_map(String::into_bytes),
        2 => prop::sample::select(TROUBLE).prop_map(|part| part.as_bytes().to_vec()),
        2 => prop::collection::vec(prop::sample::select(TROUBLE), 0..40).prop_map(|parts| parts.concat().into_bytes()),
        1 => noise,
        1 => "\\PC{0,60}".prop_map(String::into_bytes),
    ];
    let parts = prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat());
    (parts, 0..8u8, any::<prop::sample::Index>()).prop_map(|(mut bytes, how, cut)| {
        match how {
            0 => bytes.truncate(cut.index(bytes.len() + 1)),
            1 => bytes = utf16(&String::from_utf8_lossy(&bytes)),
            2 if !bytes.is_empty() => {
                let at = cut.index(bytes.len());
                bytes[at] ^= 0x80;
            }
            3 => bytes.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
            _ => {}
        }
        bytes
    })
}

/// Little-endian UTF-16 with its mark.
fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Reads bytes as a report; what is refused says what to do about it.
fn fuzz(bytes: &[u8]) {
    match Document::read(bytes, "fuzz.txt") {
        Ok((document, _)) => drop(read_lawfully(&document.text)),
        Err(error) => assert!(!error.hint().is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_give_a_lawful_case(bytes in bytes()) {
        fuzz(&bytes);
    }
}

/// A failing input is printed, smaller where it can be made so.
#[test]
#[ignore = "runs for REDSTRING_FUZZ_SECONDS, 60 without it"]
fn fuzz_for_a_while() {
    let told = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let limit = Duration::from_secs(told("REDSTRING_FUZZ_SECONDS").unwrap_or(60));
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&told("REDSTRING_FUZZ_SEED").unwrap_or(0).to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let strategy = bytes();
    let start = Instant::now();
    let mut count = 0_u64;
    while start.elapsed() < limit {
        let mut tree = strategy.new_tree(&mut runner).expect("an input");
        let fails = |bytes: &[u8]| std::panic::catch_unwind(|| fuzz(bytes)).is_err();
        if fails(&tree.current()) {
            while if fails(&tree.current()) { tree.simplify() } else { tree.complicate() } {}
            panic!("input {count}: {:?}", String::from_utf8_lossy(&tree.current()));
        }
        count += 1;
    }
    println!("{count} inputs in {limit:?}");
}
