//! How well unseen reports are read: graphs that were drawn by hand before redstring ever read
//! their reports, which no rule was made from. Only sums over all of them are looked at.
//!
//! The figures only ever rise: a change that makes them better raises the bounds here.

mod score;

use std::fs;
use std::path::Path;

use redstring::base::Silent;
use redstring::extract::extract;
use redstring::text::Document;

use score::{Counts, Gold};

/// The sums over all reports of a folder of `NAME.gold.json` with `NAME.txt`.
fn sums(folder: &Path) -> (usize, Counts) {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    files.sort();
    let mut all = Counts::default();
    for path in &files {
        let json = fs::read_to_string(path).expect("a gold graph");
        let text = Gold::text_file(&json, folder);
        let document = Document::from_text("Report", fs::read_to_string(text).expect("its text"));
        let found = extract(&document, &Silent).expect("nobody cancels");
        all += Gold::read(&json, document.text).score(&found);
    }
    (files.len(), all)
}

#[test]
fn unseen_reports_are_read_no_worse_than_before() {
    let (reports, counts) = sums(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold"));
    println!("{reports} reports\n{counts}");
    assert!(reports >= 8);
    counts.assert_at_least(&[
        ("entities", 0.87),
        ("kinds", 0.91),
        ("pairs", 0.535),
        ("directed", 0.53),
        ("labelled", 0.52),
        ("certainty", 0.94),
        ("speakers", 0.74),
        ("values", 0.83),
        ("grounded", 1.0),
    ]);
    assert!(counts.merged <= 3, "{} entities stand for several", counts.merged);
}

/// Scores the folder that `REDSTRING_GOLD` names, and says so when there is none.
#[test]
#[ignore = "needs a folder of annotated reports: REDSTRING_GOLD=DIR"]
fn gold_of_a_folder() {
    let folder = std::env::var_os("REDSTRING_GOLD").expect("REDSTRING_GOLD names a folder");
    let (reports, counts) = sums(Path::new(&folder));
    println!("{reports} reports\n{counts}");
    assert!(reports > 0, "the folder holds no NAME.gold.json");
}
