//! Reading at scale: seconds a megabyte at 1 and 10 MB, on one thread and on all, and the peak memory of
//! a 20 MB text. The text is the sample reports over and over, with other names in every report, so
//! that the number of actors grows as it does in a real archive. `-- --write FILE MEGABYTES` writes it.

use std::fmt::Write as _;
use std::time::Instant;

use redstring::base::Silent;
use redstring::extract::{Extraction, extract};
use redstring::formats::sample::ALL;
use redstring::text::Document;

const MEGABYTE: usize = 1 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path, megabytes] = &arguments[..]
        && flag == "--write"
    {
        let bytes = megabytes.parse::<usize>().unwrap_or(1) * MEGABYTE;
        std::fs::write(path, archive(bytes)).expect("the text is written");
        return;
    }
    println!(
        "{:>6} {:>8} {:>8} {:>8} {:>9} {:>9} {:>8}",
        "MB", "threads", "s", "s/MB", "entities", "claims", "peak MB"
    );
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    for (megabytes, threads) in [(1, 1), (1, threads), (10, threads), (20, threads)] {
        let document = Document::from_text("Archive", archive(megabytes * MEGABYTE));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let start = Instant::now();
        let found = pool.install(|| extract(&document, &Silent)).expect("not cancelled");
        row(megabytes, threads, start.elapsed().as_secs_f64(), &found);
    }
}

fn row(megabytes: usize, threads: usize, seconds: f64, found: &Extraction) {
    println!(
        "{megabytes:>6} {threads:>8} {seconds:>8.2} {:>8.2} {:>9} {:>9} {:>8}",
        seconds / megabytes as f64,
        found.entities.len(),
        found.claims.len(),
        peak_memory().map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes >> 10).to_string()),
    );
}

/// The most memory that this process ever had, in KB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// At least so many bytes of reports, each with names of its own.
fn archive(bytes: usize) -> String {
    let reports: Vec<String> = ALL
        .iter()
        .flat_map(|case| case.reports)
        .map(|report| String::from_utf8_lossy(report.bytes).into_owned())
        .collect();
    let mut text = String::with_capacity(bytes + 4096);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        let report = &reports[number % reports.len()];
        text.push_str(&renamed(report, number));
        text.push_str("\n\n");
    }
    text
}

/// Names in the samples that every report of the archive has others for; the last word of a person
/// stands for the whole.
const PERSONS: &[(&str, &str)] = &[
    ("Henrik", "Solberg"),
    ("Tomas", "Reyne"),
    ("Ana", "Brandt"),
    ("Lena", "Okafor"),
    ("Maria", "Castellan"),
    ("Hun", "Manet"),
];
const NAMES: &[&str] =
    &["Northmark", "Calder", "Valmere", "Seld", "Clean Shores", "Coast Courier", "Phnom Penh"];

fn renamed(report: &str, number: usize) -> String {
    let mut text = report.to_owned();
    for (at, (given, family)) in PERSONS.iter().enumerate() {
        let name = name(number * 16 + at);
        let first = GIVEN[(number * 7 + at * 3) % GIVEN.len()];
        text = text.replace(&format!("{given} {family}"), &format!("{first} {name}"));
        text = text.replace(family, &name);
    }
    for (at, old) in NAMES.iter().enumerate() {
        text = text.replace(old, &name(number * 16 + 8 + at));
    }
    text
}

const GIVEN: &[&str] = &[
    "Adam", "Clara", "David", "Elena", "Felix", "Greta", "Hanna", "Ivan", "Julia", "Karl", "Laura",
    "Martin", "Nadia", "Oscar", "Paula", "Robert", "Sofia", "Thomas", "Vera", "Walter",
];
const HEADS: &[&str] = &[
    "Bra", "Cor", "Del", "Fen", "Gal", "Hol", "Jan", "Kel", "Lor", "Mar", "Nor", "Ost", "Pel",
    "Quin", "Ros", "Sel", "Tor", "Ul", "Var", "Wes",
];
const MIDDLES: &[&str] =
    &["", "a", "e", "i", "o", "an", "en", "er", "il", "on", "or", "us", "ra", "le", "mi", "no"];
const TAILS: &[&str] = &[
    "bach", "dal", "feld", "gard", "holm", "ker", "lund", "mond", "nes", "quist", "rick", "stad",
    "tov", "vik", "wood", "zar",
];

/// A made-up name, another for every number below 5,120, and a double one above.
fn name(number: usize) -> String {
    let one = |number: usize| {
        let (tail, rest) = (TAILS[number % 16], number / 16);
        format!("{}{}{tail}", HEADS[rest / 16 % 20], MIDDLES[rest % 16])
    };
    let mut name = one(number);
    if number >= 5120 {
        let _ = write!(name, "-{}", one(number / 5120 * 37));
    }
    name
}
