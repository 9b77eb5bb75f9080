//! The program as a process: every subcommand on real input, and what it says when it must refuse.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn redstring(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redstring"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

/// Runs and returns standard output; fails with standard error.
fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = redstring(folder, arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs, expects this exit code, and returns standard error.
fn refuse(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = redstring(folder, arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
    assert!(!error.contains("panicked"), "{error}");
    error
}

fn report(name: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("sample_graphs/reports").join(name).to_string_lossy().into_owned()
}

/// A folder with a case built from the harbour report.
fn folder_with_case() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let report = report("harbour-dredging.txt");
    succeed(folder.path(), &["build", &report, "-o", "harbour.redstring"]);
    folder
}

#[test]
fn build_writes_a_case_that_info_and_check_read() {
    let folder = folder_with_case();
    let info = succeed(folder.path(), &["info", "harbour.redstring"]);
    assert!(info.contains("Solberg"), "{info}");
    assert!(info.contains("reports      1"), "{info}");
    let check = succeed(folder.path(), &["check", "harbour.redstring"]);
    assert!(check.contains("hold"), "{check}");
}

#[test]
fn build_never_writes_a_case_over_its_own_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.txt");
    let words = "Police in Lund arrested Ann Frank.\n";
    std::fs::write(&path, words).expect("written");
    let error = refuse(folder.path(), &["build", "report.txt", "-o", "./report.txt"], 1);
    assert!(error.contains("report.txt is a report to read"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), words);
}

#[test]
fn build_gives_the_same_bytes_each_time() {
    let folder = folder_with_case();
    let report = report("harbour-dredging.txt");
    succeed(folder.path(), &["build", &report, "-o", "again.redstring", "--title", "Harbour"]);
    let first = fs::read(folder.path().join("harbour.redstring")).expect("a case");
    let second = fs::read(folder.path().join("again.redstring")).expect("a case");
    assert!(first == second);
}

#[test]
fn build_reads_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_redstring"))
        .args(["build", "-", "-o", "piped.redstring"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"Police in Oslo arrested Ana Roth on Monday.\n").expect("written");
    drop(input);
    assert!(child.wait().expect("ends").success());
    assert!(succeed(folder.path(), &["info", "piped.redstring"]).contains("Ana Roth"));
}

#[test]
fn check_finds_a_quote_that_was_tampered_with() {
    let folder = folder_with_case();
    let path = folder.path().join("harbour.redstring");
    let case = fs::read_to_string(&path).expect("a case");
    fs::write(&path, case.replacen("Prosecutors in Valmere", "Prosecutors in Valmora", 1))
        .expect("written");
    let output = redstring(folder.path(), &["check", "harbour.redstring"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("harbour.redstring"));
}

#[test]
fn extract_prints_propositions_and_parses() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = report("harbour-dredging.txt");
    let lines = succeed(folder.path(), &["extract", &report, "--format", "jsonl"]);
    let mut bare = 0;
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(value["sentence"]["start"].is_u64(), "{line}");
        let is_bare = value["no_claim"].is_string();
        assert_ne!(is_bare, value["predicate"]["text"].is_string(), "{line}");
        bare += usize::from(is_bare);
    }
    assert!(bare > 0, "some sentence gives no claim");
    assert!(lines.lines().count() > 15);
    let parses = succeed(folder.path(), &["extract", &report, "--format", "conllu"]);
    let words = parses.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for word in words {
        assert_eq!(word.split('\t').count(), 10, "{word}");
    }
}

#[test]
fn extract_gives_what_noun_phrases_say_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "The arrest of Ana Roth by Norwegian police in May surprised Erik Dahl.\n";
    fs::write(folder.path().join("x.txt"), text).expect("written");
    let lines = succeed(folder.path(), &["extract", "x.txt"]);
    let all: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let deed = all.iter().find(|one| one["rule"] == "deed").expect("the arrest");
    let words = |part: &serde_json::Value| part["text"].as_str().map(str::to_owned);
    assert!(words(&deed["subject"]).is_some_and(|who| who.contains("police")), "{deed}");
    assert_eq!(words(&deed["arguments"][0]).as_deref(), Some("Ana Roth"));
    for key in ["certainty", "attributed_to", "quantity", "when", "confidence", "rule"] {
        assert!(deed.get(key).is_some(), "{key}: {deed}");
    }
}

