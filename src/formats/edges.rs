//! Plain edge lists: two names a line, separated by white space or commas, and whatever follows
//! ignored; lines that start with `#`, `%` or `//` are comments, a lone name is a node without
//! edges. Made for `layout`, where a graph has no more to say.

use std::collections::HashMap;

use super::error::{Opened, ReadError};
use super::text::decode;
use crate::base::{Diagnostic, EdgeId, Family, Kind, NodeId, Origin, Place};
use crate::graph::{Case, Edit, Entity, Relation};

/// Longest part of the content that [`detect`] looks at, in bytes.
const LOOKED_AT: usize = 4096;

/// A graph as names and pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeList {
    /// Node names in the order in which they first appear.
    pub names: Vec<String>,
    /// Ends of the edges as indices into `names`, in file order.
    pub edges: Vec<(u32, u32)>,
}

/// Reads the names and pairs. Fails when there is none.
pub fn parse(input: &str, bytes: &[u8]) -> Result<EdgeList, ReadError> {
    let (text, _) = decode(input, bytes)?;
    let mut list = EdgeList::default();
    let mut index: HashMap<&str, u32> = HashMap::new();
    for line in text.lines().filter(|line| !is_comment(line)) {
        let ends: Vec<u32> = parts(line)
            .take(2)
            .map(|name| {
                *index.entry(name).or_insert_with(|| {
                    list.names.push(name.to_owned());
                    list.names.len() as u32 - 1
                })
            })
            .collect();
        if let [from, to] = ends.as_slice() {
            list.edges.push((*from, *to));
        }
    }
    if list.names.is_empty() {
        return Err(ReadError::malformed(
            Place::input(input),
            "no edge in this list",
            "write two node names a line",
        ));
    }
    Ok(list)
}

/// Reads an edge list as a case of bare entities.
pub fn read(input: &str, bytes: &[u8]) -> Result<Opened, ReadError> {
    let list = parse(input, bytes)?;
    let mut case = Case::new(input);
    let mut diagnostics = Vec::new();
    let mut apply = |edit| {
        if let Err(error) = case.apply(edit) {
            let message = format!("left out: {error}");
            diagnostics.push(Diagnostic::error(Place::input(input), message));
        }
    };
    let node = |index: u32| NodeId(u64::from(index) + 1);
    for (index, name) in list.names.iter().enumerate() {
        let entity = Entity::new(node(index as u32), name, Kind::Other, Origin::Import);
        apply(Edit::AddEntity(Box::new(entity)));
    }
    for (number, &(from, to)) in list.edges.iter().enumerate() {
        let id = EdgeId((list.names.len() + number) as u64 + 1);
        let mut relation = Relation::new(id, "related", Family::Other, Origin::Import);
        relation.label.clear();
        let relation = Box::new(relation);
        apply(Edit::AddRelation { from: node(from), to: node(to), relation });
    }
    Ok(Opened { case, diagnostics })
}

/// True when every line looked at is a comment or a pair of numbers, maybe with a weight: what no
/// report looks like.
pub fn detect(bytes: &[u8]) -> bool {
    let whole = bytes.len() <= LOOKED_AT;
    let Ok(head) = std::str::from_utf8(&bytes[..bytes.len().min(LOOKED_AT)]) else { return false };
    let mut lines: Vec<&str> = head.lines().filter(|line| !is_comment(line)).collect();
    if !whole {
        lines.pop(); // It may be cut.
    }
    let is_pair = |line: &&str| {
        let numbers = parts(line).map(str::parse::<f64>).collect::<Result<Vec<_>, _>>();
        numbers.is_ok_and(|numbers| matches!(numbers.len(), 2 | 3))
    };
    !lines.is_empty() && lines.iter().all(is_pair)
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with(['#', '%']) || line.starts_with("//")
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{detect, parse, read};

    #[test]
    fn names_are_numbered_as_they_appear() {
        let list = parse("x", b"# a comment\nb a\r\na,c 0.5\n\nd\nb b\n").expect("a list");
        assert_eq!(list.names, ["b", "a", "c", "d"]);
        assert_eq!(list.edges, [(0, 1), (1, 2), (0, 0)]);
    }

    #[test]
    fn a_list_becomes_a_case_of_imported_parts() {
        let opened = read("x", b"b a\nb a\n").expect("a list");
        assert_eq!((opened.case.entities().count(), opened.case.relations().count()), (2, 2));
        assert_eq!(opened.diagnostics, []);
        assert_eq!(opened.case.next_id(), 5);
    }

    #[test]
    fn an_empty_list_is_refused() {
        let told = parse("x.edges", b"# nothing\n").expect_err("empty").to_string();
        assert_eq!(told, "x.edges: no edge in this list (write two node names a line)");
    }

    #[test]
    fn only_pairs_of_numbers_are_told_by_content() {
        assert!(detect(b"1 2\n2 3 0.5\n"));
        assert!(!detect(b"Police arrested\n"));
        assert!(!detect(b"1 2 3 4\n"));
        assert!(!detect(b""));
        assert!(detect("10 20\n".repeat(5000).as_bytes()));
    }
}
