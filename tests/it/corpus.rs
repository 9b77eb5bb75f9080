//! Graph files of other programs, read from a folder outside the repository. Run with
//! `REDSTRING_CORPUS=FOLDER cargo test -- --ignored corpus`; the folder's `manifest.tsv` says for
//! each file how many nodes and edges a reference reader finds, or that it must be refused.

use std::fs;
use std::path::Path;

use redstring::formats::registry;

/// Files in which redstring means to differ from the reference reader: nested graphs are laid flat,
/// and an edge without a source is left out instead of starting at a node without an id.
const DIFFERENT: &[(&str, (usize, usize))] = &[
    ("graphml/ogdf--nested.graphml", (14, 12)),
    ("graphml/constellation--processingEdges.graphml", (12, 12)),
];

/// One line of the manifest.
struct Row {
    path: String,
    format: String,
    nodes: Option<usize>,
    edges: Option<usize>,
    rejected: bool,
}

fn manifest(folder: &Path) -> Vec<Row> {
    let text = fs::read_to_string(folder.join("manifest.tsv")).expect("the folder has a manifest");
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let column = |name: &str| header.iter().position(|&held| held == name).expect("the column");
    let [path, format, nodes, edges, expected, readers] =
        ["path", "format", "nodes", "edges", "expected", "readers (nodes/edges directed)"]
            .map(column);
    lines
        .filter(|cells| cells.len() > readers)
        .map(|cells| Row {
            path: cells[path].to_owned(),
            format: cells[format].to_owned(),
            nodes: cells[nodes].parse().ok(),
            edges: cells[edges].parse().ok(),
            rejected: cells[expected].starts_with("reject"),
        })
        .collect()
}

#[test]
#[ignore = "needs REDSTRING_CORPUS"]
fn corpus_files_give_the_nodes_and_edges_that_reference_readers_find() {
    let folder = std::env::var("REDSTRING_CORPUS").expect("REDSTRING_CORPUS names a folder");
    let folder = Path::new(&folder);
    let (mut right, mut wrong) = (0, Vec::new());
    for row in manifest(folder).iter().filter(|row| row.format == "graphml") {
        let bytes = fs::read(folder.join(&row.path)).expect("a listed file");
        let got = registry::by_name("graphml").map(|format| (format.read)(&row.path, &bytes));
        let got = got.expect("the format").map(|opened| {
            let case = opened.case;
            (case.entities().len(), case.relations().len(), opened.diagnostics.len())
        });
        let ours = DIFFERENT.iter().find(|(path, _)| *path == row.path).map(|(_, counts)| *counts);
        let fits = match &got {
            Ok((nodes, edges, _)) => {
                let want = ours.or(row.nodes.zip(row.edges));
                !row.rejected && want == Some((*nodes, *edges))
            }
            Err(_) => row.rejected,
        };
        if fits {
            right += 1;
        } else {
            let want = (row.nodes, row.edges, row.rejected);
            wrong.push(format!("{}: want {want:?}, got {got:?}", row.path));
        }
    }
    println!("{right} as expected");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