/// A folder with a case of two reports: one calls a woman by her surname only.
fn folder_with_doubt() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let first = "Norwegian police arrested Ana Roth. It rained.\n";
    let second = "Norwegian police released Mrs Roth on Monday.\n";
    fs::write(folder.path().join("first.txt"), first).expect("written");
    fs::write(folder.path().join("second.txt"), second).expect("written");
    let told = succeed(folder.path(), &["build", "first.txt", "second.txt", "-o", "x.redstring"]);
    (folder, told)
}

#[test]
fn what_may_be_one_is_counted_and_listed_with_its_evidence() {
    let (folder, told) = folder_with_doubt();
    assert!(told.contains("; 1 pair perhaps one (see info --suggestions)"), "{told}");
    let info = succeed(folder.path(), &["info", "x.redstring"]);
    assert!(info.contains("perhaps one  1"), "{info}");
    assert!(!info.contains("surname only"), "{info}");
    let info = succeed(folder.path(), &["info", "x.redstring", "--suggestions"]);
    assert!(info.contains("Ana Roth (n") && info.contains("Roth (n"), "{info}");
    assert!(info.contains("? surname only"), "{info}");
    assert!(info.contains("s1: Norwegian police arrested Ana Roth."), "{info}");
    let output = redstring(folder.path(), &["convert", "x.redstring", "x.graphml"]);
    let losses = String::from_utf8_lossy(&output.stderr);
    assert!(losses.contains("1 suggestion that two entities are one"), "{losses}");
}

#[test]
fn info_says_why_sentences_gave_no_claim() {
    let (folder, _) = folder_with_doubt();
    let info = succeed(folder.path(), &["info", "x.redstring"]);
    assert!(info.contains("sentences    3, 2 with claims; 1 no actor"), "{info}");
    assert!(info.contains("): 2 sentences, 1 with claims; 1 no actor"), "{info}");
    let info = succeed(folder.path(), &["info", "x.redstring", "--sentences"]);
    assert!(info.contains("no claim (no actor): It rained."), "{info}");
}

#[test]
fn convert_goes_to_graphml_and_back_and_names_losses() {
    let folder = folder_with_case();
    let output = redstring(folder.path(), &["convert", "harbour.redstring", "h.graphml"]);
    assert!(output.status.success());
    let losses = String::from_utf8_lossy(&output.stderr);
    assert!(losses.contains("h.graphml: GraphML cannot hold 1 report text"), "{losses}");
    succeed(folder.path(), &["convert", "h.graphml", "back.redstring"]);
    succeed(folder.path(), &["check", "back.redstring"]);
    let before = succeed(folder.path(), &["info", "harbour.redstring"]);
    let after = succeed(folder.path(), &["info", "back.redstring"]);
    let count = |info: &str, row: &str| {
        let line = info.lines().find(|line| line.starts_with(row)).map(str::to_owned);
        line.unwrap_or_default().split_whitespace().nth(1).map(str::to_owned)
    };
    let line =
        |info: &str| info.lines().find(|line| line.starts_with("certainty")).map(str::to_owned);
    assert_eq!(line(&before), line(&after));
    for row in ["entities", "relations", "claims"] {
        assert_eq!(count(&before, row), count(&after, row), "{row}");
    }
}

#[test]
fn layout_places_a_plain_edge_list() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("edges.txt"), "0 1\n1 2\n2 3\n3 0\n").expect("written");
    let arguments = ["layout", "edges.txt", "--algorithm", "stress", "--seed", "7"];
    let positions = succeed(folder.path(), &arguments);
    assert_eq!(positions.lines().count(), 4);
    assert_eq!(positions, succeed(folder.path(), &arguments));
}

#[test]
fn analyze_ranks_entities() {
    let folder = folder_with_case();
    let rows = succeed(folder.path(), &["analyze", "harbour.redstring", "--measure", "degree"]);
    let degrees: Vec<f64> = rows
        .lines()
        .map(|row| row.split('\t').nth(1).expect("a value").parse().expect("a number"))
        .collect();
    assert!(degrees.is_sorted_by(|a, b| a >= b) && degrees[0] >= 2.0, "{rows}");
}

