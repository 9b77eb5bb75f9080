//! Holds the structure that ARCHITECTURE.md promises: which module may import which, which crates
//! stay in which module, how long a file may grow, and where files and threads may be touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Longest source file, in lines.
const MAX_LINES: usize = 600;

/// Everything below the programs' two faces.
const LOWER: &[&str] = &[
    "base", "text", "extract", "graph", "analysis", "formats", "layout", "display", "draw",
    "briefing", "job",
];

/// What each module may import, in reading order.
const IMPORTS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("text", &["base"]),
    ("extract", &["base", "text"]),
    ("graph", &["base", "text", "extract"]),
    ("analysis", &["base", "graph"]),
    ("formats", &["base", "text", "graph", "layout"]),
    ("layout", &["base"]),
    ("display", &["base", "graph", "layout"]),
    ("draw", &["base", "display", "graph"]),
    ("briefing", &["base", "graph", "analysis", "display", "draw"]),
    ("job", &["base"]),
    ("app", LOWER),
    ("cli", LOWER),
];

/// Crates and calls that stay in some modules.
const CONFINED: &[(&str, &[&str])] = &[
    ("petgraph::", &["graph", "analysis"]),
    ("egui::", &["app"]),
    ("eframe::", &["app"]),
    ("rfd::", &["app"]),
    ("emath::", &["app", "layout", "display", "draw"]),
    ("clap::", &["cli"]),
    ("rayon::", &["layout", "extract", "analysis", "formats"]),
    ("thread::spawn", &["job"]),
    ("thread::Builder", &["job"]),
    ("Serialize", &["formats", "app/persist"]),
    ("Deserialize", &["formats", "app/persist"]),
    ("fs::", &["app", "cli", "formats/save"]),
    ("File::", &["app", "cli", "formats/save"]),
    ("SystemTime", &["app"]),
    ("Instant", &["app", "cli", "job"]),
];

/// Only these look into extraction: the assembler, and the model for its plain value types.
const EXTRACT_IN_GRAPH: &[&str] = &["graph/assemble", "graph/model.rs"];

struct Source {
    /// Path below `src`, with forward slashes.
    path: String,
    /// Production code: comments and test modules cut.
    code: String,
    lines: usize,
}

#[test]
fn modules_import_only_what_stands_above_them() {
    let allowed: BTreeMap<&str, &[&str]> = IMPORTS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = module_of(&source.path);
        let Some(allowed) = allowed.get(module) else { continue };
        for (line, text) in source.code.lines().enumerate() {
            for target in crate_paths(text) {
                let known = IMPORTS.iter().any(|(name, _)| *name == target);
                let excused = (module, target) != ("graph", "extract")
                    || EXTRACT_IN_GRAPH.iter().any(|start| source.path.starts_with(start));
                if known && target != module && !(allowed.contains(&target) && excused) {
                    wrong.push(format!("src/{}:{}: uses {target}", source.path, line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the flow of data:\n{}", wrong.join("\n"));
}

#[test]
fn crates_stay_in_their_modules() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path.contains('/')) {
        for (line, text) in source.code.lines().enumerate() {
            for (needle, homes) in CONFINED {
                let home = homes.iter().any(|home| source.path.starts_with(home));
                if has_word(text, needle) && !home && !source.path.starts_with("bin/") {
                    wrong.push(format!("src/{}:{}: {needle}", source.path, line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "used outside its module:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines > MAX_LINES)
        .map(|source| format!("src/{}: {} lines", source.path, source.lines))
        .collect();
    assert!(long.is_empty(), "files over {MAX_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = rust_files(&root().join("src"))
        .into_iter()
        .filter(|path| {
            let text = fs::read_to_string(path).expect("source");
            !(text.starts_with("//!") || text.starts_with("#![doc"))
        })
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no module comment:\n{}", silent.join("\n"));
}

#[test]
fn main_is_short() {
    let main = fs::read_to_string(root().join("src/main.rs")).expect("main.rs");
    assert!(main.lines().count() < 60, "src/main.rs has {} lines", main.lines().count());
}

#[test]
fn the_case_is_a_stable_di_graph() {
    let case = fs::read_to_string(root().join("src/graph/case.rs")).expect("case.rs");
    assert!(case.contains("StableDiGraph<Entity, Relation>"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("source");
        let below = path.strip_prefix(&src).expect("below src");
        Source {
            path: below.to_string_lossy().replace('\\', "/"),
            lines: text.lines().count(),
            code: production(&text),
        }
    };
    rust_files(&src).into_iter().map(read).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found
}

/// The text without comments and without what follows the first `#[cfg(test)]`.
fn production(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    code.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn module_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

/// The names after `crate::` on a line.
fn crate_paths(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

/// True when `needle` stands in `line` and no identifier runs into it from the left.
fn has_word(line: &str, needle: &str) -> bool {
    line.match_indices(needle)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}