#[test]
fn render_draws_every_format() {
    let folder = folder_with_case();
    for (file, start) in [("h.svg", &b"<svg"[..]), ("h.png", b"\x89PNG"), ("h.pdf", b"%PDF")] {
        succeed(folder.path(), &["render", "harbour.redstring", "-o", file]);
        let bytes = fs::read(folder.path().join(file)).expect("a drawing");
        let head = &bytes[..bytes.len().min(200)];
        assert!(head.windows(start.len()).any(|window| window == start), "{file}");
    }
}

#[test]
fn brief_quotes_the_report_to_the_letter() {
    let folder = folder_with_case();
    succeed(folder.path(), &["brief", "harbour.redstring", "-o", "h.html"]);
    succeed(folder.path(), &["brief", "harbour.redstring", "-o", "h.md"]);
    let html = fs::read_to_string(folder.path().join("h.html")).expect("a page");
    assert!(html.contains("<svg") && html.contains("id=\"note-1\""));
    for scheme in ["http://", "https://", "src=", "@import", "url("] {
        let calls = html.matches(scheme).count();
        let namespaces = html.matches("http://www.w3.org/").count();
        let allowed = if scheme == "http://" { namespaces } else { 0 };
        assert_eq!(calls, allowed, "{scheme} in a file that must not touch the network");
    }
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let source = fs::read_to_string(report("harbour-dredging.txt")).expect("the report");
    let markdown = fs::read_to_string(folder.path().join("h.md")).expect("a page");
    let quotes: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with("[^"))
        .filter_map(|line| line.split_once('“')?.1.rsplit_once('”').map(|quote| quote.0))
        .collect();
    assert!(quotes.len() >= 5, "{markdown}");
    for quote in quotes {
        assert!(folded(&source).contains(quote), "{quote}");
    }
}

#[test]
fn bad_input_is_refused_with_place_and_hint() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("binary.txt"), [0_u8, 159, 146, 150, 0, 0, 1, 2])
        .expect("written");
    fs::write(folder.path().join("empty.txt"), "").expect("written");
    fs::write(folder.path().join("broken.redstring"), "{\"format\":\"redstring\",")
        .expect("written");
    for file in ["binary.txt", "empty.txt", "absent.txt"] {
        let error = refuse(folder.path(), &["build", file, "-o", "x.redstring"], 1);
        assert!(error.contains(file), "{error}");
        assert!(!folder.path().join("x.redstring").exists(), "{file} left a case behind");
    }
    let error = refuse(folder.path(), &["info", "broken.redstring"], 1);
    assert!(error.contains("broken.redstring:1:"), "{error}");
}

#[test]
fn a_newer_version_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("new.redstring"), "{\"format\":\"redstring\",\"version\":99}")
        .expect("written");
    let error = refuse(folder.path(), &["info", "new.redstring"], 1);
    assert!(error.contains("99") && error.contains("newer"), "{error}");
}

#[test]
fn wrong_usage_exits_with_two() {
    let folder = tempfile::tempdir().expect("a folder");
    refuse(folder.path(), &["build"], 2);
    refuse(folder.path(), &["layout", "x", "--algorithm", "magic"], 2);
}

#[test]
fn what_cannot_be_written_or_measured_is_wrong_usage_with_a_hint() {
    let folder = folder_with_case();
    let case = "harbour.redstring";
    let tried: [(&[&str], &str); 9] = [
        (
            &["render", case, "-o", "x.gif"],
            "a picture cannot be written as .gif; use .svg, .png or",
        ),
        (&["render", case, "-o", "x"], "the ending chooses the format of a picture; use .svg"),
        (&["render", case, "-o", "x.png", "--scale", "nan"], "a number between 0.1 and 8"),
        (&["render", case, "-o", "x.png", "--scale", "9"], "a number between 0.1 and 8"),
        (&["brief", case, "-o", "x.pdf"], "a briefing cannot be written as .pdf; use .html or .md"),
        (&["analyze", case, "--measure", "foo"], "`foo` is no measure; known are degree"),
        (&["layout", case, "--algorithm", "foo"], "`foo` is no layout; known are stress"),
        (&["convert", case, "x.edges"], "Edge list can only be read; use .redstring or .graphml"),
        (&["convert", case, "x.doc"], "no format has this ending; use .redstring or .graphml"),
    ];
    for (arguments, hint) in tried {
        let error = refuse(folder.path(), arguments, 2);
        assert!(error.contains(hint), "{error}");
        assert!(error.contains("--help"), "{error}");
    }
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 1, "nothing was written");
}

#[test]
fn failures_are_told_once_and_in_words() {
    let folder = folder_with_case();
    let case = "harbour.redstring";
    let tried: [(&[&str], &str); 5] = [
        (&["info", "absent.redstring"], "redstring: absent.redstring: no such file\n"),
        (&["build", "absent.txt", "-o", "x.redstring"], "redstring: absent.txt: no such file\n"),
        (&["info", "."], "redstring: .: it is a folder, no file\n"),
        (
            &["render", case, "-o", "no/x.svg"],
            "redstring: cannot write no/x.svg: its folder does not exist; make it first, or choose \
             another\n",
        ),
        (&["absent.txt"], "redstring: absent.txt: no such file\n"),
    ];
    for (arguments, told) in tried {
        assert_eq!(refuse(folder.path(), arguments, 1), told);
    }
}

#[cfg(unix)]
#[test]
fn devices_are_neither_read_nor_replaced() {
    let folder = folder_with_case();
    for arguments in [&["info", "/dev/zero"][..], &["build", "/dev/zero", "-o", "x.redstring"]] {
        let error = refuse(folder.path(), arguments, 1);
        assert_eq!(error, "redstring: /dev/zero: it is a device or a pipe, no file\n");
    }
    let link = folder.path().join("x.svg");
    std::os::unix::fs::symlink("/dev/null", &link).expect("linked");
    let error = refuse(folder.path(), &["render", "harbour.redstring", "-o", "x.svg"], 1);
    assert!(error.contains("x.svg: it is a device or a pipe, no file; choose another"), "{error}");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
}

#[test]
fn a_word_that_is_no_command_is_told_from_a_file_that_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = refuse(folder.path(), &["frob"], 2);
    assert!(error.contains("`frob` is no command and no file\n  `redstring --help`"), "{error}");
}

#[test]
fn a_graph_file_is_not_read_as_a_report() {
    let folder = folder_with_case();
    succeed(folder.path(), &["convert", "harbour.redstring", "h.graphml"]);
    fs::copy(folder.path().join("h.graphml"), folder.path().join("h.txt")).expect("copied");
    for (file, title) in
        [("harbour.redstring", "redstring case"), ("h.graphml", "GraphML"), ("h.txt", "GraphML")]
    {
        let error = refuse(folder.path(), &["build", file, "-o", "x.redstring"], 1);
        assert!(error.contains(&format!("{file} is a graph file ({title}), no report")), "{error}");
        assert!(error.contains("redstring convert"), "{error}");
    }
}

#[test]
fn a_report_without_actors_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "And so on.\n").expect("written");
    let output = redstring(folder.path(), &["build", "a.txt", "-o", "x.redstring"]);
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said, "x.redstring: 1 report, 0 entities, 0 relations, 0 claims\n");
    let hint = String::from_utf8_lossy(&output.stderr);
    assert!(hint.contains("no actors were found (reports are read as English"), "{hint}");
}

#[test]
fn every_subcommand_helps_with_an_example() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands =
        ["build", "extract", "info", "check", "convert", "layout", "analyze", "render", "brief"];
    for command in commands {
        let help = succeed(folder.path(), &[command, "--help"]);
        assert!(help.contains("Example:\n  redstring "), "{help}");
    }
}

#[test]
fn without_a_display_the_sample_is_built_and_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = succeed(folder.path(), &[]);
    assert!(said.contains("No display was found"), "{said}");
    for file in ["redstring-sample.redstring", "redstring-sample.png"] {
        assert!(said.contains(file), "{said}");
        assert!(folder.path().join(file).exists(), "{file}");
    }
}
